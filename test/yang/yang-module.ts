/** One statement of a YANG module (RFC 7950, 6.3): keyword, argument, substatements. */
export interface Statement {
  readonly keyword: string;
  readonly argument: string;
  readonly statements: readonly Statement[];
}

/** Reads a module's text. Throws a `SyntaxError` where braces or quotes do not fit. */
export function parseYang(text: string): Statement {
  const tokens = [...text.matchAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\]|\\.)*"|'[^']*'|[{};]|[^\s{};"']+/g)]
    .map(([token]) => token)
    .filter((token) => !token.startsWith("//") && !token.startsWith("/*"));
  let at = 0;
  const statement = (): Statement => {
    const keyword = tokens[at++] ?? "";
    let argument = "";
    if (tokens[at] !== "{" && tokens[at] !== ";") argument = unquote(tokens[at++] ?? "");
    while (tokens[at] === "+") {
      argument += unquote(tokens[at + 1] ?? "");
      at += 2;
    }
    const end = tokens[at++];
    if (end === ";") return { keyword, argument, statements: [] };
    if (end !== "{") throw new SyntaxError(`expected ; or { after ${keyword} ${argument}, got ${end}`);
    const statements: Statement[] = [];
    while (tokens[at] !== "}") {
      if (at >= tokens.length) throw new SyntaxError(`${keyword} ${argument} is not closed`);
      statements.push(statement());
    }
    at++;
    return { keyword, argument, statements };
  };
  const module = statement();
  if (at !== tokens.length) throw new SyntaxError("text after the module");
  return module;
}

/** Substatements of one keyword. */
export function all(statement: Statement, keyword: string): readonly Statement[] {
  return statement.statements.filter((inner) => inner.keyword === keyword);
}

/** The argument of a substatement that stands at most once. */
export function only(statement: Statement, keyword: string): string | undefined {
  return all(statement, keyword)[0]?.argument;
}

/** A leaf's type with typedefs resolved: a built-in's name with what narrows it. */
export interface ResolvedType {
  readonly base: string;
  readonly values: readonly string[];
  readonly patterns: readonly RegExp[];
  readonly range: string | undefined;
}

/** A container or list with groupings used in place. */
export interface DataNode {
  readonly key: string | undefined;
  /** Own or inherited `config false`. */
  readonly state: boolean;
  readonly leaves: ReadonlyMap<string, ResolvedType>;
  readonly children: ReadonlyMap<string, DataNode>;
}

/** The data tree of a module's top-level container or of a list in it. */
export function dataNode(module: Statement, statement: Statement, state = false): DataNode {
  const isState = state || only(statement, "config") === "false";
  const leaves = new Map<string, ResolvedType>();
  const children = new Map<string, DataNode>();
  const groupings = new Map(all(module, "grouping").map((grouping) => [grouping.argument, grouping]));
  const add = (inner: Statement): void => {
    if (inner.keyword === "uses") for (const used of groupings.get(inner.argument)?.statements ?? []) add(used);
    else if (inner.keyword === "leaf") leaves.set(inner.argument, resolveType(module, inner));
    else if (inner.keyword === "container" || inner.keyword === "list") {
      children.set(inner.argument, dataNode(module, inner, isState));
    }
  };
  for (const inner of statement.statements) add(inner);
  return { key: only(statement, "key"), state: isState, leaves, children };
}

function resolveType(module: Statement, holder: Statement): ResolvedType {
  const [type] = all(holder, "type");
  if (type === undefined) throw new SyntaxError(`${holder.argument} has no type`);
  const typedef = all(module, "typedef").find(({ argument }) => argument === type.argument);
  const below = typedef ? resolveType(module, typedef) : undefined;
  return {
    base: below?.base ?? type.argument,
    values: [...(below?.values ?? []), ...all(type, "enum").map(({ argument }) => argument)],
    patterns: [
      ...(below?.patterns ?? []),
      ...all(type, "pattern").map(({ argument }) => new RegExp(`^(?:${argument})$`)),
    ],
    range: only(type, "range") ?? below?.range,
  };
}

/** What does not fit: JSON of one container or list entry and all below it against the module. Empty if everything does. */
export function misfits(node: DataNode, value: unknown, path = ""): readonly string[] {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return [`${path}: not an object`];
  const found: string[] = [];
  if (node.key !== undefined && !(node.key in value)) found.push(`${path}: no key ${node.key}`);
  for (const [name, content] of Object.entries(value)) {
    const at = `${path}/${name}`;
    const leaf = node.leaves.get(name);
    const child = node.children.get(name);
    if (leaf) found.push(...(fits(leaf, content) ? [] : [`${at}: ${JSON.stringify(content)} is no ${leaf.base}`]));
    else if (child === undefined) found.push(`${at}: not in the module`);
    else if (child.key === undefined) found.push(...misfits(child, content, at));
    else if (!Array.isArray(content)) found.push(`${at}: a list is an array`);
    else for (const [index, entry] of content.entries()) found.push(...misfits(child, entry, `${at}[${index}]`));
  }
  return found;
}

function fits(type: ResolvedType, value: unknown): boolean {
  switch (type.base) {
    case "enumeration":
      return typeof value === "string" && type.values.includes(value);
    case "boolean":
      return typeof value === "boolean";
    case "uint32": {
      const [least = 0, most = 0xffff_ffff] = (type.range ?? "0..4294967295").split("..").map(Number);
      return typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
    }
    case "uint64": // RFC 7951, 6.1
      return typeof value === "string" && /^[0-9]{1,20}$/.test(value) && BigInt(value) < 1n << 64n;
    case "string":
      return typeof value === "string" && type.patterns.every((pattern) => pattern.test(value));
    default:
      return false;
  }
}

function unquote(token: string): string {
  if (token.startsWith("'")) return token.slice(1, -1);
  return token.startsWith('"') ? token.slice(1, -1).replace(/\\(.)/g, "$1") : token;
}
