import type { Evaluation, PrefixKey, ServiceKey } from "../verdict/verdict.ts";

/** Which services a prefix belongs to, kept up from one evaluation to the next, so that a sink's work follows what
 *  changed rather than all there is. */
export class ServiceIndex {
  readonly #servicesOf = new Map<PrefixKey, Set<ServiceKey>>();
  readonly #prefixesOf = new Map<ServiceKey, readonly PrefixKey[]>();
  #taken: { readonly evaluation: Evaluation; readonly affected: ReadonlySet<ServiceKey> } | undefined;

  /** Takes an evaluation in. Gives the services it touches: those whose verdict changed, is new or gone, and those with a
   *  changed prefix on some leaf (the sum over the leaves may be the same as before). The same evaluation may be given
   *  again, by each sink that goes by the same index. */
  apply(evaluation: Evaluation): ReadonlySet<ServiceKey> {
    if (this.#taken?.evaluation === evaluation) return this.#taken.affected;
    const affected = new Set<ServiceKey>();
    for (const key of evaluation.changedServices) {
      affected.add(key);
      this.#set(key, evaluation.services.get(key)?.addresses.flatMap(({ prefixes }) => prefixes) ?? []);
    }
    for (const prefix of evaluation.changedPrefixes) {
      for (const key of this.#servicesOf.get(prefix) ?? []) affected.add(key);
    }
    this.#taken = { evaluation, affected };
    return affected;
  }

  #set(service: ServiceKey, prefixes: readonly PrefixKey[]): void {
    const before = this.#prefixesOf.get(service) ?? [];
    if (before.length === prefixes.length && before.every((prefix, at) => prefix === prefixes[at])) return;
    const wanted = new Set(prefixes);
    for (const prefix of before) {
      if (wanted.has(prefix)) continue;
      const services = this.#servicesOf.get(prefix);
      services?.delete(service);
      if (services?.size === 0) this.#servicesOf.delete(prefix);
    }
    for (const prefix of wanted) {
      const services = this.#servicesOf.get(prefix);
      if (services === undefined) this.#servicesOf.set(prefix, new Set([service]));
      else services.add(service);
    }
    if (prefixes.length === 0) this.#prefixesOf.delete(service);
    else this.#prefixesOf.set(service, prefixes);
  }
}
