import assert from "node:assert/strict";
import { test } from "node:test";
import { endpoint, remove, service, slice, upsert } from "./expectation/cluster.ts";
import { recordingLog } from "./sinks/store/history-fixture.ts";
import { ManualClock } from "./state/manual-clock.ts";
import { usualWorld } from "./usual-world.ts";

test("audit: what followed every change is what a judgement from scratch gives", async () => {
  const clock = new ManualClock();
  const { leaf, cluster, heartbeat, audit, check } = usualWorld(clock);
  const same = (): void => assert.deepEqual(check(heartbeat.beat()), []);
  same();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  same(); // held down
  await clock.advance(60_000);
  same(); // red
  cluster.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: "Local" })));
  same();
  cluster.apply(upsert("endpointslices", slice("web", [endpoint("node-2")])));
  same();
  cluster.apply(remove("services", "shop/web"));
  same();
  assert.deepEqual({ ...audit.stats(), lastDurationMs: 0 }, { audits: 6, mismatches: 0, lastDurationMs: 0 });
});

test("audit: a change of a leaf that was missed is told with both sides, and healed", () => {
  const log = recordingLog();
  const { state, leaf, heartbeat, audit, check, states } = usualWorld(new ManualClock(), log);
  states();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  state.takeChanges(); // somebody lost it
  const missed = heartbeat.beat();
  const [found] = check(missed);
  assert.equal(found?.key, "leaf1|default|c1|203.0.113.10/32");
  assert.match(found?.told ?? "", /"node-3","class":"transit","state":"up"/);
  assert.match(found?.fromScratch ?? "", /"node-3","class":"transit","state":"bad"/);
  assert.equal(audit.stats().mismatches, 2, "the entry, and the service that stands on it");
  const difference = "error audit: a verdict is not what a judgement from scratch gives";
  const lines = log.lines.map(({ level, message }) => `${level} ${message}`);
  assert.deepEqual(lines, [difference, difference, "error audit: everything is judged again"]);
  assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
  assert.deepEqual(check(heartbeat.beat()), []);
});

test("audit: so is a change of the cluster, and what was red before stays so", async () => {
  const clock = new ManualClock();
  const { state, cluster, leaf, heartbeat, check, states } = usualWorld(clock);
  states();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  states();
  await clock.advance(60_000);
  assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 down"]);
  cluster.apply(upsert("services", service("other", ["203.0.113.11"])));
  cluster.apply(upsert("endpointslices", slice("other", [endpoint("node-1")])));
  state.takeChanges();
  const keys = check(heartbeat.beat()).map(({ key }) => key);
  assert.deepEqual(keys.sort(), ["c1/shop/other", "leaf1|default|c1|203.0.113.11/32"]);
  assert.deepEqual(states().slice(0, 3), ["node-1 up", "node-2 up", "node-3 down"]);
  assert.deepEqual(check(heartbeat.beat()), []);
});

test("audit: a service that is gone though nobody was told is taken away", () => {
  const { state, cluster, heartbeat, check, states } = usualWorld(new ManualClock());
  states();
  cluster.apply(remove("services", "shop/web"));
  state.takeChanges();
  const keys = check(heartbeat.beat()).map(({ key }) => key);
  assert.deepEqual(keys.sort(), ["c1/shop/web", "leaf1|default|c1|203.0.113.10/32"]);
  const healed = heartbeat.beat();
  assert.deepEqual([...healed.services.keys(), ...healed.prefixes.keys()], []);
  assert.deepEqual(check(healed), []);
});

test("audit: one an interval, by the time of evaluations; none of a cluster that cannot be known", async () => {
  const clock = new ManualClock();
  const { cluster, heartbeat, audit, check } = usualWorld(clock);
  audit.differs(heartbeat.beat());
  await clock.advance(59_000);
  audit.differs(heartbeat.beat());
  assert.equal(audit.stats().audits, 0);
  await clock.advance(1_000);
  audit.differs(heartbeat.beat());
  audit.differs(heartbeat.beat());
  assert.equal(audit.stats().audits, 1);
  cluster.apply({ type: "state", resource: "nodes", state: "forbidden", message: "no" });
  assert.deepEqual(check(heartbeat.beat()), []);
});

test("audit: a reason, a count and a finding of a service are told apart, not the state alone", async () => {
  const clock = new ManualClock();
  const { leaf, heartbeat, audit } = usualWorld(clock);
  heartbeat.beat();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  heartbeat.beat();
  await clock.advance(60_000);
  const evaluation = heartbeat.beat();
  assert.deepEqual(audit.check(evaluation), []);
  const [[key, verdict] = assert.fail()] = evaluation.prefixes;
  const endpoints = verdict.endpoints.map((endpoint) =>
    endpoint.state === "down" ? { ...endpoint, reason: "nexthop-unresolved" as const } : endpoint,
  );
  for (const other of [
    { ...verdict, endpoints },
    { ...verdict, counts: { ...verdict.counts, present: 3 } },
  ]) {
    const found = audit.check({ ...evaluation, prefixes: new Map([[key, other]]) });
    assert.deepEqual(
      found.map(({ key: of }) => of),
      [key],
    );
  }
  const [[name, service] = assert.fail()] = evaluation.services;
  const services = new Map([[name, { ...service, counts: { ...service.counts, missing: 0 } }]]);
  assert.deepEqual(
    audit.check({ ...evaluation, services }).map(({ key: of }) => of),
    [name],
  );
});
