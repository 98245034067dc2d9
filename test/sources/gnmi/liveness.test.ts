import assert from "node:assert/strict";
import { test } from "node:test";
import type { Clock } from "../../../src/model/clock.ts";
import { watchLiveness } from "../../../src/sources/gnmi/liveness.ts";

/** A clock whose sleeps end at once; `onTime` is called with the time they end at. */
function instantClock(onTime: (nowMs: number) => void): Clock & { slept: number } {
  return {
    slept: 0,
    nowMs() {
      return this.slept;
    },
    async sleep(ms) {
      this.slept += ms;
      onTime(this.slept);
    },
  };
}

const patience = { firstMs: 10_000, silentMs: 30_000 };

test("liveness: no first message", async () => {
  const clock = instantClock(() => {});
  await assert.rejects(
    watchLiveness(() => 0, patience, clock, new AbortController().signal),
    /within 10 s/,
  );
  assert.equal(clock.slept, 10_000);
});

test("liveness: silence is noticed after its time, and not much later", async () => {
  let messages = 0;
  const lastMs = 100_000;
  const clock = instantClock((nowMs) => {
    if (nowMs <= lastMs) messages++;
  });
  await assert.rejects(
    watchLiveness(() => messages, patience, clock, new AbortController().signal),
    /nothing received for 30 s/,
  );
  const silentMs = clock.slept - lastMs;
  assert.ok(silentMs >= 30_000 && silentMs <= 45_000, `${silentMs} ms`);
});

test("liveness: a message now and then is enough, until the session ends", async () => {
  const over = new AbortController();
  let messages = 1;
  const clock = instantClock((nowMs) => {
    messages = Math.floor(nowMs / 25_000) + 1;
    if (nowMs > 3_600_000) over.abort();
  });
  await assert.rejects(
    watchLiveness(() => messages, patience, clock, over.signal),
    /session ended/,
  );
});
