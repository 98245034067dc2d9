import type { Path } from "../../src/gnmi/path.ts";
import { applyTo, type SeenEntries } from "./leaf-seen.ts";
import { type Entries, type Entry, entryId, type LeafTruth, plain, tablePath, type Value } from "./leaf-truth.ts";
import {
  encodeMessage,
  leafPath,
  nonsense,
  type WireEncoding,
  type WireMessage,
  type WireStyle,
  type WireUpdate,
} from "./leaf-wire.ts";
import type { Rng } from "./random.ts";

/** What a leaf's session carries, in its order. `message` is what the bytes mean; undefined: nothing. */
export type StreamItem =
  | { readonly kind: "opened" }
  | { readonly kind: "bytes"; readonly bytes: Buffer; readonly message: WireMessage | undefined }
  | { readonly kind: "sync" }
  | { readonly kind: "lost" };

/** Hands an item to the network: it arrives in its order, no earlier than after `delayMs`. */
export type Send = (item: StreamItem, delayMs: number) => void;

/** The switch's side of a session: it knows what it has told, and tells the difference. */
export class LeafStream {
  readonly truth: LeafTruth;
  readonly #encoding: WireEncoding;
  readonly #send: Send;
  #sent: SeenEntries | undefined;

  constructor(truth: LeafTruth, encoding: WireEncoding, send: Send) {
    this.truth = truth;
    this.#encoding = encoding;
    this.#send = send;
  }

  /** A session is up, and what it was told so far is known. */
  get open(): boolean {
    return this.#sent !== undefined;
  }

  /** A new session: the whole table, then a sync, which may be late, missing or repeated unless it is
   *  to be calm. */
  begin(rng: Rng, nowMs: number, calm: boolean): void {
    this.#sent = new Map();
    this.#send({ kind: "opened" }, rng.below(200));
    this.tell(rng, nowMs);
    if (calm) this.sync(0);
    else {
      if (rng.chance(0.9)) this.sync(rng.chance(0.1) ? rng.between(500, 3_000) : rng.below(100));
      if (rng.chance(0.05)) this.sync(rng.below(50));
    }
  }

  /** A sync_response. */
  sync(delayMs: number): void {
    this.#send({ kind: "sync" }, delayMs);
  }

  /** The session is over on the switch's side. */
  end(): void {
    this.#sent = undefined;
  }

  /** Tells what is different from what was told: in any order, cut in any way. */
  tell(rng: Rng, nowMs: number): void {
    const sent = this.#sent;
    if (sent === undefined) return;
    const entries = this.truth.entries();
    if (sent.size > 0 && rng.chance(0.03)) this.#flush(rng, nowMs);
    const whole = rng.chance(0.3);
    const changes = [
      ...[...entries.values()].flatMap((entry) => this.#update(rng, entry, whole)),
      ...[...sent].filter(([id]) => !entries.has(id)).map(([, { path }]) => this.#remove(rng, path, entries)),
    ];
    const ordered = rng.chance(0.3) ? rng.shuffled(changes) : changes;
    for (let at = 0; at < ordered.length; ) {
      const size = rng.chance(0.5) ? 1 : rng.between(1, 4);
      const group: WireMessage[] = [];
      for (const message of ordered.slice(at, at + size)) {
        if (message.atomic && group.length > 0) break;
        group.push(message);
        if (message.atomic) break;
      }
      at += group.length;
      const updates = group.flatMap((message) => message.updates);
      const deletes = group.flatMap((message) => message.deletes);
      const [only] = updates;
      const alone = updates.length === 1 && deletes.length === 0 && !group.some(({ atomic }) => atomic);
      if (alone && only?.form === "leaves" && rng.chance(0.5)) {
        this.#halves(rng, nowMs, only);
        continue;
      }
      this.#out(rng, nowMs, { deletes, updates, atomic: group.some(({ atomic }) => atomic) });
    }
    // A delete with few keys may have taken more than was meant: what is missing is told again.
    if ([...entries].some(([id, entry]) => !sameLeaves(entry, sent.get(id)?.leaves))) this.tell(rng, nowMs);
  }

  /** Something of an entry comes as nonsense; the whole of it follows. */
  garble(rng: Rng, nowMs: number): void {
    const held = [...(this.#sent?.values() ?? [])].filter(({ leaves }) => {
      return leaves.has("type") || leaves.has("fib-programming/pending-operation-type");
    });
    if (held.length === 0) return;
    if (rng.chance(0.1)) {
      this.#send(
        { kind: "bytes", bytes: Buffer.from([0x0a, 0x05, rng.below(256), 0xff, 0x01]), message: undefined },
        0,
      );
    }
    const entry = this.truth.entries().get(entryId(rng.pick(held).path));
    if (entry === undefined) return;
    const leaf = rng.pick(Object.keys(entry.leaves).filter((name) => nonsense(name) !== undefined));
    const unreadable = this.#encoding !== "proto" && rng.chance(0.3);
    const update: WireUpdate = {
      entry,
      leaves: entry.leaves,
      whole: true,
      form: unreadable ? "entry" : "leaves",
      garbled: unreadable ? "*" : leaf,
    };
    this.#out(rng, nowMs, { deletes: [], updates: [update], atomic: false });
  }

  /** Takes out a part of the table with one delete; it is told anew right after. */
  #flush(rng: Rng, nowMs: number): void {
    const networkInstance = rng.pick(this.truth.networkInstances);
    const table = tablePath(networkInstance);
    const paths: readonly Path[] = [
      [],
      [{ name: "network-instance", keys: { name: "*" } }],
      table,
      [...table, plain("ipv4-unicast")],
      [...table, plain("ipv4-unicast"), plain("route")],
      [...table, plain("ipv6-unicast"), { name: "route", keys: { "route-type": "bgp" } }],
      [...table, plain("next-hop-group")],
      [...table, { name: "next-hop-group", keys: { index: "*" } }],
      [...table, plain("next-hop")],
      [...table, plain("*")],
    ];
    this.#out(rng, nowMs, { deletes: [rng.pick(paths)], updates: [], atomic: false });
  }

  #update(rng: Rng, entry: Entry, preferWhole: boolean): WireMessage[] {
    const held = this.#sent?.get(entryId(entry.path));
    if (sameLeaves(entry, held?.leaves) && held?.malformed !== true) return [];
    const atomic = rng.chance(0.1);
    const whole = atomic || held === undefined || held.malformed || preferWhole;
    const changed = Object.entries(entry.leaves).filter(([leaf, value]) => !sameValue(held?.leaves.get(leaf), value));
    const leaves = whole ? entry.leaves : Object.fromEntries(changed);
    const form = held?.malformed ? "entry" : rng.pick(["entry", "entry", "entry", "leaves", "tree"] as const);
    // A malformed entry is trusted again when what it stands on has come; one that lacks some of that has to begin anew.
    const whatStands = [
      "fib-programming/pending-operation-type",
      ...(entry.list === "group" ? ["next-hop[0]/next-hop"] : []),
    ];
    const lacks = entry.list !== "hop" && whatStands.some((leaf) => entry.leaves[leaf] === undefined);
    const anew = held?.malformed === true && lacks;
    const gone = atomic ? [] : anew ? [entry.path] : this.#goneLeaves(rng, entry, held?.leaves);
    const updates =
      Object.keys(leaves).length === 0
        ? []
        : [{ entry, leaves, whole, form: atomic ? "leaves" : form, garbled: undefined } as const];
    return [{ deletes: gone, updates, atomic }];
  }

  #goneLeaves(rng: Rng, entry: Entry, held: ReadonlyMap<string, Value> | undefined): Path[] {
    const gone = [...(held?.keys() ?? [])].filter((leaf) => entry.leaves[leaf] === undefined);
    const kept = Object.keys(entry.leaves);
    const containers = rng.chance(0.7);
    const paths = new Map<string, Path>();
    for (const leaf of gone) {
      const parts = leaf.split("/");
      // The member of a group goes as a whole; of other containers the topmost that is gone, or each leaf.
      const member = parts[0]?.includes("[") === true;
      let text = leaf;
      for (let length = 1; length < parts.length && (containers || member); length++) {
        const above = parts.slice(0, length).join("/");
        if (kept.some((other) => other.startsWith(`${above}/`))) continue;
        text = above;
        break;
      }
      paths.set(text, leafPath(entry, text));
    }
    return [...paths.values()];
  }

  /** The leaves of one entry in two messages; in between it is told in part. */
  #halves(rng: Rng, nowMs: number, update: WireUpdate): void {
    const leaves = rng.shuffled(Object.entries(update.leaves));
    const middle = rng.below(leaves.length + 1);
    for (const half of [leaves.slice(0, middle), leaves.slice(middle)]) {
      const part: WireUpdate = { ...update, leaves: Object.fromEntries(half), whole: false };
      if (half.length > 0) this.#out(rng, nowMs, { deletes: [], updates: [part], atomic: false });
    }
  }

  #remove(rng: Rng, path: Path, entries: Entries): WireMessage {
    const last = path.at(-1);
    if (last === undefined || !rng.chance(0.15)) return { deletes: [path], updates: [], atomic: false };
    const keys = Object.entries(last.keys);
    const fewer = Object.fromEntries(rng.some(keys, 0.7));
    const wild = Object.fromEntries(keys.map(([key, value]) => [key, rng.chance(0.2) ? "*" : value]));
    const wide = [...path.slice(0, -1), { name: last.name, keys: rng.chance(0.5) ? fewer : wild }];
    void entries;
    return { deletes: [wide], updates: [], atomic: false };
  }

  #out(rng: Rng, nowMs: number, message: WireMessage): void {
    if (this.#sent === undefined) return;
    applyTo(this.#sent, message);
    const style: WireStyle = {
      encoding: this.#encoding,
      modules: rng.chance(0.2),
      prefixLength: rng.chance(0.2) ? rng.between(1, 4) : 0,
      timestampMs: rng.chance(0.02) ? 0 : nowMs,
    };
    const bytes = encodeMessage(message, style);
    this.#send({ kind: "bytes", bytes, message }, rng.chance(0.1) ? rng.below(1_000) : rng.below(20));
    if (rng.chance(0.05)) this.#send({ kind: "bytes", bytes, message }, 0);
  }
}

function sameLeaves(entry: Entry, held: ReadonlyMap<string, Value> | undefined): boolean {
  const leaves = Object.entries(entry.leaves);
  return (
    held !== undefined &&
    held.size === leaves.length &&
    leaves.every(([leaf, value]) => sameValue(held.get(leaf), value))
  );
}

function sameValue(a: Value | undefined, b: Value): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join());
}
