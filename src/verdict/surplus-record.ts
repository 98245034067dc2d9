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
  readonly #since = new Map<string, number>();
  #shown: readonly UnexpectedNextHop[] = nothing.shown;

  /** What is to be shown now (the same list while that is the same), and when that may change by time alone. */
  settle(
    seen: readonly Surplus[],
    { holdDownMs, disappearMs = holdDownMs, quietUntilMs, unheardSinceMs }: SettlePolicy,
    nowMs: number,
  ): { readonly shown: readonly UnexpectedNextHop[]; readonly nextMs: number | undefined } {
    if (seen.length === 0 && this.#since.size === 0) return nothing;
    const gone = new Set(this.#since.keys());
    const shown: UnexpectedNextHop[] = [];
    let nextMs: number | undefined;
    for (const { toleratedUntilMs = 0, ...hop } of seen) {
      const key = `${hop.address ?? ""}|${hop.node ?? ""}`;
      gone.delete(key);
      const since = this.#since.get(key) ?? nowMs;
      this.#since.set(key, since);
      if (unheardSinceMs !== undefined && since >= unheardSinceMs) continue; // what explains it may not have reached us
      const untilMs = Math.max(since + disappearMs, toleratedUntilMs, quietUntilMs);
      if (untilMs <= nowMs) shown.push({ ...hop, since });
      else nextMs = Math.min(nextMs ?? Number.POSITIVE_INFINITY, untilMs);
    }
    for (const key of gone) this.#since.delete(key);
    if (shown.length === 0) this.#shown = nothing.shown;
    else if (!sameHops(this.#shown, shown)) this.#shown = shown;
    return { shown: this.#shown, nextMs };
  }
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
