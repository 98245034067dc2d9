import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import { runDemo } from "../demo/main.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import { silentLog } from "../log.ts";
import { createLogger } from "../logger.ts";
import { readScenario } from "../simulator/scenario.ts";

interface Options {
  readonly once?: boolean;
  readonly port?: number;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
}

/** `kbutler demo`: a whole world in one process, three faults, and what kButler says of them. */
export function demoCommand(): Command {
  return new Command("demo")
    .description("simulated leaves and cluster, a real collector and shims, three faults and their verdicts")
    .option("--once", "without a terminal: tell the verdicts, exit 0 only if each was the expected one")
    .option("--port <port>", "where REST and metrics listen; default: a free port", parsePort)
    .addOption(new Option("--log-level <level>", "log to stderr").choices(["debug", "info", "warn", "error"]))
    .action(async (options: Options) => {
      const file = fileURLToPath(new URL("../../config/demo.yaml", import.meta.url));
      const scenario = readScenario(file);
      if (!scenario.ok) {
        const issues = scenario.error.map(({ path, message }) => `${file}: ${path}: ${message}`);
        throw new CommandError(issues.join("\n"), ExitCode.usage);
      }
      const log = options.logLevel ? createLogger(options.logLevel) : silentLog;
      const once = options.once === true;
      process.exitCode = await runDemo({ scenario: scenario.value, once, apiPort: options.port, log }, untilSignal());
    });
}

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError("a port is 1 to 65535");
  return port;
}
