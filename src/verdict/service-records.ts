import type { ClusterExpectations, ServiceExpectation, ServiceFinding } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { ObjectKey } from "../model/cluster.ts";
import type { PrefixParts } from "./prefix-parts.ts";
import type { Round } from "./round.ts";
import { type AddressParts, judgeService } from "./service.ts";
import type { Transitions } from "./transitions.ts";
import { type PrefixKey, type ServiceKey, type ServiceVerdict, serviceKey } from "./verdict.ts";

/** Which services a round touches, and their verdicts. */
export class ServiceRecords {
  readonly #verdicts = new Map<ServiceKey, ServiceVerdict>();
  /** `cluster|prefix` to the services on it. */
  readonly #byPrefix = new Map<string, Set<ObjectKey>>();
  /** `cluster|namespace/name` to the prefixes it stood on when last seen. */
  readonly #prefixesOf = new Map<string, readonly IpPrefix[]>();
  /** By cluster: services that are not judged until each of their prefixes has been, wherever it is expected; unless nothing
   *  can be known of them any more. */
  #waiting = new Map<string, Set<ObjectKey>>();

  /** Every service's verdict. Live: read it before the next round. */
  get verdicts(): ReadonlyMap<ServiceKey, ServiceVerdict> {
    return this.#verdicts;
  }

  /** Judges the services of the changed prefixes, and those whose expectation changed. Gives the keys that changed.
   *  `changed` holds prefix keys (`target|networkInstance|cluster|prefix`). */
  update(input: {
    readonly round: Round;
    readonly changed: Iterable<PrefixKey>;
    readonly partsOf: (cluster: string, prefix: IpPrefix) => PrefixParts | undefined;
    readonly transitions: Transitions;
  }): ServiceKey[] {
    const { round } = input;
    const dirty = this.#waiting;
    this.#waiting = new Map();
    const mark = (cluster: string, key: ObjectKey): void => {
      const keys = dirty.get(cluster);
      if (keys) keys.add(key);
      else dirty.set(cluster, new Set([key]));
    };
    for (const [cluster, keys] of round.services) {
      const expectations = round.clusters.get(cluster);
      for (const key of keys) {
        this.#index(cluster, key, expectations);
        mark(cluster, key);
      }
    }
    for (const cluster of round.changedClusters) {
      for (const key of round.clusters.get(cluster)?.services.keys() ?? []) mark(cluster, key);
    }
    for (const changed of input.changed) {
      const parts = changed.split("|");
      const cluster = parts.at(-2) ?? "";
      for (const key of this.#byPrefix.get(`${cluster}|${parts.at(-1)}`) ?? []) mark(cluster, key);
    }
    const result: ServiceKey[] = [];
    for (const [cluster, keys] of dirty) {
      const expectations = round.clusters.get(cluster);
      for (const key of keys) {
        const isLost = expectations?.known === false && this.#verdicts.has(verdictKeyOf(cluster, key));
        if (!isLost && this.#waits(cluster, key, input)) {
          const waiting = this.#waiting.get(cluster) ?? new Set();
          this.#waiting.set(cluster, waiting.add(key));
          continue;
        }
        const changed = this.#judge(cluster, key, expectations, input);
        if (changed) result.push(changed);
      }
    }
    return result;
  }

  /** Whether some leaf of some prefix has yet to be heard: without it a service would be told by a part of its leaves. */
  #waits(
    cluster: string,
    key: ObjectKey,
    { round: { unattached }, partsOf }: Pick<Parameters<ServiceRecords["update"]>[0], "round" | "partsOf">,
  ): boolean {
    const prefixes = this.#prefixesOf.get(`${cluster}|${key}`) ?? [];
    return prefixes.some(
      (prefix) => unattached?.has(cluster, prefix) === true || (partsOf(cluster, prefix)?.awaited ?? 0) > 0,
    );
  }

  #judge(
    cluster: string,
    key: ObjectKey,
    expectations: ClusterExpectations | undefined,
    { round, partsOf, transitions }: Parameters<ServiceRecords["update"]>[0],
  ): ServiceKey | undefined {
    const service = withClashes(expectations?.services.get(key), round.clashes?.findings(cluster, key));
    const verdictKey = verdictKeyOf(cluster, key);
    const before = this.#verdicts.get(verdictKey);
    if (service === undefined || expectations === undefined) {
      if (before === undefined) return undefined;
      this.#verdicts.delete(verdictKey);
      transitions.service(before, undefined);
      return verdictKey;
    }
    const addresses: AddressParts[] = service.addresses.map(({ address, prefixes }) => ({
      address,
      parts: prefixes.flatMap((prefix) => partsOf(cluster, prefix) ?? []),
    }));
    const unknown = expectations.known ? undefined : (expectations.unknownReason ?? "cluster-connecting");
    const verdict = judgeService(cluster, service, addresses, unknown, before, round.snapshot.nowMs);
    this.#verdicts.set(verdictKey, verdict);
    transitions.service(before, verdict);
    return verdictKey;
  }

  #index(cluster: string, key: ObjectKey, expectations: ClusterExpectations | undefined): void {
    const id = `${cluster}|${key}`;
    for (const prefix of this.#prefixesOf.get(id) ?? []) {
      const services = this.#byPrefix.get(`${cluster}|${prefix}`);
      services?.delete(key);
      if (services?.size === 0) this.#byPrefix.delete(`${cluster}|${prefix}`);
    }
    const service = expectations?.services.get(key);
    if (service === undefined) {
      this.#prefixesOf.delete(id);
      return;
    }
    const prefixes = [...new Set(service.addresses.flatMap((address) => address.prefixes))];
    this.#prefixesOf.set(id, prefixes);
    for (const prefix of prefixes) {
      const index = `${cluster}|${prefix}`;
      const services = this.#byPrefix.get(index);
      if (services) services.add(key);
      else this.#byPrefix.set(index, new Set([key]));
    }
  }
}

function verdictKeyOf(cluster: string, key: ObjectKey): ServiceKey {
  const slash = key.indexOf("/");
  return serviceKey(cluster, key.slice(0, slash), key.slice(slash + 1));
}

/** A service with what other clusters have to do with it. */
function withClashes(
  service: ServiceExpectation | undefined,
  clashes: readonly ServiceFinding[] = [],
): ServiceExpectation | undefined {
  return service === undefined || clashes.length === 0
    ? service
    : { ...service, findings: [...service.findings, ...clashes] };
}
