import { type Family, familyOf } from "../../model/address.ts";
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

/** The sessions of a node that carry a family, of those named; undefined for a node that is none of the cluster. */
export type SessionsOf = (
  node: string,
  names: readonly string[],
  family: Family,
) => readonly ExpectationPeer[] | undefined;

/** Holds a computed announcement against the reported one. A service none of whose nodes reports anything is left as
 *  computed: its speakers may be too old, or just about to. The statuses name the sessions of all prefixes together, so a
 *  node counts as announcing a prefix if one of the sessions it names carries the prefix's family. */
export function crossCheck(
  service: Service,
  computed: Announcement,
  reported: Reported | undefined,
  source: ExpectationSource,
  sessionsOf: SessionsOf,
): Announcement {
  if (reported === undefined || (reported.size === 0 && source !== "reported")) return computed;
  const told = { 4: announcingOf(reported, 4, sessionsOf), 6: announcingOf(reported, 6, sessionsOf) };
  const claimed = new Set(computed.claims.flatMap(({ nodes }) => nodes.map(({ node }) => node)));
  const silent = new Set<string>();
  const extra = new Set<string>();
  const claims = computed.claims.map((claim): Claim => {
    const announcing = told[familyOf(claim.prefix)];
    const more = [...announcing].filter(([node]) => !claimed.has(node));
    const mute = claim.nodes.filter(({ node }) => !announcing.has(node));
    for (const { node } of mute) silent.add(node);
    for (const [node] of more) extra.add(node);
    return more.length + mute.length === 0 ? claim : { ...claim, nodes: merge(claim, announcing, more, source) };
  });
  if (silent.size + extra.size === 0) return computed;
  const words = [
    ...(silent.size > 0 ? [`${listed(silent)} should announce it but report nothing`] : []),
    ...(extra.size > 0 ? [`${listed(extra)} report that they announce it, but should not`] : []),
  ];
  const { namespace, name } = service;
  const disagreement = { namespace, name, reason: "advertiser-disagrees", severity: "info", message: words.join("; ") };
  return { ...computed, claims, findings: [...computed.findings, { ...disagreement, severity: "info" }] };
}

type Announcing = ReadonlyMap<string, readonly ExpectationPeer[]>;

/** Nodes that say they announce on a session that carries a family, with those sessions. */
function announcingOf(reported: Reported, family: Family, sessionsOf: SessionsOf): Announcing {
  const announcing = new Map<string, readonly ExpectationPeer[]>();
  for (const [node, names] of reported) {
    const peers = sessionsOf(node, names, family);
    if (peers !== undefined && peers.length > 0) announcing.set(node, peers);
  }
  return announcing;
}

function listed(nodes: ReadonlySet<string>): string {
  return [...nodes].sort().join(", ");
}

function merge(
  claim: Claim,
  announcing: Announcing,
  extra: readonly (readonly [string, readonly ExpectationPeer[]])[],
  source: ExpectationSource,
): readonly NodeClaim[] {
  const confidence = source === "reported" ? "firm" : "uncertain";
  const more = extra.map(([node, peers]): NodeClaim => ({ node, peers, localPrefs: undefined, confidence }));
  const kept =
    source === "reported"
      ? claim.nodes.filter(({ node }) => announcing.has(node))
      : claim.nodes.map((node): NodeClaim => {
          const doubted = node.confidence === "firm" && !announcing.has(node.node);
          return doubted ? { ...node, confidence: "uncertain" } : node;
        });
  return [...kept, ...more].sort((a, b) => (a.node < b.node ? -1 : 1));
}
