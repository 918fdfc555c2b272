// Spanish paths of the pages; `localizePath` gives them their English form. A path never changes its meaning.

/** Codes of plans are upper-case in the data and lower-case in addresses. */
export const planPath = (code: string) => `/planes/${encodeURIComponent(code.toLowerCase())}`;

export const commitmentPath = (planCode: string, number: string) =>
  `${planPath(planCode)}/compromisos/${encodeURIComponent(number)}`;

export const contributionPath = (code: string) => `/aportes/${encodeURIComponent(code)}`;

/** `path` with those of `parameters` that have a value. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(parameters).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  return query.size > 0 ? `${path}?${query}` : path;
}
