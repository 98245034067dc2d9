// Holds the hot decoder against the reference, and against parsing alone (protobufjs and JSON.parse, nothing read from the
// objects), on one stream of SR Linux's usual shapes, in one run: `node test/bench/decode.ts [ROUNDS]`.
import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";
import type { FibWriter, RouteUpdate } from "../../src/model/target.ts";
import type { NotificationDecoder } from "../../src/sources/gnmi/decoder.ts";
import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";

const rounds = Number(process.argv[2] ?? 7);
const messageCount = 4_000;

/** Adds up what it is given, so that both decoders can be compared and neither is optimised away. */
class Sum implements FibWriter {
  total = 0;
  route(update: RouteUpdate): void {
    const { key, has } = update;
    this.total += has + key.prefix.w0 + key.prefix.w3 + key.prefix.length + key.routeOwner.length + key.id;
    this.total += Number(update.nextHopGroup) + update.nextHopGroupNetworkInstance.length;
    this.total += update.preference + (update.active ? 1 : 0) + update.lastSuccessfulOperation;
  }
  nextHopGroup(): void {}
  nextHop(): void {}
  delete(): void {
    this.total += 1;
  }
  malformed(): void {
    this.total = Number.NaN;
  }
}

const programming = {
  suppressed: false,
  "last-successful-operation-type": "add",
  "last-successful-operation-timestamp": "2026-01-02T03:04:05.680Z",
  "pending-operation-type": "none",
  "last-failed-operation-type": "none",
};

function messages(encoding: "json_ietf" | "proto", perMessage: number): Buffer[] {
  return Array.from({ length: messageCount / perMessage }, (_, index) => {
    const update = Array.from({ length: perMessage }, (_, place) =>
      updatesOf(encoding, index * perMessage + place),
    ).flat();
    const notification = { timestamp: 1_700_000_000_000_000_000 + index, update };
    return Buffer.from(gnmi.SubscribeResponse.encode({ update: notification }).finish());
  });
}

function updatesOf(encoding: "json_ietf" | "proto", n: number): gnmi.Update.$Properties[] {
  const prefix =
    n % 4 === 0 ? `2001:db8:${(n >> 8).toString(16)}::${(n & 255).toString(16)}/128` : `10.${n >> 8}.${n & 255}.9/32`;
  const family = prefix.includes(":") ? 6 : 4;
  const module = encoding === "json_ietf";
  const path = (below = ""): gnmi.Path.$Properties =>
    toMessage(
      parsePath(
        `/${module ? "srl_nokia-network-instance:" : ""}network-instance[name=default]/route-table/` +
          `${module ? "srl_nokia-ip-route-tables:" : ""}ipv${family}-unicast/route[ipv${family}-prefix=${prefix}]` +
          `[route-type=bgp][route-owner=bgp_mgr][id=0][origin-network-instance=default]${below}`,
      ),
    );
  const leaves = {
    leakable: false,
    metric: 0,
    preference: 170,
    active: true,
    "last-app-update": "2026-01-02T03:04:05.678Z",
    "next-hop-group": String(16_357_608_998 + (n % 16)),
    "next-hop-group-network-instance": "default",
    "resilient-hash": false,
  };
  if (encoding === "json_ietf") {
    const keys = {
      [`ipv${family}-prefix`]: prefix,
      "route-type": "srl_nokia-common:bgp",
      "route-owner": "bgp_mgr",
      id: 0,
    };
    const json = (value: unknown): gnmi.TypedValue.$Properties => ({ jsonIetfVal: Buffer.from(JSON.stringify(value)) });
    return [
      { path: path(), val: json({ ...keys, "origin-network-instance": "default", ...leaves }) },
      { path: path("/fib-programming"), val: json(programming) },
    ];
  }
  const scalar = (value: unknown): gnmi.TypedValue.$Properties =>
    typeof value === "boolean"
      ? { boolVal: value }
      : typeof value === "number"
        ? { uintVal: value }
        : { stringVal: String(value) };
  return [
    ...Object.entries(leaves).map(([name, value]) => ({ path: path(`/${name}`), val: scalar(value) })),
    ...Object.entries(programming).map(([name, value]) => ({
      path: path(`/fib-programming/${name}`),
      val: scalar(value),
    })),
  ];
}

/** The least that reading by objects costs. */
const parseOnly: NotificationDecoder = {
  decode(message, writer) {
    const { update } = gnmi.SubscribeResponse.decode(message);
    for (const { val } of update?.update ?? []) {
      if (val?.jsonIetfVal && JSON.parse(Buffer.from(val.jsonIetfVal).toString()) === null)
        writer.malformed("json", "", undefined);
    }
    return "update";
  },
};

function routesPerSecond(decoder: NotificationDecoder, stream: readonly Buffer[], repeat: number, sum: Sum): number {
  const started = performance.now();
  for (let round = 0; round < repeat; round++) for (const message of stream) decoder.decode(message, sum);
  return (messageCount * repeat) / ((performance.now() - started) / 1e3);
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

for (const encoding of ["json_ietf", "proto"] as const) {
  for (const perMessage of [1, 8]) {
    const stream = messages(encoding, perMessage);
    const bytes = stream.reduce((total, message) => total + message.length, 0) / messageCount;
    const hot = new HotDecoder();
    const reference = new ReferenceDecoder();
    const figures: Record<"hot" | "reference" | "parse", number[]> = { hot: [], reference: [], parse: [] };
    for (let round = 0; round <= rounds; round++) {
      const [ofHot, ofReference] = [new Sum(), new Sum()];
      const a = routesPerSecond(hot, stream, 5, ofHot);
      const b = routesPerSecond(reference, stream, 1, ofReference);
      const c = routesPerSecond(parseOnly, stream, 1, new Sum());
      if (ofHot.total !== 5 * ofReference.total || hot.fallbacks > 0) throw new Error("the decoders do not agree");
      if (round === 0) continue; // warms both
      figures.hot.push(a);
      figures.reference.push(b);
      figures.parse.push(c);
    }
    const [ofHot, ofReference, ofParse] = [median(figures.hot), median(figures.reference), median(figures.parse)];
    process.stdout.write(
      `${JSON.stringify({
        bench: "decode",
        encoding,
        routesPerMessage: perMessage,
        bytesPerRoute: Math.round(bytes),
        hotRoutesPerSecond: Math.round(ofHot),
        referenceRoutesPerSecond: Math.round(ofReference),
        parseOnlyRoutesPerSecond: Math.round(ofParse),
        hotToReference: Number((ofHot / ofReference).toFixed(2)),
        hotToParseOnly: Number((ofHot / ofParse).toFixed(2)),
        node: process.version,
      })}\n`,
    );
  }
}
