import type { Event } from '@quipu/events';
import { notFound, Rejection } from '@quipu/kernel';
import { Institution } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Stage } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import type { RecordDecisionInput } from '../decision.inputs.ts';
import { ReasonCode } from '../reason-code.entity.ts';
import { eventOf } from './place.ts';

/** What a decision names by code. */
export interface NamedThings {
  readonly ground: ReasonCode | null;
  readonly body: Institution | null;
  readonly event: Event | null;
  readonly duplicate: Contribution | null;
}

/**
 * Finds what `input` names. Rejects with STAGE_NOT_FOUND, INSTITUTION_NOT_FOUND, REASON_CODE_NOT_FOUND, EVENT_NOT_FOUND or
 * DUPLICATE_NOT_FOUND.
 */
export async function findNamed(
  tx: EntityManager,
  { id, planId }: Contribution,
  input: RecordDecisionInput,
): Promise<NamedThings | Rejection> {
  if (!(await tx.existsBy(Stage, { planId, code: input.stage }))) return notFound('STAGE', input.stage);
  const { decidingInstitution, reasonCode, duplicateOf } = input;
  const body = decidingInstitution ? await tx.findOneBy(Institution, { code: decidingInstitution }) : null;
  if (decidingInstitution && !body) return notFound('INSTITUTION', decidingInstitution);
  const ground = reasonCode ? await tx.findOneBy(ReasonCode, { code: reasonCode }) : null;
  if (reasonCode && !ground) return notFound('REASON_CODE', reasonCode);
  const event = await eventOf(tx, planId, input.event);
  if (event instanceof Rejection) return event;
  const duplicate = duplicateOf ? await tx.findOneBy(Contribution, { code: duplicateOf }) : null;
  // What repeats itself repeats nothing.
  if (duplicateOf && (!duplicate || duplicate.id === id)) return notFound('DUPLICATE', duplicateOf);
  return { ground, body, event, duplicate };
}
