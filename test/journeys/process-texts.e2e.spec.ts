import { expect, test } from '@jest/globals';
import { ADD_TEXT, CREATE, peru, plan, REVISE_TEXT, SHOWN, WITHDRAW } from '../support/process.ts';
import { signerFor } from '../support/signing.ts';

const BECAUSE = 'Las regiones del sur pidieron más tiempo.';

test('rules and questions are published, said otherwise with a reason, and withdrawn; the past keeps its words', async () => {
  await using world = await peru();
  const { database: db } = world.api;
  await using signer = await signerFor(db);
  await world.act(CREATE, { input: plan() });
  const words = { titleEs: 'Quién participa', bodyEs: 'Cualquier persona, sin cuenta.' };
  const rule = await world.act(ADD_TEXT, { input: { plan: 'PE-PAGA-6', kind: 'RULE', ...words } });
  expect(await world.act(ADD_TEXT, { input: { plan: 'PE-PAGA-6', kind: 'RULE', ...words } })).toMatchObject({
    position: 2,
  });
  expect(await world.act(ADD_TEXT, { input: { plan: 'PE-PAGA-6', kind: 'QUESTION', ...words } })).toMatchObject({
    position: 1,
  });
  await signer.sign();
  const [{ size } = { size: 0 }] = await db.query<{ size: number }>(
    'select max(size)::int as size from journal.checkpoints',
  );
  const other = { text: rule.id, ...words, bodyEs: 'Cualquier persona con un correo.' };
  expect(await world.act(REVISE_TEXT, { input: { ...other, because: 'porque' } })).toMatchObject({
    code: 'PROCESS_UNEXPLAINED',
  });
  expect(await world.act(REVISE_TEXT, { input: { ...other, bodyEs: 'Nadie', because: BECAUSE } })).toMatchObject({
    code: 'PLAN_TEXT_BODY_TOO_SHORT',
  });
  expect(await world.act(REVISE_TEXT, { input: { ...other, because: BECAUSE } })).toMatchObject({
    bodyEs: other.bodyEs,
  });
  expect((await world.act(WITHDRAW, { text: rule.id, because: BECAUSE })).withdrawnAt).toBe('2026-03-10T15:00:00.000Z');
  expect(await world.act(WITHDRAW, { text: rule.id, because: BECAUSE })).toMatchObject({ code: 'PLAN_TEXT_WITHDRAWN' });
  const nobodys = '00000000-0000-4000-8000-000000000000';
  expect(await world.act(WITHDRAW, { text: nobodys, because: BECAUSE })).toMatchObject({ code: 'PLAN_TEXT_NOT_FOUND' });
  expect(await world.act(WITHDRAW, { text: 'no', because: BECAUSE })).toMatchObject({ code: 'PLAN_TEXT_NOT_FOUND' });
  await signer.sign();
  expect((await world.api.ask(SHOWN)).data.plan.texts).toEqual([words]);
  expect((await world.api.ask(SHOWN, { asOf: `position:${size}` })).data.plan.texts).toEqual([words, words]);
});
