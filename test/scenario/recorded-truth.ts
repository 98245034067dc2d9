import type { FibNextHop, FibView } from "../../src/model/fib.ts";

/** One route, as a recorded tree tells it or as a FIB does: plain words, to be compared. */
export interface ToldRoute {
  readonly key: string;
  readonly active: boolean;
  readonly preference: number;
  readonly metric: number;
  readonly programming: string;
  readonly group: string;
  readonly groupProgramming: string;
  readonly hops: readonly string[];
}

type Node = Readonly<Record<string, unknown>>;

/** What stands in a recorded tree, read by nothing but its own names: no decoder and no table of ours takes part. */
export function recordedRoutes(tree: unknown, networkInstances: readonly string[]): readonly ToldRoute[] {
  const instances = new Map(list(child(tree, "network-instance")).map((one) => [text(one, "name"), one]));
  const tableOf = (name: string): unknown => child(instances.get(name), "route-table");
  const entry = (instance: string, name: "next-hop-group" | "next-hop", index: string): Node | undefined =>
    list(child(tableOf(instance), name)).find((one) => text(one, "index") === index);
  const end = (instance: string, hop: Node): readonly string[] => {
    const indirect = child(hop, "indirect");
    const by = child(indirect, "resolving-route") ?? child(indirect, "resolving-tunnel");
    if (by === undefined)
      return [[bare(text(hop, "type")), text(hop, "ip-address"), text(hop, "subinterface")].join(" ")];
    return list(child(entry(instance, "next-hop-group", text(by, "next-hop-group")), "next-hop")).flatMap((member) => {
      const behind = entry(instance, "next-hop", text(member, "next-hop"));
      return behind === undefined ? [] : end(instance, behind);
    });
  };
  const routes = networkInstances.flatMap((name) =>
    (["ipv4", "ipv6"] as const).flatMap((family) =>
      list(child(child(tableOf(name), `${family}-unicast`), "route")).map((route): ToldRoute => {
        const instance = text(route, "next-hop-group-network-instance");
        const group = entry(instance, "next-hop-group", text(route, "next-hop-group"));
        const hops = list(child(group, "next-hop")).map((member) => {
          const hop = entry(instance, "next-hop", text(member, "next-hop")) ?? {};
          const behind = child(hop, "indirect") === undefined ? [] : end(instance, hop);
          const own = [text(member, "next-hop"), bare(text(hop, "type")), text(hop, "ip-address")];
          return [...own, text(hop, "subinterface"), text(member, "resolved"), "by", ...[...behind].sort()].join(" ");
        });
        return {
          key: [name, text(route, `${family}-prefix`), bare(text(route, "route-type")), ...keysOf(route)].join(" "),
          active: child(route, "active") === true,
          preference: Number(text(route, "preference")),
          metric: Number(text(route, "metric")),
          programming: programming(child(route, "fib-programming")),
          group: `${instance} ${text(route, "next-hop-group")}`,
          groupProgramming: programming(child(group, "fib-programming")),
          hops: hops.sort(),
        };
      }),
    ),
  );
  return inOrder(routes);
}

/** What a FIB says, in the same words. */
export function heldRoutes(fib: FibView): readonly ToldRoute[] {
  const hopText = ({ index, type, address, subinterface, resolved, resolvedBy }: FibNextHop): string => {
    const behind = resolvedBy.map((hop) => [hop.type ?? "", hop.address ?? "", hop.subinterface ?? ""].join(" "));
    return [index, type ?? "", address ?? "", subinterface ?? "", resolved, "by", ...behind.sort()].join(" ");
  };
  const state = (told: { readonly state: string; readonly locations?: readonly string[] }): string =>
    [told.state, ...(told.locations ?? [])].join(" ");
  return inOrder(
    [...fib.allRoutes()].map((route) => {
      const group = fib.nextHopGroup(route);
      const { networkInstance, prefix, routeType, routeOwner, id, originNetworkInstance } = route;
      return {
        key: [networkInstance, prefix, routeType, routeOwner, id, originNetworkInstance].join(" "),
        active: route.active,
        preference: route.preference ?? Number.NaN,
        metric: route.metric ?? Number.NaN,
        programming: state(route.programming),
        group: `${route.nextHopGroupNetworkInstance} ${route.nextHopGroup}`,
        groupProgramming: group ? state(group.programming) : "unknown",
        hops: (group?.nextHops ?? []).map(hopText).sort(),
      };
    }),
  );
}

function keysOf(route: Node): readonly string[] {
  return [text(route, "route-owner"), text(route, "id"), text(route, "origin-network-instance")];
}

/** Programmed is what was added or modified, with nothing pending and nothing failed. */
function programming(told: unknown): string {
  if (child(told, "suppressed") === true) return "suppressed";
  const failed = text(told, "last-failed-operation-type");
  if (failed !== "" && failed !== "none") {
    const at = list(child(told, "last-failed-locations") ?? child(told, "last-failed-complexes"));
    return ["failed", ...at].join(" ");
  }
  const pending = text(told, "pending-operation-type");
  if (pending !== "" && pending !== "none") return "pending";
  return ["add", "modify"].includes(text(told, "last-successful-operation-type")) ? "programmed" : "unknown";
}

/** The child of that name, whichever module it is said to be of. */
function child(node: unknown, name: string): unknown {
  if (typeof node !== "object" || node === null) return undefined;
  return Object.entries(node).find(([key]) => key.split(":").at(-1) === name)?.[1];
}

function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value : [];
}

function text(node: unknown, name: string): string {
  const value = child(node, name);
  return value === undefined ? "" : String(value);
}

function bare(identity: string): string {
  return identity.split(":").at(-1) ?? "";
}

function inOrder(routes: readonly ToldRoute[]): readonly ToldRoute[] {
  return [...routes].sort((a, b) => (a.key < b.key ? -1 : 1));
}
