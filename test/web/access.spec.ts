import { expect, test } from '@playwright/test';
import { filesBelow, read } from '../support/repository.ts';
import type { GrantedRole } from '@quipu/accounts';
import type { Within } from '../support/signed-in.ts';
import { ASKERS, everybody, PAGES, type Asker } from './access-pages.ts';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

/** Pages with forms, by their folder, and the names of what their forms do. */
const FORMS = new Map(
  filesBelow('apps/web/src/routes', '+page.server.ts').flatMap((path) => {
    const [, actions] = read(path).split('export const actions');
    const names = [...(actions ?? '').matchAll(/^ {2}(?:async )?(\w+)(?::|\()/gm)].map(([, name = '']) => name);
    const page = path.replace(/^apps\/web\/src\/routes\/(\(console\)\/)?/, '').replace(/\/\+page\.server\.ts$/, '');
    return actions === undefined ? [] : [[page, names] as const];
  }),
);

const db = worldsDatabase;

/** An open draft of a decision on a contribution of Peru's third plan. */
async function draft(): Promise<string> {
  const id = crypto.randomUUID();
  await db().act(
    `insert into drafts (id, kind, plan_id, subject, content)
     select $1, 'decision', plan_id, code, '{"stage": "plan_adoption"}' from contributions where code = 'CTR-08'`,
    [id],
  );
  return id;
}

/** A batch of one draft of a decision. @returns its id */
async function batch(): Promise<string> {
  const id = crypto.randomUUID();
  await db().act('update drafts set batch_id = $1 where id = $2', [id, await draft()]);
  return id;
}

/** A draft commitment of Peru's third plan. @returns its code */
async function proposal(): Promise<string> {
  const code = `PC-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  await db().act(
    `with draft as (
       insert into draft_commitments (plan_id, code, origin) select id, $1, 'contributions' from plans where code = 'PE-PAGA-3' returning *)
     insert into draft_commitment_versions (plan_id, draft_commitment_id, version, title, because)
     select plan_id, id, 1, 'Agua segura en las escuelas', 'Primera versión de la mesa' from draft`,
    [code],
  );
  return code;
}

/** A rule of the process of Peru's third plan. @returns its id */
async function planText(): Promise<string> {
  const id = crypto.randomUUID();
  await db().act(
    `insert into plan_texts (id, plan_id, kind, position, title_es, body_es)
     select $1, id, 'rule', $2, 'Quién participa', 'Cualquier persona' from plans where code = 'PE-PAGA-3'`,
    [id, 1000 + Math.floor(Math.random() * 1_000_000)],
  );
  return id;
}

/** The id of the milestone that the pages are about. */
async function milestone(): Promise<string> {
  const [row] = await db().query<{ id: string }>(
    `select milestones.id from milestones join commitments on commitments.id = commitment_id
     join plans on plans.id = plan_id where plans.code = 'PE-PAGA-3' and commitments.number = '2' and milestones.number = '1'`,
  );
  return row?.id ?? '';
}

async function enter(who: Asker): Promise<{ id: string; cookie: string }> {
  const asks: { role: GrantedRole | null; within?: Within } | undefined = ASKERS[who];
  if (!asks) return { id: '', cookie: '' };
  const { id, email } = await person(db(), asks.role, asks.within);
  return { id, cookie: await cookieOf(consoleUrl(), email) };
}

/** What comes of a form that is sent: it is read, or whoever sent it is sent to sign in, or has nothing there. */
async function post(
  address: string,
  { action, typed }: { action: string; typed: Readonly<Record<string, string>> },
  cookie: string,
): Promise<'read' | 'sign in' | 'refused'> {
  const url = new URL(address, consoleUrl());
  if (action !== 'default') url.search = `/${action}${url.search.replace('?', '&')}`;
  const { status, headers } = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: url.origin,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie ? { cookie: `quipu=${cookie}` } : {}),
    },
    body: new URLSearchParams({ nothing: '1', ...typed }),
  });
  if (status >= 500) throw new Error(`${url.pathname}${url.search} answered ${status}`);
  if (status === 403 || status === 404) return 'refused';
  return status === 303 && headers.get('location')?.startsWith('/entrar?a=') ? 'sign in' : 'read';
}

test('every page with a form is tried, and nothing else', () =>
  expect(Object.keys(PAGES).toSorted()).toEqual([...FORMS.keys()].toSorted()));

// Everybody is at one address here; what one sends is not to shut the next one out.
const forgetTries = async () => void (await db().query('delete from access.attempts'));
test.beforeEach(forgetTries);
test.afterEach(forgetTries);

for (const who of everybody)
  test(`the forms of every page do what the law says when they are sent by: ${who}`, async () => {
    const A_MILESTONE = await milestone();
    // Of nobody whom other tests need: whoever may, ends their service.
    const somebody = await person(db(), 'coordinator');
    const things = {
      'A-PERSON': somebody.id,
      'A-DRAFT': await draft(),
      'A-BATCH': await batch(),
      'A-PROPOSAL': await proposal(),
    };
    const text = await planText();
    for (const [page, { at, may, reads = [], typed = {} }] of Object.entries(PAGES)) {
      const filled = {
        ...typed,
        ...(typed['milestone'] ? { milestone: A_MILESTONE } : {}),
        ...(typed['of'] ? { of: text } : {}),
      };
      const address = Object.entries(things).reduce((path, [name, id]) => path.replace(name, id), at);
      for (const action of FORMS.get(page) ?? []) {
        // A session of its own for each: what is sent may end it.
        const { id, cookie } = await enter(who);
        const expected = may.includes(who) ? 'read' : who === 'anybody' ? 'sign in' : 'refused';
        const answered = await post(address, { action, typed: filled }, cookie);
        if (!reads.includes(who)) expect([page, action, answered]).toEqual([page, action, expected]);
        const acts = await db().query('select act from journal.acts where actor = $1', [`person:${id}`]);
        if (expected !== 'read') expect([page, action, acts]).toEqual([page, action, []]);
      }
    }
  });
