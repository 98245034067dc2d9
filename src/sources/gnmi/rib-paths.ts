import type { gnmi } from "../../gnmi/messages.ts";
import { fromMessage, type Path, toMessage } from "../../gnmi/path.ts";
import { familyOf, type IpPrefix, parsePrefix } from "../../model/address.ts";
import type { LocalRibPath, RibPaths } from "../../model/rib.ts";
import { entryBody, entryKey, hangFromRoot, listEntries, member, members } from "./data-tree.ts";
import { readIdentity } from "./leaf-value.ts";
import { readUpdateValue } from "./typed-value.ts";

const jsonIetf = 4;
const state = 2;

/** Asks for everything the BGP RIB holds of these prefixes of one network instance.
 *  Source: /network-instance[name]/bgp-rib/afi-safi[afi-safi-name]/ipv{4,6}-unicast (srl_nokia-rib-bgp). */
export function ribRequest(networkInstance: string, prefixes: readonly IpPrefix[]): gnmi.GetRequest.$Properties {
  const path = prefixes.flatMap((prefix) => {
    const family = familyOf(prefix) === 4 ? "ipv4-unicast" : "ipv6-unicast";
    const above: Path = [
      { name: "network-instance", keys: { name: networkInstance } },
      { name: "bgp-rib", keys: {} },
      { name: "afi-safi", keys: { "afi-safi-name": family } },
      { name: family, keys: {} },
    ];
    const keys = { prefix, neighbor: "*", "path-id": "*" };
    const inOut = (table: string): Path => [
      ...above,
      { name: "rib-in-out", keys: {} },
      { name: table, keys: {} },
      { name: "route", keys },
    ];
    const local: Path = [
      ...above,
      { name: "local-rib", keys: {} },
      { name: "route", keys: { ...keys, "origin-protocol": "*" } },
    ];
    return [local, inOut("rib-in-pre"), inOut("rib-in-post")];
  });
  return { path: path.map((one) => toMessage(one)), type: state, encoding: jsonIetf };
}

/** What an answer holds of each prefix. One that it does not name is in no table. */
export function readRib({ notification }: gnmi.GetResponse.$Properties): ReadonlyMap<IpPrefix, RibPaths> {
  const found = new Map<IpPrefix, { received: string[]; accepted: string[]; local: LocalRibPath[] }>();
  const of = (prefix: IpPrefix) => {
    const paths = found.get(prefix) ?? { received: [], accepted: [], local: [] };
    found.set(prefix, paths);
    return paths;
  };
  for (const { prefix: prefixPath, update } of notification ?? []) {
    for (const one of update ?? []) {
      const read = readUpdateValue(one);
      if (!read.ok) continue;
      const root = hangFromRoot([...fromMessage(prefixPath), ...fromMessage(one.path)], read.value);
      for (const table of tablesIn(root)) {
        for (const { prefix, neighbor, body } of routesIn(member(table, "local-rib"))) {
          of(prefix).local.push(localPath(neighbor, body));
        }
        const inOut = member(table, "rib-in-out");
        for (const { prefix, neighbor } of routesIn(member(inOut, "rib-in-pre"))) of(prefix).received.push(neighbor);
        for (const { prefix, neighbor } of routesIn(member(inOut, "rib-in-post"))) of(prefix).accepted.push(neighbor);
      }
    }
  }
  return found;
}

/** The `ipv4-unicast` and `ipv6-unicast` containers of an answer, wherever it begins. */
function tablesIn(root: unknown): readonly unknown[] {
  return entriesOf(root, "network-instance")
    .flatMap((instance) => entriesOf(member(instance, "bgp-rib"), "afi-safi"))
    .flatMap((family) => [member(family, "ipv4-unicast"), member(family, "ipv6-unicast")])
    .filter((table) => table !== undefined);
}

function entriesOf(above: unknown, list: string): readonly unknown[] {
  const below = member(above, list);
  return below === undefined ? [] : listEntries(below).map(entryBody);
}

function routesIn(
  table: unknown,
): readonly { readonly prefix: IpPrefix; readonly neighbor: string; readonly body: unknown }[] {
  const below = member(table, "route");
  return (below === undefined ? [] : listEntries(below)).flatMap((entry) => {
    const prefix = parsePrefix(entryKey(entry, "prefix") ?? "");
    const neighbor = entryKey(entry, "neighbor");
    return prefix === undefined || neighbor === undefined ? [] : [{ prefix, neighbor, body: entryBody(entry) }];
  });
}

function localPath(neighbor: string, body: unknown): LocalRibPath {
  const flag = (name: string): boolean => isTrue(member(body, name));
  return {
    neighbor,
    used: flag("used-route"),
    valid: flag("valid-route"),
    best: flag("best-route"),
    tieBreakReason: reasonOf(readIdentity(member(body, "tie-break-reason"))),
    invalidReasons: [...(members(member(body, "invalid-reason")) ?? [])].flatMap(([name, value]) =>
      isTrue(value) ? [name] : [],
    ),
  };
}

function reasonOf(text: string | undefined): string | undefined {
  return text === "none" || text === "unknown" ? undefined : text;
}

function isTrue(value: unknown): boolean {
  return value === true || value === "true";
}
