/** Every kind of page, by its Spanish and its English address. */
export const pages: readonly { readonly es: string; readonly en: string }[] = [
  { es: '/', en: '/en' },
  { es: '/planes', en: '/en/plans' },
  { es: '/planes/pe-paga-3', en: '/en/plans/pe-paga-3' },
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

/** The address of `path` on the portal under test; `FIRST-DAY` in it stands for the first day of the record. */
export const portal = (path: string) =>
  `${process.env['PORTAL_URL'] ?? ''}${path.replace('FIRST-DAY', process.env['FIRST_DAY'] ?? '')}`;

export const addresses = (of: typeof pages) => of.flatMap(({ es, en }) => [es, en]);
