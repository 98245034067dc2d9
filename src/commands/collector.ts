import { Command, Option } from "commander";
import { systemClock } from "../clock.ts";
import { runCollector } from "../collector.ts";
import { readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues } from "../config/fields.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import { CannotListen } from "../listening.ts";
import { createLogger } from "../logger.ts";
import { SchemaError } from "../sinks/store/store-error.ts";

interface Options {
  readonly config: string;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
}

/** Longest time a stop may take, milliseconds. */
const stopMs = 9_000;

/** `kbutler collector --config FILE`: runs until SIGTERM or SIGINT, then writes what is left and exits 0. */
export function collectorCommand(): Command {
  return new Command("collector")
    .description("subscribes to the leaves, watches Kubernetes, judges, and answers by REST, metrics and gNMI")
    .requiredOption("-c, --config <file>", "the collector's config file")
    .addOption(new Option("--log-level <level>", "instead of the file's").choices(["debug", "info", "warn", "error"]))
    .action(async (options: Options) => {
      const config = readCollectorConfig(options.config);
      if (!config.ok) throw new CommandError(formatIssues(options.config, config.error), ExitCode.usage);
      const log = createLogger(options.logLevel ?? config.value.logLevel);
      const signal = untilSignal();
      signal.addEventListener("abort", () => {
        setTimeout(() => {
          log.error({ durationMs: stopMs }, "stopping took too long");
          process.exit(ExitCode.cannotKnow);
        }, stopMs).unref();
      });
      try {
        await runCollector(config.value, { clock: systemClock, random: Math.random, log }, signal);
      } catch (reason) {
        throw namedInFile(reason, options.config);
      }
    });
}

/** What only shows once the file's words are acted upon is a matter of the file all the same. */
function namedInFile(reason: unknown, file: string): unknown {
  if (reason instanceof CannotListen) return new CommandError(`${file}: ${reason.message}`, ExitCode.usage);
  if (!(reason instanceof SchemaError)) return reason;
  const message = `${file}: store.file: ${reason.message}; name another file`;
  return new CommandError(message, ExitCode.usage);
}
