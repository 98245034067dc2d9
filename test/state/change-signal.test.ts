import assert from "node:assert/strict";
import test from "node:test";
import { ChangeSignal } from "../../src/state/change-signal.ts";
import { ManualClock, settled } from "./manual-clock.ts";

class Waiter {
  readonly clock = new ManualClock();
  readonly signal = new ChangeSignal(this.clock);
  readonly abort = new AbortController();
  answer: boolean | undefined;

  wait(settleMs = 10, maxDelayMs = 100): Promise<void> {
    this.answer = undefined;
    return this.signal.changed(settleMs, maxDelayMs, this.abort.signal).then((answer) => {
      this.answer = answer;
    });
  }
}

test("change signal: ten thousand changes, one wake, once they have settled", async () => {
  const waiter = new Waiter();
  void waiter.wait();
  await waiter.clock.advance(1000);
  assert.equal(waiter.answer, undefined, "nothing changed");
  for (let i = 0; i < 10_000; i++) waiter.signal.notify();
  await waiter.clock.advance(9);
  assert.equal(waiter.answer, undefined, "not settled");
  waiter.signal.notify();
  await waiter.clock.advance(9);
  assert.equal(waiter.answer, undefined, "begun anew");
  await waiter.clock.advance(1);
  await settled();
  assert.equal(waiter.answer, true);
  void waiter.wait();
  await waiter.clock.advance(1000);
  assert.equal(waiter.answer, undefined, "all of it was told");
  waiter.abort.abort();
});

test("change signal: what never settles is told after the longest delay", async () => {
  const waiter = new Waiter();
  void waiter.wait(10, 35);
  for (let i = 0; i < 7; i++) {
    assert.equal(waiter.answer, undefined);
    waiter.signal.notify();
    await waiter.clock.advance(5);
  }
  await settled();
  assert.equal(waiter.answer, true);
});

test("change signal: a change before the wait counts, unless it was taken", async () => {
  const waiter = new Waiter();
  waiter.signal.notify();
  await waiter.clock.advance(50);
  await waiter.wait();
  assert.equal(waiter.answer, true);
  waiter.signal.notify();
  waiter.signal.clear();
  void waiter.wait();
  await waiter.clock.advance(50);
  assert.equal(waiter.answer, undefined);
  waiter.abort.abort();
});

test("change signal: what is taken while it settles does not wake", async () => {
  const waiter = new Waiter();
  void waiter.wait();
  waiter.signal.notify();
  await waiter.clock.advance(5);
  waiter.signal.clear();
  await waiter.clock.advance(50);
  assert.equal(waiter.answer, undefined);
  waiter.signal.notify();
  await waiter.clock.advance(10);
  await settled();
  assert.equal(waiter.answer, true);
});

for (const { name, notify } of [
  { name: "while nothing changed", notify: false },
  { name: "while a change settles", notify: true },
]) {
  test(`change signal: false once aborted ${name}`, async () => {
    const waiter = new Waiter();
    const waited = waiter.wait();
    if (notify) waiter.signal.notify();
    await settled();
    waiter.abort.abort();
    await waited;
    assert.equal(waiter.answer, false);
    assert.equal(waiter.clock.sleeping, 0);
    await waiter.wait();
    assert.equal(waiter.answer, false);
  });
}
