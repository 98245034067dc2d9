import type { Incident, IncidentView } from "../../src/verdict/incident.ts";

/** Most evaluations that an abrupt end takes from the store. */
const mostLost = 3;

/** What a collector's store holds of incidents: those open, as they were last. */
export class IncidentStore {
  /** After each of the last evaluations, the latest last. */
  #states: ReadonlyMap<string, string>[] = [new Map()];

  take({ opened, changed, ended }: IncidentView): void {
    const before = this.#states.at(-1) ?? new Map<string, string>();
    let after = before;
    if (opened.length + changed.length + ended.length > 0) {
      const next = new Map(before);
      for (const incident of [...opened, ...changed]) next.set(incident.id, JSON.stringify(incident));
      for (const { id } of ended) next.delete(id);
      after = next;
    }
    this.#states.push(after);
    if (this.#states.length > mostLost + 1) this.#states.shift();
  }

  /** Loses what the last so many evaluations brought, and gives what is open by the rest. */
  reopen(lost: number): readonly Incident[] {
    const state = this.#states.at(-1 - Math.min(lost, this.#states.length - 1)) ?? new Map<string, string>();
    this.#states = [state];
    return [...state.values()].map((text) => ({ closedMs: undefined, ...JSON.parse(text) }) as Incident);
  }
}
