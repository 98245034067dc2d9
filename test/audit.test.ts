import assert from "node:assert/strict";
import { test } from "node:test";
import { noFacts } from "../src/model/target.ts";
import { endpoint, remove, service, slice, upsert } from "./expectation/cluster.ts";
import { recordingLog } from "./sinks/store/history-fixture.ts";
import { route, wholeRoute } from "./state/fib-updates.ts";
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

/** The usual world, a minute after its leaf lost one next hop. */
async function oneNextHopLost() {
  const clock = new ManualClock();
  const { leaf, heartbeat, audit } = usualWorld(clock);
  heartbeat.beat();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  heartbeat.beat();
  await clock.advance(60_000);
  const evaluation = heartbeat.beat();
  assert.deepEqual(audit.check(evaluation), []);
  return { audit, evaluation };
}

test("audit: a reason, a count and a finding of a service are told apart, not the state alone", async () => {
  const { audit, evaluation } = await oneNextHopLost();
  const [[key, verdict] = assert.fail()] = evaluation.prefixes;
  const endpoints = verdict.endpoints.map((endpoint) =>
    endpoint.state === "down" ? { ...endpoint, reason: "nexthop-unresolved" as const } : endpoint,
  );
  for (const other of [
    { ...verdict, endpoints },
    { ...verdict, counts: { ...verdict.counts, present: 3 } },
  ]) {
    const found = audit.check({ ...evaluation, prefixes: new Map([[key, other]]) });
    const keys = found.map(({ key: of }) => of).filter((of) => !of.startsWith("incident ")); // which follow from it
    assert.deepEqual(keys, [key]);
  }
  const [[name, service] = assert.fail()] = evaluation.services;
  const services = new Map([[name, { ...service, counts: { ...service.counts, missing: 0 } }]]);
  assert.deepEqual(
    audit.check({ ...evaluation, services }).map(({ key: of }) => of),
    [name],
  );
});

/** The leaf goes on to hold node-1 as a next hop although the service, now of policy Local, has no endpoint there. */
async function worldWithSurplus() {
  const clock = new ManualClock();
  const world = usualWorld(clock);
  world.heartbeat.beat();
  world.cluster.apply(upsert("services", service("web", ["203.0.113.10"], { externalTrafficPolicy: "Local" })));
  world.cluster.apply(upsert("endpointslices", slice("web", [endpoint("node-2")])));
  world.heartbeat.beat();
  return { clock, ...world };
}

test("audit: a next hop too many that is not told, or told as something else, is found; one that is held down is not", async () => {
  const { clock, heartbeat, audit } = await worldWithSurplus();
  assert.deepEqual(audit.check(heartbeat.beat()), []);
  await clock.advance(60_000);
  const evaluation = heartbeat.beat();
  const [[key, verdict] = assert.fail()] = evaluation.prefixes;
  const { unexpected } = verdict;
  assert.deepEqual([unexpected.length, audit.check(evaluation)], [2, []]);
  for (const told of [
    [],
    unexpected.slice(1),
    unexpected.map((hop) => ({ ...hop, node: "node-9" })),
    unexpected.map((hop) => ({ ...hop, severity: "info" as const })),
    unexpected.map((hop) => ({ ...hop, detail: "noAnnouncement" })),
  ]) {
    const [found] = audit.check({ ...evaluation, prefixes: new Map([[key, { ...verdict, unexpected: told }]]) });
    assert.equal(found?.key, key);
    assert.match(found?.fromScratch ?? "", /"node":"node-1","reason":"unexpected-nexthop","severity":"major"/);
  }
});

test("audit: an orphan in a pool that is told nowhere is found", async () => {
  const clock = new ManualClock();
  const { leaf, heartbeat, audit, check } = usualWorld(clock);
  heartbeat.beat();
  leaf.route(route("203.0.113.12/32", wholeRoute(2)));
  assert.deepEqual(check(heartbeat.beat()), []);
  await clock.advance(60_000);
  const evaluation = heartbeat.beat();
  assert.deepEqual(audit.check(evaluation), []);
  const key = "leaf1|default|c1|203.0.113.12/32";
  assert.equal(evaluation.prefixes.get(key)?.unexpected.length, 3);
  const prefixes = new Map([...evaluation.prefixes].filter(([of]) => of !== key));
  assert.deepEqual(
    audit.check({ ...evaluation, prefixes }).map(({ key: of }) => of),
    [key, "incident orphan-route|c1|c1|203.0.113.12/32"],
  );
});

test("audit: a route in a pool of which nobody was told is found, and told in its time", async () => {
  const clock = new ManualClock();
  const { state, leaf, heartbeat, check } = usualWorld(clock);
  heartbeat.beat();
  leaf.route(route("203.0.113.12/32", wholeRoute(2)));
  state.takeChanges();
  const key = "leaf1|default|c1|203.0.113.12/32";
  assert.deepEqual(
    check(heartbeat.beat()).map(({ key: of, told }) => [of, told]),
    [[key, undefined]],
  );
  assert.deepEqual(check(heartbeat.beat()), []);
  await clock.advance(30_000);
  assert.equal(heartbeat.beat().prefixes.get(key)?.unexpected.length, 3);
});

test("audit: why a service is what it is, and how much that matters, follows from its prefixes", async () => {
  const { clock, heartbeat, audit } = await worldWithSurplus();
  await clock.advance(60_000);
  const evaluation = heartbeat.beat();
  const [[name, told] = assert.fail()] = evaluation.services;
  assert.deepEqual([told.state, told.reason, told.severity], ["up", "unexpected-nexthop", "major"]);
  for (const other of [
    { ...told, reason: undefined },
    { ...told, severity: "critical" as const },
    { ...told, detail: "node-9" },
  ]) {
    assert.deepEqual(
      audit.check({ ...evaluation, services: new Map([[name, other]]) }).map(({ key }) => key),
      [name],
    );
  }
});

test("audit: an incident that is missing, or has other verdicts, is found", async () => {
  const { audit, evaluation } = await oneNextHopLost();
  const { incidents = assert.fail() } = evaluation;
  const [[id, incident] = assert.fail()] = incidents.open;
  const group = "incident unexplained|c1|leaf1|default|node-3";
  for (const open of [
    new Map(),
    new Map([[id, { ...incident, verdicts: 2 }]]),
    new Map([[id, { ...incident, severity: "info" as const }]]),
    new Map([[id, { ...incident, services: [] }]]),
  ]) {
    assert.deepEqual(
      audit.check({ ...evaluation, incidents: { ...incidents, open } }).map(({ key }) => key),
      [group],
    );
  }
});

test("audit: incidents that missed what a leaf told are brought in line", async () => {
  const clock = new ManualClock();
  const { state, leaf, heartbeat, check } = usualWorld(clock);
  heartbeat.beat();
  leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
  heartbeat.beat();
  await clock.advance(60_000);
  const causes = () => [...(heartbeat.beat().incidents?.open.values() ?? [])].map(({ cause }) => cause);
  assert.deepEqual(causes(), ["unexplained"]);
  const neighbor = { networkInstance: "default", peerAddress: "192.0.2.13", sessionState: "active", peerAs: 64_500 };
  leaf.facts({ ...noFacts, told: ["bgp"], bgpNeighbors: [neighbor] });
  state.takeChanges();
  const keys = check(heartbeat.beat()).map(({ key }) => key);
  assert.ok(keys.includes("incident unexplained|c1|leaf1|default|node-3"), keys.join());
  assert.ok(keys.includes("incident bgp-session-down|c1|leaf1|default|192.0.2.13"), keys.join());
  assert.deepEqual(causes(), ["bgp-session-down"]);
  assert.deepEqual(check(heartbeat.beat()), []);
});
