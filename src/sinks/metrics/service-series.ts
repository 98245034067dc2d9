import { sumCounts } from "../../verdict/service.ts";
import type { Evaluation, NextHopCounts, ServiceKey, ServiceVerdict } from "../../verdict/verdict.ts";
import type { ServiceIndex } from "../service-index.ts";
import { catalogue } from "./catalogue.ts";

/** The states of a service, in the order they are shown. */
export const serviceStates = ["up", "degraded", "down", "updating", "unknown", "not-applicable"] as const;

const families = [
  "kbutler_service_state",
  "kbutler_service_reason_info",
  "kbutler_expected_next_hops",
  "kbutler_present_next_hops",
  "kbutler_missing_next_hops",
  "kbutler_unknown_next_hops",
] as const;

type Family = (typeof families)[number];
type Lines = Readonly<Record<Family, string>>;

/** What a service's lines were written from. */
interface Written {
  readonly service: ServiceVerdict;
  readonly counts: readonly (NextHopCounts | undefined)[];
}

/** The series of services, one block of text a service and family. A service that changed is written anew by the next
 *  scrape, once however often it changed; all others are only joined: with a hundred thousand series that is what keeps a
 *  scrape short. A service that goes takes its series with it. */
export class ServiceSeries {
  readonly #index: ServiceIndex;
  readonly #lines = new Map<ServiceKey, Lines>();
  readonly #written = new Map<ServiceKey, Written>();
  /** To be written by the next scrape. */
  readonly #stale = new Set<ServiceKey>();
  #evaluation: Evaluation | undefined;

  constructor(index: ServiceIndex) {
    this.#index = index;
  }

  /** Notes the services an evaluation touches. */
  update(evaluation: Evaluation): void {
    this.#evaluation = evaluation;
    for (const key of this.#index.apply(evaluation)) {
      if (evaluation.services.has(key)) this.#stale.add(key);
      else this.#forget(key);
    }
  }

  /** The exposition in whole lines, in pieces of bounded size for a writer that pauses between them. */
  *exposition(): Generator<string> {
    for (const key of [...this.#stale]) {
      this.#write(key);
      yield "";
    }
    for (const family of families) {
      const { help, type } = catalogue[family];
      yield `# HELP ${family} ${help}\n# TYPE ${family} ${type}\n`;
      let piece: string[] = [];
      for (const lines of this.#lines.values()) {
        piece.push(lines[family]);
        if (piece.length < 200) continue;
        yield piece.join("");
        piece = [];
      }
      yield piece.join("");
    }
  }

  /** As the last evaluation has it, unless it would read as before: most changes of a route do not show. */
  #write(key: ServiceKey): void {
    this.#stale.delete(key);
    const evaluation = this.#evaluation;
    const service = evaluation?.services.get(key);
    if (evaluation === undefined || service === undefined) return; // gone since the scrape began
    const counts = service.addresses.flatMap(({ prefixes }) =>
      prefixes.map((prefix) => evaluation.prefixes.get(prefix)?.counts),
    );
    const written = this.#written.get(key);
    if (written?.service === service && sameItems(written.counts, counts)) return;
    this.#written.set(key, { service, counts });
    this.#lines.set(key, serviceLines(evaluation, service));
  }

  #forget(key: ServiceKey): void {
    this.#stale.delete(key);
    this.#lines.delete(key);
    this.#written.delete(key);
  }
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

function serviceLines(evaluation: Evaluation, service: ServiceVerdict): Lines {
  const labels = `cluster="${escaped(service.cluster)}",namespace="${escaped(service.namespace)}",service="${escaped(service.name)}"`;
  const keys = new Set(service.addresses.flatMap(({ prefixes }) => prefixes));
  const prefixes = [...keys].flatMap((key) => evaluation.prefixes.get(key) ?? []);
  const counts = [...Map.groupBy(prefixes, ({ target }) => target)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([target, held]) => ({ target: escaped(target), ...sumCounts(held.map((prefix) => prefix.counts)) }));
  const hops = (family: Family, of: (count: (typeof counts)[number]) => number): string =>
    counts.map((count) => `${family}{${labels},target="${count.target}"} ${of(count)}\n`).join("");
  return {
    kbutler_service_state: serviceStates
      .map((state) => `kbutler_service_state{${labels},state="${state}"} ${state === service.state ? 1 : 0}\n`)
      .join(""),
    kbutler_service_reason_info:
      service.reason === undefined
        ? ""
        : `kbutler_service_reason_info{${labels},reason="${escaped(service.reason)}"} 1\n`,
    kbutler_expected_next_hops: hops("kbutler_expected_next_hops", ({ expected }) => expected),
    kbutler_present_next_hops: hops("kbutler_present_next_hops", ({ present }) => present),
    kbutler_missing_next_hops: hops("kbutler_missing_next_hops", ({ missing }) => missing),
    kbutler_unknown_next_hops: hops("kbutler_unknown_next_hops", ({ unknown }) => unknown),
  };
}

/** A label value in the text format: backslash, quote and line feed are escaped. */
function escaped(value: string): string {
  return /[\\"\n]/.test(value) ? value.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n") : value;
}
