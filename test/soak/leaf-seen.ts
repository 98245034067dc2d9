import type { Path } from "../../src/gnmi/path.ts";
import type { Freshness } from "../../src/model/fib.ts";
import { type BgpNeighborTruth, type Entry, entryId, type Value } from "./leaf-truth.ts";
import { segments, type WireMessage } from "./leaf-wire.ts";
import type { PathFates } from "./rib-truth.ts";

/** An entry as messages told it so far, which may be in part. */
export interface SeenEntry {
  readonly list: Entry["list"];
  readonly path: Path;
  readonly leaves: Map<string, Value>;
  /** Something of it could not be read, and not all of it has come since. */
  malformed: boolean;
}

/** A route table as told. */
export type SeenEntries = Map<string, SeenEntry>;

/** Applies what a message means, in the plainest way: deletes by comparing paths, then updates by merging. */
export function applyTo(entries: SeenEntries, { deletes, updates, atomic }: WireMessage): void {
  for (const path of deletes) deleteFrom(entries, path);
  for (const { entry, leaves, whole, garbled } of updates) {
    const id = entryId(entry.path);
    const held = entries.get(id);
    const seen: SeenEntry = held && !atomic ? held : { ...entry, leaves: new Map(), malformed: false };
    entries.set(id, seen);
    if (whole) seen.malformed = false;
    for (const [leaf, value] of Object.entries(leaves)) {
      if (garbled !== leaf && garbled !== "*") seen.leaves.set(leaf, value);
    }
    if (garbled !== undefined) seen.malformed = true;
  }
}

function deleteFrom(entries: SeenEntries, path: Path): void {
  for (const [id, entry] of entries) {
    if (!path.every((element, at) => at >= entry.path.length || covers(element, entry.path[at]))) continue;
    if (path.length <= entry.path.length) {
      entries.delete(id);
      continue;
    }
    const below = path.slice(entry.path.length);
    for (const leaf of entry.leaves.keys()) {
      const parts = segments(leaf);
      if (below.length <= parts.length && below.every((element, at) => covers(element, parts[at]))) {
        entry.leaves.delete(leaf);
      }
    }
  }
}

/** An element covers another of its name, or any if it is `*`; a key left out or `*` covers every value. */
function covers(element: Path[number], other: Path[number] | undefined): boolean {
  if (other === undefined || (element.name !== "*" && element.name !== other.name)) return false;
  return Object.entries(element.keys).every(([key, value]) => value === "*" || other.keys[key] === value);
}

/** What a leaf told of the paths for a prefix, as the FIB stood then; without fates it refused to. */
export interface SeenRib {
  readonly fates: PathFates | undefined;
  readonly fibVersion: number;
  /** What its table held of the prefix. */
  readonly held: string;
}

/** One leaf as far as its stream has been delivered: what whoever listened well would know. */
export class LeafSeen {
  readonly name: string;
  readonly networkInstances: readonly string[];
  live: SeenEntries = new Map();
  freshness: Freshness = "connecting";
  /** When it became synced, by the collector's clock. */
  syncedMs = 0;
  bgpNeighbors: readonly BgpNeighborTruth[] = [];
  /** These are all the sessions there are. */
  toldBgp = false;
  /** Counts what changed of what is readable, and of the FIB alone. */
  version = 0;
  fibVersion = 0;
  /** What it told of its BGP RIB in this session, by `network instance|prefix`. */
  readonly rib = new Map<string, SeenRib>();
  #writing: SeenEntries | undefined;
  #everSynced = false;

  constructor(name: string, networkInstances: readonly string[]) {
    this.name = name;
    this.networkInstances = networkInstances;
  }

  opened(): void {
    this.version++;
    this.rib.clear();
    this.#writing = new Map();
    if (this.freshness === "connecting") this.freshness = "syncing";
    if (this.freshness === "synced") this.freshness = "stale";
  }

  synced(nowMs: number): void {
    if (this.#writing === undefined || this.#writing === this.live) return;
    this.version++;
    this.fibVersion++;
    this.live = this.#writing;
    this.#everSynced = true;
    this.freshness = "synced";
    this.syncedMs = nowMs;
  }

  lost(): void {
    this.version++;
    this.rib.clear();
    this.#writing = undefined;
    this.freshness = this.#everSynced ? "stale" : "connecting";
  }

  apply(message: WireMessage): void {
    if (this.#writing === this.live) {
      this.version++;
      this.fibVersion++;
    }
    if (this.#writing !== undefined) applyTo(this.#writing, message);
  }

  ribTold(place: string, told: Omit<SeenRib, "fibVersion">): void {
    this.version++;
    this.rib.set(place, { ...told, fibVersion: this.fibVersion });
  }
}
