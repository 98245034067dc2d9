import type { gnmi } from "./messages.ts";

/** One element of a path: a node's name and, for a list entry, its keys. */
export interface PathElement {
  readonly name: string;
  readonly keys: Readonly<Record<string, string>>;
}

/** A gNMI path below some root (gNMI specification, 2.2.2). */
export type Path = readonly PathElement[];

const noKeys: Readonly<Record<string, string>> = Object.freeze({});

/** The prefixes SR Linux writes before names and identities (srl_nokia-common:bgp, openconfig-policy-types:BGP, ...). */
const modulePrefix = /^(?:srl_nokia|openconfig|oc|iana|ietf|kbutler)[A-Za-z0-9_.-]*:/;

/** A name or identity without its module: `srl_nokia-common:bgp` is `bgp`. Addresses and MACs stay as they are. */
export function stripModule(text: string): string {
  return text.includes(":") ? text.replace(modulePrefix, "") : text;
}

/** Reads the text form: `/network-instance[name=default]/route-table`. In a key value `]` and `\` are escaped by `\`.
 *  Throws a `SyntaxError` that says where. */
export function parsePath(text: string): Path {
  const elements: PathElement[] = [];
  let at = text.startsWith("/") ? 1 : 0;
  while (at < text.length) {
    const nameStart = at;
    while (at < text.length && text[at] !== "/" && text[at] !== "[") at++;
    const name = text.slice(nameStart, at);
    if (name === "") throw new SyntaxError(`path ${text}: empty element at ${nameStart}`);
    const keys: Record<string, string> = {};
    while (text[at] === "[") {
      const equals = text.indexOf("=", at);
      if (equals < 0) throw new SyntaxError(`path ${text}: key without a value at ${at}`);
      const key = text.slice(at + 1, equals);
      let value = "";
      at = equals + 1;
      while (at < text.length && text[at] !== "]") {
        if (text[at] === "\\") at++;
        value += text[at++] ?? "";
      }
      if (text[at] !== "]") throw new SyntaxError(`path ${text}: key ${key} is not closed`);
      at++;
      keys[key] = value;
    }
    elements.push(Object.keys(keys).length === 0 ? { name, keys: noKeys } : { name, keys });
    if (at < text.length) {
      if (text[at] !== "/") throw new SyntaxError(`path ${text}: expected "/" at ${at}`);
      at++;
    }
  }
  return elements;
}

/** The text form of a path: for people and logs. */
export function formatPath(path: Path): string {
  return `/${path.map(formatElement).join("/")}`;
}

function formatElement({ name, keys }: PathElement): string {
  const rendered = Object.entries(keys).map(([key, value]) => `[${key}=${value.replace(/[\\\]]/g, "\\$&")}]`);
  return name + rendered.join("");
}

/** The elements of a message, names and key values as they came. */
export function fromMessage(message: gnmi.Path.$Properties | null | undefined): Path {
  return (message?.elem ?? []).map((elem) => ({ name: elem.name ?? "", keys: elem.key ?? noKeys }));
}

/** The message of a path. */
export function toMessage(path: Path, more: { origin?: string; target?: string } = {}): gnmi.Path.$Properties {
  return {
    elem: path.map(({ name, keys }) => ({ name, key: { ...keys } })),
    ...(more.origin === undefined ? {} : { origin: more.origin }),
    ...(more.target === undefined ? {} : { target: more.target }),
  };
}
