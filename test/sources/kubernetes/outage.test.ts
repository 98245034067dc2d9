import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../../src/model/clock.ts";
import { Outage } from "../../../src/sources/kubernetes/outage.ts";

/** A clock that moves when it is told to. */
class ManualClock implements Clock {
  #nowMs = 0;
  readonly #sleeping = new Set<{ readonly wakeMs: number; readonly wake: () => void }>();
  nowMs(): number {
    return this.#nowMs;
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const sleeper = { wakeMs: this.#nowMs + ms, wake: resolve };
      this.#sleeping.add(sleeper);
      signal?.addEventListener("abort", () => resolve(), { once: true });
    });
  }
  async advance(ms: number): Promise<void> {
    this.#nowMs += ms;
    for (const sleeper of this.#sleeping) {
      if (sleeper.wakeMs > this.#nowMs) continue;
      this.#sleeping.delete(sleeper);
      sleeper.wake();
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test("outage: one that ends within the grace is never told, one that outlasts it is told once", async () => {
  const clock = new ManualClock();
  const told: string[] = [];
  const outage = new Outage(clock, 100, (why) => told.push(why));
  outage.begin("first");
  await clock.advance(99);
  outage.end();
  await clock.advance(100);
  assert.deepEqual(told, []);
  outage.begin("second");
  await clock.advance(60);
  outage.begin("again"); // the grace counts from the first, and the reason is the latest
  await clock.advance(40);
  assert.deepEqual(told, ["again"]);
  outage.begin("still");
  await clock.advance(1_000);
  assert.deepEqual(told, ["again"]);
  outage.end();
  outage.begin("third");
  await clock.advance(100);
  assert.deepEqual(told, ["again", "third"]);
});
