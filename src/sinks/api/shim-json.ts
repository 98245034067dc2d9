import { type Static, Type } from "typebox";
import { type ShimReport, type ShimState, shimStates } from "../../closed-loop/leaf-loop.ts";
import { named, nullable, Seconds } from "./fields.ts";

/** What the leaf's own `/kbutler` tree shows, against what we mean to say for it. */
export const Shim = named("Shim", "What the leaf's own /kbutler tree shows, against what we mean to say for it.", {
  state: Type.Enum<ShimState[]>([...shimStates], {
    description:
      "published: exactly that; publish-lag: differs for less than gnmi-server.publish-within; shim-missing: no tree; shim-stale: an older evaluation, an older collector's, or a shim out of step; tree-differs: our evaluation, yet other values; superseded: the verdicts of a collector newer than we are; unknown: the leaf is not heard",
  }),
  lagSeconds: nullable(Seconds),
  differing: Type.Integer({ minimum: 0, description: "containers and list entries that differ" }),
  differences: Type.Array(
    named("ShimDifference", "A leaf value that is not as meant; null: none.", {
      path: Type.String(),
      meant: nullable(Type.String()),
      shown: nullable(Type.String()),
    }),
    { description: "the first of them" },
  ),
  version: nullable(Type.String()),
  operState: nullable(Type.String()),
  operReason: nullable(Type.String()),
  generation: nullable(Type.String({ description: "of the collector whose verdicts are shown" })),
});

/** A report as JSON; null where the tree is not read back. */
export function shimJson(report: ShimReport | undefined): Static<typeof Shim> | null {
  if (report === undefined) return null;
  const { state, lagMs, differing, differences, version, operState, operReason, generation } = report;
  return {
    state,
    lagSeconds: lagMs === undefined ? null : Math.round(lagMs) / 1_000,
    differing,
    differences: differences.map(({ path, meant, shown }) => ({ path, meant: meant ?? null, shown: shown ?? null })),
    version: version ?? null,
    operState: operState ?? null,
    operReason: operReason ?? null,
    generation: generation ?? null,
  };
}
