import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Checkpointer } from "../../../src/sinks/store/checkpointer.ts";
import { evaluation, fixtureMs, serviceVerdict } from "../evaluation-fixture.ts";
import { fixtureClock, openTestHistory, recordingLog, temporaryDirectory, until } from "./history-fixture.ts";

test("what was written is moved into the file within moments, not only when it is closed", async () => {
  using directory = temporaryDirectory();
  const file = join(directory.path, "history.db");
  let aheadMs = 0;
  const clock = { ...fixtureClock, nowMs: () => fixtureMs + aheadMs };
  await using history = await openTestHistory(directory.path, {}, { clock });
  const before = statSync(file).size;
  const services = Array.from({ length: 500 }, (_, index) =>
    serviceVerdict("shop", `web-${index}`, [], { cluster: "prod" }),
  );
  await history.deliver(evaluation({ atMs: fixtureMs, services }));
  await history.flush();
  assert.equal(statSync(file).size, before, "a commit writes to the log alone");
  aheadMs = 2_000;
  await until(() => statSync(file).size > before);
  assert.equal(history.stats().writable, true);
});

test("a checkpoint that fails is told once, and is asked for again", async () => {
  using directory = temporaryDirectory();
  const log = recordingLog();
  const checkpointer = new Checkpointer(join(directory.path, "absent.db"), log);
  for (let times = 0; times < 3; times++) {
    await until(() => checkpointer.request());
    assert.equal(checkpointer.request(), false, "one at a time");
  }
  await until(() => checkpointer.request());
  await checkpointer.close();
  assert.deepEqual(
    log.lines.map(({ message }) => message),
    ["history checkpoint failed"],
  );
});
