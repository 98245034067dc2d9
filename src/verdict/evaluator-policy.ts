import type { FlapPolicy } from "./flap.ts";
import type { JudgeContext } from "./judge.ts";
import type { NodeWindows } from "./node-watch.ts";

/** How time and reach are judged. What is left out is not done. */
export interface EvaluatorPolicy {
  readonly holdDownMs: number;
  /** No red light on a leaf for so long after it was synced. */
  readonly startUpMs: number;
  readonly reachability: JudgeContext["reachability"];
  readonly nodeWindows?: NodeWindows | undefined;
  readonly flap?: FlapPolicy | undefined;
  /** How long a prefix that no service needs any more is watched though nothing of it is left to complain of. */
  readonly leftoverMs?: number | undefined;
  /** The most next hops a BGP route of a leaf may have, by target. */
  readonly ecmpLimits?: ReadonlyMap<string, number> | undefined;
}
