import { Clock } from '@quipu/platform/clock';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from './api.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

/** The API with a plan that somebody coordinates, on a day that the test chooses; now, where it is null. */
export interface CoCreation extends AsyncDisposable {
  readonly api: TestApi;
  readonly coordinator: SignedIn;
  /** Makes it noon of `day` in Lima. */
  on(day: string): void;
}

export const PLAN = 'PE-PAGA-9';

export async function coCreation(
  day: string | null = '2026-03-02',
  environment: Record<string, string> = {},
): Promise<CoCreation> {
  const api = await startApi(environment);
  await given(api.database).plan(PLAN);
  const on = (today: string) =>
    void Object.assign(api.app.get(Clock), { now: () => new Date(`${today}T12:00:00-05:00`) });
  if (day) on(day);
  return {
    api,
    on,
    coordinator: await signedIn(api.database, 'coordinator', { plan: PLAN }),
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}

const FIELDS = `code titleEs place modality onlineAt registration seats quorum startsOn endsOn beginsAt finishesAt announcedOn
  noticeDays isShortNotice cancelledAt cancelledBecause registered registeredAttended attendedShare
  attendance { sector people seats institution { code } } attendanceTotal civilSocietyShare isQuorumMet minutesPublished
  documents { id kind title fileUrl url fileName } minutes { version state body because observationsUntil
  observations { sector body institution { code } } changes { parts { kind text } } }`;

const INPUT = {
  createEvent: 'EventInput',
  reviseEvent: 'EventInput',
  cancelEvent: 'CancelEventInput',
  recordAttendance: 'RecordAttendanceInput',
  addEventDocument: 'AddEventDocumentInput',
  registerForEvent: 'RegisterForEventInput',
  withdrawRegistration: 'WithdrawRegistrationInput',
  proposeMinutes: 'ProposeMinutesInput',
  approveMinutes: 'ApproveMinutesInput',
  observeMinutes: 'ObserveMinutesInput',
} as const;

/** An event of the plan as it is announced; what the test is about is said beside. */
export const announced = (more: object = {}) => ({
  code: 'MT-1',
  kind: 'THEMATIC_TABLE',
  titleEs: 'Mesa de agua segura',
  modality: 'IN_PERSON',
  place: 'Jirón Carabaya s/n, Lima',
  startsOn: '2026-03-20',
  registration: 'OPEN',
  ...more,
});

/** Does an act on an event as `who`. @throws Error where it is not allowed, or malformed. */
export async function doing(world: CoCreation, who: SignedIn, act: keyof typeof INPUT, input: object = {}) {
  const { data, errors } = await world.api.askWith(
    who.token,
    `mutation ($input: ${INPUT[act]}!) { ${act}(input: $input) { __typename ... on Rejection { code field message } ... on Event { ${FIELDS.replace('code ', 'name: code ')} } } }`,
    { input: { plan: PLAN, code: 'MT-1', ...input } },
  );
  if (errors)
    throw new Error(errors.map(({ message, extensions }) => `${String(extensions['code'])}: ${message}`).join());
  return data[act];
}

/** The event as anybody reads it. */
export async function shown({ api }: CoCreation, code = 'MT-1', asOf?: string) {
  const { data, errors } = await api.ask(
    `query ($plan: ID!, $code: ID!, $asOf: AsOf) { event(plan: $plan, code: $code, asOf: $asOf) { ${FIELDS} } }`,
    { plan: PLAN, code, ...(asOf ? { asOf } : {}) },
  );
  if (errors) throw new Error(errors.map(({ message }) => message).join());
  return data.event;
}

/** An institution of Peru. @returns its code */
export async function institution({ api }: CoCreation, code: string, kind: string): Promise<string> {
  await api.database.act(
    `insert into institutions (member_id, code, name_es, level, kind) select id, $1, $1, 'national', $2 from members where code = 'PE'`,
    [code, kind],
  );
  return code;
}
