/** What a fault says of itself besides its message and its stack: which rule of the database it met, and where. */
const FACTS = ['type', 'message', 'stack', 'code', 'severity', 'constraint', 'schema', 'table', 'column', 'routine'];

type Fault = Readonly<Record<string, unknown>>;

/**
 * A fault as the log has it. What a statement was given and what PostgreSQL quotes of a row are left out: they may be
 * somebody's words or name, and nothing takes them out of a log again.
 */
export function withoutValues(fault: Fault): Fault {
  const facts = FACTS.filter((name) => fault[name] !== undefined).map((name) => [name, fault[name]]);
  const { aggregateErrors: more } = fault;
  return {
    ...(Object.fromEntries(facts) as Fault),
    ...(Array.isArray(more) ? { aggregateErrors: (more as Fault[]).map(withoutValues) } : {}),
  };
}

/** How every process logs: one line of JSON each, from `level` on. */
export const logOptions = (level: string) => ({ level, serializers: { err: withoutValues } });
