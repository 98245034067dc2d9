import assert from "node:assert/strict";
import type { Incident } from "../../src/verdict/incident.ts";
import type { Evaluation, PrefixKey, PrefixVerdict, ServiceKey, ServiceVerdict } from "../../src/verdict/verdict.ts";

/** Holds what is told while a beat leaves something to do against what stood before it and what it comes to. Nothing else
 *  happens in between: a prefix is told as before or as in the end, a new service on all of its
 *  leaves or not at all, and no incident comes and goes. */
export class TurnCheck {
  readonly #before: ReadonlyMap<PrefixKey, PrefixVerdict>;
  readonly #known: ReadonlySet<ServiceKey>;
  readonly #prefixes: (readonly [PrefixKey, PrefixVerdict | undefined])[] = [];
  readonly #services: (readonly [ServiceKey, ServiceVerdict | undefined])[] = [];
  readonly #opened: Incident[] = [];
  readonly #ended: Incident[] = [];
  /** Looked at so far. */
  turns = 0;

  /** `before`: the last evaluation; undefined before the first. */
  constructor(before: Pick<Evaluation, "prefixes" | "services"> | undefined) {
    this.#before = new Map(before?.prefixes);
    this.#known = new Set(before?.services.keys());
  }

  /** Takes an evaluation that left something to do. */
  take({ changedPrefixes, changedServices, prefixes, services, incidents }: Evaluation): void {
    this.turns++;
    for (const key of changedPrefixes) this.#prefixes.push([key, prefixes.get(key)]);
    for (const key of changedServices) if (!this.#known.has(key)) this.#services.push([key, services.get(key)]);
    this.#opened.push(...(incidents?.opened ?? []));
    this.#ended.push(...(incidents?.ended ?? []));
  }

  /** Throws an AssertionError that names what was neither. */
  check({ prefixes, services, incidents }: Evaluation): void {
    for (const [key, told] of this.#prefixes) {
      const ends = [this.#before.get(key), prefixes.get(key)].map(textOf);
      assert.ok(ends.includes(textOf(told)), `${key} was told as ${textOf(told)}, from ${ends.join(" to ")}`);
    }
    for (const [key, told] of this.#services) {
      // What a prefix of it that others need too is told as may be from before; which leaves it is on may not.
      assert.deepEqual(placesOf(told), placesOf(services.get(key)), `${key} is new, and was told in part`);
    }
    for (const [key, told] of new Map(this.#services)) {
      assert.deepEqual(told?.counts, services.get(key)?.counts, `${key} is new, and was told otherwise last`);
    }
    for (const { id } of this.#opened) assert.ok(incidents?.open.has(id), `incident ${id} came and went`);
    for (const { id } of this.#ended) assert.ok(!incidents?.open.has(id), `incident ${id} went and came back`);
  }

  /** The last evaluation of the beat, with what the ones before brought of incidents. */
  whole(last: Evaluation): Evaluation {
    if (last.incidents === undefined || this.turns === 0) return last;
    const { opened, ended } = last.incidents;
    const incidents = { ...last.incidents, opened: [...this.#opened, ...opened], ended: [...this.#ended, ...ended] };
    return { ...last, incidents };
  }
}

function placesOf(service: ServiceVerdict | undefined): readonly PrefixKey[] | undefined {
  return service?.addresses.flatMap(({ prefixes }) => prefixes);
}

function textOf(verdict: PrefixVerdict | undefined): string {
  return verdict === undefined ? "nothing" : JSON.stringify([verdict.endpoints, verdict.unexpected, verdict.route]);
}
