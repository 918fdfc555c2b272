import { LAW, PERMISSIONS, reachOf, ROLES, type GrantedRole, type Reach } from '@quipu/accounts';
import type { Handler } from './handlers.ts';

const REACHES: Readonly<Record<Reach, string>> = { granted: 'within', own: 'own', everywhere: 'everywhere' };

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const titleOf = ({ kind, title }: Handler) =>
  ['Query', 'Mutation'].includes(kind) ? `\`${title}\`` : `\`${kind} ${title}\``;

const sorted = (handlers: readonly Handler[]) =>
  handlers
    .map((handler) => ({ handler, title: titleOf(handler) }))
    .toSorted((left, right) => (left.title < right.title ? -1 : 1));

/** docs/access.md, from the law and from everything that asks for it. */
export function accessDocument(handlers: readonly Handler[]): string {
  const granted = Object.keys(ROLES) as GrantedRole[];
  const roles = [...granted, 'account'] as const;
  const law = PERMISSIONS.map((permission) => [
    `\`${permission}\``,
    LAW[permission].may,
    ...roles.map((role) => {
      const reach = reachOf(permission, role);
      return reach ? REACHES[reach] : '';
    }),
  ]);
  const asking = PERMISSIONS.map((permission) => {
    const asked = sorted(handlers.filter(({ access }) => access === permission));
    const words = asked.map(({ handler, title }) => (handler.named ? `${title} (${handler.named.kind})` : title));
    return [`\`${permission}\``, words.join(', ')];
  });
  const open = sorted(handlers.filter(({ access }) => access === 'public')).map(({ title }) => title);
  return `# Who may do what

Made from [the law of access](../libs/trust/accounts/src/law/law.ts) and from what asks for it, by \`npm run schema\`; not edited by hand.
The guard, this page and the test of every operation as every role come from the same table.

## Roles

A role is held by a dated grant within one member, plan or institution. \`account\` is whoever has signed in, without any grant; and who
holds no office may contribute for oneself.

${table(
  ['role', 'who that is', 'granted within'],
  granted.map((role) => [`\`${role}\``, ROLES[role].who, ROLES[role].levels.join(' or ')]),
)}

## The law

What stands in no row nobody may. *within*: what lies within the member, plan or institution of the grant. *own*: what belongs to the
account itself. *everywhere*: the whole installation. An act that is not allowed answers \`UNAUTHENTICATED\` or \`FORBIDDEN\`; a thing that
one may not read answers exactly as a thing that does not exist. A token of access narrows what its holder may, and never widens it.

${table(['permission', 'may', ...roles.map((role) => `\`${role}\``)], law)}

## What asks for it

In parentheses the thing that it is done to: the role must reach where that lies.

${table(['permission', 'queries, mutations and routes'], asking)}

## Open to everybody

${open.join(', ')}.
`;
}
