/**
 * Ends this process cleanly, once, when it is told to: by SIGTERM, SIGINT, SIGHUP, or because the supervisor that started
 * it is gone. The exit code is 0, or 1 when `close` fails.
 */
export function stopWith(close: () => Promise<unknown>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    close().then(
      () => process.exit(0),
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
}
