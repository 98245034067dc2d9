import { type TObject, type TProperties, type TSchema, Type } from "typebox";
import type { Clock } from "../../model/clock.ts";
import type { NextHopCounts } from "../../verdict/verdict.ts";
import { limits } from "./api-options.ts";

/** An object of our JSON: named, closed, and described. Its name is its key under `#/components/schemas`. */
export function named<P extends TProperties>(title: string, description: string, properties: P): TObject<P> {
  return Type.Object(properties, { title, description, additionalProperties: false });
}

/** A value that may be null: known to be absent. */
export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()]);
}

/** A moment, RFC 3339 in UTC. */
export const Time = Type.String({ format: "date-time", description: "RFC 3339, UTC" });

/** A length of time in seconds. */
export const Seconds = Type.Number({ minimum: 0, description: "seconds" });

/** A count. */
export const Count = Type.Integer({ minimum: 0 });

/** Why, and more on it. */
export const why = {
  reason: nullable(Type.String()),
  detail: nullable(Type.String()),
};

/** Next hops by what became of them. */
export const counts = { expected: Count, present: Count, missing: Count, unknown: Count };

/** Query of a page. */
export const pageQuery = {
  limit: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: limits.pageMax,
      default: limits.pageDefault,
      description: "items of one page",
    }),
  ),
  cursor: Type.Optional(Type.String({ maxLength: limits.cursorLength, description: "nextCursor of the page before" })),
};

/** Query of a window of time. */
export const windowQuery = {
  from: Type.Optional(Type.String({ format: "date-time", description: "not before; an hour before `to` by default" })),
  to: Type.Optional(Type.String({ format: "date-time", description: "before; now by default" })),
};

/** A text that filters. */
export function filter(description: string) {
  return Type.Optional(Type.String({ maxLength: limits.queryLength, description }));
}

/** The query of an operation: unknown names are refused, for a mistyped filter would let everything through. */
export function query<P extends TProperties>(properties: P): TObject<P> {
  return Type.Object(properties, { additionalProperties: false });
}

/** Where the next page begins; null on the last. */
export const nextCursor = nullable(Type.String({ description: "null on the last page" }));

/** Milliseconds since the Unix epoch as RFC 3339. */
export function time(ms: number): string {
  return new Date(ms).toISOString();
}

/** The same, where there may be none. */
export function timeOrNull(ms: number | null | undefined): string | null {
  return ms === undefined || ms === null ? null : time(ms);
}

/** Seconds from one moment to a later one, to the millisecond; 0 where clocks disagree. */
export function secondsBetween(fromMs: number, toMs: number): number {
  return Math.max(0, Math.round(toMs - fromMs)) / 1_000;
}

/** The present of an answer: tells the times of day of moments on one clock, and their ages. */
export class Present {
  readonly nowMs: number;
  readonly #offsetMs: number;

  /** `offsetMs`: from that clock to the time of day. */
  constructor(nowMs: number, offsetMs: number) {
    this.nowMs = nowMs;
    this.#offsetMs = offsetMs;
  }

  static of(clock: Clock): Present {
    return new Present(clock.nowMs(), clock.offsetMs?.() ?? 0);
  }

  time(ms: number): string {
    return time(ms + this.#offsetMs);
  }

  timeOrNull(ms: number | null | undefined): string | null {
    return ms === undefined || ms === null ? null : this.time(ms);
  }

  age(fromMs: number): number {
    return secondsBetween(fromMs, this.nowMs);
  }

  ageOrNull(fromMs: number | undefined): number | null {
    return fromMs === undefined ? null : this.age(fromMs);
  }
}

/** Exactly the four counts, free of anything else an object may carry. */
export function countsOf({ expected, present, missing, unknown }: NextHopCounts) {
  return { expected, present, missing, unknown };
}
