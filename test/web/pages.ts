import type { Known } from './people.ts';

/** Every kind of page, by its Spanish and its English address. */
export const pages: readonly { readonly es: string; readonly en: string }[] = [
  { es: '/', en: '/en' },
  { es: '/planes', en: '/en/plans' },
  { es: '/planes/pe-paga-3', en: '/en/plans/pe-paga-3' },
  { es: '/planes/pe-paga-3/proceso', en: '/en/plans/pe-paga-3/process' },
  { es: '/planes/pe-paga-3/plazos', en: '/en/plans/pe-paga-3/terms' },
  { es: '/planes/pe-paga-1', en: '/en/plans/pe-paga-1' },
  { es: '/planes/pe-paga-3/compromisos/3', en: '/en/plans/pe-paga-3/commitments/3' },
  { es: '/planes/pe-paga-3/compromisos/2', en: '/en/plans/pe-paga-3/commitments/2' },
  { es: '/aportes', en: '/en/contributions' },
  { es: '/aportes?q=anemia', en: '/en/contributions?q=anemia' },
  { es: '/aportes/CTR-08', en: '/en/contributions/CTR-08' },
  { es: '/aportes/CTR-15', en: '/en/contributions/CTR-15' },
  { es: '/decisiones', en: '/en/decisions' },
  { es: '/decisiones?outcome=rejected&theme=salud', en: '/en/decisions?outcome=rejected&theme=salud' },
  { es: '/aportes/CTR-12', en: '/en/contributions/CTR-12' },
  { es: '/planes/pe-paga-3/historia', en: '/en/plans/pe-paga-3/history' },
  { es: '/aportes/CTR-12/historia', en: '/en/contributions/CTR-12/history' },
  { es: '/registro', en: '/en/journal' },
  { es: '/verificar', en: '/en/verify' },
];

/** Pages as they were on the first day of the record, and days that cannot be shown. */
export const past: typeof pages = [
  { es: '/planes/pe-paga-3?al=FIRST-DAY', en: '/en/plans/pe-paga-3?as-of=FIRST-DAY' },
  { es: '/aportes/CTR-12?al=FIRST-DAY', en: '/en/contributions/CTR-12?as-of=FIRST-DAY' },
  { es: '/registro?al=FIRST-DAY', en: '/en/journal?as-of=FIRST-DAY' },
  { es: '/planes?al=ayer', en: '/en/plans?as-of=yesterday' },
];

/** Addresses of nothing, which have a page as well. */
export const missing: typeof pages = [
  { es: '/no/existe', en: '/en/no/existe' },
  { es: '/aportes/CTR-99', en: '/en/contributions/CTR-99' },
];

/** Pages of the console, and public ones, by who looks at them; null: nobody has signed in. */
export const consoles: readonly { readonly who: Known | null; readonly es: string; readonly en: string }[] = [
  { who: null, es: '/entrar', en: '/en/sign-in' },
  { who: null, es: '/entrar?hecho=signed-out', en: '/en/sign-in?hecho=signed-out' },
  { who: null, es: '/entrar/codigo', en: '/en/sign-in/code' },
  { who: null, es: '/salir', en: '/en/sign-out' },
  { who: null, es: '/registrarse', en: '/en/register' },
  { who: null, es: '/registrarse?hecho=registration-sent', en: '/en/register?hecho=registration-sent' },
  { who: null, es: '/registrarse/confirmar?ticket=t', en: '/en/register/confirm?ticket=t' },
  { who: null, es: '/clave/olvido', en: '/en/password/forgotten' },
  { who: null, es: '/clave/nueva?ticket=t', en: '/en/password/new?ticket=t' },
  { who: null, es: '/rechazado', en: '/en/refused' },
  { who: 'citizen', es: '/mi-trabajo', en: '/en/my-work' },
  { who: 'citizen', es: '/cuenta', en: '/en/account' },
  { who: 'citizen', es: '/cuenta/segundo-factor', en: '/en/account/second-factor' },
  { who: 'citizen', es: '/cuenta/sesiones', en: '/en/account/sessions' },
  { who: 'coordinator', es: '/cuenta/claves', en: '/en/account/tokens' },
  { who: 'coordinator', es: '/mi-trabajo', en: '/en/my-work' },
  { who: 'coordinator', es: '/aportes/CTR-08', en: '/en/contributions/CTR-08' },
  { who: 'coordinator', es: '/aportes/CTR-08/decidir', en: '/en/contributions/CTR-08/decide' },
  { who: null, es: '/aportes/CTR-08/avisar', en: '/en/contributions/CTR-08/report' },
  { who: 'citizen', es: '/aportes/CTR-08/adherir', en: '/en/contributions/CTR-08/support' },
  { who: 'coordinator', es: '/aportes/CTR-08/moderar', en: '/en/contributions/CTR-08/moderate' },
  { who: 'coordinator', es: '/planes/pe-paga-3/moderacion', en: '/en/plans/pe-paga-3/moderation' },
  { who: 'coordinator', es: '/nuevo-plan', en: '/en/new-plan' },
  { who: 'coordinator', es: '/planes/pe-paga-3/editar-proceso', en: '/en/plans/pe-paga-3/edit-process' },
  { who: 'coordinator', es: '/planes/pe-paga-3/editar-textos', en: '/en/plans/pe-paga-3/edit-texts' },
  { who: 'coordinator', es: '/borradores', en: '/en/drafts' },
  { who: 'administrator', es: '/mi-trabajo', en: '/en/my-work' },
  { who: 'administrator', es: '/personas', en: '/en/people' },
  { who: 'administrator', es: '/personas/invitar', en: '/en/people/invite' },
  { who: 'administrator', es: '/personas/A-PERSON', en: '/en/people/A-PERSON' },
  { who: 'auditor', es: '/personas', en: '/en/people' },
  { who: 'auditor', es: '/personas/A-PERSON', en: '/en/people/A-PERSON' },
];

/** The address of `path` on the portal under test; `FIRST-DAY` in it stands for the first day of the record. */
export const portal = (path: string) =>
  `${process.env['PORTAL_URL'] ?? ''}${path.replace('FIRST-DAY', process.env['FIRST_DAY'] ?? '')}`;

export const addresses = (of: typeof pages) => of.flatMap(({ es, en }) => [es, en]);
