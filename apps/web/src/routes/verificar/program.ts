// The program of this page. It reads the file that the reader chose, judges it here, and shows what it found.
import { judge, type SiteKey } from './judge.ts';
import { show, showUnreadable } from './show.ts';

const byId = (id: string) => document.getElementById(id)!;

const file = byId('file') as HTMLInputElement;
const pasted = byId('key') as HTMLTextAreaElement;
const drop = byId('drop');

const siteKeys: readonly SiteKey[] = [...document.querySelectorAll<HTMLElement>('#keys [data-key]')].map(
  ({ dataset }) => ({
    vkey: dataset['key'] ?? '',
    retiredAt: dataset['retired'] ?? null,
  }),
);

/** More than any receipt has; a file that is larger is not read at all. */
const BYTES_AT_MOST = 4 * 1024 * 1024;

let chosen: File | undefined;

async function check(): Promise<void> {
  if (!chosen) return;
  const asked = chosen;
  const text = asked.size > BYTES_AT_MOST ? undefined : await asked.text().catch(() => undefined);
  // Another file may have been chosen while this one was read.
  if (asked !== chosen) return;
  if (text === undefined) showUnreadable();
  else show(judge(text, siteKeys, pasted.value));
}

function choose(files: FileList | null | undefined): void {
  const [first] = files ?? [];
  if (!first) return;
  chosen = first;
  void check();
}

file.addEventListener('change', () => choose(file.files));
pasted.addEventListener('input', () => void check());
for (const event of ['dragenter', 'dragover'] as const)
  drop.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    drop.classList.add('drop--over');
  });
for (const event of ['dragleave', 'drop'] as const)
  drop.addEventListener(event, (dragged) => {
    dragged.preventDefault();
    drop.classList.remove('drop--over');
    if (event === 'drop') choose(dragged.dataTransfer?.files);
  });

byId('no-program').hidden = true;
byId('check').hidden = false;
// A file that the browser kept from before, when the page is shown again.
choose(file.files);
