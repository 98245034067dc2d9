declare const addressBrand: unique symbol;
declare const prefixBrand: unique symbol;

/** An IPv4 or IPv6 address in canonical text (RFC 5952; IPv4-mapped IPv6 becomes IPv4). A link-local address keeps its
 *  zone, as in `fe80::1%ethernet-1/1.0`. */
export type IpAddress = string & { readonly [addressBrand]: true };

/** A prefix in canonical text, host bits cleared: `192.0.2.0/24`, `2001:db8::/32`. */
export type IpPrefix = string & { readonly [prefixBrand]: true };

/** The version of IP. */
export type Family = 4 | 6;

/** An address as four 32-bit words, most significant first; IPv4 uses `w0` alone and leaves the others 0. */
export interface AddressWords {
  family: Family;
  w0: number;
  w1: number;
  w2: number;
  w3: number;
}

/** A prefix as words and a length in bits. */
export interface PrefixWords extends AddressWords {
  length: number;
}

/** Bits of an address of this family. */
export function addressBits(family: Family): 32 | 128 {
  return family === 4 ? 32 : 128;
}

/** The family of a canonical address or prefix. */
export function familyOf(text: IpAddress | IpPrefix): Family {
  return text.includes(":") ? 6 : 4;
}

/** Reads an address in any accepted spelling. Undefined if it is none; leading zeros in IPv4 are refused (RFC 6943, 3.1.1). */
export function parseAddress(text: string): IpAddress | undefined {
  const percent = text.indexOf("%");
  const words = parseWords(percent < 0 ? text : text.slice(0, percent));
  if (words === undefined) return undefined;
  if (percent >= 0 && (words.family === 4 || percent === text.length - 1)) return undefined;
  const canonical = formatAddress(words);
  return (percent < 0 ? canonical : `${canonical}${text.slice(percent)}`) as IpAddress;
}

/** Reads a prefix in any accepted spelling and clears its host bits. Undefined if it is none. */
export function parsePrefix(text: string): IpPrefix | undefined {
  const words = parsePrefixWords(text);
  return words && formatPrefix(words);
}

/** Reads a prefix as words, host bits cleared; for indexes that hold prefixes as integers. */
export function parsePrefixWords(text: string): PrefixWords | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return undefined;
  const lengthText = text.slice(slash + 1);
  if (!/^(0|[1-9][0-9]{0,2})$/.test(lengthText)) return undefined;
  const words = parseWords(text.slice(0, slash), false);
  if (words === undefined) return undefined;
  const length = Number(lengthText);
  if (length > addressBits(words.family)) return undefined;
  return maskWords(words, length);
}

/** The host prefix of an address (/32 or /128); a zone is dropped. */
export function hostPrefix(address: IpAddress): IpPrefix {
  const percent = address.indexOf("%");
  const bare = percent < 0 ? address : address.slice(0, percent);
  return `${bare}/${addressBits(familyOf(address))}` as IpPrefix;
}

/** The prefix of `length` bits that holds the address. Throws if the length does not fit the family. */
export function maskAddress(address: IpAddress, length: number): IpPrefix {
  const words = addressWords(address);
  if (length < 0 || length > addressBits(words.family)) throw new RangeError(`prefix length ${length} for ${address}`);
  return formatPrefix(maskWords(words, length));
}

/** The words of a canonical address; the zone is left out. */
export function addressWords(address: IpAddress): AddressWords {
  const percent = address.indexOf("%");
  const words = parseWords(percent < 0 ? address : address.slice(0, percent));
  if (words === undefined) throw new Error(`not an address: ${address}`);
  return words;
}

/** The words of a canonical prefix. */
export function prefixWords(prefix: IpPrefix): PrefixWords {
  const words = parsePrefixWords(prefix);
  if (words === undefined) throw new Error(`not a prefix: ${prefix}`);
  return words;
}

/** The address a prefix begins with, without its length. */
export function prefixAddress(prefix: IpPrefix): IpAddress {
  return prefix.slice(0, prefix.indexOf("/")) as IpAddress;
}

/** The length of a canonical prefix in bits. */
export function prefixLength(prefix: IpPrefix): number {
  return Number(prefix.slice(prefix.indexOf("/") + 1));
}

/** Whether the address lies in the prefix. */
export function prefixContains(prefix: IpPrefix, address: IpAddress): boolean {
  const outer = prefixWords(prefix);
  const inner = addressWords(address);
  if (outer.family !== inner.family) return false;
  const masked = maskWords(inner, outer.length);
  return masked.w0 === outer.w0 && masked.w1 === outer.w1 && masked.w2 === outer.w2 && masked.w3 === outer.w3;
}

/** How many leading bits two addresses share; 0 across families. */
export function commonBits(a: IpAddress, b: IpAddress): number {
  const left = addressWords(a);
  const right = addressWords(b);
  if (left.family !== right.family) return 0;
  const difference = [left.w0 ^ right.w0, left.w1 ^ right.w1, left.w2 ^ right.w2, left.w3 ^ right.w3];
  let bits = 0;
  for (const word of difference) {
    const same = Math.clz32(word);
    bits += same;
    if (same < 32) break;
  }
  return Math.min(bits, addressBits(left.family));
}

/** Whether the address is an IPv6 link-local one (fe80::/10). */
export function isLinkLocal(address: IpAddress): boolean {
  const words = addressWords(address);
  return words.family === 6 && words.w0 >>> 22 === 0x3fa;
}

/** Orders addresses: IPv4 before IPv6, then by value. */
export function compareAddresses(a: IpAddress, b: IpAddress): number {
  const left = addressWords(a);
  const right = addressWords(b);
  return (
    left.family - right.family ||
    left.w0 - right.w0 ||
    left.w1 - right.w1 ||
    left.w2 - right.w2 ||
    left.w3 - right.w3 ||
    (a < b ? -1 : a > b ? 1 : 0)
  );
}

/** Orders prefixes: by address, the shorter first. */
export function comparePrefixes(a: IpPrefix, b: IpPrefix): number {
  return compareAddresses(prefixAddress(a), prefixAddress(b)) || prefixLength(a) - prefixLength(b);
}

/** Canonical text of an address in words (RFC 5952). */
export function formatAddress(words: AddressWords): IpAddress {
  if (words.family === 4) return formatIpv4(words.w0) as IpAddress;
  return formatIpv6(words) as IpAddress;
}

/** Canonical text of a prefix in words. */
export function formatPrefix(words: PrefixWords): IpPrefix {
  return `${formatAddress(words)}/${words.length}` as IpPrefix;
}

function maskWords(words: AddressWords, length: number): PrefixWords {
  return {
    family: words.family,
    w0: maskWord(words.w0, length),
    w1: maskWord(words.w1, length - 32),
    w2: maskWord(words.w2, length - 64),
    w3: maskWord(words.w3, length - 96),
    length,
  };
}

function maskWord(word: number, bits: number): number {
  if (bits >= 32) return word;
  if (bits <= 0) return 0;
  return (word & (-1 << (32 - bits))) >>> 0;
}

/** `mapped`: an IPv4-mapped IPv6 address is the IPv4 address it holds. Not so for prefixes, whose length counts 128 bits. */
function parseWords(text: string, mapped = true): AddressWords | undefined {
  if (!text.includes(":")) {
    const w0 = parseIpv4(text);
    return w0 === undefined ? undefined : { family: 4, w0, w1: 0, w2: 0, w3: 0 };
  }
  const words = parseIpv6(text);
  if (words === undefined) return undefined;
  if (mapped && words.w0 === 0 && words.w1 === 0 && words.w2 === 0xffff) {
    return { family: 4, w0: words.w3, w1: 0, w2: 0, w3: 0 };
  }
  return words;
}

function parseIpv4(text: string): number | undefined {
  let value = 0;
  let octets = 0;
  for (const part of text.split(".")) {
    if (!/^(0|[1-9][0-9]{0,2})$/.test(part)) return undefined;
    const octet = Number(part);
    if (octet > 255 || ++octets > 4) return undefined;
    value = value * 256 + octet;
  }
  return octets === 4 ? value : undefined;
}

function parseIpv6(text: string): AddressWords | undefined {
  if (text.length > 45) return undefined;
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? "", halves.length === 1);
  const tail = halves.length === 2 ? parseGroups(halves[1] ?? "", true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  const word = (index: number): number => (groups[index] ?? 0) * 0x10000 + (groups[index + 1] ?? 0);
  return { family: 6, w0: word(0), w1: word(2), w2: word(4), w3: word(6) };
}

function parseGroups(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (mayEndInIpv4 && index === parts.length - 1 && part.includes(".")) {
      const ipv4 = parseIpv4(part);
      if (ipv4 === undefined) return undefined;
      groups.push(Math.floor(ipv4 / 0x10000), ipv4 % 0x10000);
    } else {
      if (!/^[0-9a-fA-F]{1,4}$/.test(part)) return undefined;
      groups.push(Number.parseInt(part, 16));
    }
  }
  return groups.length <= 8 ? groups : undefined;
}

function formatIpv4(value: number): string {
  return `${value >>> 24}.${(value >>> 16) & 255}.${(value >>> 8) & 255}.${value & 255}`;
}

function formatIpv6(words: AddressWords): string {
  const groups = [words.w0, words.w1, words.w2, words.w3].flatMap((word) => [word >>> 16, word & 0xffff]);
  let longest = { start: -1, length: 1 }; // a single zero group is not shortened (RFC 5952, 4.2.2)
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length++;
    if (length > longest.length) longest = { start, length };
    start += length;
  }
  const hex = (part: number[]): string => part.map((group) => group.toString(16)).join(":");
  if (longest.start < 0) return hex(groups);
  return `${hex(groups.slice(0, longest.start))}::${hex(groups.slice(longest.start + longest.length))}`;
}
