import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { CREATE, peru, plan, REVISE, SET_STAGES, SET_THEMES, setClock, SHOWN, stage } from '../support/process.ts';
import { signerFor } from '../support/signing.ts';
import { signedIn } from '../support/signed-in.ts';

const BECAUSE = 'Las regiones del sur pidieron más tiempo.';

test('a coordinator begins a plan with stages and themes, and anybody sees when each opens and how long ahead it was told', async () => {
  await using world = await peru();
  expect(await world.act(CREATE, { input: plan() })).toEqual({
    __typename: 'Plan',
    code: 'PE-PAGA-6',
    phase: 'PREPARATION',
    needsSecondEyes: true,
    reviewDays: 15,
    themes: [{ code: 'salud', titleEs: 'Salud' }],
    stages: [
      {
        code: 'forum',
        position: 1,
        titleEs: 'Etapa forum',
        opensOn: '2026-04-01',
        closesOn: '2026-04-30',
        announcedOn: '2026-03-10',
        noticeDays: 22,
        isShortNotice: false,
      },
      expect.objectContaining({ code: 'adoption', opensOn: null, noticeDays: null, isShortNotice: null }),
    ],
  });
  const acts = await world.api.database.query(`select act, subject, role from journal.acts where act like 'plan.%'`);
  expect(acts).toEqual([{ act: 'plan.created', subject: 'PE-PAGA-6', role: 'coordinator' }]);
});

test.each([
  ['2026-03-25', 15, false],
  ['2026-03-24', 14, true],
  ['2026-03-09', -1, true],
])(
  'an opening on %s, told on 10 March, gives %s days of notice: too few is %s',
  async (opensOn, noticeDays, isShortNotice) => {
    await using world = await peru();
    const created = await world.act(CREATE, { input: plan({ stages: [stage('forum', { opensOn })] }) });
    expect(created.stages).toMatchObject([{ noticeDays, isShortNotice }]);
  },
);

test('at half past eleven at night in Lima it is still the same day', async () => {
  await using world = await peru();
  setClock(world.api, '2026-03-11T04:30:00Z');
  expect((await world.act(CREATE, { input: plan() })).stages[0]).toMatchObject({ announcedOn: '2026-03-10' });
});

test('dates that change are told anew on the day they change, followers hear of it, and the day before is still to be read', async () => {
  await using world = await peru();
  const { database: db } = world.api;
  await using signer = await signerFor(db);
  await world.act(CREATE, { input: plan() });
  await signer.sign();
  const [{ size } = { size: 0 }] = await db.query<{ size: number }>(
    'select max(size)::int as size from journal.checkpoints',
  );
  setClock(world.api, '2026-03-20T15:00:00Z');
  const stages = [stage('forum', { opensOn: '2026-04-10', closesOn: '2026-05-10' }), stage('adoption')];
  const later = await world.act(SET_STAGES, { input: { plan: 'PE-PAGA-6', stages } });
  expect(later.stages[0]).toMatchObject({ opensOn: '2026-04-10', announcedOn: '2026-03-20', noticeDays: 21 });
  await signer.sign();
  const before = await world.api.ask(SHOWN, { asOf: `position:${size}` });
  expect(before.data.plan.stages[0]).toMatchObject({ opensOn: '2026-04-01', announcedOn: '2026-03-10' });
  const told = await db.query(`select kind, details from mail.happenings order by id`);
  expect(told).toEqual([
    { kind: 'stage', details: { title: 'Etapa forum', path: '/planes/pe-paga-6/proceso' } },
    { kind: 'stage', details: { title: 'Etapa forum', path: '/planes/pe-paga-6/proceso' } },
  ]);
});

test('stages are put in another order, renamed and added to; nobody is told, for no date is new', async () => {
  await using world = await peru();
  await world.act(CREATE, { input: plan({ stages: [stage('forum'), stage('adoption')] }) });
  const stages = [stage('adoption'), { code: 'forum', titleEs: 'Foro virtual' }, stage('review')];
  const done = await world.act(SET_STAGES, { input: { plan: 'PE-PAGA-6', stages } });
  expect(
    done.stages.map(({ position, titleEs }: { position: number; titleEs: string }) => [position, titleEs]),
  ).toEqual([
    [1, 'Etapa adoption'],
    [2, 'Foro virtual'],
    [3, 'Etapa review'],
  ]);
  expect(await world.api.database.query('select from mail.happenings')).toEqual([]);
  expect(
    await world.act(SET_THEMES, {
      input: {
        plan: 'PE-PAGA-6',
        themes: [
          { code: 'agua', titleEs: 'Agua' },
          { code: 'salud', titleEs: 'Salud pública' },
        ],
      },
    }),
  ).toMatchObject({
    themes: [
      { code: 'agua', titleEs: 'Agua' },
      { code: 'salud', titleEs: 'Salud pública' },
    ],
  });
});

test.each([
  ['a code that is taken', { code: 'PE-PAGA-9', number: 7 }, 'PLAN_CODE_TAKEN'],
  ['a number that is taken', { number: 9 }, 'PLAN_NUMBER_TAKEN'],
  ['a title that says nothing', { titleEs: ' a ' }, 'PROCESS_TITLE_TOO_SHORT'],
  ['an end before its start', { startsOn: '2026-09', endsOn: '2026-08-31' }, 'PROCESS_DATES_REVERSED'],
  ['no stage', { stages: [] }, 'STAGES_MISSING'],
  ['a month where a day is asked for', { stages: [stage('forum', { opensOn: '2026-04' })] }, 'PROCESS_DATE_INVALID'],
  [
    'one theme twice',
    {
      themes: [
        { code: 'a1', titleEs: 'Uno' },
        { code: 'a1', titleEs: 'Dos' },
      ],
    },
    'PROCESS_CODE_TWICE',
  ],
])('a plan with %s does not begin', async (_, input, code) => {
  await using world = await peru();
  await given(world.api.database).plan('PE-PAGA-9');
  expect(await world.act(CREATE, { input: plan(input) })).toMatchObject({ __typename: 'Rejection', code });
  expect(await world.api.database.query(`select code from plans`)).toEqual([{ code: 'PE-PAGA-9' }]);
});

test('a plan goes on phase by phase, back only with a reason, and what is not named stays as it is', async () => {
  await using world = await peru();
  await world.act(CREATE, { input: plan() });
  const revise = (input: object) => world.act(REVISE, { input: { plan: 'PE-PAGA-6', ...input } });
  expect(await revise({ phase: 'CO_CREATION', reviewDays: 20 })).toMatchObject({
    phase: 'CO_CREATION',
    reviewDays: 20,
    needsSecondEyes: true,
  });
  expect(await revise({ phase: 'ADOPTED' })).toMatchObject({ code: 'PLAN_MOVE_NOT_ALLOWED', field: 'phase' });
  expect(await revise({ phase: 'PREPARATION' })).toMatchObject({ code: 'PROCESS_UNEXPLAINED' });
  expect(await revise({ phase: 'PREPARATION', because: BECAUSE })).toMatchObject({
    phase: 'PREPARATION',
    reviewDays: 20,
  });
  expect(await revise({ needsSecondEyes: false })).toMatchObject({ needsSecondEyes: false, phase: 'PREPARATION' });
});

test('two who begin one plan at once: one does; two who move it on at once: one does', async () => {
  await using world = await peru();
  const begun = await Promise.all([1, 2].map(() => world.act(CREATE, { input: plan() })));
  expect(begun.map(({ code }) => code).toSorted()).toEqual(['PE-PAGA-6', 'PLAN_CODE_TAKEN']);
  const moved = await Promise.all(
    [1, 2].map(() => world.act(REVISE, { input: { plan: 'PE-PAGA-6', phase: 'CO_CREATION' } })),
  );
  expect(moved.map(({ code }) => code).toSorted()).toEqual(['PE-PAGA-6', 'PLAN_MOVE_NOT_ALLOWED']);
});

test('two who each add a stage at once lose none of them: the later one is told', async () => {
  await using world = await peru();
  await world.act(CREATE, { input: plan({ stages: [stage('forum')] }) });
  const add = (code: string) =>
    world.act(SET_STAGES, { input: { plan: 'PE-PAGA-6', stages: [stage('forum'), stage(code)] } });
  const added = await Promise.all([add('north'), add('south')]);
  expect(added.map(({ code }) => code).toSorted()).toEqual(['PE-PAGA-6', 'STAGE_LEFT_OUT']);
});

test('who coordinates another plan, or none, begins and changes nothing', async () => {
  await using world = await peru();
  const { database: db } = world.api;
  await world.act(CREATE, { input: plan() });
  await given(db).plan('PE-PAGA-9');
  const elsewhere = (await signedIn(db, 'coordinator', { plan: 'PE-PAGA-9' })).token;
  const citizen = (await signedIn(db, null)).token;
  const revised = { input: { plan: 'PE-PAGA-6', reviewDays: 1 } };
  for (const token of [elsewhere, citizen]) {
    expect(await world.act(CREATE, { input: plan({ code: 'PE-PAGA-7', number: 7 }) }, token)).toBe('FORBIDDEN');
    expect(await world.act(REVISE, revised, token)).toBe('FORBIDDEN');
  }
  expect(await world.act(REVISE, revised, '')).toBe('UNAUTHENTICATED');
  expect(await world.act(REVISE, { input: { plan: 'PE-PAGA-9', reviewDays: 1 } }, elsewhere)).toMatchObject({
    reviewDays: 1,
  });
});
