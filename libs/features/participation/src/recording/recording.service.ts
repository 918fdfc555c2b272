import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection, type Actor, type LocalDate, type PartialDate } from '@quipu/kernel';
import { Clock } from '@quipu/platform/clock';
import { happen } from '@quipu/platform/mail';
import type { EntityManager } from 'typeorm';
import { tellAuthor } from '../author-letters.ts';
import { AuthorVisibility, ContributorKind, type Channel } from '../contribution.codes.ts';
import { Contribution } from '../contribution.entity.ts';
import { attach, type Brought } from '../files/attaching.ts';
import { show } from './authorship.rules.ts';
import type { SaidInput } from './contribution.inputs.ts';
import { placeOf, type Place } from './placing.ts';
import { readAuthorName } from './reading.ts';
import { say } from './saying.rules.ts';
import { CODE_BYTES, trackingCode } from './tracking-code.rules.ts';

/** Who a contribution is from, as its act finds out. */
export interface From {
  /** The account that hears what becomes of it; null where nobody is known. */
  readonly authorId: string | null;
  readonly institutionId: string | null;
  readonly files: readonly Brought[];
  /** The event at which staff took it. */
  readonly eventId?: string | null;
}

/** A contribution that is to be recorded, whichever way it came. */
export interface Recording {
  readonly actor: Actor;
  readonly act: 'contribution.submitted' | 'contribution.taken';
  readonly said: SaidInput;
  readonly channel: Channel;
  /** What staff say of where it comes from. */
  readonly provenance?: {
    readonly place: string | null;
    readonly onBehalfOf: string | null;
    readonly takenOn: LocalDate | null;
  };
  readonly template: 'contribution-received' | 'contribution-confirmed' | 'contribution-taken';
  /** The first step within the act. {@link Unchanged}: nothing is done, and the caller has to begin anew. */
  readonly from: (tx: EntityManager) => Promise<From | Rejection | Unchanged<null>>;
}

/** The one way on which contributions get into the record. */
@Injectable()
export class RecordingService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Records what somebody leaves in a plan, public at once, as one act; posts its author a letter with the tracking code,
   * and lets followers know. Answers null when the caller has to begin anew. Rejects as {@link say}, {@link show},
   * {@link placeOf} and {@link Recording.from} do.
   */
  async record(recording: Recording): Promise<Contribution | Rejection | null> {
    const said = say(recording.said);
    if (!said.ok) return said.rejection;
    const name = readAuthorName(recording.said);
    if (name instanceof Rejection) return name;
    const code = trackingCode(randomBytes(CODE_BYTES));
    const { actor, act } = recording;
    return this.journal.write<Contribution | null>({ actor, act, subject: code }, async (tx) => {
      // Taken already, once in 2^40 submissions for each that there is: another one is drawn.
      if (await tx.existsBy(Contribution, { code })) return new Unchanged(null);
      const from = await recording.from(tx);
      if (from instanceof Rejection || from instanceof Unchanged) return from;
      return this.add(tx, { recording, from, code, name });
    });
  }

  private async add(
    tx: EntityManager,
    { recording, from, code, name }: { recording: Recording; from: From; code: string; name: string | null },
  ): Promise<Contribution | Rejection> {
    const { said, provenance } = recording;
    const shown = show({
      visibility: said.authorVisibility ?? null,
      name,
      hasInstitution: from.institutionId !== null,
    });
    if (!shown.ok) return shown.rejection;
    const place = await placeOf(tx, said, { clock: this.clock, takenOn: provenance?.takenOn ?? null });
    if (place instanceof Rejection) return place;
    const saved = await tx.save(Contribution, {
      ...columnsOf(recording, from, place),
      code,
      authorVisibility: VISIBILITIES[shown.value.visibility],
      authorName: shown.value.name,
    });
    await attach(tx, saved, from.files);
    const event = `contribution:${saved.id}`;
    await tellAuthor(tx, saved, { event, template: recording.template, values: () => ({}) });
    await happen(tx, {
      key: event,
      kind: 'contribution',
      plan: place.planId,
      things: [saved.id, place.theme?.id, from.institutionId],
      title: saved.title,
      path: `/aportes/${encodeURIComponent(code)}`,
    });
    return saved;
  }
}

const VISIBILITIES = {
  public: AuthorVisibility.PUBLIC,
  institution: AuthorVisibility.INSTITUTION,
  withheld: AuthorVisibility.WITHHELD,
} as const;

const contributorOf = ({ authorId, institutionId, eventId }: From, onBehalfOf: string | null): ContributorKind => {
  if (institutionId) return ContributorKind.INSTITUTION;
  return eventId && !authorId && !onBehalfOf ? ContributorKind.PARTICIPANTS_OF_EVENT : ContributorKind.PERSON;
};

const columnsOf = ({ said, channel, provenance }: Recording, from: From, place: Place): Partial<Contribution> => ({
  planId: place.planId,
  kind: said.kind,
  firstStageCode: place.stageCode,
  eventId: from.eventId ?? null,
  themeCode: place.theme?.code ?? null,
  regionCode: place.regionCode,
  title: said.title,
  body: said.body,
  language: said.language ?? 'es',
  contributorKind: contributorOf(from, provenance?.onBehalfOf ?? null),
  institutionId: from.institutionId,
  authorId: from.authorId,
  channel,
  place: provenance?.place ?? null,
  onBehalfOf: provenance?.onBehalfOf ?? null,
  recordedOn: (provenance?.takenOn ?? place.today) as string as PartialDate,
});
