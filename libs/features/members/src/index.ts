export { Institution, InstitutionKind, InstitutionLevel } from './institution.entity.ts';
export { Member } from './member.entity.ts';
export { MembersModule } from './members.module.ts';
export { institutionShape, memberShape } from './members.reads.ts';
