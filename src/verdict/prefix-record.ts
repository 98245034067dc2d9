import type { TargetExpectation } from "../expectation/expectation.ts";
import type { FibView } from "../model/fib.ts";
import { contentOf } from "./group-content.ts";
import type { Judgement, PrefixJudgement } from "./judge.ts";
import type { PrefixParts } from "./prefix-parts.ts";
import { routeEvidence, sameEvidence, sameRoute } from "./route-evidence.ts";
import { type SettledEndpoint, type SettlePolicy, settle } from "./settle.ts";
import { redundancySeverity } from "./severity.ts";
import { SurplusRecord } from "./surplus-record.ts";
import type {
  EndpointState,
  EndpointVerdict,
  FibChange,
  NextHopCounts,
  PrefixKey,
  PrefixVerdict,
  RouteEvidence,
  UnexpectedNextHop,
} from "./verdict.ts";

/** What one judgement of a prefix on a leaf led to. `verdict` is the one before if nothing changed; `nextMs` is when it
 *  has to be judged again though nothing changes. */
export interface Taken {
  readonly verdict: PrefixVerdict;
  readonly fibChange: FibChange | undefined;
  readonly nextMs: number | undefined;
}

/** Why a prefix is judged. `expected`: some service needs it. `left`: one did, until `sinceMs`. `pool`: none does, but it
 *  lies where services get their addresses from. */
export type Standing =
  | { readonly kind: "expected" | "pool" }
  | { readonly kind: "left"; readonly sinceMs: number; readonly holdDownMs: number };

/** Why a record waits to be judged. `touched`: nothing may have changed but the leaf's entry, so that following it may be
 *  enough. `lost`: leaf or cluster can no longer be known. */
export type Due = "judge" | "touched" | "lost";

/** The memory of one prefix on one leaf: what is expected, and what has been seen for how long. */
export class PrefixRecord {
  expectation: TargetExpectation;
  standing: Standing = { kind: "expected" };
  /** What is shown of the prefix, over all leaves. */
  readonly parts: PrefixParts;
  readonly key: PrefixKey;
  /** The verdict that is shown; undefined: none is. */
  shown: PrefixVerdict | undefined;
  /** Why it waits to be judged; undefined: it does not. */
  due: Due | undefined;
  /** It waits for something else first. */
  parked = false;
  #awaited = false;
  readonly #endpoints = new Map<string, SettledEndpoint>();
  readonly #surplus = new SurplusRecord();
  #verdict: PrefixVerdict | undefined;
  /** The route last told as a change of the FIB. */
  #route: RouteEvidence | undefined;
  /** The content of the group, while every endpoint is simply up and stands on nothing else of the leaf. */
  #calmOn: string | undefined;

  constructor(key: PrefixKey, expectation: TargetExpectation, parts: PrefixParts) {
    this.key = key;
    this.expectation = expectation;
    this.parts = parts;
  }

  /** Whether it is expected, and was not judged since it came to be. */
  set awaited(awaited: boolean) {
    if (awaited !== this.#awaited) this.parts.awaited += awaited ? 1 : -1;
    this.#awaited = awaited;
  }

  /** Takes a judgement in: lets it settle, and says what changed. */
  take(judgement: PrefixJudgement, fib: FibView, policy: SettlePolicy, nowMs: number): Taken {
    const endpoints = this.#settle(judgement.endpoints, policy, nowMs);
    const { shown, nextMs: unexpectedMs } = this.#surplus.settle(judgement.unexpected, policy, nowMs);
    const counts = this.#count();
    const state = worstState(endpoints);
    const fibChange = this.#fibChange(judgement.route, fib, nowMs);
    const holds = endpoints.map((endpoint) => endpoint.holdUntil).filter((until) => until !== undefined);
    const nextMs = Math.min(...holds, unexpectedMs ?? Number.POSITIVE_INFINITY);
    const before = this.#verdict;
    const expectation = this.standing.kind === "expected" ? this.expectation : undefined;
    const unchanged =
      before !== undefined &&
      fibChange === undefined &&
      sameEvidence(before.route, judgement.route) &&
      sameCounts(before.counts, counts) &&
      before.expectation === expectation &&
      before.endpoints.length === endpoints.length &&
      before.endpoints.every((endpoint, index) => endpoint === endpoints[index]) &&
      before.unexpected === shown;
    const verdict: PrefixVerdict = unchanged
      ? before
      : {
          key: this.key,
          cluster: this.expectation.cluster,
          target: this.expectation.target,
          networkInstance: this.expectation.networkInstance,
          prefix: this.expectation.prefix,
          expectation,
          state,
          reason: endpoints.find((endpoint) => endpoint.state === state)?.reason,
          severity: redundancySeverity(endpoints),
          endpoints,
          unexpected: shown,
          counts: before !== undefined && sameCounts(before.counts, counts) ? before.counts : counts,
          route: judgement.route,
          dataMs: fib.freshness === "synced" ? nowMs : fib.lastUpdateMs,
        };
    this.#verdict = verdict;
    const calm = judgement.unexpected.length === 0 && !Number.isFinite(nextMs) && fib.freshness === "synced";
    this.#calmOn = calm && this.#isCalm() ? judgement.standsOn : undefined;
    return { verdict, fibChange, nextMs: Number.isFinite(nextMs) ? nextMs : undefined };
  }

  /** The short way for what happens most: the entry changed, every endpoint was simply up, and the route leads to another
   *  group that forwards alike (BGP converged anew, a leaf that restarted has new indexes). Undefined if it is anything else: then it has to be judged. Not for changes of the
   *  expectation or of what surrounds it. */
  follow(fib: FibView, nowMs: number): Taken | undefined {
    const before = this.#verdict;
    if (this.#calmOn === undefined || before?.route === undefined || fib.freshness !== "synced") return undefined;
    if (before.expectation !== this.expectation) return undefined;
    const routes = fib.routes(this.expectation.networkInstance, this.expectation.prefix);
    const [route] = routes;
    if (route === undefined || routes.length > 1 || !route.active || route.malformed) return undefined;
    const group = fib.nextHopGroup(route);
    if (contentOf(group).text !== this.#calmOn) return undefined;
    const evidence = routeEvidence(route, group);
    if (!sameRoute(before.route, evidence)) return undefined;
    const fibChange = this.#fibChange(evidence, fib, nowMs);
    const verdict =
      fibChange === undefined && sameEvidence(before.route, evidence)
        ? before
        : { ...before, route: evidence, dataMs: nowMs };
    this.#verdict = verdict;
    return { verdict, fibChange, nextMs: undefined };
  }

  /** Nobody looks at the prefix any more: what was told of the FIB last holds no longer. Undefined if that was nothing. */
  end(nowMs: number): FibChange | undefined {
    return this.#route === undefined ? undefined : this.#tell(undefined, nowMs);
  }

  /** See `SurplusRecord.heldUntil`. */
  surplusHeldUntil(hop: Pick<UnexpectedNextHop, "address" | "node">): number | undefined {
    return this.#surplus.heldUntil(hop);
  }

  #isCalm(): boolean {
    for (const { verdict, flaps } of this.#endpoints.values()) {
      // With a reason or a detail it is up by more than the entry says, as the leaf's ECMP limit, or names indexes of it.
      const plain = verdict.reason === undefined && verdict.detail === undefined;
      if (verdict.state !== "up" || !plain || flaps.changes.length > 0) return false;
    }
    return true;
  }

  #settle(judgements: readonly Judgement[], policy: SettlePolicy, nowMs: number): EndpointVerdict[] {
    const gone = new Set(this.#endpoints.keys());
    const verdicts = judgements.map((judgement) => {
      gone.delete(judgement.node);
      const settled = settle(this.#endpoints.get(judgement.node), judgement, nowMs, policy);
      this.#endpoints.set(judgement.node, settled);
      return settled.verdict;
    });
    for (const node of gone) this.#endpoints.delete(node);
    return verdicts;
  }

  #count(): NextHopCounts {
    const counts = { expected: 0, present: 0, missing: 0, unknown: 0 };
    if (this.expectation.direct.length === 0) return counts;
    for (const { judgement } of this.#endpoints.values()) {
      if (judgement.state === "not-applicable" || isExplained(judgement)) continue;
      counts.expected++;
      if (judgement.state === "up") counts.present++;
      else if (judgement.state === "down") counts.missing++;
      else counts.unknown++;
    }
    return counts;
  }

  /** Only what a synced leaf holds is history; a lost session changes nothing on the leaf. */
  #fibChange(route: RouteEvidence | undefined, fib: FibView, nowMs: number): FibChange | undefined {
    if (fib.freshness !== "synced") return undefined;
    return sameEvidence(this.#route, route) ? undefined : this.#tell(route, nowMs);
  }

  #tell(route: RouteEvidence | undefined, nowMs: number): FibChange {
    this.#route = route;
    const { cluster, target, networkInstance, prefix } = this.expectation;
    return { atMs: nowMs, cluster, target, networkInstance, prefix, route };
  }
}

/** Whether two verdicts of one prefix on one leaf differ in the route alone that they stand on: then they say the same of
 *  the service. */
export function saysTheSame(a: PrefixVerdict, b: PrefixVerdict): boolean {
  return (
    a.state === b.state &&
    a.reason === b.reason &&
    a.severity === b.severity &&
    a.expectation === b.expectation &&
    a.unexpected === b.unexpected &&
    sameInstallation(a.route, b.route) &&
    sameCounts(a.counts, b.counts) &&
    a.endpoints.length === b.endpoints.length &&
    a.endpoints.every((endpoint, index) => endpoint === b.endpoints[index])
  );
}

/** Whether both are there, or neither, and both installed or neither. */
function sameInstallation(a: RouteEvidence | undefined, b: RouteEvidence | undefined): boolean {
  return a?.active === b?.active && a?.programming.state === b?.programming.state;
}

function sameCounts(a: NextHopCounts, b: NextHopCounts): boolean {
  return a.expected === b.expected && a.present === b.present && a.missing === b.missing && a.unknown === b.unknown;
}

const worstFirst: readonly EndpointState[] = ["down", "unknown", "updating", "up"];

function worstState(endpoints: readonly EndpointVerdict[]): EndpointState {
  return worstFirst.find((state) => endpoints.some((endpoint) => endpoint.state === state)) ?? "not-applicable";
}

/** Up, though the FIB does not hold it: rightly so. It counts neither as present nor as missing. */
function isExplained({ state, reason }: Judgement): boolean {
  return state === "up" && (reason === "ecmp-limit" || reason === "path-not-best");
}
