import type { ClusterExpectations, NodeAddressIndex } from "../expectation/expectation.ts";
import type { IpAddress } from "../model/address.ts";
import type { AdvertiserPod, ClusterView } from "../model/cluster.ts";

/** How long a node is given, in milliseconds (kubernetes-expectations 5.3). */
export interface NodeWindows {
  /** After its speaker started anew. */
  readonly restartMs: number;
  /** The same where a peer is configured for graceful restart. */
  readonly gracefulRestartMs: number;
  /** After the speaker of a node that has just come is ready. */
  readonly addedMs: number;
  /** How long the BGP session of a dead node may last at least: the default hold time. */
  readonly bgpHoldMs: number;
  /** And what follows on that. */
  readonly withdrawMs: number;
}

/** The windows of kubernetes-expectations 5.3. */
export const defaultNodeWindows: NodeWindows = {
  restartMs: 60_000,
  gracefulRestartMs: 150_000,
  addedMs: 30_000,
  bgpHoldMs: 180_000,
  withdrawMs: 30_000,
};

/** Most nodes remembered after the cluster has forgotten them. */
const maxFormerNodes = 1_024;

interface Advertiser {
  /** Which pods, and which start of each. */
  readonly instances: string;
  readonly ready: boolean;
}

/** What became of the nodes of one cluster, and when, by our clock. */
export class NodeWatch {
  readonly #windows: NodeWindows;
  readonly #advertisers = new Map<string, Advertiser>();
  readonly #windowEnds = new Map<string, number>();
  readonly #deadSince = new Map<string, number>();
  readonly #former = new Map<string, { readonly addresses: readonly IpAddress[]; readonly goneMs: number }>();
  readonly #formerByAddress = new Map<IpAddress, string>();
  #nodes: NodeAddressIndex | undefined;
  #known = new Map<string, readonly IpAddress[]>();
  #holdMs: number;
  #graceful = false;
  #seen = false;

  constructor(windows: NodeWindows) {
    this.#windows = windows;
    this.#holdMs = windows.bgpHoldMs;
  }

  /** Takes in a cluster. `changed`: something other than a service changed in it. */
  observe(cluster: ClusterExpectations, view: ClusterView | undefined, changed: boolean, nowMs: number): void {
    if (!cluster.known) return;
    if (cluster.nodes !== this.#nodes) this.#compareNodes(cluster.nodes, nowMs);
    if (view === undefined || (this.#seen && !changed)) return;
    this.#readPeers(view);
    this.#readNodes(view, nowMs);
    this.#readPods(view, nowMs);
    this.#seen = true;
  }

  /** Until when a node is given time; undefined if it needs none. */
  windowOf(node: string): number | undefined {
    return this.#windowEnds.get(node);
  }

  /** The node that had an address, of those that are gone. */
  formerNode(address: IpAddress): string | undefined {
    return this.#formerByAddress.get(address);
  }

  /** Until when a next hop to a node may linger; undefined for a node in good order. */
  lingering(node: string): { readonly untilMs: number; readonly dead: boolean } | undefined {
    const deadMs = this.#former.get(node)?.goneMs ?? this.#deadSince.get(node);
    if (deadMs !== undefined) {
      return { untilMs: deadMs + this.#holdMs + this.#windows.withdrawMs, dead: true };
    }
    const untilMs = this.#windowEnds.get(node);
    return untilMs === undefined ? undefined : { untilMs, dead: false };
  }

  #compareNodes(nodes: NodeAddressIndex, nowMs: number): void {
    this.#nodes = nodes;
    const now = new Map<string, readonly IpAddress[]>();
    for (const { name, addresses } of nodes.identities?.() ?? []) now.set(name, addresses);
    for (const [name, addresses] of this.#known) {
      if (now.has(name)) continue;
      // What a node was given when it stopped answering counts from then, not from when its object went.
      const goneMs = this.#deadSince.get(name) ?? nowMs;
      this.#former.set(name, { addresses, goneMs });
      for (const address of addresses) this.#formerByAddress.set(address, name);
    }
    for (const name of now.keys()) this.#forgetFormer(name);
    for (const name of this.#former.keys()) {
      if (this.#former.size <= maxFormerNodes) break;
      this.#forgetFormer(name);
    }
    this.#known = now;
  }

  #forgetFormer(name: string): void {
    for (const address of this.#former.get(name)?.addresses ?? []) {
      if (this.#formerByAddress.get(address) === name) this.#formerByAddress.delete(address);
    }
    this.#former.delete(name);
  }

  #readPeers(view: ClusterView): void {
    let holdMs = this.#windows.bgpHoldMs;
    this.#graceful = false;
    for (const { holdTimeS, enableGracefulRestart } of view.resource("bgppeers").objects.values()) {
      holdMs = Math.max(holdMs, (holdTimeS ?? 0) * 1_000);
      if (enableGracefulRestart) this.#graceful = true;
    }
    this.#holdMs = holdMs;
  }

  #readNodes(view: ClusterView, nowMs: number): void {
    const nodes = new Map([...view.resource("nodes").objects.values()].map(({ name, ready }) => [name, ready]));
    for (const [name, ready] of nodes) {
      if (ready === "True") this.#deadSince.delete(name);
      else if (!this.#deadSince.has(name)) this.#deadSince.set(name, nowMs);
    }
    for (const name of this.#deadSince.keys()) if (!nodes.has(name)) this.#deadSince.delete(name);
    for (const name of this.#advertisers.keys()) if (!nodes.has(name)) this.#advertisers.delete(name);
  }

  #readPods(view: ClusterView, nowMs: number): void {
    const byNode = new Map<string, AdvertiserPod[]>();
    for (const pod of view.resource("pods").objects.values()) {
      if (pod.nodeName === undefined) continue;
      const pods = byNode.get(pod.nodeName);
      if (pods) pods.push(pod);
      else byNode.set(pod.nodeName, [pod]);
    }
    for (const [node, pods] of byNode) this.#readAdvertiser(node, pods, nowMs);
    for (const node of this.#windowEnds.keys()) {
      if (!byNode.has(node) || (this.#windowEnds.get(node) ?? 0) <= nowMs) this.#windowEnds.delete(node);
    }
  }

  #readAdvertiser(node: string, pods: readonly AdvertiserPod[], nowMs: number): void {
    const instances = pods
      .map(({ component, uid, startedMs }) => `${component} ${uid} ${startedMs}`)
      .sort()
      .join("|");
    const ready = pods.every((pod) => pod.ready && !pod.deleting);
    const before = this.#advertisers.get(node);
    this.#advertisers.set(node, { instances, ready });
    if (!this.#seen) return; // what runs when we start has not just started
    const { restartMs, gracefulRestartMs, addedMs } = this.#windows;
    if (before !== undefined && before.instances !== instances) {
      this.#open(node, nowMs + (this.#graceful ? gracefulRestartMs : restartMs));
    } else if (ready && !before?.ready) this.#open(node, nowMs + addedMs);
  }

  #open(node: string, untilMs: number): void {
    this.#windowEnds.set(node, Math.max(untilMs, this.#windowEnds.get(node) ?? 0));
  }
}
