import { Command, CommanderError } from "commander";
import { CommandError, ExitCode, leave } from "./exit.ts";
import { CannotListen } from "./listening.ts";
import { version } from "./version.ts";

/** One subcommand a file; only the one asked for is loaded, so that a small command starts fast. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  collector: async () => (await import("./commands/collector.ts")).collectorCommand(),
  shim: async () => (await import("./commands/shim.ts")).shimCommand(),
  record: async () => (await import("./commands/record.ts")).recordCommand(),
  simulate: async () => (await import("./commands/simulate.ts")).simulateCommand(),
  demo: async () => (await import("./commands/demo.ts")).demoCommand(),
  expect: async () => (await import("./commands/expect.ts")).expectCommand(),
  config: async () => (await import("./commands/config.ts")).configCommand(),
};

/** The process edge: arguments in, exit code out. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command("kbutler")
    .description("Joins what Kubernetes announces with what the fabric's leaves hold.")
    .version(version)
    .showHelpAfterError("(--help shows what there is)");
  const asked = commands[argv[0] ?? ""];
  for (const load of asked ? [asked] : Object.values(commands)) program.addCommand(await load());
  for (const command of withDescendants(program)) command.exitOverride();
  process.on("unhandledRejection", fail);
  dropServerNameWarning();
  try {
    await program.parseAsync(argv, { from: "user" });
    leave();
  } catch (reason) {
    fail(reason);
  }
}

function withDescendants(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withDescendants)];
}

/** The gRPC library names a server that is dialled by its address in the TLS handshake; Node says once that this is ignored.
 *  Nothing follows from it for an operator. Other warnings are printed as ever. */
function dropServerNameWarning(): void {
  const printers = process.listeners("warning");
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if ("code" in warning && warning.code === "DEP0123") return;
    for (const print of printers) print(warning);
  });
}

/** The end of a run that went wrong. Commander has already said what was wrong with the arguments. */
function fail(reason: unknown): never {
  if (reason instanceof CommanderError) process.exit(reason.exitCode === 0 ? ExitCode.ok : ExitCode.usage);
  if (reason instanceof CommandError) {
    process.stderr.write(`${reason.message}\n`);
    process.exit(reason.exitCode);
  }
  const refused = CannotListen.from(reason, "cannot listen");
  if (refused instanceof CannotListen) {
    process.stderr.write(`${refused.message}\n`);
    process.exit(ExitCode.usage);
  }
  const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
  process.stderr.write(`kbutler: internal error: ${text}\n`);
  process.exit(ExitCode.cannotKnow);
}
