// Spanish paths of the pages; `localizePath` gives them their English form. A path never changes its meaning.

/** Codes of plans are upper-case in the data and lower-case in addresses. */
export const planPath = (code: string) => `/planes/${encodeURIComponent(code.toLowerCase())}`;

export const commitmentPath = (planCode: string, number: string) =>
  `${planPath(planCode)}/compromisos/${encodeURIComponent(number)}`;

export const draftCommitmentPath = (planCode: string, code: string) =>
  `${planPath(planCode)}/propuestas/${encodeURIComponent(code)}`;

/** Below it stand the forms of a milestone, `/estado`; it has no page of its own. */
export const milestonePath = (planCode: string, commitment: string, number: string) =>
  `${commitmentPath(planCode, commitment)}/hitos/${encodeURIComponent(number)}`;

/** The events of a plan. */
export const eventsPath = (planCode: string) => `${planPath(planCode)}/espacios`;

export const eventPath = (planCode: string, code: string) => `${eventsPath(planCode)}/${encodeURIComponent(code)}`;

/** The calendar of a plan, or of one event of it, for calendar programs. */
export const calendarPath = (planCode: string, code?: string) =>
  `/calendario/${[planCode, ...(code ? [code] : [])].map(encodeURIComponent).join('/')}.ics`;

/** A file of the record, by the id of what names it. */
export const filePath = (id: string) => `/archivos/${id}`;

export const contributionPath = (code: string) => `/aportes/${encodeURIComponent(code)}`;

/** The whole history of the thing that is at `path`. */
export const historyPath = (path: string) => `${path}/historia`;

/** The public log: what it is and how it stands. */
export const journalPath = '/registro';

/** Where a receipt is checked. */
export const verifyPath = '/verificar';

/** `address`, which may have a query, with those of `parameters` that have a value. */
export function withQuery(address: string, parameters: Readonly<Record<string, string | null | undefined>>): string {
  const [path = '', asked] = address.split('?');
  const query = new URLSearchParams(asked);
  for (const [name, value] of Object.entries(parameters)) if (value) query.set(name, value);
  return addressOf(path, query);
}

/** `path` with a query, where there is one. */
export const addressOf = (path: string, query: URLSearchParams): string => (query.size > 0 ? `${path}?${query}` : path);
