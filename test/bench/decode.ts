import { gnmi } from "../../src/gnmi/messages.ts";
import type { FibWriter, RouteUpdate } from "../../src/model/target.ts";
import type { NotificationDecoder } from "../../src/sources/gnmi/decoder.ts";
import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";
import { groupIndex, routeMessage, type StreamEncoding, streamPrefix } from "./route-stream.ts";
import { type Bench, median } from "./row.ts";

const routeCount = 4_000;

/** The hot decoder against the reference (protobufjs static code and JSON.parse, then one walk), and against parsing alone
 *  (nothing read from the objects), on one stream of the usual shapes. What both decoders write is added up and compared. */
export const bench: Bench = {
  name: "decode",
  flags: [],
  async run({ smoke, rounds, report }) {
    for (const encoding of ["json_ietf", "proto"] as const) {
      for (const perMessage of [1, 7]) {
        const stream = messages(encoding, perMessage);
        const hot = new HotDecoder();
        const reference = new ReferenceDecoder();
        const rates = { hot: [] as number[], reference: [] as number[], parse: [] as number[] };
        for (let round = smoke ? 1 : 0; round <= rounds; round++) {
          const [ofHot, ofReference] = [new Sum(), new Sum()];
          const a = routesPerSecond(hot, stream, 5, ofHot);
          const b = routesPerSecond(reference, stream, 1, ofReference);
          const c = routesPerSecond(parseOnly, stream, 1, new Sum());
          if (ofHot.total !== 5 * ofReference.total || hot.fallbacks > 0) throw new Error("the decoders do not agree");
          if (round === 0) continue; // warms them
          rates.hot.push(a);
          rates.reference.push(b);
          rates.parse.push(c);
        }
        const name = `${encoding.toUpperCase()}, ${perMessage} a message`;
        const over = (peer: readonly number[]): number[] =>
          rates.hot.map((rate, round) => rate / (peer[round] ?? Number.NaN));
        const told = (rate: readonly number[]): string => `${Math.round(median(rate) / 1e3)}k routes/s`;
        report({
          row: `hot / reference decoder, ${name}`,
          unit: "x",
          samples: over(rates.reference),
          bar: { atLeast: encoding === "proto" ? 8 : 4 },
          stretch: { atLeast: encoding === "proto" ? 12 : 5 },
          peer: `protobufjs static + JSON.parse, ${told(rates.reference)}`,
        });
        report({
          row: `hot / parsing alone, ${name}`,
          unit: "x",
          samples: over(rates.parse),
          peer: `the same parsers, nothing read from the objects, ${told(rates.parse)}`,
        });
        report({ row: `routes decoded, ${name}`, unit: "routes/s", samples: rates.hot });
      }
    }
  },
};

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

function messages(encoding: StreamEncoding, perMessage: number): Buffer[] {
  return Array.from({ length: Math.ceil(routeCount / perMessage) }, (_, index) => {
    const first = index * perMessage;
    const routes = Array.from({ length: Math.min(perMessage, routeCount - first) }, (_, place) => ({
      prefix: streamPrefix(first + place),
      group: groupIndex((first + place) % 16),
    }));
    return routeMessage(encoding, routes, 1_700_000_000_000_000_000n + BigInt(index));
  });
}

function routesPerSecond(decoder: NotificationDecoder, stream: readonly Buffer[], repeat: number, sum: Sum): number {
  const started = performance.now();
  for (let round = 0; round < repeat; round++) for (const message of stream) decoder.decode(message, sum);
  return (routeCount * repeat) / ((performance.now() - started) / 1e3);
}
