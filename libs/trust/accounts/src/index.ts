export { AccountsModule } from './accounts.module.ts';
export { readEmail, readName } from './entrance/email.rules.ts';
export { LetterSent, LetterSentResult } from './entrance/sign-in.types.ts';
export { Throttles } from './entrance/throttle.service.ts';
export { issue as issueTicket, take as takeTicket, type Ticket } from './entrance/tickets.ts';
export { AccessGuard } from './law/access.guard.ts';
export { judge, type Verdict } from './law/judgement.ts';
export type { Held, Place } from './law/judgement.rules.ts';
export {
  LAW,
  PERMISSIONS,
  reachOf,
  ROLES,
  type GrantedRole,
  type Level,
  type Permission,
  type Reach,
} from './law/law.ts';
export { reachedPlans } from './law/reached.ts';
export { requestOf, type Asked } from './law/requests.ts';
export { declareThing } from './law/things.ts';
export { holdsOffice, isWithinToken, type TokenUsed, type Viewer } from './law/viewer.ts';
export { hashOf, TOKEN_PREFIX, Viewers } from './law/viewers.service.ts';
export { Asker, Who } from './law/who.ts';
export { accountOfAddress } from './people/account-of-address.ts';
export { Account } from './people/account.entity.ts';
export { Grant, GrantRole } from './people/grant.entity.ts';
export { keepSessions, SESSION_COOKIE, signIn, signOut } from './sessions/sessions.ts';
export { declareWork, WORK_COLUMNS, type WorkKind } from './work/work.registry.ts';
export { ownPath } from './oidc/own-path.rules.ts';
export { ProviderSignIn } from './oidc/provider-sign-in.service.ts';
