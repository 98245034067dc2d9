import type { ClusterExpectations, ExpectationService, TargetExpectation } from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { Round } from "./round.ts";

/** How long a change of a prefix is given: the longest its services ask for. */
export class HoldDowns {
  readonly #defaultMs: number;
  /** `cluster|namespace/name` to what that service asks for, where it does. */
  readonly #asked = new Map<string, number>();

  constructor(defaultMs: number) {
    this.#defaultMs = defaultMs;
  }

  /** The longest hold-down of all services behind the prefix; one that asks for none stands for the configured one. */
  longest({ direct, prefix, cluster: name }: TargetExpectation, cluster: ClusterExpectations | undefined): number {
    if (this.#asked.size === 0) return this.#defaultMs;
    const behind = new Set<string>();
    const add = ({ namespace, name }: ExpectationService): void => void behind.add(`${namespace}/${name}`);
    for (const { expectation } of direct) expectation.services.forEach(add);
    // Whichever node a service needs, and wherever that is attached: its own verdict stands on every leaf of the prefix.
    for (const { services } of cluster?.prefixes.get(prefix)?.expectations ?? []) services.forEach(add);
    let longestMs: number | undefined;
    for (const key of behind) {
      const service = cluster?.services.get(key);
      const asked = service ? service.holdDownMs : this.#asked.get(`${name}|${key}`); // what one asked for that is gone
      longestMs = Math.max(longestMs ?? 0, asked ?? this.#defaultMs);
    }
    return longestMs ?? this.#defaultMs;
  }

  /** The prefixes of services that ask for another hold-down than in the round before. */
  *changed({ services, clusters }: Round): Iterable<{ readonly cluster: string; readonly prefix: IpPrefix }> {
    for (const [cluster, keys] of services) {
      for (const key of keys) {
        const id = `${cluster}|${key}`;
        const service = clusters.get(cluster)?.services.get(key);
        const asked = service?.holdDownMs;
        if (asked === this.#asked.get(id)) continue;
        if (asked === undefined) this.#asked.delete(id);
        else this.#asked.set(id, asked);
        for (const { prefixes } of service?.addresses ?? []) for (const prefix of prefixes) yield { cluster, prefix };
      }
    }
  }
}
