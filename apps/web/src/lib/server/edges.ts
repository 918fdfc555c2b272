import type { RequestEvent } from '@sveltejs/kit';
import { DrawEdgeDocument, EndEdgeDocument, type LineageEndKind, type ReachedPlanFragment } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { chosen, type Here } from '#lib/lineage/edges.ts';
import { decidesOn } from '#lib/offices.ts';
import { codeIn } from '#lib/tracking-code.ts';
import { act, onward, refuse, type Refused } from './act.ts';
import type { Me } from './me.ts';

/** The thing whose page draws and ends edges. */
interface Place {
  readonly kind: Here;
  readonly code: string;
  /** The Spanish path of the page. */
  readonly path: string;
}

const THINGS: ReadonlySet<string> = new Set<LineageEndKind>([
  'CONTRIBUTION',
  'COMMITMENT',
  'DRAFT_COMMITMENT',
  'EVENT',
]);

/** Of a commitment its number, to the letter; all other codes are in capitals. */
const codeOf = (what: LineageEndKind, typed: string) =>
  what === 'COMMITMENT'
    ? typed
    : what === 'CONTRIBUTION'
      ? (codeIn(typed) ?? typed.toUpperCase())
      : typed.toUpperCase();

const isRefused = (answer: object): answer is Refused => '__typename' in answer;

/** What is wrong with the other end is said beside its code. */
const besideCode = (refused: Refused): Refused =>
  refused.field === 'to' || (refused.field === null && refused.code.endsWith('_NOT_FOUND'))
    ? { ...refused, field: 'code' }
    : refused;

/** Draws an edge between the thing of the page and another. */
export const drawEdge = (event: RequestEvent, { kind: here, code, path }: Place) =>
  act(event, {
    fields: ['here', 'kind', 'what', 'plan', 'code', 'startedOn', 'because'],
    send: async ({ text, optional }, own) => {
      const relation = chosen(here, text('kind'));
      const what = text('what') as LineageEndKind;
      const choose = (field: string) => refuse(field, translate(event.locals.language, 'console.form.choose'));
      if (!relation) return choose('kind');
      if (!THINGS.has(what)) return choose('what');
      const self = { kind: here, code, plan: text('here') };
      const other = { kind: what, code: codeOf(what, text('code')), plan: text('plan') };
      const [from, to] = relation.side === 'from' ? [self, other] : [other, self];
      const input = { kind: relation.kind, from, to, because: text('because'), startedOn: optional('startedOn') };
      const { drawEdge: answer } = await own(DrawEdgeDocument, { input });
      return isRefused(answer) ? besideCode(answer) : answer;
    },
    next: () => onward(path, 'edge-drawn'),
  });

/** Ends an edge of the thing of the page. */
export const endEdge = (event: RequestEvent, { path }: Pick<Place, 'path'>) =>
  act(event, {
    fields: ['because'],
    send: async ({ of, text }, own) => (await own(EndEdgeDocument, { id: of, because: text('because') })).endEdge,
    next: () => onward(path, 'edge-ended'),
  });

/** Those of `plans` that somebody coordinates: across two plans draws who coordinates both. */
export const reachedBy = (me: Me, plans: readonly ReachedPlanFragment[]) => plans.filter((plan) => decidesOn(me, plan));
