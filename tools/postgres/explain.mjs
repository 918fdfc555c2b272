// @ts-check
import { codeOf } from '../faults.mjs';
import { PlainError } from '../messages.mjs';

/**
 * What a person should hear when PostgreSQL said `output` and did not start.
 * @param {string} output
 * @param {{ folder: string, port?: number }} where
 */
export function explain(output, { folder, port = 0 }) {
  if (/No space left on device|Disk quota exceeded|Check free disk space|\bENOSPC\b/.test(output))
    return new PlainError('postgres.disk', { folder });
  if (/Address already in use/.test(output)) return new PlainError('postgres.port-taken', { port });
  const refused = /Permission denied|Operation not permitted|Read-only file system|\bE(?:ACCES|PERM|ROFS)\b/.exec(
    output,
  );
  if (refused) return new PlainError('postgres.not-writable', { folder, reason: refused[0] });
  return new PlainError('postgres.failed', { folder, output: output.trim().split('\n').slice(-12).join('\n') });
}

/**
 * The same for an error of our own file operations in `folder`; any other error stays as it is.
 * @param {unknown} error
 * @param {string} folder
 */
export function explainFile(error, folder) {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new PlainError('postgres.disk', { folder });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'ENOENT'].includes(code))
    return new PlainError('postgres.not-writable', { folder, reason: code });
  return error;
}
