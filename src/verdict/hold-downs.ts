import type {
  ClusterExpectations,
  ExpectationService,
  ServiceExpectation,
  TargetExpectation,
} from "../expectation/expectation.ts";
import type { IpPrefix } from "../model/address.ts";
import type { EvaluatorPolicy } from "./evaluator-policy.ts";
import type { FlapPolicy } from "./flap.ts";
import type { Round } from "./round.ts";

/** How long a change of a prefix is given. */
export interface Timing {
  /** For what should be there, and for what should be gone, milliseconds. */
  readonly appearMs: number;
  readonly disappearMs: number;
  /** No red light on a leaf for so long after it was synced, milliseconds. */
  readonly startUpMs: number;
  readonly flap: FlapPolicy | undefined;
}

/** What one service asks for. */
type Wish = Pick<ServiceExpectation, "holdDownMs" | "timing">;

/** How long changes of prefixes are given: the longest their services ask for. */
export class HoldDowns {
  readonly #configured: Timing;
  /** `cluster|namespace/name` to what that service asks for, where it does. */
  readonly #asked = new Map<string, Wish>();

  constructor({ holdDownMs, startUpMs, flap }: Pick<EvaluatorPolicy, "holdDownMs" | "startUpMs" | "flap">) {
    this.#configured = { appearMs: holdDownMs, disappearMs: holdDownMs, startUpMs, flap };
  }

  /** The longest of all services behind the prefix; one that asks for nothing stands for what is configured. */
  longest({ direct, prefix, cluster: name }: TargetExpectation, cluster: ClusterExpectations | undefined): Timing {
    if (this.#asked.size === 0) return this.#configured;
    const behind = new Set<string>();
    const add = ({ namespace, name }: ExpectationService): void => void behind.add(`${namespace}/${name}`);
    for (const { expectation } of direct) expectation.services.forEach(add);
    // Whichever node a service needs, and wherever that is attached: its own verdict stands on every leaf of the prefix.
    for (const { services } of cluster?.prefixes.get(prefix)?.expectations ?? []) services.forEach(add);
    let longest: Timing | undefined;
    for (const key of behind) {
      const wish = cluster?.services.get(key) ?? this.#asked.get(`${name}|${key}`); // what one asked for that is gone
      const timing = wish ? this.#timingOf(wish) : this.#configured;
      longest = longest ? longer(longest, timing) : timing;
    }
    return longest ?? this.#configured;
  }

  /** The prefixes of services that ask for something else than in the round before. */
  *changed({ services, clusters }: Round): Iterable<{ readonly cluster: string; readonly prefix: IpPrefix }> {
    for (const [cluster, keys] of services) {
      for (const key of keys) {
        const id = `${cluster}|${key}`;
        const service = clusters.get(cluster)?.services.get(key);
        const wish = service && { holdDownMs: service.holdDownMs, timing: service.timing };
        if (textOf(wish) === textOf(this.#asked.get(id))) continue;
        if (wish && textOf(wish) !== undefined) this.#asked.set(id, wish);
        else this.#asked.delete(id);
        for (const { prefixes } of service?.addresses ?? []) for (const prefix of prefixes) yield { cluster, prefix };
      }
    }
  }

  #timingOf({ holdDownMs, timing = {} }: Wish): Timing {
    const { appearMs, disappearMs, startUpMs, flap } = this.#configured;
    const transitions = timing.flapTransitions ?? flap?.transitions ?? 0;
    const windowMs = timing.flapWindowMs ?? flap?.windowMs ?? defaultFlapWindowMs;
    return {
      appearMs: timing.appearMs ?? holdDownMs ?? appearMs,
      disappearMs: timing.disappearMs ?? holdDownMs ?? disappearMs,
      startUpMs: timing.startUpMs ?? startUpMs,
      flap: transitions > 0 ? { transitions, windowMs } : undefined,
    };
  }
}

/** The window where a service asks for damping that is not configured, milliseconds. */
const defaultFlapWindowMs = 600_000;

function longer(a: Timing, b: Timing): Timing {
  return {
    appearMs: Math.max(a.appearMs, b.appearMs),
    disappearMs: Math.max(a.disappearMs, b.disappearMs),
    startUpMs: Math.max(a.startUpMs, b.startUpMs),
    flap:
      a.flap && b.flap
        ? {
            transitions: Math.min(a.flap.transitions, b.flap.transitions),
            windowMs: Math.max(a.flap.windowMs, b.flap.windowMs),
          }
        : (a.flap ?? b.flap),
  };
}

/** Undefined for one that asks for nothing. */
function textOf(wish: Wish | undefined): string | undefined {
  if (wish?.holdDownMs === undefined && wish?.timing === undefined) return undefined;
  return JSON.stringify([wish.holdDownMs, wish.timing]);
}
