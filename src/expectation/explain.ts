import { hostPrefix, type IpAddress, type IpPrefix } from "../model/address.ts";
import { type ObjectKey, objectKey } from "../model/cluster.ts";
import type {
  ClusterExpectations,
  Expectation,
  NodeFinding,
  NonExpectation,
  ServiceExpectation,
  ServiceFinding,
} from "./expectation.ts";
import { reasonWords } from "./reason-words.ts";

/** The answer of `kbutler expect --output json` and of `GET /api/v1/services/{ns}/{name}/expectation`. */
export interface ExpectationAnswer {
  readonly expectations: readonly Expectation[];
  readonly nonExpectations: readonly NonExpectation[];
  readonly serviceFindings: readonly ServiceFinding[];
  readonly nodeFindings: readonly NodeFinding[];
}

/** What to ask of a cluster's expectations: all of it, one service's part, one node's part, or both. */
export interface AnswerFilter {
  readonly service?: ObjectKey | undefined;
  readonly node?: string | undefined;
}

/** The expectations asked for, sorted by prefix text and node. Findings on `*` concern every node. */
export function answer(expectations: ClusterExpectations, { service, node }: AnswerFilter = {}): ExpectationAnswer {
  const onNode = (one: { readonly node: string }): boolean =>
    node === undefined || one.node === node || one.node === "*";
  const prefixes = [...expectations.prefixes.values()].sort((a, b) => (a.prefix < b.prefix ? -1 : 1));
  const own = service === undefined ? undefined : expectations.services.get(service);
  const ownPrefixes = own && new Set(own.addresses.flatMap((address) => address.prefixes));
  const ofService = (one: Expectation): boolean =>
    own === undefined || one.services.some(({ namespace, name }) => own.namespace === namespace && own.name === name);
  const asked = prefixes.filter(({ prefix }) => service === undefined || ownPrefixes?.has(prefix));
  const services = service === undefined ? [...expectations.services.values()] : own ? [own] : [];
  return {
    expectations: asked.flatMap((prefix) => prefix.expectations.filter((one) => onNode(one) && ofService(one))),
    nonExpectations: [
      ...services.flatMap((one) => refusedAsAWhole(one, expectations)),
      ...asked.flatMap((prefix) => prefix.nonExpectations.filter(onNode)),
    ].sort(byPrefix),
    serviceFindings: services.flatMap(({ findings }) => findings).sort(byService),
    nodeFindings: expectations.nodeFindings.filter(onNode),
  };
}

/** Why a service is announced by nobody, for each of its addresses that no prefix explains. These are reasons only: an address
 *  outside our pools or of another class is somebody else's to announce, so no leaf is held to it. */
function refusedAsAWhole(
  { addresses, refusal }: ServiceExpectation,
  { prefixes }: ClusterExpectations,
): readonly NonExpectation[] {
  if (refusal === undefined) return [];
  if (addresses.length === 0) return [{ prefix: "", node: "*", reason: refusal }];
  return addresses
    .filter((one) => one.prefixes.length === 0)
    .map(({ address }) => hostPrefix(address))
    .filter((prefix) => !prefixes.has(prefix))
    .map((prefix) => ({ prefix, node: "*", reason: refusal }));
}

/** Why each node announces a service's addresses or does not, in words. */
export interface ServiceExplanation {
  readonly namespace: string;
  readonly name: string;
  readonly externalTrafficPolicy: "Cluster" | "Local";
  /** Why no node announces any of it, in words; undefined where nodes decide. */
  readonly refusal: string | undefined;
  readonly findings: readonly ServiceFinding[];
  readonly addresses: readonly AddressExplanation[];
}

/** One address in one prefix; no prefix where nothing is known of it. */
export interface AddressExplanation {
  readonly address: IpAddress;
  readonly prefix: IpPrefix | undefined;
  /** Every node of the cluster, sorted. */
  readonly nodes: readonly NodeExplanation[];
}

/** One node and one prefix. `maybe`: presence and absence are both as they should be. */
export interface NodeExplanation {
  readonly node: string;
  readonly announces: "yes" | "no" | "maybe";
  /** MetalLB's reason string, or the class and confidence of the expectation. */
  readonly reason: string;
  readonly why: string;
  readonly expectation: Expectation | undefined;
}

/** Explains one service; undefined if it is none that an external address could be announced for. */
export function explainService(expectations: ClusterExpectations, key: ObjectKey): ServiceExplanation | undefined {
  const service = expectations.services.get(key);
  if (service === undefined) return undefined;
  return {
    namespace: service.namespace,
    name: service.name,
    externalTrafficPolicy: service.externalTrafficPolicy,
    refusal: service.refusal === undefined ? undefined : reasonWords(service.refusal),
    findings: service.findings,
    addresses: service.addresses.flatMap(({ address, prefixes }): AddressExplanation[] => {
      if (prefixes.length === 0) return [{ address, prefix: undefined, nodes: [] }];
      return prefixes.map((prefix) => ({ address, prefix, nodes: explainNodes(expectations, service, prefix) }));
    }),
  };
}

function explainNodes(
  expectations: ClusterExpectations,
  service: ServiceExpectation,
  prefix: IpPrefix,
): readonly NodeExplanation[] {
  const expected = expectations.prefixes.get(prefix);
  if (expected === undefined) return [];
  const announcing = new Map(expected.expectations.map((one) => [one.node, one]));
  const reasons = new Map(expected.nonExpectations.map((one) => [one.node, one.reason]));
  const nodes = new Set([...nodesOf(expectations), ...announcing.keys(), ...reasons.keys()]);
  nodes.delete("*");
  return [...nodes].sort().map((node): NodeExplanation => {
    const expectation = announcing.get(node);
    if (expectation)
      return { node, ...explainExpectation(expectation, service, expectations.nodeFindings), expectation };
    const reason = reasons.get(node) ?? reasons.get("*");
    if (reason !== undefined) {
      return { node, announces: "no", reason, why: reasonWords(reason), expectation: undefined };
    }
    const doubt = doubtOf(node, expectations.nodeFindings);
    return doubt
      ? { node, announces: "maybe", reason: doubt.reason, why: doubt.message, expectation: undefined }
      : { node, announces: "no", reason: "unknown", why: "no rule says that it announces", expectation: undefined };
  });
}

function explainExpectation(
  { class: kind, confidence, services, node, family, peers, nextHops }: Expectation,
  service: ServiceExpectation,
  findings: readonly NodeFinding[],
): Pick<NodeExplanation, "announces" | "reason" | "why"> {
  const own = services.some(({ namespace, name }) => namespace === service.namespace && name === service.name);
  const because = own
    ? classWords(kind, service.externalTrafficPolicy)
    : `it announces the prefix for ${[...new Set(services.map(objectKey))].join(", ")}`;
  const to = peers.length === 0 ? "" : `, to ${peers.map(({ name }) => name).join(", ")}`;
  if (confidence === "firm") return { announces: "yes", reason: kind, why: `${because}${to}` };
  const doubt = doubtOf(node, findings);
  const disagrees = service.findings.some(({ reason }) => reason === "advertiser-disagrees");
  const untold = nextHops.kind === "unknown" ? "nobody tells by which address it speaks" : undefined;
  const known =
    doubt?.message ??
    (disagrees ? reasonWords("advertiser-disagrees") : (untold ?? `IPv${family} cannot be told here`));
  return { announces: "maybe", reason: confidence, why: `${because}, but ${known}` };
}

function doubtOf(node: string, findings: readonly NodeFinding[]): NodeFinding | undefined {
  return findings.find((finding) => finding.node === node && doubts.has(finding.reason));
}

const doubts = new Set([
  "advertiser-config-invalid",
  "advertiser-not-running",
  "advertiser-misconfigured",
  "node-not-ready",
]);

function classWords(kind: Expectation["class"], policy: "Cluster" | "Local"): string {
  switch (kind) {
    case "hosting":
      return policy === "Local"
        ? "an endpoint on it can serve"
        : "an endpoint on it can serve, and every node announces";
    case "transit":
      return "no endpoint on it, but with policy Cluster every node announces and passes traffic on";
    case "aggregate":
      return "it announces the aggregate for at least one service in it";
    case "backup":
      return "it announces with a lower local preference, so leaves keep it as a backup";
  }
}

function nodesOf(expectations: ClusterExpectations): readonly string[] {
  return [...(expectations.nodes.identities?.() ?? [])].map(({ name }) => name);
}

function byPrefix(a: NonExpectation, b: NonExpectation): number {
  const key = ({ prefix, node }: NonExpectation): string => `${prefix}\n${node}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}

function byService(a: ServiceFinding, b: ServiceFinding): number {
  const key = ({ namespace, name, reason, message }: ServiceFinding): string =>
    [namespace, name, reason, message].join("\n");
  return key(a) < key(b) ? -1 : 1;
}
