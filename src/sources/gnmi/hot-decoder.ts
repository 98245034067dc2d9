import type { FibDelete, FibWriter, RouteKey, RouteUpdate } from "../../model/target.ts";
import { skipVarint, Tag, VarintReader } from "./byte-protobuf.ts";
import { TextPool } from "./byte-text.ts";
import { MessageBytes } from "./byte-word.ts";
import type { Decoded, NotificationDecoder } from "./decoder.ts";
import { copyLeaves, emptyRoute, sameRoute } from "./entry-run.ts";
import { Name, RouteBodyReader } from "./hot-route-body.ts";
import { Depth, RoutePathReader } from "./hot-route-path.ts";
import { ReferenceDecoder } from "./reference-decoder.ts";
import { UpdateMarks, UpdateShapes } from "./update-shape.ts";

/** Most entries of one message that are read without the reference decoder. */
const maxEntries = 4_096;

/** Reads messages about routes straight from their bytes: no object and no string for what has come before. An update that
 *  is like one before but for its prefix and numbers is recognised as a whole. A message is read whole before any of it is
 *  written; one that holds anything but updates and deletes of single routes, in the shapes SR Linux cuts them, goes to the
 *  reference decoder from its first byte, which so defines what it means. */
export class HotDecoder implements NotificationDecoder {
  readonly #reference: NotificationDecoder;
  readonly #message = new MessageBytes();
  readonly #varint = new VarintReader();
  readonly #path: RoutePathReader;
  readonly #body: RouteBodyReader;
  /** Updates of the message, used again for the next one. */
  readonly #updates: RouteUpdate[] = [];
  #count = 0;
  #deletes: FibDelete[] = [];
  #prefixDepth = 0;
  readonly #marks = new UpdateMarks();
  readonly #shapes = new UpdateShapes();
  /** What one update sets, apart from what others set of the same entry. */
  readonly #own = emptyRoute(emptyKey(), false);
  /** Messages read from their bytes. */
  hot = 0;
  /** Messages left to the reference decoder. */
  fallbacks = 0;
  /** Updates that were like one before. */
  recognised = 0;

  constructor(reference: NotificationDecoder = new ReferenceDecoder()) {
    this.#reference = reference;
    const texts = new TextPool();
    this.#path = new RoutePathReader(this.#message, texts, this.#marks);
    this.#body = new RouteBodyReader(this.#message, texts, this.#marks);
  }

  decode(message: Buffer, writer: FibWriter): Decoded {
    this.#count = 0;
    if (this.#deletes.length > 0) this.#deletes = [];
    this.#message.take(message);
    const read = this.#readResponse(message);
    if (!read) {
      this.fallbacks++;
      return this.#reference.decode(message, writer);
    }
    this.hot++;
    for (const what of this.#deletes) writer.delete(what);
    for (let index = 0; index < this.#count; index++) {
      const update = this.#updates[index];
      if (update !== undefined) writer.route(update);
    }
    return "update";
  }

  #readResponse(bytes: Buffer): boolean {
    if (bytes[0] !== Tag.responseUpdate) return false;
    const end = this.#varint.fieldEnd(bytes, 1, bytes.length);
    return end === bytes.length && this.#readNotification(bytes, this.#varint.next, end);
  }

  #readNotification(bytes: Buffer, start: number, end: number): boolean {
    this.#path.depth = Depth.root;
    this.#prefixDepth = 0;
    let at = start;
    let begun = false;
    let prefixed = false;
    while (at < end) {
      const tag = bytes[at++];
      if (tag === Tag.notificationTimestamp) {
        at = skipVarint(bytes, at, end);
        if (at < 0) return false;
        continue;
      }
      const fieldEnd = this.#varint.fieldEnd(bytes, at, end);
      if (fieldEnd < 0) return false;
      at = this.#varint.next;
      switch (tag) {
        case Tag.notificationUpdate:
          begun = true;
          if (!this.#readUpdate(bytes, at, fieldEnd)) return false;
          break;
        case Tag.notificationDelete:
          begun = true;
          if (!this.#readDelete(bytes, at, fieldEnd)) return false;
          break;
        case Tag.notificationPrefix:
          if (begun || prefixed || this.#path.read(bytes, at, fieldEnd) !== fieldEnd) return false;
          prefixed = true;
          this.#prefixDepth = this.#path.depth;
          break;
        default:
          return false;
      }
      at = fieldEnd;
    }
    return true;
  }

  #readUpdate(bytes: Buffer, start: number, end: number): boolean {
    // Where the Notification has a path of its own, the update's bytes alone do not say which entry it is about.
    const whole = this.#prefixDepth === Depth.root;
    const shape = whole ? this.#shapes.read(bytes, this.#message, start, end) : undefined;
    if (shape !== undefined) {
      const update = this.#begin(shape.key);
      if (update === undefined) return false;
      shape.writeTo(update);
      this.recognised++;
      return true;
    }
    this.#marks.clear();
    if (!this.#readAnew(bytes, start, end)) return false;
    const update = this.#begin(this.#own.key);
    if (update === undefined) return false;
    copyLeaves(this.#own, update);
    if (whole) this.#shapes.learn(bytes, start, end, this.#marks, this.#own);
    return true;
  }

  /** Reads an update of no known shape. */
  #readAnew(bytes: Buffer, start: number, end: number): boolean {
    if (bytes[start] !== Tag.updatePath) return false;
    const pathEnd = this.#varint.fieldEnd(bytes, start + 1, end);
    if (pathEnd < 0) return false;
    this.#path.depth = this.#prefixDepth;
    const below = this.#path.read(bytes, this.#varint.next, pathEnd);
    if (below < 0 || this.#path.depth !== Depth.route || bytes[pathEnd] !== Tag.updateValue) return false;
    if (this.#varint.fieldEnd(bytes, pathEnd + 1, end) !== end) return false;
    const value = this.#varint.next;
    const own = this.#own;
    own.has = 0;
    copyKey(this.#path.key, own.key);
    if (below === pathEnd) return this.#body.readObject(bytes, value, end, false, own);
    return this.#readBelow(bytes, below, pathEnd, value, end, own);
  }

  /** The next free update for a key, or the last one if it has the same; undefined: there are too many. */
  #begin(key: RouteKey): RouteUpdate | undefined {
    const last = this.#count > 0 ? this.#updates[this.#count - 1] : undefined;
    if (last !== undefined && sameRoute(last.key, key)) return last;
    if (this.#count >= maxEntries) return undefined;
    let update = this.#updates[this.#count];
    if (update === undefined) {
      update = emptyRoute(emptyKey(), false);
      this.#updates.push(update);
    }
    copyKey(key, update.key);
    update.has = 0;
    this.#count++;
    return update;
  }

  /** Reads an update of `fib-programming` or of a leaf. */
  #readBelow(bytes: Buffer, start: number, end: number, value: number, valueEnd: number, update: RouteUpdate): boolean {
    const after = this.#elementEnd(bytes, start, end);
    if (after < 0) return false;
    const leaf = this.#body.name(bytes, this.#nameStart, after, false);
    if (leaf === Name.refused) return false;
    if (leaf !== Name.programming) {
      return after === end && this.#body.readLeaf(bytes, value, valueEnd, leaf, update);
    }
    if (after === end) return this.#body.readObject(bytes, value, valueEnd, true, update);
    const leafEnd = this.#elementEnd(bytes, after, end);
    if (leafEnd !== end) return false;
    const inner = this.#body.name(bytes, this.#nameStart, leafEnd, true);
    return inner !== Name.refused && this.#body.readLeaf(bytes, value, valueEnd, inner, update);
  }

  #nameStart = 0;

  /** The end of a path element that has a name and no keys. Its name ends there too. */
  #elementEnd(bytes: Buffer, at: number, end: number): number {
    if (bytes[at] !== Tag.pathElement) return -1;
    const elementEnd = this.#varint.fieldEnd(bytes, at + 1, end);
    const start = this.#varint.next;
    if (elementEnd < 0 || bytes[start] !== Tag.elementName) return -1;
    const nameEnd = this.#varint.fieldEnd(bytes, start + 1, elementEnd);
    this.#nameStart = this.#varint.next;
    return nameEnd === elementEnd ? elementEnd : -1;
  }

  #readDelete(bytes: Buffer, start: number, end: number): boolean {
    this.#path.depth = this.#prefixDepth;
    // a delete needs a path of its own: where the prefix is the entry, it is what is below that counts
    if (this.#prefixDepth === Depth.route || this.#deletes.length >= maxEntries) return false;
    if (this.#path.read(bytes, start, end) !== end || this.#path.depth !== Depth.route) return false;
    const { networkInstance, prefix, routeType, routeOwner, id, originNetworkInstance } = this.#path.key;
    const { family } = prefix;
    const covered = { family, prefix: { ...prefix }, routeType, routeOwner, id, originNetworkInstance };
    this.#deletes.push({ networkInstance, list: "route", ...covered });
    return true;
  }
}

function emptyKey(): RouteKey {
  const prefix = { family: 4 as const, w0: 0, w1: 0, w2: 0, w3: 0, length: 0 };
  return { networkInstance: "", prefix, routeType: "", routeOwner: "", id: 0, originNetworkInstance: "" };
}

function copyKey(from: RouteKey, to: RouteKey): void {
  to.networkInstance = from.networkInstance;
  to.routeType = from.routeType;
  to.routeOwner = from.routeOwner;
  to.id = from.id;
  to.originNetworkInstance = from.originNetworkInstance;
  to.prefix.family = from.prefix.family;
  to.prefix.w0 = from.prefix.w0;
  to.prefix.w1 = from.prefix.w1;
  to.prefix.w2 = from.prefix.w2;
  to.prefix.w3 = from.prefix.w3;
  to.prefix.length = from.prefix.length;
}
