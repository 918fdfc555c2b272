import { Account, Grant } from '@quipu/accounts';
import { AnswerTerm } from '@quipu/answering';
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
import { Answer, Decision, Opinion, ReasonCode, ReviewRequest, Vote } from '@quipu/decisions';
import {
  DraftCommitment,
  DraftCommitmentAuthor,
  DraftCommitmentSource,
  DraftCommitmentVersion,
} from '@quipu/draft-commitments';
import { Draft } from '@quipu/drafts';
import { Attendance, Event, EventDocument, EventRegistration, Minutes, MinutesObservation } from '@quipu/events';
import { Evidence } from '@quipu/evidence';
import { LineageEdge } from '@quipu/lineage';
import { Institution, Member } from '@quipu/members';
import { Communication } from '@quipu/notices';
import { ContributionReport, Moderation } from '@quipu/moderation';
import { Contribution, ContributionFile, Region } from '@quipu/participation';
import { Plan, PlanText, Stage, Theme } from '@quipu/plans';
import { Snapshot } from '@quipu/snapshots';
import { Support } from '@quipu/supports';

/** Every noun that is stored, upstream first. */
export const entities = [
  Account,
  Grant,
  Member,
  Institution,
  Plan,
  Stage,
  Theme,
  PlanText,
  Event,
  Attendance,
  EventRegistration,
  EventDocument,
  Minutes,
  MinutesObservation,
  Region,
  Contribution,
  ContributionFile,
  Commitment,
  Milestone,
  MilestoneStatus,
  DraftCommitment,
  DraftCommitmentVersion,
  DraftCommitmentAuthor,
  DraftCommitmentSource,
  Draft,
  Decision,
  ReasonCode,
  Communication,
  ReviewRequest,
  Opinion,
  Vote,
  Answer,
  LineageEdge,
  AnswerTerm,
  Scheme,
  Indicator,
  IndicatorCode,
  IrmReport,
  Assessment,
  Standard,
  StandardRating,
  Recommendation,
  Evidence,
  Support,
  Moderation,
  ContributionReport,
  Snapshot,
];
