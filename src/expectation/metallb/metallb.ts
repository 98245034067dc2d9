import { type IpAddress, parseAddress } from "../../model/address.ts";
import { type ClusterView, type ObjectKey, objectKey, type Service } from "../../model/cluster.ts";
import type { Advertiser, Announcement, Scene } from "../advertiser.ts";
import type { ExpectationPeer, NodeFinding } from "../expectation.ts";
import { Announcer } from "./announce.ts";
import { type NodeConfig, readConfig } from "./config.ts";
import { type MetallbFacts, type MetallbOptions, metallbFacts } from "./facts.ts";
import { gateNodes, type Speaker } from "./node-gate.ts";
import type { Peer } from "./peers.ts";
import { type PoolsInUse, poolsInUse } from "./pools-in-use.ts";
import { crossCheck, type ExpectationSource, readReported } from "./reported.ts";
import { Sharing } from "./sharing.ts";

/** MetalLB in BGP mode, as of release 0.16. */
export class Metallb implements Advertiser<MetallbScene> {
  readonly name = "metallb";
  readonly resources = [
    "ipaddresspools",
    "bgpadvertisements",
    "bgppeers",
    "l2advertisements",
    "communities",
    "bfdprofiles",
    "configurationstates",
    "servicebgpstatuses",
    "bgpsessionstates",
    "pods",
    "daemonsets",
  ] as const;
  readonly required = ["ipaddresspools", "bgpadvertisements", "bgppeers"] as const;
  readonly #options: MetallbOptions;
  readonly #source: ExpectationSource;

  constructor(options: MetallbOptions = {}, source: ExpectationSource = "intersection") {
    this.#options = options;
    this.#source = source;
  }

  /** Its kinds are served, its speakers are there, or the operator says so. */
  detect(view: ClusterView): boolean {
    const { namespace, backend } = this.#options;
    if (namespace !== undefined || backend !== undefined) return true;
    if (this.required.some((resource) => view.resource(resource).state !== "absent")) return true;
    return [...view.resource("daemonsets").objects.values()].some(({ component }) => component === "speaker");
  }

  prepare(view: ClusterView, previous: MetallbScene | undefined): MetallbScene {
    return new MetallbScene(view, metallbFacts(view, this.#options), this.#source, previous);
  }
}

/** MetalLB in one cluster at one moment. */
export class MetallbScene implements Scene {
  readonly facts: MetallbFacts;
  readonly nodeFindings: readonly NodeFinding[];
  readonly sessions: ReadonlyMap<string, readonly ExpectationPeer[]>;
  readonly sourceAddresses: ReadonlyMap<string, readonly IpAddress[]>;
  /** What each node's speaker took last: the present configuration, or where it refuses that, the one before. */
  readonly lastGood: ReadonlyMap<string, NodeConfig>;
  /** What it shares with the scene after it. */
  readonly sharing: Sharing;
  readonly #announcer: Announcer;
  readonly #inUse: PoolsInUse;
  readonly #peers: ReadonlyMap<string, readonly Peer[]>;
  readonly #source: ExpectationSource;

  constructor(view: ClusterView, facts: MetallbFacts, source: ExpectationSource, previous: MetallbScene | undefined) {
    const config = readConfig(view, facts);
    const lastGood = previous?.lastGood ?? new Map<string, NodeConfig>();
    this.sharing = new Sharing(previous?.sharing);
    const onLastGood = (): Announcer => {
      const { speakers } = gateNodes(view, config, facts, lastGood, () => "it is looked at what was taken before");
      return new Announcer(speakers, config, facts, this.sharing);
    };
    this.#inUse = poolsInUse(view, config, facts, lastGood, onLastGood);
    const { speakers, findings } = gateNodes(view, config, facts, lastGood, (node) => this.#inUse.problems.get(node));
    this.facts = facts;
    this.nodeFindings = [...findings, ...sessionFindings(view, speakers)];
    this.#peers = new Map(speakers.map(({ node, own }) => [node, own.peers]));
    this.sessions = new Map(speakers.map(({ node, own }) => [node, own.peers.map(({ shown }) => shown)]));
    this.sourceAddresses = facts.backend === "frr-k8s" ? new Map() : sourceAddresses(speakers);
    this.lastGood = new Map(
      speakers.flatMap(({ node, configValid, own }) => {
        const good = configValid ? own : lastGood.get(node);
        return good ? [[node, good] as const] : [];
      }),
    );
    this.#announcer = new Announcer(speakers, config, facts, this.sharing);
    this.#source = source;
  }

  restsOn(key: ObjectKey, service: Service | undefined): boolean {
    return this.#inUse.waitsFor(key, service);
  }

  evaluate(service: Service, view: ClusterView): Announcement {
    const computed = this.#announcer.announce(service, view.slicesOf(objectKey(service)));
    if (this.#source === "computed") return computed;
    const reported = readReported(view, service, this.facts.namespace);
    return crossCheck(service, computed, reported, this.#source, (node, names, family) =>
      this.#peers
        .get(node)
        ?.filter(({ name, families }) => names.includes(name) && families.includes(family))
        .map(({ shown }) => shown),
    );
  }
}

/** `sourceAddress` of a peer that one node alone has. frr-k8s drops it silently, so it says nothing there. */
function sourceAddresses(speakers: readonly Speaker[]): ReadonlyMap<string, readonly IpAddress[]> {
  const byPeer = new Map<string, { readonly address: IpAddress; readonly nodes: string[] }>();
  for (const { node, own } of speakers) {
    for (const { name, object } of own.peers) {
      const address = object.sourceAddress === undefined ? undefined : parseAddress(object.sourceAddress);
      if (address === undefined) continue;
      const known = byPeer.get(name);
      if (known) known.nodes.push(node);
      else byPeer.set(name, { address, nodes: [node] });
    }
  }
  const byNode = new Map<string, readonly IpAddress[]>();
  for (const { address, nodes } of byPeer.values()) {
    const [node] = nodes;
    if (node !== undefined && nodes.length === 1) byNode.set(node, [...(byNode.get(node) ?? []), address]);
  }
  return byNode;
}

/** frr-k8s tells the state of every session as its node sees it: the only evidence of it on the Kubernetes side. It says
 *  nothing of what should be announced, so it changes no expectation. */
function sessionFindings(view: ClusterView, speakers: readonly Speaker[]): NodeFinding[] {
  const own = new Map(speakers.map(({ node, own: { peers } }) => [node, peers]));
  const findings: NodeFinding[] = [];
  for (const { node, peer, bgpStatus } of view.resource("bgpsessionstates").objects.values()) {
    if (node === undefined || peer === undefined || bgpStatus === undefined || bgpStatus === "Established") continue;
    const address = parseAddress(peer);
    const known = own.get(node)?.find((p) => (address ? p.address === address : p.object.interface === peer));
    if (known === undefined) continue;
    const message = `the BGP session with ${peer} (BGPPeer ${known.name}) is ${bgpStatus}`;
    findings.push({ node, reason: "bgp-session-down", severity: "warning", message });
  }
  return findings;
}
