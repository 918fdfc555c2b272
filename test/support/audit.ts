import { audit, type AuditOptions, type AuditReport, type Finding } from '@quipu/journal/audit';
import { given, REASONS } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from './database.ts';
import { signerFor } from './signing.ts';

/** A contribution that was rejected, its title changed once, under a signed log. */
export async function loggedDecision(): Promise<TestDatabase> {
  const db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-01');
  await db.act(`update contributions set title = 'Agua segura en todas las escuelas'`);
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'thematic_table', 'rejected', 'budget', $1, 'decided' from contributions`,
    [REASONS],
  );
  await using signer = await signerFor(db);
  await signer.sign();
  return db;
}

export const auditOf = (db: TestDatabase, options: AuditOptions = {}): Promise<AuditReport> =>
  audit(db.sequencerUrl, options);

/** A finding in one line, without the ids, which differ from test to test. */
const shown = ({ code, kind, part, columns, what }: Finding) =>
  [code, kind, part, columns?.join(' '), what].filter((word) => word !== undefined).join(' ');

/** All that an audit finds, in one line each. */
export const foundIn = async (db: TestDatabase): Promise<string[]> => (await auditOf(db)).findings.kept.map(shown);
