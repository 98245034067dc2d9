import { type Path, parsePath } from "../gnmi/path.ts";
import { type LeafDifference, type Leaves, leafDifferences, leafText, sameLeaves } from "./leaf-difference.ts";
import { type NodeKey, ShownTree } from "./shown-tree.ts";

/** How far what a leaf shows is what we mean to say for it.
 *  `unknown`: the leaf is not heard, so nobody can tell. `published`: it shows exactly that. `publish-lag`: it differs, for
 *  less than the bound. `shim-missing`: it has no tree of ours. `shim-stale`: for longer than the bound it shows an older
 *  evaluation, an older collector's or a shim that is out of step. `tree-differs`: it claims our evaluation and differs.
 *  `superseded`: it shows the verdicts of a collector that is newer than we are. */
export type ShimState =
  | "unknown"
  | "published"
  | "publish-lag"
  | "shim-missing"
  | "shim-stale"
  | "tree-differs"
  | "superseded";

/** Every state, for what counts them. */
export const shimStates: readonly ShimState[] = [
  "published",
  "publish-lag",
  "shim-missing",
  "shim-stale",
  "tree-differs",
  "superseded",
  "unknown",
];

/** One leaf value that is not as meant, with its whole path. */
export interface ShownDifference {
  readonly path: string;
  readonly meant: string | undefined;
  readonly shown: string | undefined;
}

/** What is known of the tree on one leaf at one moment. */
export interface ShimReport {
  readonly target: string;
  readonly state: ShimState;
  /** For how long something differs, milliseconds; 0 while nothing does, undefined where it cannot be told. */
  readonly lagMs: number | undefined;
  /** Containers and list entries that differ. */
  readonly differing: number;
  /** The first differing leaves; at most `maxDifferences`. */
  readonly differences: readonly ShownDifference[];
  /** `/kbutler/shim/version`, `oper-state` and `oper-reason` as the leaf shows them. */
  readonly version: string | undefined;
  readonly operState: string | undefined;
  readonly operReason: string | undefined;
  /** `/kbutler/collector/generation` as the leaf shows it. */
  readonly generation: string | undefined;
}

/** What we mean to say for a leaf: a face over the tree that our own gNMI server gives out. */
export interface MeantTree {
  nodes(): Iterable<readonly [NodeKey, MeantNode]>;
  node(key: NodeKey): MeantNode | undefined;
}

/** One container or list entry with its own leaves. */
export interface MeantNode {
  readonly path: Path;
  readonly value: Leaves;
}

/** Differing leaves that are named in a report. */
export const maxDifferences = 10;

/** Values of a node that were meant before and may still be on their way. */
const maxSuperseded = 32;

interface Lagging {
  /** Since when the leaf has not shown what was meant at that moment, milliseconds. */
  sinceMs: number;
  /** What was meant meanwhile, the oldest first, with the moment it was meant no longer. */
  superseded: { readonly leaves: Leaves | undefined; readonly untilMs: number }[];
}

/** The comparison of one leaf: what is meant, kept up by our gNMI server's tree, against what is shown, kept up by the
 *  subscription to the leaf. Work follows what changes on either side. A leaf whose verdicts change faster than they are
 *  published is not behind for ever: showing a value meant a moment ago is a lag of that moment. */
export class LeafLoop {
  readonly target: string;
  readonly #boundMs: number;
  readonly #nowMs: () => number;
  readonly #lagging = new Map<NodeKey, Lagging>();
  #meant: MeantTree | undefined;
  #meantValues = new Map<NodeKey, Leaves>();
  #shown: ShownTree | undefined;
  #filling: ShownTree | undefined;
  #present = false;
  #onShown: (shown: boolean) => void = () => {};

  /** `boundMs`: how long a difference is a lag. `nowMs`: milliseconds that only grow, whatever becomes of the clock. */
  constructor(target: string, { boundMs, nowMs }: { readonly boundMs: number; readonly nowMs: () => number }) {
    this.target = target;
    this.#boundMs = boundMs;
    this.#nowMs = nowMs;
  }

  /** Calls back whenever it becomes of interest, or no longer is, what is meant for the leaf. */
  set onShown(listener: (shown: boolean) => void) {
    this.#onShown = listener;
  }

  // What is meant: the calls of our gNMI server's hub.

  /** The tree we mean is there, complete. */
  attach(tree: MeantTree): void {
    this.#meant = tree;
    this.#meantValues = new Map();
    for (const [key, { value }] of tree.nodes()) this.#meantValues.set(key, value);
    this.#compareAll();
  }

  /** These nodes of it changed, are new or gone. */
  changed(tree: MeantTree, changes: Iterable<{ readonly key: NodeKey }>): void {
    const nowMs = this.#nowMs();
    for (const { key } of changes) {
      const before = this.#meantValues.get(key);
      const now = tree.node(key)?.value;
      if (now === undefined) this.#meantValues.delete(key);
      else this.#meantValues.set(key, now);
      this.#supersede(key, before, nowMs);
      this.#compare(key, nowMs);
    }
  }

  /** The leaf is none of ours any more, or nobody wants to know. */
  detach(): void {
    this.#meant = undefined;
    this.#meantValues = new Map();
    this.#lagging.clear();
  }

  /** Every tree there is has been attached. */
  attached(): void {}

  // What is shown: the calls of the subscription to the leaf.

  /** A subscription begins; its first dump is kept aside. */
  opened(): void {
    this.#filling = new ShownTree();
  }

  /** A value below `/kbutler` as the leaf has it. */
  update(path: Path, value: unknown): void {
    const nowMs = this.#nowMs();
    if (this.#filling !== undefined) this.#filling.update(path, value);
    else for (const key of this.#shown?.update(path, value) ?? []) this.#compare(key, nowMs);
  }

  /** Something below `/kbutler` is gone. */
  delete(path: Path): void {
    const nowMs = this.#nowMs();
    if (this.#filling !== undefined) this.#filling.delete(path);
    else for (const key of this.#shown?.delete(path) ?? []) this.#compare(key, nowMs);
  }

  /** A message of the subscription has been read whole. */
  told(): void {
    if (this.#filling === undefined) this.#noteAbsence();
  }

  /** The first dump is complete. */
  synced(): void {
    if (this.#filling === undefined) return;
    this.#shown = this.#filling;
    this.#filling = undefined;
    this.#noteAbsence();
    this.#compareAll();
  }

  /** The leaf has no such tree: it does not know the module. */
  absent(): void {
    this.#filling = undefined;
    this.#shown = new ShownTree();
    this.#noteAbsence();
  }

  /** The subscription is lost: what the leaf shows is not known until the next one is synced. */
  lost(): void {
    this.#filling = undefined;
    this.#shown = undefined;
    this.#lagging.clear();
    this.#onShown(false);
  }

  /** The state of this moment. */
  report(): ShimReport {
    const lagMs = this.#lagMs();
    return {
      target: this.target,
      state: this.#state(lagMs),
      lagMs,
      differing: this.#lagging.size,
      differences: this.#differences(),
      version: this.#leaf("shim", "version"),
      operState: this.#leaf("shim", "oper-state"),
      operReason: this.#leaf("shim", "oper-reason"),
      generation: this.#leaf("collector", "generation"),
    };
  }

  #state(lagMs: number | undefined): ShimState {
    if (this.#shown === undefined) return "unknown";
    if (!this.#present) return "shim-missing";
    if (lagMs === undefined) return "unknown";
    if (this.#lagging.size === 0) return "published";
    if (isNewer(this.#leaf("collector", "generation"), this.#meantValues.get(collectorKey)?.generation)) {
      return "superseded";
    }
    if (lagMs < this.#boundMs) return "publish-lag";
    const outOfStep = this.#leaf("shim", "session-state") !== "synced";
    return outOfStep || this.#lagging.has(collectorKey) ? "shim-stale" : "tree-differs";
  }

  #lagMs(): number | undefined {
    if (this.#shown === undefined || this.#meant === undefined || !this.#present) return undefined;
    let sinceMs = Number.POSITIVE_INFINITY;
    for (const lagging of this.#lagging.values()) sinceMs = Math.min(sinceMs, lagging.sinceMs);
    return this.#lagging.size === 0 ? 0 : Math.max(0, this.#nowMs() - sinceMs);
  }

  #differences(): readonly ShownDifference[] {
    const differences: ShownDifference[] = [];
    for (const key of this.#lagging.keys()) {
      const path = this.#meant?.node(key)?.path ?? parsePath(key);
      for (const difference of this.#leafDifferences(key, path)) {
        if (differences.length === maxDifferences) return differences;
        differences.push({ path: `${key}/${difference.leaf}`, meant: difference.meant, shown: difference.shown });
      }
    }
    return differences;
  }

  #leafDifferences(key: NodeKey, path: Path): readonly LeafDifference[] {
    return leafDifferences(path, this.#meantValues.get(key) ?? {}, this.#shown?.node(key) ?? {});
  }

  /** A tree with neither collector nor shim is none: configuration below `/kbutler` is there without an agent. */
  #noteAbsence(): void {
    this.#present = this.#shown?.node(collectorKey) !== undefined || this.#shown?.node(shimKey) !== undefined;
    this.#onShown(this.#present);
  }

  #compareAll(): void {
    const before = new Map(this.#lagging);
    this.#lagging.clear();
    if (this.#meant === undefined || this.#shown === undefined) return;
    const nowMs = this.#nowMs();
    const keys = new Set(this.#meantValues.keys());
    for (const [key] of this.#shown.nodes()) keys.add(key);
    for (const key of keys) {
      const lagging = before.get(key);
      if (lagging !== undefined) this.#lagging.set(key, lagging);
      this.#compare(key, nowMs);
    }
  }

  /** Remembers that a value is meant no longer: a leaf that shows it is behind since now. */
  #supersede(key: NodeKey, leaves: Leaves | undefined, nowMs: number): void {
    const lagging = this.#lagging.get(key) ?? { sinceMs: nowMs, superseded: [] };
    this.#lagging.set(key, lagging);
    lagging.superseded.push({ leaves, untilMs: nowMs });
    if (lagging.superseded.length > maxSuperseded) lagging.superseded.shift();
  }

  #compare(key: NodeKey, nowMs: number): void {
    if (this.#meant === undefined || this.#shown === undefined || isOwn(key)) {
      this.#lagging.delete(key);
      return;
    }
    const meant = this.#meantValues.get(key);
    const shown = this.#shown.node(key);
    const path = this.#meant.node(key)?.path ?? parsePath(key);
    if (same(path, meant, shown)) {
      this.#lagging.delete(key);
      if (meant !== undefined) this.#shown.share(key, meant);
      return;
    }
    const lagging = this.#lagging.get(key) ?? { sinceMs: nowMs, superseded: [] };
    const at = lagging.superseded.findLastIndex(({ leaves }) => same(path, leaves, shown));
    const matched = lagging.superseded[at];
    if (matched !== undefined) {
      lagging.sinceMs = matched.untilMs;
      lagging.superseded.splice(0, at);
    }
    this.#lagging.set(key, lagging);
  }

  #leaf(container: string, leaf: string): string | undefined {
    return leafText(this.#shown?.node(`/kbutler/${container}`)?.[leaf]);
  }
}

const collectorKey = "/kbutler/collector";
const shimKey = "/kbutler/shim";

/** Whether a shown generation is above ours: both are the moment a collector started, as text. */
function isNewer(shown: string | undefined, ours: unknown): boolean {
  const number = /^[0-9]{1,20}$/;
  if (shown === undefined || typeof ours !== "string" || !number.test(shown) || !number.test(ours)) return false;
  return BigInt(shown) > BigInt(ours);
}

/** What the shim says of itself, and its configuration: not ours to mean. */
function isOwn(key: NodeKey): boolean {
  return key === "/kbutler" || /^\/kbutler\/(shim|connection)(\/|$)/.test(key);
}

/** A node that is shown with nothing but its keys is a list entry on its way in or out: it says nothing yet. */
function same(path: Path, meant: Leaves | undefined, shown: Leaves | undefined): boolean {
  return sameLeaves(path, meant ?? {}, shown ?? {});
}
