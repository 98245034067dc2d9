import type { Service } from "../../model/cluster.ts";
import { type ClusterView, type ObjectKey, objectKey } from "../../model/cluster.ts";
import type { Announcement, Claim, NodeClaim } from "../advertiser.ts";
import type { ExpectationPeer } from "../expectation.ts";

/** What is believed of who announces: our computation, the speakers' own ServiceBGPStatus, or both together, where what
 *  only one of them says is uncertain. */
export type ExpectationSource = "computed" | "reported" | "intersection";

/** By service, the nodes whose speaker says that it announces it, with the names of the peers it names. */
export type Reported = ReadonlyMap<ObjectKey, ReadonlyMap<string, readonly string[]>>;

/** Reads all ServiceBGPStatus objects of MetalLB's namespace. Undefined where the cluster has none at all: a MetalLB
 *  before 0.15 reports nothing, which says nothing. */
export function readReported(view: ClusterView, namespace: string): Reported | undefined {
  const { objects, state } = view.resource("servicebgpstatuses");
  if (state !== "listed" || objects.size === 0) return undefined;
  const reported = new Map<ObjectKey, Map<string, readonly string[]>>();
  for (const status of objects.values()) {
    const { node, serviceNamespace, serviceName } = status;
    if (status.namespace !== namespace || node === undefined || serviceName === undefined) continue;
    const key = objectKey({ namespace: serviceNamespace ?? "", name: serviceName });
    const nodes = reported.get(key) ?? new Map<string, readonly string[]>();
    reported.set(key, nodes);
    nodes.set(node, [...new Set([...(nodes.get(node) ?? []), ...status.peers])].sort());
  }
  return reported;
}

/** Holds a computed announcement against the reported one. A service none of whose nodes reports anything is left as
 *  computed: its speakers may be too old, or just about to. The statuses do not tell families apart, so a node counts as
 *  announcing if it announces any of the service's prefixes. */
export function crossCheck(
  service: Service,
  computed: Announcement,
  reported: Reported | undefined,
  source: ExpectationSource,
  peersOf: (node: string, names: readonly string[]) => readonly ExpectationPeer[] | undefined,
): Announcement {
  const said = reported?.get(objectKey(service));
  if (source === "computed" || reported === undefined) return computed;
  if (said === undefined && source === "intersection") return computed;
  const announcing = new Set([...(said ?? [])].filter(([, peers]) => peers.length > 0).map(([node]) => node));
  const claimed = new Set(computed.claims.flatMap(({ nodes }) => nodes.map(({ node }) => node)));
  const silent = [...claimed].filter((node) => !announcing.has(node)).sort();
  const extra = [...announcing].filter((node) => !claimed.has(node) && peersOf(node, []) !== undefined).sort();
  if (silent.length === 0 && extra.length === 0) return computed;
  const more = extra.map((node): NodeClaim => {
    const peers = peersOf(node, said?.get(node) ?? []) ?? [];
    return { node, peers, localPref: undefined, confidence: source === "reported" ? "firm" : "uncertain" };
  });
  const claims = computed.claims.map((claim): Claim => ({ ...claim, nodes: merge(claim, announcing, more, source) }));
  const words = [
    ...(silent.length > 0 ? [`${silent.join(", ")} should announce it but report nothing`] : []),
    ...(extra.length > 0 ? [`${extra.join(", ")} report that they announce it, but should not`] : []),
  ];
  const { namespace, name } = service;
  const disagreement = { namespace, name, reason: "advertiser-disagrees", severity: "info", message: words.join("; ") };
  return { ...computed, claims, findings: [...computed.findings, { ...disagreement, severity: "info" }] };
}

function merge(
  claim: Claim,
  announcing: ReadonlySet<string>,
  more: readonly NodeClaim[],
  source: ExpectationSource,
): readonly NodeClaim[] {
  const kept =
    source === "reported"
      ? claim.nodes.filter(({ node }) => announcing.has(node))
      : claim.nodes.map((node): NodeClaim => {
          const doubted = node.confidence === "firm" && !announcing.has(node.node);
          return doubted ? { ...node, confidence: "uncertain" } : node;
        });
  return [...kept, ...more].sort((a, b) => (a.node < b.node ? -1 : 1));
}
