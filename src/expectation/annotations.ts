import type { Service } from "../model/cluster.ts";
import type { ServiceFinding, ServiceTiming } from "./expectation.ts";

/** What a service's own annotations ask of us. */
export interface ServiceWishes {
  /** `kbutler.io/ignore: "true"`. */
  readonly ignore: boolean;
  /** `kbutler.io/hold-down`, milliseconds. */
  readonly holdDownMs: number | undefined;
  /** What the others ask for; undefined if there are none. */
  readonly timing: ServiceTiming | undefined;
  readonly findings: readonly ServiceFinding[];
}

/** The annotation that leaves a service out, when it is exactly "true". */
export const ignoreAnnotation = "kbutler.io/ignore";

/** The annotation that sets a service's hold-down: a duration as `45s`, `1m30s`, `500ms`, at most a day. */
export const holdDownAnnotation = "kbutler.io/hold-down";

/** Other annotations about time, and what each sets. */
const timingAnnotations: ReadonlyArray<readonly [name: string, field: keyof ServiceTiming]> = [
  ["kbutler.io/appear-hold-down", "appearMs"],
  ["kbutler.io/disappear-hold-down", "disappearMs"],
  ["kbutler.io/start-up", "startUpMs"],
  ["kbutler.io/flap-limit", "flapTransitions"],
  ["kbutler.io/flap-window", "flapWindowMs"],
];

const nothing: ServiceWishes = { ignore: false, holdDownMs: undefined, timing: undefined, findings: [] };

/** Reads a service's annotations. What cannot be read is a finding and has no effect. */
export function serviceWishes({ namespace, name, annotations }: Service): ServiceWishes {
  if (annotations[ignoreAnnotation] === "true") {
    const message = `left out by its annotation ${ignoreAnnotation}`;
    const finding = { namespace, name, reason: "ignored", severity: "info", message } as const;
    return { ...nothing, ignore: true, findings: [finding] };
  }
  const findings: ServiceFinding[] = [];
  const read = (annotation: string, what: string, parse: (text: string) => number | undefined): number | undefined => {
    const text = annotations[annotation];
    const value = text === undefined ? undefined : parse(text);
    if (text === undefined || value !== undefined) return value;
    const message = `annotation ${annotation} is ${JSON.stringify(text.slice(0, 40))}, no ${what}`;
    findings.push({ namespace, name, reason: "annotation-unreadable", severity: "warning", message });
    return undefined;
  };
  const duration = (annotation: string) => read(annotation, "duration such as 45s or 2m", durationMs);
  const holdDownMs = duration(holdDownAnnotation);
  const timing: { -readonly [Field in keyof ServiceTiming]: ServiceTiming[Field] } = {};
  for (const [annotation, field] of timingAnnotations) {
    const value = field === "flapTransitions" ? read(annotation, "count such as 4", count) : duration(annotation);
    if (value !== undefined) timing[field] = value;
  }
  const asks = Object.keys(timing).length > 0;
  if (holdDownMs === undefined && !asks && findings.length === 0) return nothing;
  return { ignore: false, holdDownMs, timing: asks ? timing : undefined, findings };
}

function count(text: string): number | undefined {
  return /^[0-9]{1,4}$/.test(text) ? Number(text) : undefined;
}

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const longestMs = 86_400_000;

function durationMs(text: string): number | undefined {
  if (!/^([0-9]{1,9}(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9]+)(ms|s|m|h)/g))
    total += Number(amount) * (unitsMs[unit ?? ""] ?? 0);
  return total <= longestMs ? total : undefined;
}
