/** What is wrong with a YAML text, in words that hold nothing of the text: a password may stand where it breaks, and the
 *  parser's own messages quote aliases, tags, escapes and whatever stands behind a value. */
export function yamlFault(reason: unknown): string {
  if (!(reason instanceof Error)) return "cannot be read as YAML";
  const code = "code" in reason && typeof reason.code === "string" ? reason.code : "";
  if (wordsOfStructure.has(code)) return reason.message.split("\n")[0] ?? code;
  if (reason.message.startsWith("Unresolved alias")) return "an alias (*) names no anchor that stands before it";
  if (reason.message.startsWith("Excessive alias count")) return "its aliases expand without end";
  return ownWords[code] ?? "cannot be read as YAML";
}

/** Codes whose messages speak of the structure only. */
const wordsOfStructure: ReadonlySet<string> = new Set([
  "ALIAS_PROPS",
  "BAD_INDENT",
  "BAD_PROP_ORDER",
  "BLOCK_AS_IMPLICIT_KEY",
  "BLOCK_IN_FLOW",
  "DUPLICATE_KEY",
  "KEY_OVER_1024_CHARS",
  "MISSING_CHAR",
  "MULTILINE_IMPLICIT_KEY",
  "MULTIPLE_ANCHORS",
  "MULTIPLE_DOCS",
  "MULTIPLE_TAGS",
  "NON_STRING_KEY",
  "TAB_AS_INDENT",
]);

const ownWords: Readonly<Record<string, string>> = {
  BAD_ALIAS: "an alias (*) cannot be read",
  BAD_COLLECTION_TYPE: "a tag (!) does not fit the value behind it",
  BAD_DIRECTIVE: "a directive (%) cannot be read",
  BAD_DQ_ESCAPE: "an unknown escape sequence in double quotes",
  BAD_SCALAR_START: "a value begins with a reserved character: quote it",
  RESOURCE_EXHAUSTION: "it is nested too deep",
  TAG_RESOLVE_FAILED: "a tag (!) cannot be read",
  UNEXPECTED_TOKEN: "something stands where nothing may",
};
