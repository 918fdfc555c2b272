import { Rejection } from '@quipu/kernel';
import type { DataSource } from 'typeorm';
import { DEMO_DOMAIN } from '../demo/demo-guard.ts';
import { type GrantedRole, ROLES } from '../law/law.ts';
import type { OperatorConsole } from './operator-console.ts';

export const DEMO_ROLES = Object.keys(ROLES) as GrantedRole[];

/** An account of the demo, and what its role is within. */
export interface DemoAccount {
  readonly role: GrantedRole;
  readonly email: string;
  readonly within: string;
}

const BECAUSE = 'Cuenta de la demostración';

/** The code of the institution of the plan that an officer answers for, or that a contributor speaks for. */
const INSTITUTIONS: Readonly<Partial<Record<GrantedRole, string>>> = {
  institution_officer: `
    select institutions.code from institutions
    join commitments on lead_institution_id = institutions.id join plans on plans.id = plan_id
    where plans.code = $1 and institutions.kind = 'government'
    group by institutions.code order by count(*) desc, institutions.code limit 1`,
  contributor: `
    select institutions.code from institutions join plans on plans.member_id = institutions.member_id
    where plans.code = $1 and kind = 'civil_society' order by institutions.code limit 1`,
};

const MEMBER = 'select members.code from members join plans on plans.member_id = members.id where plans.code = $1';

async function withinOf(database: DataSource, role: GrantedRole, plan: string): Promise<string> {
  if (role === 'forum_member' || role === 'irm_researcher') return plan;
  const [found] = await database.query<{ code: string }[]>(INSTITUTIONS[role] ?? MEMBER, [plan]);
  // Of what is not there the grant itself says so.
  return found?.code ?? plan;
}

/**
 * Opens one account for each role, within the member, the plan or an institution of `plan`, all with one password. What is
 * there already stays. Rejects as the acts of {@link OperatorConsole} do.
 */
export async function giveDemoAccounts(
  database: DataSource,
  operator: OperatorConsole,
  {
    plan,
    password,
    nameOf,
  }: { readonly plan: string; readonly password: string; readonly nameOf: (role: GrantedRole) => string },
): Promise<DemoAccount[] | Rejection> {
  const accounts: DemoAccount[] = [];
  for (const role of DEMO_ROLES) {
    const email = `${role}@${DEMO_DOMAIN}`;
    const within = await withinOf(database, role, plan);
    const opened = await operator.open({ email, name: nameOf(role) });
    if (opened instanceof Rejection) return opened;
    const given = await operator.give(email, { role, within, because: BECAUSE });
    if (given instanceof Rejection && given.code !== 'GRANT_HELD_ALREADY') return given;
    const set = await operator.setPassword(email, password);
    if (set instanceof Rejection) return set;
    accounts.push({ role, email, within });
  }
  return accounts;
}
