import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  del,
  dot,
  minus,
  nine,
  openBrace,
  openBracket,
  plus,
  quote,
  space,
  zero,
} from "./ascii.ts";

const maxDepth = 32;

/** The position after white space. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  for (;;) {
    const byte = bytes[at] ?? del;
    if (byte > space) return at; // nearly always
    if (byte !== space && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at;
    at++;
  }
}

/** 1 for the bytes a string may hold as they are: ASCII but for controls, the quote and the backslash. */
const plain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= space && byte < 0x80 && byte !== quote && byte !== backslash ? 1 : 0,
);

/** The position of the quote that ends a string, whose first character stands at `at`; -1 if the string has an escape, or
 *  is not plain ASCII. */
export function stringEnd(bytes: Uint8Array, at: number): number {
  while (plain[bytes[at] ?? 0] === 1) at++;
  return bytes[at] === quote ? at : -1;
}

/** The position after a JSON value (RFC 8259); -1 if it is none, or has what `stringEnd` refuses. */
export function skipValue(bytes: Uint8Array, at: number, depth = 0): number {
  const first = bytes[at] ?? 0;
  if (first === quote) {
    const end = stringEnd(bytes, at + 1);
    return end < 0 ? -1 : end + 1;
  }
  // true, false and null, letter by letter.
  if (first === 0x74) return bytes[at + 1] === 0x72 && bytes[at + 2] === 0x75 && bytes[at + 3] === 0x65 ? at + 4 : -1;
  if (first === 0x66) return isFalse(bytes, at) ? at + 5 : -1;
  if (first === 0x6e) return bytes[at + 1] === 0x75 && bytes[at + 2] === 0x6c && bytes[at + 3] === 0x6c ? at + 4 : -1;
  if (first === openBrace) return depth < maxDepth ? skipObject(bytes, at + 1, depth + 1) : -1;
  if (first === openBracket) return depth < maxDepth ? skipArray(bytes, at + 1, depth + 1) : -1;
  return skipNumber(bytes, at);
}

/** Whether `false` stands at `at`. */
export function isFalse(bytes: Uint8Array, at: number): boolean {
  return (
    bytes[at] === 0x66 &&
    bytes[at + 1] === 0x61 &&
    bytes[at + 2] === 0x6c &&
    bytes[at + 3] === 0x73 &&
    bytes[at + 4] === 0x65
  );
}

/** The position after the digits of an unsigned JSON number; -1 if there are none. A fraction or exponent may follow. */
export function integerEnd(bytes: Uint8Array, at: number): number {
  const end = skipDigits(bytes, at);
  return end === at || (end > at + 1 && bytes[at] === zero) ? -1 : end;
}

function skipObject(bytes: Uint8Array, start: number, depth: number): number {
  let at = skipSpace(bytes, start);
  if (bytes[at] === closeBrace) return at + 1;
  for (;;) {
    if (bytes[at] !== quote) return -1;
    const end = stringEnd(bytes, at + 1);
    if (end < 0) return -1;
    at = skipSpace(bytes, end + 1);
    if (bytes[at] !== colon) return -1;
    at = skipValue(bytes, skipSpace(bytes, at + 1), depth);
    if (at < 0) return -1;
    at = skipSpace(bytes, at);
    if (bytes[at] === closeBrace) return at + 1;
    if (bytes[at] !== comma) return -1;
    at = skipSpace(bytes, at + 1);
  }
}

function skipArray(bytes: Uint8Array, start: number, depth: number): number {
  let at = skipSpace(bytes, start);
  if (bytes[at] === closeBracket) return at + 1;
  for (;;) {
    at = skipValue(bytes, at, depth);
    if (at < 0) return -1;
    at = skipSpace(bytes, at);
    if (bytes[at] === closeBracket) return at + 1;
    if (bytes[at] !== comma) return -1;
    at = skipSpace(bytes, at + 1);
  }
}

function skipNumber(bytes: Uint8Array, start: number): number {
  const integer = bytes[start] === minus ? start + 1 : start;
  let at = skipDigits(bytes, integer);
  if (at === integer || (at > integer + 1 && bytes[integer] === zero)) return -1;
  if (bytes[at] === dot) {
    const fraction = at + 1;
    at = skipDigits(bytes, fraction);
    if (at === fraction) return -1;
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    at++;
    if (bytes[at] === plus || bytes[at] === minus) at++;
    const exponent = at;
    at = skipDigits(bytes, exponent);
    if (at === exponent) return -1;
  }
  return at;
}

function skipDigits(bytes: Uint8Array, at: number): number {
  for (;;) {
    const byte = bytes[at] ?? 0;
    if (byte < zero || byte > nine) return at;
    at++;
  }
}
