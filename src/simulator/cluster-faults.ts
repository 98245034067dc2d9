import { type TObject, Type } from "typebox";
import { err, ok, type Result } from "../model/result.ts";
import { isMap } from "./cluster-object.ts";

/** Which requests a fault meets. `any` is all of them, discovery and single objects too. */
export type FaultVerb = "list" | "watch" | "any";

/** Every fault of the simulated API server by name, and what it may be told. `resource` is a plural; without it a fault
 *  meets all of them. */
export interface ClusterFaults {
  /** Ends open watches in order, as at the server's own time limit. */
  "end-streams": { readonly resource?: string };
  /** Cuts open watches in the middle of an object (TCP reset). */
  "reset-streams": { readonly resource?: string };
  /** Open watches fall silent for good, and nobody closes them. */
  "hang-streams": { readonly resource?: string };
  /** Requests are answered with this HTTP status, `times` times or until cleared. */
  answer: {
    readonly status: number;
    readonly verb?: FaultVerb;
    readonly resource?: string;
    readonly times?: number;
    readonly retryAfterS?: number;
  };
  /** Requests wait before they are answered. */
  slow: { readonly delayMs: number; readonly verb?: FaultVerb; readonly resource?: string; readonly times?: number };
  /** Open watches get an ERROR event with this code and stay open. */
  "error-event": { readonly code: number; readonly resource?: string };
  /** Open watches get a line that is not JSON and stay open. */
  "garbage-line": { readonly resource?: string };
  /** Bookmarks come at this period, milliseconds; 0 means never. */
  "bookmark-period": { readonly periodMs: number };
  /** The next so many changes never reach the open watches. */
  "skip-events": { readonly count: number; readonly resource?: string };
  /** Forgets the history: a watch from before gets 410. */
  compact: Readonly<Record<never, never>>;
  /** Goes back by so many changes, as after a restore of etcd; open watches are cut unless they are kept. */
  rewind: { readonly changes: number; readonly keepStreams?: boolean };
  /** A CRD (or all of a group) is deleted with its objects. */
  "remove-crd": { readonly group: string; readonly resource?: string };
  /** A CRD (or all of a group) is served again. */
  "restore-crd": { readonly group: string; readonly resource?: string };
  /** The server is gone: connections are refused, open ones are cut. */
  "stop-listening": Readonly<Record<never, never>>;
  /** The server is back on the same port. */
  "start-listening": Readonly<Record<never, never>>;
  /** Takes back `answer`, `slow` and `skip-events`. */
  clear: Readonly<Record<never, never>>;
}

/** The name of a fault. */
export type ClusterFaultName = keyof ClusterFaults;

/** One argument of a fault, for documents and checks. */
export interface FaultArgument {
  readonly type: "string" | "number" | "boolean";
  readonly required: boolean;
  /** The only texts it may be. */
  readonly words?: readonly string[];
  /** Of numbers: the least, and the most if there is one. */
  readonly range?: readonly [from: number, to?: number];
}

const text: FaultArgument = { type: "string", required: false };
const verb: FaultArgument = { ...text, words: ["list", "watch", "any"] };
const flag: FaultArgument = { type: "boolean", required: false };
const count: FaultArgument = { type: "number", required: false, range: [0] };
const httpStatus: FaultArgument = { ...count, range: [400, 599] };
const must = (argument: FaultArgument): FaultArgument => ({ ...argument, required: true });

/** The arguments of every fault. */
export const clusterFaultArguments: {
  readonly [N in ClusterFaultName]: { readonly [A in keyof ClusterFaults[N]]-?: FaultArgument };
} = {
  "end-streams": { resource: text },
  "reset-streams": { resource: text },
  "hang-streams": { resource: text },
  answer: { status: must(httpStatus), verb, resource: text, times: count, retryAfterS: count },
  slow: { delayMs: must(count), verb, resource: text, times: count },
  "error-event": { code: must(count), resource: text },
  "garbage-line": { resource: text },
  "bookmark-period": { periodMs: must(count) },
  "skip-events": { count: must(count), resource: text },
  compact: {},
  rewind: { changes: must(count), keepStreams: flag },
  "remove-crd": { group: must(text), resource: text },
  "restore-crd": { group: must(text), resource: text },
  "stop-listening": {},
  "start-listening": {},
  clear: {},
};

/** The same as JSON Schema. */
export const clusterFaultSchemas = Object.fromEntries(
  Object.entries(clusterFaultArguments).map(([name, known]) => [name, schemaOf(known)]),
) as Readonly<Record<ClusterFaultName, TObject>>;

/** A fault with its arguments checked. */
export type NamedClusterFault = {
  readonly [N in ClusterFaultName]: { readonly name: N; readonly args: ClusterFaults[N] };
}[ClusterFaultName];

/** Whether a text names a fault. */
export function isClusterFaultName(name: string): name is ClusterFaultName {
  return Object.hasOwn(clusterFaultArguments, name);
}

/** Checks arguments that came from outside. The error is a sentence. */
export function parseClusterFault<N extends ClusterFaultName>(
  name: N,
  args: unknown,
): Result<ClusterFaults[N], string> {
  const known: Readonly<Record<string, FaultArgument>> = clusterFaultArguments[name];
  const given = args ?? {};
  if (!isMap(given)) return err(`${name}: expected an object of arguments`);
  for (const [key, value] of Object.entries(given)) {
    const argument = known[key];
    if (argument === undefined) return err(`${name}: unknown argument ${key}`);
    if (typeof value !== argument.type) return err(`${name}: ${key} has to be a ${argument.type}`);
    const wrong = outsideOf(argument, value);
    if (wrong !== undefined) return err(`${name}: ${key} has to be ${wrong}`);
  }
  for (const [key, argument] of Object.entries(known)) {
    if (argument.required && given[key] === undefined) return err(`${name}: ${key} is missing`);
  }
  return ok(given as ClusterFaults[N]); // each argument of this fault has just been checked
}

/** What a value of the right type would have to be, if it is not. */
function outsideOf({ words, range }: FaultArgument, value: unknown): string | undefined {
  if (words !== undefined && !words.includes(String(value)))
    return `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
  if (range === undefined) return undefined;
  const [from, to = Number.POSITIVE_INFINITY] = range;
  if (Number.isFinite(value) && Number(value) >= from && Number(value) <= to) return undefined;
  return Number.isFinite(to) ? `from ${from} to ${to}` : `${from} or more`;
}

function schemaOf(known: Readonly<Record<string, FaultArgument>>): TObject {
  const properties = Object.entries(known).map(([name, { type, required, words, range }]) => {
    const limits = { ...(range && { minimum: range[0] }), ...(range?.[1] !== undefined && { maximum: range[1] }) };
    const plain = type === "string" ? Type.String() : type === "boolean" ? Type.Boolean() : Type.Number(limits);
    const schema = words === undefined ? plain : Type.Enum([...words]);
    return [name, required ? schema : Type.Optional(schema)] as const;
  });
  return Type.Object(Object.fromEntries(properties), { additionalProperties: false });
}

/** A fault that waits for requests. */
interface Waiting<A> {
  readonly args: A;
  left: number;
}

type RequestFault = { readonly verb?: FaultVerb; readonly resource?: string; readonly times?: number };

/** The faults in force that meet requests as they come. */
export class RequestFaults {
  #answers: Waiting<ClusterFaults["answer"]>[] = [];
  #delays: Waiting<ClusterFaults["slow"]>[] = [];

  /** Puts a fault in force. */
  addAnswer(args: ClusterFaults["answer"]): void {
    this.#answers.push({ args, left: args.times ?? Number.POSITIVE_INFINITY });
  }

  /** Puts a fault in force. */
  addDelay(args: ClusterFaults["slow"]): void {
    this.#delays.push({ args, left: args.times ?? Number.POSITIVE_INFINITY });
  }

  /** Takes all back. */
  clear(): void {
    this.#answers = [];
    this.#delays = [];
  }

  /** The answer this request is to get instead of its own, counted as given. */
  takeAnswer(verb: FaultVerb, resource: string | undefined): ClusterFaults["answer"] | undefined {
    return take(this.#answers, verb, resource);
  }

  /** How long this request is to wait, milliseconds, counted as given. */
  takeDelayMs(verb: FaultVerb, resource: string | undefined): number {
    return take(this.#delays, verb, resource)?.delayMs ?? 0;
  }
}

function take<A extends RequestFault>(
  waiting: Waiting<A>[],
  verb: FaultVerb,
  resource: string | undefined,
): A | undefined {
  const met = waiting.find(
    ({ args, left }) =>
      left > 0 &&
      (args.verb === undefined || args.verb === "any" || args.verb === verb) &&
      (args.resource === undefined || args.resource === resource),
  );
  if (met === undefined) return undefined;
  met.left--;
  return met.args;
}
