import type { Uint64 } from "../../model/fib.ts";
import { Operation, RouteField, type RouteUpdate } from "../../model/target.ts";
import { closeBrace, closeBracket, colon, comma, del, openBrace, openBracket, quote, space } from "./ascii.ts";
import { integerEnd, isFalse, skipSpace, skipValue, stringEnd } from "./byte-json.ts";
import { isAscii, skipVarint, Tag, VarintReader } from "./byte-protobuf.ts";
import { readDecimal, type TextPool } from "./byte-text.ts";
import { type MessageBytes, word } from "./byte-word.ts";
import type { UpdateMarks } from "./update-shape.ts";

/** What a name below a route stands for: a bit of `RouteField`, the container, another leaf, or a spelling to refuse. */
export const Name = { programming: -1, other: 0, refused: -2 } as const;

const active = word("active");
const metric = word("metric");
const preference = word("preference");
const nextHopGroup = word("next-hop-group");
const fibProgramming = word("fib-programming");
const groupNetworkInstance = word("next-hop-group-network-instance");
const suppressed = word("suppressed");
const failedLocations = word("last-failed-locations");
const failedComplexes = word("last-failed-complexes");
const pendingOperation = word("pending-operation-type");
const failedOperation = word("last-failed-operation-type");
const successfulOperation = word("last-successful-operation-type");
const none = word("none");
const add = word("add");
const modify = word("modify");
const deleted = word("delete");
const trueWord = word("true");
const noLocations: readonly string[] = Object.freeze([]);

/** Reads the leaves of a route from bytes into an update: a JSON object as JSON_IETF has it, one JSON value or one PROTO
 *  scalar. Returns false for whatever it does not know exactly; the update is then of no use. */
export class RouteBodyReader {
  readonly #message: MessageBytes;
  readonly #texts: TextPool;
  readonly #varint = new VarintReader();
  readonly #marks: UpdateMarks;

  constructor(message: MessageBytes, texts: TextPool, marks: UpdateMarks) {
    this.#message = message;
    this.#texts = texts;
    this.#marks = marks;
  }

  /** What the name means, in the entry itself or in its `fib-programming`. */
  name(bytes: Uint8Array, at: number, end: number, inProgramming: boolean): number {
    const view = this.#message.view;
    const known = inProgramming ? programmingLeaf(view, at, end - at) : entryLeaf(view, at, end - at);
    if (known !== Name.other) return known;
    for (; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === colon || byte < space || byte >= del) return Name.refused; // a module to strip, or stranger things
    }
    return Name.other;
  }

  /** The TypedValue of an entry, or of its `fib-programming`: a JSON object. */
  readObject(bytes: Uint8Array, at: number, end: number, inProgramming: boolean, update: RouteUpdate): boolean {
    if (bytes[at] !== Tag.jsonIetfValue && bytes[at] !== Tag.jsonValue) return false;
    if (this.#varint.fieldEnd(bytes, at + 1, end) !== end) return false;
    const start = skipSpace(bytes, this.#varint.next);
    if (bytes[start] !== openBrace) return false;
    const after = this.#readMembers(bytes, start + 1, inProgramming, update);
    return after > 0 && skipSpace(bytes, after) === end;
  }

  /** The TypedValue of one leaf. `leaf` as `name` gave it: `Name.other` is passed over. */
  readLeaf(bytes: Uint8Array, at: number, end: number, leaf: number, update: RouteUpdate): boolean {
    const tag = bytes[at];
    if (tag === Tag.jsonIetfValue || tag === Tag.jsonValue) {
      if (this.#varint.fieldEnd(bytes, at + 1, end) !== end) return false;
      const start = skipSpace(bytes, this.#varint.next);
      const after = leaf === Name.other ? this.#passOver(bytes, start) : this.#readJsonLeaf(bytes, start, leaf, update);
      return after > 0 && skipSpace(bytes, after) === end;
    }
    return leaf === Name.other ? this.#skipScalar(bytes, at, end) : this.#readScalar(bytes, at, end, leaf, update);
  }

  #readMembers(bytes: Uint8Array, start: number, inProgramming: boolean, update: RouteUpdate): number {
    let at = skipSpace(bytes, start);
    if (bytes[at] === closeBrace) return at + 1;
    let seen = 0;
    for (;;) {
      if (bytes[at] !== quote) return -1;
      const nameEnd = stringEnd(bytes, at + 1);
      if (nameEnd < 0) return -1;
      const leaf = this.name(bytes, at + 1, nameEnd, inProgramming);
      if (leaf === Name.refused) return -1;
      at = skipSpace(bytes, nameEnd + 1);
      if (bytes[at] !== colon) return -1;
      at = skipSpace(bytes, at + 1);
      if (leaf === Name.other) at = this.#passOver(bytes, at);
      else {
        const bit = leaf === Name.programming ? 1 << 30 : leaf;
        if ((seen & bit) !== 0) return -1; // a name twice: which one counts is not decided here
        seen |= bit;
        if (leaf !== Name.programming) at = this.#readJsonLeaf(bytes, at, leaf, update);
        else at = bytes[at] === openBrace ? this.#readMembers(bytes, at + 1, true, update) : -1;
      }
      if (at < 0) return -1;
      at = skipSpace(bytes, at);
      if (bytes[at] === closeBrace) return at + 1;
      if (bytes[at] !== comma) return -1;
      at = skipSpace(bytes, at + 1);
    }
  }

  /** Reads the JSON value of a leaf. Returns the position after it, or -1. */
  #readJsonLeaf(bytes: Uint8Array, at: number, leaf: number, update: RouteUpdate): number {
    switch (leaf) {
      case RouteField.active:
      case RouteField.suppressed: {
        const value = trueWord.standsAt(this.#message.view, at);
        if (!value && !isFalse(bytes, at)) return -1;
        setFlag(update, leaf, value);
        return value ? at + 4 : at + 5;
      }
      case RouteField.metric:
      case RouteField.preference: {
        const end = integerEnd(bytes, at);
        this.#marks.numbers.push({ leaf, start: at, end, quoted: false });
        return setNumber(update, leaf, readDecimal(bytes, at, end)) ? end : -1;
      }
      case RouteField.failedLocations: {
        const end = bytes[at] === openBracket ? skipSpace(bytes, at + 1) : at;
        if (bytes[end] !== closeBracket || end === at) return -1; // failed places are rare, and need strings
        update.failedLocations = noLocations;
        update.has |= leaf;
        return end + 1;
      }
      case RouteField.nextHopGroup:
        if (bytes[at] !== quote) {
          const end = integerEnd(bytes, at);
          this.#marks.numbers.push({ leaf, start: at, end, quoted: false });
          return setGroup(update, readDecimal(bytes, at, end)) ? end : -1;
        }
    }
    if (bytes[at] !== quote) return -1;
    const end = stringEnd(bytes, at + 1);
    return end >= 0 && this.#readText(bytes, at + 1, end, leaf, update) ? end + 1 : -1;
  }

  /** Reads the PROTO value of a leaf. */
  #readScalar(bytes: Uint8Array, at: number, end: number, leaf: number, update: RouteUpdate): boolean {
    switch (bytes[at]) {
      case Tag.boolValue: {
        const value = bytes[at + 1];
        if (at + 2 !== end || (value !== 0 && value !== 1)) return false;
        if (leaf !== RouteField.active && leaf !== RouteField.suppressed) return false;
        setFlag(update, leaf, value === 1);
        return true;
      }
      case Tag.uintValue:
      case Tag.intValue: {
        const value = this.#varint.read(bytes, at + 1, end);
        if (value < 0 || this.#varint.next !== end) return false;
        if (leaf === RouteField.nextHopGroup) return setGroup(update, value);
        return (leaf === RouteField.metric || leaf === RouteField.preference) && setNumber(update, leaf, value);
      }
      case Tag.stringValue: {
        if (this.#varint.fieldEnd(bytes, at + 1, end) !== end) return false;
        return this.#readText(bytes, this.#varint.next, end, leaf, update);
      }
      default:
        return false;
    }
  }

  #readText(bytes: Uint8Array, start: number, end: number, leaf: number, update: RouteUpdate): boolean {
    switch (leaf) {
      case RouteField.nextHopGroup:
        this.#marks.numbers.push({ leaf, start, end, quoted: true });
        return setGroup(update, readDecimal(bytes, start, end));
      case RouteField.nextHopGroupNetworkInstance: {
        const text = this.#texts.text(bytes, start, end);
        if (text === undefined) return false;
        update.nextHopGroupNetworkInstance = text;
        update.has |= leaf;
        return true;
      }
      case RouteField.pendingOperation:
      case RouteField.failedOperation:
      case RouteField.lastSuccessfulOperation: {
        const operation = this.#operation(start, end - start);
        if (operation === undefined) return false;
        if (leaf === RouteField.pendingOperation) update.pendingOperation = operation;
        else if (leaf === RouteField.failedOperation) update.failedOperation = operation;
        else update.lastSuccessfulOperation = operation;
        update.has |= leaf;
        return true;
      }
      default:
        return false;
    }
  }

  #operation(at: number, length: number): Operation | undefined {
    const view = this.#message.view;
    if (none.is(view, at, length)) return Operation.none;
    if (add.is(view, at, length)) return Operation.add;
    if (modify.is(view, at, length)) return Operation.modify;
    return deleted.is(view, at, length) ? Operation.delete : undefined;
  }

  /** Passes over one JSON value. */
  #passOver(bytes: Uint8Array, at: number): number {
    const end = skipValue(bytes, at);
    if (end > 0 && bytes[at] === quote) this.#marks.passedOver.push({ start: at + 1, end: end - 1 });
    return end;
  }

  /** Passes over one PROTO value, or a leaf-list of them. */
  #skipScalar(bytes: Uint8Array, at: number, end: number, inList = false): boolean {
    switch (bytes[at]) {
      case Tag.boolValue:
      case Tag.uintValue:
      case Tag.intValue:
        return skipVarint(bytes, at + 1, end) === end;
      case Tag.stringValue:
        if (this.#varint.fieldEnd(bytes, at + 1, end) !== end) return false;
        this.#marks.passedOver.push({ start: this.#varint.next, end });
        return isAscii(bytes, this.#varint.next, end);
      case Tag.leafListValue: {
        if (inList || this.#varint.fieldEnd(bytes, at + 1, end) !== end) return false;
        for (let element = this.#varint.next; element < end; ) {
          if (bytes[element] !== Tag.leafListElement) return false;
          const elementEnd = this.#varint.fieldEnd(bytes, element + 1, end);
          if (elementEnd < 0 || !this.#skipScalar(bytes, this.#varint.next, elementEnd, true)) return false;
          element = elementEnd;
        }
        return true;
      }
      default:
        return false;
    }
  }
}

function entryLeaf(view: DataView, at: number, length: number): number {
  switch (length) {
    case active.length:
      if (active.standsAt(view, at)) return RouteField.active;
      return metric.standsAt(view, at) ? RouteField.metric : Name.other;
    case preference.length:
      return preference.standsAt(view, at) ? RouteField.preference : Name.other;
    case nextHopGroup.length:
      return nextHopGroup.standsAt(view, at) ? RouteField.nextHopGroup : Name.other;
    case fibProgramming.length:
      return fibProgramming.standsAt(view, at) ? Name.programming : Name.other;
    case groupNetworkInstance.length:
      return groupNetworkInstance.standsAt(view, at) ? RouteField.nextHopGroupNetworkInstance : Name.other;
    default:
      return Name.other;
  }
}

function programmingLeaf(view: DataView, at: number, length: number): number {
  switch (length) {
    case suppressed.length:
      return suppressed.standsAt(view, at) ? RouteField.suppressed : Name.other;
    case pendingOperation.length:
      return pendingOperation.standsAt(view, at) ? RouteField.pendingOperation : Name.other;
    case failedLocations.length:
      if (failedLocations.standsAt(view, at) || failedComplexes.standsAt(view, at)) return RouteField.failedLocations;
      return Name.other;
    case failedOperation.length:
      return failedOperation.standsAt(view, at) ? RouteField.failedOperation : Name.other;
    case successfulOperation.length:
      return successfulOperation.standsAt(view, at) ? RouteField.lastSuccessfulOperation : Name.other;
    default:
      return Name.other;
  }
}

function setFlag(update: RouteUpdate, leaf: number, value: boolean): void {
  if (leaf === RouteField.active) update.active = value;
  else update.suppressed = value;
  update.has |= leaf;
}

function setNumber(update: RouteUpdate, leaf: number, value: number): boolean {
  if (value < 0 || value > 0xffff_ffff) return false;
  if (leaf === RouteField.metric) update.metric = value;
  else update.preference = value;
  update.has |= leaf;
  return true;
}

function setGroup(update: RouteUpdate, value: number): boolean {
  if (value < 0) return false;
  update.nextHopGroup = value satisfies Uint64;
  update.has |= RouteField.nextHopGroup;
  return true;
}
