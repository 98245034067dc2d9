import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { openTestHistory, temporaryDirectory } from "./history-fixture.ts";

const child = fileURLToPath(new URL("kill-child.ts", import.meta.url));

/** Lets a process write, kills it in the middle after so many rounds and some more milliseconds, and tells the last
 *  round it said was written. */
async function writeAndKill(file: string, rounds: number, moreMs: number): Promise<number> {
  const writer = spawn(process.execPath, [child, file], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = new Promise((resolve) => writer.once("exit", resolve));
  let written = 0;
  for await (const line of createInterface({ input: writer.stdout })) {
    written = Number(line);
    if (written === rounds) setTimeout(() => writer.kill("SIGKILL"), moreMs);
  }
  await exited;
  return written;
}

test("a process that is killed while it writes leaves a sound file, with whole evaluations and all that it called written", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "history.db");
  for (const [rounds, moreMs] of [
    [1, 0],
    [3, 1],
    [8, 3],
  ] as const) {
    const written = await writeAndKill(file, rounds, moreMs);
    assert.ok(written >= rounds);
    const db = new Database(file);
    assert.deepEqual(db.pragma("integrity_check"), [{ integrity_check: "ok" }]);
    assert.deepEqual(db.pragma("foreign_key_check"), []);
    const recording = db.prepare("SELECT max(id) FROM recording").pluck().get();
    const found = db
      .prepare<unknown[], { round: number; count: number }>(
        "SELECT CAST(detail AS INTEGER) AS round, count(*) AS count FROM endpoint_state WHERE recording_id = ? GROUP BY detail ORDER BY round",
      )
      .all(recording);
    assert.ok(found.length >= written, "nothing that was called written is missing");
    assert.deepEqual(
      found.map(({ round }) => round),
      found.map((_, index) => index + 1),
      "no round is missing in between",
    );
    assert.ok(
      found.every(({ count }) => count === 300),
      "no round is there by half",
    );
    db.close();
  }
  await using history = await openTestHistory(directory.path);
  assert.equal(history.stats().writable, true);
  assert.equal((await history.reader.recordings()).length, 3);
});
