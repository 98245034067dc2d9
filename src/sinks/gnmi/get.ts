import { type gnmi, timestampFromMs } from "../../gnmi/messages.ts";
import { type Path, toMessage } from "../../gnmi/path.ts";
import { rootName } from "../../verdict/state-tree.ts";
import { encodeNode, jsonBytes, type ServedEncoding, schemaAt } from "./encode.ts";
import { isKeyed, type Selector, selectedLeaves } from "./selection.ts";
import type { LeafValue, TreeNode } from "./verdict-tree.ts";

/** The answer to one requested path on one leaf: the deepest node the request determines in full and, in JSON, everything
 *  selected nested below it, as SR Linux answers a Get. A notification without updates where there is nothing. */
export function getNotification(
  nodes: Iterable<TreeNode>,
  selectors: readonly Selector[],
  encoding: ServedEncoding,
  about: { readonly target: string; readonly atMs: number },
): gnmi.Notification.$Properties {
  const found = [...nodes].flatMap((node) => {
    const leaves = selectedLeaves(selectors, node.path);
    return leaves === undefined ? [] : [{ node, leaves }];
  });
  return {
    timestamp: timestampFromMs(about.atMs),
    prefix: { target: about.target },
    update:
      encoding === "proto"
        ? found.flatMap(({ node, leaves }) => encodeNode(node, leaves, "proto"))
        : nestedUpdate(found, selectors, encoding),
  };
}

interface Found {
  readonly node: TreeNode;
  readonly leaves: "all" | ReadonlySet<string>;
}

type Nested = { [name: string]: LeafValue | Nested | Nested[] };

function nestedUpdate(
  found: readonly Found[],
  selectors: readonly Selector[],
  encoding: "json" | "json_ietf",
): gnmi.Update.$Properties[] {
  const [first] = found;
  const [selector] = selectors;
  if (first === undefined || selector === undefined) return [];
  if (
    selectors.length === 1 &&
    selector.leaf !== undefined &&
    determined(selector.path).length === selector.path.length
  ) {
    return [...encodeNode(first.node, first.leaves, encoding)]; // one leaf, named in full: its scalar
  }
  const anchor = selectors.map(({ path }) => determined(path)).reduce(commonPath);
  const value: Nested = {};
  const entries = new Map<string, Nested>();
  for (const { node, leaves } of found) {
    const at = descend(value, entries, anchor, node.path, encoding);
    for (const [name, leaf] of Object.entries(node.value)) {
      if (leaves === "all" || leaves.has(name)) at[name] = member(node.path, name, leaf, encoding);
    }
  }
  const bytes = jsonBytes(value);
  return [{ path: toMessage(anchor), val: encoding === "json" ? { jsonVal: bytes } : { jsonIetfVal: bytes } }];
}

/** The object a node's leaves go into, made with everything above it; a list entry brings its key. */
function descend(root: Nested, entries: Map<string, Nested>, anchor: Path, path: Path, encoding: string): Nested {
  let at = root;
  let where = "";
  for (const [index, element] of path.entries()) {
    const schema = schemaAt(path.slice(0, index + 1));
    const key = schema?.key === undefined ? "" : (element.keys[schema.key] ?? "");
    where += `/${element.name}[${key}]`;
    if (index < anchor.length) continue;
    const held = entries.get(where);
    if (held !== undefined) {
      at = held;
      continue;
    }
    const made: Nested = schema?.key === undefined ? {} : { [schema.key]: key };
    // RFC 7951, 4: a member at the top carries its module; below, in the same module, it does not.
    const name = index === 0 && encoding === "json_ietf" ? `${rootName}:${element.name}` : element.name;
    if (schema?.key === undefined) at[name] = made;
    else {
      const list = at[name];
      if (Array.isArray(list)) list.push(made);
      else at[name] = [made];
    }
    entries.set(where, made);
    at = made;
  }
  return at;
}

function member(path: Path, name: string, value: LeafValue, encoding: "json" | "json_ietf"): LeafValue {
  return encoding === "json" && schemaAt(path)?.leaves[name] === "uint64" ? Number(value) : value;
}

/** The front of a path that names one node only: it ends before the first list whose key is left open. */
function determined(path: Path): Path {
  const open = path.findIndex((element, index) => {
    const schema = schemaAt(path.slice(0, index + 1));
    return schema === undefined || !isKeyed(element, schema);
  });
  return open < 0 ? path : path.slice(0, open);
}

function commonPath(a: Path, b: Path): Path {
  const differs = a.findIndex((element, index) => JSON.stringify(element) !== JSON.stringify(b[index]));
  return differs < 0 ? a : a.slice(0, differs);
}
