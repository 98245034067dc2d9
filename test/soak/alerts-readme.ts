import { readFileSync, writeFileSync } from "node:fs";

const readme = new URL("../../README.md", import.meta.url);
const begin = "<!-- alerts -->";
const end = "<!-- /alerts -->";

/** Puts the alert matrix between its two marks in a text. Throws where they are not. */
export function withAlertTable(text: string, table: string): string {
  const [before, rest, ...more] = text.split(begin);
  const [, after] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`no ${begin} and ${end}`);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

/** Does so in the README. */
export function writeAlertTable(table: string): void {
  writeFileSync(readme, withAlertTable(readFileSync(readme, "utf8"), table));
}
