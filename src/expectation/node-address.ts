import {
  addressWords,
  type Family,
  familyOf,
  formatAddress,
  type IpAddress,
  parseAddress,
  parsePrefixWords,
} from "../model/address.ts";
import type { ClusterNode } from "../model/cluster.ts";

/** How addresses of nodes are found, beyond what Kubernetes says. */
export interface NodeAddressOptions {
  /** Next hops of a node by its name: what is written here is preferred over everything else. */
  readonly nodeNextHops?: Readonly<Record<string, NodeNextHops>> | undefined;
  /** Annotations or labels of a Node that name its next hop; the first that holds an address counts, per family. */
  readonly nextHopKeys?: readonly string[] | undefined;
  /** Rewrites of node addresses, for nodes that speak BGP from another network than the one Kubernetes knows. */
  readonly nextHopMap?: readonly NextHopRewrite[] | undefined;
}

/** Addresses as written in a configuration. */
export interface NodeNextHops {
  readonly ipv4?: readonly string[] | undefined;
  readonly ipv6?: readonly string[] | undefined;
}

/** `from` and `to` are CIDRs of one length and family, and host bits are kept; or `from` is `/regular expression/` over the
 *  whole address and `to` what replaces it, with `$1`. */
export interface NextHopRewrite {
  readonly from: string;
  readonly to: string;
}

/** Which kind of evidence ties an address to a node; the lower the likelier it is the next hop. Tier 4, a BGP neighbour of
 *  the leaf, is known on the leaf alone (`switch-address.ts`); `near` is an InternalIP in the network of the peer. */
export const AddressTier = { config: 1, annotation: 2, source: 3, near: 5, internal: 6, external: 7, hint: 8 } as const;
/** One of `AddressTier`. */
export type AddressTier = (typeof AddressTier)[keyof typeof AddressTier];

/** An address of a node. */
export interface NodeAddress {
  readonly address: IpAddress;
  readonly tier: AddressTier;
}

/** The keys read where none are configured. */
export const defaultNextHopKeys: readonly string[] = ["kbutler.io/next-hop-ipv4", "kbutler.io/next-hop-ipv6"];

/** Annotations in which network plug-ins leave addresses of a node, and how they write them. */
const hintKeys: Readonly<Record<string, (text: string) => readonly string[]>> = {
  "projectcalico.org/IPv4Address": (text) => [text.split("/")[0] ?? ""],
  "projectcalico.org/IPv6Address": (text) => [text.split("/")[0] ?? ""],
  "k8s.ovn.org/host-cidrs": (text) => jsonStrings(text).map((cidr) => cidr.split("/")[0] ?? ""),
  "alpha.kubernetes.io/provided-node-ip": (text) => text.split(","),
  "flannel.alpha.coreos.com/public-ip": (text) => [text],
};

/** Annotations of a Node that may name addresses: those worth keeping of the object. */
export const nodeAddressAnnotations: readonly string[] = [...defaultNextHopKeys, ...Object.keys(hintKeys)];

/** Every address of a node we know of, the likeliest first; each once, with its best tier. `sources` are addresses its
 *  sessions are made to start from. */
export function nodeAddresses(
  node: ClusterNode,
  sources: readonly IpAddress[],
  options: NodeAddressOptions,
): readonly NodeAddress[] {
  const found: NodeAddress[] = [];
  const add = (tier: AddressTier, texts: readonly string[]): void => {
    for (const text of texts) {
      const address = parseAddress(text.trim());
      if (address !== undefined) found.push({ address, tier });
    }
  };
  const configured = options.nodeNextHops?.[node.name];
  add(AddressTier.config, [...(configured?.ipv4 ?? []), ...(configured?.ipv6 ?? [])]);
  add(AddressTier.annotation, named(node, options.nextHopKeys ?? defaultNextHopKeys));
  add(AddressTier.source, sources);
  const rewritten: NodeAddress[] = [];
  const kept: NodeAddress[] = [];
  const known = [
    ...node.internalIPs.map((address) => ({ address, tier: AddressTier.internal })),
    ...node.externalIPs.map((address) => ({ address, tier: AddressTier.external })),
  ];
  for (const { address, tier } of known) {
    const other = rewrite(address, options.nextHopMap ?? []);
    if (other === undefined) kept.push({ address, tier });
    // The address that was rewritten is still the node's, only no likely next hop any more.
    else rewritten.push({ address: other, tier }, { address, tier: AddressTier.hint });
  }
  found.push(...kept, ...rewritten);
  for (const [key, read] of Object.entries(hintKeys)) {
    const text = node.annotations[key];
    if (text !== undefined) add(AddressTier.hint, read(text));
  }
  const best = new Map<IpAddress, NodeAddress>();
  for (const candidate of found.sort((a, b) => a.tier - b.tier)) {
    if (!best.has(candidate.address)) best.set(candidate.address, candidate);
  }
  return [...best.values()];
}

/** The first address of each family that the keys name. A label cannot hold colons, so IPv6 comes by annotation. */
function named(node: ClusterNode, keys: readonly string[]): readonly string[] {
  const found = new Map<Family, string>();
  for (const key of keys) {
    const text = node.annotations[key] ?? node.labels[key];
    for (const part of text?.split(",") ?? []) {
      const address = parseAddress(part.trim());
      if (address !== undefined && !found.has(familyOf(address))) found.set(familyOf(address), address);
    }
  }
  return [...found.values()];
}

/** Applies the first rewrite that fits; undefined if none does. */
export function rewrite(address: IpAddress, rules: readonly NextHopRewrite[]): IpAddress | undefined {
  for (const { from, to } of rules) {
    if (from.length > 1 && from.startsWith("/") && from.endsWith("/")) {
      const pattern = new RegExp(`^(?:${from.slice(1, -1)})$`);
      if (pattern.test(address)) return parseAddress(address.replace(pattern, to));
      continue;
    }
    const source = parsePrefixWords(from);
    const target = parsePrefixWords(to);
    const words = addressWords(address);
    if (source === undefined || target === undefined || source.family !== words.family) continue;
    if (target.family !== source.family || target.length !== source.length) continue;
    const mask = [0, 32, 64, 96].map((start) => maskWord(source.length - start));
    const parts = ["w0", "w1", "w2", "w3"] as const;
    if (!parts.every((part, index) => ((words[part] ^ source[part]) & (mask[index] ?? 0)) === 0)) continue;
    const word = (index: 0 | 1 | 2 | 3): number => {
      const part = parts[index];
      return (target[part] | (words[part] & ~(mask[index] ?? 0))) >>> 0;
    };
    return formatAddress({ family: words.family, w0: word(0), w1: word(1), w2: word(2), w3: word(3) });
  }
  return undefined;
}

function maskWord(bits: number): number {
  return bits >= 32 ? -1 : bits <= 0 ? 0 : -1 << (32 - bits);
}

function jsonStrings(text: string): readonly string[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
  } catch {
    return []; // somebody else's annotation: what cannot be read is no hint
  }
}
