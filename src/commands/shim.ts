import { Command, Option } from "commander";
import { systemClock } from "../clock.ts";
import { formatIssues } from "../config/fields.ts";
import { readShimConfig } from "../config/shim-config.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import { createLogger } from "../logger.ts";
import { runShim } from "../shim/shim.ts";
import { version } from "../version.ts";

interface Options {
  readonly config: string;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
  readonly check?: boolean;
}

/** `kbutler shim --config FILE`: the agent on the switch. It runs until SIGTERM, then unregisters and exits 0. */
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
      log.info({ version, agent: config.value.ndk.agentName, socket: config.value.ndk.socketPath }, "shim started");
      const signal = untilSignal();
      await runShim(config.value, { clock: systemClock, random: Math.random, log, signal, version });
      log.info({}, "shim ended");
    });
}
