import { compareAddresses, familyOf, type IpAddress, type IpPrefix, parseAddress } from "../model/address.ts";
import type { Announcement, SpeakerSession } from "./announcements.ts";
import { sessionsOf } from "./kubernetes-objects.ts";
import type { Route, Via } from "./route-table.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioLeaf } from "./scenario-schema.ts";
import type { SimulatedBgpNeighbor } from "./surroundings.ts";

/** What every leaf's FIB holds once BGP has settled: an announced prefix by the nodes that send it to this leaf; where
 *  none does, by the spines or the VTEPs of the leaves that have it. */
export function fabricRoutes(scenario: Scenario, heard: readonly Announcement[]): ReadonlyMap<string, Route[]> {
  const direct = new Map(scenario.leaves.map((leaf) => [leaf.name, directHops(leaf, scenario, heard)]));
  const prefixes = [...new Set(heard.map(({ prefix }) => prefix))].sort();
  return new Map(
    scenario.leaves.map((leaf) => {
      const own = direct.get(leaf.name);
      const routes: Route[] = [];
      for (const prefix of prefixes) {
        const via = own?.get(prefix) ?? remoteHops(leaf, scenario, prefix, direct);
        if (via.length > 0) routes.push({ prefix, via: via.slice(0, leaf["maximum-paths"]) });
      }
      return [leaf.name, routes];
    }),
  );
}

/** The BGP neighbours of a leaf: nodes, established where a speaker holds the other end, and spines. */
export function fabricNeighbors(
  leaf: ScenarioLeaf,
  scenario: Scenario,
  held: readonly SpeakerSession[],
): SimulatedBgpNeighbor[] {
  const nodes = sessionsOf(leaf, scenario.nodes).map(({ node, peerAddress, address }) => {
    const up = held.some((session) => session.node === node.name && session.peerAddress === peerAddress);
    return {
      peerAddress: address,
      sessionState: up ? "established" : "active",
      peerAs: scenario.asn,
      dynamic: true,
    };
  });
  const spines = leaf.uplinks.map(({ peer }) => ({ peerAddress: peer, sessionState: "established", peerAs: 64_600 }));
  return [...nodes, ...spines];
}

function directHops(
  leaf: ScenarioLeaf,
  scenario: Scenario,
  heard: readonly Announcement[],
): ReadonlyMap<IpPrefix, Via[]> {
  const hops = new Map<IpPrefix, Via[]>();
  const said = new Map<string, IpPrefix[]>();
  for (const { node, peerAddress, prefix } of heard) {
    const id = `${node} ${peerAddress}`;
    said.set(id, [...(said.get(id) ?? []), prefix]);
  }
  for (const { node, peerAddress, address } of sessionsOf(leaf, scenario.nodes)) {
    for (const prefix of said.get(`${node.name} ${peerAddress}`) ?? []) {
      const via = hops.get(prefix) ?? [];
      if (!via.some((one) => one.address === address)) via.push({ address });
      hops.set(prefix, via);
    }
  }
  for (const via of hops.values()) via.sort((a, b) => compareAddresses(a.address, b.address));
  return hops;
}

function remoteHops(
  leaf: ScenarioLeaf,
  scenario: Scenario,
  prefix: IpPrefix,
  direct: ReadonlyMap<string, ReadonlyMap<IpPrefix, Via[]>>,
): Via[] {
  const holders = scenario.leaves.filter(({ name }) => direct.get(name)?.has(prefix));
  if (holders.length === 0) return [];
  if (leaf.vtep !== undefined) {
    return holders.flatMap(({ vtep }) => {
      const address = parseAddress(vtep ?? "");
      return address === undefined ? [] : [{ address, vxlan: true }];
    });
  }
  return leaf.uplinks
    .map(({ peer }) => parseAddress(peer))
    .filter((address): address is IpAddress => address !== undefined && familyOf(address) === familyOf(prefix))
    .map((address) => ({ address }));
}
