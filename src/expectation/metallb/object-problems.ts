import { addressBits, parseAddress } from "../../model/address.ts";
import type { BgpAdvertisement, BgpPeer, L2Advertisement, LabelSelector } from "../../model/cluster.ts";
import { isKnownOperator } from "./selectors.ts";

/** What MetalLB's parser refuses in one object, whatever stands beside it (MetalLB internal/config/config.go). Each gives the
 *  rest of a sentence about the object, or undefined where there is nothing to refuse. */
export function peerObjectProblem(peer: BgpPeer): string | undefined {
  const { myASN, peerASN, dynamicASN, peerAddress, holdTimeS } = peer;
  if (myASN === undefined) return "has no myASN";
  if (peerASN === undefined && dynamicASN === undefined) return "has neither peerASN nor dynamicASN";
  if (peerASN !== undefined && dynamicASN !== undefined) return "has both peerASN and dynamicASN";
  if (dynamicASN !== undefined && dynamicASN !== "internal" && dynamicASN !== "external") {
    return `has the dynamicASN ${JSON.stringify(dynamicASN)}`;
  }
  if (peerASN === myASN && peer.ebgpMultiHop) return "has ebgpMultiHop on an iBGP session";
  if (peerAddress === undefined && peer.interface === undefined) return "has neither peerAddress nor interface";
  if (peerAddress !== undefined && peer.interface !== undefined) return "has both peerAddress and interface";
  if (holdTimeS !== undefined && holdTimeS >= 1 && holdTimeS < 3) return "has a holdTime below 3 s";
  for (const [name, text] of Object.entries({
    ...{ peerAddress, routerID: peer.routerID, sourceAddress: peer.sourceAddress },
  })) {
    if (text !== undefined && !isAddress(text)) return `has the ${name} ${JSON.stringify(text)}, which is no address`;
  }
  return undefined;
}

/** The same of a BGPAdvertisement; its node selectors are looked at by `selectorsProblem`. */
export function advertisementObjectProblem(advertisement: BgpAdvertisement): string | undefined {
  const { aggregationLength, aggregationLengthV6, serviceSelectors, ipAddressPoolSelectors } = advertisement;
  for (const [name, list] of Object.entries({
    ...{ ipAddressPools: advertisement.ipAddressPools, communities: advertisement.communities },
    ...{ peers: advertisement.peers },
  })) {
    if (new Set(list).size < list.length) return `names one thing twice in ${name}`;
  }
  if (serviceSelectors.length > 0 && (aggregationLength < addressBits(4) || aggregationLengthV6 < addressBits(6))) {
    return "has serviceSelectors, which cannot be combined with aggregation";
  }
  for (const community of advertisement.communities) {
    if (communityKind(community) === "invalid") return `has the community ${community}, whose numbers are out of range`;
  }
  return selectorsProblem({ ipAddressPoolSelectors, serviceSelectors });
}

/** The same of an L2Advertisement, as far as it is read. */
export function l2ObjectProblem({ ipAddressPoolSelectors, ipAddressPools }: L2Advertisement): string | undefined {
  if (new Set(ipAddressPools).size < ipAddressPools.length) return "names one thing twice in ipAddressPools";
  return selectorsProblem({ ipAddressPoolSelectors });
}

/** What is refused in lists of selectors, by the name of the field. */
export function selectorsProblem(fields: Readonly<Record<string, readonly LabelSelector[]>>): string | undefined {
  for (const [field, selectors] of Object.entries(fields)) {
    for (const selector of selectors) {
      const problem = selectorProblem(selector);
      if (problem) return `has ${problem} in ${field}`;
    }
    if (new Set(selectors.map(contentOf)).size < selectors.length) return `has one selector twice in ${field}`;
  }
  return undefined;
}

/** How a community of an advertisement reads: a value of two or four parts (RFC 1997, RFC 8092), or else the name of one. */
export function communityKind(text: string): "legacy" | "large" | "alias" | "invalid" {
  const parts = text.split(":");
  const fits = (part: string, bits: number): boolean => /^\d+$/.test(part) && Number(part) < 2 ** bits;
  if (parts.length === 2) return parts.every((part) => fits(part, 16)) ? "legacy" : "invalid";
  if (parts.length !== 4) return "alias";
  return parts[0] === "large" && parts.slice(1).every((part) => fits(part, 32)) ? "large" : "invalid";
}

/** As Kubernetes reads a selector (apimachinery `LabelSelectorAsSelector`), and MetalLB's own refusal of doublets. */
function selectorProblem({ matchLabels, matchExpressions }: LabelSelector): string | undefined {
  for (const [key, value] of Object.entries(matchLabels)) {
    if (!isLabelKey(key) || !isLabelValue(value)) return `the label ${key}=${value}, which cannot be one`;
  }
  for (const { key, operator, values } of matchExpressions) {
    if (!isKnownOperator(operator)) return `the unknown operator ${operator}`;
    const listed = operator === "In" || operator === "NotIn";
    if (listed && values.length === 0) return `the operator ${operator} without values`;
    if (!listed && values.length > 0) return `the operator ${operator} with values`;
    if (!isLabelKey(key) || !values.every(isLabelValue)) return `the label ${key} with what cannot be its value`;
    if (new Set(values).size < values.length) return `one value of ${key} twice`;
  }
  const texts = matchExpressions.map((expression) => contentOf({ matchLabels: {}, matchExpressions: [expression] }));
  return new Set(texts).size < texts.length ? "one expression twice" : undefined;
}

function contentOf({ matchLabels, matchExpressions }: LabelSelector): string {
  const labels = Object.entries(matchLabels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([
    labels,
    matchExpressions.map(({ key, operator, values }) => [key, operator, [...values].sort()]),
  ]);
}

/** A qualified name: at most 63 characters, before them perhaps a DNS name and a slash. */
function isLabelKey(key: string): boolean {
  const [first = "", second, ...more] = key.split("/");
  if (more.length > 0) return false;
  const name = second ?? first;
  if (second !== undefined && !/^(?=.{1,253}$)[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(first)) return false;
  return name !== "" && isLabelValue(name);
}

function isLabelValue(value: string): boolean {
  return value === "" || /^(?=.{1,63}$)[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(value);
}

/** Go's net.ParseIP reads no zone. */
function isAddress(text: string): boolean {
  return !text.includes("%") && parseAddress(text) !== undefined;
}
