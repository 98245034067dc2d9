import type { LabelSelector } from "../../model/cluster.ts";

/** A field of a foreign object that is not what it has to be. Thrown while one object is read, caught where that object's
 *  reading began: it never leaves the decoder. */
export class FieldError extends Error {
  override readonly name = "FieldError";
  /** Path of the field within the object, as `spec.ports[0].name`. */
  readonly field: string;
  constructor(field: string, why: string) {
    super(why);
    this.field = field;
  }
}

/** A JSON object under inspection and the path that led to it. */
export class JsonObject {
  readonly #value: Readonly<Record<string, unknown>>;
  readonly #path: string;

  private constructor(value: Readonly<Record<string, unknown>>, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** Takes a value that has to be an object; an instance of a class is as good as a literal. */
  static of(value: unknown, path: string): JsonObject {
    if (!isRecord(value)) throw new FieldError(path, `expected an object, got ${kindOf(value)}`);
    return new JsonObject(value, path);
  }

  #at(key: string): string {
    return this.#path === "" ? key : `${this.#path}.${key}`;
  }

  /** The raw value; null counts as absent, as it does in Kubernetes. */
  raw(key: string): unknown {
    return this.#value[key] ?? undefined;
  }

  /** A child object, undefined where it is absent. */
  object(key: string): JsonObject | undefined {
    const value = this.raw(key);
    return value === undefined ? undefined : JsonObject.of(value, this.#at(key));
  }

  /** The objects of a list; an absent list is empty. */
  objects(key: string): JsonObject[] {
    return this.list(key).map((value, index) => JsonObject.of(value, `${this.#at(key)}[${index}]`));
  }

  /** A list of anything; an absent list is empty. */
  list(key: string): readonly unknown[] {
    const value = this.raw(key);
    if (value === undefined) return [];
    if (!Array.isArray(value)) throw new FieldError(this.#at(key), `expected a list, got ${kindOf(value)}`);
    return value;
  }

  /** A text, undefined where it is absent. */
  text(key: string): string | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === "string") return value;
    throw new FieldError(this.#at(key), `expected a string, got ${describe(value)}`);
  }

  /** A text, undefined where it is absent or empty: Go writes the empty string for "not set". */
  filledText(key: string): string | undefined {
    return this.text(key) || undefined;
  }

  /** A text that has to be there. */
  requiredText(key: string): string {
    const value = this.filledText(key);
    if (value === undefined) throw new FieldError(this.#at(key), "expected a string, got nothing");
    return value;
  }

  /** A list of texts. */
  texts(key: string): string[] {
    return this.list(key).map((value, index) => {
      if (typeof value === "string") return value;
      throw new FieldError(`${this.#at(key)}[${index}]`, `expected a string, got ${describe(value)}`);
    });
  }

  /** A boolean, undefined where it is absent. */
  flag(key: string): boolean | undefined {
    const value = this.raw(key);
    if (value === undefined || typeof value === "boolean") return value;
    throw new FieldError(this.#at(key), `expected a boolean, got ${describe(value)}`);
  }

  /** An integer between the bounds, undefined where it is absent. */
  integer(key: string, least: number, most: number): number | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
    throw new FieldError(this.#at(key), `expected an integer from ${least} to ${most}, got ${describe(value)}`);
  }

  /** A map of texts; only keys that `keep` allows. An absent map is empty. */
  textMap(key: string, keep: (name: string) => boolean = () => true): Record<string, string> {
    const map = this.object(key);
    const kept: Record<string, string> = {};
    if (map === undefined) return kept;
    for (const name of Object.keys(map.#value)) if (keep(name)) kept[name] = map.text(name) ?? "";
    return kept;
  }

  /** A time: milliseconds since the Unix epoch, from RFC 3339 text or a Date; undefined where it is absent. */
  timeMs(key: string): number | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    const timeMs = value instanceof Date ? value.getTime() : typeof value === "string" ? Date.parse(value) : Number.NaN;
    if (Number.isNaN(timeMs)) throw new FieldError(this.#at(key), `expected a time, got ${describe(value)}`);
    return timeMs;
  }

  /** A duration as Go writes it (`1m30s`, `90s`), in seconds; undefined where it is absent. */
  durationS(key: string): number | undefined {
    const text = this.filledText(key);
    if (text === undefined) return undefined;
    const seconds = parseGoDuration(text);
    if (seconds === undefined) throw new FieldError(this.#at(key), `expected a duration, got ${describe(text)}`);
    return seconds;
  }

  /** A list of label selectors (meta/v1 LabelSelector). */
  selectors(key: string): LabelSelector[] {
    return this.objects(key).map((selector) => ({
      matchLabels: selector.textMap("matchLabels"),
      matchExpressions: selector.objects("matchExpressions").map((expression) => ({
        key: expression.requiredText("key"),
        operator: expression.requiredText("operator"),
        values: expression.texts("values"),
      })),
    }));
  }
}

/** Seconds of a duration in Go's notation (`time.ParseDuration`, without a sign). Undefined if it is none. */
export function parseGoDuration(text: string): number | undefined {
  if (text === "0") return 0;
  const unitsS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 };
  if (!/^(\d+(\.\d+)?(h|ms|m|s|us|ns))+$/.test(text)) return undefined;
  let seconds = 0;
  for (const part of text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|ns)/g)) {
    seconds += Number(part[1]) * (unitsS[part[2] ?? ""] ?? 0);
  }
  return seconds;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands where a structure should: never its text, which may be a whole object with its password, badly indented. */
function kindOf(value: unknown): string {
  return typeof value === "string" ? "a string" : describe(value);
}

/** Names a value without repeating it at length: it may be a secret's neighbour or very long. */
function describe(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "string") return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}...` : value);
  if (typeof value === "object") return "an object";
  return String(value);
}
