import { stderr } from "node:process";
import pino from "pino";
import pretty from "pino-pretty";
import type { Log } from "./log.ts";

/** The program's log: pino JSON lines on stderr, pretty where stderr is a terminal. Keys that could hold a secret are
 *  redacted whatever their depth of first level. */
export function createLogger(level: "debug" | "info" | "warn" | "error"): Log {
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretPaths, censor: "[redacted]" },
    serializers: { error: describeError },
  };
  return stderr.isTTY
    ? pino(options, pretty({ destination: 2, sync: true, ignore: "pid,hostname" }))
    : pino(options, pino.destination({ dest: 2, sync: true }));
}

const secretNames = ["password", "token", "authorization", "secret", "credentials"];
const secretPaths = [...secretNames, ...secretNames.map((name) => `*.${name}`)];

function describeError(error: unknown): unknown {
  return error instanceof Error ? error.message : error;
}
