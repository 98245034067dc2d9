/** Runs tasks until the first one ends or the signal aborts; then the rest is aborted and waited for. Rejects with the
 *  error of the first one, if it had one. */
export async function runTogether(
  signal: AbortSignal,
  tasks: readonly ((signal: AbortSignal) => Promise<void>)[],
): Promise<void> {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) stop.abort();
  const running = tasks.map(async (task) => {
    try {
      await task(stop.signal);
    } finally {
      stop.abort();
    }
  });
  try {
    await Promise.race(running);
  } finally {
    signal.removeEventListener("abort", abort);
    await Promise.allSettled(running);
  }
}
