import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../support/repository.ts';

const start = promisify(execFile);

/** Where Debian's golang-golang-x-mod-dev puts the sources of golang.org/x/mod. */
const GOPATH = '/usr/share/gocode';

export interface GoVerdict {
  readonly isVerified: boolean;
  /** What it says: how many entries are proven, or why not. */
  readonly says: string;
}

export interface GoVerifier extends Disposable {
  /** @param log address or folder. @param old file with an older checkpoint, which the log has to extend */
  verify(log: string, vkey: string, old?: string): Promise<GoVerdict>;
}

/** Builds `verify.go` with the Go that is installed; gone at the end of `using`. */
export async function buildGoVerifier(): Promise<GoVerifier> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-go-'));
  const program = join(folder, 'verify');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH, GOFLAGS: '', CGO_ENABLED: '0' };
  await start('go', ['build', '-o', program, join(root, 'test/interop/verify.go')], { env });
  return {
    async verify(log, vkey, old) {
      const older = old === undefined ? [] : ['-old', old];
      try {
        const { stdout } = await start(program, ['-vkey', vkey, ...older, log]);
        return { isVerified: true, says: stdout.trim() };
      } catch (ended) {
        const { code, stderr } = ended as { code: unknown; stderr: string };
        if (code !== 1) throw ended;
        return { isVerified: false, says: stderr.trim() };
      }
    },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }),
  };
}
