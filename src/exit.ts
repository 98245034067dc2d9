/** What the exit code says: ok; the thing asked is not so; usage or config; cannot know, or a fault of our own. */
export const ExitCode = { ok: 0, notSo: 1, usage: 2, cannotKnow: 3 } as const;

/** Ends a command with a message for people and an exit code, and no stack. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** An abort signal that fires on SIGINT or SIGTERM. A second signal ends the process at once; one that comes right behind
 *  the first is the same one, as a terminal sends it to a parent and its child, and the parent passes it on. */
export function untilSignal(): AbortSignal {
  const controller = new AbortController();
  let firstMs = 0;
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.on(name, () => {
      if (!controller.signal.aborted) {
        firstMs = performance.now();
        controller.abort();
      } else if (performance.now() - firstMs > 500) {
        process.exit(name === "SIGINT" ? 130 : 143);
      }
    });
  }
  return controller.signal;
}

/** Ends the process, all it had to do being done, with the exit code that is set. Left to itself Node takes its
 *  environment apart first, and has been seen to wait there for ever (v24.21: `Environment::CleanupHandles`, after
 *  connections that were cut). What was written to stdout and stderr is written out before. */
export function leave(): void {
  process.stderr.write("", () => process.stdout.write("", () => process.exit()));
}
