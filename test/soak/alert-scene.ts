import assert from "node:assert/strict";
import type { World } from "../../src/demo/world.ts";
import type { SimulatedLeaf } from "../../src/simulator/leaf.ts";
import { applyLeafFault, heal, parseLeafFault } from "../../src/simulator/leaf-faults.ts";
import type { CauseName } from "../../src/verdict/cause.ts";
import type { JumpingClock } from "../process-faults.ts";

/** Where a scene is played. */
export interface Stage {
  readonly world: World;
  /** The collector's clock. */
  readonly clock: JumpingClock;
  /** A second of full scale, milliseconds. */
  readonly s: number;
}

/** Something that happens to a world, and what the alerts have to say. `expect` undefined: no critical alert may fire. */
export interface Scene {
  readonly name: string;
  readonly expect?: string | undefined;
  /** Another critical alert the same fault is right to give. */
  readonly also?: string | undefined;
  /** The cause an open incident has to name when the alert fires. */
  readonly cause?: CauseName | undefined;
  /** What of it takes its own time at every scale: its time to fire is then told as it was, and not as of full scale. */
  readonly unscaled?: string | undefined;
  act(stage: Stage): Promise<void>;
  undo(stage: Stage): Promise<void>;
}

/** A leaf by its name. Throws for none. */
export function leafOf(world: World, name: string): SimulatedLeaf {
  const leaf = world.leaves.get(name);
  assert.ok(leaf);
  return leaf;
}

/** Causes a fault of one leaf by its name. Throws where it had nothing to act on. */
export async function cause(world: World, leaf: string, name: string, args: object = {}): Promise<void> {
  const fault = parseLeafFault(name, args);
  assert.ok(fault.ok);
  assert.deepEqual(await applyLeafFault(leafOf(world, leaf), fault.value), { ok: true, value: undefined });
}

/** A scene of one fault of one leaf. */
export function leafFault(name: string, leaf: string, fault: string, args: object, expect: string): Scene {
  return {
    name,
    expect,
    act: ({ world }) => cause(world, leaf, fault, args),
    undo: ({ world }) => heal(leafOf(world, leaf)),
  };
}

/** Takes back every fault of every leaf. */
export async function healAll(world: World): Promise<void> {
  for (const leaf of world.leaves.values()) await heal(leaf);
}
