import { gnmi, toBigInt } from "../../gnmi/messages.ts";
import { fromMessage } from "../../gnmi/path.ts";
import { status } from "../../gnmi/status.ts";
import { rootName } from "../../verdict/state-tree.ts";
import type { ServedEncoding } from "./encode.ts";
import { invalid, Refusal } from "./refusal.ts";
import { type Selector, selectorsOf } from "./selection.ts";

/** Shortest sample and heartbeat interval; an interval of 0 asks for the shortest (gNMI specification, 3.5.1.5.2). */
const minIntervalMs = 1000;
const maxSubscriptions = 128;
const nativeOrigins: readonly string[] = ["", "native", "srl_nokia", rootName];

/** Part of a subscription that comes again and again. */
export interface Periodic {
  readonly selectors: readonly Selector[];
  readonly intervalMs: number;
  /** Only what changed since the last time. */
  readonly onlyChanged: boolean;
}

/** A SubscriptionList held against the schema. */
export interface SubscribePlan {
  /** A leaf's name, or `*` for all. */
  readonly target: string;
  readonly mode: "once" | "stream";
  readonly encoding: ServedEncoding;
  readonly updatesOnly: boolean;
  /** Every selector: what the first dump holds. */
  readonly selectors: readonly Selector[];
  /** Those told of each change. */
  readonly onChange: readonly Selector[];
  readonly periodic: readonly Periodic[];
}

/** Reads the first message of a Subscribe RPC. Throws a `Refusal`. */
export function subscribePlan(request: gnmi.SubscribeRequest.$Properties): SubscribePlan {
  const list = request.subscribe;
  if (!list) throw invalid("the first message of a Subscribe has to carry `subscribe`");
  const { Mode } = gnmi.SubscriptionList;
  const mode = list.mode ?? Mode.STREAM;
  if (mode === Mode.POLL) throw new Refusal(status.UNIMPLEMENTED, "POLL is not served; use ONCE or Get");
  if (mode !== Mode.STREAM && mode !== Mode.ONCE) throw invalid(`unknown subscription list mode ${mode}`);
  checkModels(list.useModels);
  const subscriptions = list.subscription ?? [];
  if (subscriptions.length === 0) throw invalid("no subscription: name a path, as /kbutler");
  if (subscriptions.length > maxSubscriptions)
    throw invalid(`more than ${maxSubscriptions} subscriptions in one request`);
  const onChange: Selector[] = [];
  const periodic: Periodic[] = [];
  const all: Selector[] = [];
  for (const subscription of subscriptions) {
    const selectors = selectorsIn(list.prefix, subscription.path);
    all.push(...selectors);
    switch (subscription.mode ?? gnmi.SubscriptionMode.TARGET_DEFINED) {
      case gnmi.SubscriptionMode.SAMPLE: {
        const intervalMs = milliseconds(subscription.sampleInterval) || minIntervalMs;
        const onlyChanged = subscription.suppressRedundant === true;
        periodic.push({ selectors, intervalMs: checkInterval("sample_interval", intervalMs), onlyChanged });
        break;
      }
      case gnmi.SubscriptionMode.ON_CHANGE:
      case gnmi.SubscriptionMode.TARGET_DEFINED:
        onChange.push(...selectors);
        break;
      default:
        throw invalid(`unknown subscription mode ${subscription.mode}`);
    }
    const heartbeatMs = milliseconds(subscription.heartbeatInterval);
    if (heartbeatMs > 0) {
      periodic.push({ selectors, intervalMs: checkInterval("heartbeat_interval", heartbeatMs), onlyChanged: false });
    }
  }
  return {
    target: targetOf(list.prefix),
    mode: mode === Mode.ONCE ? "once" : "stream",
    encoding: servedEncoding(list.encoding),
    updatesOnly: list.updatesOnly === true,
    selectors: all,
    onChange,
    periodic,
  };
}

/** A GetRequest held against the schema: one list of selectors a path. */
export interface GetPlan {
  readonly target: string;
  readonly encoding: ServedEncoding;
  readonly paths: readonly (readonly Selector[])[];
  /** Only configuration was asked for, and we have none. */
  readonly configOnly: boolean;
}

/** Reads a Get. Throws a `Refusal`. */
export function getPlan(request: gnmi.GetRequest.$Properties): GetPlan {
  checkModels(request.useModels);
  const paths = request.path ?? [];
  if (paths.length > maxSubscriptions) throw invalid(`more than ${maxSubscriptions} paths in one request`);
  return {
    target: targetOf(request.prefix),
    encoding: servedEncoding(request.encoding),
    paths: (paths.length === 0 ? [{}] : paths).map((path) => selectorsIn(request.prefix, path)),
    configOnly: request.type === gnmi.GetRequest.DataType.CONFIG,
  };
}

type PathMessage = gnmi.Path.$Properties | null | undefined;

function selectorsIn(prefix: PathMessage, path: PathMessage): readonly Selector[] {
  for (const origin of [prefix?.origin ?? "", path?.origin ?? ""]) {
    if (!nativeOrigins.includes(origin)) throw invalid(`origin "${origin}" is not served; leave it empty`);
  }
  const selectors = selectorsOf([...fromMessage(prefix), ...fromMessage(path)]);
  if (!selectors.ok) throw invalid(selectors.error);
  return selectors.value;
}

function targetOf(prefix: PathMessage): string {
  const target = prefix?.target ?? "";
  if (target === "") throw invalid("prefix.target is empty: it names the leaf, or is * for all of them");
  return target;
}

function servedEncoding(encoding: gnmi.Encoding | null | undefined): ServedEncoding {
  switch (encoding ?? gnmi.Encoding.JSON) {
    case gnmi.Encoding.JSON:
      return "json";
    case gnmi.Encoding.JSON_IETF:
      return "json_ietf";
    case gnmi.Encoding.PROTO:
      return "proto";
    default:
      throw new Refusal(status.UNIMPLEMENTED, `encoding ${encoding} is not served; use JSON_IETF, JSON or PROTO`);
  }
}

function checkModels(models: readonly gnmi.ModelData.$Properties[] | null | undefined): void {
  for (const { name } of models ?? []) {
    if (name !== rootName) throw invalid(`model "${name ?? ""}" is not served; there is ${rootName}`);
  }
}

function milliseconds(nanoseconds: Parameters<typeof toBigInt>[0]): number {
  return Number(toBigInt(nanoseconds)) / 1e6;
}

function checkInterval(name: string, intervalMs: number): number {
  if (intervalMs < minIntervalMs) throw invalid(`${name} is shorter than ${minIntervalMs * 1e6} ns`);
  return intervalMs;
}
