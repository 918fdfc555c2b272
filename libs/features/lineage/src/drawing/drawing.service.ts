import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, type Actor, type PartialDate } from '@quipu/kernel';
import { Member } from '@quipu/members';
import { Clock } from '@quipu/platform/clock';
import type { EntityManager } from 'typeorm';
import { LineageEdge } from '../lineage-edge.entity.ts';
import type { DrawEdgeInput } from './drawing.inputs.ts';
import { draw, endsOf } from './edges.ts';
import { endOf, endWithId, type End, type EndRef } from './ends.ts';
import { tellDrawn, tellEnded } from './news.ts';
import { reach } from './reach.ts';
import { explainEdge } from './tying.rules.ts';
import { LineageEndKind } from '../kinds.ts';

/** Who acts: in which role, and what else they hold. */
export interface Drawer {
  readonly actor: Actor;
  readonly viewer: Viewer;
}

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isCodedByItself = (kind: LineageEndKind) =>
  kind === LineageEndKind.CONTRIBUTION || kind === LineageEndKind.DRAFT_COMMITMENT;

/** What the journal calls an end: `CTR-01`, `PE-PAGA-3/3`. */
const calledIn = ({ kind, code, plan }: EndRef) => (isCodedByItself(kind) ? code : `${plan}/${code}`);

/** Acts on single edges: each one transaction and one act. */
@Injectable()
export class DrawingService {
  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Draws an edge. Who does reaches the plans of both its ends. Rejects as {@link endOf} and {@link draw} do. The authors of
   * what it starts from, and of what that comes from, hear of it (P8). Of two who draw opposite edges at once one does,
   * the other is told that it would close a circle.
   * @throws ForbiddenException when the other end lies out of reach.
   */
  draw({ actor, viewer }: Drawer, input: DrawEdgeInput): Promise<LineageEdge | Rejection> {
    const act = { actor, act: 'lineage.drawn', subject: calledIn(input.from), reason: input.because } as const;
    return this.journal.write<LineageEdge>(act, async (tx) => {
      const from = await endOf(tx, input.from);
      if (from instanceof Rejection) return from;
      const to = await endOf(tx, input.to);
      if (to instanceof Rejection) return to;
      reach(viewer, 'lineage:draw', to);
      const startedOn = input.startedOn ?? (await this.today(tx, from));
      const edge = await draw(tx, { kind: input.kind, from, to, because: input.because, startedOn });
      if (!(edge instanceof Rejection)) await tellDrawn(tx, { edge, from, to });
      return edge;
    });
  }

  /**
   * Ends an edge that holds; it stays readable, with why. Rejects with LINEAGE_EDGE_NOT_FOUND, LINEAGE_ALREADY_ENDED or as
   * {@link explainEdge} does. Whoever was told that it was drawn is told that it ended.
   * @throws ForbiddenException when one of its ends lies out of reach.
   */
  async end({ actor, viewer }: Drawer, id: string, because: string): Promise<LineageEdge | Rejection> {
    const explained = explainEdge(because);
    if (!explained.ok) return explained.rejection;
    if (!ID.test(id)) return notFound('LINEAGE_EDGE', id);
    const act = { actor, act: 'lineage.ended', subject: id, reason: because } as const;
    return this.journal.write<LineageEdge>(act, async (tx) => {
      const edge = await tx.findOne(LineageEdge, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!edge) return notFound('LINEAGE_EDGE', id);
      if (edge.endedAt) return reject('LINEAGE_ALREADY_ENDED').rejection;
      const ends = endsOf(edge);
      const from = await endWithId(tx, ...ends.from);
      const to = await endWithId(tx, ...ends.to);
      reach(viewer, 'lineage:draw', to);
      const ended = await tx.save(LineageEdge, { ...edge, endedAt: this.clock.now(), endedBecause: because });
      await tellEnded(tx, { edge: ended, from, to });
      return ended;
    });
  }

  private async today(tx: EntityManager, { memberId }: End): Promise<PartialDate> {
    const { timeZone } = await tx.findOneByOrFail(Member, { id: memberId });
    return this.clock.today(timeZone) as string as PartialDate;
  }
}
