import type { Path } from "../gnmi/path.ts";

/** The leaves of one container or list entry, in whatever scalars they came. */
export type Leaves = Readonly<Record<string, unknown>>;

/** One leaf that is shown otherwise than it is meant; undefined: not at all. */
export interface LeafDifference {
  readonly leaf: string;
  readonly meant: string | undefined;
  readonly shown: string | undefined;
}

/** Text of a leaf that is compared, UTF-16 units: the shim writes no more of it. */
const comparedLength = 4_096;

/** The leaves of a node that differ, in the order of their names as meant. Encodings write a number as text or as a number
 *  (RFC 7951, 6.1), so it is the text that counts; keys are told by the path, and a value may repeat them or not. */
export function leafDifferences(path: Path, meant: Leaves, shown: Leaves): readonly LeafDifference[] {
  const keys = path.at(-1)?.keys ?? {};
  const names = new Set([...Object.keys(meant), ...Object.keys(shown)]);
  const differences: LeafDifference[] = [];
  for (const leaf of names) {
    if (Object.hasOwn(keys, leaf)) continue;
    const wanted = leafText(meant[leaf]);
    const held = leafText(shown[leaf]);
    if (wanted !== held) differences.push({ leaf, meant: wanted, shown: held });
  }
  return differences;
}

/** Whether two values of a node say the same. */
export function sameLeaves(path: Path, meant: Leaves, shown: Leaves): boolean {
  if (meant === shown) return true;
  const keys = path.at(-1)?.keys ?? {};
  for (const leaf in meant) if (!(leaf in keys) && leafText(meant[leaf]) !== leafText(shown[leaf])) return false;
  for (const leaf in shown) if (!(leaf in keys) && !(leaf in meant)) return false;
  return true;
}

/** A leaf's value as text; undefined where there is none. */
export function leafText(value: unknown): string | undefined {
  return value === undefined || value === null ? undefined : String(value).slice(0, comparedLength);
}
