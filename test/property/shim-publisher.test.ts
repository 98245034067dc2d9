import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Path } from "../../src/gnmi/path.ts";
import { silentLog } from "../../src/log.ts";
import { formatJsPath } from "../../src/ndk/js-path.ts";
import { Publisher, type State, type StateWriter, type WriteOutcome } from "../../src/shim/publisher.ts";
import { InstantClock } from "../shim/instant-clock.ts";

const limits = { batchStates: 3, batchBytes: 300, intervalMs: 1, retryMs: 10 };

/** An NDK server that does as it is told by the history: it accepts, refuses or is lost, and counts what is out of order. */
class Server implements StateWriter {
  readonly tree = new Map<string, string>();
  readonly faults: string[] = [];
  moods: readonly ("accept" | "refuse" | "lose")[] = [];
  #busy = false;

  async update(states: readonly State[]): Promise<WriteOutcome> {
    const bytes = states.reduce((total, { path, json }) => total + path.length + json.length, 0);
    if (states.length > limits.batchStates) this.faults.push(`${states.length} states`);
    if (states.length > 1 && bytes > limits.batchBytes) this.faults.push(`${bytes} bytes`);
    for (const [index, { path }] of states.entries()) {
      const parent = parentOf(path);
      const before = states.slice(0, index).some((state) => state.path === parent);
      if (parent !== undefined && !before && !this.tree.has(parent)) this.faults.push(`${path} before its parent`);
    }
    return this.#act(() => {
      for (const { path, json } of states) this.tree.set(path, json);
    });
  }

  async remove(paths: readonly string[]): Promise<WriteOutcome> {
    return this.#act(() => {
      for (const path of paths) {
        if ([...this.tree.keys()].some((other) => parentOf(other) === path))
          this.faults.push(`${path} before its rows`);
        this.tree.delete(path);
      }
    });
  }

  async #act(apply: () => void): Promise<WriteOutcome> {
    if (this.#busy) this.faults.push("two calls at a time");
    this.#busy = true;
    await new Promise((resolve) => setImmediate(resolve));
    this.#busy = false;
    const [mood = "accept", ...rest] = this.moods;
    this.moods = rest;
    if (mood === "refuse") return { kind: "refused", reason: "not now" };
    if (mood === "lose") {
      apply(); // the answer is lost, not the write
      throw new Error("lost");
    }
    apply();
    return { kind: "accepted" };
  }
}

/** `.a.b.c` below `.a.b`; the rows of the first level stand alone. */
function parentOf(path: string): string | undefined {
  const cut = path.lastIndexOf(".");
  return cut > 0 && path.slice(0, cut).includes(".row") ? path.slice(0, cut) : undefined;
}

const path = (...names: readonly string[]): Path => ["root", ...names].map((name) => ({ name, keys: {} }));
const paths = ["row1", "row2", "row3"].flatMap((row) => [
  path(row),
  path(row, "x"),
  path(row, "x", "y"),
  path(row, "z"),
]);

/** Wants a whole row or nothing of it, or changes one node that is wanted: parents of what is wanted are wanted. */
const steps = fc.array(
  fc.record({
    row: fc.integer({ min: 0, max: 2 }),
    what: fc.constantFrom("all", "none", "value"),
    value: fc.integer({ min: 0, max: 3 }),
    pause: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 25 },
);
const moods = fc.array(fc.constantFrom("accept" as const, "refuse" as const, "lose" as const), { maxLength: 12 });

/** What is wanted goes back to what stands on the switch while a call that says otherwise is on its way. */
const changedBackInFlight: [
  { row: number; what: "all" | "none" | "value"; value: number; pause: number }[],
  ("accept" | "refuse" | "lose")[],
  boolean,
] = [
  [
    { row: 1, what: "all", value: 0, pause: 1 },
    { row: 0, what: "all", value: 2, pause: 0 },
    { row: 1, what: "none", value: 0, pause: 2 },
    { row: 1, what: "value", value: 0, pause: 2 },
    { row: 1, what: "value", value: 0, pause: 2 },
    { row: 1, what: "none", value: 0, pause: 2 },
    { row: 0, what: "all", value: 0, pause: 2 },
    { row: 0, what: "all", value: 2, pause: 0 },
  ],
  ["refuse"],
  false,
];

test("publisher: whatever is wanted, refused and lost on the way, the switch ends with what is wanted last", async () => {
  await fc.assert(
    fc.asyncProperty(steps, moods, fc.boolean(), async (history, troubles, purges) => {
      const publisher = new Publisher(
        { ...limits, naming: "hyphen", wrapValues: false },
        new InstantClock(),
        silentLog,
      );
      const server = new Server();
      server.moods = troubles;
      const stop = new AbortController();
      const sessions = (async () => {
        while (!stop.signal.aborted) {
          try {
            await publisher.run(server, stop.signal);
          } catch {
            if (purges) server.tree.clear(); // a manager that restarted; else one that only was slow
          }
        }
      })();
      const wanted = new Map<string, string>();
      const want = (at: Path, leaves: Readonly<Record<string, number>> | undefined): void => {
        publisher.want(at, leaves);
        const jsPath = formatJsPath(at, "hyphen");
        if (leaves === undefined) wanted.delete(jsPath);
        else wanted.set(jsPath, JSON.stringify(leaves));
      };
      for (const { row, what, value, pause } of history) {
        const ofRow = paths.slice(row * 4, row * 4 + 4);
        if (what === "value") {
          if (wanted.has(formatJsPath(ofRow[1] ?? [], "hyphen"))) want(ofRow[1] ?? [], { value });
        } else for (const at of ofRow) want(at, what === "all" ? { value } : undefined);
        for (let turn = 0; turn < pause; turn++) await new Promise((resolve) => setImmediate(resolve));
      }
      for (
        let turn = 0;
        turn < 3000 && (publisher.pending > 0 || server.moods.length > 0 || publisher.size !== wanted.size);
        turn++
      ) {
        if (publisher.pending === 0) server.moods = [];
        await new Promise((resolve) => setImmediate(resolve));
      }
      stop.abort();
      await sessions;
      assert.deepEqual(new Map([...server.tree].sort()), new Map([...wanted].sort()));
      if (!troubles.includes("lose") && !troubles.includes("refuse")) assert.deepEqual(server.faults, []);
      else assert.equal(server.faults.filter((fault) => !fault.includes("before")).length, 0, server.faults.join());
    }),
    { numRuns: 400, examples: [changedBackInFlight] },
  );
});
