import type { Path } from "../gnmi/path.ts";
import { parseJsPath, yangName } from "../ndk/js-path.ts";
import { sdk, type srlinux } from "../ndk/messages.ts";
import { type LeafValue, type Leaves, rootName } from "../verdict/state-tree.ts";
import { leafValue, ownTree } from "./own-tree.ts";

const mostBuffered = 1000; // our subtree has one container: more in one transaction is not meant for us

/** The configuration below `/kbutler/connection`, as one notification stream tells it. Changes count once the transaction
 *  ends (`.commit.end`). The first transaction of a stream is the replay of everything configured, so what it does not
 *  name is not configured. Both delivery formats are read: `json` and `proto-json`. */
export class ConfigBuffer {
  #leaves: Leaves = {};
  #buffered: { readonly leaves: Leaves }[] = [];
  #committed = false;

  /** Takes one notification; at the end of a transaction, the leaves configured now. */
  take(notification: srlinux.sdk.ConfigNotification.$Properties): Leaves | undefined {
    const jsPath = notification.key?.jsPath ?? "";
    const content = parseJson(notification.data?.json);
    if (jsPath === ".commit.end") return this.#commit(content);
    const path = parseJsPath(notification.key?.jsPathWithKeys || jsPath);
    if (path?.[0]?.name !== rootName || this.#buffered.length >= mostBuffered) return undefined;
    const gone = notification.op === sdk.SdkMgrOperation.SDK_MGR_OPERATION_DELETE;
    const leaves = connectionLeaves(path, gone ? {} : content);
    if (leaves !== undefined) this.#buffered.push({ leaves });
    return undefined;
  }

  #commit(content: unknown): Leaves | undefined {
    const sequence = isObject(content) ? unwrapped(content.commit_seq ?? content["commit-seq"]) : undefined;
    // Some releases send a sequence of 0 before the replay: nothing has been told yet, so nothing is known to be absent.
    if (Number(sequence) === 0 && this.#buffered.length === 0 && !this.#committed) return undefined;
    this.#committed = true;
    for (const { leaves } of this.#buffered) this.#leaves = leaves;
    this.#buffered = [];
    return this.#leaves;
  }
}

/** The leaves of the connection container in a notification for it, or for the root with it nested. */
function connectionLeaves(path: Path, content: unknown): Leaves | undefined {
  const data = isObject(content) ? content : {};
  if (path.length === 1) {
    const nested = data.connection;
    return isObject(nested) ? readLeaves(nested) : undefined;
  }
  return path.length === 2 && path[1]?.name === "connection" ? readLeaves(data) : undefined;
}

function readLeaves(data: Readonly<Record<string, unknown>>): Leaves {
  const leaves: Record<string, LeafValue> = {};
  const types = ownTree.children.connection.leaves;
  for (const [member, content] of Object.entries(data)) {
    const name = yangName(member);
    if (!Object.hasOwn(types, name)) continue;
    const type = types[name as keyof typeof types];
    const given = unwrapped(content);
    const value = leafValue(type, typeof type === "string" ? given : enumName(given));
    if (value !== undefined && value !== "") leaves[name] = value;
  }
  return leaves;
}

/** proto-json writes a leaf as `{"value": ...}`. */
function unwrapped(content: unknown): unknown {
  return isObject(content) && "value" in content ? content.value : content;
}

/** Old releases write an enumeration with its leaf's name before it: `ADMIN_STATE_enable`. */
function enumName(value: unknown): unknown {
  return typeof value === "string" ? value.replace(/^[A-Z0-9_]+_(?=[a-z])/, "") : value;
}

function parseJson(text: string | null | undefined): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // a notification without readable content configures nothing
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
