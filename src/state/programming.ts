import type { Programming } from "../model/fib.ts";
import { Operation, RouteField } from "../model/target.ts";

/** The `fib-programming` container as bits: each operation as its number plus 1 (0: never said), three bits wide. */
export type ProgrammingBits = number;

const pendingShift = 6;
const failedShift = 9;
const successShift = 12;

/** Bit: FIB installation is suppressed by configuration. */
export const suppressedBit = 2;

/** The leaves of the container, as bits of `RouteField`. */
export const programmingFields =
  RouteField.suppressed |
  RouteField.pendingOperation |
  RouteField.failedOperation |
  RouteField.failedLocations |
  RouteField.lastSuccessfulOperation;

/** Sets or (undefined) unsets the pending operation. */
export function withPending(bits: ProgrammingBits, operation: Operation | undefined): ProgrammingBits {
  return withOperation(bits, pendingShift, operation);
}

/** Sets or unsets the operation that failed last. */
export function withFailed(bits: ProgrammingBits, operation: Operation | undefined): ProgrammingBits {
  return withOperation(bits, failedShift, operation);
}

/** Sets or unsets the operation that succeeded last. */
export function withSuccess(bits: ProgrammingBits, operation: Operation | undefined): ProgrammingBits {
  return withOperation(bits, successShift, operation);
}

/** What the leaves together say. Programmed is only what the switch says it has added or modified, with nothing pending
 *  and nothing failed; words we do not know, or none at all, are "unknown". */
export function programmingOf(bits: ProgrammingBits, failedLocations: readonly string[]): Programming {
  if (bits & suppressedBit) return { state: "suppressed" };
  const failed = operation(bits, failedShift);
  const pending = operation(bits, pendingShift);
  const success = operation(bits, successShift);
  if (failed === Operation.unknown || pending === Operation.unknown) return { state: "unknown" };
  if (failed !== undefined && failed !== Operation.none) return { state: "failed", locations: failedLocations };
  if (pending !== undefined && pending !== Operation.none) return { state: "pending" };
  return { state: success === Operation.add || success === Operation.modify ? "programmed" : "unknown" };
}

function withOperation(bits: ProgrammingBits, shift: number, operation: Operation | undefined): ProgrammingBits {
  return (bits & ~(7 << shift)) | (operation === undefined ? 0 : (operation + 1) << shift);
}

function operation(bits: ProgrammingBits, shift: number): number | undefined {
  const stored = (bits >>> shift) & 7;
  return stored === 0 ? undefined : stored - 1;
}
