import type {
  Expectation,
  ExpectationClass,
  ExpectationPeer,
  LocalPrefs,
  Outranking,
  Preference,
  PrefixExpectation,
} from "./expectation.ts";

/** A node in a contest of preferences. */
export interface Contender {
  readonly expectation: Expectation;
  readonly preference: Preference | undefined;
  /** The sessions that lead to the leaf in question; undefined where any of them may. */
  readonly sessions: readonly string[] | undefined;
  /** Whether the leaf in question hears the node itself. */
  readonly attached: boolean;
}

/** The preferences a node may be heard with; one number where it is known which session leads there. */
interface Span {
  readonly low: number;
  readonly high: number;
}

/** Of two services on one prefix the higher preference is announced. */
export function mergeLocalPrefs(a: LocalPrefs | undefined, b: LocalPrefs | undefined): LocalPrefs | undefined {
  if (a === b || b === undefined) return a;
  if (a === undefined) return b;
  const merged: Record<string, number> = { ...a };
  for (const [session, pref] of Object.entries(b)) merged[session] = Math.max(pref, merged[session] ?? pref);
  return merged;
}

/** Whether any two of these announcements differ in preference; nobody is a backup where they do not. */
export function prefsDiffer(all: Iterable<LocalPrefs | undefined>): boolean {
  let first: number | undefined;
  for (const prefs of all) {
    for (const name in prefs) {
      first ??= prefs[name];
      if (prefs[name] !== first) return true;
    }
  }
  return false;
}

/** Whether on every session of a node somebody firm is preferred at the same end: as far as can be told without leaves. */
export function outrankedEverywhere(
  peers: readonly ExpectationPeer[],
  own: LocalPrefs | undefined,
  best: ReadonlyMap<string, number>,
): boolean {
  return (
    peers.length > 0 &&
    peers.every((peer) => {
      const pref = own?.[peer.name];
      return pref !== undefined && pref < (best.get(endOf(peer)) ?? pref);
    })
  );
}

/** The highest preference that a firm node announces at each far end. */
export function bestPrefs(
  firm: Iterable<{ readonly peers: readonly ExpectationPeer[]; readonly localPrefs: LocalPrefs | undefined }>,
): ReadonlyMap<string, number> {
  const best = new Map<string, number>();
  for (const { peers, localPrefs } of firm) {
    for (const peer of peers) {
      const pref = localPrefs?.[peer.name];
      if (pref !== undefined) best.set(endOf(peer), Math.max(pref, best.get(endOf(peer)) ?? pref));
    }
  }
  return best;
}

function endOf({ name, address }: ExpectationPeer): string {
  return address ?? name;
}

/** Those of the contenders that one leaf may prefer over each of them. `contenders` are the rows of the leaf first, then
 *  the nodes it hears of through others, if at all. Nodes of one preference share their list. */
export function outrankers(contenders: readonly Contender[]): (of: Contender) => readonly Outranking[] {
  const spans = contenders.map((contender) => ({ contender, span: spanOf(contender) }));
  const known = new Map<number, readonly Outranking[]>();
  return (of) => {
    const own = spanOf(of);
    if (own === undefined) return [];
    let above = known.get(own.low);
    if (above === undefined) {
      above = spans
        .filter(({ span }) => span !== undefined && span.high > own.low)
        .map(({ contender: { expectation, attached }, span }) => ({ expectation, attached, atLeast: span?.low ?? 0 }));
      known.set(own.low, above);
    }
    const { node } = of.expectation;
    return own.low === own.high ? above : above.filter(({ expectation }) => expectation.node !== node);
  };
}

/** The class of a node on a leaf: a backup if the leaf surely hears a firm announcement that it prefers. */
export function classOnLeaf(of: Contender, above: readonly Outranking[]): ExpectationClass {
  const own = spanOf(of);
  const { expectation, preference } = of;
  if (own === undefined || preference === undefined) return preference?.otherwise ?? expectation.class;
  const beaten = above.some(
    ({ expectation: other, attached, atLeast }) => attached && other.confidence === "firm" && atLeast > own.high,
  );
  return beaten ? "backup" : preference.otherwise;
}

function spanOf({ expectation, preference, sessions }: Contender): Span | undefined {
  if (preference === undefined) return undefined;
  const names = sessions ?? expectation.peers.map(({ name }) => name);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const name of names) {
    const pref = preference.bySession[name];
    if (pref === undefined) return undefined; // eBGP: what the leaf makes of it is its own policy
    low = Math.min(low, pref);
    high = Math.max(high, pref);
  }
  return low > high ? undefined : { low, high };
}

/** Whether two prefixes rank their nodes alike. */
export function samePreferences(a: PrefixExpectation["preferences"], b: PrefixExpectation["preferences"]): boolean {
  return a === b || (a?.size === b?.size && JSON.stringify([...(a ?? [])]) === JSON.stringify([...(b ?? [])]));
}
