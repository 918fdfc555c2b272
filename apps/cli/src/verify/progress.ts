import { translate, type MessageKey } from '@quipu/i18n';
import { Presets, SingleBar } from 'cli-progress';
import type { Io } from '../io.ts';

/** A bar of steps for a person who watches; nothing where nobody does. */
export function showSteps(io: Io, key: MessageKey): { show: (done: number, of: number) => void; end: () => void } {
  if (!io.isTerminal) return { show: () => undefined, end: () => undefined };
  const format = `{bar} ${translate(io.language, key)}: {value} / {total}`;
  const bar = new SingleBar(
    { format, hideCursor: true, clearOnComplete: true, stream: process.stderr },
    Presets.shades_classic,
  );
  let isShown = false;
  return {
    show(done, of) {
      if (isShown) bar.update(done);
      else bar.start(of, done);
      isShown = true;
    },
    end: () => bar.stop(),
  };
}
