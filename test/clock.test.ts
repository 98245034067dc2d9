import assert from "node:assert/strict";
import { test } from "node:test";
import { AnchoredClock } from "../src/clock.ts";
import { silentLog } from "../src/log.ts";
import { timeOfDayMs } from "../src/model/clock.ts";
import { timeOfDay } from "../src/model/snapshot.ts";
import { usualWorld } from "./usual-world.ts";

/** The readings of a machine whose time of day somebody sets. */
class Machine {
  #monotonicMs = 5_000;
  #timeOfDayMs = 1_000_000_000;
  readonly clock = new AnchoredClock(
    () => this.#timeOfDayMs,
    () => this.#monotonicMs,
  );

  pass(ms: number): void {
    this.#monotonicMs += ms;
    this.#timeOfDayMs += ms;
  }

  set(byMs: number): void {
    this.#timeOfDayMs += byMs;
  }
}

const jumps = [
  { name: "an hour forward", ms: 3_600_000 },
  { name: "a day back", ms: -86_400_000 },
];

test("clock: it begins with the time of day, and what is no more than a coarse reading is no time that was set", () => {
  const machine = new Machine();
  assert.equal(machine.clock.nowMs(), 1_000_000_000);
  machine.set(60);
  assert.equal(machine.clock.offsetMs(), 0);
  machine.set(60);
  assert.equal(machine.clock.offsetMs(), 120);
});

for (const { name, ms } of jumps) {
  test(`clock: the time of day is set ${name}: it is told, and no duration is another`, () => {
    const machine = new Machine();
    const startedMs = machine.clock.nowMs();
    machine.pass(1_000);
    machine.set(ms);
    machine.pass(1_000);
    assert.equal(machine.clock.nowMs() - startedMs, 2_000);
    assert.equal(timeOfDayMs(machine.clock), 1_000_002_000 + ms);
  });

  test(`evaluation: a fault that is held down when the time of day is set ${name} turns red when its time has come`, () => {
    const machine = new Machine();
    const { leaf, states } = usualWorld(machine.clock);
    machine.pass(1_000);
    states();
    leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
    machine.set(ms);
    machine.pass(29_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
    machine.pass(1_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 down"]);
  });

  test(`evaluation: the quiet time of a leaf neither ends nor stands still when the time of day is set ${name}`, () => {
    const machine = new Machine();
    const { leaf, states } = usualWorld(machine.clock, silentLog, { startUpMs: 60_000 });
    leaf.delete({ list: "next-hop-group", networkInstance: "default", index: 2, member: 3 });
    states();
    machine.set(ms);
    machine.pass(59_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 updating"]);
    machine.pass(1_000);
    assert.deepEqual(states(), ["node-1 up", "node-2 up", "node-3 down"]);
  });

  test(`evaluation: what is told after the time of day is set ${name} is told by the new one`, () => {
    const machine = new Machine();
    const { heartbeat } = usualWorld(machine.clock);
    machine.set(ms);
    const { atMs, snapshot } = heartbeat.beat();
    assert.equal(timeOfDay(atMs, snapshot), 1_000_000_000 + ms);
  });
}
