import type { Evaluation } from "../../verdict/verdict.ts";

/** One condition of being ready. */
export interface ReadinessCheck {
  readonly name: string;
  readonly ok: boolean;
  /** Why it is so, in words. */
  readonly reason: string;
}

/** Whether the collector is ready to be asked. It is when
 *  - `evaluation`: a first evaluation has been made,
 *  - `cluster/NAME`, for each: it has been listed. One that was, and is now lost, does not make the collector unready:
 *    its verdicts say `unknown`, and a restart would help nobody,
 *  - `targets`: at least one target is synced, or every one has been tried, or none is configured.
 *  So a collector becomes ready with part of the fabric out of reach, and says which. */
export function readiness(evaluation: Evaluation | undefined): readonly ReadinessCheck[] {
  if (evaluation === undefined) return [{ name: "evaluation", ok: false, reason: "no evaluation has been made yet" }];
  const clusters = [...evaluation.clusters.values()].map(({ cluster, known, reason }) => ({
    name: `cluster/${cluster}`,
    ok: known || (reason !== undefined && reason !== "cluster-connecting"),
    reason: known ? "listed" : (reason ?? "not known"),
  }));
  return [
    { name: "evaluation", ok: true, reason: `evaluation ${evaluation.sequence} was made` },
    ...clusters,
    targetsCheck(evaluation),
  ];
}

function targetsCheck({ snapshot: { targets } }: Evaluation): ReadinessCheck {
  const all = [...targets.values()];
  const synced = all.filter(({ fib }) => fib.freshness === "synced").length;
  const untried = all.filter(({ session }) => session.sessions === 0 && session.lastError === undefined).length;
  const reason = `${synced} of ${all.length} targets synced, ${untried} not tried yet`;
  return { name: "targets", ok: synced > 0 || untried === 0, reason };
}
