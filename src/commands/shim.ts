import { Command, Option } from "commander";
import { systemClock } from "../clock.ts";
import { formatIssues } from "../config/fields.ts";
import { readShimConfig, type ShimConfig } from "../config/shim-config.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import type { Log } from "../log.ts";
import { createLogger } from "../logger.ts";
import { runShim } from "../shim/shim.ts";
import { version } from "../version.ts";

interface Options {
  readonly config: string;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
  readonly check?: boolean;
}

/** `kbutler shim --config FILE`: the agent on the switch. It runs until SIGTERM, then unregisters and exits 0. SIGHUP, which
 *  is app-manager's reload, has it take its file anew. */
export function shimCommand(): Command {
  return new Command("shim")
    .description("on-switch agent: brings the collector's verdicts for this leaf into its state tree (NDK)")
    .requiredOption("-c, --config <file>", "the shim's config file")
    .addOption(new Option("--log-level <level>", "instead of the file's").choices(["debug", "info", "warn", "error"]))
    .option("--check", "check the config file and exit")
    .action(async (options: Options) => {
      const config = readShimConfig(options.config);
      if (!config.ok) throw new CommandError(formatIssues(options.config, config.error), ExitCode.usage);
      if (options.check) {
        process.stdout.write(`${options.config}: ok\n`);
        return;
      }
      const log = createLogger(options.logLevel ?? config.value.logLevel);
      await runReloading(config.value, options.config, log, untilSignal());
      log.info({}, "shim ended");
    });
}

/** Runs until the signal aborts, anew with each file that a SIGHUP finds right. It is listened for all the while, between
 *  two runs too: one that nobody listens for ends the process. */
async function runReloading(first: ShimConfig, file: string, log: Log, signal: AbortSignal): Promise<void> {
  let next: ShimConfig | undefined = first;
  let reload = new AbortController();
  const onHangup = (): void => {
    const read = readShimConfig(file);
    if (read.ok) {
      next = read.value;
      reload.abort();
    } else log.error({ issues: read.error }, "config file is wrong, the one in force stands");
  };
  process.on("SIGHUP", onHangup);
  try {
    while (next !== undefined && !signal.aborted) {
      const config: ShimConfig = next;
      next = undefined;
      reload = new AbortController();
      log.info({ version, agent: config.ndk.agentName, socket: config.ndk.socketPath }, "shim started");
      await runShim(config, {
        clock: systemClock,
        random: Math.random,
        log,
        signal: AbortSignal.any([signal, reload.signal]),
        version,
      });
    }
  } finally {
    process.off("SIGHUP", onHangup);
  }
}
