import { Injectable } from '@nestjs/common';
import { Rejection } from '@quipu/kernel';
import { FileStore, safeName, type FileFacts } from '@quipu/platform/files';
import { DataSource } from 'typeorm';
import { FILE, FILE_ID, isErased, isNamed } from './naming.ts';
import { takeIn } from './uploads.rules.ts';

/** A file that somebody brought, and that nothing may name yet. */
export interface Upload extends FileFacts {
  readonly mediaType: string;
  readonly fileName: string;
}

/** As much of a transaction as is used. */
interface Transaction {
  query<Rows>(sql: string, values: unknown[]): Promise<Rows>;
}

const WAITING = `
  select count(*)::int as count from access.uploads
  where account_id = $1 and sha256 <> $2 and not ${isNamed('uploads.sha256')}`;

const BRING = `
  insert into access.uploads (sha256, account_id, size_bytes, media_type, file_name) values ($1, $2, $3, $4, $5)
  on conflict (sha256, account_id) do update set file_name = excluded.file_name, uploaded_at = now()`;

const FIND = `
  select sha256, size_bytes::int as "sizeBytes", media_type as "mediaType", file_name as "fileName"
  from access.uploads where sha256 = $1 and account_id = $2`;

const FORGOTTEN = `
  select sha256 from access.uploads group by sha256 having max(uploaded_at) < $1
    and not ${isNamed('uploads.sha256')}`;

/** What nothing speaks of any more: who brought it was erased, or its process died. */
const STRAY = `
  select sha256 from unnest($1::text[]) as kept (sha256)
  where not ${isNamed('kept.sha256')}
    and not exists (select from access.uploads where uploads.sha256 = kept.sha256)`;

const IS_WANTED = `
  select ${isNamed('$1')}
    or exists (select from access.uploads where sha256 = $1 and uploaded_at >= $2) as is`;

/** Until `tx` ends, nobody else brings, names or removes the file with this digest. */
const hold = (tx: Transaction, sha256: string) =>
  tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`file:${sha256}`]);

/** The files that people bring before they submit what names them. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly database: DataSource,
    private readonly files: FileStore,
  ) {}

  /**
   * Keeps a file for `account`, under a safe form of the name that came with it. Rejects as {@link FileStore.receive} and
   * {@link takeIn} do. An answer means that the file is durable; it is kept for a day at least.
   */
  async bring(account: string, bytes: AsyncIterable<Uint8Array>, name: string): Promise<Upload | Rejection> {
    const received = await this.files.receive(bytes);
    if (received instanceof Rejection) return received;
    await using file = received;
    const { sha256, sizeBytes, mediaType } = file;
    const upload = { sha256, sizeBytes, mediaType, fileName: safeName(name, mediaType) };
    const refused = await this.note(account, upload);
    if (refused) return refused;
    await file.keep();
    return upload;
  }

  /** The file with this digest that `account` brought itself, if the store has it, held until `tx` ends. */
  async find(tx: Transaction, account: string, sha256: string): Promise<Upload | undefined> {
    await hold(tx, sha256);
    const [upload] = await tx.query<Upload[]>(FIND, [sha256, account]);
    return upload && (await this.files.holds(upload)) ? upload : undefined;
  }

  /** The file that a public row of the record names, by the id of that row; undefined for what is not there. */
  async named(id: string): Promise<Upload | undefined> {
    if (!FILE_ID.test(id)) return undefined;
    const [file] = await this.database.query<Upload[]>(FILE, [id]);
    // Of a name that was erased its mark is left, which is no name.
    return file && { ...file, fileName: safeName(isErased(file.fileName) ? '' : file.fileName, file.mediaType) };
  }

  /** Removes what was brought before `instant` and nothing names, also when nobody is left who brought it. */
  async forget(instant: Date): Promise<void> {
    await this.files.sweep(instant);
    const forgotten = await this.database.query<{ sha256: string }[]>(FORGOTTEN, [instant]);
    for (const { sha256 } of forgotten) await this.remove(sha256, instant);
    for await (const kept of this.files.keptBefore(instant)) {
      const stray = await this.database.query<{ sha256: string }[]>(STRAY, [kept]);
      for (const { sha256 } of stray) await this.remove(sha256, instant);
    }
  }

  /** Noted before the file is kept: one that nothing speaks of would stay for ever. */
  private note(account: string, { sha256, sizeBytes, mediaType, fileName }: Upload): Promise<Rejection | undefined> {
    return this.database.transaction(async (tx) => {
      await hold(tx, sha256);
      const [waiting] = await tx.query<{ count: number }[]>(WAITING, [account, sha256]);
      const taken = takeIn(waiting?.count ?? 0);
      if (!taken.ok) return taken.rejection;
      await tx.query(BRING, [sha256, account, sizeBytes, mediaType, fileName]);
      return undefined;
    });
  }

  private async remove(sha256: string, before: Date): Promise<void> {
    await this.database.transaction(async (tx) => {
      await hold(tx, sha256);
      const [wanted] = await tx.query<{ is: boolean }[]>(IS_WANTED, [sha256, before]);
      if (wanted?.is) return;
      await tx.query('delete from access.uploads where sha256 = $1', [sha256]);
      await this.files.remove(sha256);
    });
  }
}
