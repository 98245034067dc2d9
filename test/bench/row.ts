/** What is to be reached: at least or at most so much, in the unit of the row. */
export type Limit = { readonly atLeast: number } | { readonly atMost: number };

/** One figure of a bench, as it is printed: one JSON line. */
export interface Row {
  readonly bench: string;
  readonly row: string;
  /** The median of the runs, unless the row's name says otherwise. */
  readonly value: number;
  readonly unit: string;
  /** As `>= 0.6`; empty where the row only informs. */
  readonly bar: string;
  readonly stretch: string;
  /** Which of the two was reached; `unjudged` in a smoke run, `information` without a bar. */
  readonly met: "stretch" | "bar" | "no" | "unjudged" | "information";
  readonly runs: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** What it was held against in the same run, with that one's own figure. */
  readonly peer?: string | undefined;
  /** The machine's load average of the last minute, when the row was made: above its cores the figures are of a busy one. */
  readonly load: number;
}

/** A figure before it is judged. */
export interface Finding {
  readonly row: string;
  readonly unit: string;
  /** One value a run. */
  readonly samples: readonly number[];
  readonly bar?: Limit | undefined;
  readonly stretch?: Limit | undefined;
  readonly peer?: string | undefined;
}

/** What a bench runs with. */
export interface BenchContext {
  /** A few seconds only, to see that the harness works: nothing is judged. */
  readonly smoke: boolean;
  /** How often A and B take turns. */
  readonly rounds: number;
  report(finding: Finding): void;
}

/** One bench. It throws if it breaks, or if what it compares is not equal. */
export interface Bench {
  readonly name: string;
  /** Options of the Node process it runs in, as `--expose-gc`. */
  readonly flags: readonly string[];
  run(context: BenchContext): Promise<void>;
}

/** The middle value; of an even number, the upper one. NaN of none. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the others lies. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Judges a figure. */
export function judgeRow(bench: string, finding: Finding, smoke: boolean, load: number): Row {
  const { row, unit, samples, bar, stretch, peer } = finding;
  const value = median(samples);
  const met = smoke
    ? "unjudged"
    : bar === undefined
      ? "information"
      : stretch !== undefined && reaches(value, stretch)
        ? "stretch"
        : reaches(value, bar)
          ? "bar"
          : "no";
  return {
    bench,
    row,
    value: rounded(value),
    unit,
    bar: bar === undefined ? "" : limitText(bar),
    stretch: stretch === undefined ? "" : limitText(stretch),
    met,
    runs: samples.length,
    median: rounded(value),
    min: rounded(Math.min(...samples)),
    max: rounded(Math.max(...samples)),
    ...(peer === undefined ? {} : { peer }),
    load: rounded(load),
  };
}

/** The rows as a Markdown table. */
export function markdownTable(rows: readonly Row[]): string {
  const lines = rows.map(({ bench, row, value, unit, min, max, runs, bar, stretch, met, peer }) => {
    const spread = runs > 1 ? `${shown(min)} to ${shown(max)}` : "";
    const cells = [bench, row, `${shown(value)} ${unit}`.trim(), spread, bar, stretch, metWord[met], peer ?? ""];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| bench | what | measured (median) | spread | bar | stretch | met | held against |";
  return [head, "| --- | --- | --- | --- | --- | --- | --- | --- |", ...lines, ""].join("\n");
}

const metWord: Readonly<Record<Row["met"], string>> = {
  stretch: "stretch",
  bar: "yes",
  no: "**no**",
  unjudged: "",
  information: "",
};

function reaches(value: number, limit: Limit): boolean {
  return "atLeast" in limit ? value >= limit.atLeast : value <= limit.atMost;
}

function limitText(limit: Limit): string {
  return "atLeast" in limit ? `>= ${limit.atLeast}` : `<= ${limit.atMost}`;
}

/** Four significant digits are more than a shared machine gives. */
function rounded(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : value;
}

function shown(value: number): string {
  return value >= 10_000 ? Math.round(value).toLocaleString("en-GB") : String(value);
}
