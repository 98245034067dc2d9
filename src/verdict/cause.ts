/** Why something is red, or unknown for its advertiser: the one thing to look at first. */
export type CauseName =
  | "advertiser-not-running"
  | "advertiser-misconfigured"
  | "bgp-session-down"
  | "bgp-session-missing"
  | "prefix-limit-exceeded"
  | "route-not-received"
  | "route-rejected-by-policy"
  | "path-not-best"
  | "ecmp-limit"
  | "nexthop-unresolved"
  | "interface-down"
  | "programming-failed"
  | "programming-stuck"
  | "resources-exhausted"
  | "route-suppressed"
  | "node-without-endpoints"
  | "stale-route"
  | "orphan-route"
  | "unexplained";

/** A cause as it was found. */
export interface Cause {
  readonly cause: CauseName;
  /** What it befell, as `leaf1|default|192.0.2.11`: verdicts of one cause and one scope are one incident. */
  readonly scope: string;
  /** What was seen, by name; only what there is. */
  readonly evidence: Readonly<Record<string, string | number | boolean>>;
  /** What to do, in one sentence. */
  readonly remedy: string;
}

/** What a cause is made of before its remedy is known. */
export interface Finding {
  readonly cause: CauseName;
  readonly scope: readonly string[];
  readonly evidence: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Every cause, in the order of the README's table. */
export const causeNames: readonly CauseName[] = [
  "advertiser-not-running",
  "advertiser-misconfigured",
  "bgp-session-down",
  "bgp-session-missing",
  "prefix-limit-exceeded",
  "route-not-received",
  "route-rejected-by-policy",
  "path-not-best",
  "ecmp-limit",
  "nexthop-unresolved",
  "interface-down",
  "programming-failed",
  "programming-stuck",
  "resources-exhausted",
  "route-suppressed",
  "node-without-endpoints",
  "stale-route",
  "orphan-route",
  "unexplained",
];

const remedies: Readonly<Record<CauseName, string>> = {
  "advertiser-not-running": "Start the speaker (and with frr-k8s its daemon) on {node}: see the pods of MetalLB there.",
  "advertiser-misconfigured": "Correct the configuration of MetalLB: {finding}.",
  "bgp-session-down": "Bring the BGP session of {target} with {peer} up: it is {state}, the last event was {event}.",
  "bgp-session-missing": "Configure a BGP neighbour for {node} on {target}, or a dynamic one that accepts its address.",
  "prefix-limit-exceeded": "Raise the prefix limit for {peer} on {target}, or see why it sends so many.",
  "route-not-received": "See why {node} does not send {prefix} to {target}: its speaker's log and the advertisement.",
  "route-rejected-by-policy": "Let the import policy for {peer} on {target} accept {prefix}.",
  "path-not-best": "See what {target} prefers over the path of {peer}: {tieBreak}.",
  "ecmp-limit": "Raise maximum-paths of BGP on {target} if more next hops are wanted.",
  "nexthop-unresolved": "See why {target} cannot resolve {address}: ARP or ND on the link to {node}.",
  "interface-down": "Bring {interface} on {target} up: {why}.",
  "programming-failed": "See the datapath of {target} at {locations}: it refused the entry.",
  "programming-stuck": "See the datapath of {target}: it has not acknowledged the entry.",
  "resources-exhausted": "Free {resource} on {target}: fewer routes or next-hop groups, or another profile.",
  "route-suppressed": "{target} is configured not to install {prefix}: change that policy if it should.",
  "node-without-endpoints": "See why {node} announces {prefix} without a local endpoint: traffic sent there is lost.",
  "stale-route": "See why {target} still holds {prefix} by {node}: nobody announces it any more.",
  "orphan-route": "Find who announces {prefix}: it lies in a pool, and no service explains it.",
  unexplained: "Nothing the leaf or the cluster tells explains it: look at what {target} holds of {node}.",
};

/** What to do about a cause, with `{names}` where the evidence goes. */
export function remedyOf(cause: CauseName): string {
  return remedies[cause];
}

/** Makes a cause of a finding: its remedy names what the evidence names. */
export function causeOf({ cause, scope, evidence }: Finding): Cause {
  const told: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(evidence)) if (value !== undefined) told[name] = value;
  const remedy = remedyOf(cause).replace(/\{([A-Za-z]+)\}/g, (_, name: string) => String(told[name] ?? "it"));
  return { cause, scope: scope.join("|"), evidence: told, remedy };
}
