import assert from "node:assert/strict";
import { causeNames } from "../../src/verdict/cause.ts";
import type { Incident } from "../../src/verdict/incident.ts";
import { defaultIncidentPolicy } from "../../src/verdict/incident-book.ts";
import {
  type EndpointVerdict,
  type Evaluation,
  type PrefixVerdict,
  placeOf,
  type UnexpectedNextHop,
} from "../../src/verdict/verdict.ts";
import type { WorldPolicy } from "./collector-side.ts";

/** Longest time a leaf is waited for before a cause is given without its answer, milliseconds. */
const patienceMs = 20_000;

/** Something red: of which incident it is, and whether it is red by what is known now. */
interface Member {
  readonly group: string;
  readonly who: string;
  readonly key: string;
  readonly surplus: boolean;
}

/** Holds incidents against the verdicts: whatever is red has one cause and is in one incident, and no incident is open
 *  without something that is red, or was when it was known last. */
export class IncidentCheck {
  readonly #policy: WorldPolicy;
  /** Red, or red when known last. */
  #members = new Map<string, Member>();
  /** Since when something is red without a cause. */
  readonly #causeless = new Map<string, number>();
  /** What each incident was of, and until when it may be opened again; undefined while it is open. */
  readonly #ids = new Map<string, { readonly group: string; readonly openedMs: number; untilMs: number | undefined }>();
  #open = new Map<string, string>();
  /** Of an earlier life of the collector: no verdict of this one belongs to it yet. By group. */
  #restored = new Map<string, Incident>();
  /** Rounds of a restored incident that were looked at. */
  restoredSeen = 0;

  constructor(policy: WorldPolicy) {
    this.#policy = policy;
  }

  /** Another collector, which takes these over from the store: each goes on under its id, unless what is known says that it
   *  is over. What the one before knew of verdicts is gone. */
  restart(stored: readonly Incident[]): void {
    this.#members.clear();
    this.#causeless.clear();
    this.#restored = new Map(stored.map((incident) => [groupOf(incident), incident]));
    this.#open = new Map(stored.map((incident) => [groupOf(incident), incident.id]));
    for (const { id } of stored) {
      const known = this.#ids.get(id);
      if (known) known.untilMs = undefined; // that it ended may be lost
    }
  }

  /** Throws an AssertionError that names what is wrong. Gives how many members were looked at. */
  check(evaluation: Evaluation): number {
    const { incidents, atMs } = evaluation;
    if (incidents === undefined) return 0; // a mutation of something else
    const red = this.#red(evaluation);
    const members = new Map(red);
    for (const [id, member] of this.#members) {
      if (!members.has(id) && !this.#isOver(member, evaluation)) members.set(id, member);
    }
    this.#members = members;
    const expected = new Map<string, { verdicts: number; confirmed: boolean }>();
    for (const [id, { group }] of members) {
      const one = expected.get(group) ?? { verdicts: 0, confirmed: false };
      expected.set(group, { verdicts: one.verdicts + 1, confirmed: one.confirmed || red.has(id) });
    }
    for (const group of faultyNodes(evaluation)) expected.set(group, { verdicts: 0, confirmed: true });
    this.#expectRestored(evaluation, expected);
    const told = new Map<string, string>();
    for (const [id, incident] of incidents.open) {
      const { verdicts, confirmed, remedy, closedMs } = incident;
      const group = groupOf(incident);
      assert.ok(!told.has(group), `two incidents of ${group} are open at ${atMs}`);
      told.set(group, id);
      const wanted = expected.get(group);
      assert.ok(wanted !== undefined, `an incident of ${group} is open at ${atMs}, and nothing of it is red`);
      assert.deepEqual({ verdicts, confirmed }, wanted, `incident ${group} at ${atMs}`);
      assert.ok(closedMs === undefined && /^[^{}]+\.$/.test(remedy), `${group}: ${remedy}`);
    }
    for (const group of expected.keys()) assert.ok(told.has(group), `${group} is in no open incident at ${atMs}`);
    this.#checkIds(evaluation, told);
    return members.size;
  }

  /** What was restored stays as it was until a verdict belongs to it, or its leaves and its cluster have told all there is to
   *  tell and none does. */
  #expectRestored(evaluation: Evaluation, expected: Map<string, { verdicts: number; confirmed: boolean }>): void {
    for (const [group, incident] of this.#restored) {
      if (expected.has(group) || this.#isSettled(incident, evaluation)) this.#restored.delete(group);
      else expected.set(group, { verdicts: incident.verdicts, confirmed: false });
      this.restoredSeen++;
    }
  }

  #isSettled({ targets, cluster }: Incident, { snapshot, clusters, atMs }: Evaluation): boolean {
    const { startUpMs, holdDownMs, asksRib } = this.#policy;
    const isLong = (sinceMs: number): boolean => sinceMs + startUpMs + holdDownMs + (asksRib ? patienceMs : 0) < atMs;
    const status = clusters.get(cluster);
    const leaves = targets.map((target) => snapshot.targets.get(target)?.fib);
    return (
      status?.known === true &&
      isLong(status.sinceMs) &&
      leaves.every((fib) => fib?.freshness === "synced" && isLong(fib.sinceMs))
    );
  }

  #red(evaluation: Evaluation): Map<string, Member> {
    const members = new Map<string, Member>();
    const causeless = new Set(this.#causeless.keys());
    for (const verdict of evaluation.prefixes.values()) {
      for (const endpoint of verdict.endpoints) {
        if (endpoint.state !== "down") continue;
        const group = this.#groupOf(verdict, endpoint, evaluation);
        const who = endpoint.node;
        const id = `${verdict.key}|${who}`;
        if (group === undefined) {
          causeless.delete(id);
          this.#noteCauseless(id, evaluation.atMs);
        } else members.set(id, { group, who, key: verdict.key, surplus: false });
      }
      for (const hop of verdict.unexpected) {
        if (hop.severity === "info") continue;
        const who = hop.address ?? hop.node ?? "";
        const group = surplusGroup(verdict, hop);
        members.set(`${verdict.key}|!${who}`, { group, who, key: verdict.key, surplus: true });
      }
    }
    for (const id of causeless) this.#causeless.delete(id);
    return members;
  }

  #groupOf({ key, cluster }: PrefixVerdict, { node }: EndpointVerdict, { incidents }: Evaluation): string | undefined {
    const cause = incidents?.causeOf(key, node);
    if (cause === undefined) return undefined;
    assert.ok(causeNames.includes(cause.cause) && cause.remedy !== "", `${key}|${node}: ${cause.cause}`);
    return `${cause.cause}|${cluster}|${cause.scope}`;
  }

  #noteCauseless(id: string, nowMs: number): void {
    const sinceMs = this.#causeless.get(id) ?? nowMs;
    this.#causeless.set(id, sinceMs);
    const allowed = this.#policy.asksRib && nowMs < sinceMs + patienceMs;
    assert.ok(allowed === true, `${id} is red since ${sinceMs} and has no cause at ${nowMs}`);
  }

  /** What is known says that it is red no more; what is not known says nothing. */
  #isOver({ key, who, surplus }: Member, { prefixes, snapshot, clusters, atMs }: Evaluation): boolean {
    if (!surplus) {
      const state = prefixes.get(key)?.endpoints.find(({ node }) => node === who)?.state;
      return state !== "unknown" && state !== "updating";
    }
    const { target, networkInstance, cluster, prefix } = placeOf(key);
    const fib = snapshot.targets.get(target)?.fib;
    if (fib?.freshness !== "synced" || clusters.get(cluster)?.known !== true) return false;
    if (fib.activeRoute(networkInstance, prefix) === undefined) return true;
    return (
      fib.sinceMs + this.#policy.startUpMs + this.#policy.holdDownMs + (this.#policy.asksRib ? patienceMs : 0) <= atMs
    );
  }

  /** An id is one incident's for as long as it is open, and once more if the same thing is red again soon. */
  #checkIds({ incidents, atMs }: Evaluation, told: ReadonlyMap<string, string>): void {
    for (const [group, id] of told) {
      const known = this.#ids.get(id);
      const openedMs = incidents?.open.get(id)?.openedMs ?? -1;
      if (known === undefined) {
        assert.equal(openedMs, atMs, `incident ${id} of ${group} is new`);
        this.#ids.set(id, { group, openedMs, untilMs: undefined });
        continue;
      }
      assert.equal(known.group, group, `incident ${id} is of something else than before at ${atMs}`);
      assert.equal(known.openedMs, openedMs, `incident ${id} of ${group} was opened at another time`);
      assert.ok(known.untilMs === undefined || known.untilMs > atMs, `incident ${id} of ${group} was over for long`);
      known.untilMs = undefined;
    }
    const ids = (all: readonly { readonly id: string }[] = []): string[] => all.map(({ id }) => id).sort();
    const opened = [...told].filter(([group]) => !this.#open.has(group)).map(([, id]) => id);
    const ended = [...this.#open].filter(([group]) => !told.has(group)).map(([, id]) => id);
    for (const [group, id] of this.#open) {
      if (told.has(group)) assert.equal(told.get(group), id, `the incident of ${group} has another id at ${atMs}`);
    }
    assert.deepEqual(ids(incidents?.opened), opened.sort(), `opened at ${atMs}`);
    assert.deepEqual(ids(incidents?.ended), ended.sort(), `ended at ${atMs}`);
    for (const { id, closedMs } of incidents?.ended ?? []) {
      assert.equal(closedMs, atMs, `incident ${id} ended`);
      const known = this.#ids.get(id);
      if (known) known.untilMs = atMs + defaultIncidentPolicy.reopenMs;
    }
    for (const { id } of incidents?.changed ?? []) assert.ok(incidents?.open.has(id), `${id} changed and is not open`);
    this.#open = new Map(told);
  }
}

function groupOf({ cause, cluster, scope }: Incident): string {
  return `${cause}|${cluster}|${scope}`;
}

/** What a next hop too many is put to. */
function surplusGroup(
  { cluster, prefix }: PrefixVerdict,
  { reason, node, address, detail }: UnexpectedNextHop,
): string {
  if (reason === "stale-nexthop") return `stale-route|${cluster}|${cluster}|${node ?? address ?? prefix}`;
  if (reason === "unexpected-nexthop") return `node-without-endpoints|${cluster}|${cluster}|${node}|${detail ?? ""}`;
  return `orphan-route|${cluster}|${cluster}|${prefix}`;
}

/** Nodes whose advertiser fails are incidents whatever the verdicts are. */
function* faultyNodes({ clusters }: Evaluation): Iterable<string> {
  for (const [cluster, { findings }] of clusters) {
    for (const { node, reason, severity, message } of findings) {
      if (node === "*" || severity === "info") continue;
      if (reason === "advertiser-not-running") yield `advertiser-not-running|${cluster}|${cluster}|${node}`;
      if (reason === "advertiser-misconfigured" || reason === "advertiser-config-invalid") {
        yield `advertiser-misconfigured|${cluster}|${cluster}|${message}`;
      }
    }
  }
}
