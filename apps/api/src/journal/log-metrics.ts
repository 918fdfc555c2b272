import { readSigningLag } from '@quipu/journal/signing';
import type { Reader } from '@quipu/platform/database';
import { Gauge, Registry } from 'prom-client';

const HEAD = 'select size, drained_xmin::text as watermark, base_entry_id as base from journal.head';

/** Only entries that the watermark has not passed are looked at. */
const PENDING = `
  with recent as materialized (select id from journal.entries where xid >= $1::xid8 and id > $2::bigint)
  select count(*) as count from recent where (select true from journal.leaves where entry_id = recent.id) is null`;

/** The newest entry of an audit that found the record other than its log says. */
const DRIFT = `
  select coalesce(extract(epoch from at), 0)::float8 as at, coalesce((after ->> 'count')::float8, 0) as findings
  from (select) as always left join (
    select at, after from journal.entries join journal.acts on acts.id = act_id where kind = 'journal' and op = 'drift'
    order by entries.id desc limit 1) as newest on true`;

interface Head extends Record<string, unknown> {
  readonly size: string;
  readonly watermark: string;
  readonly base: string;
}

/** The state of the public log, for a Prometheus server: of the installation, not of this process. */
export class LogMetrics {
  private readonly registry = new Registry();
  private readonly leaves = this.gauge('leaves', 'How many leaves the public log has.');
  private readonly pending = this.gauge('pending_entries', 'Committed entries that have no leaf yet.');
  private readonly unsigned = this.gauge('unsigned_leaves', 'Leaves that no checkpoint covers yet.');
  private readonly unsignedSeconds = this.gauge('unsigned_seconds', 'How long the oldest of these has waited.');

  private readonly driftSeconds = this.gauge(
    'drift_found_timestamp_seconds',
    'When an audit last recorded that the record is not as its log says; 0 when none ever did.',
  );
  private readonly driftFindings = this.gauge('drift_findings', 'How many things it found then.');

  constructor(private readonly reader: Reader) {}

  /** In the text format; empty when the database does not answer. */
  async read(): Promise<string> {
    try {
      await this.measure();
    } catch {
      return '';
    }
    return this.registry.metrics();
  }

  private async measure(): Promise<void> {
    const [head] = await this.reader.rows<Head>(HEAD);
    const [pending] = await this.reader.rows<{ count: string }>(PENDING, [head?.watermark, head?.base]);
    const lag = await readSigningLag(this.reader);
    const [drift] = await this.reader.rows<{ at: number; findings: number }>(DRIFT);
    this.leaves.set(Number(head?.size));
    this.pending.set(Number(pending?.count));
    this.unsigned.set(lag.leaves);
    this.unsignedSeconds.set(lag.seconds);
    this.driftSeconds.set(drift?.at ?? 0);
    this.driftFindings.set(drift?.findings ?? 0);
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `quipu_journal_${name}`, help, registers: [this.registry] });
  }
}
