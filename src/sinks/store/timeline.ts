/** A state that was entered. `state` "gone": the subject does not exist. */
export interface StateChange {
  readonly atMs: number;
  readonly state: string;
  readonly reason: string | null;
}

/** A span of time without a gap, with the subject's changes in it in order. The first may lie before `fromMs`: it is the
 *  state the span begins with. Before its first change nothing is known. */
export interface RecordedSpan {
  readonly fromMs: number;
  readonly toMs: number;
  readonly changes: readonly StateChange[];
}

/** A time in one state: `fromMs` ≤ t < `toMs`. `state` null: nothing was recorded. */
export interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: string | null;
  readonly reason: string | null;
}

/** A time that something was red. `toMs` null: it still was, or nobody knows when it ended. */
export interface Outage {
  readonly fromMs: number;
  readonly toMs: number | null;
  readonly reason: string | null;
}

/** What a timeline comes down to. */
export interface TimelineSummary {
  /** Times it became red; one that began before the window is not counted. */
  readonly flaps: number;
  readonly outages: readonly Outage[];
  /** Outages whose begin and end are both known, and their mean length; undefined if there is none. */
  readonly repaired: number;
  readonly meanTimeToRepairMs: number | undefined;
  /** Milliseconds in each state, by its name; `unrecorded` for what nobody knows. */
  readonly timeInState: Readonly<Record<string, number>>;
}

const red: ReadonlySet<string> = new Set(["down", "degraded"]);
const repaired: ReadonlySet<string> = new Set(["up", "not-applicable", "gone"]);

/** Lays spans over a window: one segment after the other without a hole, neighbours of one state and reason as one. */
export function segmentsOf(
  spans: readonly RecordedSpan[],
  { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
): readonly Segment[] {
  const segments: Segment[] = [];
  const add = (from: number, to: number, state: string | null, reason: string | null): void => {
    if (to <= from) return;
    const last = segments.at(-1);
    if (last !== undefined && last.state === state && last.reason === reason) {
      segments[segments.length - 1] = { ...last, toMs: to };
    } else segments.push({ fromMs: from, toMs: to, state, reason });
  };
  let atMs = fromMs;
  for (const span of spans) {
    const beginMs = Math.max(atMs, span.fromMs);
    const endMs = Math.min(toMs, span.toMs);
    if (endMs <= beginMs) continue;
    add(atMs, beginMs, null, null);
    let state: string | null = null;
    let reason: string | null = null;
    atMs = beginMs;
    for (const change of span.changes) {
      const changeMs = Math.min(endMs, Math.max(atMs, change.atMs));
      add(atMs, changeMs, state, reason);
      atMs = changeMs;
      ({ state, reason } = change);
    }
    add(atMs, endMs, state, reason);
    atMs = endMs;
  }
  add(atMs, toMs, null, null);
  return segments;
}

/** Counts what a timeline holds. Red is `down` and `degraded`; while a change is held down after red it is still an outage;
 *  `unknown`, and what was not recorded, ends it at a moment nobody knows. */
export function summarise(segments: readonly Segment[]): TimelineSummary {
  const outages: Outage[] = [];
  const timeInState: Record<string, number> = {};
  let flaps = 0;
  let began: Segment | undefined;
  let beginKnown = false;
  let repairedMs = 0;
  let repairs = 0;
  const end = (toMs: number | null): void => {
    if (began === undefined) return;
    outages.push({ fromMs: began.fromMs, toMs, reason: began.reason });
    if (toMs !== null && beginKnown) {
      repairs++;
      repairedMs += toMs - began.fromMs;
    }
    began = undefined;
  };
  for (const [index, segment] of segments.entries()) {
    const name = segment.state ?? "unrecorded";
    timeInState[name] = (timeInState[name] ?? 0) + segment.toMs - segment.fromMs;
    if (segment.state !== null && red.has(segment.state)) {
      if (began !== undefined) continue;
      began = segment;
      beginKnown = index > 0 && segments[index - 1]?.state !== null;
      if (beginKnown) flaps++;
    } else if (segment.state !== null && repaired.has(segment.state)) end(segment.fromMs);
    else if (segment.state !== "updating") end(null);
  }
  end(null);
  const meanTimeToRepairMs = repairs === 0 ? undefined : repairedMs / repairs;
  return { flaps, outages, repaired: repairs, meanTimeToRepairMs, timeInState };
}

/** The state of a leaf from those of its endpoints: `down` if all that count are, `degraded` if some are; without red,
 *  `unknown` before `updating` before `up`; `not-applicable` if none counts. */
export function leafState(counts: ReadonlyMap<string, number>): string {
  const of = (state: string): number => counts.get(state) ?? 0;
  const others = of("up") + of("updating") + of("unknown");
  if (of("down") > 0) return others === 0 ? "down" : "degraded";
  for (const state of ["unknown", "updating", "up"]) if (of(state) > 0) return state;
  return "not-applicable";
}

/** The changes of a leaf's state from those of its endpoints, each list in order. */
export function leafChanges(endpoints: readonly (readonly StateChange[])[]): readonly StateChange[] {
  const events = endpoints
    .flatMap((changes, endpoint) => changes.map((change) => ({ ...change, endpoint })))
    .sort((a, b) => a.atMs - b.atMs);
  const states = new Map<number, string>();
  const counts = new Map<string, number>();
  const changes: StateChange[] = [];
  for (const [index, { atMs, endpoint, state }] of events.entries()) {
    const before = states.get(endpoint);
    if (before !== undefined) counts.set(before, (counts.get(before) ?? 1) - 1);
    counts.set(state, (counts.get(state) ?? 0) + 1);
    states.set(endpoint, state);
    if (events[index + 1]?.atMs === atMs) continue; // all of one moment count together
    const now = leafState(counts);
    if (changes.at(-1)?.state !== now) changes.push({ atMs, state: now, reason: null });
  }
  return changes;
}
