import { styleText } from "node:util";
import { systemClock } from "../clock.ts";
import { ExitCode } from "../exit.ts";
import type { Log } from "../log.ts";
import type { Scenario } from "../simulator/scenario.ts";
import { coverageTable } from "./coverage-table.ts";
import { readState } from "./read-state.ts";
import { Screen } from "./screen.ts";
import { type Scene, story } from "./story.ts";
import { Transcript } from "./transcript.ts";
import { startWorld, type World } from "./world.ts";

/** How the demo is shown. */
export interface DemoOptions {
  readonly scenario: Scenario;
  /** Without a terminal: tell the verdicts line by line, and end after the story. */
  readonly once: boolean;
  readonly apiPort: number | undefined;
  readonly log: Log;
}

/** Time a scene may take before the demo counts as failed, and the calm after each, milliseconds. */
const sceneMs = 30_000;
const quietMs = 700;
/** The pause before a scene when somebody watches, milliseconds. */
const pauseMs = 5_000;

/** Plays the story. Gives the exit code: 0 if every verdict was the expected one. Without `once` it goes on until the
 *  signal aborts. */
export async function runDemo(options: DemoOptions, signal: AbortSignal): Promise<number> {
  const screen = new Screen(process.stdout, !options.once);
  const transcript = new Transcript((move) => {
    const why = [move.reason, move.detail].filter((part) => part !== undefined && part !== "").join(": ");
    screen.note(`  ${move.service.padEnd(18)} ${move.from ?? "(new)"} > ${move.to ?? "(gone)"}${why && `  ${why}`}`);
  });
  screen.note("starting leaves, cluster, collector and shims ...");
  await using world = await startWorld({ ...options, sink: transcript });
  const services = options.scenario.services.map(({ namespace, name }) => `${namespace}/${name}`);
  const scenes = story(services);
  const redraw = setInterval(() => draw(screen, transcript, world), 250);
  const differences: string[] = [];
  try {
    for (const [index, scene] of scenes.entries()) {
      if (signal.aborted) break;
      if (index > 0 && !options.once) await pause(pauseMs, signal);
      differences.push(...(await play(scene, index, { world, transcript, screen, signal })));
    }
    if (signal.aborted) return ExitCode.ok;
    await tell(world, screen, options.once);
    for (const difference of differences) screen.note(styleText("red", `not as expected: ${difference}`));
    if (differences.length === 0) screen.note(`${scenes.length} scenes, every verdict as expected`);
    if (!options.once) {
      screen.note("the world goes on; Ctrl-C ends it");
      await pause(Number.POSITIVE_INFINITY, signal);
    }
  } finally {
    clearInterval(redraw);
    screen.end();
  }
  return differences.length === 0 ? ExitCode.ok : ExitCode.notSo;
}

async function play(
  scene: Scene,
  index: number,
  { world, transcript, screen, signal }: { world: World; transcript: Transcript; screen: Screen; signal: AbortSignal },
): Promise<readonly string[]> {
  screen.note(styleText("bold", scene.title));
  if (index > 0) transcript.begin();
  await scene.act(world);
  const wrong = await transcript.follows(scene.verdicts, { withinMs: sceneMs, quietMs, signal });
  return wrong.map((difference) => `${scene.title}: ${difference}`);
}

/** Where to look, and what leaf1's own state tree says, read back from the leaf. */
async function tell(world: World, screen: Screen, whole: boolean): Promise<void> {
  const { apiUrl } = world;
  screen.note(`REST     ${apiUrl}/api/v1/services`);
  screen.note(`metrics  ${apiUrl}/metrics`);
  screen.note(`OpenAPI  ${apiUrl}/openapi.json`);
  const path = whole ? "/kbutler" : "/kbutler/service[name=demo/shop/payments]";
  screen.note(`leaf1's state tree, read back by gNMI from the leaf (${world.leaves.get("leaf1")?.address}), ${path}:`);
  for (const line of await readState(world, "leaf1", path)) screen.note(line);
}

function draw(screen: Screen, { latest }: Transcript, world: World): void {
  if (latest === undefined) return;
  const running = [...world.shims.values()].filter((shim) => shim.running).length;
  screen.draw([
    ...coverageTable(latest, systemClock.nowMs()),
    "",
    `${world.leaves.size} leaves, ${running} shims   REST ${world.apiUrl}/api/v1/services   metrics ${world.apiUrl}/metrics`,
  ]);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = Number.isFinite(ms) ? setTimeout(done, ms) : setInterval(() => {}, 3_600_000);
    if (signal.aborted) done();
    signal.addEventListener("abort", done, { once: true });
  });
}
