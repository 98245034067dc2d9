import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { readState } from "../../src/demo/read-state.ts";
import { startWorld, type World, type WorldOptions } from "../../src/demo/world.ts";
import { readScenario } from "../../src/simulator/scenario.ts";
import { eventually } from "../until.ts";

/** The demo's world, with a hold-down short enough for tests. */
export async function demoWorld(options: Partial<WorldOptions> = {}): Promise<World> {
  const scenario = readScenario(fileURLToPath(new URL("../../config/demo.yaml", import.meta.url)));
  assert.ok(scenario.ok);
  return await startWorld({ scenario: scenario.value, holdDown: "300ms", holdTime: "1s", ...options });
}

/** Waits until `seen` gives what is expected. The failure shows what it gave last; a look that fails is no end. */
export async function becomes<T>(seen: () => T | Promise<T>, expected: T): Promise<void> {
  await eventually(async () => assert.deepEqual(await seen(), expected));
}

/** The state of every service by name, as the collector says now; empty while there is no collector. */
export function verdicts(world: World): Record<string, string> {
  const services = world.collector.current?.evaluation()?.services.values() ?? [];
  return Object.fromEntries([...services].map(({ namespace, name, state }) => [`${namespace}/${name}`, state]));
}

/** Every service of the scenario in one state. */
export function all(world: World, state: string, but: Record<string, string> = {}): Record<string, string> {
  const names = world.scenario.services.map(({ namespace, name }) => `${namespace}/${name}`);
  return { ...Object.fromEntries(names.map((name) => [name, state])), ...but };
}

/** The state of every service in a leaf's own state tree, read back from the leaf by gNMI. */
export async function shownOn(world: World, leaf: string): Promise<Record<string, string>> {
  const shown: Record<string, string> = {};
  let service = "";
  for (const line of await readState(world, leaf)) {
    const entry = /^ {2}service \w+\/(\S+) \{$/.exec(line);
    if (entry) service = entry[1] ?? "";
    const state = /^ {4}oper-state (\S+)$/.exec(line);
    if (state && service !== "") shown[service] = state[1] ?? "";
    if (line === "  }") service = "";
  }
  return shown;
}
