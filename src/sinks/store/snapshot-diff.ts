import { type RouteRecord, routeKey } from "../route-record.ts";
import type { RouteDifference } from "./history-reader.ts";

/** A chunk of a snapshot and the key of its last route. */
export interface ChunkRef {
  readonly chunk: number;
  readonly lastKey: string;
}

/** Chunks that one page may read of both sides together: a page may come out short, and go on later. */
const maxChunks = 128;

/** Differences in key order, at most `limit`; `nextKey`: where to go on, undefined at the end. */
export interface DiffPage {
  readonly differences: readonly RouteDifference[];
  readonly nextKey: string | undefined;
}

/** Compares two lists of chunks behind the key `start`. Where both come to the same chunk, it is left out unread. */
export async function diffChunks(
  before: readonly ChunkRef[],
  after: readonly ChunkRef[],
  start: string,
  limit: number,
  lines: (chunk: number) => Promise<readonly string[]>,
): Promise<DiffPage> {
  const left = new Side(before, start, lines);
  const right = new Side(after, start, lines);
  const differences: RouteDifference[] = [];
  let key = start;
  while (differences.length < limit && left.read + right.read < maxChunks) {
    if (
      left.betweenChunks &&
      right.betweenChunks &&
      left.nextChunk !== undefined &&
      left.nextChunk === right.nextChunk
    ) {
      key = left.skipChunk();
      right.skipChunk();
      continue;
    }
    const a = await left.peek();
    const b = await right.peek();
    if (a === undefined && b === undefined) return { differences, nextKey: undefined };
    if (b === undefined || (a !== undefined && a.key < b.key)) {
      if (a !== undefined) differences.push({ change: "removed", before: a.route });
      key = a?.key ?? key;
      left.take();
    } else if (a === undefined || b.key < a.key) {
      differences.push({ change: "added", after: b.route });
      key = b.key;
      right.take();
    } else {
      if (a.line !== b.line) differences.push({ change: "changed", before: a.route, after: b.route });
      key = a.key;
      left.take();
      right.take();
    }
  }
  return { differences, nextKey: key };
}

interface KeyedLine {
  readonly key: string;
  readonly line: string;
  readonly route: RouteRecord;
}

/** One snapshot, read forwards. */
class Side {
  readonly #chunks: readonly ChunkRef[];
  readonly #start: string;
  readonly #lines: (chunk: number) => Promise<readonly string[]>;
  #next = 0;
  #open: KeyedLine[] = [];
  #position = 0;
  constructor(chunks: readonly ChunkRef[], start: string, lines: (chunk: number) => Promise<readonly string[]>) {
    this.#chunks = chunks;
    this.#start = start;
    this.#lines = lines;
  }

  /** Chunks read so far. */
  read = 0;

  get betweenChunks(): boolean {
    return this.#position >= this.#open.length;
  }

  get nextChunk(): number | undefined {
    return this.#chunks[this.#next]?.chunk;
  }

  skipChunk(): string {
    return this.#chunks[this.#next++]?.lastKey ?? "";
  }

  async peek(): Promise<KeyedLine | undefined> {
    while (this.betweenChunks) {
      const ref = this.#chunks[this.#next++];
      if (ref === undefined) return undefined;
      this.read++;
      this.#position = 0;
      this.#open = (await this.#lines(ref.chunk)).map(keyed).filter(({ key }) => key > this.#start);
    }
    return this.#open[this.#position];
  }

  take(): void {
    this.#position++;
  }
}

function keyed(line: string): KeyedLine {
  const route: RouteRecord = JSON.parse(line);
  return { key: routeKey(route), line, route };
}
