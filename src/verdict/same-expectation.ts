import type { DirectExpectation, Outranking, TargetExpectation } from "../expectation/expectation.ts";

/** Whether two expectations of one prefix on one leaf, made from the same announcements, ask for the same: leaves tell of
 *  themselves all the time, and seldom is a node attached elsewhere for it. A false answer costs a judgement. */
export function sameTargetExpectation(a: TargetExpectation, b: TargetExpectation): boolean {
  return (
    a.reachable === b.reachable &&
    a.refusalOf !== undefined &&
    a.refusalOf === b.refusalOf &&
    same(a.direct, b.direct, sameDirect)
  );
}

function sameDirect(a: DirectExpectation, b: DirectExpectation): boolean {
  return (
    a.expectation === b.expectation &&
    a.attachmentSource === b.attachmentSource &&
    a.unplaced === b.unplaced &&
    same(a.group, b.group, Object.is) &&
    same(a.mayShare, b.mayShare, Object.is) &&
    same(a.outrankedBy, b.outrankedBy, sameOutranking)
  );
}

function sameOutranking(a: Outranking, b: Outranking): boolean {
  return a.expectation === b.expectation && a.attached === b.attached && a.atLeast === b.atLeast;
}

function same<T>(a: readonly T[] | undefined, b: readonly T[] | undefined, alike: (x: T, y: T) => boolean): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.length === b.length && a.every((one, index) => index in b && alike(one, b[index] as T));
}
