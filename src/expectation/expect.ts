import type { IpPrefix } from "../model/address.ts";
import { type ClusterView, coreResources, type ObjectKey, type ResourceName, type Service } from "../model/cluster.ts";
import type { Advertiser, Announcement, Scene } from "./advertiser.ts";
import { type ServiceWishes, serviceWishes } from "./annotations.ts";
import type {
  ClusterExpectations,
  NodeFinding,
  PrefixExpectation,
  ServiceExpectation,
  ServiceFinding,
} from "./expectation.ts";
import { generic } from "./generic.ts";
import type { MetallbOptions } from "./metallb/facts.ts";
import { Metallb } from "./metallb/metallb.ts";
import type { ExpectationSource } from "./metallb/reported.ts";
import { NodeIndex } from "./next-hop.ts";
import type { NodeAddressOptions } from "./node-address.ts";
import { readiness } from "./readiness.ts";
import { sharedPrefixFindings } from "./shared-prefix.ts";
import { type ServiceClaim, unionPrefix } from "./union.ts";

/** How expectations of one cluster are worked out. */
export interface ExpectationOptions extends NodeAddressOptions {
  readonly metallb?: MetallbOptions | undefined;
  /** Default `intersection`. */
  readonly expectationSource?: ExpectationSource | undefined;
  /** How old a lost resource may be before nothing can be said any more, milliseconds. Default 120 000. */
  readonly staleAfterMs?: number | undefined;
}

/** What changed in a cluster, as `state/cluster-table.ts` tells it. */
export interface ExpectationInput {
  readonly all: boolean;
  readonly services: ReadonlySet<ObjectKey>;
}

/** What changed in the expectations. A prefix or service that is no longer in `current()` is gone. */
export interface ExpectationChange {
  readonly prefixes: ReadonlySet<IpPrefix>;
  readonly services: ReadonlySet<ObjectKey>;
  /** The cluster became known or unknown, or its node findings changed. */
  readonly general: boolean;
  /** Names, addresses, labels or sessions of nodes changed, and with them what attachment makes of every prefix. */
  readonly attachment: boolean;
}

const defaultStaleAfterMs = 120_000;
const none: ReadonlyMap<IpPrefix, PrefixExpectation> = new Map();

/** Expectations of one cluster, kept up to date. It remembers what it worked out, so that one changed EndpointSlice costs
 *  the work of its service and of the prefixes that service stands on; any other change is worked out anew, and what comes
 *  out as it was keeps its object and its `since`. */
export class ExpectationEngine {
  readonly #options: ExpectationOptions;
  readonly #metallb: Advertiser;
  readonly #services = new Map<ObjectKey, Evaluated>();
  readonly #claims = new Map<IpPrefix, Map<ObjectKey, readonly ServiceClaim[]>>();
  readonly #prefixes = new Map<IpPrefix, PrefixExpectation>();
  /** Of the engine before, for what it knew of a tuple's time. */
  #inherited: ReadonlyMap<IpPrefix, PrefixExpectation> = none;
  readonly #shown = new Map<ObjectKey, ServiceExpectation>();
  readonly #shared = new Map<IpPrefix, ReadonlyMap<ObjectKey, readonly ServiceFinding[]>>();
  #scenes: readonly { readonly advertiser: Advertiser; readonly scene: Scene }[] = [];
  #nodes = new NodeIndex([], new Map(), new Map(), {});
  #current: ClusterExpectations;
  #filled = false;
  #evaluations = 0;
  #dueMs: number | undefined;

  constructor(cluster: string, options: ExpectationOptions = {}) {
    this.#options = options;
    this.#metallb = new Metallb(options.metallb, options.expectationSource);
    this.#current = {
      cluster,
      known: false,
      neverKnown: true,
      unknownReason: "cluster-connecting",
      sinceMs: 0,
      prefixes: this.#prefixes,
      services: this.#shown,
      nodeFindings: [],
      nodes: this.#nodes,
    };
  }

  /** Services evaluated so far: the work done. */
  get evaluations(): number {
    return this.#evaluations;
  }

  /** When to update again though nothing changes, by our clock: a lost resource becomes too old then. */
  get nextDeadlineMs(): number | undefined {
    return this.#dueMs;
  }

  /** The expectations as they stand. The maps are live: read them before the next update. */
  current(): ClusterExpectations {
    return this.#current;
  }

  /** An engine of the same options that has worked nothing out yet. It knows what a cluster no longer tells: what each
   *  speaker took last, and since when what is expected has been. */
  anew(): ExpectationEngine {
    const fresh = new ExpectationEngine(this.#current.cluster, this.#options);
    fresh.#scenes = this.#scenes;
    fresh.#inherited = this.#prefixes;
    return fresh;
  }

  /** Everything the expectations of this cluster are worked out from: while the watch of any of it is lost, something may
   *  have ceased to be expected without our knowing. */
  reads(view: ClusterView): readonly ResourceName[] {
    return this.#metallb.detect(view) ? [...coreResources, ...this.#metallb.resources] : coreResources;
  }

  /** Takes a change of the cluster. Nothing is worked out before everything needed has been listed; of a cluster that was
   *  lost the last known expectations stay, marked unknown. */
  update(view: ClusterView, change: ExpectationInput, nowMs: number): ExpectationChange {
    const known = this.#judgeReadiness(view, nowMs);
    const changed = { prefixes: new Set<IpPrefix>(), services: new Set<ObjectKey>() };
    let attachment = false;
    const everything = change.all || !this.#filled || this.#shaken(view, change.services);
    if (this.#filled || known.known) {
      if (everything) attachment = this.#prepare(view);
      this.#evaluate(view, everything ? undefined : change.services, nowMs, changed);
      this.#filled = true;
      this.#inherited = none;
    }
    const general = this.#publish(known, everything, attachment, nowMs);
    return { ...changed, general, attachment };
  }

  /** Whether a scene rests on one of these services, and so is another one now. */
  #shaken(view: ClusterView, changed: ReadonlySet<ObjectKey>): boolean {
    const services = view.resource("services").objects;
    return this.#scenes.some(({ scene }) => [...changed].some((key) => scene.restsOn?.(key, services.get(key))));
  }

  #judgeReadiness(view: ClusterView, nowMs: number): { readonly known: boolean; readonly reason: string | undefined } {
    const required = this.#metallb.detect(view) ? this.#metallb.required : [];
    const helpful = required.length > 0 ? this.#metallb.resources : [];
    const staleAfterMs = this.#options.staleAfterMs ?? defaultStaleAfterMs;
    const { readiness: result, dueMs } = readiness(view, [...coreResources, ...required], helpful, staleAfterMs, nowMs);
    this.#dueMs = dueMs;
    return result.known ? { known: true, reason: undefined } : result;
  }

  /** Reads what all services have in common. True if that moves nodes for attachment. */
  #prepare(view: ClusterView): boolean {
    const active = this.#metallb.detect(view) ? [this.#metallb] : [generic];
    this.#scenes = active.map((advertiser) => {
      const before = this.#scenes.find((one) => one.advertiser.name === advertiser.name)?.scene;
      return { advertiser, scene: advertiser.prepare(view, before) };
    });
    const sources = new Map(this.#scenes.flatMap(({ scene }) => [...scene.sourceAddresses]));
    const sessions = new Map(this.#scenes.flatMap(({ scene }) => [...scene.sessions]));
    const present = view.resource("nodes").objects.values();
    const nodes = new NodeIndex(present, sources, sessions, this.#options, this.#nodes);
    if (this.#nodes.equals(nodes)) return false;
    this.#nodes = nodes;
    return true;
  }

  /** Evaluates services, all or the named ones, and unions the prefixes they stand or stood on. */
  #evaluate(
    view: ClusterView,
    named: ReadonlySet<ObjectKey> | undefined,
    nowMs: number,
    change: { readonly prefixes: Set<IpPrefix>; readonly services: Set<ObjectKey> },
  ): void {
    const services = view.resource("services").objects;
    const keys = named ?? new Set([...services.keys(), ...this.#services.keys()]);
    const touched = new Set<IpPrefix>();
    for (const key of keys) {
      for (const prefix of this.#services.get(key)?.prefixes ?? []) {
        touched.add(prefix);
        this.#claims.get(prefix)?.delete(key);
      }
      const service = services.get(key);
      const evaluated = service && this.#evaluateService(key, service, view);
      if (evaluated === undefined) {
        this.#services.delete(key);
        continue;
      }
      this.#services.set(key, evaluated);
      for (const prefix of evaluated.prefixes) {
        touched.add(prefix);
        const claims = this.#claims.get(prefix) ?? new Map<ObjectKey, readonly ServiceClaim[]>();
        this.#claims.set(prefix, claims);
        claims.set(
          key,
          evaluated.claims.filter(({ claim }) => claim.prefix === prefix),
        );
      }
    }
    const affected = new Set(keys);
    for (const prefix of touched) {
      if (this.#union(prefix, nowMs, affected)) change.prefixes.add(prefix);
    }
    for (const key of affected) {
      if (this.#show(key)) change.services.add(key);
    }
  }

  #evaluateService(key: ObjectKey, service: Service, view: ClusterView): Evaluated | undefined {
    if (service.type !== "LoadBalancer" && service.ingress.length === 0) return undefined;
    const { namespace, name } = service;
    const wishes = serviceWishes(service);
    if (wishes.ignore) return { service, wishes, announcements: [], claims: [], prefixes: [] };
    this.#evaluations++;
    const announcements = this.#scenes.map(({ scene }) => scene.evaluate(service, view));
    const claims = announcements.flatMap((announcement) =>
      announcement.claims.map((claim): ServiceClaim => ({ service: { namespace, name, key }, claim })),
    );
    return { service, wishes, announcements, claims, prefixes: [...new Set(claims.map(({ claim }) => claim.prefix))] };
  }

  /** Unions one prefix; true if it changed. Services whose own record depends on that are added to `affected`. */
  #union(prefix: IpPrefix, nowMs: number, affected: Set<ObjectKey>): boolean {
    const before = this.#prefixes.get(prefix) ?? this.#inherited.get(prefix);
    const byService = this.#claims.get(prefix);
    if (byService === undefined || byService.size === 0) {
      this.#claims.delete(prefix);
      this.#shared.delete(prefix);
      return this.#prefixes.delete(prefix);
    }
    const claims = byService.size === 1 ? [...byService.values()].flat() : sortedClaims(byService);
    const context = { cluster: this.#current.cluster, nowMs, nodes: this.#nodes };
    const after = unionPrefix(prefix, claims, context, before);
    this.#prefixes.set(prefix, after);
    const findings = sharedPrefixFindings(after, claims);
    const findingsBefore = this.#shared.get(prefix);
    if (findings.size > 0) this.#shared.set(prefix, findings);
    else this.#shared.delete(prefix);
    for (const key of findings.keys()) affected.add(key);
    for (const key of findingsBefore?.keys() ?? []) affected.add(key);
    if ((before?.expectations.length ?? 0) > 0 !== after.expectations.length > 0) {
      for (const key of byService.keys()) affected.add(key);
    }
    return after !== before;
  }

  /** Brings a service's record up to date; true if it changed. */
  #show(key: ObjectKey): boolean {
    const before = this.#shown.get(key);
    const evaluated = this.#services.get(key);
    if (evaluated === undefined) return this.#shown.delete(key);
    const after = this.#serviceExpectation(key, evaluated);
    if (before && sameService(before, after)) return false;
    this.#shown.set(key, after);
    return true;
  }

  #serviceExpectation(key: ObjectKey, { service, wishes, announcements, claims }: Evaluated): ServiceExpectation {
    const addresses = [...new Set(announcements.flatMap((announcement) => announcement.addresses))];
    const refusal = announcements.find((announcement) => announcement.refusal !== undefined)?.refusal;
    const shared = [...new Set(claims.map(({ claim }) => claim.prefix))].flatMap(
      (prefix) => this.#shared.get(prefix)?.get(key) ?? [],
    );
    return {
      namespace: service.namespace,
      name: service.name,
      externalTrafficPolicy: service.externalTrafficPolicy,
      addresses: addresses.map((address) => ({
        address,
        prefixes: claims
          .filter(({ claim }) => claim.addresses.includes(address))
          .filter(({ claim }) => claim.nodes.length > 0 || this.#prefixes.get(claim.prefix)?.expectations.length === 0)
          .map(({ claim }) => claim.prefix),
      })),
      findings: [...wishes.findings, ...announcements.flatMap((announcement) => announcement.findings), ...shared],
      holdDownMs: wishes.holdDownMs,
      ...(wishes.timing ? { timing: wishes.timing } : {}),
      refusal,
    };
  }

  #publish(
    known: { readonly known: boolean; readonly reason: string | undefined },
    everything: boolean,
    attachment: boolean,
    nowMs: number,
  ): boolean {
    const before = this.#current;
    const turned = before.known !== known.known || before.unknownReason !== known.reason;
    const findings = everything && this.#filled ? this.#nodeFindings() : before.nodeFindings;
    const newFindings = !sameFindings(before.nodeFindings, findings);
    if (!turned && !newFindings && !attachment && before.nodes === this.#nodes && before.sinceMs !== 0) return false;
    this.#current = {
      ...before,
      known: known.known,
      neverKnown: !this.#filled,
      unknownReason: known.reason,
      sinceMs: before.known === known.known && before.sinceMs !== 0 ? before.sinceMs : nowMs,
      nodeFindings: newFindings ? findings : before.nodeFindings,
      nodes: this.#nodes,
    };
    return turned || newFindings;
  }

  #nodeFindings(): readonly NodeFinding[] {
    const all = [...this.#scenes.flatMap(({ scene }) => scene.nodeFindings), ...this.#nodes.findings];
    const text = ({ node, reason, message }: NodeFinding): string => `${node}\n${reason}\n${message}`;
    return all.sort((a, b) => (text(a) < text(b) ? -1 : 1));
  }
}

/** The expectations of a cluster worked out from scratch. */
export function expectAll(view: ClusterView, options: ExpectationOptions, nowMs: number): ClusterExpectations {
  const engine = new ExpectationEngine(view.cluster, options);
  engine.update(view, { all: true, services: new Set() }, nowMs);
  return engine.current();
}

/** One service as it was evaluated last. */
interface Evaluated {
  readonly service: Service;
  readonly wishes: ServiceWishes;
  readonly announcements: readonly Announcement[];
  readonly claims: readonly ServiceClaim[];
  readonly prefixes: readonly IpPrefix[];
}

function sortedClaims(byService: ReadonlyMap<ObjectKey, readonly ServiceClaim[]>): readonly ServiceClaim[] {
  return [...byService].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([, claims]) => claims);
}

function sameService(a: ServiceExpectation, b: ServiceExpectation): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function sameFindings(a: readonly NodeFinding[], b: readonly NodeFinding[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
