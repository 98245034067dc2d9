import type { Path } from "../gnmi/path.ts";

/** How the NDK writes names of two words: `oper-state` (with `config-delivery-format: json`, 24.3 and later) or
 *  `oper_state` (every release). */
export type Naming = "hyphen" | "underscore";

/** A name in the form a release wants. */
export function ndkName(name: string, naming: Naming): string {
  return naming === "hyphen" ? name : name.replaceAll("-", "_");
}

/** The YANG name behind either form. A module must not hold two names that differ only in `-` and `_`. */
export function yangName(name: string): string {
  return name.replaceAll("_", "-");
}

/** A path as the NDK writes it: `.kbutler.service{.name=="a"}.external-address{.address=="192.0.2.1"}`. Values stand in
 *  double quotes; a quote or backslash within is escaped by a backslash. Each list has one key. */
export function formatJsPath(path: Path, naming: Naming): string {
  return path
    .map(({ name, keys }) => {
      const rendered = Object.entries(keys).map(
        ([key, value]) => `{.${ndkName(key, naming)}=="${escapeValue(value)}"}`,
      );
      return `.${ndkName(name, naming)}${rendered.join("")}`;
    })
    .join("");
}

/** Reads a path in either naming; names come out as YANG has them. Several keys stand in one pair of braces (`&&`) or in
 *  several. Undefined if it is no such path. */
export function parseJsPath(text: string): Path | undefined {
  const elements: { name: string; keys: Record<string, string> }[] = [];
  let at = 0;
  while (at < text.length) {
    const name = /^\.([A-Za-z_][A-Za-z0-9_-]*)/.exec(text.slice(at));
    if (name === null) return undefined;
    at += name[0].length;
    const keys: Record<string, string> = {};
    while (text[at] === "{") {
      at++;
      for (;;) {
        const key = /^\.([A-Za-z_][A-Za-z0-9_-]*)=="((?:[^"\\]|\\.)*)"/.exec(text.slice(at));
        if (key === null) return undefined;
        keys[yangName(key[1] ?? "")] = (key[2] ?? "").replace(/\\(.)/g, "$1");
        at += key[0].length;
        if (!text.startsWith("&&", at)) break;
        at += 2;
      }
      if (text[at] !== "}") return undefined;
      at++;
    }
    elements.push({ name: yangName(name[1] ?? ""), keys });
  }
  return elements.length === 0 ? undefined : elements;
}

function escapeValue(value: string): string {
  return value.replace(/["\\]/g, "\\$&");
}
