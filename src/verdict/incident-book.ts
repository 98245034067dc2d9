import type { Severity } from "../expectation/expectation.ts";
import { type Cause, causeOf } from "./cause.ts";
import { type Incident, maxIncidentServices } from "./incident.ts";
import { worse } from "./severity.ts";
import type { ServiceKey } from "./verdict.ts";

/** One verdict with its cause, or what is wrong with a node whether or not a verdict shows it. */
export interface IncidentMember {
  /** Unique over all verdicts. */
  readonly id: string;
  readonly cluster: string;
  /** The leaf of the verdict; undefined for a node. */
  readonly target: string | undefined;
  readonly severity: Severity;
  readonly services: readonly ServiceKey[];
  readonly cause: Cause;
  /** Red by what is known now; if not, it was when something was known last. */
  readonly confirmed: boolean;
}

/** How long incidents are remembered. */
export interface IncidentPolicy {
  /** One that opens again within so long is the same, milliseconds. */
  readonly reopenMs: number;
  /** How long one that is closed is remembered, milliseconds. */
  readonly closedMs: number;
  /** Most closed ones remembered. */
  readonly maxClosed: number;
}

/** What one round made of incidents. */
export interface IncidentChanges {
  readonly opened: readonly Incident[];
  readonly changed: readonly Incident[];
  readonly ended: readonly Incident[];
}

/** What becomes of incidents: an hour of closed ones, at most a thousand. */
export const defaultIncidentPolicy: IncidentPolicy = { reopenMs: 30_000, closedMs: 3_600_000, maxClosed: 1_000 };

/** Groups verdicts by cause and scope, and follows each group from its first verdict to its last. */
export class IncidentBook {
  readonly #policy: IncidentPolicy;
  readonly #members = new Map<string, Map<string, IncidentMember>>();
  readonly #open = new Map<string, Incident>();
  readonly #byGroup = new Map<string, string>();
  readonly #groupOf = new Map<string, string>();
  readonly #touched = new Set<string>();
  /** Groups of incidents of an earlier life that no verdict of this one belongs to yet. */
  readonly #restored = new Set<string>();
  #closed: { readonly group: string; readonly incident: Incident }[] = [];

  constructor(policy: IncidentPolicy) {
    this.#policy = policy;
  }

  /** By id. Live. */
  get open(): ReadonlyMap<string, Incident> {
    return this.#open;
  }

  get closed(): readonly Incident[] {
    return this.#closed.map(({ incident }) => incident);
  }

  /** Takes over an incident that was open when an earlier life ended. It waits for verdicts of its group. */
  restore(incident: Incident): void {
    const group = groupOf(incident);
    if (this.#byGroup.has(group)) return;
    this.#open.set(incident.id, { ...incident, confirmed: false });
    this.#byGroup.set(group, incident.id);
    this.#restored.add(group);
  }

  /** Those that wait still. */
  *waiting(): Iterable<Incident> {
    for (const group of this.#restored) {
      const incident = this.#open.get(this.#byGroup.get(group) ?? "");
      if (incident) yield incident;
    }
  }

  /** One of those that wait: it is over. */
  giveUp(incident: Incident): void {
    this.#touched.add(groupOf(incident));
  }

  /** Verdicts of which nobody knows whether they are red still. */
  *doubted(): Iterable<IncidentMember> {
    for (const members of this.#members.values()) {
      for (const member of members.values()) if (!member.confirmed) yield member;
    }
  }

  /** Removes every verdict but these, and brings every incident in line again that waits for none. */
  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.#groupOf.keys()]) if (!ids.has(id)) this.remove(id);
    for (const group of this.#byGroup.keys()) if (!this.#restored.has(group)) this.#touched.add(group);
  }

  /** Nobody knows any more whether a verdict is red still. */
  doubt(id: string): void {
    const member = this.#members.get(this.#groupOf.get(id) ?? "")?.get(id);
    if (member?.confirmed) this.put({ ...member, confirmed: false });
  }

  /** Puts a verdict where its cause belongs. */
  put(member: IncidentMember): void {
    const group = groupOf({ ...member.cause, cluster: member.cluster });
    const before = this.#groupOf.get(member.id);
    if (before !== undefined && before !== group) this.remove(member.id);
    this.#groupOf.set(member.id, group);
    this.#touched.add(group);
    const members = this.#members.get(group);
    if (members) members.set(member.id, member);
    else this.#members.set(group, new Map([[member.id, member]]));
  }

  /** A verdict that is not red any more. */
  remove(id: string): void {
    const group = this.#groupOf.get(id);
    if (group === undefined) return;
    this.#groupOf.delete(id);
    this.#touched.add(group);
    const members = this.#members.get(group);
    members?.delete(id);
    if (members?.size === 0) this.#members.delete(group);
  }

  /** Brings incidents in line with their verdicts. */
  settle(nowMs: number): IncidentChanges {
    const opened: Incident[] = [];
    const changed: Incident[] = [];
    const ended: Incident[] = [];
    this.#forget(nowMs);
    for (const group of this.#touched) {
      const members = this.#members.get(group);
      this.#restored.delete(group);
      const before = this.#open.get(this.#byGroup.get(group) ?? "");
      if (members === undefined) {
        if (before) ended.push(this.#close(group, before, nowMs));
        continue;
      }
      const incident = describe([...members.values()], before ?? this.#reopen(group, nowMs));
      this.#open.set(incident.id, incident);
      this.#byGroup.set(group, incident.id);
      if (before === undefined) opened.push(incident);
      else if (!tellsTheSame(before, incident)) changed.push(incident);
    }
    this.#touched.clear();
    return { opened, changed, ended };
  }

  #close(group: string, incident: Incident, nowMs: number): Incident {
    const closed = { ...incident, closedMs: nowMs };
    this.#open.delete(incident.id);
    this.#byGroup.delete(group);
    this.#closed.push({ group, incident: closed });
    if (this.#closed.length > this.#policy.maxClosed) this.#closed.shift();
    return closed;
  }

  /** One that was closed a moment ago goes on under its id; any other begins now. */
  #reopen(group: string, nowMs: number): Pick<Incident, "id" | "openedMs"> {
    const at = this.#closed.findLastIndex((one) => one.group === group);
    const found = this.#closed[at]?.incident;
    if (found?.closedMs !== undefined && found.closedMs + this.#policy.reopenMs > nowMs) {
      this.#closed.splice(at, 1);
      return found;
    }
    return { id: incidentId(group, nowMs), openedMs: nowMs };
  }

  #forget(nowMs: number): void {
    const [first] = this.#closed;
    const oldestMs = nowMs - this.#policy.closedMs;
    if ((first?.incident.closedMs ?? nowMs) > oldestMs) return;
    this.#closed = this.#closed.filter(({ incident }) => (incident.closedMs ?? nowMs) > oldestMs);
  }
}

function describe(members: readonly IncidentMember[], { id, openedMs }: Pick<Incident, "id" | "openedMs">): Incident {
  const [first] = members;
  if (first === undefined) throw new Error("an incident has at least one member");
  const services = new Set<ServiceKey>();
  const targets = new Set<string>();
  let severity: Severity = "info";
  for (const member of members) {
    for (const service of member.services) services.add(service);
    if (member.target !== undefined) targets.add(member.target);
    severity = worse(severity, member.severity) ?? severity;
  }
  const { cause, scope } = first.cause;
  const common = causeOf({ cause, scope: [scope], evidence: commonEvidence(members) });
  return {
    id,
    cause,
    scope,
    cluster: first.cluster,
    severity,
    confirmed: members.some(({ confirmed }) => confirmed),
    openedMs,
    closedMs: undefined,
    evidence: common.evidence,
    remedy: common.remedy,
    verdicts: members.filter(({ target }) => target !== undefined).length,
    services: [...services].sort().slice(0, maxIncidentServices),
    serviceCount: services.size,
    targets: [...targets].sort(),
  };
}

function groupOf({ cause, cluster, scope }: Pick<Incident, "cause" | "cluster" | "scope">): string {
  return `${cause}|${cluster}|${scope}`;
}

function tellsTheSame(a: Incident, b: Incident): boolean {
  return (
    a.severity === b.severity &&
    a.confirmed === b.confirmed &&
    a.verdicts === b.verdicts &&
    a.serviceCount === b.serviceCount &&
    JSON.stringify([a.evidence, a.services, a.targets]) === JSON.stringify([b.evidence, b.services, b.targets])
  );
}

function commonEvidence([first, ...others]: readonly IncidentMember[]): Cause["evidence"] {
  const entries = Object.entries(first?.cause.evidence ?? {});
  return Object.fromEntries(
    entries.filter(([name, value]) => others.every(({ cause }) => cause.evidence[name] === value)),
  );
}

/** A name that a group has for one opening only: FNV-1a over both, 64 bits. */
function incidentId(group: string, openedMs: number): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(`${group}|${openedMs}`))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}
