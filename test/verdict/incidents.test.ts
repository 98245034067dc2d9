import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { NodeFinding } from "../../src/expectation/expectation.ts";
import type { IpAddress, IpPrefix } from "../../src/model/address.ts";
import type { FibView } from "../../src/model/fib.ts";
import type { RibAnswer, RibPaths, RibQuestion } from "../../src/model/rib.ts";
import { noFacts, type TargetFacts } from "../../src/model/target.ts";
import { RibTable } from "../../src/state/rib-table.ts";
import type { Incident, IncidentView } from "../../src/verdict/incident.ts";
import { IncidentBook, type IncidentMember } from "../../src/verdict/incident-book.ts";
import { Incidents } from "../../src/verdict/incidents.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";
import { TimedRounds } from "./rounds.ts";
import { expected, fib, group, holding, hop, route, wants } from "./world.ts";

const prefixes = Array.from({ length: 40 }, (_, index) => `192.0.2.${index}/32` as IpPrefix);
const nodes = [expected("node1", "10.0.0.1"), expected("node2", "10.0.0.2")];
const services = (index: number) => [{ namespace: "shop", name: `web-${index}`, address: "192.0.2.1" as IpAddress }];

/** A leaf that holds every prefix over these nodes. */
function leaf(addresses: readonly string[], more: Parameters<typeof fib>[0] = {}): FibView {
  const held = group(addresses.map((address) => hop(address)));
  return { ...fib({ routes: prefixes.map((prefix) => route({ prefix })), ...more }), nextHopGroup: () => held };
}

function sessions(state: (node: number) => string): TargetFacts {
  const bgpNeighbors = [1, 2].map((node) => ({
    networkInstance: "default",
    peerAddress: `10.0.0.${node}`,
    sessionState: state(node),
    peerAs: 65_000 + node,
  }));
  return { ...noFacts, told: ["bgp"], bgpNeighbors };
}

const told = (paths: Partial<RibPaths>): RibAnswer => ({
  kind: "told",
  paths: { received: [], accepted: [], local: [], ...paths },
});

/** Forty services on two nodes of one leaf, and their incidents. */
class IncidentRounds {
  readonly rounds = new TimedRounds([leaf(["10.0.0.1", "10.0.0.2"])], { flap: undefined, startUpMs: 60_000 });
  readonly incidents: Incidents;
  readonly rib = new RibTable();
  readonly asked: RibQuestion[] = [];
  readonly withdrawn: RibQuestion[] = [];
  facts = sessions(() => "established");

  constructor({ asksRib = false, restored = [] as readonly Incident[] } = {}) {
    this.incidents = new Incidents({ asksRib, confirmMs: 90_000 });
    this.incidents.restore(restored);
    if (restored.length > 0) this.rounds.fibs = [leaf([], { freshness: "connecting" })];
    this.#take(
      this.rounds.round({
        expectations: prefixes.map((prefix, index) => ({
          cluster: "dc1",
          prefix,
          targets: [{ ...wants(nodes.map((node) => ({ ...node, prefix, services: services(index) }))), prefix }],
        })),
      }),
      true,
    );
  }

  /** The cluster says this of its nodes. */
  finds(...nodeFindings: readonly NodeFinding[]): IncidentView {
    this.rounds.cluster = { ...this.rounds.cluster, nodeFindings };
    return this.#take(this.rounds.round({ changedClusters: ["dc1"] }), false);
  }

  holds(...addresses: readonly string[]): IncidentView {
    return this.#take(this.rounds.fib([leaf(addresses)], prefixes), false);
  }

  /** The session of the leaf ends, or another one is synced. */
  session(freshness: "stale" | "synced", ...addresses: readonly string[]): IncidentView {
    this.rounds.fibs = [leaf(addresses, { freshness, sinceMs: this.rounds.nowMs })];
    return this.#take(this.rounds.round({ targets: ["leaf1"] }), false);
  }

  tells(facts: TargetFacts): IncidentView {
    this.facts = facts;
    return this.#take(this.rounds.after(0), true);
  }

  after(ms: number): IncidentView {
    return this.#take(this.rounds.after(ms), false);
  }

  #take(evaluation: Evaluation, facts: boolean): IncidentView {
    const targets = new Map(
      [...evaluation.snapshot.targets].map(([name, view]) => [name, { ...view, facts: this.facts, rib: this.rib }]),
    );
    const view = this.incidents.update(
      { ...evaluation, snapshot: { ...evaluation.snapshot, targets } },
      { facts: new Set(facts ? ["leaf1"] : []), addressesOf: () => [] },
    );
    this.asked.push(...view.questions.asked);
    this.withdrawn.push(...view.questions.withdrawn);
    return view;
  }
}

const shown = ({ open }: IncidentView): string[] =>
  [...open.values()].map(({ cause, scope, serviceCount }) => `${cause} ${scope} ${serviceCount}`);

const notRunning: NodeFinding = {
  ...{ node: "node2", reason: "advertiser-not-running", severity: "warning", message: "the speaker is missing" },
};

test("incidents: a speaker that does not run is an incident of its node, whatever verdicts there are", () => {
  const world = new IncidentRounds();
  const view = world.finds(notRunning);
  assert.deepEqual(shown(view), ["advertiser-not-running dc1|node2 0"]);
  const [incident] = view.opened;
  assert.deepEqual([incident?.severity, incident?.verdicts, incident?.targets], ["warning", 0, []]);
  assert.match(incident?.remedy ?? "", /^Start the speaker .* on node2/);
  assert.deepEqual(shown(world.finds()), []);
});

test("incidents: a configuration that all nodes refuse is one incident", () => {
  const world = new IncidentRounds();
  const refused = { reason: "advertiser-config-invalid", severity: "warning", message: "pools overlap" } as const;
  const view = world.finds({ ...refused, node: "node1" }, { ...refused, node: "node2" });
  assert.deepEqual(shown(view), ["advertiser-misconfigured dc1|pools overlap 0"]);
  assert.equal(view.opened[0]?.remedy, "Correct the configuration of MetalLB: pools overlap.");
});

test("incidents: an endpoint that is unknown for its advertiser has that as its cause", () => {
  const rounds = new TimedRounds([leaf(["10.0.0.1"])]);
  rounds.cluster = { ...rounds.cluster, nodeFindings: [notRunning] };
  const unsure = wants([expected("node2", "10.0.0.2", { confidence: "uncertain" })]);
  const [prefix = unsure.prefix] = prefixes;
  const evaluation = rounds.expectOf(prefix, [{ ...unsure, prefix }]);
  const view = new Incidents().update(evaluation, { facts: new Set(), addressesOf: () => [] });
  const [key = ""] = evaluation.prefixes.keys();
  assert.equal(evaluation.prefixes.get(key)?.reason, "advertiser-not-running");
  assert.equal(view.causeOf(key, "node2")?.cause, "advertiser-not-running");
});

test("incidents: one dead session is one incident with its forty services", () => {
  const world = new IncidentRounds();
  world.tells(sessions((node) => (node === 1 ? "active" : "established")));
  assert.deepEqual(shown(world.holds("10.0.0.2")), [], "held down");
  const view = world.after(30_000);
  assert.deepEqual(shown(view), ["bgp-session-down leaf1|default|10.0.0.1 40"]);
  const [incident] = view.opened;
  assert.equal(incident?.verdicts, 40);
  assert.equal(incident?.severity, "critical");
  assert.deepEqual(incident?.targets, ["leaf1"]);
  assert.equal(incident?.evidence.peer, "10.0.0.1");
  assert.equal(incident?.evidence.prefix, undefined, "not what only one of its verdicts has");
  assert.match(incident?.remedy ?? "", /session of leaf1 with 10\.0\.0\.1 up: it is active/);
  assert.equal(view.causeOf(`leaf1|default|dc1|${prefixes[0]}`, "node1")?.cause, "bgp-session-down");
  assert.equal(view.causeOf(`leaf1|default|dc1|${prefixes[0]}`, "node2"), undefined);
});

test("incidents: one keeps its id while it lives, is closed when all is well, and another gets another id", () => {
  const world = new IncidentRounds();
  world.tells(sessions((node) => (node === 1 ? "active" : "established")));
  world.holds("10.0.0.2");
  const [first] = world.after(30_000).opened;
  const [same] = world.after(300_000).open.values();
  assert.equal(same?.id, first?.id);
  const ended = world.holds("10.0.0.1", "10.0.0.2");
  assert.deepEqual([ended.open.size, ended.ended[0]?.id, ended.closed.length], [0, first?.id, 1]);
  assert.equal(ended.ended[0]?.closedMs, world.rounds.nowMs);
  world.after(60_000);
  world.holds("10.0.0.2");
  const [second] = world.after(30_000).opened;
  assert.notEqual(second?.id, first?.id);
  assert.equal(world.after(3_600_000).closed.length, 0, "forgotten after an hour");
});

test("incidents: facts that change change the cause, though no verdict does", () => {
  const world = new IncidentRounds();
  world.tells(sessions((node) => (node === 1 ? "active" : "established")));
  world.holds("10.0.0.2");
  world.after(30_000);
  const view = world.tells({ ...noFacts, told: ["bgp"] });
  assert.deepEqual(shown(view), ["bgp-session-missing leaf1|default|node1 40"]);
  assert.deepEqual(
    view.ended.map(({ cause }) => cause),
    ["bgp-session-down"],
  );
});

test("incidents: a leaf is asked what its RIB holds, each prefix once, and waited for", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.holds("10.0.0.2");
  assert.deepEqual(shown(world.after(30_000)), []);
  assert.equal(world.asked.length, 40);
  for (const question of world.asked.slice(0, 30)) world.rib.take(question, told({ received: ["10.0.0.1"] }), 0);
  assert.deepEqual(shown(world.after(1_000)), ["route-rejected-by-policy leaf1|default|10.0.0.1 30"]);
  const late = world.after(20_000);
  assert.ok(shown(late).includes("unexplained leaf1|default|node1 10"));
  assert.equal(world.asked.length, 40);
  assert.deepEqual(world.after(1_000).opened, [], "nothing new, nothing looked at");
  for (const question of world.asked.slice(30)) world.rib.take(question, told({}), 0);
  assert.ok(shown(world.after(1_000)).includes("route-not-received leaf1|default|10.0.0.1 10"), "late answers count");
  assert.equal(world.holds("10.0.0.1", "10.0.0.2").open.size, 0);
  assert.deepEqual(new Set(world.withdrawn), new Set(world.asked), "what is of no use any more is told");
});

test("incidents: what a leaf told before it was asked anew is no answer", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.holds("10.0.0.2");
  world.after(30_000);
  for (const question of world.asked) world.rib.take(question, told({ received: ["10.0.0.1"] }), 0);
  assert.deepEqual(shown(world.after(0)), ["route-rejected-by-policy leaf1|default|10.0.0.1 40"]);
  world.holds("10.0.0.1", "10.0.0.2");
  world.holds("10.0.0.2");
  assert.deepEqual(shown(world.after(30_000)), []);
  assert.equal(world.asked.length, 80);
});

test("incidents: a leaf that does not answer is waited for once, though its route changes and it is asked anew", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.holds("10.0.0.2");
  assert.deepEqual(shown(world.after(30_000)), []);
  for (const more of ["10.0.0.3", "10.0.0.4"]) {
    world.after(9_000);
    assert.deepEqual(shown(world.holds("10.0.0.2", more)), []);
  }
  assert.equal(world.asked.length, 120);
  assert.ok(shown(world.after(3_000)).includes("unexplained leaf1|default|node1 40"));
});

const ids = ({ open }: IncidentView): string[] =>
  [...open.values()].map(
    ({ id, openedMs, confirmed }) => `${id} ${openedMs} ${confirmed ? "confirmed" : "unconfirmed"}`,
  );

/** A world whose first session with node1 died a while ago. */
function withDeadSession(): { readonly world: IncidentRounds; readonly id: string } {
  const world = new IncidentRounds();
  world.after(60_000);
  world.tells(sessions((node) => (node === 1 ? "active" : "established")));
  world.holds("10.0.0.2");
  const [incident] = world.after(30_000).opened;
  return { world, id: `${incident?.id} ${incident?.openedMs}` };
}

test("incidents: one whose leaf is not heard stays open, and goes on under its id when the leaf shows the same", () => {
  const { world, id } = withDeadSession();
  world.rounds.nowMs += 1_000;
  assert.deepEqual(ids(world.session("stale", "10.0.0.2")), [`${id} unconfirmed`]);
  assert.deepEqual(ids(world.after(600_000)), [`${id} unconfirmed`]);
  assert.deepEqual(ids(world.session("synced", "10.0.0.2")), [`${id} unconfirmed`], "the leaf is given time");
  assert.deepEqual(ids(world.after(30_000)), [`${id} unconfirmed`]);
  const view = world.after(31_000);
  assert.deepEqual(ids(view), [`${id} confirmed`]);
  assert.deepEqual([view.opened, view.ended, view.changed.length], [[], [], 1]);
});

test("incidents: one whose leaf comes back in order ends then", () => {
  const { world, id } = withDeadSession();
  world.session("stale", "10.0.0.2");
  const { ended, open } = world.session("synced", "10.0.0.1", "10.0.0.2");
  assert.deepEqual([ended.map((one) => `${one.id} ${one.openedMs}`), open.size], [[id], 0]);
});

test("incidents: of an earlier life one goes on under its id if its verdicts are red again", () => {
  const { world: earlier, id } = withDeadSession();
  const world = new IncidentRounds({ restored: [...earlier.after(0).open.values()] });
  world.rounds.nowMs += 1_000_000;
  assert.deepEqual(ids(world.after(0)), [`${id} unconfirmed`]);
  world.session("synced", "10.0.0.2");
  world.tells(sessions((node) => (node === 1 ? "active" : "established")));
  assert.deepEqual(ids(world.after(90_000)), [`${id} confirmed`]);
});

test("incidents: of an earlier life one ends when its leaf has been synced long enough without it", () => {
  const { world: earlier, id } = withDeadSession();
  const world = new IncidentRounds({ restored: [...earlier.after(0).open.values()] });
  world.rounds.nowMs += 1_000_000;
  world.session("synced", "10.0.0.1", "10.0.0.2");
  assert.deepEqual(ids(world.after(90_000)), [`${id} unconfirmed`]);
  assert.deepEqual(
    world.after(1).ended.map((one) => `${one.id} ${one.openedMs}`),
    [id],
  );
});

/** A leaf that holds a route in a pool which no service explains, since now. */
function withOrphan({ startUpMs, confirmMs }: { readonly startUpMs?: number; readonly confirmMs?: number } = {}) {
  const rounds = new TimedRounds([holding(["10.0.0.9"])], startUpMs === undefined ? {} : { startUpMs });
  const incidents = new Incidents(confirmMs === undefined ? {} : { confirmMs });
  const take = (evaluation: Evaluation) => incidents.update(evaluation, { facts: new Set(), addressesOf: () => [] });
  rounds.pools = { covers: () => true };
  rounds.cluster = { ...rounds.cluster, prefixes: new Map(), services: new Map() };
  take(rounds.fib([holding(["10.0.0.9"])]));
  return { rounds, take };
}

test("incidents: a route nobody should announce is in one incident across sessions of its leaf", () => {
  const { rounds, take } = withOrphan({ startUpMs: 60_000, confirmMs: 90_000 });
  const [orphan] = take(rounds.after(90_000)).opened;
  assert.equal(orphan?.cause, "orphan-route");
  rounds.fibs = [holding(["10.0.0.9"], { freshness: "stale", sinceMs: rounds.nowMs })];
  assert.deepEqual(
    [...take(rounds.round({ targets: ["leaf1"] })).open.values()].map(({ id }) => id),
    [orphan?.id],
  );
  rounds.nowMs += 5_000;
  rounds.fibs = [holding(["10.0.0.9"], { freshness: "synced", sinceMs: rounds.nowMs })];
  const synced = take(rounds.round({ targets: ["leaf1"] }));
  assert.deepEqual(
    [...synced.open.values()].map(({ id, confirmed }) => [id, confirmed]),
    [[orphan?.id, false]],
  );
  const again = take(rounds.after(61_000));
  assert.deepEqual(
    [...again.open.values()].map(({ id, confirmed }) => [id, confirmed]),
    [[orphan?.id, true]],
  );
});

test("incidents: a route nobody should announce that goes while its leaf is not heard ends when the leaf is heard again", () => {
  const { rounds, take } = withOrphan();
  assert.equal(take(rounds.after(30_000)).open.size, 1);
  rounds.fibs = [fib({ freshness: "stale" })];
  assert.deepEqual(
    [...take(rounds.round({ targets: ["leaf1"] })).open.values()].map(({ confirmed }) => confirmed),
    [false],
  );
  rounds.fibs = [fib({ freshness: "synced", sinceMs: rounds.nowMs })];
  const { open, ended } = take(rounds.round({ targets: ["leaf1"] }));
  assert.deepEqual([open.size, ended.length], [0, 1]);
});

test("incidents: so does one that goes before the leaf had time to show it again", () => {
  const { rounds, take } = withOrphan({ startUpMs: 60_000, confirmMs: 90_000 });
  assert.equal(take(rounds.after(90_000)).open.size, 1);
  for (const freshness of ["stale", "synced"] as const) {
    rounds.fibs = [holding(["10.0.0.9"], { freshness, sinceMs: rounds.nowMs })];
    assert.equal(take(rounds.round({ targets: ["leaf1"] })).open.size, 1);
  }
  assert.equal(take(rounds.fib([fib({ sinceMs: rounds.nowMs })])).open.size, 0);
});

test("incidents: a leaf is asked while a verdict is held down; what it tells of a path it prefers less keeps it green", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.rounds.tells = { facts: world.facts, rib: world.rib };
  world.holds("10.0.0.2");
  assert.equal(world.asked.length, 40);
  const path = { valid: true, best: false, used: false, invalidReasons: [] };
  const local = [
    { ...path, neighbor: "10.0.0.1", tieBreakReason: "as-path-length" },
    { ...path, neighbor: "10.0.0.2", tieBreakReason: undefined, best: true, used: true },
  ];
  for (const question of world.asked) world.rib.take(question, told({ local }), world.rounds.nowMs);
  world.holds("10.0.0.2");
  assert.deepEqual(shown(world.after(60_000)), []);
  assert.deepEqual([world.asked.length, world.withdrawn.length], [40, 0]);
});

test("incidents: a leaf that has not answered when the verdict turns red is not asked twice", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.rounds.tells = { facts: world.facts, rib: world.rib };
  world.holds("10.0.0.2");
  world.after(30_000);
  assert.deepEqual([world.asked.length, world.withdrawn.length], [40, 0]);
  for (const question of world.asked) world.rib.take(question, told({}), world.rounds.nowMs);
  assert.deepEqual(shown(world.after(1)), ["route-not-received leaf1|default|10.0.0.1 40"]);
  world.holds("10.0.0.1", "10.0.0.2");
  assert.equal(world.asked.length, 40);
});

test("incidents: a question is withdrawn when the next hop is back before the leaf answered", () => {
  const world = new IncidentRounds({ asksRib: true });
  world.rounds.tells = { facts: world.facts, rib: world.rib };
  world.holds("10.0.0.2");
  world.holds("10.0.0.1", "10.0.0.2");
  assert.deepEqual(world.withdrawn, world.asked);
});

function member(id: number, scope: number): IncidentMember {
  const cause = { cause: "bgp-session-down", scope: `${scope}`, evidence: { peer: scope }, remedy: "" } as const;
  return {
    id: `${id}`,
    cluster: "dc1",
    target: "leaf1",
    severity: "major",
    services: [`dc1/shop/${id}`],
    cause,
    confirmed: true,
  };
}

test("incidents: at any time there is one open incident for each cause that befalls something, over exactly that", () => {
  const step = fc.record({
    id: fc.nat(8),
    scope: fc.option(fc.nat(3), { nil: undefined }),
    ms: fc.integer({ min: 0, max: 50_000 }),
    settles: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const book = new IncidentBook({ reopenMs: 30_000, closedMs: 100_000, maxClosed: 5 });
      const truth = new Map<number, number>();
      const seen = new Set<string>();
      let nowMs = 0;
      for (const { id, scope, ms, settles } of steps) {
        nowMs += ms;
        if (scope === undefined) {
          truth.delete(id);
          book.remove(`${id}`);
        } else {
          truth.set(id, scope);
          book.put(member(id, scope));
        }
        if (!settles) continue;
        const { opened, ended } = book.settle(nowMs);
        for (const incident of opened) seen.add(incident.id);
        for (const incident of ended) assert.ok(seen.has(incident.id) && !book.open.has(incident.id));
        const wanted = new Map<string, string[]>();
        for (const [one, where] of truth)
          wanted.set(`${where}`, [...(wanted.get(`${where}`) ?? []), `dc1/shop/${one}`]);
        const actual = new Map([...book.open.values()].map((incident) => [incident.scope, [...incident.services]]));
        assert.deepEqual(actual, new Map([...wanted].map(([key, keys]) => [key, keys.sort()])));
        assert.ok(book.closed.length <= 5);
      }
    }),
  );
});
