import { type Static, Type } from "typebox";
import { named, nullable } from "./fields.ts";
import { hop, Programming, ResolvedHop, uint64 } from "./route-schemas.ts";

const ChainHop = named("ChainHop", "A next hop of a group, with all that lies behind it.", {
  ...hop,
  resolved: Type.String(),
  resourceAllocationFailed: Type.Boolean(),
  resolvingKind: nullable(Type.Enum(["route", "tunnel"])),
  resolvingPrefix: nullable(Type.String()),
  resolvingGroup: nullable(uint64),
  resolvedBy: Type.Array(ResolvedHop),
  forwards: Type.Boolean({ description: "false: no way behind it does, as far as the leaf tells" }),
  faults: Type.Array(Type.String(), { description: "what does not forward behind it, with its level" }),
});

/** The group of a route as the leaf holds it at the time of asking. */
export const GroupEvidence = named("GroupEvidence", "The next-hop group of the route, as the leaf holds it now.", {
  index: uint64,
  networkInstance: Type.String(),
  programming: Programming,
  nextHops: Type.Array(ChainHop),
  backups: Type.Array(ChainHop, { description: "what takes over where no next hop can" }),
});

/** Our JSON of a group. */
export type GroupEvidence = Static<typeof GroupEvidence>;
