import type { IpAddress, IpPrefix } from "../model/address.ts";
import type { FibProgramming } from "./route-body.ts";
import type { Route, RouteTable, Via } from "./route-table.ts";

/** The routes one network instance should hold, and what is wrong with them: a next hop that is lost or a route the data
 *  plane did not take stays so, whatever routes come, until it is healed. */
export class LeafRoutes {
  /** What is written. */
  readonly table: RouteTable;
  readonly #wanted = new Map<IpPrefix, Route>();
  readonly #written = new Map<IpPrefix, string>();
  readonly #lost = new Map<IpPrefix, Set<IpAddress | "all">>();
  readonly #rewritten: (() => void)[] = [];
  readonly #programming = new Map<IpPrefix, FibProgramming>();

  constructor(table: RouteTable) {
    this.table = table;
  }

  /** Sets the route for its prefix. */
  set(route: Route): void {
    this.#wanted.set(route.prefix, route);
    this.#write(route.prefix);
  }

  /** Removes the route for a prefix. False if there was none. */
  withdraw(prefix: IpPrefix): boolean {
    const found = this.#wanted.delete(prefix);
    this.#write(prefix);
    return found;
  }

  /** Makes these the only routes. */
  replaceAll(routes: readonly Route[]): void {
    const stay = new Set(routes.map(({ prefix }) => prefix));
    for (const prefix of [...this.#wanted.keys()]) if (!stay.has(prefix)) this.withdraw(prefix);
    for (const route of routes) this.set(route);
  }

  /** The routes that should be there. */
  routes(): readonly Route[] {
    return [...this.#wanted.values()];
  }

  /** Takes one next hop, or with "all" the route, away until `restore`. False if the route does not have it. */
  lose(prefix: IpPrefix, nextHop: IpAddress | "all"): boolean {
    const via = this.#wanted.get(prefix)?.via ?? [];
    if (via.length === 0 || (nextHop !== "all" && !via.some(({ address }) => address === nextHop))) return false;
    const lost = this.#lost.get(prefix) ?? new Set();
    this.#lost.set(prefix, lost.add(nextHop));
    this.#write(prefix);
    return true;
  }

  /** Gives back one next hop that `lose` took, or with "all" (the default) whatever it took. False if it took nothing. */
  restore(prefix: IpPrefix, nextHop: IpAddress | "all" = "all"): boolean {
    const lost = this.#lost.get(prefix);
    if (lost === undefined) return false;
    const found = nextHop === "all" || lost.delete(nextHop);
    if (nextHop === "all" || lost.size === 0) this.#lost.delete(prefix);
    this.#write(prefix);
    return found;
  }

  /** Sets what the data plane says of a prefix until it is set back to "programmed". False if there is no route. */
  program(prefix: IpPrefix, programming: FibProgramming): boolean {
    if (programming.state === "programmed") this.#programming.delete(prefix);
    else this.#programming.set(prefix, programming);
    this.#write(prefix);
    return this.#wanted.has(prefix);
  }

  /** Gives back everything that was lost or failed. */
  heal(): void {
    const touched = new Set([...this.#lost.keys(), ...this.#programming.keys()]);
    this.#lost.clear();
    this.#programming.clear();
    for (const undo of this.#rewritten.splice(0)) undo();
    for (const prefix of touched) this.#write(prefix);
  }

  /** Gives the group of a prefix other next hops in place until `heal`. False if the prefix has no route. */
  rewriteGroup(prefix: IpPrefix, via: readonly Via[]): boolean {
    const undo = this.table.rewriteGroup(prefix, via);
    if (undo !== undefined) this.#rewritten.push(undo);
    return undo !== undefined;
  }

  #write(prefix: IpPrefix): void {
    const wanted = this.#wanted.get(prefix);
    const lost = this.#lost.get(prefix);
    const via = lost?.has("all") ? [] : (wanted?.via ?? []).filter(({ address }) => !lost?.has(address));
    if (wanted === undefined || via.length === 0) {
      this.#written.delete(prefix);
      this.table.withdraw(prefix);
      return;
    }
    const programming = this.#programming.get(prefix) ?? wanted.programming ?? { state: "programmed" };
    const route: Route = { ...wanted, via, programming };
    const text = JSON.stringify(route);
    if (this.#written.get(prefix) === text) return;
    this.#written.set(prefix, text);
    this.table.set(route);
  }
}
