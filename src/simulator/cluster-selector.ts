type Labels = Readonly<Record<string, string>>;

/** Whether labels satisfy a selector. */
export type LabelMatch = (labels: Labels) => boolean;

/** Reads a label selector of a query: equality (`a=b`, `a==b`, `a!=b`), sets (`a in (b,c)`, `a notin (b,c)`) and existence
 *  (`a`, `!a`), joined by commas. Undefined if it is none. Source: Kubernetes, "Labels and Selectors". */
export function parseLabelSelector(text: string): LabelMatch | undefined {
  const terms: LabelMatch[] = [];
  // A comma within parentheses belongs to its set.
  for (const part of text.split(/,(?![^(]*\))/)) {
    if (part.trim() === "") continue;
    const term = parseTerm(part.trim());
    if (term === undefined) return undefined;
    terms.push(term);
  }
  return (labels) => terms.every((term) => term(labels));
}

function parseTerm(text: string): LabelMatch | undefined {
  const key = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
  const set = new RegExp(`^${key}\\s+(in|notin)\\s*\\(([^()]*)\\)$`).exec(text);
  if (set?.[1] !== undefined) {
    const [, name, operator, list = ""] = set;
    const values = new Set(list.split(",").map((value) => value.trim()));
    if (operator === "in") return (labels) => values.has(labels[name] ?? "\0");
    return (labels) => !values.has(labels[name] ?? "\0");
  }
  const equality = new RegExp(`^${key}\\s*(=|==|!=)\\s*([-A-Za-z0-9_.]*)$`).exec(text);
  if (equality?.[1] !== undefined) {
    const [, name, operator, value = ""] = equality;
    if (operator === "!=") return (labels) => labels[name] !== value;
    return (labels) => labels[name] === value;
  }
  const existence = new RegExp(`^(!?)\\s*${key}$`).exec(text);
  if (existence?.[2] === undefined) return undefined;
  const name = existence[2];
  return existence[1] === "!" ? (labels) => labels[name] === undefined : (labels) => labels[name] !== undefined;
}
