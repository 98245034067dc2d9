import { styleText } from "node:util";
import type { Evaluation, PrefixVerdict, ServiceState, ServiceVerdict } from "../verdict/verdict.ts";

type Style = Parameters<typeof styleText>[0];

const stateStyle: Readonly<Record<ServiceState, Style>> = {
  up: "green",
  degraded: "yellow",
  down: "red",
  updating: "cyan",
  unknown: "magenta",
  "not-applicable": "dim",
};

/** The live table: one line per service address, a column per leaf with present / expected next hops. */
export function coverageTable(evaluation: Evaluation, nowMs: number): string[] {
  const leaves = [...evaluation.snapshot.targets.keys()].sort();
  const header = row(["SERVICE", "ADDRESS", ...leaves, "VERDICT", "AGE"], leaves.length);
  const services = [...evaluation.services.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
  return [styleText("bold", header), ...services.flatMap((service) => lines(service, evaluation, leaves, nowMs))];
}

/** How long ago, shortly: `4s`, `12m`, `3h`. */
export function age(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds}s`;
  return seconds < 3600 ? `${Math.floor(seconds / 60)}m` : `${Math.floor(seconds / 3600)}h`;
}

function lines(service: ServiceVerdict, evaluation: Evaluation, leaves: readonly string[], nowMs: number): string[] {
  return service.addresses.map((address, index) => {
    const parts = address.prefixes.map((key) => evaluation.prefixes.get(key)).filter((part) => part !== undefined);
    const cells = leaves.map((leaf) => cell(parts.find((part) => part.target === leaf)));
    const reason = [service.reason, service.detail].filter((part) => part !== undefined && part !== "").join(": ");
    const verdict = index > 0 ? "" : styleText(stateStyle[service.state], service.state.padEnd(9));
    const name = index > 0 ? "" : `${service.namespace}/${service.name}`;
    const ageText = index > 0 ? "" : age(nowMs - service.since);
    return `${row([name, address.address, ...cells, verdict, ageText], leaves.length)}  ${styleText("dim", reason)}`;
  });
}

/** `present/expected`, `?` where nobody can know, `via` where the leaf only has to reach it. */
function cell(part: PrefixVerdict | undefined): string {
  if (part === undefined) return styleText("dim", "-");
  const { expected, present, unknown } = part.counts;
  if (part.state === "unknown") return styleText("magenta", `?/${expected || "-"}`);
  if (expected === 0) return styleText("dim", part.route === undefined ? "-" : "via");
  const text = `${present}/${expected}`;
  return styleText(part.state === "up" ? "green" : part.state === "updating" || unknown > 0 ? "cyan" : "red", text);
}

function row(cells: readonly string[], leaves: number): string {
  const widths = [19, 18, ...new Array<number>(leaves).fill(7), 10, 5];
  return cells.map((text, index) => pad(text, widths[index] ?? 0)).join(" ");
}

/** Pads by what is seen: colours have no width. */
function pad(text: string, width: number): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape sequences of colours
  const seen = text.replace(/\x1b\[[0-9;]*m/g, "").length;
  return text + " ".repeat(Math.max(0, width - seen));
}
