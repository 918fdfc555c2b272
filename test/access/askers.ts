import { LAW, reachOf, ROLES, type GrantedRole, type Permission } from '@quipu/accounts';
import type { TestDatabase } from '../support/database.ts';
import { signedIn, tokenFor, type Within } from '../support/signed-in.ts';
import type { World } from './world.ts';

/** Somebody, or nobody in particular, who asks for everything. */
export interface Asker {
  readonly who: string;
  /** Undefined: anybody. */
  readonly token: string | undefined;
  readonly account: string | undefined;
  /** The role that is granted; `account` for none. Undefined: anybody. */
  readonly role: GrantedRole | 'account' | undefined;
  /** Whether what is tried lies within the grant. */
  readonly isWithin: boolean;
  /** Whether the grant is of one plan alone. */
  readonly isOfPlan?: boolean;
  /** What the token may be used for; undefined for everything. */
  readonly permissions?: readonly Permission[];
}

const roles = Object.keys(ROLES) as GrantedRole[];

function withins(role: GrantedRole, world: World): { right: Within[]; wrong: Within[] } {
  const { plan, otherPlan, otherMember, institution, otherInstitution } = world;
  const level = ROLES[role].levels;
  return {
    right: level.map((one) => (one === 'plan' ? { plan } : one === 'institution' ? { institution } : { member: 'PE' })),
    wrong: level.map((one) =>
      one === 'plan'
        ? { plan: otherPlan }
        : one === 'institution'
          ? { institution: otherInstitution }
          : { member: otherMember },
    ),
  };
}

async function holder(db: TestDatabase, role: GrantedRole, within: Within, isWithin: boolean): Promise<Asker> {
  const { account, token } = await signedIn(db, role, within);
  const [[level, code] = []] = Object.entries(within);
  return { who: `${role} of ${level} ${code}`, token, account, role, isWithin, isOfPlan: level === 'plan' };
}

/** Roles that give nothing at this moment: by what they lack, the statement that makes them so. */
const LACKING: readonly (readonly [string, GrantedRole, string])[] = [
  [
    'coordinator until yesterday',
    'coordinator',
    `starts_at = now() - interval '2 days', ends_at = now() - interval '1 day'`,
  ],
  ['coordinator from tomorrow', 'coordinator', `starts_at = now() + interval '1 day'`],
  ['coordinator whose role was ended', 'coordinator', `ended_at = now(), ended_because = 'Dejó la institución'`],
  [
    'administrator whom nobody confirmed',
    'administrator',
    `granted_by = (select id from accounts where id <> account_id limit 1)`,
  ],
];

/** Whoever holds a role that gives nothing is somebody who only has an account. */
async function lacking(db: TestDatabase, [who, role, set]: (typeof LACKING)[number]): Promise<Asker> {
  const { account, token } = await signedIn(db, role);
  await db.query('alter table grants disable trigger aa_ends_only');
  await db.act(`update grants set ${set} where account_id = $1`, [account]);
  await db.query('alter table grants enable always trigger aa_ends_only');
  return { who, token, account, role: 'account', isWithin: true };
}

/** Anybody, who only has an account, each role at each level where it is right and where it is wrong, roles that do not stand, and a token for nothing of it. */
export async function askersOf(db: TestDatabase, world: World): Promise<Asker[]> {
  const held: Asker[] = [];
  for (const role of roles) {
    const { right, wrong } = withins(role, world);
    for (const within of right) held.push(await holder(db, role, within, true));
    for (const within of wrong) held.push(await holder(db, role, within, false));
  }
  const citizen = await signedIn(db, null);
  const coordinator = await signedIn(db, 'coordinator', { plan: world.plan });
  for (const one of LACKING) held.push(await lacking(db, one));
  const narrow = await tokenFor(db, coordinator.account, ['snapshot:take']);
  return [
    { who: 'anybody', token: undefined, account: undefined, role: undefined, isWithin: false },
    { who: 'who only has an account', token: citizen.token, account: citizen.account, role: 'account', isWithin: true },
    ...held,
    {
      who: 'coordinator with a token for something else',
      token: narrow,
      account: coordinator.account,
      role: 'coordinator',
      isWithin: true,
      permissions: ['snapshot:take'],
    },
  ];
}

/** How an operation answers. `absent`: as if what it names were not there. */
export type Answered = 'let in' | 'unauthenticated' | 'forbidden' | 'absent';

const CITIZENS = new Set<string>(['account', 'contributor', 'forum_member']);

/** What the law promises of an operation: written down a second time, plainly, so that the guard has something to be held to. */
export function promised(
  permission: Permission,
  { role, isWithin, isOfPlan = false, permissions }: Asker,
  { isRead, isHidden, named }: { isRead: boolean; isHidden: boolean; named: string | undefined },
): Answered {
  if (!role) return isRead ? 'absent' : 'unauthenticated';
  const refused = isRead || isHidden ? 'absent' : 'forbidden';
  if (permissions && !permissions.includes(permission)) return refused;
  if ('account' in LAW[permission].roles) return 'let in';
  if ('contributor' in LAW[permission].roles && CITIZENS.has(role)) return 'let in';
  const reach = reachOf(permission, role);
  if (!reach) return refused;
  if (isOfPlan && named === 'member') return refused;
  return reach === 'everywhere' || isWithin || named === undefined ? 'let in' : refused;
}
