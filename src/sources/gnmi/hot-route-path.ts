import type { RouteKey } from "../../model/target.ts";
import { isAscii, Tag, VarintReader } from "./byte-protobuf.ts";
import { ascii, holds, readDecimal, readIpv4Prefix, readIpv6Prefix, sameRange, type TextPool } from "./byte-text.ts";

/** How far into a route's path the elements read so far lead. */
export const Depth = { root: 0, networkInstance: 1, routeTable: 2, unicast: 3, route: 4 } as const;

const networkInstance = [ascii("network-instance"), ascii("srl_nokia-network-instance:network-instance")] as const;
const routeTable = ascii("route-table");
const ipv4Unicast = [ascii("ipv4-unicast"), ascii("srl_nokia-ip-route-tables:ipv4-unicast")] as const;
const ipv6Unicast = [ascii("ipv6-unicast"), ascii("srl_nokia-ip-route-tables:ipv6-unicast")] as const;
const route = ascii("route");
const nameKey = ascii("name");
const ipv4Prefix = ascii("ipv4-prefix");
const ipv6Prefix = ascii("ipv6-prefix");
const routeType = ascii("route-type");
const routeOwner = ascii("route-owner");
const id = ascii("id");
const originNetworkInstance = ascii("origin-network-instance");

const allRouteKeys = 1 | 2 | 4 | 8 | 16;

/** Reads `/network-instance[name]/route-table/ipv{4,6}-unicast/route[...]` from the bytes of a Path, into one key that it
 *  uses again for every path. Whatever is not exactly that is refused, never guessed. */
export class RoutePathReader {
  readonly #texts: TextPool;
  readonly #varint = new VarintReader();
  #family: 4 | 6 = 4;
  /** The bytes of the last path above its route, and what they mean. */
  #head = new Uint8Array();
  #headInstance = "";
  #headFamily: 4 | 6 = 4;
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

  constructor(texts: TextPool) {
    this.#texts = texts;
  }

  /** Reads elements from `at` on until the route's, or the end. Returns the position after the last one read, or -1.
   *  `target` and `origin` fields are passed over. */
  read(bytes: Buffer, at: number, end: number): number {
    const begin = at;
    const fromRoot = this.depth === Depth.root;
    if (fromRoot) at = this.#skipHead(bytes, at, end);
    while (at < end && this.depth < Depth.route) {
      const tag = bytes[at];
      const fieldEnd = this.#varint.fieldEnd(bytes, at + 1, end);
      if (fieldEnd < 0) return -1;
      const start = this.#varint.next;
      if (tag === Tag.pathElement) {
        if (!this.#readElement(bytes, start, fieldEnd)) return -1;
      } else if ((tag !== Tag.pathTarget && tag !== Tag.pathOrigin) || !isAscii(bytes, start, fieldEnd)) return -1;
      at = fieldEnd;
      if (fromRoot && this.depth === Depth.unicast) this.#keepHead(bytes, begin, at);
    }
    return at;
  }

  /** Passes over the elements above the route if they are those of the last path. */
  #skipHead(bytes: Buffer, at: number, end: number): number {
    const { length } = this.#head;
    if (length === 0 || at + length > end || !sameRange(bytes, at, this.#head, 0, length)) return at;
    this.key.networkInstance = this.#headInstance;
    this.#family = this.#headFamily;
    this.depth = Depth.unicast;
    return at + length;
  }

  #keepHead(bytes: Buffer, start: number, end: number): void {
    this.#head = new Uint8Array(bytes.subarray(start, end));
    this.#headInstance = this.key.networkInstance;
    this.#headFamily = this.#family;
  }

  #readElement(bytes: Uint8Array, start: number, end: number): boolean {
    if (bytes[start] !== Tag.elementName) return false;
    const nameEnd = this.#varint.fieldEnd(bytes, start + 1, end);
    if (nameEnd < 0) return false;
    const name = this.#varint.next;
    const length = nameEnd - name;
    switch (this.depth) {
      case Depth.root:
        if (!isOneOf(bytes, name, length, networkInstance) || !this.#readName(bytes, nameEnd, end)) return false;
        break;
      case Depth.routeTable - 1:
        if (!is(bytes, name, length, routeTable) || nameEnd !== end) return false;
        break;
      case Depth.unicast - 1:
        if (nameEnd !== end) return false;
        if (isOneOf(bytes, name, length, ipv4Unicast)) this.#family = 4;
        else if (isOneOf(bytes, name, length, ipv6Unicast)) this.#family = 6;
        else return false;
        break;
      default:
        if (!is(bytes, name, length, route) || !this.#readRouteKeys(bytes, nameEnd, end)) return false;
    }
    this.depth++;
    return true;
  }

  #readName(bytes: Uint8Array, at: number, end: number): boolean {
    if (this.#readPair(bytes, at, end) !== end || !this.#keyIs(bytes, nameKey)) return false;
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
        if (!this.#keyIs(bytes, id)) return 0;
        const number = readDecimal(bytes, this.#valueStart, this.#valueEnd);
        if (number < 0 || number > 0xffff_ffff || this.#valueEnd - this.#valueStart > 10) return 0;
        key.id = number;
        return 1;
      }
      case routeType.length: {
        const text = this.#keyIs(bytes, routeType) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.routeType = text;
        return 2;
      }
      case routeOwner.length: {
        if (this.#keyIs(bytes, this.#family === 4 ? ipv4Prefix : ipv6Prefix)) return this.#readPrefix(bytes) ? 4 : 0;
        const text = this.#keyIs(bytes, routeOwner) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.routeOwner = text;
        return 8;
      }
      case originNetworkInstance.length: {
        const text = this.#keyIs(bytes, originNetworkInstance) ? this.#text(bytes) : undefined;
        if (text === undefined) return 0;
        key.originNetworkInstance = text;
        return 16;
      }
      default:
        return 0;
    }
  }

  #readPrefix(bytes: Uint8Array): boolean {
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

  #keyIs(bytes: Uint8Array, word: Uint8Array): boolean {
    return this.#keyEnd - this.#keyStart === word.length && holds(bytes, this.#keyStart, word);
  }

  #text(bytes: Uint8Array): string | undefined {
    return this.#texts.text(bytes, this.#valueStart, this.#valueEnd);
  }
}

function is(bytes: Uint8Array, at: number, length: number, word: Uint8Array): boolean {
  return length === word.length && holds(bytes, at, word);
}

function isOneOf(bytes: Uint8Array, at: number, length: number, words: readonly [Uint8Array, Uint8Array]): boolean {
  return is(bytes, at, length, words[0]) || is(bytes, at, length, words[1]);
}
