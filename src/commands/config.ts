import { Command } from "commander";
import { type CollectorConfig, readCollectorConfig } from "../config/collector-config.ts";
import { formatIssues, type Issue, readYaml } from "../config/fields.ts";
import { readShimConfig, type ShimConfig } from "../config/shim-config.ts";
import { CommandError, ExitCode } from "../exit.ts";
import type { Result } from "../model/result.ts";

/** `kbutler config check FILE`: every issue of a config file at once. */
export function configCommand(): Command {
  const check = new Command("check")
    .description("check a config file: every issue at once, with its path")
    .argument("<file>", "the file")
    .option("--shim", "it is a shim's config, not a collector's; by default the file tells")
    .action((file: string, options: { shim?: boolean }) => {
      const result: Result<ShimConfig | CollectorConfig, readonly Issue[]> =
        options.shim || looksLikeShim(file) ? readShimConfig(file) : readCollectorConfig(file);
      if (!result.ok) throw new CommandError(formatIssues(file, result.error), ExitCode.usage);
      const warnings = "warnings" in result.value ? result.value.warnings : [];
      for (const warning of warnings) process.stderr.write(`${file}: warning: ${warning}\n`);
      process.stdout.write(`${file}: ok\n`);
    });
  return new Command("config").description("work with config files").addCommand(check);
}

/** A shim's config names its collector; a collector's has targets. */
function looksLikeShim(file: string): boolean {
  const document = readYaml(file);
  return document.ok && typeof document.value === "object" && document.value !== null && "collector" in document.value;
}
