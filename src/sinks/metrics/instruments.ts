import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { catalogue, type LabelOf, type MetricName } from "./catalogue.ts";

/** One series of a metric that is read when it is scraped. */
export type Reading<Name extends MetricName> = readonly [
  labels: Readonly<Record<LabelOf<Name>, string>>,
  value: number,
];

/** A gauge or counter whose series are read anew at each scrape: what is gone is not there any more. A counter's value is
 *  counted elsewhere from the process' start. */
export function readAtScrape<Name extends MetricName>(
  registry: Registry,
  name: Name,
  read: () => Iterable<Reading<Name>>,
): void {
  const { type, ...options } = describe(name);
  if (type === "counter") {
    const metric: Counter<LabelOf<Name>> = new Counter({
      ...options,
      registers: [registry],
      collect() {
        metric.reset();
        for (const [labels, value] of read()) metric.inc(labels, value);
      },
    });
    return;
  }
  const metric: Gauge<LabelOf<Name>> = new Gauge({
    ...options,
    registers: [registry],
    collect() {
      metric.reset();
      for (const [labels, value] of read()) metric.set(labels, value);
    },
  });
}

/** A counter that is counted here. */
export function counterOf<Name extends MetricName>(registry: Registry, name: Name): Counter<LabelOf<Name>> {
  return new Counter({ ...describe(name), registers: [registry] });
}

/** A histogram; bucket bounds in the unit of its name. */
export function histogramOf<Name extends MetricName>(
  registry: Registry,
  name: Name,
  buckets: number[],
): Histogram<LabelOf<Name>> {
  return new Histogram({ ...describe(name), buckets, registers: [registry] });
}

function describe<Name extends MetricName>(name: Name) {
  const { type, labels, help } = catalogue[name];
  return { type, name, help, labelNames: [...labels] as LabelOf<Name>[] };
}
