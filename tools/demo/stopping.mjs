// @ts-check

/** Signals closer together than this are one wish: npm, the launcher and the terminal each pass on the same Ctrl-C. */
const SAME_WISH_MS = 1_000;

/** Thrown where the start is given up because somebody asked to stop. */
export class StopRequested extends Error {}

/**
 * Hears every way by which a person, the launcher or the system asks the demo to stop.
 * @param {() => void} onSecondWish
 * @returns {Promise<never>} rejects with {@link StopRequested} at the first wish
 */
export function stopWish(onSecondWish) {
  /** @type {Promise<never>} */
  const wish = new Promise((_resolve, reject) => {
    let first = 0;
    const hear = () => {
      if (first === 0) first = Date.now();
      else if (Date.now() - first > SAME_WISH_MS) onSecondWish();
      reject(new StopRequested());
    };
    process.on('SIGINT', hear).on('SIGTERM', hear).on('SIGHUP', hear);
    // The launcher is gone, also by kill -9.
    process.on('disconnect', hear);
  });
  // Handled where it is raced; the moment between two races is no unhandled rejection.
  wish.catch(() => undefined);
  return wish;
}
