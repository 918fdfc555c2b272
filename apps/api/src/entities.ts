import { Account, Grant } from '@quipu/accounts';
import {
  Assessment,
  Indicator,
  IndicatorCode,
  IrmReport,
  Recommendation,
  Scheme,
  Standard,
  StandardRating,
} from '@quipu/assessments';
import { Commitment, Milestone, MilestoneStatus } from '@quipu/commitments';
import { Decision, ReasonCode } from '@quipu/decisions';
import { Draft } from '@quipu/drafts';
import { Attendance, Event } from '@quipu/events';
import { Evidence } from '@quipu/evidence';
import { LineageEdge } from '@quipu/lineage';
import { Institution, Member } from '@quipu/members';
import { Contribution } from '@quipu/participation';
import { Plan, Stage, Theme } from '@quipu/plans';
import { Snapshot } from '@quipu/snapshots';

/** Every noun that is stored, upstream first. */
export const entities = [
  Account,
  Grant,
  Member,
  Institution,
  Plan,
  Stage,
  Theme,
  Event,
  Attendance,
  Contribution,
  Commitment,
  Milestone,
  MilestoneStatus,
  Draft,
  Decision,
  ReasonCode,
  LineageEdge,
  Scheme,
  Indicator,
  IndicatorCode,
  IrmReport,
  Assessment,
  Standard,
  StandardRating,
  Recommendation,
  Evidence,
  Snapshot,
];
