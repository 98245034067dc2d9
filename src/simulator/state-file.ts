import { readFileSync } from "node:fs";
import { err, ok, type Result } from "../model/result.ts";
import { Tree } from "./tree.ts";
import { isObject, type JsonValue } from "./tree-node.ts";

/** Reads a recorded tree: RFC 7951 JSON rooted at the top. The error says what is wrong with the file. */
export function readState(file: string): Result<Tree, string> {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (reason) {
    return err(`${file}: cannot be read: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  return parseState(text, file);
}

/** Reads the text of a recorded tree; `file` names it in the error. */
export function parseState(text: string, file: string): Result<Tree, string> {
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch (reason) {
    return err(`${file}: ${reason instanceof Error ? reason.message : String(reason)}`);
  }
  if (!isObject(value)) return err(`${file}: expected an object rooted at the top of the tree`);
  return ok(new Tree(value));
}
