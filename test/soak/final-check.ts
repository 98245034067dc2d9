import assert from "node:assert/strict";
import { resourceNames } from "../../src/model/cluster.ts";
import type { FibView } from "../../src/model/fib.ts";
import { noFacts, type TargetFacts } from "../../src/model/target.ts";
import { formatJsPath } from "../../src/ndk/js-path.ts";
import { LeafTree } from "../../src/sinks/gnmi/leaf-tree.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";
import type { Evaluation, PrefixVerdict, UnexpectedNextHop } from "../../src/verdict/verdict.ts";
import type { ClusterSeen } from "./cluster-seen.ts";
import { CollectorSide, type WorldPolicy } from "./collector-side.ts";
import type { LeafTruth } from "./leaf-truth.ts";
import { encodeMessage } from "./leaf-wire.ts";
import type { SwitchTree } from "./shim-side.ts";
import { VirtualTime } from "./virtual-time.ts";

const session = { encoding: "json_ietf", gnmiVersion: "0.10.0" } as const;

/** Facts of a leaf that tell of its BGP neighbours alone. */
export function factsOf({ bgpNeighbors, tellsBgp }: Pick<LeafTruth, "bgpNeighbors" | "tellsBgp">): TargetFacts {
  const neighbors = bgpNeighbors.map((one) => ({ ...one, peerAs: undefined }));
  return { ...noFacts, bgpNeighbors: neighbors, ...(tellsBgp ? { told: ["bgp"] } : {}) };
}

/** A collector that is given the truth in one piece, and time enough. Of `side` it takes where nodes were seen, which is not
 *  in the truth of this moment. */
export function fromScratch(
  clusters: readonly { readonly name: string; readonly truth: ClusterSeen }[],
  leaves: readonly LeafTruth[],
  policy: WorldPolicy,
  side: CollectorSide,
): CollectorSide {
  const time = new VirtualTime(5_000_000);
  const remembered = clusters.map(({ name }) => ({ name, memory: side.rules.get(name)?.memory }));
  const fresh = new CollectorSide(leaves, remembered, { ...policy, looksPerTurn: undefined }, time);
  const decoder = new ReferenceDecoder();
  for (const leaf of leaves) {
    const table = fresh.state.target(leaf.name);
    table.sessionOpened(session);
    for (const entry of leaf.entries().values()) {
      const update = { entry, leaves: entry.leaves, whole: true, form: "entry", garbled: undefined } as const;
      const message = { deletes: [], updates: [update], atomic: false };
      const style = { encoding: "json_ietf", modules: false, prefixLength: 0, timestampMs: 1 } as const;
      decoder.decode(encodeMessage(message, style), table);
    }
    table.synced();
    table.facts(factsOf(leaf));
  }
  for (const { name, truth } of clusters) {
    const table = fresh.state.cluster(name);
    for (const resource of resourceNames) {
      const { state, objects } = truth.resources[resource];
      if (state === "absent") table.apply({ type: "state", resource, state, message: "" });
      else table.apply({ type: "listed", resource, objects: [...objects.values()] } as never);
    }
  }
  // What lies in the pools' ranges is told once these are known, and then all of it is given time.
  for (const passMs of [0, 1_000, 3_600_000]) {
    time.moveTo(time.nowMs() + passMs);
    fresh.beat();
  }
  tellRibs(fresh, side);
  fresh.beat();
  return fresh;
}

/** What leaves told of their BGP RIBs when they were asked: nobody tells it by itself. */
function tellRibs(fresh: CollectorSide, { evaluation }: CollectorSide): void {
  for (const { target, networkInstance, prefix } of evaluation?.prefixes.values() ?? []) {
    const told = evaluation?.snapshot.targets.get(target)?.rib?.latest(networkInstance, prefix);
    const question = { number: 0, target, networkInstance, prefix };
    if (told) fresh.state.target(target).ribTold(question, told.answer);
  }
}

/** The collector that followed every change holds and says what the one made from scratch does. */
export function sameAsFromScratch(side: CollectorSide, fresh: CollectorSide, { nodeWindows }: WorldPolicy): void {
  const remembers = nodeWindows !== undefined;
  assert.ok(side.evaluation !== undefined && fresh.evaluation !== undefined);
  for (const [name, { fib }] of fresh.evaluation.snapshot.targets) {
    const held: FibView | undefined = side.evaluation.snapshot.targets.get(name)?.fib;
    assert.ok(held !== undefined);
    assert.deepEqual(contentOf(held), contentOf(fib), `FIB of ${name}`);
  }
  const expected = prefixesOf(fresh.evaluation, fresh.evaluation, remembers);
  assert.deepEqual(prefixesOf(side.evaluation, fresh.evaluation, remembers), expected, "prefix verdicts");
  const told = servicesOf(side.evaluation, fresh.evaluation, remembers);
  assert.deepEqual(told, servicesOf(fresh.evaluation, fresh.evaluation, remembers), "service verdicts");
  const statuses = ({ clusters }: Evaluation) => [...clusters].map(([name, one]) => [name, { ...one, sinceMs: 0 }]);
  assert.deepEqual(statuses(side.evaluation), statuses(fresh.evaluation), "cluster statuses");
}

/** What stands on the switch is what the evaluation says of this leaf. */
export function sameTree(evaluation: Evaluation, target: string, ndk: SwitchTree, generationMs: number): void {
  const whole = new LeafTree(target, { name: "soak", version: "0", generationMs });
  whole.apply(evaluation, evaluation.services.keys());
  const wanted = new Map<string, unknown>();
  for (const [, { path, value }] of whole.nodes()) {
    const keys = path.at(-1)?.keys ?? {};
    const leaves = Object.fromEntries(Object.entries(value).filter(([name]) => !Object.hasOwn(keys, name)));
    if (path.at(-1)?.name !== "collector") wanted.set(formatJsPath(path, "hyphen"), leaves);
  }
  const held = [...ndk.tree].filter(([path]) => !path.endsWith("collector"));
  const told = new Map(held.map(([path, json]) => [path, JSON.parse(json) as unknown]));
  assert.deepEqual(sorted(told), sorted(wanted), `tree of ${target}`);
}

function sorted(map: ReadonlyMap<string, unknown>): unknown {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1));
}

function contentOf(fib: FibView): unknown {
  const routes = [...fib.allRoutes()].map((route) => ({ route, group: fib.nextHopGroup(route) }));
  const text = (one: unknown): string => JSON.stringify(one);
  return { counts: fib.counts, own: fib.ownAddresses(), routes: routes.sort((a, b) => (text(a) < text(b) ? -1 : 1)) };
}

/** What is expected has to be told alike. Of what nobody expects, memory tells more: that it was expected once; there it is
 *  enough that the leaf holds it and that the next hops told are those. */
function prefixesOf({ prefixes }: Evaluation, fresh: Evaluation, remembers: boolean): unknown {
  const timeless = [...prefixes.values()].flatMap(({ dataMs: _, expectation, endpoints, unexpected, ...rest }) => {
    const expected = expectation !== undefined;
    if (!expected) isHeld(rest, unexpected, fresh);
    if (!expected && !fresh.prefixes.has(rest.key)) return [];
    // Whether a node that is not of the cluster was of it once, only memory can tell: where no node is attached, a next hop
    // to none of the cluster's is not told at all without it.
    const alike = unexpected.filter((hop) => !isFormer(hop) || tells(fresh, rest.key, hop));
    if (expected && alike.length < unexpected.length) isHeld(rest, unexpected, fresh);
    const hops = alike.map(({ since: _, lastTransition: __, evidence: ___, ...hop }) =>
      expected && !remembers ? hop : { address: hop.address },
    );
    const timelessEndpoints = endpoints.map(
      ({ since: _, lastTransition: __, evidence: ___, holdUntil, ...endpoint }) => {
        assert.equal(holdUntil, undefined, "nothing is held down any more");
        return endpoint;
      },
    );
    return [{ ...rest, unexpected: hops, endpoints: timelessEndpoints }];
  });
  return timeless.sort((a, b) => (a.key < b.key ? -1 : 1));
}

function isFormer({ reason, detail }: UnexpectedNextHop): boolean {
  return reason === "stale-nexthop" && detail === "the node is gone";
}

function tells({ prefixes }: Evaluation, key: PrefixVerdict["key"], { address }: UnexpectedNextHop): boolean {
  return prefixes.get(key)?.unexpected.some((other) => other.address === address) === true;
}

function isHeld(
  { key, target, networkInstance, prefix }: Pick<PrefixVerdict, "key" | "target" | "networkInstance" | "prefix">,
  unexpected: PrefixVerdict["unexpected"],
  fresh: Evaluation,
): void {
  const fib = fresh.snapshot.targets.get(target)?.fib;
  const route = fib?.activeRoute(networkInstance, prefix);
  assert.ok(route !== undefined, `${key} is told though the leaf does not hold it`);
  const held = fib?.nextHopGroup(route)?.nextHops.map(({ address }) => address) ?? [];
  for (const { address } of unexpected) {
    assert.ok(address === undefined || held.includes(address), `${key} is told over ${address}, which it is not`);
  }
}

/** What is left of a prefix nobody needs is told of its service too, by whoever remembers it. */
function servicesOf({ services, prefixes }: Evaluation, fresh: Evaluation, remembers: boolean): unknown {
  const timeless = [...services.values()].map(({ since: _, lastTransition: __, addresses, ...service }) => {
    const keys = addresses.flatMap((address) => address.prefixes);
    const left = keys.some((key) => prefixes.get(key)?.expectation === undefined);
    const told = {
      ...service,
      addresses: addresses.map((one) => ({ ...one, prefixes: one.prefixes.filter((key) => fresh.prefixes.has(key)) })),
    };
    // Without endpoints the state stands for nothing, and why is told by whatever is known of it.
    return left || remembers || service.state === "not-applicable"
      ? { ...told, reason: "", detail: "", severity: "" }
      : told;
  });
  return timeless.sort((a, b) => (a.key < b.key ? -1 : 1));
}
