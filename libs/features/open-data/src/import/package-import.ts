import { translate } from '@quipu/i18n';
import type { Actor } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import type { Problems } from '../check/problems.ts';
import type { ReasonDemands } from '../check/row.rules.ts';
import { digestOf, type Manifest, type PackageFile } from '../files/manifest.ts';
import type { PackageFiles } from '../files/package-files.ts';
import type { Resource } from '../format/format.ts';
import { checkTogether } from '../tables/checks.ts';
import { recordDecided } from '../tables/deciding.ts';
import { load, type Loaded } from '../tables/loading.ts';
import { match, reportOf, type ResourceReport } from '../tables/matching.ts';
import type { Session } from '../tables/session.ts';
import { write } from '../tables/writing.ts';
import { clean, refusal, type ImportReport, type PackageIdentity } from './report.ts';

/** How far an import is: reading counts the rows of `file`, then the whole is checked and written. */
export interface Progress {
  readonly phase: 'reading' | 'checking' | 'writing';
  readonly file: string | null;
  /** Rows of `file` so far. */
  readonly rows: number;
  /** Steps done and steps in all: one per file and phase. */
  readonly step: number;
  readonly steps: number;
}

export interface Taking {
  readonly tx: EntityManager;
  /** The connection under {@link tx}. */
  readonly session: Session;
  readonly actor: Actor;
  /** What the act of the import names as its source. */
  readonly source: string;
  readonly files: PackageFiles;
  readonly manifest: Manifest;
  readonly identity: PackageIdentity;
  readonly problems: Problems;
  readonly isDryRun: boolean;
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress) => void;
}

/** One import, inside its act's transaction. */
export class PackageImport {
  private readonly taking: Taking;
  private step = 0;
  constructor(taking: Taking) {
    this.taking = taking;
  }

  /** Reads and checks everything, then writes unless anything is wrong. */
  async run(): Promise<ImportReport> {
    const { session, problems, identity, isDryRun } = this.taking;
    await this.prepare();
    const loaded = await this.readAll();
    await this.each(loaded, 'checking', ({ resource }) => match(session, resource));
    await checkTogether({ session, problems, loaded, lost: this.taking.manifest.lost });
    if (problems.count > 0) return refusal(identity, problems);
    await this.proveSame();
    const reports: ResourceReport[] = [];
    await this.each(loaded, 'writing', async ({ resource, path }) => {
      const report = await reportOf(session, resource, path);
      reports.push(report);
      if (report.inserted + report.changed > 0) await this.write(resource);
    });
    return clean(identity, reports, isDryRun);
  }

  private async write(resource: Resource): Promise<void> {
    const { tx, session, actor, source, isDryRun } = this.taking;
    const because = this.because();
    // What nobody keeps, nobody has to be told.
    if (resource.name === 'decisions' && !isDryRun) await recordDecided(tx, resource, { actor, source, because });
    await write(session, resource, because);
  }

  private async prepare(): Promise<void> {
    const { session } = this.taking;
    // Whole tables are compared: a plan for a few rows, made from old statistics, would never end.
    await session.query('set local enable_nestloop = off');
    await session.query('set local jit = off');
    await session.query(`select pg_advisory_xact_lock(hashtext('quipu.import'))`);
  }

  private async readAll(): Promise<Loaded[]> {
    const { session, files, problems, signal } = this.taking;
    const demands = await demandsOf(session);
    const loaded: Loaded[] = [];
    const progress = (file: PackageFile, rows: number) => this.report('reading', file.path, rows);
    await this.each(this.taking.manifest.files, 'reading', async (file) => {
      loaded.push(await load({ session, files, problems, demands, signal, progress }, file));
    });
    return loaded;
  }

  private async each<File extends PackageFile>(
    files: readonly File[],
    phase: Progress['phase'],
    work: (file: File) => Promise<void>,
  ) {
    for (const file of files) {
      this.taking.signal.throwIfAborted();
      this.report(phase, file.path, 0);
      await work(file);
      this.step += 1;
    }
  }

  private report(phase: Progress['phase'], file: string | null, rows: number): void {
    const steps = this.taking.manifest.files.length * 3;
    this.taking.progress({ phase, file, rows, step: this.step, steps });
  }

  /** The act names the digest of what was read: a package that changes under the reader is a fault. */
  private async proveSame(): Promise<void> {
    const { files, manifest, identity } = this.taking;
    if ((await digestOf(files, manifest)) !== identity.digest)
      throw new Error('The package changed while it was being read.');
  }

  /** Stands on public pages beside the superseded row, so it is in the members' first language. */
  private because(): string {
    const { name, version, digest } = this.taking.identity;
    return translate('es', 'import.superseded-because', { name, version, digest });
  }
}

async function demandsOf(session: Session): Promise<ReasonDemands> {
  const { rows } = await session.query<NonNullable<ReturnType<ReasonDemands['get']>> & { code: string }>(
    `select code, min_length as "minLength", needs_source as "needsSource", array[title_es, title_en] as titles, demands as demand
     from reason_codes`,
  );
  return new Map(rows.map((demanded) => [demanded.code, demanded]));
}
