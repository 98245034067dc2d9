import type { Static, TSchema } from "typebox";
import { Value } from "typebox/value";
import type { Result } from "../model/result.ts";
import { err } from "../model/result.ts";
import { type Issue, parseConfig, schemaAt, valueAt, withDefaults } from "./fields.ts";

/** Holds a value against a schema and has the rest of the checks run all the same: `build` gets the value with whatever
 *  does not fit left out or replaced by an example of the schema's, so that one answer has the issues of both. What `build`
 *  complains of in a place that was mended is the mending's doing and is left out. */
export function parseAndBuild<S extends TSchema, Config>(
  schema: S,
  value: unknown,
  build: (raw: Static<S>) => Result<Config, readonly Issue[]>,
): Result<Config, readonly Issue[]> {
  const parsed = parseConfig(schema, value);
  if (parsed.ok) return build(parsed.value);
  const mended = mend(schema, value);
  if (mended === undefined) return parsed;
  const built = build(mended);
  if (built.ok) return parsed;
  const concerned = (one: string, other: string): boolean =>
    one === other || [".", "["].some((separator) => other.startsWith(`${one}${separator}`));
  const others = built.error.filter(
    ({ path }) => !parsed.error.some((issue) => concerned(path, issue.path) || concerned(issue.path, path)),
  );
  return err([...parsed.error, ...others]);
}

/** Each round takes away or replaces what the schema refuses; what it then lacks shows in the next. */
const mostRounds = 8;

function mend<S extends TSchema>(schema: S, given: unknown): Static<S> | undefined {
  let value = withDefaults(schema, structuredClone(given ?? {}));
  for (let round = 0; round < mostRounds; round++) {
    if (Value.Check(schema, value)) return value as Static<S>;
    for (const { keyword, instancePath, schemaPath, params } of Value.Errors(schema, value)) {
      const names = instancePath.split("/").slice(1);
      const given = params as Readonly<Record<string, unknown>>;
      if (keyword === "boolean") continue; // the same as additionalProperties
      if (keyword === "additionalProperties") {
        for (const name of words(given.additionalProperties)) replace(value, [...names, escaped(name)], undefined);
      } else if (keyword === "required") {
        for (const name of words(given.requiredProperties)) {
          const example = exampleOf(schema, `${schemaPath}/properties/${escaped(name)}`);
          if (example === undefined) replace(value, names, undefined);
          else replace(value, [...names, escaped(name)], example);
        }
      } else replace(value, names, exampleOf(schema, schemaPath));
    }
    value = withDefaults(schema, value);
  }
  return undefined;
}

function exampleOf(schema: TSchema, path: string): unknown {
  const node = schemaAt(schema, path);
  return node && typeof node === "object" && "examples" in node && Array.isArray(node.examples)
    ? node.examples[0]
    : undefined;
}

/** Puts a value at a path, or takes away what stands there. An entry of a list takes the whole list with it: the places of
 *  the others would be others. */
function replace(root: unknown, names: readonly string[], by: unknown): void {
  const parent = valueAt(
    root,
    names
      .slice(0, -1)
      .map((name) => `/${name}`)
      .join(""),
  );
  const name = names.at(-1)?.replaceAll("~1", "/").replaceAll("~0", "~");
  if (name === undefined || typeof parent !== "object" || parent === null) return;
  if (by !== undefined) (parent as Record<string, unknown>)[name] = by;
  else if (Array.isArray(parent)) replace(root, names.slice(0, -1), undefined);
  else delete (parent as Record<string, unknown>)[name];
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
