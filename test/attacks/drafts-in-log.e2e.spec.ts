import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { done, draftOn, REVISE } from '../support/drafts.ts';
import { listenToLog } from '../support/logged.ts';

const CANARY = 'zarzamora';

test('no word of a draft is logged, not even when what is asked is wrong or the database fails', async () => {
  using log = listenToLog();
  await using api = await startApi({ LOG_LEVEL: 'debug' });
  await given(api.database).plan();
  await given(api.database).contribution('CTR-901');
  const input = { stage: 'national_table', outcome: 'REJECTED', reasons: `${REASONS} ${CANARY}`, legalGround: CANARY };
  const { id } = await draftOn(api, 'CTR-901', input);
  await done(api, REVISE, { id, revision: 1, input });
  await api.act(REVISE, { id, revision: 2, input: { ...input, decidedOn: CANARY } });
  await api.database.query('alter table drafts add constraint ck_drafts_broken check (revision < 3)');
  const failed = await api.act(REVISE, { id, revision: 2, input });
  expect(failed.errors?.[0]?.extensions).toMatchObject({
    code: 'INTERNAL_SERVER_ERROR',
    reference: expect.any(String),
  });
  expect(JSON.stringify(failed)).not.toContain(CANARY);
  expect(log.lines.join('')).toContain('ck_drafts_broken');
  expect(log.lines.join('')).not.toContain(CANARY);
});
