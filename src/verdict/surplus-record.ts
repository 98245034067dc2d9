import type { SettlePolicy } from "./settle.ts";
import type { Surplus } from "./surplus.ts";
import type { UnexpectedNextHop } from "./verdict.ts";

const nothing: { readonly shown: readonly UnexpectedNextHop[]; readonly nextMs: undefined } = {
  shown: [],
  nextMs: undefined,
};

/** One next hop that is there although it should not be. */
interface Seen {
  readonly sinceMs: number;
  /** Until when it is not told; undefined: it is. */
  readonly untilMs: number | undefined;
  readonly told: Pick<UnexpectedNextHop, "reason" | "lastTransition" | "evidence"> | undefined;
}

/** Since when each next hop of one prefix is there although it should not be. One is shown when that has lasted for the
 *  hold-down, and when what it lingers for is over. */
export class SurplusRecord {
  readonly #seen = new Map<string, Seen>();
  #shown: readonly UnexpectedNextHop[] = nothing.shown;

  /** What is to be shown now (the same list while that is the same), and when that may change by time alone. */
  settle(
    seen: readonly Surplus[],
    { holdDownMs, disappearMs = holdDownMs, quietUntilMs, unheardSinceMs, evidence }: SettlePolicy,
    nowMs: number,
  ): { readonly shown: readonly UnexpectedNextHop[]; readonly nextMs: number | undefined } {
    if (seen.length === 0 && this.#seen.size === 0) return nothing;
    const gone = new Set(this.#seen.keys());
    const shown: UnexpectedNextHop[] = [];
    let nextMs: number | undefined;
    for (const { toleratedUntilMs = 0, ...hop } of seen) {
      const key = keyOf(hop);
      gone.delete(key);
      const before = this.#seen.get(key);
      const since = before?.sinceMs ?? nowMs;
      // What explains it may not have reached us.
      const unheard = unheardSinceMs !== undefined && since >= unheardSinceMs;
      const dueMs = unheard ? never : Math.max(since + disappearMs, toleratedUntilMs, quietUntilMs);
      const untilMs = dueMs <= nowMs ? undefined : dueMs;
      const known = before?.told?.reason === hop.reason ? before.told : undefined;
      const told =
        untilMs === undefined
          ? (known ?? { reason: hop.reason, lastTransition: nowMs, evidence: evidence?.(hop.node) })
          : undefined;
      this.#seen.set(key, { sinceMs: since, untilMs, told });
      if (told) shown.push({ ...hop, since, lastTransition: told.lastTransition, evidence: told.evidence });
      else if (untilMs !== undefined && untilMs < never) nextMs = Math.min(nextMs ?? never, untilMs);
    }
    for (const key of gone) this.#seen.delete(key);
    if (shown.length === 0) this.#shown = nothing.shown;
    else if (!sameHops(this.#shown, shown)) this.#shown = shown;
    return { shown: this.#shown, nextMs };
  }

  /** Until when a next hop is not told, as far as was known when it was last looked at; undefined where it was not seen, or
   *  is told. */
  heldUntil(hop: Pick<UnexpectedNextHop, "address" | "node">): number | undefined {
    return this.#seen.get(keyOf(hop))?.untilMs;
  }
}

const never = Number.POSITIVE_INFINITY;

function keyOf({ address, node }: Pick<UnexpectedNextHop, "address" | "node">): string {
  return `${address ?? ""}|${node ?? ""}`;
}

function sameHops(a: readonly UnexpectedNextHop[], b: readonly UnexpectedNextHop[]): boolean {
  return a.length === b.length && a.every((hop, index) => sameHop(hop, b[index]));
}

function sameHop(a: UnexpectedNextHop, b: UnexpectedNextHop | undefined): boolean {
  return (
    a.address === b?.address &&
    a.node === b?.node &&
    a.reason === b?.reason &&
    a.severity === b?.severity &&
    a.detail === b?.detail &&
    a.since === b?.since &&
    a.lastTransition === b?.lastTransition &&
    a.evidence === b?.evidence
  );
}
