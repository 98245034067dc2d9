import { formatPath, type Path } from "../gnmi/path.ts";
import { parseJsPath, yangName } from "../ndk/js-path.ts";
import type { JsonObject, JsonValue } from "./tree-node.ts";

/** An application the switch knows (its app-manager file). */
export interface NdkAgentDefinition {
  /** What `agent_name` has to say. */
  readonly name: string;
  /** The root container of its YANG module; its name if not told. It may write nowhere else. */
  readonly root?: string | undefined;
  /** `config-delivery-format`; `json` if not told. */
  readonly delivery?: "json" | "proto-json" | undefined;
}

/** The part of the leaf's state tree the telemetry goes to. */
export interface TelemetryTree {
  replaceLeaves(path: Path, object: JsonObject): void;
  delete(path: Path): boolean;
}

/** What is known of one agent, for tests and for people. */
export interface NdkAgentView {
  readonly name: string;
  readonly registered: boolean;
  /** 0 before the first registration. */
  readonly appId: number;
  readonly livelinessS: number;
  /** What it has written, by js_path, as it came. */
  readonly states: ReadonlyMap<string, string>;
  readonly registrations: number;
  /** TelemetryAddOrUpdate and TelemetryDelete calls accepted, and the most states one call had. */
  readonly updates: number;
  readonly deletes: number;
  readonly largestBatch: number;
}

/** One application: its registration, and what it has written into the tree. */
export class NdkAgentRecord implements NdkAgentView {
  readonly name: string;
  readonly root: string;
  readonly delivery: "json" | "proto-json";
  registered = false;
  appId = 0;
  livelinessS = 0;
  lastBeatMs = 0;
  registrations = 0;
  updates = 0;
  deletes = 0;
  largestBatch = 0;
  /** Leaves configured below the root, by container; names as YANG has them. */
  readonly configuration = new Map<string, JsonObject>();
  /** By canonical path, whatever naming the agent writes. */
  readonly #states = new Map<string, { readonly path: Path; readonly jsPath: string; readonly json: string }>();
  /** How many states stand directly or further below a path. */
  readonly #rows = new Map<string, number>();
  readonly #tree: TelemetryTree;

  constructor(definition: NdkAgentDefinition, tree: TelemetryTree) {
    this.name = definition.name;
    this.root = definition.root ?? definition.name;
    this.delivery = definition.delivery ?? "json";
    this.#tree = tree;
  }

  get states(): ReadonlyMap<string, string> {
    return new Map([...this.#states.values()].map(({ jsPath, json }) => [jsPath, json]));
  }

  /** Puts the states into the tree, all or none: what stood at a path is replaced, rows at paths of their own stay. Why
   *  not, or undefined if it was done. */
  write(states: readonly { readonly jsPath: string; readonly json: string }[]): string | undefined {
    const parsed: { jsPath: string; json: string; path: Path; object: JsonObject }[] = [];
    for (const { jsPath, json } of states) {
      const path = this.#ownPath(jsPath);
      const object = parseObject(json);
      if (path === undefined) return `not a path of this application: ${jsPath}`;
      if (object === undefined) return `not a JSON object at ${jsPath}`;
      parsed.push({ jsPath, json, path, object });
    }
    for (const { jsPath, json, path, object } of parsed) {
      this.#tree.replaceLeaves(path, object);
      if (!this.#states.has(formatPath(path))) this.#countRow(path, 1);
      this.#states.set(formatPath(path), { path, jsPath, json });
    }
    this.updates++;
    this.largestBatch = Math.max(this.largestBatch, parsed.length);
    return undefined;
  }

  /** Takes states out. A path that holds none is refused. A parent taken out before its rows leaves them standing. */
  remove(jsPaths: readonly string[]): string | undefined {
    let missing: string | undefined;
    for (const jsPath of jsPaths) {
      const path = this.#ownPath(jsPath);
      if (path === undefined || !this.#removeOne(formatPath(path))) missing ??= `nothing at ${jsPath}`;
    }
    this.deletes++;
    return missing;
  }

  /** The agent is gone: everything it wrote goes with it. */
  purge(): void {
    this.registered = false;
    const deepestFirst = [...this.#states.entries()].sort(([, a], [, b]) => b.path.length - a.path.length);
    for (const [key] of deepestFirst) this.#removeOne(key);
  }

  #removeOne(key: string): boolean {
    const state = this.#states.get(key);
    if (state === undefined) return false;
    this.#states.delete(key);
    this.#countRow(state.path, -1);
    if (this.#rows.has(key)) this.#tree.replaceLeaves(state.path, {});
    else this.#tree.delete(state.path);
    return true;
  }

  #countRow(path: Path, change: 1 | -1): void {
    for (let length = path.length - 1; length > 0; length--) {
      const above = formatPath(path.slice(0, length));
      const rows = (this.#rows.get(above) ?? 0) + change;
      if (rows === 0) this.#rows.delete(above);
      else this.#rows.set(above, rows);
    }
  }

  #ownPath(jsPath: string): Path | undefined {
    const path = parseJsPath(jsPath);
    return path?.[0]?.name === this.root ? path : undefined;
  }
}

/** The state's JSON in YANG's names and without the classic `{"value": ...}` around leaves; undefined if it is no object. */
function parseObject(json: string): JsonObject | undefined {
  try {
    const parsed: JsonValue = JSON.parse(json);
    const plain = unwrap(parsed);
    return isObject(plain) ? plain : undefined;
  } catch {
    return undefined;
  }
}

function unwrap(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(unwrap);
  if (!isObject(value)) return value;
  const members = Object.entries(value);
  const [only] = members;
  if (members.length === 1 && only?.[0] === "value" && !isObject(only[1])) return only[1];
  return Object.fromEntries(members.map(([name, member]) => [yangName(name), unwrap(member)]));
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
