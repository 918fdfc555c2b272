import { getNamedType, isCompositeType, type GraphQLArgument, type GraphQLField, type GraphQLSchema } from 'graphql';
import type { TestApi } from '../support/api.ts';
import type { Answered } from './askers.ts';

/** A document that asks for one root, with every argument as a variable, and learns whether it was let in. */
function documentFor(schema: GraphQLSchema, kind: 'Query' | 'Mutation', root: string): string {
  const type = kind === 'Query' ? schema.getQueryType() : schema.getMutationType();
  const field: GraphQLField<unknown, unknown> | undefined = type?.getFields()[root];
  if (!field) throw new Error(`there is no ${kind} ${root}`);
  const declared = field.args.map(({ name, type: of }: GraphQLArgument) => `$${name}: ${String(of)}`).join(', ');
  const passed = field.args.map(({ name }: GraphQLArgument) => `${name}: $${name}`).join(', ');
  const isComposite = isCompositeType(getNamedType(field.type));
  const selected = isComposite ? '{ __typename ... on Rejection { code } }' : '';
  const fits = kind === 'Query' || !isComposite ? selected.replace(' ... on Rejection { code }', '') : selected;
  const body = `${root}${passed ? `(${passed})` : ''} ${fits}`;
  return `${kind.toLowerCase()} ${declared ? `(${declared})` : ''} { answer: ${body} }`;
}

const CODES: Readonly<Record<string, Answered>> = { UNAUTHENTICATED: 'unauthenticated', FORBIDDEN: 'forbidden' };

/** How `root` answers who has `token`. @param absent the code with which a thing that is not there is refused. */
export async function askRoot(
  api: TestApi,
  schema: GraphQLSchema,
  {
    kind,
    root,
    args,
    token,
    absent,
  }: {
    kind: 'Query' | 'Mutation';
    root: string;
    args: object;
    token: string | undefined;
    absent: string | undefined;
  },
): Promise<Answered> {
  const { data, errors } = await api.askWith(token, documentFor(schema, kind, root), args);
  const code = errors?.[0]?.extensions['code'];
  if (typeof code === 'string') {
    if (code === 'INTERNAL_SERVER_ERROR') throw new Error(`${root}: a fault`);
    return CODES[code] ?? 'let in';
  }
  if (kind === 'Query') return data.answer === null ? 'absent' : 'let in';
  return absent !== undefined && data.answer?.code === absent ? 'absent' : 'let in';
}

/** How a route answers who has `token`. */
export async function askRoute(
  api: TestApi,
  { method, path, file, token }: { method: string; path: string; file?: string; token: string | undefined },
): Promise<Answered> {
  const asked = api.http[method.toLowerCase() as 'get' | 'post'](path);
  if (token) void asked.set('authorization', `Bearer ${token}`);
  if (file !== undefined) void asked.attach('file', Buffer.from(file), 'norma.txt');
  const { status } = await asked;
  if (status >= 500 && status !== 503) throw new Error(`${method} ${path}: ${status}`);
  return status === 401 ? 'unauthenticated' : status === 403 ? 'forbidden' : status === 404 ? 'absent' : 'let in';
}
