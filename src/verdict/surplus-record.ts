import type { SettlePolicy } from "./settle.ts";
import type { Surplus } from "./surplus.ts";
import type { UnexpectedNextHop } from "./verdict.ts";

const nothing: { readonly shown: readonly UnexpectedNextHop[]; readonly nextMs: undefined } = {
  shown: [],
  nextMs: undefined,
};

/** Since when each next hop of one prefix is there although it should not be. One is shown when that has lasted for the
 *  hold-down, and when what it lingers for is over. */
export class SurplusRecord {
  /** By next hop: since when, and until when it is not told; `untilMs` undefined: it is. */
  readonly #seen = new Map<string, { readonly sinceMs: number; readonly untilMs: number | undefined }>();
  #shown: readonly UnexpectedNextHop[] = nothing.shown;

  /** What is to be shown now (the same list while that is the same), and when that may change by time alone. */
  settle(
    seen: readonly Surplus[],
    { holdDownMs, disappearMs = holdDownMs, quietUntilMs, unheardSinceMs }: SettlePolicy,
    nowMs: number,
  ): { readonly shown: readonly UnexpectedNextHop[]; readonly nextMs: number | undefined } {
    if (seen.length === 0 && this.#seen.size === 0) return nothing;
    const gone = new Set(this.#seen.keys());
    const shown: UnexpectedNextHop[] = [];
    let nextMs: number | undefined;
    for (const { toleratedUntilMs = 0, ...hop } of seen) {
      const key = keyOf(hop);
      gone.delete(key);
      const since = this.#seen.get(key)?.sinceMs ?? nowMs;
      // What explains it may not have reached us.
      const unheard = unheardSinceMs !== undefined && since >= unheardSinceMs;
      const dueMs = unheard ? never : Math.max(since + disappearMs, toleratedUntilMs, quietUntilMs);
      const untilMs = dueMs <= nowMs ? undefined : dueMs;
      this.#seen.set(key, { sinceMs: since, untilMs });
      if (untilMs === undefined) shown.push({ ...hop, since });
      else if (untilMs < never) nextMs = Math.min(nextMs ?? never, untilMs);
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
    a.since === b?.since
  );
}
