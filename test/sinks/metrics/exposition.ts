import type { Metrics } from "../../../src/sinks/metrics/metrics.ts";

/** A scrape read back: families by name, and every series `name{labels}` with its value. */
export interface Scrape {
  readonly families: ReadonlyMap<string, { readonly type: string; readonly help: string }>;
  readonly series: ReadonlyMap<string, number>;
  readonly contentType: string;
}

/** Renders and reads the text format (version 0.0.4) strictly: a line that fits no rule, a series of another family than
 *  the one just declared and a series told twice are errors. */
export async function scrape(metrics: Metrics): Promise<Scrape> {
  const { pieces, contentType } = await metrics.render();
  const body = Buffer.concat(pieces).toString();
  const families = new Map<string, { type: string; help: string }>();
  const series = new Map<string, number>();
  let family = "";
  for (const line of body.split("\n")) {
    if (line === "") continue;
    const help = /^# HELP ([a-z_0-9]+) (.+)$/.exec(line);
    const type = /^# TYPE ([a-z_0-9]+) (gauge|counter|histogram|summary)$/.exec(line);
    if (help) {
      family = help[1] ?? "";
      if (families.has(family)) throw new Error(`family told twice: ${family}`);
      families.set(family, { type: "", help: help[2] ?? "" });
    } else if (type) {
      const declared = families.get(type[1] ?? "");
      if (declared === undefined || type[1] !== family) throw new Error(`TYPE without its HELP: ${line}`);
      declared.type = type[2] ?? "";
    } else {
      const sample = /^([a-z_0-9]+)(\{(?:[a-z_0-9]+="(?:[^"\\\n]|\\[\\"n])*",?)*\})? (\S+)$/.exec(line);
      if (!sample) throw new Error(`no series: ${line}`);
      const [, name = "", labels = "", value = ""] = sample;
      if (name !== family && !new RegExp(`^${family}_(bucket|sum|count)$`).test(name)) {
        throw new Error(`series outside its family ${family}: ${line}`);
      }
      if (series.has(name + labels)) throw new Error(`series told twice: ${line}`);
      series.set(name + labels, value === "+Inf" ? Number.POSITIVE_INFINITY : Number(value));
    }
  }
  return { families, series, contentType };
}
