import { expect, test } from '@jest/globals';
import { REASONS } from '../builders/index.ts';
import { done, event, RECORD, said, voices, WITHDRAW } from '../support/voices.ts';

const REJECTED = { contribution: 'CTR-901', stage: 'thematic_table', outcome: 'REJECTED', reasons: REASONS };
const BECAUSE = 'La municipalidad ya construyó el pozo que pedíamos en este aporte.';

test.each([
  ['already_under_way', 'DECISION_PROGRAMME_MISSING', 'named', { named: 'Programa Agua Más' }],
  ['taken_up_elsewhere', 'DECISION_PLACE_MISSING', 'named', { named: 'Mesa de saneamiento' }],
  ['duplicate', 'DECISION_DUPLICATE_MISSING', 'duplicateOf', { duplicateOf: 'CTR-902' }],
  ['legal_impediment', 'DECISION_LEGAL_GROUND_MISSING', 'legalGround', { legalGround: 'Ley 27806, artículo 15' }],
])('the ground %s is refused until what it demands is named', async (reasonCode, code, field, naming) => {
  await using all = await voices();
  const input = { ...REJECTED, reasonCode };
  expect(await done(all.api, RECORD, { input })).toMatchObject({ code, field: expect.stringContaining(field) });
  expect(await done(all.api, RECORD, { input: { ...input, ...naming } })).toMatchObject({ __typename: 'Decision' });
  await expect(
    all.api.database.act(
      `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
       select plan_id, id, 'national_table', 'rejected', $1, $2, 'decided' from contributions where code = 'CTR-901'`,
      [reasonCode, REASONS],
    ),
  ).rejects.toMatchObject({ constraint: 'ck_decisions_demanded' });
});

test('a decision says at which event it was taken, who was present, and what it repeats', async () => {
  await using all = await voices();
  await event(all.api, 'MESA-1', 'thematic_table');
  const input = {
    ...REJECTED,
    reasonCode: 'duplicate',
    duplicateOf: 'CTR-902',
    event: 'MESA-1',
    officials: 'La ministra',
  };
  expect(await done(all.api, RECORD, { input: { ...input, event: 'MESA-9' } })).toMatchObject({
    code: 'EVENT_NOT_FOUND',
  });
  expect(await done(all.api, RECORD, { input: { ...input, duplicateOf: 'CTR-901' } })).toMatchObject({
    code: 'DUPLICATE_NOT_FOUND',
  });
  expect(await done(all.api, RECORD, { input })).toMatchObject({
    duplicateOf: { code: 'CTR-902' },
    event: { code: 'MESA-1' },
    officials: 'La ministra',
    decidedAs: 'coordinator',
  });
});

test('who left a contribution takes it back at the stage where it is; nobody else can, and its page stays', async () => {
  await using all = await voices();
  const { api, author } = all;
  await done(api, RECORD, { input: { contribution: 'CTR-901', stage: 'thematic_table', outcome: 'ACCEPTED' } });
  for (const input of [
    { ...REJECTED, stage: 'national_table', reasonCode: 'author_withdrew' },
    { ...REJECTED, stage: 'national_table', outcome: 'WITHDRAWN_BY_AUTHOR', reasonCode: 'budget' },
  ])
    expect(await done(api, RECORD, { input })).toMatchObject({ code: 'DECISION_ONLY_BY_AUTHOR' });
  const take = (because: string) => done(api, WITHDRAW, { contribution: 'CTR-901', because }, author.token);
  expect(await take('Ya no.')).toMatchObject({ code: 'WITHDRAWAL_UNEXPLAINED', field: 'because' });
  const both = await Promise.all([take(BECAUSE), take(BECAUSE)]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Decision', 'Rejection']);
  expect(both.find(({ code }) => code)).toMatchObject({ code: 'WITHDRAWAL_TOO_LATE' });
  expect(both.find(({ outcome }) => outcome)).toMatchObject({
    outcome: 'WITHDRAWN_BY_AUTHOR',
    stage: { code: 'national_table' },
    decidedAs: 'contributor',
  });
  expect(await said(api, 'CTR-901')).toMatchObject({ lastDecision: { outcome: 'WITHDRAWN_BY_AUTHOR' } });
  const [act] = await api.database.query(`select role, reason from journal.acts where act = 'contribution.withdrawn'`);
  expect(act).toEqual({ role: 'contributor', reason: BECAUSE });
});

test('what nobody is known to have left, nobody takes back', async () => {
  await using all = await voices();
  await all.api.database.act(`update contributions set author_id = null where code = 'CTR-901'`);
  const tried = await done(all.api, WITHDRAW, { contribution: 'CTR-901', because: BECAUSE }, all.author.token);
  expect(tried).toMatchObject({ code: 'WITHDRAWAL_NOT_BY_AUTHOR' });
});
