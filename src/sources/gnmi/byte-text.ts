import type { PrefixWords } from "../../model/address.ts";
import { asterisk, colon, del, dot, nine, slash, space, zero } from "./ascii.ts";
import { maxTextLength } from "./decoder.ts";

/** The bytes of an ASCII word, to compare with. */
export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Whether `word` stands at `at`. */
export function holds(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
  return true;
}

const maxTexts = 4_096;
const slots = 4 * maxTexts;

interface Pooled {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/** Texts that come again and again, found by their bytes: the names of network instances, owners and types are made into
 *  a string once. It only grows, up to a bound; what comes beyond is made anew each time. */
export class TextPool {
  readonly #slots = new Array<Pooled | undefined>(slots);
  #size = 0;

  /** The text of a range. Undefined if it is longer than we believe, not plain ASCII, has a module to strip, or is the
   *  wildcard: then the obvious way of reading must decide. */
  text(bytes: Uint8Array, start: number, end: number): string | undefined {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (byte < space || byte >= del || byte === colon) return undefined;
      hash = Math.imul(hash ^ byte, 0x01000193);
    }
    const length = end - start;
    if (length > maxTextLength || (length === 1 && bytes[start] === asterisk)) return undefined;
    for (let slot = (hash ^ (hash >>> 15)) & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const pooled = this.#slots[slot];
      if (pooled === undefined) return this.#add(slot, bytes, start, end);
      if (pooled.bytes.length === length && holds(bytes, start, pooled.bytes)) return pooled.text;
    }
  }

  #add(slot: number, bytes: Uint8Array, start: number, end: number): string {
    const copy = new Uint8Array(bytes.subarray(start, end)); // not slice: of a Buffer that is a view
    const text = String.fromCharCode(...copy);
    if (this.#size < maxTexts) {
      this.#size++;
      this.#slots[slot] = { bytes: copy, text };
    }
    return text;
  }
}

/** A decimal number below 10^15, or -1 if it is none or longer. */
export function readDecimal(bytes: Uint8Array, start: number, end: number): number {
  if (end <= start || end - start > 15) return -1;
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] ?? 0) - zero;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Reads an IPv4 prefix, clears its host bits and writes it into `prefix`. False if it is none. */
export function readIpv4Prefix(bytes: Uint8Array, start: number, end: number, prefix: PrefixWords): boolean {
  let at = start;
  let word = 0;
  for (let octet = 0; octet < 4; octet++) {
    let value = 0;
    const first = at;
    for (; at < end; at++) {
      const digit = (bytes[at] ?? 0) - zero;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = at - first;
    if (digits === 0 || digits > 3 || value > 255 || (digits > 1 && bytes[first] === zero)) return false;
    word = word * 256 + value;
    if (bytes[at++] !== (octet < 3 ? dot : slash)) return false;
  }
  const length = readLength(bytes, at, end, 32);
  if (length < 0) return false;
  prefix.family = 4;
  prefix.w0 = masked(word, length);
  prefix.w1 = 0;
  prefix.w2 = 0;
  prefix.w3 = 0;
  prefix.length = length;
  return true;
}

const groups = new Uint16Array(8);

/** Reads an IPv6 prefix, clears its host bits and writes it into `prefix`. False if it is none, or ends in an IPv4
 *  address: that spelling is left to the obvious way. */
export function readIpv6Prefix(bytes: Uint8Array, start: number, end: number, prefix: PrefixWords): boolean {
  let at = start;
  let count = 0;
  let gap = -1; // the group before which zeros were left out
  groups.fill(0);
  if (bytes[at] === colon) {
    if (bytes[at + 1] !== colon) return false;
    gap = 0;
    at += 2;
  }
  while (bytes[at] !== slash) {
    let value = 0;
    let digits = 0;
    for (; at < end; at++) {
      const digit = hexDigit(bytes[at] ?? 0);
      if (digit < 0) break;
      value = value * 16 + digit;
      if (++digits > 4) return false;
    }
    if (digits === 0 || count === 8) return false;
    groups[count++] = value;
    if (bytes[at] === slash) break;
    if (bytes[at] !== colon) return false;
    at++;
    if (bytes[at] === colon) {
      if (gap >= 0) return false;
      gap = count;
      at++;
    } else if (bytes[at] === slash) return false;
  }
  if (at - start > 45 || (gap < 0 ? count !== 8 : count === 8)) return false;
  const length = readLength(bytes, at + 1, end, 128);
  if (length < 0) return false;
  if (gap >= 0) {
    groups.copyWithin(8 - (count - gap), gap, count);
    groups.fill(0, gap, 8 - (count - gap));
  }
  prefix.family = 6;
  prefix.w0 = masked(groupPair(0), length);
  prefix.w1 = masked(groupPair(2), length - 32);
  prefix.w2 = masked(groupPair(4), length - 64);
  prefix.w3 = masked(groupPair(6), length - 96);
  prefix.length = length;
  return true;
}

function groupPair(index: number): number {
  return (groups[index] ?? 0) * 0x10000 + (groups[index + 1] ?? 0);
}

function readLength(bytes: Uint8Array, start: number, end: number, most: number): number {
  if (end - start > 1 && bytes[start] === zero) return -1;
  const length = readDecimal(bytes, start, end);
  return length <= most ? length : -1;
}

function hexDigit(byte: number): number {
  if (byte >= zero && byte <= nine) return byte - zero;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function masked(word: number, bits: number): number {
  if (bits >= 32) return word;
  return bits <= 0 ? 0 : (word & (-1 << (32 - bits))) >>> 0;
}
