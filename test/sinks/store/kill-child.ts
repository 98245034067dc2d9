import { systemClock } from "../../../src/clock.ts";
import { silentLog } from "../../../src/log.ts";
import { openHistory } from "../../../src/sinks/store/history.ts";
import { storeDefaults } from "../../../src/sinks/store/store-options.ts";
import { evaluation, fibRoute, fibView, prefix, serviceVerdict, targetView } from "../evaluation-fixture.ts";

// Writes as fast as it can until it is killed. Each round has 300 transitions, which all carry its number; what was
// written for sure is told on stdout.
const file = process.argv[2] ?? "";
const history = await openHistory({ ...storeDefaults, file }, { clock: systemClock, log: silentLog });
const routes = Array.from({ length: 500 }, (_, index) => fibRoute(`10.0.${index >> 8}.${index & 255}/32`));
for (let round = 1; ; round++) {
  const atMs = systemClock.nowMs();
  await history.deliver(
    evaluation({
      atMs,
      sequence: round,
      services: [serviceVerdict("shop", "web", [], { cluster: "prod", detail: String(round) })],
      targets: [targetView(fibView("leaf1", routes), { sessions: round })],
      transitions: Array.from({ length: 300 }, (_, index) => ({
        subject: "endpoint" as const,
        atMs,
        cluster: "prod",
        target: "leaf1",
        networkInstance: "default",
        prefix: prefix(`198.51.${index >> 8}.${index & 255}/32`),
        node: "node-1",
        from: undefined,
        to: "up" as const,
        reason: undefined,
        detail: String(round),
      })),
    }),
  );
  if ((await history.flush()) === "written") process.stdout.write(`${round}\n`);
}
