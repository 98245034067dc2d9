import { RouteField, type RouteUpdate } from "../model/target.ts";
import { programmingFields, suppressedBit, withFailed, withPending, withSuccess } from "./programming.ts";
import { type RouteShapes, ShapeColumn } from "./route-shapes.ts";

/** Flags of a shape beside the `fib-programming` bits. `rare`: there is side data. */
export const RouteFlag = {
  active: 1,
  suppressed: suppressedBit,
  preference: 4,
  metric: 8,
  malformed: 16,
  rare: 32,
} as const;

/** Writes the leaves an update carries into the columns of a shape. */
export function mergeLeaves(tuple: Uint32Array, update: RouteUpdate, shapes: RouteShapes): void {
  const { has } = update;
  let flags = tuple[ShapeColumn.flags] ?? 0;
  if (has & RouteField.active) flags = withFlag(flags, RouteFlag.active, update.active);
  if (has & RouteField.nextHopGroupNetworkInstance) {
    tuple[ShapeColumn.groupNetworkInstance] = shapes.names.intern(update.nextHopGroupNetworkInstance) + 1;
  }
  if (has & RouteField.preference) {
    flags |= RouteFlag.preference;
    tuple[ShapeColumn.preference] = update.preference;
  }
  if (has & RouteField.metric) {
    flags |= RouteFlag.metric;
    tuple[ShapeColumn.metric] = update.metric;
  }
  if (has & programmingFields) {
    if (has & RouteField.suppressed) flags = withFlag(flags, RouteFlag.suppressed, update.suppressed);
    if (has & RouteField.pendingOperation) flags = withPending(flags, update.pendingOperation);
    if (has & RouteField.failedOperation) flags = withFailed(flags, update.failedOperation);
    if (has & RouteField.lastSuccessfulOperation) flags = withSuccess(flags, update.lastSuccessfulOperation);
  }
  tuple[ShapeColumn.flags] = flags;
}

/** Lets leaves fall back to unset. `fields` are bits of `RouteField`. */
export function unsetLeaves(tuple: Uint32Array, fields: number): void {
  let flags = tuple[ShapeColumn.flags] ?? 0;
  if (fields & RouteField.active) flags &= ~RouteFlag.active;
  if (fields & RouteField.suppressed) flags &= ~RouteFlag.suppressed;
  if (fields & RouteField.pendingOperation) flags = withPending(flags, undefined);
  if (fields & RouteField.failedOperation) flags = withFailed(flags, undefined);
  if (fields & RouteField.lastSuccessfulOperation) flags = withSuccess(flags, undefined);
  if (fields & RouteField.preference) {
    flags &= ~RouteFlag.preference;
    tuple[ShapeColumn.preference] = 0;
  }
  if (fields & RouteField.metric) {
    flags &= ~RouteFlag.metric;
    tuple[ShapeColumn.metric] = 0;
  }
  if (fields & RouteField.nextHopGroupNetworkInstance) tuple[ShapeColumn.groupNetworkInstance] = 0;
  tuple[ShapeColumn.flags] = flags;
}

function withFlag(flags: number, flag: number, set: boolean): number {
  return set ? flags | flag : flags & ~flag;
}
