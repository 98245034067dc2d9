import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClusterExpectations, PrefixExpectation, ServiceExpectation } from "../../src/expectation/expectation.ts";
import type { IpAddress } from "../../src/model/address.ts";
import { Evaluator } from "../../src/verdict/evaluate.ts";
import { cluster, expected, fib, snapshot, vip, wants } from "./world.ts";

const policy = { holdDownMs: 30_000, startUpMs: 0, reachability: "require" } as const;

/** A cluster whose services on the prefix ask for these hold-downs. */
function asking(...holdDowns: (number | undefined)[]): ClusterExpectations {
  const names = holdDowns.map((_, index) => `web-${index}`);
  const services = new Map(
    names.map((name, index): [string, ServiceExpectation] => [
      `shop/${name}`,
      {
        namespace: "shop",
        name,
        externalTrafficPolicy: "Cluster",
        addresses: [{ address: "192.0.2.10" as IpAddress, prefixes: [vip] }],
        findings: [],
        holdDownMs: holdDowns[index],
      },
    ]),
  );
  const behind = names.map((name) => ({ namespace: "shop", name, address: "192.0.2.10" as IpAddress }));
  const expectations = [expected("node-1", "10.0.0.1", { services: behind })];
  const prefix: PrefixExpectation = { prefix: vip, expectations, nonExpectations: [] };
  return cluster({ services, prefixes: new Map([[vip, prefix]]) });
}

/** One evaluator on a leaf that holds nothing. */
function rounds(of: ClusterExpectations, targets = [wants(of.prefixes.get(vip)?.expectations ?? [])]) {
  const evaluator = new Evaluator(policy);
  let current = of;
  const round = (nowMs: number, first: boolean, services: readonly string[]): string | undefined => {
    const { prefixes } = evaluator.evaluate(
      {
        snapshot: snapshot(nowMs, [fib()]),
        clusters: new Map([["dc1", current]]),
        targets: [],
        prefixes: new Map(),
        expectations: first ? [{ cluster: "dc1", prefix: vip, targets }] : [],
        services: new Map([["dc1", services]]),
        unheard: new Map(),
        changedClusters: [],
      },
      () => 0,
    );
    return [...prefixes.values()][0]?.endpoints[0]?.state;
  };
  round(100_000, true, [...of.services.keys()]);
  return {
    at: (ms: number): string | undefined => round(100_000 + ms, false, []),
    becomes(next: ClusterExpectations, ms: number): string | undefined {
      current = next;
      return round(100_000 + ms, false, [...next.services.keys()]);
    },
  };
}

test("hold-down: a service that asks for less does not shorten that of another on its prefix", () => {
  const { at } = rounds(asking(5_000, undefined));
  assert.equal(at(6_000), "updating");
  assert.equal(at(30_000), "down");
});

test("hold-down: a leaf that only has to reach the prefix waits as long as its services ask", () => {
  const { at } = rounds(asking(60_000), [wants([], { reachable: true })]);
  assert.equal(at(31_000), "updating");
  assert.equal(at(60_000), "down");
});

test("hold-down: what a service asks for counts at once, also while something is held", () => {
  const { becomes } = rounds(asking(60_000));
  assert.equal(becomes(asking(60_000), 20_000), "updating");
  assert.equal(becomes(asking(10_000), 20_500), "down");
});

test("hold-down: a service that asks for more is waited for on leaves whose nodes it does not need, too", () => {
  const needed = asking(undefined, 60_000);
  const [own] = needed.prefixes.get(vip)?.expectations ?? [];
  assert.ok(own !== undefined);
  const { at } = rounds(needed, [wants([{ ...own, services: own.services.slice(0, 1) }])]);
  assert.equal(at(31_000), "updating");
  assert.equal(at(60_000), "down");
});
