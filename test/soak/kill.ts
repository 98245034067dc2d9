import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { kill } from "../process-faults.ts";
import { rowsPerRound, stateOf } from "./kill-rounds.ts";
import { Rng } from "./random.ts";

/** What a run of kills came to. */
export interface KillResult {
  kills: number;
  /** Kills of a process that had told of a round more than `mostLostMs` before. */
  killsWithDue: number;
  /** Rounds of verdicts made, those of them that were due in the file, and those found there. */
  roundsMade: number;
  roundsDue: number;
  roundsFound: number;
  /** Age of the oldest verdict that was lost, by the moment of the kill: the most of all kills, milliseconds. */
  mostLostMs: number;
}

/** How a run of kills is made. */
export interface KillOptions {
  readonly count: number;
  readonly seed: number;
  /** Processes that write at the same time, each into a file of its own. */
  readonly lanes?: number;
  /** `none` opens the history and delivers nothing to it: what must be found out. */
  readonly writer?: "history" | "none";
  readonly progress?: (done: number) => void;
}

const child = fileURLToPath(new URL("kill-child.ts", import.meta.url));
/** Kills for one file: each opens what the one before left. */
const killsPerFile = 12;
const mostLostMs = 1_000;
/** How long after its first verdict a process is killed, milliseconds, one band after the other: every second one lives
 *  longer than what may be lost, so that there is something that may not. */
const bands = [
  [1_000, 2_000],
  [0, 300],
  [2_000, 3_000],
  [300, 1_000],
] as const;
/** Longest pauses between two rounds, milliseconds. */
const paces = [3, 12, 60] as const;

/** Kills processes that write history at random moments, so many times in all, and looks at what each left. Throws where
 *  that is not sound, or where too little was asked of it. */
export async function killMany(options: KillOptions): Promise<KillResult> {
  const { count, seed, lanes = 4 } = options;
  const result = { kills: 0, killsWithDue: 0, roundsMade: 0, roundsDue: 0, roundsFound: 0, mostLostMs: 0 };
  const rng = new Rng(seed);
  let begun = 0;
  const next = (): number | undefined => (begun < count ? begun++ : undefined);
  const run = async (): Promise<void> => {
    try {
      await lane(options, new Rng(rng.seed()), next, result);
    } catch (reason) {
      begun = count; // the others end with the kill they are at
      throw reason;
    }
  };
  await Promise.all(Array.from({ length: lanes }, run));
  assert.ok(
    result.killsWithDue * 2 >= count,
    `only ${result.killsWithDue} of ${count} kills could lose what they may not`,
  );
  return result;
}

/** One process after the other until all kills are begun. */
async function lane(
  { writer = "history", progress }: KillOptions,
  rng: Rng,
  next: () => number | undefined,
  result: KillResult,
): Promise<void> {
  let kill = next();
  while (kill !== undefined) {
    const directory = mkdtempSync(join(tmpdir(), "kbutler-kill-"));
    try {
      const file = join(directory, "history.db");
      let first = 1;
      for (let inFile = 0; inFile < killsPerFile && kill !== undefined; inFile++) {
        const [fromMs, toMs] = bands[kill % bands.length] ?? bands[0];
        const args = [file, String(first), String(rng.pick(paces)), writer];
        const made = await writeAndKill(args, first, rng.between(fromMs, toMs), join(directory, "rounds"));
        const { due, found, lostMs } = inspect(file, first, made);
        result.kills++;
        result.killsWithDue += due > 0 ? 1 : 0;
        result.roundsMade += made.times.length;
        result.roundsDue += due;
        result.roundsFound += found;
        result.mostLostMs = Math.max(result.mostLostMs, lostMs);
        first += made.times.length;
        if (result.kills % 50 === 0) progress?.(result.kills);
        kill = next();
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
}

interface Made {
  /** When each round was told of, from the first one of this process. */
  readonly times: readonly number[];
  readonly killedMs: number;
}

/** Lets a process write, and kills it so long after its first verdict. The rounds are told in a file: a pipe may be full, and
 *  what waits before it dies with the process. */
async function writeAndKill(args: readonly string[], first: number, waitMs: number, told: string): Promise<Made> {
  writeFileSync(told, "");
  const writer = spawn(process.execPath, [child, ...args, told], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => writer.once("exit", resolve));
  let killedMs = 0;
  writer.stdout.once("data", () => {
    setTimeout(() => {
      killedMs = Date.now();
      kill(writer);
    }, waitMs);
  });
  await exited;
  assert.ok(killedMs > 0, "the process ended by itself");
  const times = readFileSync(told, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line, index) => {
      const [round, atMs = 0] = line.split(" ").map(Number);
      assert.equal(round, first + index, "rounds are told in their order");
      return atMs;
    });
  return { times, killedMs };
}

/** Looks at what a killed process left. `due` are the rounds told of so long before the kill that they may not be lost. */
function inspect(
  file: string,
  first: number,
  { times, killedMs }: Made,
): { due: number; found: number; lostMs: number } {
  const db = new Database(file);
  try {
    assert.deepEqual(db.pragma("integrity_check"), [{ integrity_check: "ok" }]);
    assert.deepEqual(db.pragma("foreign_key_check"), []);
    const rows = db
      .prepare<unknown[], { round: number; prefix: string; state: string; atMs: number }>(
        `SELECT CAST(detail AS INTEGER) AS round, prefix, to_state AS state, at_ms AS atMs FROM endpoint_state
         JOIN endpoint ON endpoint.id = endpoint_id JOIN entry ON entry.id = entry_id
         WHERE baseline = 0 AND CAST(detail AS INTEGER) >= ?`,
      )
      .all(first);
    const counts = new Map<number, number>();
    for (const { round, prefix, state, atMs } of rows) {
      counts.set(round, (counts.get(round) ?? 0) + 1);
      const index = Number(prefix.slice(prefix.lastIndexOf(".") + 1, prefix.indexOf("/")));
      assert.equal(state, stateOf(round, index), `round ${round} shows a verdict that was not made`);
      assert.equal(atMs, times[round - first], `round ${round} stands at another time than it was made`);
    }
    for (const [round, count] of counts) assert.equal(count, rowsPerRound, `round ${round} is there by half`);
    const found = [...counts.keys()].sort((a, b) => a - b);
    assert.deepEqual(
      found,
      found.map((_, at) => first + at),
      "no round is missing in between",
    );
    const version = db.prepare("SELECT max(CAST(body ->> 'detail' AS INTEGER)) FROM service_version").pluck().get();
    assert.ok(
      Number(version ?? 0) < first + found.length || found.length === 0,
      "a service of a round that is not there",
    );
    const lost = times[found.length];
    const lostMs = lost === undefined ? 0 : killedMs - lost;
    const due = times.filter((atMs) => killedMs - atMs > mostLostMs).length;
    assert.ok(found.length >= due, `${lostMs} ms of verdicts are lost: ${found.length} rounds of ${due} that are due`);
    return { due, found: found.length, lostMs };
  } finally {
    db.close();
  }
}
