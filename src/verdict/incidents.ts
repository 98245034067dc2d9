import type { NodeFinding, Severity } from "../expectation/expectation.ts";
import { type IpAddress, parseAddress } from "../model/address.ts";
import type { RibAnswer, RibQuestion } from "../model/rib.ts";
import type { Snapshot } from "../model/snapshot.ts";
import type { Cause } from "./cause.ts";
import { Deadlines } from "./deadlines.ts";
import { type CauseContext, causeOfEndpoint, causeOfFinding, causeOfSurplus, causeOfUnknown } from "./find-cause.ts";
import type { Incident, IncidentView } from "./incident.ts";
import { defaultIncidentPolicy, IncidentBook, type IncidentMember, type IncidentPolicy } from "./incident-book.ts";
import { indexOf } from "./target-index.ts";
import {
  type Evaluation,
  type PrefixKey,
  type PrefixVerdict,
  placeOf,
  type ServiceKey,
  serviceKey,
} from "./verdict.ts";

/** How causes are looked for. */
export interface CausePolicy extends IncidentPolicy {
  /** Whether leaves may be asked what their BGP RIB holds. */
  readonly asksRib: boolean;
  /** For how long after a leaf is synced what was red on it before may take to be red again, milliseconds. */
  readonly confirmMs: number;
}

/** What else a round brought. */
export interface IncidentInput {
  /** Leaves that tell other facts. */
  readonly facts: ReadonlySet<string>;
  /** Whether a prefix on a leaf has yet to be judged by what is known now; absent: none has. */
  readonly isDue?: (key: PrefixKey) => boolean;
  /** Who knows a node's addresses, by cluster. */
  readonly addressesOf: (cluster: string, node: string) => readonly IpAddress[];
}

/** How long an answer of a leaf is waited for before a cause is given without it, milliseconds. */
const patienceMs = 20_000;
const never = Number.POSITIVE_INFINITY;
/** The usual quiet time of a leaf and one hold-down. */
const defaultConfirmMs = 90_000;
/** Begins what names a next hop that should not be there, beside the nodes that have none. */
const surplusMark = "!";
/** Most addresses of a leaf whose subinterface is remembered. */
const maxLastSeen = 20_000;

/** What was asked for a red prefix, until when an answer is waited for, and what it was. */
interface Asked {
  readonly question: RibQuestion;
  readonly untilMs: number;
  readonly answer: RibAnswer | undefined;
}

/** Gives every red verdict its cause, and what is wrong with the advertiser of a node, and follows the incidents they make up. Only what changed is looked at again. */
export class Incidents {
  readonly #policy: Partial<CausePolicy>;
  readonly #book: IncidentBook;
  readonly #asksRib: boolean;
  readonly #confirmMs: number;
  readonly #causes = new Map<PrefixKey, Map<string, Cause>>();
  readonly #red = new Map<
    PrefixKey,
    { readonly members: readonly string[]; readonly target: string; readonly cluster: string }
  >();
  /** When what should not be there has to have been seen again. */
  readonly #unseen = new Deadlines();
  /** What should not be there was, and its leaf or cluster is not heard: no verdict may say when it is over. */
  readonly #unheard = new Set<PrefixKey>();
  /** To be looked at once they are judged: a verdict from before has no cause in what is known now. */
  readonly #postponed = new Set<PrefixKey>();
  /** It is heard again, and the route is there still. */
  readonly #unsettled = new Set<PrefixKey>();
  readonly #asked = new Map<PrefixKey, Asked>();
  /** Until when a leaf that answers nothing of a prefix is waited for, however often it has to be asked anew. */
  readonly #patientUntilMs = new Map<PrefixKey, number>();
  /** What was asked so that a verdict can be told, before it is red or while it stands on an earlier answer. */
  readonly #forVerdicts = new Map<PrefixKey, RibQuestion>();
  #questions = 0;
  /** Of this round. */
  #asking: RibQuestion[] = [];
  #withdrawn: RibQuestion[] = [];
  /** Red prefixes that are waiting. */
  readonly #waiting = new Set<PrefixKey>();
  readonly #lastSeen = new Map<string, Map<IpAddress, string>>();
  readonly #findings = new Map<string, readonly NodeFinding[]>();
  /** Members that are nodes, by cluster. */
  readonly #faulty = new Map<string, ReadonlySet<string>>();

  /** Of this round: see `IncidentInput`. */
  #isDue: (key: PrefixKey) => boolean = () => false;

  #renewed = false;

  constructor(policy: Partial<CausePolicy> = {}) {
    this.#policy = policy;
    this.#asksRib = policy.asksRib ?? false;
    this.#confirmMs = (policy.confirmMs ?? defaultConfirmMs) + (this.#asksRib ? patienceMs : 0);
    this.#book = new IncidentBook({ ...defaultIncidentPolicy, ...policy });
  }

  /** Takes over what was open when an earlier life ended: it goes on under its id, unless what is known says that it is
   *  over. Before the first evaluation. */
  restore(incidents: Iterable<Incident>): void {
    for (const incident of incidents) this.#book.restore(incident);
  }

  /** Has the next update look at everything, whatever it is that changed. */
  renew(): void {
    this.#renewed = true;
  }

  /** One that has looked at nothing yet. It knows what nobody tells any more: what leaves answered and where they saw
   *  addresses, what is open though nobody knows whether it is over. It does not change this one. */
  anew(): Incidents {
    const fresh = new Incidents({ ...this.#policy });
    for (const incident of this.#book.waiting()) fresh.#book.restore(incident);
    for (const [target, seen] of this.#lastSeen) fresh.#lastSeen.set(target, seen);
    for (const [key, asked] of this.#asked) fresh.#asked.set(key, asked);
    for (const [key, untilMs] of this.#patientUntilMs) fresh.#patientUntilMs.set(key, untilMs);
    for (const [key, causes] of this.#causes) fresh.#causes.set(key, causes);
    const doubted = new Set<string>();
    for (const member of this.#book.doubted()) {
      fresh.#book.put(member);
      doubted.add(member.id);
    }
    for (const [key, red] of this.#red) {
      const members = red.members.filter((id) => doubted.has(id));
      if (members.length > 0) fresh.#red.set(key, { ...red, members });
    }
    fresh.renew();
    return fresh;
  }

  /** Takes in one evaluation. */
  update(evaluation: Evaluation, input: IncidentInput): IncidentView {
    const { snapshot } = evaluation;
    this.#isDue = input.isDue ?? (() => false);
    this.#asking = [];
    this.#withdrawn = [];
    if (this.#asksRib) this.#askForVerdicts(evaluation);
    for (const target of input.facts) this.#remember(target, snapshot);
    const dirty = new Set(evaluation.changedPrefixes);
    for (const key of evaluation.movedPrefixes) dirty.add(key);
    for (const key of dirty) this.#forgetQuestion(key); // another route, another answer
    if (this.#renewed) this.#lookAtAll(evaluation, dirty);
    const clusters = new Set<string>();
    for (const [name, { findings }] of evaluation.clusters) {
      if (this.#findings.get(name) === findings) continue;
      clusters.add(name);
      this.#findings.set(name, findings);
      this.#putFindings(name, findings);
    }
    if (input.facts.size > 0 || clusters.size > 0) {
      for (const [key, { target, cluster }] of this.#red) {
        if (input.facts.has(target) || clusters.has(cluster)) dirty.add(key);
      }
    }
    for (const key of this.#waiting) {
      const asked = this.#asked.get(key);
      if (asked === undefined || asked.untilMs <= snapshot.nowMs || answerTo(asked, snapshot)) dirty.add(key);
    }
    for (const key of this.#unseen.due(snapshot.nowMs)) dirty.add(key);
    for (const key of this.#unsettled) if (!isHeld(key, snapshot)) dirty.add(key);
    for (const key of this.#unheard) if (isHeard(key, evaluation) && !this.#isDue(key)) dirty.add(key);
    for (const key of this.#postponed) {
      if (this.#isDue(key)) continue;
      this.#postponed.delete(key);
      dirty.add(key);
    }
    for (const key of dirty) {
      if (this.#isDue(key)) this.#postponed.add(key);
      else this.#look(key, evaluation, input);
    }
    for (const incident of this.#book.waiting()) if (this.#isSettled(incident, evaluation)) this.#book.giveUp(incident);
    const { opened, changed, ended } = this.#book.settle(snapshot.nowMs);
    const book = this.#book;
    return {
      open: book.open,
      get closed() {
        return book.closed;
      },
      opened,
      changed,
      ended,
      questions: { asked: this.#asking, withdrawn: this.#withdrawn },
      causeOf: (key, node) =>
        this.#unknownCause(evaluation.prefixes.get(key), node) ?? this.#causes.get(key)?.get(node),
    };
  }

  #lookAtAll({ prefixes }: Evaluation, dirty: Set<PrefixKey>): void {
    this.#renewed = false;
    for (const key of prefixes.keys()) dirty.add(key);
    for (const key of this.#red.keys()) dirty.add(key);
    this.#findings.clear();
    const members = new Set<string>();
    for (const red of this.#red.values()) for (const id of red.members) members.add(id);
    for (const ids of this.#faulty.values()) for (const id of ids) members.add(id);
    this.#book.keepOnly(members);
  }

  #unknownCause(prefix: PrefixVerdict | undefined, node: string): Cause | undefined {
    const endpoint = prefix?.endpoints.find((one) => one.node === node);
    return prefix && endpoint && causeOfUnknown(prefix, endpoint, this.#findings.get(prefix.cluster) ?? []);
  }

  /** What is wrong with advertisers is told of each node, for a node that announces nothing has no verdict to show it. */
  #putFindings(cluster: string, findings: readonly NodeFinding[]): void {
    const members = new Set<string>();
    for (const finding of findings) {
      const cause = causeOfFinding(cluster, finding);
      if (cause === undefined) continue;
      const id = `${cluster}|${finding.node}|${finding.reason}`;
      members.add(id);
      const { severity } = finding;
      this.#book.put({ id, cluster, target: undefined, severity, services: [], cause, confirmed: true });
    }
    for (const id of this.#faulty.get(cluster) ?? []) if (!members.has(id)) this.#book.remove(id);
    this.#faulty.set(cluster, members);
  }

  #look(key: PrefixKey, evaluation: Evaluation, input: IncidentInput): void {
    const prefix = evaluation.prefixes.get(key);
    this.#unheard.delete(key);
    this.#unsettled.delete(key);
    this.#waiting.delete(key);
    const before = this.#red.get(key);
    const causes = this.#causes.get(key);
    const members = prefix ? this.#membersOf(prefix, evaluation, input) : [];
    const ids = new Set(members.map(({ id }) => id));
    for (const id of before?.members ?? []) {
      if (ids.has(id)) continue;
      const who = id.slice(key.length + 1);
      if (this.#isOver(key, who, evaluation)) this.#book.remove(id);
      else {
        ids.add(id);
        this.#book.doubt(id);
        const cause = causes?.get(who);
        if (cause) this.#causes.set(key, new Map([...(this.#causes.get(key) ?? []), [who, cause]]));
      }
    }
    for (const member of members) this.#book.put(member);
    const where = prefix ?? before;
    if (where && (ids.size > 0 || this.#waiting.has(key))) {
      this.#red.set(key, { members: [...ids], target: where.target, cluster: where.cluster });
    } else this.#forget(key);
  }

  /** Whether what is known says that something red is red no more. Data that we do not have says nothing. */
  #isOver(key: PrefixKey, who: string, { snapshot, prefixes, clusters }: Evaluation): boolean {
    const view = snapshot.targets.get(placeOf(key).target);
    if (view === undefined) return true;
    if (!who.startsWith(surplusMark)) {
      const state = prefixes.get(key)?.endpoints.find(({ node }) => node === who)?.state;
      return state !== "unknown" && state !== "updating";
    }
    if (this.#isDue(key) || !isHeard(key, { snapshot, clusters })) {
      this.#unheard.add(key);
      return false;
    }
    const untilMs = view.fib.sinceMs + this.#confirmMs;
    if (untilMs <= snapshot.nowMs || !isHeld(key, snapshot)) return true;
    this.#unseen.add(untilMs, key);
    this.#unsettled.add(key);
    return false;
  }

  /** Whether every leaf of an incident, and its cluster, has told what it has to tell for long enough, and it was judged. */
  #isSettled({ targets, cluster }: Incident, { snapshot, clusters, waiting }: Evaluation): boolean {
    if (waiting > 0) return false;
    const { nowMs } = snapshot;
    const status = clusters.get(cluster);
    if (status && !(status.known && status.sinceMs + this.#confirmMs < nowMs)) return false;
    return targets.every((target) => {
      const fib = snapshot.targets.get(target)?.fib;
      return fib === undefined || (fib.freshness === "synced" && fib.sinceMs + this.#confirmMs < nowMs);
    });
  }

  #membersOf(prefix: PrefixVerdict, evaluation: Evaluation, input: IncidentInput): IncidentMember[] {
    const { snapshot } = evaluation;
    const { key, cluster, target } = prefix;
    const members: IncidentMember[] = [];
    const causes = new Map<string, Cause>();
    const put = (who: string, severity: Severity, services: readonly ServiceKey[], cause: Cause): void => {
      causes.set(who, cause);
      members.push({ id: `${key}|${who}`, cluster, target, severity, services, cause, confirmed: true });
    };
    const down = prefix.endpoints.filter(({ state }) => state === "down");
    const view = snapshot.targets.get(target);
    if (view && down.length > 0) {
      const context: CauseContext = {
        leaf: indexOf(view.facts),
        fib: view.fib,
        addressesOf: (node) => input.addressesOf(cluster, node),
        lastSeenOn: (address) => this.#lastSeen.get(target)?.get(address),
        rib: () => this.#rib(prefix, snapshot),
      };
      const before = this.#causes.get(key);
      for (const endpoint of down) {
        // While a leaf is asked anew, what it said before stands.
        const cause = causeOfEndpoint(prefix, endpoint, context) ?? before?.get(endpoint.node);
        if (cause) put(endpoint.node, endpoint.severity ?? "warning", servicesOf(prefix, endpoint.node), cause);
      }
    }
    for (const hop of prefix.unexpected) {
      if (hop.severity === "info") continue;
      put(
        `${surplusMark}${hop.address ?? hop.node ?? ""}`,
        hop.severity,
        servicesOf(prefix, "*"),
        causeOfSurplus(prefix, hop),
      );
    }
    if (causes.size > 0) this.#causes.set(key, causes);
    else this.#causes.delete(key);
    return members;
  }

  #rib(verdict: PrefixVerdict, snapshot: Snapshot): RibAnswer | "pending" | "none" {
    if (!this.#asksRib) return "none";
    const { key, target, networkInstance, prefix } = verdict;
    const asked = this.#asked.get(key);
    if (asked === undefined) {
      const place = { target, networkInstance, prefix };
      const told = snapshot.targets.get(target)?.rib?.latest(networkInstance, prefix);
      if (told?.answer.kind === "told" && snapshot.nowMs - told.toldMs < patienceMs) {
        const { answer, number } = told;
        this.#asked.set(key, { question: { number, ...place }, untilMs: snapshot.nowMs, answer });
        return answer;
      }
      const question = this.#forVerdicts.get(key) ?? this.#ask(place);
      const untilMs = this.#patientUntilMs.get(key) ?? snapshot.nowMs + patienceMs;
      this.#patientUntilMs.set(key, untilMs);
      this.#asked.set(key, { question, untilMs, answer: undefined });
      return this.#rib(verdict, snapshot);
    } else {
      const answer = answerTo(asked, snapshot);
      if (answer) {
        this.#patientUntilMs.delete(key);
        this.#asked.set(key, { ...asked, answer });
        return answer;
      }
      if (asked.untilMs <= snapshot.nowMs || asked.untilMs === never) {
        // A late answer is welcome still.
        this.#asked.set(key, { ...asked, untilMs: never });
        this.#waiting.add(key);
        return { kind: "failed", message: "no answer of the leaf came in time that still holds" };
      }
    }
    this.#waiting.add(key);
    return "pending";
  }

  /** What a judgement wants to know is asked once, until it is answered or of no use any more. */
  #askForVerdicts({ ribWanted = [], ribSettled = [], prefixes, snapshot }: Evaluation): void {
    const answered = (question: RibQuestion): boolean =>
      snapshot.targets.get(question.target)?.rib?.answer(question) !== undefined;
    for (const key of ribSettled) {
      const question = this.#forVerdicts.get(key);
      this.#forVerdicts.delete(key);
      if (question && !answered(question) && this.#asked.get(key)?.question !== question)
        this.#withdrawn.push(question);
    }
    for (const key of ribWanted) {
      const pending = this.#forVerdicts.get(key) ?? this.#asked.get(key)?.question;
      const prefix = prefixes.get(key);
      if (prefix && (pending === undefined || answered(pending))) this.#forVerdicts.set(key, this.#ask(prefix));
    }
  }

  #ask({ target, networkInstance, prefix }: Omit<RibQuestion, "number">): RibQuestion {
    const question = { number: ++this.#questions, target, networkInstance, prefix };
    this.#asking.push(question);
    return question;
  }

  #forget(key: PrefixKey): void {
    this.#red.delete(key);
    this.#causes.delete(key);
    this.#patientUntilMs.delete(key);
    this.#forgetQuestion(key);
  }

  #forgetQuestion(key: PrefixKey): void {
    const asked = this.#asked.get(key);
    if (asked === undefined) return;
    this.#asked.delete(key);
    if (this.#forVerdicts.get(key) !== asked.question) this.#withdrawn.push(asked.question);
  }

  /** Where a leaf saw addresses: of a link that is down it tells no neighbour any more. */
  #remember(target: string, { targets }: Snapshot): void {
    let seen = this.#lastSeen.get(target);
    const entries = targets.get(target)?.facts.arpEntries ?? [];
    if (seen === undefined || seen.size + entries.length > maxLastSeen) {
      seen = new Map();
      this.#lastSeen.set(target, seen);
    }
    for (const { address, subinterface } of entries) {
      const known = parseAddress(address);
      if (known !== undefined) seen.set(known, subinterface);
    }
  }
}

function answerTo({ question, answer }: Asked, { targets }: Snapshot): RibAnswer | undefined {
  return answer ?? targets.get(question.target)?.rib?.answer(question);
}

/** Whether the leaf and the cluster of a prefix verdict tell how it is now. */
function isHeard(key: PrefixKey, { snapshot, clusters }: Pick<Evaluation, "snapshot" | "clusters">): boolean {
  const { target, cluster } = placeOf(key);
  const freshness = snapshot.targets.get(target)?.fib.freshness ?? "synced"; // of one that is gone all is known
  return freshness === "synced" && clusters.get(cluster)?.known !== false;
}

/** Whether the leaf holds a prefix at all. */
function isHeld(key: PrefixKey, { targets }: Snapshot): boolean {
  const { target, networkInstance, prefix } = placeOf(key);
  return targets.get(target)?.fib.activeRoute(networkInstance, prefix) !== undefined;
}

/** Services behind a node's announcement of a prefix, or with `*` behind any. */
function servicesOf({ cluster, expectation }: PrefixVerdict, node: string): ServiceKey[] {
  const keys = new Set<ServiceKey>();
  for (const { expectation: one } of expectation?.direct ?? []) {
    if (node !== "*" && one.node !== node) continue;
    for (const { namespace, name } of one.services) keys.add(serviceKey(cluster, namespace, name));
  }
  return [...keys];
}
