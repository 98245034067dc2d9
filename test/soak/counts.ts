/** What a history, or many of them, came to. */
export interface Counts {
  beats: number;
  /** Evaluations that left something to do. */
  turns: number;
  messages: number;
  /** Endpoints held against the oracle. */
  compared: number;
  /** Next hops that had to be told as one too many. */
  surplusDue: number;
  /** Findings that two clusters claim one prefix. */
  clashes: number;
  /** Causes held against what a leaf answered. */
  causesAnswered: number;
  /** Rounds in which an incident of an earlier collector waited for verdicts. */
  restoredSeen: number;
}

/** Nothing yet. */
export function noCounts(): Counts {
  return {
    beats: 0,
    turns: 0,
    messages: 0,
    compared: 0,
    surplusDue: 0,
    clashes: 0,
    causesAnswered: 0,
    restoredSeen: 0,
  };
}

/** Adds what some more came to. */
export function addCounts(sum: Counts, more: Counts): void {
  sum.beats += more.beats;
  sum.turns += more.turns;
  sum.messages += more.messages;
  sum.compared += more.compared;
  sum.surplusDue += more.surplusDue;
  sum.clashes += more.clashes;
  sum.causesAnswered += more.causesAnswered;
  sum.restoredSeen += more.restoredSeen;
}
