import { type IpAddress, type IpPrefix, prefixAddress } from "../model/address.ts";
import {
  type AddressPool,
  type BgpPeer,
  type ClusterView,
  type ObjectKey,
  type ObjectMeta,
  objectKey,
} from "../model/cluster.ts";
import type { TargetExpectation } from "./expectation.ts";
import { poolsOf } from "./metallb/config.ts";
import { type Pool, poolHolds, readPool } from "./metallb/pools.ts";

/** An object of Kubernetes, as it was. */
export interface EvidenceObject {
  readonly kind: (typeof evidenceKinds)[number];
  /** Empty for a Node. */
  readonly namespace: string;
  readonly name: string;
  readonly resourceVersion: string;
}

/** What an expectation stands on. */
export const evidenceKinds = [
  "Service",
  "Node",
  "BGPPeer",
  "IPAddressPool",
  "BGPAdvertisement",
  "EndpointSlice",
] as const;

/** Most objects kept as evidence of one state. */
export const maxEvidenceObjects = 24;

/** The objects of one cluster that verdicts stand on, as they are at one moment. What it takes to find them is read when the
 *  first verdict of a round asks. */
export class EvidenceObjects {
  readonly #view: ClusterView;
  readonly #ofPrefix = new Map<IpPrefix, readonly EvidenceObject[]>();
  readonly #services = new Map<TargetExpectation["direct"], ReadonlySet<ObjectKey>>();
  #pools: readonly { readonly object: AddressPool; readonly pool: Pool }[] | undefined;
  #peers: ReadonlyMap<string, BgpPeer> | undefined;

  constructor(view: ClusterView) {
    this.#view = view;
  }

  /** What a verdict on a prefix, or on one node of it, stands on: the services, the node and its peers, the pool with what
   *  announces it, and the endpoints. */
  of({ direct, prefix }: TargetExpectation, node: string | undefined): readonly EvidenceObject[] {
    const services = this.#servicesOf(direct);
    const objects: EvidenceObject[] = [];
    const add = (kind: EvidenceObject["kind"], object: ObjectMeta | undefined): void => {
      if (object) objects.push(refTo(kind, object));
    };
    for (const key of services) add("Service", this.#view.resource("services").objects.get(key));
    if (node !== undefined) add("Node", this.#view.resource("nodes").objects.get(node));
    const own = direct.find(({ expectation }) => expectation.node === node);
    for (const { name } of own?.expectation.peers ?? []) add("BGPPeer", this.#peer(name));
    const [service] = direct[0]?.expectation.services ?? [];
    objects.push(...this.#configOf(prefix, service?.address ?? prefixAddress(prefix)));
    for (const key of services) for (const slice of this.#view.slicesOf(key)) add("EndpointSlice", slice);
    return objects.slice(0, maxEvidenceObjects);
  }

  /** Keys of the services behind the rows of a prefix: found once for all of its nodes. */
  #servicesOf(direct: TargetExpectation["direct"]): ReadonlySet<ObjectKey> {
    const known = this.#services.get(direct);
    if (known) return known;
    const found = new Set<ObjectKey>();
    for (const { expectation } of direct) for (const service of expectation.services) found.add(objectKey(service));
    this.#services.set(direct, found);
    return found;
  }

  #peer(name: string): BgpPeer | undefined {
    this.#peers ??= new Map([...this.#view.resource("bgppeers").objects.values()].map((peer) => [peer.name, peer]));
    return this.#peers.get(name);
  }

  /** The pool of a prefix, which holds this address of it, and the advertisements of that pool. */
  #configOf(prefix: IpPrefix, address: IpAddress): readonly EvidenceObject[] {
    const known = this.#ofPrefix.get(prefix);
    if (known) return known;
    this.#pools ??= [...this.#view.resource("ipaddresspools").objects.values()].map((object) => ({
      object,
      pool: readPool(object),
    }));
    const found = this.#pools.find(({ pool }) => poolHolds(pool, address));
    const objects: EvidenceObject[] = [];
    if (found) {
      objects.push(refTo("IPAddressPool", found.object));
      for (const advertisement of this.#view.resource("bgpadvertisements").objects.values()) {
        if (poolsOf(advertisement, [found.pool]).size > 0) objects.push(refTo("BGPAdvertisement", advertisement));
      }
    }
    this.#ofPrefix.set(prefix, objects);
    return objects;
  }
}

/** One for each version of an object, however many verdicts stand on it. */
const refs = new WeakMap<ObjectMeta, EvidenceObject>();

function refTo(kind: EvidenceObject["kind"], object: ObjectMeta): EvidenceObject {
  const known = refs.get(object);
  if (known) return known;
  const { namespace, name, resourceVersion } = object;
  const ref = { kind, namespace, name, resourceVersion };
  refs.set(object, ref);
  return ref;
}
