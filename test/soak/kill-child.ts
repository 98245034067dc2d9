import { appendFileSync } from "node:fs";
import { systemClock } from "../../src/clock.ts";
import { silentLog } from "../../src/log.ts";
import { openHistory } from "../../src/sinks/store/history.ts";
import { storeDefaults } from "../../src/sinks/store/store-options.ts";
import { evaluation, prefix, serviceVerdict } from "../sinks/evaluation-fixture.ts";
import { rowsPerRound, stateOf } from "./kill-rounds.ts";

// Makes verdicts until it is killed, faster than any fabric does, and tells of each round when it is made. A round's rows
// carry its number and follow from it, so that whoever opens the file can tell a verdict that was never made.
const file = process.argv[2] ?? "";
const first = Number(process.argv[3] ?? 1);
const longestPauseMs = Number(process.argv[4] ?? 7);
/** Without it nothing reaches the history: a writer as bad as one can be, which has to be found out. */
const delivers = process.argv[5] !== "none";
const told = process.argv[6] ?? "";
const history = await openHistory({ ...storeDefaults, file, retryMs: 50 }, { clock: systemClock, log: silentLog });
for (let round = first; ; round++) {
  const atMs = systemClock.nowMs();
  appendFileSync(told, `${round} ${atMs}\n`);
  if (round === first) process.stdout.write("begun\n");
  const made = evaluation({
    atMs,
    sequence: round,
    services: [serviceVerdict("shop", "web", [], { cluster: "prod", detail: String(round) })],
    transitions: Array.from({ length: rowsPerRound }, (_, index) => ({
      subject: "endpoint" as const,
      atMs,
      cluster: "prod",
      target: `leaf${index % 4}`,
      networkInstance: "default",
      prefix: prefix(`198.51.100.${index}/32`),
      node: "node-1",
      from: undefined,
      to: stateOf(round, index),
      reason: undefined,
      detail: String(round),
    })),
  });
  if (delivers) await history.deliver(made);
  await systemClock.sleep(round % longestPauseMs);
}
