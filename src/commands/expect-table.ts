import type { ClusterExpectations, Severity } from "../expectation/expectation.ts";
import {
  type AddressExplanation,
  type AnswerFilter,
  explainService,
  type NodeExplanation,
  type ServiceExplanation,
} from "../expectation/explain.ts";
import type { ClusterView } from "../model/cluster.ts";
import type { LeavesOf } from "./expect-targets.ts";

/** Nodes of one prefix that give the same reason are one line when there are more of them than this. */
const nodesAloneMax = 6;

/** The answer for people: per service and address which nodes announce it, and in words why the others do not. */
export function renderTable(
  expectations: ClusterExpectations,
  { service, node }: AnswerFilter,
  leavesOf: LeavesOf | undefined,
  view: ClusterView,
): string {
  const keys = service === undefined ? [...expectations.services.keys()].sort() : [service];
  const lines: string[] = [];
  for (const key of keys) {
    const explained = explainService(expectations, key);
    if (explained) lines.push(...serviceLines(explained, node, leavesOf), "");
    else lines.push(`${key}`, `  ${notOurs(view, key)}`, "");
  }
  if (keys.length === 0) lines.push("There is no service of type LoadBalancer.", "");
  const findings = expectations.nodeFindings.filter(
    (one) => node === undefined || one.node === node || one.node === "*",
  );
  if (findings.length > 0) {
    lines.push("Nodes");
    const rows = findings.map((one) => [
      one.node === "*" ? "(all)" : one.node,
      one.severity,
      `${one.reason}: ${one.message}`,
    ]);
    lines.push(...columns(rows), "");
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function notOurs(view: ClusterView, key: string): string {
  const type = view.resource("services").objects.get(key)?.type ?? "unknown";
  return `It is of type ${type}, not LoadBalancer: nothing is announced for it.`;
}

function serviceLines(service: ServiceExplanation, node: string | undefined, leavesOf: LeavesOf | undefined): string[] {
  const lines = [`${service.namespace}/${service.name} (externalTrafficPolicy ${service.externalTrafficPolicy})`];
  if (service.refusal !== undefined) lines.push(`  No node announces it: ${service.refusal}.`);
  for (const address of service.addresses) {
    // What is refused as a whole needs no line for every node; another service may still announce the prefix.
    const alone = service.refusal !== undefined && address.nodes.every(({ expectation }) => expectation === undefined);
    if (!alone) lines.push(...addressLines(address, node, leavesOf));
  }
  for (const { severity, reason, message } of service.findings) lines.push(`  ${mark(severity)} ${reason}: ${message}`);
  return lines;
}

function addressLines(
  { address, prefix, nodes }: AddressExplanation,
  only: string | undefined,
  leavesOf: LeavesOf | undefined,
): string[] {
  if (prefix === undefined) return [`  ${address}: no BGP announcement is expected for this service`];
  const shown = nodes.filter(({ node }) => only === undefined || node === only);
  const yes = nodes.filter(({ announces }) => announces === "yes").length;
  const maybe = nodes.filter(({ announces }) => announces === "maybe").length;
  const counts = `${yes} of ${nodes.length} nodes announce it${maybe === 0 ? "" : `, ${maybe} may or may not`}`;
  const rows = gather(shown).map(({ names, sample }): string[] => {
    const hop = sample.expectation && names.length === 1 ? nextHop(sample.expectation.nextHops) : "";
    const leaves = names.length === 1 && sample.expectation ? (leavesOf?.(prefix, sample.node) ?? []).join(", ") : "";
    const where = leavesOf === undefined ? [] : [leaves];
    return [nodeNames(names), sample.announces, hop, ...where, `${sample.why} [${sample.reason}]`];
  });
  const head = ["NODE", "ANNOUNCES", "NEXT HOP", ...(leavesOf === undefined ? [] : ["LEAF"]), "WHY"];
  return [`  ${address} as ${prefix}: ${counts}`, ...columns([head, ...rows]).map((line) => `  ${line}`)];
}

/** Many nodes with one and the same reason are told in one line; announcing ones keep theirs, for their next hops. */
function gather(nodes: readonly NodeExplanation[]): { readonly names: string[]; readonly sample: NodeExplanation }[] {
  const groups = new Map<string, { readonly names: string[]; readonly sample: NodeExplanation }>();
  for (const one of nodes) {
    const key = one.expectation ? `announces ${one.node}` : `${one.announces} ${one.reason}`;
    const group = groups.get(key);
    if (group) group.names.push(one.node);
    else groups.set(key, { names: [one.node], sample: one });
  }
  return [...groups.values()].flatMap(({ names, sample }) =>
    names.length > nodesAloneMax ? [{ names, sample }] : names.map((name) => ({ names: [name], sample })),
  );
}

function nodeNames(names: readonly string[]): string {
  const [first, second] = names;
  return names.length === 1 ? (first ?? "") : `${first}, ${second} and ${names.length - 2} more`;
}

function nextHop({ preferred, acceptable, kind }: NonNullable<NodeExplanation["expectation"]>["nextHops"]): string {
  if (preferred !== undefined) return preferred;
  if (kind === "link-local") return "link-local";
  return kind === "unknown" || acceptable.length === 0 ? "unknown" : acceptable.join(" or ");
}

function mark(severity: Severity): string {
  return severity === "info" ? "note:" : `${severity}:`;
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) => {
    const cells = row.map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)));
    return `  ${cells.join("  ")}`.trimEnd();
  });
}
