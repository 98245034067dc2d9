import { RouteField, type RouteKey, type RouteUpdate } from "../../model/target.ts";
import { nine, zero } from "./ascii.ts";
import { readDecimal, readIpv4Prefix, readIpv6Prefix } from "./byte-text.ts";
import type { MessageBytes } from "./byte-word.ts";
import { copyLeaves } from "./entry-run.ts";

/** A number that differs from one route to the next. */
interface NumberMark {
  /** A bit of `RouteField`: metric, preference or next-hop group. */
  readonly leaf: number;
  readonly start: number;
  readonly end: number;
  /** In quotes it may begin with zeros. */
  readonly quoted: boolean;
}

/** A text nobody reads. */
interface TextMark {
  readonly start: number;
  readonly end: number;
}

/** Where in an update's bytes that stands which differs from one route to the next; noted while it is read. */
export class UpdateMarks {
  /** The value of the route's key `ipv4-prefix` or `ipv6-prefix`. */
  prefix: TextMark = { start: 0, end: 0 };
  readonly numbers: NumberMark[] = [];
  readonly passedOver: TextMark[] = [];

  clear(): void {
    this.prefix = { start: 0, end: 0 };
    this.numbers.length = 0;
    this.passedOver.length = 0;
  }
}

/** An update that was read once, as a pattern for all that differ from it only in the prefix, in numbers, and in the digits
 *  of texts nobody reads (times). Whatever matches has the same structure byte for byte, so that it means the same with
 *  these values in their places; nothing else has to be looked at. */
export class UpdateShape {
  /** Each four bytes with what may differ cleared, and the mask that clears it, in turn. */
  readonly #pattern: Int32Array;
  /** Where the last four bytes start; they overlap those before. */
  readonly #lastStart: number;
  readonly #prefixStart: number;
  readonly #prefixEnd: number;
  /** Where the prefix stands again, and has to be the same. */
  readonly #repeats: readonly number[];
  readonly #numbers: readonly NumberMark[];
  readonly #update: RouteUpdate;

  /** `marks` are positions in `bytes`, where the update stands from `start` to `end`. `update` holds what it set, and no more. */
  constructor(bytes: Uint8Array, start: number, end: number, marks: UpdateMarks, update: RouteUpdate) {
    const length = end - start;
    const mask = new Uint8Array(length).fill(0xff);
    const prefix = bytes.subarray(marks.prefix.start, marks.prefix.end);
    const repeats: number[] = [];
    for (const { start: first, end: last } of [marks.prefix, ...marks.numbers])
      mask.fill(0, first - start, last - start);
    for (const { start: first, end: last } of marks.passedOver) {
      if (last - first === prefix.length && prefix.every((byte, index) => bytes[first + index] === byte)) {
        repeats.push(first - start);
        mask.fill(0, first - start, last - start);
        continue;
      }
      for (let at = first; at < last; at++) if (isDigit(bytes[at])) mask[at - start] = 0xf0; // 0-9, and : to ?, plain all
    }
    this.#lastStart = length - 4;
    const masks = new DataView(mask.buffer);
    const view = new DataView(bytes.buffer, bytes.byteOffset + start, length);
    const quads = length >>> 2;
    this.#pattern = new Int32Array(2 * quads + 2);
    for (let quad = 0; quad <= quads; quad++) {
      const at = quad < quads ? quad * 4 : this.#lastStart;
      const bits = masks.getInt32(at, true);
      this.#pattern[2 * quad] = view.getInt32(at, true) & bits;
      this.#pattern[2 * quad + 1] = bits;
    }
    this.#prefixStart = marks.prefix.start - start;
    this.#prefixEnd = marks.prefix.end - start;
    this.#repeats = repeats;
    this.#numbers = marks.numbers.map((mark) => ({ ...mark, start: mark.start - start, end: mark.end - start }));
    const { key } = update;
    this.#update = { ...update, key: { ...key, prefix: { ...key.prefix } } };
  }

  /** The key of the update read last: its prefix is written anew with each. */
  get key(): RouteKey {
    return this.#update.key;
  }

  /** Whether the bytes at `at` are of this shape. If so, `key` is theirs and `writeTo` gives the rest. */
  read(bytes: Uint8Array, { whole, start }: MessageBytes, at: number): boolean {
    return this.#matches(whole, start + at) && this.#readPrefix(bytes, at) && this.#readNumbers(bytes, at);
  }

  /** Sets in `update` what the update read last set. */
  writeTo(update: RouteUpdate): void {
    copyLeaves(this.#update, update);
  }

  #matches(view: DataView, start: number): boolean {
    const pattern = this.#pattern;
    const last = pattern.length - 2;
    for (let index = 0, at = start; index < last; index += 2, at += 4) {
      if ((view.getInt32(at, true) & (pattern[index + 1] ?? 0)) !== pattern[index]) return false;
    }
    return (view.getInt32(start + this.#lastStart, true) & (pattern[last + 1] ?? 0)) === pattern[last];
  }

  #readPrefix(bytes: Uint8Array, at: number): boolean {
    const start = at + this.#prefixStart;
    const end = at + this.#prefixEnd;
    for (const repeat of this.#repeats) {
      for (let one = start, other = at + repeat; one < end; one++, other++)
        if (bytes[one] !== bytes[other]) return false;
    }
    const { prefix } = this.#update.key;
    return prefix.family === 4 ? readIpv4Prefix(bytes, start, end, prefix) : readIpv6Prefix(bytes, start, end, prefix);
  }

  #readNumbers(bytes: Uint8Array, at: number): boolean {
    for (const { leaf, start, end, quoted } of this.#numbers) {
      if (!quoted && end - start > 1 && bytes[at + start] === zero) return false;
      const value = readDecimal(bytes, at + start, at + end);
      if (value < 0) return false;
      if (leaf === RouteField.nextHopGroup) this.#update.nextHopGroup = value;
      else if (value > 0xffff_ffff) return false;
      else if (leaf === RouteField.metric) this.#update.metric = value;
      else this.#update.preference = value;
    }
    return true;
  }
}

const maxLength = 2_048;
const shortest = 16;
const perLength = 8;
const maxShapes = 1_024;
/** What learning a shape costs, in updates that were of a known one. */
const price = 16;

/** The shapes of the updates that came before, by their length. Bounded: in number, and in what is spent on learning where
 *  nothing comes twice. */
export class UpdateShapes {
  readonly #byLength = new Array<UpdateShape[] | undefined>(maxLength);
  #count = 0;
  #credit = maxShapes * price;

  /** The shape of the update from `start` to `end` in a message's bytes, which has then been read; undefined: none is known. */
  read(bytes: Uint8Array, message: MessageBytes, start: number, end: number): UpdateShape | undefined {
    const shapes = this.#byLength[end - start];
    if (shapes === undefined) return undefined;
    for (let index = 0; index < shapes.length; index++) {
      const shape = shapes[index];
      if (!shape?.read(bytes, message, start)) continue;
      if (this.#credit < maxShapes * price) this.#credit++;
      const first = shapes[0];
      if (index > 0 && first !== undefined) {
        shapes[0] = shape;
        shapes[index] = first;
      }
      return shape;
    }
    return undefined;
  }

  /** Keeps the shape of an update that was read otherwise. */
  learn(bytes: Uint8Array, start: number, end: number, marks: UpdateMarks, update: RouteUpdate): void {
    const length = end - start;
    if (length < shortest || length >= maxLength) return;
    this.#credit += 1 / price; // so that it never ends for good
    if (this.#credit < price) return;
    this.#credit -= price;
    if (this.#count >= maxShapes) {
      this.#byLength.fill(undefined);
      this.#count = 0;
    }
    this.#byLength[length] ??= [];
    const shapes = this.#byLength[length];
    const shape = new UpdateShape(bytes, start, end, marks, update);
    if (shapes.length < perLength) {
      shapes.push(shape);
      this.#count++;
    } else shapes[perLength - 1] = shape;
  }
}

function isDigit(byte = 0): boolean {
  return byte >= zero && byte <= nine;
}
