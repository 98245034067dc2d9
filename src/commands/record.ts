import { closeSync, openSync, writeSync } from "node:fs";
import { Command, InvalidArgumentError } from "commander";
import { systemClock } from "../clock.ts";
import { readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues, parseDuration, sizeBytes } from "../config/fields.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import { recordedFrame, recordingHead } from "../gnmi/recording.ts";
import { createLogger } from "../logger.ts";
import { timeOfDayMs } from "../model/clock.ts";
import { recordTarget } from "../sources/gnmi/record.ts";
import { version } from "../version.ts";

interface Options {
  readonly target: string;
  readonly config: string;
  readonly output: string;
  readonly maxSize: number;
  readonly duration?: number;
}

/** `kbutler record`: keeps what a target says in a file that `kbutler simulate --replay` plays back. */
export function recordCommand(): Command {
  return new Command("record")
    .description("keep what a leaf says, with times, for simulate --replay; ends with Ctrl-C, --duration or --max-size")
    .requiredOption("-t, --target <name>", "a target of the config")
    .requiredOption("-c, --config <file>", "the collector's config file")
    .requiredOption("-o, --output <file>", "where to; an existing file is not overwritten")
    .option("--max-size <size>", "no more than so much, as 512MiB (1GiB)", size, sizeBytes("1GiB"))
    .option("--duration <time>", "no longer than this, as 10m", duration)
    .action(record);
}

async function record({ target: name, config: file, output, maxSize, duration: durationMs }: Options): Promise<void> {
  const config = readCollectorConfig(file);
  if (!config.ok) throw new CommandError(formatIssues(file, config.error), ExitCode.usage);
  const target = config.value.targets.find((one) => one.name === name);
  if (target === undefined) throw new CommandError(`${file}: there is no target ${name}`, ExitCode.usage);
  const log = createLogger(config.value.logLevel);
  const stop = new AbortController();
  const limits = [untilSignal(), stop.signal];
  if (durationMs !== undefined) limits.push(AbortSignal.timeout(durationMs));
  const recording = openOutput(output);
  const startedAt = new Date(timeOfDayMs(systemClock)).toISOString();
  let bytes = 0;
  let messages = 0;
  let sessions = 0;
  const write = (frame: Buffer): void => {
    // Written at once and in this turn: a disk that is slow slows the stream down, and a killed process loses nothing.
    writeSync(recording, frame);
    bytes += frame.length;
  };
  try {
    write(recordingHead({ format: 1, target: name, startedAt, recorder: version }));
    await recordTarget(
      target,
      (event) => {
        const frame = recordedFrame(event);
        if (stop.signal.aborted || bytes + frame.length > maxSize) return stop.abort();
        write(frame);
        if (event.kind === "session") sessions++;
        if (event.kind === "message") messages++;
      },
      {
        clock: systemClock,
        random: Math.random,
        log,
        stopwatch: () => performance.now(),
        signal: AbortSignal.any(limits),
      },
    );
  } finally {
    closeSync(recording);
  }
  const full = stop.signal.aborted ? ", ended by --max-size" : "";
  process.stdout.write(`${output}: ${messages} messages of ${sessions} sessions with ${name}, ${bytes} bytes${full}\n`);
}

function openOutput(file: string): number {
  try {
    return openSync(file, "wx", 0o600);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new CommandError(`${file}: cannot be written: ${why}`, ExitCode.usage);
  }
}

function size(text: string): number {
  const bytes = sizeBytes(text);
  if (bytes <= 0) throw new InvalidArgumentError("expected a size such as 512MiB");
  return bytes;
}

function duration(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined || ms > 0x7fff_ffff) throw new InvalidArgumentError("expected a duration such as 10m");
  return ms;
}
