import { spawn } from "node:child_process";
import { AnchoredClock } from "../../src/clock.ts";

/** Keeps the event loop of this process busy: no timer, no socket, nothing. */
export function blockEventLoop(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The machine's clock, until somebody sets the time of day, forward or back. */
export function jumpingClock(): AnchoredClock & { jump(ms: number): void } {
  let jumpedMs = 0;
  const clock = new AnchoredClock(
    () => Date.now() + jumpedMs,
    () => performance.now(),
  );
  return Object.assign(clock, {
    jump: (ms: number) => {
      jumpedMs += ms;
    },
  });
}

/** Starts a Node program that may open no more than so many files and sockets. */
export function spawnWithFileLimit(limit: number, args: readonly string[]) {
  const command = `ulimit -n ${limit} && exec "$0" "$@"`;
  return spawn("sh", ["-c", command, process.execPath, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}
