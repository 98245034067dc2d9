import type { ClusterExpectations, DirectExpectation, TargetExpectation } from "../expectation/expectation.ts";
import type { RibPaths } from "../model/rib.ts";
import type { Snapshot } from "../model/snapshot.ts";
import { type NodeSession, sessionOf } from "./session.ts";
import { indexOf } from "./target-index.ts";
import type { PrefixKey } from "./verdict.ts";

/** For how long a leaf's word on a path is taken: of what the FIB does not show, no change is told. Milliseconds. */
export const ribValidMs = 600_000;
/** After how long it is asked for again, so that a word that stands is not lost. */
const renewMs = ribValidMs / 2;

/** What one judgement looked at of a leaf's BGP. */
interface Look {
  readonly key: PrefixKey;
  session: boolean;
  /** The leaf should be asked. */
  wanted: boolean;
  /** When to judge again though nothing changes, by our clock. */
  untilMs: number | undefined;
}

/** What the leaves' BGP tells of paths that are not in the FIB: judgements look here, and it is kept which of them did, so
 *  that they are made anew when a session changes or a word grows old. */
export class BgpEvidence {
  readonly #bySession = new Map<string, Set<PrefixKey>>();
  readonly #wanting = new Set<PrefixKey>();
  #look: Look | undefined;

  /** Begins a judgement. */
  begin(key: PrefixKey): void {
    this.#look = { key, session: false, wanted: false, untilMs: undefined };
  }

  /** Ends it. `wanted` and `settled`: whether the leaf is to be asked, or no more; `untilMs`: when to judge again. */
  end(target: string): { readonly wanted: boolean; readonly settled: boolean; readonly untilMs: number | undefined } {
    const { key, session = false, wanted = false, untilMs } = this.#look ?? { key: "" };
    this.#look = undefined;
    if (session) {
      const keys = this.#bySession.get(target);
      if (keys) keys.add(key);
      else this.#bySession.set(target, new Set([key]));
    } else this.#bySession.get(target)?.delete(key);
    const settled = !wanted && this.#wanting.delete(key);
    if (wanted) this.#wanting.add(key);
    return { wanted, settled, untilMs };
  }

  /** The prefix is judged no more. True if its leaf was to be asked. */
  forget(target: string, key: PrefixKey): boolean {
    this.#bySession.get(target)?.delete(key);
    return this.#wanting.delete(key);
  }

  /** Judgements that looked at a session of this leaf. */
  onSessionsOf(target: string): Iterable<PrefixKey> {
    return this.#bySession.get(target) ?? [];
  }

  /** The session of a node with a leaf. */
  session(
    { target, networkInstance, prefix }: TargetExpectation,
    direct: DirectExpectation,
    { nodes }: ClusterExpectations,
    { targets }: Snapshot,
  ): NodeSession {
    if (this.#look) this.#look.session = true;
    const facts = targets.get(target)?.facts;
    if (facts === undefined) return "not-told";
    const { node, nextHops } = direct.expectation;
    const addresses = new Set([...nextHops.acceptable, ...(nodes.identityOf?.(node)?.addresses ?? [])]);
    return sessionOf(indexOf(facts), networkInstance, prefix, direct, [...addresses]);
  }

  /** What a leaf's BGP RIB holds of a prefix, if it was told of late. */
  rib({ target, networkInstance, prefix }: TargetExpectation, { targets, nowMs }: Snapshot): RibPaths | undefined {
    const told = targets.get(target)?.rib?.latest(networkInstance, prefix);
    const look = this.#look;
    // A leaf that could not tell is asked again once the verdict is red.
    if (told?.answer.kind === "failed") return undefined;
    const ageMs = told === undefined ? Number.POSITIVE_INFINITY : nowMs - told.toldMs;
    if (look) look.wanted = ageMs >= renewMs;
    if (told === undefined || ageMs >= ribValidMs) return undefined;
    if (look) look.untilMs = told.toldMs + (ageMs < renewMs ? renewMs : ribValidMs);
    return told.answer.paths;
  }
}
