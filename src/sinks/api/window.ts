import type { Window } from "../store/history-reader.ts";
import { issue } from "./problem.ts";

const hourMs = 3_600_000;

/** The window of a query: until now, and an hour long, unless it says otherwise. Throws the problem of one that ends
 *  before it begins. */
export function windowOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  nowMs: number,
): Window {
  // A transition of this very millisecond is part of "until now".
  const toMs = to === undefined ? Math.floor(nowMs) + 1 : Date.parse(to);
  const fromMs = from === undefined ? toMs - hourMs : Date.parse(from);
  if (fromMs > toMs) throw issue("querystring", "from", "is after to");
  return { fromMs, toMs };
}
