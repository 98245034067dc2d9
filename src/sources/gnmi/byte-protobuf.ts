/** Tags of protobuf fields as their one byte: number << 3 | wire type. */
export const Tag = {
  responseUpdate: 0x0a,
  notificationTimestamp: 0x08,
  notificationPrefix: 0x12,
  notificationUpdate: 0x22,
  notificationDelete: 0x2a,
  updatePath: 0x0a,
  updateValue: 0x1a,
  pathOrigin: 0x12,
  pathElement: 0x1a,
  pathTarget: 0x22,
  elementName: 0x0a,
  elementKey: 0x12,
  mapKey: 0x0a,
  mapValue: 0x12,
  stringValue: 0x0a,
  intValue: 0x10,
  uintValue: 0x18,
  boolValue: 0x20,
  leafListValue: 0x42,
  jsonValue: 0x52,
  jsonIetfValue: 0x5a,
  leafListElement: 0x0a,
} as const;

/** Reads lengths and varints from bytes: the value is returned, `next` is the position after it. */
export class VarintReader {
  next = 0;

  /** A length or number below 2^49; -1 if it is longer or does not end before `end`. */
  read(bytes: Uint8Array, at: number, end: number): number {
    let value = 0;
    let unit = 1;
    for (let digit = 0; digit < 7 && at < end; digit++) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * unit;
      if (byte < 0x80) {
        this.next = at;
        return value;
      }
      unit *= 128;
    }
    return -1;
  }

  /** The end of a field whose length stands at `at`, and `next` its first byte; -1 if it does not end within `end`. */
  fieldEnd(bytes: Uint8Array, at: number, end: number): number {
    const byte = bytes[at] ?? 0x80;
    if (byte < 0x80 && at < end) {
      this.next = at + 1;
      const fieldEnd = at + 1 + byte;
      return fieldEnd <= end ? fieldEnd : -1;
    }
    const length = this.read(bytes, at, end);
    if (length < 0) return -1;
    const fieldEnd = this.next + length;
    return fieldEnd <= end ? fieldEnd : -1;
  }
}

/** The position after a varint of any legal length; -1 if there is none. */
export function skipVarint(bytes: Uint8Array, at: number, end: number): number {
  for (let digit = 0; digit < 9 && at < end; digit++) if ((bytes[at++] ?? 0) < 0x80) return at;
  return -1;
}

/** Whether the range is plain ASCII, and so is valid UTF-8. */
export function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if ((bytes[at] ?? 0x80) >= 0x80) return false;
  return true;
}
