import type { Language } from './language.ts';

/** What stands in an address for a collection, or for a page of its own, in Spanish and in English. */
const words: readonly (readonly [string, string])[] = [
  ['planes', 'plans'],
  ['compromisos', 'commitments'],
  ['aportes', 'contributions'],
  ['decisiones', 'decisions'],
  ['historia', 'history'],
  ['registro', 'journal'],
  ['verificar', 'verify'],
  ['entrar', 'sign-in'],
  ['salir', 'sign-out'],
  ['registrarse', 'register'],
  ['clave', 'password'],
  ['cuenta', 'account'],
  ['mi-trabajo', 'my-work'],
  ['personas', 'people'],
  ['correos', 'mails'],
  ['borradores', 'drafts'],
  ['decidir', 'decide'],
  ['publicar', 'publish'],
  ['hitos', 'milestones'],
  ['estado', 'status'],
  ['evidencia', 'evidence'],
  ['archivos', 'files'],
  ['evaluar', 'assess'],
  ['aportar', 'contribute'],
  ['recoger', 'take'],
  ['mis-aportes', 'my-contributions'],
  ['rechazado', 'refused'],
  ['codigo', 'code'],
  ['confirmar', 'confirm'],
  ['olvido', 'forgotten'],
  ['nueva', 'new'],
  ['sesiones', 'sessions'],
  ['claves', 'tokens'],
  ['segundo-factor', 'second-factor'],
  ['invitar', 'invite'],
  ['espacios', 'events'],
  ['anunciar', 'announce'],
  ['editar', 'edit'],
  ['inscribirse', 'join'],
  ['asistencia', 'attendance'],
  ['documentos', 'documents'],
  ['acta', 'minutes'],
  ['observar', 'observe'],
  ['calendario', 'calendar'],
  ['proceso', 'process'],
  ['plazos', 'terms'],
  ['nuevo-plan', 'new-plan'],
  ['editar-proceso', 'edit-process'],
  ['editar-textos', 'edit-texts'],
  ['seguir', 'follow'],
  ['parar', 'stop'],
  ['avisos', 'notices'],
  ['propuestas', 'draft-commitments'],
  ['proponer', 'draft'],
  ['adherir', 'support'],
  ['avisar', 'report'],
  ['moderar', 'moderate'],
  ['moderacion', 'moderation'],
  ['adoptar', 'adopt'],
  ['unir', 'merge'],
  ['dividir', 'split'],
  ['trasladar', 'carry'],
  ['vinculos', 'links'],
  ['cartas', 'letters'],
  ['adhesiones', 'supports'],
  ['retirar', 'withdraw'],
  ['revision', 'review'],
  ['opinar', 'opine'],
  ['votar', 'vote'],
  ['responder', 'answer'],
];

// Each word stands for the other both ways, so that no address, known or not, loses its way back.
const counterpart = new Map(
  words.flatMap(([spanish, english]) => [[spanish, english] as const, [english, spanish] as const]),
);

// What follows is a page, or an id that is no word.
const WITH_PAGES: ReadonlySet<string> = new Set(
  ['entrar', 'registrarse', 'clave', 'cuenta', 'personas', 'seguir'].flatMap((word) => [
    word,
    counterpart.get(word) ?? word,
  ]),
);

// Collection and code alternate (/planes/<code>/compromisos/<number>): a code is never translated.
function swap(path: string): string {
  const segments = path.split('/');
  const isWord = (place: number) => place % 2 === 1 || WITH_PAGES.has(segments[1] ?? '');
  return segments.map((segment, place) => (isWord(place) ? (counterpart.get(segment) ?? segment) : segment)).join('/');
}

/**
 * The public address of the Spanish `path` in `language`: Spanish stands at the root, English under `/en`.
 * `/planes/pe-paga-3` in English is `/en/plans/pe-paga-3`. {@link readPath} takes it back.
 */
export function localizePath(path: string, language: Language): string {
  if (language === 'es') return path;
  return path === '/' ? '/en' : `/en${swap(path)}`;
}

/** The language that an address is in, and the Spanish path that it stands for. */
export function readPath(pathname: string): { readonly language: Language; readonly path: string } {
  if (pathname === '/en' || pathname === '/en/') return { language: 'en', path: '/' };
  if (pathname.startsWith('/en/')) return { language: 'en', path: swap(pathname.slice('/en'.length)) };
  return { language: 'es', path: pathname };
}
