import { ForbiddenException } from '@nestjs/common';
import { judge, type Permission, type Viewer } from '@quipu/accounts';

/**
 * Whether who asks reaches the plan with `permission` too, beside the one thing that the guard has looked at. An edge is read
 * on the pages of both its ends, so who draws or ends it reaches both. @throws ForbiddenException when they do not.
 */
export function reach(
  viewer: Viewer,
  permission: Permission,
  { planId, memberId }: { readonly planId: string; readonly memberId: string },
): void {
  const place = { planId, memberId, institutionIds: [], ownerId: null, ownerIds: [] };
  if (typeof judge({ permission, viewer, isRead: false, place }) === 'string') throw new ForbiddenException();
}
