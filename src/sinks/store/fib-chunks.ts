import { createHash } from "node:crypto";
import type { FibView } from "../../model/fib.ts";
import { RouteReader, routeKey } from "../route-record.ts";
import { Slices, sortInSlices } from "./slices.ts";

/** Some hundreds of routes in key order: the unit that snapshots share. */
export interface FibChunk {
  /** SHA-256 of `lines`. */
  readonly digest: Buffer;
  readonly routes: number;
  readonly lastKey: string;
  /** One `RouteRecord` a line, as JSON, UTF-8. */
  readonly lines: Buffer;
}

interface Line {
  readonly key: string;
  readonly json: string;
}

/** A chunk ends at a key whose hash has these bits clear: after 256 routes on average. */
const boundaryMask = 0xff;
const maxChunkRoutes = 1_024;

/** A FIB as chunks. It is read in slices of a few milliseconds while it lives on, so routes that change meanwhile are
 *  seen either way, and each at most once. Undefined if `isCurrent` said no on the way. */
export async function fibChunks(fib: FibView, isCurrent: () => boolean): Promise<readonly FibChunk[] | undefined> {
  const reader = new RouteReader(fib);
  const lines: Line[] = [];
  const slices = new Slices(400);
  for (const route of fib.allRoutes()) {
    lines.push({ key: routeKey(route), json: JSON.stringify(reader.record(route)) });
    const pause = slices.done();
    if (pause === undefined) continue;
    await pause;
    if (!isCurrent()) return undefined;
  }
  const sorted = await sortInSlices(lines, (a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return cut(sorted);
}

async function cut(sorted: readonly Line[]): Promise<readonly FibChunk[]> {
  const chunks: FibChunk[] = [];
  const slices = new Slices(2_000);
  let open: Line[] = [];
  for (const [index, line] of sorted.entries()) {
    if (sorted[index + 1]?.key === line.key) continue; // moved while we read: the later sight of it counts
    open.push(line);
    if (open.length < maxChunkRoutes && (hash(line.key) & boundaryMask) !== 0) continue;
    chunks.push(chunk(open, line.key));
    const pause = slices.done(open.length);
    open = [];
    if (pause !== undefined) await pause;
  }
  const last = open.at(-1);
  if (last !== undefined) chunks.push(chunk(open, last.key));
  return chunks;
}

function chunk(lines: readonly Line[], lastKey: string): FibChunk {
  const bytes = Buffer.from(lines.map((line) => line.json).join("\n"), "utf8");
  return { digest: createHash("sha256").update(bytes).digest(), routes: lines.length, lastKey, lines: bytes };
}

/** FNV-1a, 32 bits, with its bits mixed once more: only the low ones are looked at. */
function hash(key: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < key.length; index++) {
    value = Math.imul(value ^ key.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 0;
}
