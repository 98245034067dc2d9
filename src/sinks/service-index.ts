import type { Evaluation, PrefixKey, ServiceKey } from "../verdict/verdict.ts";

/** Which services a prefix belongs to, kept up from one evaluation to the next, so that a sink's work follows what
 *  changed rather than all there is. */
export class ServiceIndex {
  readonly #servicesOf = new Map<PrefixKey, Set<ServiceKey>>();
  /** By service: the keys of each of its addresses. */
  readonly #prefixesOf = new Map<ServiceKey, readonly (readonly PrefixKey[])[]>();
  #taken: { readonly evaluation: Evaluation; readonly affected: ReadonlySet<ServiceKey> } | undefined;

  /** Takes an evaluation in. Gives the services it touches: those whose verdict changed, is new or gone, and those with a
   *  changed prefix on some leaf (the sum over the leaves may be the same as before). The same evaluation may be given
   *  again, by each sink that goes by the same index. */
  apply(evaluation: Evaluation): ReadonlySet<ServiceKey> {
    if (this.#taken?.evaluation === evaluation) return this.#taken.affected;
    const affected = new Set<ServiceKey>();
    for (const key of evaluation.changedServices) {
      affected.add(key);
      this.#set(key, evaluation.services.get(key)?.addresses.map(({ prefixes }) => prefixes) ?? []);
    }
    for (const prefix of evaluation.changedPrefixes) {
      for (const key of this.#servicesOf.get(prefix) ?? []) affected.add(key);
    }
    this.#taken = { evaluation, affected };
    return affected;
  }

  #set(service: ServiceKey, lists: readonly (readonly PrefixKey[])[]): void {
    const before = this.#prefixesOf.get(service) ?? [];
    // A list is the same one for as long as it says the same.
    if (before.length === lists.length && before.every((list, at) => list === lists[at])) return;
    const wanted = new Set(lists.flat());
    for (const prefix of before.flat()) {
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
    if (lists.length === 0) this.#prefixesOf.delete(service);
    else this.#prefixesOf.set(service, lists);
  }
}
