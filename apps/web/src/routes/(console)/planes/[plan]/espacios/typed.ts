import { error, type RequestEvent } from '@sveltejs/kit';
import {
  EventFormPageDocument,
  type EventFormFragment,
  type EventKind,
  type EventInput,
  type Modality,
  type RegistrationWay,
} from '@quipu/client';
import type { Given } from '#lib/server/given.ts';

type Visited = Pick<RequestEvent<{ plan: string; code: string }>, 'locals' | 'params'>;

/** The event that the address names, as a field of every input. */
export const named = ({ params }: Pick<Visited, 'params'>) => ({ plan: params.plan.toUpperCase(), code: params.code });

/** The event of a form. */
export async function eventOf(visited: Visited): Promise<EventFormFragment> {
  const { event } = await visited.locals.own(EventFormPageDocument, named(visited));
  return event ?? error(404, 'No such event.');
}

export const EVENT_FIELDS = [
  ...(['code', 'kind', 'stage', 'titleEs', 'titleEn', 'modality', 'place', 'onlineAt', 'startsOn', 'endsOn'] as const),
  ...(['begins', 'finishes', 'registration', 'invitation', 'agenda', 'seats', 'quorum'] as const),
];

/** What was typed in the form of an event. */
export function typedEvent({ text, optional }: Given<(typeof EVENT_FIELDS)[number]>, plan: string): EventInput {
  const count = (name: 'seats' | 'quorum') => (optional(name) === null ? null : Number(text(name)));
  return {
    plan: plan.toUpperCase(),
    code: text('code'),
    kind: text('kind') as EventKind,
    stage: optional('stage'),
    titleEs: text('titleEs'),
    titleEn: optional('titleEn'),
    modality: text('modality') as Modality,
    place: optional('place'),
    onlineAt: optional('onlineAt'),
    startsOn: text('startsOn'),
    endsOn: optional('endsOn'),
    begins: optional('begins'),
    finishes: optional('finishes'),
    registration: text('registration') as RegistrationWay,
    invitation: optional('invitation'),
    agenda: optional('agenda'),
    seats: count('seats'),
    quorum: count('quorum'),
  };
}
