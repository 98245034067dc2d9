import { type ClusterView, objectKey, type Service } from "../../model/cluster.ts";
import type { Announcement, Claim, NodeClaim } from "../advertiser.ts";
import type { ExpectationPeer } from "../expectation.ts";

/** What is believed of who announces: our computation, the speakers' own ServiceBGPStatus, or both together, where what
 *  only one of them says is uncertain. */
export type ExpectationSource = "computed" | "reported" | "intersection";

/** The nodes whose speaker has a status of the service, with the names of the peers it says it announces to. */
export type Reported = ReadonlyMap<string, readonly string[]>;

/** Reads what the speakers report of a service. Undefined where the cluster has no such kind: a MetalLB before 0.15 reports
 *  nothing, which says nothing. */
export function readReported(view: ClusterView, service: Service, namespace: string): Reported | undefined {
  const { objects, state } = view.resource("servicebgpstatuses");
  if (state !== "listed") return undefined;
  const reported = new Map<string, readonly string[]>();
  for (const status of view.bgpStatusesOf?.(objectKey(service)) ?? objects.values()) {
    const { node, serviceNamespace, serviceName } = status;
    if (status.namespace !== namespace || node === undefined) continue;
    if (serviceNamespace !== service.namespace || serviceName !== service.name) continue;
    reported.set(node, [...new Set([...(reported.get(node) ?? []), ...status.peers])].sort());
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
  if (reported === undefined || (reported.size === 0 && source !== "reported")) return computed;
  const announcing = new Set([...reported].filter(([, peers]) => peers.length > 0).map(([node]) => node));
  const claimed = new Set(computed.claims.flatMap(({ nodes }) => nodes.map(({ node }) => node)));
  const silent = [...claimed].filter((node) => !announcing.has(node)).sort();
  const extra = [...announcing].filter((node) => !claimed.has(node) && peersOf(node, []) !== undefined).sort();
  if (silent.length === 0 && extra.length === 0) return computed;
  const more = extra.map((node): NodeClaim => {
    const peers = peersOf(node, reported.get(node) ?? []) ?? [];
    return { node, peers, localPrefs: undefined, confidence: source === "reported" ? "firm" : "uncertain" };
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
