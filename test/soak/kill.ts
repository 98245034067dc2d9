import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { rowsPerRound, stateOf } from "./kill-rounds.ts";
import { Rng } from "./random.ts";

/** What a run of kills came to. */
export interface KillResult {
  readonly kills: number;
  /** Rounds of verdicts made, and those found in the files. */
  readonly roundsMade: number;
  readonly roundsFound: number;
  /** Age of the oldest verdict that was lost, by the moment of the kill: the most of all kills, milliseconds. */
  readonly mostLostMs: number;
}

const child = fileURLToPath(new URL("kill-child.ts", import.meta.url));
/** Kills for one file: each opens what the one before left. */
const killsPerFile = 25;
const mostLostMs = 1_000;

/** Kills a process that writes history at random moments, so many times, and looks at what it left each time. Throws where
 *  that is not sound. */
export async function killMany(count: number, seed: number, progress: (done: number) => void): Promise<KillResult> {
  const rng = new Rng(seed);
  const result = { kills: 0, roundsMade: 0, roundsFound: 0, mostLostMs: 0 };
  while (result.kills < count) {
    const directory = mkdtempSync(join(tmpdir(), "kbutler-kill-"));
    try {
      const file = join(directory, "history.db");
      let next = 1;
      for (let kill = 0; kill < killsPerFile && result.kills < count; kill++) {
        const waitMs = rng.chance(0.3) ? rng.below(15) : rng.below(250);
        const made = await writeAndKill(file, next, waitMs);
        const { found, lostMs } = inspect(file, next, made);
        result.kills++;
        result.roundsMade += made.times.length;
        result.roundsFound += found;
        result.mostLostMs = Math.max(result.mostLostMs, lostMs);
        next += made.times.length;
        if (result.kills % 50 === 0) progress(result.kills);
      }
    } finally {
      rmSync(directory, { recursive: true, force: true });
    }
  }
  return result;
}

interface Made {
  /** When each round was made, from the first one of this process. */
  readonly times: readonly number[];
  readonly killedMs: number;
}

/** Lets a process write, and kills it so long after its first verdict. */
async function writeAndKill(file: string, first: number, waitMs: number): Promise<Made> {
  const writer = spawn(process.execPath, [child, file, String(first)], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => writer.once("exit", resolve));
  const times: number[] = [];
  let killedMs = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    const [round, atMs] = line.split(" ").map(Number);
    assert.equal(round, first + times.length, "rounds are told in their order");
    times.push(atMs ?? 0);
    if (times.length > 1) continue;
    setTimeout(() => {
      killedMs = Date.now();
      writer.kill("SIGKILL");
    }, waitMs);
  }
  await exited;
  assert.ok(killedMs > 0, "the process ended by itself");
  return { times, killedMs };
}

function inspect(file: string, first: number, { times, killedMs }: Made): { found: number; lostMs: number } {
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
    assert.ok(lostMs <= mostLostMs, `${lostMs} ms of verdicts are lost`);
    return { found: found.length, lostMs };
  } finally {
    db.close();
  }
}
