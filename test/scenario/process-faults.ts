import { spawn } from "node:child_process";
import { systemClock } from "../../src/clock.ts";
import type { Clock } from "../../src/model/clock.ts";

/** Keeps the event loop of this process busy: no timer, no socket, nothing. */
export function blockEventLoop(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The machine's clock, until somebody sets it. Sleeps take as long as they take. */
export class JumpingClock implements Clock {
  #offsetMs = 0;

  /** Sets the time of day forward, or back. */
  jump(ms: number): void {
    this.#offsetMs += ms;
  }

  nowMs(): number {
    return systemClock.nowMs() + this.#offsetMs;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }
}

/** Starts a Node program that may open no more than so many files and sockets. */
export function spawnWithFileLimit(limit: number, args: readonly string[]) {
  const command = `ulimit -n ${limit} && exec "$0" "$@"`;
  return spawn("sh", ["-c", command, process.execPath, ...args], { stdio: ["ignore", "pipe", "pipe"] });
}
