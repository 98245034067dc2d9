import { type Static, type TObject, Type } from "typebox";
import { status } from "../gnmi/status.ts";
import { type IpAddress, type IpPrefix, parseAddress, parsePrefix } from "../model/address.ts";
import { err, ok, type Result } from "../model/result.ts";
import { Chance } from "./chance.ts";
import { noFaults } from "./fault-state.ts";
import type { SimulatedLeaf } from "./leaf.ts";
import { checked, type ScenarioIssue } from "./validation.ts";

const closed = { additionalProperties: false };
const prefix = Type.String({ description: "a prefix, as 203.0.113.10/32" });
const networkInstance = Type.String({ default: "default" });
const on = Type.Boolean({ default: true });
const chance = Type.Number({ default: 1, minimum: 0, maximum: 1, description: "how often it happens" });
const seed = Type.Integer({ default: 1, minimum: 1, description: "what chance is drawn from" });
const word = <Words extends string[]>(...words: Words) => Type.Enum<Words>([...words]);

/** The arguments of each fault of a leaf, by its name. A fault lasts until it is taken back, by itself with `on: false`
 *  or by `heal`. */
export const leafFaultSchemas = {
  "withdraw-next-hop": Type.Object({ prefix, nextHop: Type.String(), networkInstance }, closed),
  "restore-next-hop": Type.Object({ prefix, nextHop: Type.String(), networkInstance }, closed),
  "withdraw-route": Type.Object({ prefix, networkInstance }, closed),
  "restore-route": Type.Object({ prefix, networkInstance }, closed),
  "fib-programming": Type.Object(
    {
      prefix,
      networkInstance,
      state: word("programmed", "pending", "suppressed", "failed"),
      locations: Type.Array(Type.String(), { default: ["complex-1.0"] }),
    },
    closed,
  ),
  "reuse-group": Type.Object({ prefix, networkInstance, nextHops: Type.Array(Type.String(), { minItems: 1 }) }, closed),
  "reuse-indexes": Type.Object({ on, networkInstance }, closed),
  die: Type.Object({}, closed),
  revive: Type.Object({}, closed),
  reboot: Type.Object({}, closed),
  stall: Type.Object({ on }, closed),
  "half-open": Type.Object({}, closed),
  "reset-connections": Type.Object({}, closed),
  "end-streams": Type.Object(
    {
      code: Type.Integer({ default: status.UNAVAILABLE, minimum: 1, maximum: 16 }),
      details: Type.String({ default: "Cancelling all calls" }),
    },
    closed,
  ),
  "refuse-logins": Type.Object({ on }, closed),
  "session-limit": Type.Object({ limit: Type.Integer({ minimum: 0 }) }, closed),
  sync: Type.Object(
    { kind: word("normal", "late", "missing", "twice"), delayMs: Type.Integer({ default: 1000, minimum: 0 }) },
    closed,
  ),
  timestamps: Type.Object({ kind: word("normal", "zero", "backwards", "future") }, closed),
  goaway: Type.Object({ graceMs: Type.Integer({ default: 100, minimum: 0 }) }, closed),
  "large-messages": Type.Object(
    { on, bytes: Type.Integer({ default: 5_000_000, minimum: 1, maximum: 60_000_000 }) },
    closed,
  ),
  reorder: Type.Object({ on, seed }, closed),
  "rotate-certificate": Type.Object({ kind: word("same-authority", "other-authority", "expired") }, closed),
  "slow-reader": Type.Object({ bytesPerSecond: Type.Integer({ default: 1000, minimum: 1 }) }, closed),
  "drop-after": Type.Object({ messages: Type.Integer({ minimum: 1 }) }, closed),
  duplicates: Type.Object({ on, chance, seed }, closed),
  "delete-before-update": Type.Object({ on, chance, seed }, closed),
  "delete-form": Type.Object({ form: word("entry", "partial-key", "wildcard", "ancestor") }, closed),
  atomic: Type.Object({ on }, closed),
  "prefix-split": Type.Object({ on }, closed),
  encodings: Type.Object({ encodings: Type.Array(word("json_ietf", "json", "proto"), { minItems: 1 }) }, closed),
  damage: Type.Object({ kind: word("json", "protobuf", "enum"), key: Type.String() }, closed),
  heal: Type.Object({}, closed),
} as const satisfies Record<string, TObject>;

/** The name of a fault. */
export type LeafFaultName = keyof typeof leafFaultSchemas;

/** The arguments of a fault. */
export type LeafFaultArguments<Name extends LeafFaultName> = Static<(typeof leafFaultSchemas)[Name]>;

/** A fault with its arguments checked and their defaults filled in. */
export type LeafFault = {
  readonly [Name in LeafFaultName]: { readonly name: Name } & LeafFaultArguments<Name>;
}[LeafFaultName];

/** Reads a fault named from outside; the issues say every argument that is wrong. */
export function parseLeafFault(name: string, args: unknown, at = ""): Result<LeafFault, readonly ScenarioIssue[]> {
  if (!isLeafFaultName(name)) {
    const known = Object.keys(leafFaultSchemas).join(", ");
    return err([{ path: at === "" ? "name" : `${at}.name`, message: `unknown fault ${name}; known are ${known}` }]);
  }
  const parsed = checked(leafFaultSchemas[name], args, at);
  return parsed.ok ? ok({ name, ...parsed.value } as LeafFault) : parsed; // this name's schema has just accepted them
}

/** Causes a fault on a leaf. The error says why there was nothing to act on. */
export async function applyLeafFault(leaf: SimulatedLeaf, fault: LeafFault): Promise<Result<undefined, string>> {
  const done = ok(undefined);
  switch (fault.name) {
    case "withdraw-next-hop":
    case "restore-next-hop":
    case "withdraw-route":
    case "restore-route":
    case "fib-programming":
    case "reuse-group":
      return applyRouteFault(leaf, fault);
    case "reuse-indexes":
      leaf.routes(fault.networkInstance).table.reuseIndexes(fault.on);
      return done;
    case "die":
      await leaf.die();
      return done;
    case "revive":
      await leaf.revive();
      return done;
    case "reboot":
      await leaf.reboot();
      return done;
    case "stall":
      return leaf.stall(fault.on) ? done : err(`${leaf.name} was started without the means to stall`);
    case "half-open":
      return leaf.halfOpen() ? done : err(`${leaf.name} was started without the means to stall`);
    case "reset-connections":
      leaf.resetConnections();
      return done;
    case "end-streams":
      leaf.endStreams({ code: fault.code, details: fault.details });
      return done;
    case "refuse-logins":
      leaf.faults.refuseLogins = fault.on;
      return done;
    case "session-limit":
      leaf.faults.sessionLimit = fault.limit;
      return done;
    case "sync":
      leaf.faults.sync = fault.kind === "late" ? { kind: "late", delayMs: fault.delayMs } : { kind: fault.kind };
      return done;
    case "timestamps":
      leaf.faults.timestamps = fault.kind;
      return done;
    case "goaway":
      leaf.goAway(fault.graceMs);
      return done;
    case "large-messages":
      leaf.faults.largeMessages = fault.on ? fault.bytes : undefined;
      return done;
    case "reorder":
      leaf.faults.reorder = fault.on ? fault.seed : undefined;
      return done;
    case "rotate-certificate":
      return (await leaf.rotateCertificate(fault.kind)) ? done : err(`${leaf.name} has no certificate of our making`);
    case "slow-reader":
      return leaf.throttle(fault.bytesPerSecond) ? done : err(`${leaf.name} was started without the means to be slow`);
    case "drop-after":
      leaf.faults.dropAfter = fault.messages;
      return done;
    case "duplicates":
      leaf.faults.duplicates = fault.on ? new Chance(fault) : undefined;
      return done;
    case "delete-before-update":
      leaf.faults.deleteBeforeUpdate = fault.on ? new Chance(fault) : undefined;
      return done;
    case "delete-form":
      leaf.faults.deleteForm = fault.form;
      return done;
    case "atomic":
      leaf.faults.atomic = fault.on;
      return done;
    case "prefix-split":
      leaf.faults.prefixSplit = fault.on;
      return done;
    case "encodings":
      leaf.faults.encodings = fault.encodings;
      return done;
    case "damage":
      leaf.faults.damage = { kind: fault.kind, key: fault.key };
      return touchEntries(leaf, fault.key) ? done : err(`${leaf.name} has no entry with the key ${fault.key}`);
    case "heal":
      await heal(leaf);
      return done;
  }
}

/** Takes every fault of a leaf back. */
export async function heal(leaf: SimulatedLeaf): Promise<void> {
  const { damage } = leaf.faults;
  Object.assign(leaf.faults, noFaults());
  if (damage !== undefined) touchEntries(leaf, damage.key);
  for (const networkInstance of leaf.networkInstances()) {
    const routes = leaf.routes(networkInstance);
    routes.table.reuseIndexes(false);
    routes.heal();
  }
  leaf.stall(false);
  leaf.throttle(Number.POSITIVE_INFINITY);
  await leaf.revive();
}

type RouteFaultName =
  | "withdraw-next-hop"
  | "restore-next-hop"
  | "withdraw-route"
  | "restore-route"
  | "fib-programming"
  | "reuse-group";

function applyRouteFault(
  leaf: SimulatedLeaf,
  fault: Extract<LeafFault, { readonly name: RouteFaultName }>,
): Result<undefined, string> {
  const at = parsePrefix(fault.prefix);
  if (at === undefined) return err(`not a prefix: ${fault.prefix}`);
  const found = changeRoute(leaf, at, fault);
  return found ? ok(undefined) : err(`${leaf.name} has no such route or next hop: ${JSON.stringify(fault)}`);
}

function changeRoute(
  leaf: SimulatedLeaf,
  at: IpPrefix,
  fault: Extract<LeafFault, { readonly name: RouteFaultName }>,
): boolean {
  const routes = leaf.routes(fault.networkInstance);
  switch (fault.name) {
    case "withdraw-next-hop": {
      const nextHop = parseAddress(fault.nextHop);
      return nextHop !== undefined && routes.lose(at, nextHop);
    }
    case "restore-next-hop": {
      const nextHop = parseAddress(fault.nextHop);
      return nextHop !== undefined && routes.restore(at, nextHop);
    }
    case "withdraw-route":
      return routes.lose(at, "all") || leaf.removeRoute(at, fault.networkInstance);
    case "restore-route":
      return routes.restore(at);
    case "fib-programming": {
      const { state, locations } = fault;
      return routes.program(at, state === "failed" ? { state, locations } : { state });
    }
    case "reuse-group": {
      const nextHops = fault.nextHops.map(parseAddress).filter((one): one is IpAddress => one !== undefined);
      if (nextHops.length < fault.nextHops.length) return false;
      return routes.rewriteGroup(
        at,
        nextHops.map((address) => ({ address })),
      );
    }
  }
}

function isLeafFaultName(name: string): name is LeafFaultName {
  return Object.hasOwn(leafFaultSchemas, name);
}

/** Sends the entries of the route table that carry this key once more. */
function touchEntries(leaf: SimulatedLeaf, key: string): boolean {
  const table = [
    { name: "network-instance", keys: {} },
    { name: "route-table", keys: {} },
  ];
  const v6 = key.includes(":");
  const lists = key.includes("/")
    ? [
        [
          { name: v6 ? "ipv6-unicast" : "ipv4-unicast", keys: {} },
          { name: "route", keys: { [v6 ? "ipv6-prefix" : "ipv4-prefix"]: key } },
        ],
      ]
    : [[{ name: "next-hop-group", keys: { index: key } }], [{ name: "next-hop", keys: { index: key } }]];
  return lists.map((list) => leaf.tree.touch([...table, ...list])).includes(true);
}
