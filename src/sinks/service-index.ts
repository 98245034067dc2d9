import type { Evaluation, PrefixKey, ServiceKey } from "../verdict/verdict.ts";

/** Which services a prefix belongs to, kept up from one evaluation to the next, so that a sink's work follows what
 *  changed rather than all there is. */
export class ServiceIndex {
  readonly #servicesOf = new Map<PrefixKey, Set<ServiceKey>>();
  readonly #prefixesOf = new Map<ServiceKey, ReadonlySet<PrefixKey>>();

  /** Takes an evaluation in. Gives the services it touches: those whose verdict changed, is new or gone, and those with a
   *  changed prefix on some leaf (the sum over the leaves may be the same as before). */
  apply(evaluation: Evaluation): ReadonlySet<ServiceKey> {
    const affected = new Set<ServiceKey>();
    for (const key of evaluation.changedServices) {
      affected.add(key);
      this.#set(key, new Set(evaluation.services.get(key)?.addresses.flatMap(({ prefixes }) => prefixes) ?? []));
    }
    for (const prefix of evaluation.changedPrefixes) {
      for (const key of this.#servicesOf.get(prefix) ?? []) affected.add(key);
    }
    return affected;
  }

  #set(service: ServiceKey, prefixes: ReadonlySet<PrefixKey>): void {
    for (const prefix of this.#prefixesOf.get(service) ?? []) {
      if (prefixes.has(prefix)) continue;
      const services = this.#servicesOf.get(prefix);
      services?.delete(service);
      if (services?.size === 0) this.#servicesOf.delete(prefix);
    }
    for (const prefix of prefixes) {
      const services = this.#servicesOf.get(prefix);
      if (services === undefined) this.#servicesOf.set(prefix, new Set([service]));
      else services.add(service);
    }
    if (prefixes.size === 0) this.#prefixesOf.delete(service);
    else this.#prefixesOf.set(service, prefixes);
  }
}
