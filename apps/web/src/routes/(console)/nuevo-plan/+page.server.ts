import { CreatePlanDocument, NewPlanPageDocument } from '@quipu/client';
import { planPath } from '#lib/addresses.ts';
import { namedIn } from '#lib/codes.ts';
import { act, onward } from '#lib/server/act.ts';
import { holding } from '#lib/server/office.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const me = await holding(event, 'COORDINATOR');
  const { members } = await event.locals.own(NewPlanPageDocument, {});
  return { members: members.nodes.filter(({ code }) => me.grants.some(({ member }) => member === code)) };
};

export const actions: Actions = {
  default: (event) =>
    act(event, {
      fields: ['member', 'code', 'number', 'titleEs', 'titleEn', 'startsOn', 'endsOn', 'stages', 'themes'],
      send: async ({ text, optional }, own) => {
        const input = {
          member: text('member'),
          code: text('code').toUpperCase(),
          number: Number(text('number')) || 0,
          titleEs: text('titleEs'),
          titleEn: optional('titleEn'),
          startsOn: optional('startsOn'),
          endsOn: optional('endsOn'),
          stages: namedIn(text('stages'), '_'),
          themes: namedIn(text('themes'), '-'),
        };
        return (await own(CreatePlanDocument, { input })).createPlan;
      },
      next: ({ code }) => onward(`${planPath(code)}/editar-proceso`, 'plan-created'),
    }),
};
