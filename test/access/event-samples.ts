import { randomBytes, randomUUID } from 'node:crypto';
import type { TestApi } from '../support/api.ts';
import type { World } from './world.ts';

type Sample = (world: World, on: { readonly api: TestApi }) => object | Promise<object>;

const BECAUSE = 'Porque así se acordó en la última sesión';

/** An event that is open to everybody, of a day that has come. */
async function event({ plan }: World, { api }: { readonly api: TestApi }): Promise<{ plan: string; code: string }> {
  const code = `EV-${randomBytes(4).toString('hex')}`;
  await api.database.act(
    `insert into events (plan_id, code, kind, title_es, modality, registration, registered, starts_on, ends_on)
     select id, $1, 'thematic_table', 'Mesa de agua', 'online', 'open', 0, to_char(now() at time zone 'America/Lima', 'YYYY-MM-DD'),
       to_char(now() at time zone 'America/Lima', 'YYYY-MM-DD') from plans where code = $2`,
    [code, plan],
  );
  return { plan, code };
}

/** An event to which one is invited. */
async function byInvitation(world: World, on: { readonly api: TestApi }): Promise<{ plan: string; code: string }> {
  const made = await event(world, on);
  await on.api.database.act(
    `with invited as (update events set registration = 'by_invitation' where code = $1 returning id)
     insert into access.event_invitations (event_id, code) select id, 'mesa-de-agua' from invited`,
    [made.code],
  );
  return made;
}

const announced = {
  kind: 'THEMATIC_TABLE',
  titleEs: 'Mesa de agua segura',
  modality: 'ONLINE',
  startsOn: '2030-05-02',
  registration: 'OPEN',
};

/** By operation on events, what it is tried with. */
export const eventSamples: Readonly<Record<string, Sample>> = {
  createEvent: ({ plan }) => ({ input: { plan, code: randomUUID(), ...announced } }),
  reviseEvent: async (world, on) => ({ input: { ...(await event(world, on)), ...announced } }),
  cancelEvent: async (world, on) => ({ input: { ...(await event(world, on)), because: BECAUSE } }),
  recordAttendance: async (world, on) => ({
    input: { ...(await event(world, on)), attendance: [{ sector: 'GOVERNMENT', people: 3 }] },
  }),
  addEventDocument: async (world, on) => ({
    input: { ...(await event(world, on)), kind: 'AGENDA', title: 'La agenda', link: 'https://example.org/agenda' },
  }),
  registerForEvent: async (world, on) => ({ input: await event(world, on) }),
  withdrawRegistration: async (world, on) => ({ input: await event(world, on) }),
  isRegisteredForEvent: event,
  eventRegistrations: async (world, on) => ({ ...(await event(world, on)), first: 5 }),
  eventInvitationCode: byInvitation,
  proposeMinutes: async (world, on) => ({
    input: { ...(await event(world, on)), body: BECAUSE.repeat(2), observationsUntil: '2030-01-01' },
  }),
  approveMinutes: async (world, on) => ({ input: await event(world, on) }),
  observeMinutes: async (world, on) => ({ input: { ...(await event(world, on)), body: BECAUSE } }),
};
