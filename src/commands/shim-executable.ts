import { CommanderError } from "commander";
import { CommandError, ExitCode, leave } from "../exit.ts";
import { version } from "../version.ts";
import { shimCommand } from "./shim.ts";

// The first file of the self-contained executable `kbutler-shim`: the command `kbutler shim` and nothing else, so that
// neither the collector nor its database goes onto a switch.
const command = shimCommand().name("kbutler-shim").version(version).exitOverride();

command.parseAsync(process.argv).then(leave, (reason: unknown) => {
  if (reason instanceof CommanderError) process.exit(reason.exitCode === 0 ? ExitCode.ok : ExitCode.usage);
  const expected = reason instanceof CommandError;
  const text = reason instanceof Error ? ((expected ? undefined : reason.stack) ?? reason.message) : String(reason);
  process.stderr.write(`${expected ? "" : "kbutler-shim: internal error: "}${text}\n`);
  process.exit(expected ? reason.exitCode : ExitCode.cannotKnow);
});
