import { gnmi, toBigInt } from "../gnmi/messages.ts";
import type { Path } from "../gnmi/path.ts";
import { status } from "../gnmi/status.ts";
import { err, ok, type Result } from "../model/result.ts";
import { requestPath, type SupportedPaths } from "./request-path.ts";
import type { ContainerNode } from "./tree-node.ts";
import { encodingOf, type LeafEncoding } from "./wire.ts";

/** Why a call is refused or ended: a gRPC status code and its text. */
export interface Refusal {
  readonly code: number;
  readonly details: string;
}

/** What a request is checked against. */
export interface PlanContext {
  readonly root: ContainerNode;
  readonly supported: SupportedPaths;
  readonly encodings: readonly LeafEncoding[];
  /** Most paths of one request: 36 on SR Linux. */
  readonly pathLimit: number;
}

/** One path of a request. */
export interface Subscription {
  readonly path: Path;
  /** Undefined for ON_CHANGE. */
  readonly intervalMs: number | undefined;
}

/** A request, checked. */
export interface SubscriptionPlan {
  readonly once: boolean;
  readonly subscriptions: readonly Subscription[];
  readonly encoding: LeafEncoding;
  readonly target: string;
  readonly updatesOnly: boolean;
}

/** Reads the first message of a Subscribe RPC, or says how SR Linux refuses it. */
export function planOf(
  request: gnmi.SubscribeRequest.$Properties,
  context: PlanContext,
): Result<SubscriptionPlan, Refusal> {
  const list = request.subscribe;
  const refuse = (code: number, details: string): Result<SubscriptionPlan, Refusal> => err({ code, details });
  if (!list) return refuse(status.INVALID_ARGUMENT, "First message of a subscription must be subscribe");
  if (list.mode === gnmi.SubscriptionList.Mode.POLL) return refuse(status.UNIMPLEMENTED, "Poll mode is not supported");
  const encoding = encodingOf(list.encoding);
  if (encoding === undefined || !context.encodings.includes(encoding)) {
    return refuse(status.UNIMPLEMENTED, `Encoding ${gnmi.Encoding[list.encoding ?? 0]} is not supported`);
  }
  const wanted = list.subscription ?? [];
  if (wanted.length === 0) return refuse(status.INVALID_ARGUMENT, "No path to subscribe to");
  if (wanted.length > context.pathLimit) {
    const text = `Exceeded the maximum of ${context.pathLimit} subscribed paths per subscribe request`;
    return refuse(status.OUT_OF_RANGE, text);
  }
  const subscriptions: Subscription[] = [];
  for (const subscription of wanted) {
    const path = requestPath(list.prefix, subscription.path, context.root, context.supported);
    if (!path.ok) return refuse(status.INVALID_ARGUMENT, path.error);
    subscriptions.push({ path: path.value, intervalMs: sampleInterval(subscription, path.value) });
  }
  return ok({
    once: list.mode === gnmi.SubscriptionList.Mode.ONCE,
    subscriptions,
    encoding,
    target: list.prefix?.target ?? "",
    updatesOnly: list.updatesOnly ?? false,
  });
}

/** Milliseconds between samples; undefined for ON_CHANGE. TARGET_DEFINED follows the model's `stream-mode`: 5 s for
 *  statistics of interfaces and datapath resources, on change for the rest. */
function sampleInterval(subscription: gnmi.Subscription.$Properties, path: Path): number | undefined {
  const asked = Number(toBigInt(subscription.sampleInterval)) / 1e6;
  switch (subscription.mode ?? gnmi.SubscriptionMode.TARGET_DEFINED) {
    case gnmi.SubscriptionMode.SAMPLE:
      return asked === 0 ? 1000 : Math.max(asked, 1);
    case gnmi.SubscriptionMode.TARGET_DEFINED: {
      const names = path.map(({ name }) => name);
      const sampled = names.includes("datapath") || (names[0]?.endsWith("interface") && names.includes("statistics"));
      return sampled ? 5000 : undefined;
    }
    default:
      return undefined;
  }
}
