import { translate } from '@quipu/i18n';
import type { Progress } from '@quipu/open-data';
import { Presets, SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** A bar for a person who watches; nothing where nobody does. `end` may be called twice. */
export function showProgress(io: Io): { show: (progress: Progress) => void; end: () => void } {
  if (!io.isTerminal) return { show: () => undefined, end: () => undefined };
  const bar = new SingleBar(
    { format: '{bar} {what}', hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show({ phase, file, rows, step, steps }) {
      const what = translate(io.language, `cli.progress.${phase}`, { file: file ?? '', rows });
      if (isShown) bar.update(step, { what });
      else bar.start(steps, step, { what });
      isShown = true;
    },
    end: () => bar.stop(),
  };
}
