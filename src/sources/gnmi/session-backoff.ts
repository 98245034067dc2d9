import { Backoff } from "../../backoff.ts";
import type { Random } from "../../model/clock.ts";
import type { Target } from "../../model/target.ts";

/** The waits between the sessions of a target: from between 1 and 2 s up to its longest. */
export function sessionBackoff({ retryMaxMs }: Target, random: Random): Backoff {
  return new Backoff({ minMs: Math.min(2_000, retryMaxMs), maxMs: retryMaxMs }, random);
}
