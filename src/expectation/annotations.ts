import type { Service } from "../model/cluster.ts";
import type { ServiceFinding } from "./expectation.ts";

/** What a service's own annotations ask of us. */
export interface ServiceWishes {
  /** `kbutler.io/ignore: "true"`. */
  readonly ignore: boolean;
  /** `kbutler.io/hold-down`, milliseconds. */
  readonly holdDownMs: number | undefined;
  readonly findings: readonly ServiceFinding[];
}

/** The annotation that leaves a service out, when it is exactly "true". */
export const ignoreAnnotation = "kbutler.io/ignore";

/** The annotation that sets a service's hold-down: a duration as `45s`, `1m30s`, `500ms`, at most a day. */
export const holdDownAnnotation = "kbutler.io/hold-down";

const unitsMs: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
const longestMs = 86_400_000;

/** Reads a service's annotations. What cannot be read is a finding and has no effect. */
export function serviceWishes(service: Service): ServiceWishes {
  const { namespace, name } = service;
  if (service.annotations[ignoreAnnotation] === "true") {
    const message = `left out by its annotation ${ignoreAnnotation}`;
    const finding = { namespace, name, reason: "ignored", severity: "info", message } as const;
    return { ignore: true, holdDownMs: undefined, findings: [finding] };
  }
  const text = service.annotations[holdDownAnnotation];
  if (text === undefined) return nothing;
  const holdDownMs = durationMs(text);
  if (holdDownMs !== undefined) return { ignore: false, holdDownMs, findings: [] };
  const message = `annotation ${holdDownAnnotation} is ${JSON.stringify(text.slice(0, 40))}, no duration such as 45s or 2m`;
  const finding = { namespace, name, reason: "annotation-unreadable", severity: "warning", message } as const;
  return { ignore: false, holdDownMs: undefined, findings: [finding] };
}

const nothing: ServiceWishes = { ignore: false, holdDownMs: undefined, findings: [] };

function durationMs(text: string): number | undefined {
  if (!/^([0-9]{1,9}(ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount, unit] of text.matchAll(/([0-9]+)(ms|s|m|h)/g))
    total += Number(amount) * (unitsMs[unit ?? ""] ?? 0);
  return total <= longestMs ? total : undefined;
}
