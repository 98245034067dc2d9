import { readFileSync } from "node:fs";
import { LineCounter, parseDocument } from "yaml";
import { parseAddress, parsePrefix } from "../model/address.ts";
import { err, ok, type Result } from "../model/result.ts";
import { isClusterFaultName, type NamedClusterFault, parseClusterFault } from "./cluster-faults.ts";
import { type LeafFault, leafFaultSchemas, parseLeafFault } from "./leaf-faults.ts";
import { isNdkFaultName, type NamedNdkFault, parseNdkFault } from "./ndk-faults.ts";
import { type ScenarioFile, ScenarioSchema } from "./scenario-schema.ts";
import { checked, type ScenarioIssue } from "./validation.ts";

/** What happens, and where: on a leaf, or without one to the Kubernetes API. */
type PlacedFault =
  | { readonly leaf: string; readonly fault: LeafFault | NamedNdkFault }
  | { readonly leaf: undefined; readonly fault: NamedClusterFault };

/** A fault of a scenario: when, where, what. */
export type PlannedFault = PlacedFault & {
  /** Milliseconds after the start. */
  readonly afterMs: number;
};

/** A scenario that can be run. */
export interface Scenario extends Omit<ScenarioFile, "faults"> {
  readonly faults: readonly PlannedFault[];
}

/** Reads a scenario file. Every issue at once: of the YAML by line, of the content by path. */
export function readScenario(file: string): Result<Scenario, readonly ScenarioIssue[]> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (reason) {
    return err([
      { path: file, message: `cannot be read: ${reason instanceof Error ? reason.message : String(reason)}` },
    ]);
  }
  return parseScenario(text);
}

/** Reads the text of a scenario file. */
export function parseScenario(text: string): Result<Scenario, readonly ScenarioIssue[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return err(
      document.errors.map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { path: `line ${line}, column ${col}`, message: error.message };
      }),
    );
  }
  const file = checked(ScenarioSchema, document.toJS({ maxAliasCount: 100 }));
  if (!file.ok) return file;
  const faults: PlannedFault[] = [];
  const issues: ScenarioIssue[] = [...addressIssues(file.value), ...nameIssues(file.value)];
  for (const [index, { "after-ms": afterMs, leaf, name, ...args }] of file.value.faults.entries()) {
    const placed = placedFault(leaf, name, args, `faults[${index}]`);
    if (placed.ok) faults.push({ afterMs, ...placed.value });
    else issues.push(...placed.error);
  }
  return issues.length > 0 ? err(issues) : ok({ ...file.value, faults });
}

function placedFault(
  leaf: string | undefined,
  name: string,
  args: Readonly<Record<string, unknown>>,
  at: string,
): Result<PlacedFault, readonly ScenarioIssue[]> {
  if (leaf !== undefined) {
    const parsed = (isNdkFaultName(name) ? parseNdkFault : parseLeafFault)(name, args, at);
    return parsed.ok ? ok({ leaf, fault: parsed.value }) : parsed;
  }
  if (isClusterFaultName(name)) {
    const parsed = parseClusterFault(name, args);
    if (!parsed.ok) return err([{ path: at, message: parsed.error }]);
    return ok({ leaf, fault: { name, args: parsed.value } as NamedClusterFault }); // these are the arguments of this name
  }
  const onLeaf = isNdkFaultName(name) || Object.hasOwn(leafFaultSchemas, name);
  return err([
    onLeaf
      ? { path: `${at}.leaf`, message: "is required" }
      : { path: `${at}.name`, message: `unknown fault ${name} of the Kubernetes API` },
  ]);
}

/** Addresses and prefixes that are none. */
function addressIssues(file: ScenarioFile): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const address = (text: string, path: string): void => {
    if (parseAddress(text) === undefined) issues.push({ path, message: `expected an IP address, got "${text}"` });
  };
  const prefix = (text: string, path: string): void => {
    if (parsePrefix(text) === undefined)
      issues.push({ path, message: `expected an address with its length, got "${text}"` });
  };
  for (const [at, leaf] of file.leaves.entries()) {
    for (const [index, own] of leaf.addresses.entries())
      prefix(own.address, `leaves[${at}].addresses[${index}].address`);
    for (const [index, uplink] of leaf.uplinks.entries()) {
      prefix(uplink.address, `leaves[${at}].uplinks[${index}].address`);
      address(uplink.peer, `leaves[${at}].uplinks[${index}].peer`);
    }
    if (leaf.vtep !== undefined) address(leaf.vtep, `leaves[${at}].vtep`);
  }
  for (const [at, node] of file.nodes.entries()) {
    for (const [index, one] of node.addresses.entries()) address(one, `nodes[${at}].addresses[${index}]`);
    for (const [index, { addresses }] of node.attachments.entries()) {
      for (const [place, one] of (addresses ?? []).entries())
        address(one, `nodes[${at}].attachments[${index}].addresses[${place}]`);
    }
  }
  for (const [at, service] of file.services.entries()) {
    for (const [index, one] of service.addresses.entries()) address(one, `services[${at}].addresses[${index}]`);
  }
  return issues;
}

/** Names that are used twice, and names of nothing. */
function nameIssues(file: ScenarioFile): ScenarioIssue[] {
  const issues: ScenarioIssue[] = [];
  const unique = (names: readonly string[], path: string): void => {
    for (const [index, name] of names.entries()) {
      if (names.indexOf(name) < index)
        issues.push({ path: `${path}[${index}].name`, message: `${name} is there already` });
    }
  };
  const leaves = file.leaves.map(({ name }) => name);
  const nodes = file.nodes.map(({ name }) => name);
  const known = (name: string, names: readonly string[], what: string, path: string): void => {
    if (!names.includes(name)) issues.push({ path, message: `there is no ${what} ${name}` });
  };
  unique(leaves, "leaves");
  unique(nodes, "nodes");
  unique(
    file.services.map(({ namespace, name }) => `${namespace}/${name}`),
    "services",
  );
  unique(
    file.pools.map(({ name }) => name),
    "pools",
  );
  for (const [at, node] of file.nodes.entries()) {
    for (const [index, { leaf }] of node.attachments.entries())
      known(leaf, leaves, "leaf", `nodes[${at}].attachments[${index}].leaf`);
  }
  for (const [at, service] of file.services.entries()) {
    for (const node of Object.keys(service.endpoints)) known(node, nodes, "node", `services[${at}].endpoints.${node}`);
  }
  for (const [at, { leaf }] of file.faults.entries())
    if (leaf !== undefined) known(leaf, leaves, "leaf", `faults[${at}].leaf`);
  return issues;
}
