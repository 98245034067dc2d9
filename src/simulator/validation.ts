import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import { err, ok, type Result } from "../model/result.ts";

/** One thing wrong with what was given: where, as `leaves[0].name`, and what. */
export interface ScenarioIssue {
  readonly path: string;
  readonly message: string;
}

/** Holds a value against a schema: the value with defaults filled in, or every issue with its path below `at`. */
export function checked<S extends TSchema>(
  schema: S,
  value: unknown,
  at = "",
): Result<Static<S>, readonly ScenarioIssue[]> {
  const filled = Value.Default(schema, structuredClone(value ?? {}));
  if (Value.Check(schema, filled)) return ok(filled as Static<S>);
  const issues = new Map<string, ScenarioIssue>();
  for (const error of Value.Errors(schema, filled)) {
    const path = dotted(at, error.instancePath);
    for (const issue of issuesOf(error, path)) if (!issues.has(issue.path)) issues.set(issue.path, issue);
  }
  return err([...issues.values()]);
}

function issuesOf(
  error: { readonly keyword: string; readonly message: string; readonly params: unknown },
  path: string,
): ScenarioIssue[] {
  const params = error.params as Readonly<Record<string, unknown>>;
  const below = (names: unknown, message: string): ScenarioIssue[] =>
    (Array.isArray(names) ? names : []).map((name) => ({
      path: path === "" ? String(name) : `${path}.${name}`,
      message,
    }));
  switch (error.keyword) {
    case "boolean":
      return []; // additionalProperties says the same of the object
    case "additionalProperties":
      return below(params.additionalProperties, "unknown key");
    case "required":
      return below(params.requiredProperties, "is required");
    default:
      return [{ path: path || "(top)", message: error.message }];
  }
}

function dotted(at: string, pointer: string): string {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce((path, part) => (/^\d+$/.test(part) ? `${path}[${part}]` : path === "" ? part : `${path}.${part}`), at);
}
