import type { EndpointVerdict } from "./verdict.ts";

/** More changes than `transitions` within `windowMs` are flapping. */
export interface FlapPolicy {
  readonly transitions: number;
  readonly windowMs: number;
}

/** What is remembered of one endpoint to tell whether it flaps. Bounded: the last changes that may matter. */
export interface FlapMemory {
  /** When what was seen turned from good to bad or back, by our clock; ascending. */
  readonly changes: readonly number[];
  /** The last red state that was shown. */
  readonly lastDown: (Pick<EndpointVerdict, "reason" | "detail" | "severity"> & { readonly atMs: number }) | undefined;
}

/** The memory of an endpoint that is new. */
export const calm: FlapMemory = { changes: [], lastDown: undefined };

/** Takes in that what is seen turned. */
export function turned(memory: FlapMemory, nowMs: number, { transitions }: FlapPolicy): FlapMemory {
  return { ...memory, changes: [...memory.changes, nowMs].slice(-(transitions + 1)) };
}

/** When an endpoint that flaps is calm again, by our clock, if nothing else happens; undefined if it does not flap. */
export function flapsUntil({ changes }: FlapMemory, nowMs: number, policy: FlapPolicy): number | undefined {
  if (policy.transitions <= 0 || changes.length <= policy.transitions) return undefined;
  const untilMs = (changes[0] ?? 0) + policy.windowMs;
  return untilMs > nowMs ? untilMs : undefined;
}
