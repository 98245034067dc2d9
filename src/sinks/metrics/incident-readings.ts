import type { Registry } from "prom-client";
import type { Evaluation } from "../../verdict/verdict.ts";
import { readAtScrape } from "./instruments.ts";

/** Open incidents by what they are, counted from the last evaluation at each scrape. */
export function registerIncidents(registry: Registry, evaluation: () => Evaluation | undefined): void {
  readAtScrape(registry, "kbutler_incidents", function* () {
    const counts = new Map<string, { cluster: string; cause: string; severity: string; count: number }>();
    for (const { cluster, cause, severity } of evaluation()?.incidents?.open.values() ?? []) {
      const key = `${cluster}|${cause}|${severity}`;
      const known = counts.get(key) ?? { cluster, cause, severity, count: 0 };
      known.count++;
      counts.set(key, known);
    }
    for (const { count, ...labels } of counts.values()) yield [labels, count] as const;
  });
}

/** What became of questions to one leaf's BGP RIB. */
export interface RibHealth {
  readonly target: string;
  readonly told: number;
  readonly failed: number;
  readonly waiting: number;
}

/** Questions to BGP RIBs, read at each scrape. */
export function registerRib(registry: Registry, read: () => Iterable<RibHealth>): void {
  readAtScrape(registry, "kbutler_rib_answers_total", function* () {
    for (const { target, told, failed } of read()) {
      yield [{ target, outcome: "told" }, told] as const;
      yield [{ target, outcome: "failed" }, failed] as const;
    }
  });
  readAtScrape(registry, "kbutler_rib_questions", function* () {
    for (const { target, waiting } of read()) yield [{ target }, waiting] as const;
  });
}
