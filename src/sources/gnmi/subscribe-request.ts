import type { gnmi } from "../../gnmi/messages.ts";
import { formatPath, type Path, parsePath, toMessage } from "../../gnmi/path.ts";
import type { TargetEncoding } from "../../model/target.ts";
import { routeTableLists } from "./srlinux-route-table.ts";

/** Paths SR Linux takes in one SubscribeRequest; one more and it refuses the request (OUT_OF_RANGE). */
export const maxPathsPerRequest = 36;

/** How often the target tells its clock, milliseconds: the sign of life of a quiet FIB. */
export const livenessIntervalMs = 10_000;

/** How often the use of datapath resources is told, milliseconds. */
const resourceIntervalMs = 60_000;

const livenessPath = parsePath("/system/information/current-datetime");
const stream = 0;
const onChange = 1;
const sample = 2;
const encodings: Readonly<Record<TargetEncoding, number>> = { json: 0, proto: 2, json_ietf: 4 };

/** The encoding to ask for, of those a target offers (CapabilityResponse.supported_encodings); undefined if it has none
 *  that we read. */
export function chooseEncoding(offered: readonly number[]): TargetEncoding | undefined {
  const preference: readonly TargetEncoding[] = ["json_ietf", "json", "proto"];
  return preference.find((encoding) => offered.includes(encodings[encoding]));
}

/** The requests of a main subscription, each for an RPC of its own. One is enough for eight network instances. */
export function mainRequests(
  networkInstances: readonly string[],
  encoding: TargetEncoding,
): readonly gnmi.SubscribeRequest.$Properties[] {
  const nanoseconds = livenessIntervalMs * 1_000_000;
  const liveness = { path: toMessage(livenessPath), mode: sample, sampleInterval: nanoseconds };
  const requests: gnmi.Subscription.$Properties[][] = [[liveness]];
  for (const name of new Set(networkInstances)) {
    const last = requests.at(-1) ?? [];
    const paths = routeTableLists.map((list) => onChangeOf(routeTablePath(name, list)));
    if (last.length + paths.length > maxPathsPerRequest) requests.push(paths);
    else last.push(...paths);
  }
  return requests.map((subscription) => streamRequest(subscription, encoding));
}

/** A request for changes of these paths. */
export function onChangeRequest(paths: readonly Path[], encoding: TargetEncoding): gnmi.SubscribeRequest.$Properties {
  return streamRequest(paths.map(onChangeOf), encoding);
}

const maxShared = 1_000;
/** By path. Requests live as long as their sessions, and a thousand leaves are asked for the same. */
const shared = new Map<string, gnmi.Subscription.$Properties>();

function onChangeOf(path: Path): gnmi.Subscription.$Properties {
  const name = formatPath(path);
  const held = shared.get(name);
  if (held !== undefined) return held;
  if (shared.size >= maxShared) shared.clear();
  const made = newSubscription(path);
  shared.set(name, made);
  return made;
}

/** Datapath resources are counted all the time, so they are asked for once in a while. */
function newSubscription(path: Path): gnmi.Subscription.$Properties {
  const counted = path.some(({ name }) => name === "datapath");
  if (!counted) return { path: toMessage(path), mode: onChange };
  return { path: toMessage(path), mode: sample, sampleInterval: resourceIntervalMs * 1_000_000 };
}

function streamRequest(
  subscription: gnmi.Subscription.$Properties[],
  encoding: TargetEncoding,
): gnmi.SubscribeRequest.$Properties {
  return { subscribe: { subscription, mode: stream, encoding: encodings[encoding] } };
}

function routeTablePath(networkInstance: string, list: string): Path {
  return [
    { name: "network-instance", keys: { name: networkInstance } },
    { name: "route-table", keys: {} },
    ...parsePath(list),
  ];
}
