/** The cursor is not one that this question gave out. */
export class BadCursor extends Error {
  override readonly name = "BadCursor";
}

/** Writes the place where a page ended: opaque, and safe in a URL. */
export function encodeCursor(...place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place), "utf8").toString("base64url");
}

/** Reads a place of these types. Throws BadCursor for anything else. */
export function decodeCursor<const T extends readonly ("string" | "number")[]>(cursor: string, ...types: T): Place<T> {
  const place = parse(cursor);
  if (!isPlace(place, types)) throw new BadCursor("not a cursor of this list");
  return place;
}

/** The values behind a list of type names. */
export type Place<T extends readonly ("string" | "number")[]> = {
  -readonly [K in keyof T]: T[K] extends "string" ? string : number;
};

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined; // any text may come in; `decodeCursor` refuses it
  }
}

function isPlace<T extends readonly ("string" | "number")[]>(place: unknown, types: T): place is Place<T> {
  return (
    Array.isArray(place) && place.length === types.length && types.every((type, index) => typeof place[index] === type)
  );
}
