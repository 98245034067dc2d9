import { parseArgs } from "node:util";
import { alertTable, runAlerts } from "./alerts.ts";
import { writeAlertTable } from "./alerts-readme.ts";
import { addCounts, noCounts } from "./counts.ts";
import { fuzz } from "./fuzz.ts";
import { replayOf, runHistory, shrink } from "./history.ts";
import { killMany } from "./kill.ts";

// Histories of a whole world in virtual time, kills of a process that writes, and fuzzed decoders: each until its count
// is reached or something fails. The last line of the output is JSON; the exit code is 1 after a failure.

const { values } = parseArgs({
  options: {
    histories: { type: "string" },
    seed: { type: "string" },
    steps: { type: "string" },
    kill: { type: "string" },
    fuzz: { type: "string" },
    /** What the alert rules say of what happens, with a real Prometheus: a matrix in Markdown. */
    alerts: { type: "boolean" },
    scale: { type: "string", default: "20" },
    only: { type: "string", default: "" },
    /** `2/3` plays every third scene, from the second on: for as many processes at once. */
    share: { type: "string", default: "1/1" },
    /** Puts the matrix into the README, in place of the one that stands there. */
    readme: { type: "boolean" },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);

function stepsOf(text: string | undefined): readonly number[] | undefined {
  return text?.split(",").flatMap((step) => (step === "" ? [] : Number(step)));
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function histories(count: number): Promise<boolean> {
  const startedMs = performance.now();
  const sums = { steps: 0, ...noCounts() };
  let told = startedMs;
  const summary = (done: number) => {
    const seconds = Math.round((performance.now() - startedMs) / 100) / 10;
    return { histories: done, firstSeed: seed, ...sums, seconds, perSecond: Math.round(done / Math.max(0.1, seconds)) };
  };
  for (let done = 0; done < count; done++) {
    const result = await runHistory(seed + done, stepsOf(values.steps));
    if (result.failure !== undefined) {
      const smallest = values.steps === undefined ? await shrink(result) : result;
      say(smallest.failure ?? "");
      say(`replay: ${replayOf(smallest)}`);
      say(JSON.stringify({ ok: false, failedSeed: result.seed, replay: replayOf(smallest), ...summary(done) }));
      return false;
    }
    sums.steps += result.steps.length;
    addCounts(sums, result);
    if (performance.now() - told > 10_000) {
      told = performance.now();
      say(`${done + 1} of ${count} histories, seeds ${seed} to ${seed + done}`);
    }
  }
  say(JSON.stringify({ ok: true, ...summary(count) }));
  return true;
}

async function told(what: string, run: () => Promise<object>): Promise<boolean> {
  const startedMs = performance.now();
  try {
    const result = await run();
    const seconds = Math.round((performance.now() - startedMs) / 1000);
    say(JSON.stringify({ ok: true, [what]: result, seed, seconds }));
    return true;
  } catch (reason) {
    say(reason instanceof Error ? `${reason.stack ?? reason.message}\n${String(reason.cause ?? "")}` : String(reason));
    say(JSON.stringify({ ok: false, what, seed }));
    return false;
  }
}

let fine = true;
if (values.kill !== undefined) {
  const count = Number(values.kill);
  fine &&= await told("kill", () => killMany({ count, seed, progress: (done) => say(`${done} of ${count} kills`) }));
}
if (values.fuzz !== undefined) {
  const count = Number(values.fuzz);
  fine &&= await told("fuzz", () => fuzz(count, seed, (done) => say(`${done} of ${count} messages`)));
}
if (values.alerts) {
  fine &&= await told("alerts", async () => {
    const options = { scale: Number(values.scale), only: values.only, share: values.share, program: "prometheus" };
    const rows = await runAlerts(options, say);
    say(alertTable(rows));
    if (values.readme) writeAlertTable(alertTable(rows));
    const wrong = rows.filter(({ ok }) => !ok).map(({ scene }) => scene);
    if (wrong.length > 0) throw new Error(`alerts that are wrong: ${wrong.join("; ")}`);
    return { scenes: rows.length, scale: options.scale };
  });
}
if (values.histories !== undefined || values.steps !== undefined)
  fine &&= await histories(Number(values.histories ?? 1));
if (
  values.histories === undefined &&
  values.steps === undefined &&
  values.kill === undefined &&
  values.fuzz === undefined &&
  !values.alerts
) {
  say(
    "usage: soak --histories N | --kill N | --fuzz N | --alerts [--scale N] [--only TEXT] [--share I/N] [--readme] [--seed S] [--steps i,j,...]",
  );
  fine = false;
}
process.exitCode = fine ? 0 : 1;
