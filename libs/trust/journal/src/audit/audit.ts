import { auditSignatures } from './checkpoints.ts';
import { recordDrift } from './drift-entry.ts';
import { Erasures } from './erasures.ts';
import { Findings, type Finding, type FindingCount } from './finding.ts';
import { findOpenGuards } from './guards.ts';
import { findLate, stillLate } from './late.ts';
import { LeafAudit } from './leaves.ts';
import { readRestored } from './restored.ts';
import { auditRows, readDefaults, readKinds, type LostRows } from './rows.ts';
import { inSession, type AuditSession } from './session.ts';
import { TreeAudit } from './tree.ts';

/** What the audit compared, and all that it found. */
export interface AuditReport {
  /** Leaves of the log. */
  readonly size: number;
  /** Parts that were erased under a law; their digests stay. */
  readonly erasedParts: number;
  /** Leaves that a mirror gave back, and whose entries this database lost. */
  readonly lostEntries: number;
  /** By table, the rows whose newest leaf is one of those: what they should say, the database does not know. */
  readonly lostRows: readonly LostRows[];
  readonly findings: {
    readonly count: number;
    readonly counts: readonly FindingCount[];
    /** The first 1,000. */
    readonly kept: readonly Finding[];
  };
  /** Whether the journal got an entry that says so: not when its newest such entry says the very same. */
  readonly isRecorded: boolean;
}

/** How far an audit is; `kind` is the table whose rows are compared. */
export interface AuditProgress {
  readonly phase: 'leaves' | 'tree' | 'rows';
  readonly kind?: string;
  readonly done: number;
  readonly of: number;
}

export interface AuditOptions {
  readonly signal?: AbortSignal;
  readonly progress?: (progress: AuditProgress) => void;
}

const SIZES = `
  select head.size::float8 as head, (select count(*)::float8 from journal.leaves) as leaves from journal.head`;

/** What is compared with what, in the database as it was at one moment. */
class Audit {
  constructor(
    private readonly session: AuditSession,
    private readonly findings: Findings,
    private readonly options: AuditOptions,
  ) {}

  async run() {
    const [sizes] = await this.session.rows<{ head: number; leaves: number }>(SIZES);
    const { head = 0, leaves = 0 } = sizes ?? {};
    const defaults = await readDefaults(this.session);
    const log = await this.log(leaves, defaults);
    const size = await new TreeAudit(this.session, this.findings).run((done) =>
      this.passed({ phase: 'tree', done, of: leaves }),
    );
    if (head !== leaves || size !== leaves)
      this.findings.add({ code: 'SIZE_DIFFERS', what: `${head}, ${leaves}, ${size}` });
    this.findings.add(...(await auditSignatures(this.session, size)));
    const lostRows = await this.rows(defaults);
    this.findings.add(...(await findOpenGuards(this.session)));
    return { size: leaves, erasedParts: log.erasedParts, lostEntries: log.lostEntries, lostRows };
  }

  private async log(of: number, defaults: string): Promise<LeafAudit> {
    const erasures = await Erasures.read(this.session);
    const log = new LeafAudit(this.session, this.findings, erasures, await readRestored(this.session));
    await log.run(defaults, (done) => this.passed({ phase: 'leaves', done, of }));
    return log;
  }

  private async rows(defaults: string): Promise<LostRows[]> {
    const lost: LostRows[] = [];
    const kinds = await readKinds(this.session);
    for (const [done, kind] of kinds.entries()) {
      this.passed({ phase: 'rows', kind: kind.kind, done, of: kinds.length });
      const count = await auditRows(this.session, kind, defaults, this.findings);
      if (count > 0) lost.push({ kind: kind.kind, count });
    }
    return lost;
  }

  /** @throws the reason of the signal that stops the audit. */
  private passed(progress: AuditProgress): void {
    this.options.signal?.throwIfAborted();
    this.options.progress?.(progress);
  }
}

/**
 * Compares everything that the database holds with everything that its log says, as both were at one moment, in memory that
 * does not grow with either; names what differs and repairs nothing. Findings become an entry of the journal.
 * Nobody waits for it, and it waits for nobody; but rows that are replaced meanwhile cannot be vacuumed before it ends.
 * @param url of the role quipu_sequencer.
 * @throws what PostgreSQL says; then nothing was recorded.
 */
export async function audit(url: string, options: AuditOptions = {}): Promise<AuditReport> {
  const findings = new Findings();
  const { late, ...compared } = await inSession(url, async (session) => ({
    ...(await new Audit(session, findings, options).run()),
    late: await findLate(session),
  }));
  findings.add(...(await stillLate(url, late, options.signal)));
  const { count, counts, kept } = findings;
  const isRecorded = count > 0 && (await recordDrift(url, findings));
  return { ...compared, findings: { count, counts, kept }, isRecorded };
}
