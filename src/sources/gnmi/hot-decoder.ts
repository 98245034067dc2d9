import type { FibDelete, FibWriter, RouteKey, RouteUpdate } from "../../model/target.ts";
import { skipVarint, Tag, VarintReader } from "./byte-protobuf.ts";
import { TextPool } from "./byte-text.ts";
import { MessageBytes, sameBytes } from "./byte-word.ts";
import type { Decoded, NotificationDecoder } from "./decoder.ts";
import { emptyRoute, sameRoute } from "./entry-run.ts";
import { Name, RouteBodyReader } from "./hot-route-body.ts";
import { Depth, RoutePathReader } from "./hot-route-path.ts";
import { ReferenceDecoder } from "./reference-decoder.ts";

/** Most entries of one message that are read without the reference decoder. */
const maxEntries = 4_096;

/** Reads messages about routes straight from their bytes: no object and no string for what has come before. A message is
 *  read whole before any of it is written; one that holds anything but updates and deletes of single routes, in the shapes
 *  SR Linux cuts them, goes to the reference decoder from its first byte, which so defines what it means. */
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
  /** Where the entry of the last update stands in the message: most updates are about the same entry, or none. */
  #entryStart = 0;
  #entryLength = 0;
  #prefixDepth = 0;
  /** Messages read from their bytes. */
  hot = 0;
  /** Messages left to the reference decoder. */
  fallbacks = 0;

  constructor(reference: NotificationDecoder = new ReferenceDecoder()) {
    this.#reference = reference;
    const texts = new TextPool();
    this.#path = new RoutePathReader(this.#message, texts);
    this.#body = new RouteBodyReader(this.#message, texts);
  }

  decode(message: Buffer, writer: FibWriter): Decoded {
    this.#count = 0;
    if (this.#deletes.length > 0) this.#deletes = [];
    this.#message.take(message);
    const read = this.#readResponse(message);
    this.#message.release();
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
    this.#entryLength = 0;
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
    if (bytes[start] !== Tag.updatePath) return false;
    const pathEnd = this.#varint.fieldEnd(bytes, start + 1, end);
    if (pathEnd < 0) return false;
    const below = this.#readEntry(bytes, this.#varint.next, pathEnd);
    if (below < 0 || bytes[pathEnd] !== Tag.updateValue) return false;
    const update = this.#updates[this.#count - 1];
    if (update === undefined || this.#varint.fieldEnd(bytes, pathEnd + 1, end) !== end) return false;
    const value = this.#varint.next;
    if (below === pathEnd) return this.#body.readObject(bytes, value, end, false, update);
    return this.#readBelow(bytes, below, pathEnd, value, end, update);
  }

  /** Finds the update of the entry a path names. Returns the position after the entry in the path, or -1. */
  #readEntry(bytes: Buffer, start: number, end: number): number {
    const known = this.#entryLength;
    if (known > 0 && end - start >= known && sameBytes(this.#message.view, start, this.#entryStart, known))
      return start + known;
    this.#path.depth = this.#prefixDepth;
    const after = this.#path.read(bytes, start, end);
    if (after < 0 || this.#path.depth !== Depth.route) return -1;
    this.#entryStart = start;
    this.#entryLength = after - start;
    return this.#begin() ? after : -1;
  }

  /** Takes the next free update for the key just read, or the last one if it has the same key. */
  #begin(): boolean {
    const { key } = this.#path;
    const last = this.#count > 0 ? this.#updates[this.#count - 1] : undefined;
    if (last !== undefined && sameRoute(last.key, key)) return true;
    if (this.#count >= maxEntries) return false;
    let update = this.#updates[this.#count];
    if (update === undefined) {
      update = emptyRoute({ ...key, prefix: { ...key.prefix } }, false);
      this.#updates.push(update);
    } else copyKey(key, update.key);
    update.has = 0;
    this.#count++;
    return true;
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
    this.#entryLength = 0;
    const { networkInstance, prefix, routeType, routeOwner, id, originNetworkInstance } = this.#path.key;
    const { family } = prefix;
    const covered = { family, prefix: { ...prefix }, routeType, routeOwner, id, originNetworkInstance };
    this.#deletes.push({ networkInstance, list: "route", ...covered });
    return true;
  }
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
