import type { GrantedRole } from '@quipu/accounts';
import type { Within } from '../support/signed-in.ts';

/** Who asks; `elsewhere` holds the right role where the page is not about. */
export const ASKERS = {
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
export type Asker = keyof typeof ASKERS;

export const everybody = Object.keys(ASKERS) as Asker[];
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
/** An edge to a commitment that there is not. */
const NOWHERE = { here: 'PE-PAGA-3', what: 'COMMITMENT', plan: 'PE-PAGA-3', code: '999', because: BECAUSE };

/** By page, its address, and what its forms are held to. */
export const PAGES: Readonly<Record<string, Page>> = {
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
  'planes/[plan]/espacios/[code]/editar': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/editar',
    may: ['coordinator'],
    typed: { kind: 'THEMATIC_TABLE', modality: 'ONLINE', registration: 'OPEN', startsOn: '2030-05-02', titleEs: 'No' },
  },
  'planes/[plan]/espacios/[code]/asistencia': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/asistencia',
    may: ['coordinator'],
  },
  'planes/[plan]/espacios/[code]/documentos': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/documentos',
    may: ['coordinator'],
    typed: { kind: 'AGENDA', title: 'La agenda de la mesa' },
  },
  'planes/[plan]/espacios/[code]/acta': {
    at: '/planes/pe-paga-3/espacios/TR-LAL/acta',
    may: ['coordinator'],
    typed: { body: 'No.', observationsUntil: '2030-01-01' },
  },
  'planes/[plan]/espacios/[code]/inscribirse': { at: '/planes/pe-paga-3/espacios/TR-LAL/inscribirse', may: signedIn },
  'planes/[plan]/espacios/[code]/observar': { at: '/planes/pe-paga-3/espacios/TR-LAL/observar', may: signedIn },
  'aportes/[code]/unir': { at: '/aportes/CTR-08/unir', may: ['coordinator'], typed: { plan: 'PE-PAGA-3' } },
  'aportes/[code]/dividir': { at: '/aportes/CTR-08/dividir', may: ['coordinator'] },
  'aportes/[code]/trasladar': {
    at: '/aportes/CTR-08/trasladar',
    may: ['coordinator'],
    typed: { plan: 'PE-PAGA-3', because: BECAUSE },
  },
  'aportes/[code]/vinculos': {
    at: '/aportes/CTR-08/vinculos',
    may: ['coordinator'],
    typed: { ...NOWHERE, kind: 'ADOPTED_AS.from' },
  },
  'planes/[plan]/compromisos/[number]/vinculos': {
    at: '/planes/pe-paga-3/compromisos/2/vinculos',
    may: ['coordinator'],
    typed: { ...NOWHERE, kind: 'CARRIED_OVER_TO.from' },
  },
  'aportes/[code]/cartas': { at: '/aportes/CTR-08/cartas', may: ['coordinator'], reads: ['auditor'] },
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
