import type { RouteKey } from "../../model/target.ts";
import { isAscii, Tag, VarintReader } from "./byte-protobuf.ts";
import { readDecimal, readIpv4Prefix, readIpv6Prefix, type TextPool } from "./byte-text.ts";
import { type MessageBytes, type Word, word } from "./byte-word.ts";
import type { UpdateMarks } from "./update-shape.ts";

/** How far into a route's path the elements read so far lead. */
export const Depth = { root: 0, networkInstance: 1, routeTable: 2, unicast: 3, route: 4 } as const;

const networkInstance = [word("network-instance"), word("srl_nokia-network-instance:network-instance")] as const;
const routeTable = word("route-table");
const ipv4Unicast = [word("ipv4-unicast"), word("srl_nokia-ip-route-tables:ipv4-unicast")] as const;
const ipv6Unicast = [word("ipv6-unicast"), word("srl_nokia-ip-route-tables:ipv6-unicast")] as const;
const route = word("route");
const nameKey = word("name");
const ipv4Prefix = word("ipv4-prefix");
const ipv6Prefix = word("ipv6-prefix");
const routeType = word("route-type");
const routeOwner = word("route-owner");
const id = word("id");
const originNetworkInstance = word("origin-network-instance");

const allRouteKeys = 1 | 2 | 4 | 8 | 16;

/** Reads `/network-instance[name]/route-table/ipv{4,6}-unicast/route[...]` from the bytes of a Path, into one key that it
 *  uses again for every path. Whatever is not exactly that is refused, never guessed. */
export class RoutePathReader {
  readonly #message: MessageBytes;
  readonly #texts: TextPool;
  readonly #varint = new VarintReader();
  #family: 4 | 6 = 4;
  #keyStart = 0;
  #keyEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;
  /** The key, complete once `depth` is `Depth.route`. */
  readonly key: RouteKey = {
    networkInstance: "",
    prefix: { family: 4, w0: 0, w1: 0, w2: 0, w3: 0, length: 0 },
    routeType: "",
    routeOwner: "",
    id: 0,
    originNetworkInstance: "",
  };
  depth = 0;

  readonly #marks: UpdateMarks;

  constructor(message: MessageBytes, texts: TextPool, marks: UpdateMarks) {
    this.#message = message;
    this.#texts = texts;
    this.#marks = marks;
  }

  /** Reads elements from `at` on until the route's, or the end. Returns the position after the last one read, or -1.
   *  `target` and `origin` fields are passed over. */
  read(bytes: Buffer, at: number, end: number): number {
    while (at < end && this.depth < Depth.route) {
      const tag = bytes[at];
      const fieldEnd = this.#varint.fieldEnd(bytes, at + 1, end);
      if (fieldEnd < 0) return -1;
      const start = this.#varint.next;
      if (tag === Tag.pathElement) {
        if (!this.#readElement(bytes, start, fieldEnd)) return -1;
      } else if ((tag !== Tag.pathTarget && tag !== Tag.pathOrigin) || !isAscii(bytes, start, fieldEnd)) return -1;
      at = fieldEnd;
    }
    return at;
  }

  #readElement(bytes: Uint8Array, start: number, end: number): boolean {
    if (bytes[start] !== Tag.elementName) return false;
    const nameEnd = this.#varint.fieldEnd(bytes, start + 1, end);
    if (nameEnd < 0) return false;
    const name = this.#varint.next;
    const length = nameEnd - name;
    const view = this.#message.view;
    switch (this.depth) {
      case Depth.root:
        if (!isOneOf(view, name, length, networkInstance) || !this.#readName(bytes, nameEnd, end)) return false;
        break;
      case Depth.routeTable - 1:
        if (!routeTable.is(view, name, length) || nameEnd !== end) return false;
        break;
      case Depth.unicast - 1:
        if (nameEnd !== end) return false;
        if (isOneOf(view, name, length, ipv4Unicast)) this.#family = 4;
        else if (isOneOf(view, name, length, ipv6Unicast)) this.#family = 6;
        else return false;
        break;
      default:
        if (!route.is(view, name, length) || !this.#readRouteKeys(bytes, nameEnd, end)) return false;
    }
    this.depth++;
    return true;
  }

  #readName(bytes: Uint8Array, at: number, end: number): boolean {
    if (this.#readPair(bytes, at, end) !== end || !this.#keyIs(nameKey)) return false;
    const text = this.#text(bytes);
    if (text === undefined || text === "") return false;
    this.key.networkInstance = text;
    return true;
  }

  #readRouteKeys(bytes: Uint8Array, start: number, end: number): boolean {
    let seen = 0;
    for (let at = start; at < end; ) {
      at = this.#readPair(bytes, at, end);
      if (at < 0) return false;
      const bit = this.#readRouteKey(bytes);
      if (bit === 0 || (seen & bit) !== 0) return false;
      seen |= bit;
    }
    return seen === allRouteKeys;
  }

  /** Reads one key of the route. Returns a bit of its own for each key, 0 if it cannot. */
  #readRouteKey(bytes: Uint8Array): number {
    const { key } = this;
    switch (this.#keyEnd - this.#keyStart) {
      case id.length: {
        if (!this.#keyIs(id)) return 0;
        const number = readDecimal(bytes, this.#valueStart, this.#valueEnd);
        if (number < 0 || number > 0xffff_ffff || this.#valueEnd - this.#valueStart > 10) return 0;
        key.id = number;
        return 1;
      }
      case routeType.length: {
        const text = this.#keyIs(routeType) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.routeType = text;
        return 2;
      }
      case routeOwner.length: {
        if (this.#keyIs(this.#family === 4 ? ipv4Prefix : ipv6Prefix)) return this.#readPrefix(bytes) ? 4 : 0;
        const text = this.#keyIs(routeOwner) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.routeOwner = text;
        return 8;
      }
      case originNetworkInstance.length: {
        const text = this.#keyIs(originNetworkInstance) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.originNetworkInstance = text;
        return 16;
      }
      default:
        return 0;
    }
  }

  #readPrefix(bytes: Uint8Array): boolean {
    this.#marks.prefix = { start: this.#valueStart, end: this.#valueEnd };
    const read = this.#family === 4 ? readIpv4Prefix : readIpv6Prefix;
    return read(bytes, this.#valueStart, this.#valueEnd, this.key.prefix);
  }

  /** Reads one entry of the map of keys: its key first, then its value, as every serialiser writes it. */
  #readPair(bytes: Uint8Array, at: number, end: number): number {
    if (bytes[at] !== Tag.elementKey) return -1;
    const pairEnd = this.#varint.fieldEnd(bytes, at + 1, end);
    const start = this.#varint.next;
    if (pairEnd < 0 || bytes[start] !== Tag.mapKey) return -1;
    this.#keyEnd = this.#varint.fieldEnd(bytes, start + 1, pairEnd);
    this.#keyStart = this.#varint.next;
    if (this.#keyEnd < 0 || bytes[this.#keyEnd] !== Tag.mapValue) return -1;
    this.#valueEnd = this.#varint.fieldEnd(bytes, this.#keyEnd + 1, pairEnd);
    this.#valueStart = this.#varint.next;
    return this.#valueEnd === pairEnd ? pairEnd : -1;
  }

  #keyIs(name: Word): boolean {
    return name.is(this.#message.view, this.#keyStart, this.#keyEnd - this.#keyStart);
  }

  #text(bytes: Uint8Array): string | undefined {
    return this.#texts.text(bytes, this.#valueStart, this.#valueEnd);
  }
}

function isOneOf(view: DataView, at: number, length: number, [bare, prefixed]: readonly [Word, Word]): boolean {
  return bare.is(view, at, length) || prefixed.is(view, at, length);
}
