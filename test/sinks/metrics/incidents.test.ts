import assert from "node:assert/strict";
import { test } from "node:test";
import { Metrics } from "../../../src/sinks/metrics/metrics.ts";
import type { Incident } from "../../../src/verdict/incident.ts";
import { evaluation, fixtureMs } from "../evaluation-fixture.ts";

const incident: Incident = {
  id: "a1",
  cause: "bgp-session-down",
  scope: "leaf1|default|192.0.2.11",
  cluster: "dc1",
  severity: "critical",
  openedMs: fixtureMs,
  closedMs: undefined,
  evidence: {},
  remedy: "",
  confirmed: true,
  verdicts: 1,
  services: [],
  serviceCount: 0,
  targets: ["leaf1"],
};

test("incidents are counted by cluster, cause and severity, and gone when they are closed", async () => {
  const metrics = new Metrics({ version: "1", clock: { nowMs: () => fixtureMs, sleep: async () => {} } });
  const series = async (open: readonly Incident[]): Promise<string[]> => {
    const view = {
      questions: { asked: [], withdrawn: [] },
      closed: [],
      opened: [],
      changed: [],
      ended: [],
      causeOf: () => undefined,
    };
    metrics.deliver({ ...evaluation(), incidents: { ...view, open: new Map(open.map((one) => [one.id, one])) } });
    const body = Buffer.concat((await metrics.render()).pieces).toString();
    return body.split("\n").filter((line) => line.startsWith("kbutler_incidents{"));
  };
  const other: Incident = { ...incident, id: "c3", cause: "interface-down", severity: "major" };
  assert.deepEqual(await series([incident, { ...incident, id: "b2" }, other]), [
    'kbutler_incidents{cluster="dc1",cause="bgp-session-down",severity="critical"} 2',
    'kbutler_incidents{cluster="dc1",cause="interface-down",severity="major"} 1',
  ]);
  assert.deepEqual(await series([]), []);
});
