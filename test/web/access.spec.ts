import { expect, test } from '@playwright/test';
import { filesBelow, read } from '../support/repository.ts';
import type { GrantedRole } from '@quipu/accounts';
import type { Within } from '../support/signed-in.ts';
import { consoleUrl, cookieOf, person, worldsDatabase } from './people.ts';

/** Who asks; `elsewhere` holds the right role where the page is not about. */
const ASKERS = {
  anybody: undefined,
  citizen: { role: null },
  coordinator: { role: 'coordinator', within: { plan: 'PE-PAGA-3' } },
  'coordinator elsewhere': { role: 'coordinator', within: { plan: 'PE-PAGA-1' } },
  officer: { role: 'institution_officer', within: { institution: 'MINAM' } },
  'officer elsewhere': { role: 'institution_officer', within: { institution: 'MINEM' } },
  researcher: { role: 'irm_researcher', within: { plan: 'PE-PAGA-3' } },
  'researcher elsewhere': { role: 'irm_researcher', within: { plan: 'PE-PAGA-1' } },
  'forum member': { role: 'forum_member', within: { plan: 'PE-PAGA-3' } },
  auditor: { role: 'auditor', within: { member: 'PE' } },
  administrator: { role: 'administrator', within: { member: 'PE' } },
} satisfies Record<string, { role: GrantedRole | null; within?: Within } | undefined>;
type Asker = keyof typeof ASKERS;

const everybody = Object.keys(ASKERS) as Asker[];
const signedIn = everybody.filter((who) => who !== 'anybody');
const HITO = '/planes/pe-paga-3/compromisos/2/hitos/1';

interface Page {
  readonly at: string;
  /** Who may use its forms. */
  readonly may: readonly Asker[];
  /** Who may read the page and use none of its forms: refused, or told that what it names is not there. */
  readonly reads?: readonly Asker[];
  /** What is typed, where nothing typed would not reach the law. */
  readonly typed?: Readonly<Record<string, string>>;
}

const BECAUSE = 'Porque así se acordó en la última sesión del foro';

/** By page, its address, and what its forms are held to. */
const PAGES: Readonly<Record<string, Page>> = {
  entrar: { at: '/entrar', may: everybody },
  'entrar/codigo': { at: '/entrar/codigo', may: everybody },
  salir: { at: '/salir', may: everybody },
  registrarse: { at: '/registrarse', may: everybody },
  'registrarse/confirmar': { at: '/registrarse/confirmar', may: everybody },
  'clave/nueva': { at: '/clave/nueva', may: everybody },
  'clave/olvido': { at: '/clave/olvido', may: everybody },
  cuenta: { at: '/cuenta', may: signedIn },
  'cuenta/claves': { at: '/cuenta/claves', may: signedIn },
  'cuenta/sesiones': { at: '/cuenta/sesiones', may: signedIn },
  'cuenta/segundo-factor': { at: '/cuenta/segundo-factor', may: signedIn },
  'cuenta/avisos': { at: '/cuenta/avisos', may: signedIn, typed: { pace: 'DAILY' } },
  seguir: { at: '/seguir?que=plan&cual=PE-PAGA-3', may: everybody },
  'seguir/confirmar': { at: '/seguir/confirmar?ticket=nada', may: everybody },
  'seguir/parar': { at: '/seguir/parar?ticket=nada', may: everybody },
  'personas/[id]': {
    at: '/personas/A-PERSON',
    may: ['administrator'],
    reads: ['auditor'],
    typed: { role: 'COORDINATOR', within: 'member:PE', because: BECAUSE },
  },
  'personas/invitar': { at: '/personas/invitar', may: ['administrator'] },
  'planes/[plan]/anunciar': {
    at: '/planes/pe-paga-3/anunciar',
    may: ['coordinator'],
    typed: { kind: 'THEMATIC_TABLE', modality: 'ONLINE', registration: 'OPEN', startsOn: '2030-05-02', titleEs: 'No' },
  },
  'planes/[plan]/espacios/[code]/editar': { at: '/planes/pe-paga-3/espacios/TR-LAL/editar', may: ['coordinator'] },
  'planes/[plan]/espacios/[code]/asistencia': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/asistencia',
    may: ['coordinator'],
  },
  'planes/[plan]/espacios/[code]/documentos': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/documentos',
    may: ['coordinator'],
  },
  'planes/[plan]/espacios/[code]/acta': { at: '/planes/pe-paga-3/espacios/TR-LAL/acta', may: ['coordinator'] },
  'planes/[plan]/espacios/[code]/inscribirse': { at: '/planes/pe-paga-3/espacios/TR-LAL/inscribirse', may: signedIn },
  'planes/[plan]/espacios/[code]/observar': { at: '/planes/pe-paga-3/espacios/TR-LAL/observar', may: signedIn },
  'aportes/[code]/unir': { at: '/aportes/CTR-08/unir', may: ['coordinator'] },
  'aportes/[code]/decidir': { at: '/aportes/CTR-08/decidir', may: ['coordinator'] },
  'aportes/[code]/retirar': { at: '/aportes/CTR-08/retirar', may: ['citizen', 'forum member'] },
  'aportes/[code]/revision': { at: '/aportes/CTR-08/revision', may: ['citizen', 'forum member'] },
  'aportes/[code]/opinar': {
    at: '/aportes/CTR-08/opinar',
    may: ['officer'],
    typed: { institution: 'MINAM', stance: 'FAVOURABLE', reasons: 'Sí.' },
  },
  'aportes/[code]/votar': {
    at: '/aportes/CTR-08/votar',
    may: ['forum member'],
    typed: { event: 'NO-HAY', choice: 'IN_FAVOUR' },
  },
  'aportes/[code]/responder': { at: '/aportes/CTR-08/responder', may: ['coordinator'], typed: { body: 'Sí.' } },
  'aportes/[code]/adherir': { at: '/aportes/CTR-08/adherir', may: ['citizen', 'forum member'] },
  'aportes/[code]/avisar': { at: '/aportes/CTR-08/avisar', may: everybody },
  'aportes/[code]/moderar': {
    at: '/aportes/CTR-08/moderar',
    may: ['coordinator'],
    typed: { ground: 'OFFENCE', reasons: 'Ofende.' },
  },
  'planes/[plan]/moderacion': { at: '/planes/pe-paga-3/moderacion', may: ['coordinator'], reads: ['auditor'] },
  'borradores/[id]': { at: '/borradores/A-DRAFT', may: ['coordinator'], reads: ['auditor'] },
  'borradores/[id]/publicar': { at: '/borradores/A-DRAFT/publicar', may: ['coordinator'], reads: ['auditor'] },
  'nuevo-plan': {
    at: '/nuevo-plan',
    may: [],
    typed: { member: 'PE', code: 'PE-PAGA-90', number: '90', titleEs: 'Un plan de prueba', stages: 'Foro' },
  },
  'planes/[plan]/editar-proceso': { at: '/planes/pe-paga-3/editar-proceso', may: ['coordinator'] },
  'planes/[plan]/editar-textos': {
    at: '/planes/pe-paga-3/editar-textos',
    may: ['coordinator'],
    typed: { of: 'A-TEXT', because: BECAUSE },
  },
  'planes/[plan]/decidir': { at: '/planes/pe-paga-3/decidir', may: ['coordinator'] },
  'planes/[plan]/decidir/[batch]': { at: '/planes/pe-paga-3/decidir/A-BATCH', may: ['coordinator'] },
  'planes/[plan]/aportar': { at: '/planes/pe-paga-3/aportar', may: ['anybody', 'citizen', 'forum member'] },
  'planes/[plan]/recoger': {
    at: '/planes/pe-paga-3/recoger',
    may: ['coordinator'],
    typed: { channel: 'LETTER', title: 'Agua segura en las escuelas', body: BECAUSE, onBehalfOf: 'Una vecina' },
  },
  'aportes/confirmar': { at: '/aportes/confirmar', may: everybody },
  'mis-aportes': { at: '/mis-aportes', may: signedIn },
  'planes/[plan]/proponer': { at: '/planes/pe-paga-3/proponer', may: ['coordinator'] },
  'planes/[plan]/propuestas/[code]/version': {
    at: '/planes/pe-paga-3/propuestas/A-PROPOSAL/version',
    may: ['coordinator'],
  },
  'planes/[plan]/propuestas/[code]/adoptar': {
    at: '/planes/pe-paga-3/propuestas/A-PROPOSAL/adoptar',
    may: ['coordinator'],
  },
  'planes/[plan]/compromisos/[number]/evaluar': {
    at: '/planes/pe-paga-3/compromisos/2/evaluar?reporte=design-2017-2019&indicador=verifiability',
    may: ['researcher'],
    typed: { report: 'design-2017-2019', indicator: 'verifiability', code: 'yes', rationale: BECAUSE },
  },
  'planes/[plan]/compromisos/[number]/hitos/[milestone]/estado': {
    at: `${HITO}/estado`,
    may: ['coordinator'],
    typed: { milestone: 'A-MILESTONE', status: 'IN_PROGRESS', because: BECAUSE },
  },
  'planes/[plan]/compromisos/[number]/hitos/[milestone]/evidencia': {
    at: `${HITO}/evidencia`,
    may: ['officer'],
    typed: { milestone: 'A-MILESTONE', title: 'La norma publicada', link: 'https://example.org/norma' },
  },
};

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
     select $1, id, 'rule', (select count(*) + 1 from plan_texts), 'Quién participa', 'Cualquier persona' from plans where code = 'PE-PAGA-3'`,
    [id],
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
