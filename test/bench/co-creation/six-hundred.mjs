// @ts-check
// As many contributions as Spain's fifth plan had, left, decided, published and notified in the demo, with the time of each step.
import { setTimeout as sleep } from 'node:timers/promises';
import { timed } from '../figures.mjs';
import { askerOf, coordinatorAt, startDemo } from './demo.mjs';

const PEOPLE = 620;
const DECIDED = 600;
/** Of those decided, how many are answered in words of their own. */
const OWN_WORDS = 60;
/** The demo shows its newest fifty mails: so many people leave something, read their mail and confirm. */
const AT_ONCE = 40;
const PLAN = 'PE-600';
const WAIT_MS = 100;
const PATIENCE_MS = 600_000;

/** @typedef {import('./demo.mjs').Ask} Ask */

const REFUSED = '... on Rejection { refusal: code about message }';
const PLAN_MADE = `mutation ($input: CreatePlanInput!) { createPlan(input: $input) { __typename ${REFUSED} } }`;
const LEFT = `mutation ($input: LeaveContributionInput!) { leaveContribution(input: $input) { __typename ${REFUSED} } }`;
const CONFIRMED = `mutation ($ticket: String!) { confirmContribution(ticket: $ticket) { ... on Contribution { code } ${REFUSED} } }`;
const WAITING = `query ($plan: ID!) { decidableCodes(plan: $plan) }`;
const DRAFTED = `mutation ($input: DraftDecisionsInput!) { draftDecisions(input: $input) { ... on DecisionBatch { id version } ${REFUSED} } }`;
const PUBLISHED = `mutation ($id: ID!, $read: String) { publishDecisions(id: $id, read: $read) { ... on DecisionBatch { published } ${REFUSED} } }`;
const LEDGER = `query ($code: ID!) { noticesOf(contribution: $code) { template outcome tries { at } } }`;

/** Each person has a network of their own, of those that are for documentation. @param {number} person */
const networkOf = (person) => ({ 'x-forwarded-for': `2001:db8:0:${person.toString(16)}::1` });
const addressOf = (/** @type {number} */ person) => `persona-${person}@example.org`;

/** @param {number} person */
const said = (person) => ({
  plan: PLAN,
  kind: 'PROPOSAL',
  title: `Publicar el gasto en agua del distrito ${person}`,
  body: `Que la municipalidad del distrito ${person} publique cada mes lo que gasta en agua, y en qué obras.`,
  email: addressOf(person),
});

/**
 * What `look` finds, once it finds something.
 * @template Found
 * @param {() => Promise<Found | undefined>} look
 * @returns {Promise<Found>}
 */
async function found(look) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(WAIT_MS)) {
    const it = await look();
    if (it !== undefined) return it;
  }
  throw new Error('nothing came of it in ten minutes');
}

/**
 * The tickets that came by mail to these people, once all have come.
 * @param {string} api
 * @param {readonly number[]} people
 */
const ticketsOf = (api, people) =>
  found(async () => {
    /** @type {{ to: string, text: string }[]} */
    const mails = await (await fetch(`${api}/demo/mails`)).json();
    const tickets = people.map((person) =>
      mails
        .filter(({ to }) => to === addressOf(person))
        .map(({ text }) => /ticket=([\w-]+)/.exec(text)?.[1])
        .find(Boolean),
    );
    return tickets.every(Boolean) ? tickets : undefined;
  });

/** Everybody leaves a proposal, opens the mail that comes, and confirms it. @param {string} api */
async function leaveAll(api) {
  for (let first = 1; first <= PEOPLE; first += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, PEOPLE - first + 1) }, (_, at) => first + at);
    for (const person of people) await askerOf(api, networkOf(person))(LEFT, { input: said(person) });
    const tickets = await ticketsOf(api, people);
    for (const [at, ticket] of tickets.entries()) await askerOf(api, networkOf(first + at))(CONFIRMED, { ticket });
  }
}

/** @param {readonly string[]} codes */
const decisionsOn = (codes) => ({
  plan: PLAN,
  contributions: codes,
  template: {
    stage: 'mesa',
    outcome: 'REJECTED',
    reasonCode: 'budget',
    reasons: 'Sobre {codigo}: el sector no tiene presupuesto para publicarlo cada mes en el periodo de este plan.',
  },
  own: codes.slice(0, OWN_WORDS).map((contribution, at) => ({
    contribution,
    reasons: `La municipalidad número ${at + 1} ya publica el gasto de cada trimestre, y para hacerlo cada mes no tiene con quién.`,
  })),
});

/** When the last letter of a decision left, as the ledger has it. @param {Ask} coordinator @param {readonly string[]} codes */
async function lastLetter(coordinator, codes) {
  /** @type {number[]} */
  const left = [];
  for (const code of codes)
    left.push(
      await found(async () => {
        /** @type {{ template: string, outcome: string, tries: { at: string }[] }[]} */
        const notices = await coordinator(LEDGER, { code });
        const letter = notices.find(({ template, outcome }) => template === 'decision-recorded' && outcome === 'SENT');
        return letter && Date.parse(letter.tries.at(-1)?.at ?? '');
      }),
    );
  return Math.max(...left);
}

/** @param {string} step @param {number} ms */
const tell = (step, ms) => console.log(`| ${step} | ${(ms / 1000).toFixed(1)} s |`);

/** @param {string} api @param {Ask} coordinator */
async function decideAll(api, coordinator) {
  const stages = [{ code: 'mesa', titleEs: 'Mesa' }];
  const plan = {
    code: PLAN,
    member: 'PE',
    number: 600,
    titleEs: 'Un plan con muchos aportes',
    needsSecondEyes: false,
    stages,
  };
  await coordinator(PLAN_MADE, { input: plan });
  tell(`${PEOPLE} people leave a proposal and confirm it by the mail that they get`, await timed(() => leaveAll(api)));
  /** @type {string[]} */
  const codes = (await coordinator(WAITING, { plan: PLAN })).slice(0, DECIDED);
  /** @type {{ id: string, version: string }} */
  let batch = { id: '', version: '' };
  const draft = async () => (batch = await coordinator(DRAFTED, { input: decisionsOn(codes) }));
  tell(
    `${codes.length} decisions drafted from a template, ${OWN_WORDS} of them in words of their own`,
    await timed(draft),
  );
  const before = Date.now();
  let published = 0;
  const publish = async () => ({ published } = await coordinator(PUBLISHED, { id: batch.id, read: batch.version }));
  tell('published in one request', await timed(publish));
  const last = await lastLetter(coordinator, codes);
  tell(`from publication until the last of ${published} letters is in the ledger as sent`, last - before);
}

/** Prints a table: how long each step takes in a demo of its own, from its first start on. */
export async function measureSixHundred() {
  console.log('\n| step in the demo | took |\n| --- | --- |');
  const began = Date.now();
  const { api, password, stop } = await startDemo();
  try {
    tell('the demo starts for the first time', Date.now() - began);
    await decideAll(api, await coordinatorAt(api, password));
    tell('all of it', Date.now() - began);
  } finally {
    await stop();
  }
}
