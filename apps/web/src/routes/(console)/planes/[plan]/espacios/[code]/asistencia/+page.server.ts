import { RecordAttendanceDocument, RegisteredPageDocument } from '@quipu/client';
import { translate } from '@quipu/i18n';
import { eventPath } from '#lib/addresses.ts';
import { act, onward, refuse } from '#lib/server/act.ts';
import { everyNode } from '#lib/server/every-node.ts';
import { holding } from '#lib/server/office.ts';
import { eventOf, named } from '../../typed.ts';
import { countsIn } from './counts.ts';
import type { Actions, PageServerLoad } from './$types';

const NONE = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } };

export const load: PageServerLoad = async (visit) => {
  await holding(visit, 'COORDINATOR');
  const ask = (after: string | null) => visit.locals.own(RegisteredPageDocument, { ...named(visit), after });
  const { eventInvitationCode, eventRegistrations } = await ask(null);
  const registered = await everyNode(
    eventRegistrations ?? NONE,
    async (after) => (await ask(after)).eventRegistrations ?? NONE,
  );
  return { event: await eventOf(visit), invitationCode: eventInvitationCode, registered };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['counts', 'attended', 'skip'],
      send: async ({ text, all, isChecked }, own) => {
        const attendance = countsIn(text('counts'));
        if (typeof attendance === 'number')
          return refuse('counts', translate(event.locals.language, 'events.counts-wrong', { line: attendance }));
        const attended = isChecked('skip') ? null : all('attended');
        return (await own(RecordAttendanceDocument, { input: { ...named(event), attendance, attended } }))
          .recordAttendance;
      },
      next: ({ code }) => onward(eventPath(event.params.plan, code), 'attendance-recorded'),
    }),
};
