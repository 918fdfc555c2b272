import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ExitCode } from '@quipu/cli';
import { given } from '../builders/index.ts';
import { withClient } from '../support/database.ts';
import { listen } from '../support/listen.ts';
import { startLog, type LogApi } from '../support/log-api.ts';
import { quipu, temporaryFolder } from '../support/served-log.ts';

const REASONS =
  'No se ajusta al marco legal: la norma vigente no permite que una entidad publique los datos que la propuesta pide, y cambiarla es tarea del Congreso.';

/** A contribution and its rejection, under a checkpoint. @returns the entry and the row of the decision */
async function rejected(log: LogApi): Promise<{ entry: string; row: string }> {
  await given(log.db).contribution('CTR-01');
  await log.db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'thematic_table', 'rejected', 'other', $1, 'decided' from contributions`,
    [REASONS],
  );
  await log.publish();
  const [found] = await log.db.query<{ entry: string; row: string }>(
    `select id::text as entry, row_id::text as row from journal.entries where kind = 'decisions'`,
  );
  return found!;
}

test('a receipt of a decision verifies off-line; with one word of its reasons changed it does not', async () => {
  await using log = await startLog();
  using folder = temporaryFolder();
  const { entry } = await rejected(log);
  const { text } = await log.get(`receipts/${entry}`).buffer(true);
  const verify = (name: string, content: string) => {
    writeFileSync(join(folder.path, name), content);
    return quipu(['verify', join(folder.path, name), '--vkey', log.vkey]);
  };
  const whole = await verify('receipt.json', text);
  expect([whole.code, whole.out]).toEqual([ExitCode.DONE, expect.stringContaining(REASONS)]);
  const altered = await verify('altered.json', text.replace('vigente', 'anterior'));
  expect([altered.code, altered.out]).toEqual([
    ExitCode.NOT_VERIFIED,
    expect.stringContaining('"text.reasons" was altered'),
  ]);
});

test('when a text is erased the mirror forgets it too, and both are still verified against what was seen before', async () => {
  await using log = await startLog();
  using folder = temporaryFolder();
  const { row } = await rejected(log);
  const url = await listen(log);
  const [copy, state] = [join(folder.path, 'copy'), join(folder.path, 'state')];
  const mirror = () => quipu(['mirror', copy, '--url', url]);
  const verify = (...place: string[]) => quipu(['verify', ...place, '--state', state, '--all']);
  const words = () =>
    readdirSync(copy, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'))
      .join('');

  expect((await mirror()).code).toBe(ExitCode.DONE);
  expect((await verify('--dir', copy)).code).toBe(ExitCode.DONE);
  expect(words()).toContain(REASONS);

  await withClient(log.db.privacyUrl, (client) =>
    client.query(`select journal.erase_text('decisions', $1, 'reasons', $2, 'operator:privacy')`, [
      row,
      'Ley N.º 29733, artículo 20: solicitud 2026-15',
    ]),
  );
  await log.publish();
  expect((await mirror()).code).toBe(ExitCode.DONE);
  expect(words()).not.toContain(REASONS);
  for (const place of [
    ['--dir', copy],
    ['--url', url],
  ]) {
    const { code, out } = await verify(...place);
    expect([code, out]).toEqual([ExitCode.DONE, expect.stringMatching(/Memory: it holds unchanged/)]);
    expect(out).toContain('1 erased');
  }
});
