import assert from "node:assert/strict";
import { AnchoredClock } from "../../src/clock.ts";
import { type IpAddress, type IpPrefix, parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { Clock } from "../../src/model/clock.ts";
import { type LeafOptions, type SimulatedLeaf, startLeaf } from "../../src/simulator/leaf.ts";
import type { Route } from "../../src/simulator/route-table.ts";

/** A clock that stands still, for leaves whose values are compared. */
export const standingClock: Clock = new AnchoredClock(
  () => Date.UTC(2026, 0, 2, 3, 4, 5),
  () => 0,
);

export const table = "/network-instance[name=default]/route-table";
export const lists = [`${table}/ipv4-unicast/route`, `${table}/next-hop-group`, `${table}/next-hop`];

/** The path of a BGP route as the leaf writes it. */
export const wireRoute = (prefix: string) =>
  `/srl_nokia-network-instance:network-instance[name=default]/route-table/srl_nokia-ip-route-tables:ipv4-unicast/route[ipv4-prefix=${prefix}][route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]`;

export function address(text: string): IpAddress {
  const parsed = parseAddress(text);
  assert.ok(parsed, text);
  return parsed;
}

export function prefix(text: string): IpPrefix {
  const parsed = parsePrefix(text);
  assert.ok(parsed, text);
  return parsed;
}

export function route(to: string, ...via: string[]): Route {
  return { prefix: prefix(to), via: via.map((text) => ({ address: address(text) })) };
}

/** leaf1 with a connected subnet and 203.0.113.10/32 by two of its neighbours. */
export async function startTestLeaf(options: Partial<LeafOptions> = {}): Promise<SimulatedLeaf> {
  const leaf = await startLeaf({
    name: "leaf1",
    clock: standingClock,
    addresses: [{ subinterface: "ethernet-1/1.0", address: "192.0.2.1/24" }],
    ...options,
  });
  leaf.routes().set(route("203.0.113.10/32", "192.0.2.11", "192.0.2.12"));
  return leaf;
}
