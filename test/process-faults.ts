import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, existsSync } from "node:fs";
import { dirname } from "node:path";
import Database from "better-sqlite3";
import { AnchoredClock } from "../src/clock.ts";
import type { StoreOptions } from "../src/sinks/store/store-options.ts";

/** Keeps the event loop of this process busy: no timer, no socket, nothing. */
export function blockEventLoop(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/** The machine's clock, whose time of day can be set. */
export type JumpingClock = AnchoredClock & { jump(ms: number): void };

/** The machine's clock, until somebody sets the time of day, forward or back. */
export function jumpingClock(): JumpingClock {
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

/** Ends a process as the kernel does: nothing is flushed, nothing is said. */
export function kill(process: ChildProcess): void {
  process.kill("SIGKILL");
}

/** A disk with room for so much: SQLite answers as it does to ENOSPC. */
export function fullDisk(bytes: number): Pick<StoreOptions, "maxBytes"> {
  return { maxBytes: bytes };
}

/** Makes a database read-only until it is disposed of, to root as well. The disk of the same process only. */
export function readOnlyDisk(file: string): Disposable {
  // SQLite gives the files beside it the same mode.
  const parts = (): string[] => [file, `${file}-wal`, `${file}-shm`].filter((part) => existsSync(part));
  for (const part of parts()) chmodSync(part, 0o444);
  const user = asOrdinaryUser(dirname(file));
  return {
    [Symbol.dispose]() {
      user[Symbol.dispose]();
      for (const part of parts()) chmodSync(part, 0o644);
    },
  };
}

/** Locks a database as another process would, until it is disposed of. */
export function lockDatabase(file: string): Disposable {
  const other = new Database(file);
  other.exec("BEGIN EXCLUSIVE");
  return { [Symbol.dispose]: () => void other.close() };
}

/** Every fault of a process by its name. They act on the program under test, not on a leaf or a cluster it talks to: so no
 *  scenario file and no control face has them. */
export const processFaults = {
  sigkill: kill,
  "disk-full": fullDisk,
  "read-only-disk": readOnlyDisk,
  "database-locked": lockDatabase,
  "fd-limit": spawnWithFileLimit,
  "event-loop-blocked": blockEventLoop,
  "clock-jump": jumpingClock,
} as const;

/** Gives up root, to which no file is read-only, until it is disposed of. */
function asOrdinaryUser(directory: string): Disposable {
  const { geteuid, seteuid } = process;
  if (geteuid === undefined || seteuid === undefined || geteuid() !== 0) return { [Symbol.dispose]() {} };
  chownSync(directory, 65_534, 65_534);
  seteuid(65_534);
  return { [Symbol.dispose]: () => seteuid(0) };
}
