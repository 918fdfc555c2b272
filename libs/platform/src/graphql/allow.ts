import { applyDecorators, SetMetadata, UseInterceptors } from '@nestjs/common';
import { AbsenceInterceptor } from './absence.interceptor.ts';
import { ACCESS, NAMES, type Access, type Named } from './access.ts';

/**
 * Who may call this query, mutation or route. Every one says so, by contract; what does not is refused.
 * @param named the thing that it is done to: the role must reach where that lies. Left out where there is none yet, or
 *   where the answer itself holds only what the asker may see.
 */
export const Allow = (access: Access, named?: Named) =>
  access === 'public'
    ? SetMetadata(ACCESS, access)
    : applyDecorators(SetMetadata(ACCESS, access), SetMetadata(NAMES, named), UseInterceptors(AbsenceInterceptor));
