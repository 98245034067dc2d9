// What the alert rules say of what happens: a matrix as Markdown. A world in this process, a real Prometheus beside it, and
// config/prometheus/alerts.yml with every time divided by the scale. `node test/soak/alerts.ts [--scale 20] [--only PATTERN]`;
// exit 1 if a critical alert fires where none may, or one that must does not.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { World } from "../../src/demo/world.ts";
import { lastingPort } from "../../src/simulator/lasting-port.ts";
import { jumpingClock } from "../process-faults.ts";
import { demoWorld, verdicts } from "../scenario/demo-world.ts";
import type { Scene, Stage } from "./alert-scene.ts";
import { scenes, uncaused } from "./alert-scenes.ts";
import { Prometheus } from "./prometheus.ts";

/** What was seen of one scene. */
export interface AlertRow {
  readonly scene: string;
  readonly expected: string | undefined;
  /** Alerts that fired, with their severity, in the order they did. */
  readonly fired: readonly string[];
  /** From the fault to the expected alert, seconds of full scale where the scene scales; undefined if it did not fire or none was expected. */
  readonly toFireS: number | undefined;
  /** What of the scene is not scaled; then `toFireS` is neither. */
  readonly unscaled: string | undefined;
  /** The cause its incident had to name. */
  readonly cause: string | undefined;
  readonly ok: boolean;
}

/** What the open incidents name. */
function causes(world: World): readonly string[] {
  return [...(world.collector.current?.evaluation()?.incidents?.open.values() ?? [])].map(({ cause }) => cause);
}

/** How the matrix is played. */
export interface AlertOptions {
  /** What every time of the rules is divided by. */
  readonly scale: number;
  /** A pattern of scenes and alerts; empty: all. */
  readonly only: string;
  /** `2/3` plays every third of them, from the second on. */
  readonly share?: string;
  /** The Prometheus to run. */
  readonly program: string;
}

/** Plays every scene, one after the other, each from a world where all is well. */
export async function runAlerts(
  { scale, only, share = "1/1", program }: AlertOptions,
  say: (line: string) => void,
): Promise<readonly AlertRow[]> {
  const seconds = (full: number): string => `${Math.round((full * 1_000) / scale)}ms`;
  const clock = jumpingClock();
  await using world = await demoWorld({
    clock,
    backlogRows: 200,
    holdDown: seconds(30),
    flapWindow: seconds(600),
    staleAfter: seconds(120),
    publishWithin: seconds(30),
    holdTime: "60s",
  });
  await world.cluster.fault("bookmark-period", { periodMs: 60_000 / scale });
  const target = new URL(world.apiUrl).host;
  await using prometheus = await Prometheus.start(program, await lastingPort(), target, scale);
  const stage: Stage = { world, clock, s: 1_000 / scale };
  const rows: AlertRow[] = [];
  const [first = 1, step = 1] = share.split("/").map(Number);
  const wanted = scenes.filter(({ name, expect = "" }) => new RegExp(only).test(`${name} ${expect}`));
  for (const scene of wanted.filter((_, index) => index % step === first - 1)) {
    await settled(world, prometheus);
    const row = await play(scene, stage, prometheus, scale);
    const after = row.toFireS === undefined ? "" : ` after ${Math.round(row.toFireS)} s`;
    say(`${row.ok ? "ok" : "NOT OK"}  ${row.scene}: ${row.fired.join(", ") || "nothing fired"}${after}`);
    rows.push(row);
  }
  return rows;
}

async function play(scene: Scene, stage: Stage, prometheus: Prometheus, scale: number): Promise<AlertRow> {
  const { world } = stage;
  const fired = new Map<string, number>();
  const severities = new Map<string, string>();
  const over = new AbortController();
  const startedMs = performance.now();
  const watching = (async () => {
    while (!over.signal.aborted) {
      for (const { name, severity, state } of await prometheus.alerts()) {
        if (state !== "firing" || fired.has(name)) continue;
        fired.set(name, performance.now());
        severities.set(name, severity);
      }
      await sleep(100);
    }
  })();
  let named = scene.cause === undefined;
  try {
    await scene.act(stage);
    if (scene.expect !== undefined) {
      const deadlineMs = performance.now() + 90_000;
      while (!fired.has(scene.expect) && performance.now() < deadlineMs) await sleep(100);
      named ||= causes(world).includes(scene.cause ?? "");
      await scene.undo(stage);
    }
    await settled(world, prometheus);
  } finally {
    over.abort();
    await watching;
  }
  const firedMs = scene.expect === undefined ? undefined : fired.get(scene.expect);
  const fitting = [scene.expect, scene.also];
  const critical = [...severities].some(([name, severity]) => severity === "critical" && !fitting.includes(name));
  return {
    scene: scene.name,
    expected: scene.expect,
    fired: [...fired.keys()].map((name) => `${name} (${severities.get(name)})`),
    toFireS:
      firedMs === undefined ? undefined : ((firedMs - startedMs) / 1_000) * (scene.unscaled === undefined ? scale : 1),
    unscaled: scene.unscaled,
    cause: scene.cause,
    ok: !critical && named && (scene.expect === undefined || firedMs !== undefined),
  };
}

/** Waits until every service is up and no alert is pending or firing. */
async function settled(world: World, prometheus: Prometheus): Promise<void> {
  const deadlineMs = performance.now() + 240_000;
  for (let calm = 0; calm < 3; ) {
    const wrong = Object.values(verdicts(world)).filter((state) => state !== "up").length;
    const alerts = await prometheus.alerts();
    const known = Object.keys(verdicts(world)).length > 0;
    calm = known && wrong === 0 && alerts.length === 0 ? calm + 1 : 0;
    if (performance.now() > deadlineMs) {
      throw new Error(`the world does not settle: ${JSON.stringify(verdicts(world))}, ${JSON.stringify(alerts)}`);
    }
    await sleep(200);
  }
}

/** The matrix for the README. */
export function alertTable(rows: readonly AlertRow[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const quiet = rows.filter(({ expected }) => expected === undefined);
  const faults = rows.filter(({ expected }) => expected !== undefined);
  return [
    line(["what happens", "critical alerts", "what fired", ""]),
    line(["---", "---", "---", "---"]),
    ...quiet.map(({ scene, fired, ok }) =>
      line([scene, ok ? "none" : "**some**", fired.join(", ") || "nothing", ok ? "ok" : "**no**"]),
    ),
    "",
    line(["fault", "has to fire", "time to fire", "what fired besides", ""]),
    line(["---", "---", "---", "---", "---"]),
    ...faults.map(({ scene, expected = "", cause, fired, toFireS, unscaled, ok }) =>
      line([
        scene,
        cause === undefined ? expected : `${expected}, cause ${cause}`,
        toFireS === undefined ? "never" : `${Math.round(toFireS)} s${unscaled ? ` in this run, with ${unscaled}` : ""}`,
        fired.filter((name) => !name.startsWith(expected)).join(", "),
        ok ? "ok" : "**no**",
      ]),
    ),
    "",
    line(["cannot be caused in a scene", "because"]),
    line(["---", "---"]),
    ...Object.entries(uncaused).map((cells) => line(cells)),
  ].join("\n");
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      scale: { type: "string", default: "20" },
      only: { type: "string", default: "" },
      prometheus: { type: "string", default: "prometheus" },
    },
  });
  const options = { scale: Number(values.scale), only: values.only, program: values.prometheus };
  const rows = await runAlerts(options, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(`${alertTable(rows)}\n`);
  process.exitCode = rows.every(({ ok }) => ok) ? 0 : 1;
}
