import type { gnmi } from "../gnmi/messages.ts";
import { fromMessage, type Path } from "../gnmi/path.ts";
import { err, ok, type Result } from "../model/result.ts";
import { nativeSchema, type SchemaNode } from "./schema.ts";
import { type ContainerNode, splitName } from "./tree-node.ts";

/** What of the model one leaf supports. */
export interface SupportedPaths {
  /** Roots of installed agents, valid before they hold data. */
  readonly agentRoots: ReadonlySet<string>;
  /** Schema paths this platform lacks, as `interface/subinterface/ipv4/arp`. */
  readonly absent: ReadonlySet<string>;
}

/** The absolute path of a request, checked against the model; else the text SR Linux refuses it with. */
export function requestPath(
  prefix: gnmi.Path.$Properties | null | undefined,
  path: gnmi.Path.$Properties | null | undefined,
  root: ContainerNode,
  supported: SupportedPaths,
): Result<Path, string> {
  const origin = path?.origin || prefix?.origin || "";
  if (!["", "native", "srl_nokia"].includes(origin)) return err(`Path not valid - origin '${origin}' is not supported`);
  const absolute = [...fromMessage(prefix), ...fromMessage(path)];
  const problem = invalidElement(absolute, root, supported);
  return problem === undefined ? ok(absolute) : err(problem);
}

/** Why the model has no such path; undefined if it has. */
function invalidElement(path: Path, root: ContainerNode, supported: SupportedPaths): string | undefined {
  let schema: SchemaNode = nativeSchema;
  const names: string[] = [];
  for (const [index, element] of path.entries()) {
    const { bare } = splitName(element.name);
    if (bare === "*" || schema.open) return undefined;
    names.push(bare);
    const child = supported.absent.has(names.join("/")) ? undefined : schema.children.get(bare);
    if (child === undefined) {
      if (schema.leaves.has(bare) && index === path.length - 1) return undefined;
      if (index === 0 && (supported.agentRoots.has(bare) || root.children.has(bare))) return undefined;
      return `Path not valid - unknown element '${bare}'. Options are [${options(schema).join(", ")}]`;
    }
    const unknownKey = child.open ? undefined : Object.keys(element.keys).find((key) => !child.keys.includes(key));
    if (unknownKey !== undefined) {
      return `Path not valid - unknown key '${unknownKey}' of element '${bare}'. Options are [${child.keys.join(", ")}]`;
    }
    schema = child;
  }
  return undefined;
}

function options(schema: SchemaNode): string[] {
  return [...schema.leaves.keys(), ...schema.children.keys()].sort();
}
