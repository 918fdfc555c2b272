import { ok, reject, type LocalDate } from '@quipu/kernel';
import { entitle } from './process.rules.ts';

/** A stage as it stands. */
export interface StandingStage {
  readonly code: string;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly announcedOn: string | null;
}

/** A stage as it is to be. */
export interface WantedStage {
  readonly code: string;
  readonly titleEs: string;
  readonly titleEn?: string | null;
  readonly opensOn?: string | null;
  readonly closesOn?: string | null;
}

/** A stage in its place, with the day on which its opening was made public. */
export interface PlacedStage {
  readonly code: string;
  readonly titleEs: string;
  readonly titleEn: string | null;
  readonly position: number;
  readonly opensOn: string | null;
  readonly closesOn: string | null;
  readonly announcedOn: string | null;
  /** Whether its dates are not those that were known before. */
  readonly isNews: boolean;
}

const DAY = 10;

/** Whether both are days, and in their order. */
export function period(from: string | null | undefined, to: string | null | undefined) {
  if ([from, to].some((day) => day && day.length !== DAY)) return reject('PROCESS_DATE_INVALID', 'opensOn');
  return from && to && from > to ? reject('PROCESS_DATES_REVERSED', 'closesOn', { from, to }) : ok(null);
}

/** Whoever is told of an opening again, is told on a new day; a closing that moves leaves the notice as it was. */
function announced(
  before: StandingStage | undefined,
  opensOn: string | null,
  closesOn: string | null,
  today: LocalDate,
) {
  if (!opensOn && !closesOn) return null;
  return before?.announcedOn && before.opensOn === opensOn ? before.announcedOn : today;
}

function place(stage: WantedStage, position: number, before: StandingStage | undefined, today: LocalDate): PlacedStage {
  const { code, titleEs, titleEn = null, opensOn = null, closesOn = null } = stage;
  return {
    code,
    position,
    opensOn,
    closesOn,
    titleEs: titleEs.trim(),
    titleEn: titleEn?.trim() || null,
    announcedOn: announced(before, opensOn, closesOn, today),
    isNews: (before?.opensOn ?? null) !== opensOn || (before?.closesOn ?? null) !== closesOn,
  };
}

/** The first code that stands twice. */
export const twice = (codes: readonly string[]): string | undefined =>
  codes.find((code, place) => codes.indexOf(code) !== place);

/**
 * Puts the stages of a plan in the order in which they are given. Every one that stands is named: none is lost that
 * somebody else has just added. @param today the day it is in the time zone of the member.
 */
export function arrange(standing: readonly StandingStage[], wanted: readonly WantedStage[], today: LocalDate) {
  if (wanted.length === 0) return reject('STAGES_MISSING', 'stages');
  const codes = wanted.map(({ code }) => code);
  const double = twice(codes);
  if (double) return reject('PROCESS_CODE_TWICE', 'stages', { sought: double });
  const left = standing.find(({ code }) => !codes.includes(code));
  if (left) return reject('STAGE_LEFT_OUT', 'stages', { sought: left.code });
  for (const { titleEs, opensOn, closesOn } of wanted) {
    const titled = entitle(titleEs);
    if (!titled.ok) return titled;
    const dated = period(opensOn, closesOn);
    if (!dated.ok) return dated;
  }
  const before = new Map(standing.map((stage) => [stage.code, stage]));
  return ok(wanted.map((stage, index) => place(stage, index + 1, before.get(stage.code), today)));
}
