import type { ClusterNode, ClusterView, ConfigurationState } from "../../model/cluster.ts";
import type { Confidence, NodeFinding } from "../expectation.ts";
import { type MetallbConfig, type NodeConfig, nodeConfig } from "./config.ts";
import type { MetallbFacts } from "./facts.ts";
import { type ConfigProblem, commonProblem, nodeProblem, wholeProblem } from "./validity.ts";

/** The label that takes a node out by its presence, whatever its value. */
export const excludeLabel = "node.kubernetes.io/exclude-from-external-load-balancers";

/** One node's speaker, before any service is looked at. */
export interface Speaker {
  readonly node: string;
  /** What it runs on: the present configuration, or the last one it could take. */
  readonly own: NodeConfig;
  /** Whether `own` is what the cluster holds now. */
  readonly configValid: boolean;
  /** How sure an announcement of this node is. */
  readonly confidence: Confidence;
  /** Why it announces nothing at all: no speaker, no network, or the exclude label. */
  readonly refusal: string | undefined;
  /** No other refusal of this node counts, because it goes on with what it knew last, whatever that was. */
  readonly doubtful: boolean;
}

/** The speakers of all nodes, sorted by node, and what there is to say about them. */
export interface Speakers {
  readonly speakers: readonly Speaker[];
  readonly findings: readonly NodeFinding[];
}

/** Rules A1, A2, C4 and C5: whether each node's speaker runs, on which configuration, and whether it may announce.
 *  `lastGood` gives the configuration a node's speaker took last, for one that refuses the present one; `refused` tells why
 *  it does, where that shows by more than the configuration. */
export function gateNodes(
  view: ClusterView,
  config: MetallbConfig,
  facts: MetallbFacts,
  lastGood: ReadonlyMap<string, NodeConfig>,
  refused: (node: string) => ConfigProblem = () => undefined,
): Speakers {
  const findings: NodeFinding[] = [];
  const states = configurationStates(view, facts);
  const nodes = [...view.resource("nodes").objects.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const configOf = checkedConfigs(view, config, facts, nodes);
  const speakers = nodes.map((node): Speaker => {
    const name = node.name;
    const say = (reason: string, severity: NodeFinding["severity"], message: string): void => {
      findings.push({ node: name, reason, severity, message });
    };
    const present = configOf(node);
    const problem = problemOf(states.get(name), present.problem ?? refused(name));
    if (problem !== undefined) {
      const since = lastGood.has(name) ? "it runs on the last configuration it took" : "what it runs on is not known";
      say("advertiser-config-invalid", "warning", `the speaker refuses its configuration (${problem}); ${since}`);
    }
    const own = problem === undefined ? present.own : (lastGood.get(name) ?? present.own);
    const runs = running(name, node, facts, say);
    const hostname = node.labels["kubernetes.io/hostname"];
    const misconfigured = facts.backend === "frr-k8s" && hostname !== undefined && hostname !== name;
    if (misconfigured) {
      const message = `label kubernetes.io/hostname is ${hostname}, but MetalLB selects the node for frr-k8s by its name`;
      say("advertiser-misconfigured", "warning", message);
    }
    if (node.ready !== "True") say("node-not-ready", "info", `condition Ready is ${node.ready}`);
    const unsure = runs === "unknown" || misconfigured || node.ready !== "True";
    return {
      node: name,
      own,
      configValid: problem === undefined,
      confidence: unsure ? "uncertain" : problem === undefined ? "firm" : "stale-config",
      refusal: runs === "no" ? "advertiser-not-running" : nodeRefusal(node, facts),
      doubtful: runs === "unknown",
    };
  });
  for (const { kind, meta } of config.ignored) {
    const message = `${kind} ${meta.namespace}/${meta.name} has no effect: MetalLB reads only ${facts.namespace}`;
    findings.push({ node: "*", reason: "advertiser-misconfigured", severity: "warning", message });
  }
  return { speakers, findings };
}

/** C4 and C5, in this order. */
function nodeRefusal(node: ClusterNode, facts: MetallbFacts): string | undefined {
  if (node.networkUnavailable) return "nodeNetworkUnavailable";
  if (!facts.ignoreExcludeLb && Object.hasOwn(node.labels, excludeLabel)) return "nodeLabeledExcludeBalancers";
  return undefined;
}

/** A1. With native and frr the session ends with the speaker. With frr-k8s the daemon keeps the last set without it, so
 *  nothing can be told; without the daemon there is no session. A pod on a node that is not ready may still run. */
function running(
  name: string,
  node: ClusterNode,
  facts: MetallbFacts,
  say: (reason: string, severity: NodeFinding["severity"], message: string) => void,
): "yes" | "no" | "unknown" {
  const speaker = podState(facts.speakers, name);
  const daemon = podState(facts.frrDaemons, name);
  const down = node.ready !== "True";
  const severity = Object.hasOwn(node.labels, excludeLabel) && !facts.ignoreExcludeLb ? "info" : "warning";
  if (daemon === "missing" || (daemon === "not-ready" && !down)) {
    say("advertiser-not-running", severity, `the frr-k8s daemon is ${daemon}: there is no BGP session`);
    return "no";
  }
  if (speaker === "ready") return "yes";
  if (speaker === "not-ready" && down) return "unknown";
  if (facts.backend === "frr-k8s") {
    say("advertiser-not-running", severity, `the speaker is ${speaker}: frr-k8s keeps announcing what it knew last`);
    return "unknown";
  }
  say("advertiser-not-running", severity, `the speaker is ${speaker}: there is no BGP session`);
  return "no";
}

function podState(pods: ReadonlyMap<string, boolean> | undefined, node: string): "ready" | "not-ready" | "missing" {
  if (pods === undefined) return "ready";
  const ready = pods.get(node);
  return ready === undefined ? "missing" : ready ? "ready" : "not-ready";
}

/** The speaker's own word on its configuration, or ours where it has none. */
function problemOf(state: ConfigurationState | undefined, ours: ConfigProblem): ConfigProblem {
  if (state?.result === "Valid") return undefined;
  if (state?.result === "Invalid") return state.errorSummary || "its ConfigurationState says Invalid";
  return ours;
}

function configurationStates(view: ClusterView, facts: MetallbFacts): ReadonlyMap<string, ConfigurationState> {
  const byNode = new Map<string, ConfigurationState>();
  for (const state of view.resource("configurationstates").objects.values()) {
    if (state.namespace !== facts.namespace || state.component === "controller") continue;
    const node = state.node ?? (state.name.startsWith("speaker-") ? state.name.slice("speaker-".length) : undefined);
    if (node !== undefined) byNode.set(node, state);
  }
  return byNode;
}

/** What concerns each node, and whether its speaker takes it. Before release 0.16 one object that any node refuses is refused
 *  by all. */
function checkedConfigs(
  view: ClusterView,
  config: MetallbConfig,
  facts: MetallbFacts,
  nodes: readonly ClusterNode[],
): ReturnType<typeof shareConfigs> {
  const common = commonProblem(config, view) ?? (facts.checksAll ? wholeProblem(config, facts, view) : undefined);
  const configOf = shareConfigs(config, (own) => common ?? nodeProblem(own, facts, view));
  if (!facts.checksAll || common !== undefined) return configOf;
  const found = nodes.map((node) => configOf(node).problem).find((problem) => problem !== undefined);
  return found === undefined ? configOf : shareConfigs(config, () => found);
}

/** Nodes that see the same advertisements and peers share one object and one check. */
function shareConfigs(
  config: MetallbConfig,
  check: (own: NodeConfig) => ConfigProblem,
): (node: ClusterNode) => { readonly own: NodeConfig; readonly problem: ConfigProblem } {
  const known = new Map<string, { readonly own: NodeConfig; readonly problem: ConfigProblem }>();
  return (node) => {
    const own = nodeConfig(config, node);
    const key = JSON.stringify([own.advertisements.map(({ name }) => name), own.peers.map(({ name }) => name)]);
    let shared = known.get(key);
    if (shared === undefined) {
      shared = { own, problem: check(own) };
      known.set(key, shared);
    }
    return shared;
  };
}
