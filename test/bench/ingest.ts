import { connect } from "node:http2";
import { gnmi, gnmiService } from "../../src/gnmi/messages.ts";
import { openChannel } from "../../src/sources/gnmi/channel.ts";
import { mainRequests } from "../../src/sources/gnmi/subscribe-request.ts";
import { allSynced, benchTarget, startBenchCollector } from "./bench-collector.ts";
import { Load } from "./load.ts";
import { framed } from "./route-stream.ts";
import { type Bench, median } from "./row.ts";

/** Counts the messages of one stream. */
interface PassThrough {
  readonly received: number;
  close(): void;
}

/** Routes received, decoded, stored and judged by a whole collector, against receiving the same stream and counting its
 *  messages: over grpc-js (the bar), and over node:http2 (the limit). One thread; the leaf is another process. 5,000 of
 *  20,000 routes are watched, and every update moves its route to another next-hop group. */
export const bench: Bench = {
  name: "ingest",
  flags: [],
  async run({ smoke, rounds, report }) {
    const [routes, services] = smoke ? [2_000, 500] : [20_000, 5_000];
    for (const perMessage of [1, 7]) {
      const nodes = 16;
      using load = await Load.start({ encoding: "json_ietf", routes, perMessage, nodes });
      const world = { leaves: 1, port: load.port, services, nodes, attachedToAll: true };
      await using held = await startBenchCollector(world);
      await held.until("synced and judged", (evaluation) => allSynced(evaluation) && judgedUp(evaluation) >= services);
      const grpc = openGrpc(load.port);
      const http2 = openHttp2(load.port);
      const passMessages = Math.ceil(routes / perMessage);
      const messages = passMessages * (smoke ? 1 : perMessage === 1 ? 4 : 8);
      const dumped = passMessages + 2 * nodes + 1; // the groups, and the sync_response
      await waitFor(() => grpc.received >= dumped && http2.received >= dumped);
      const rates = { collector: [] as number[], grpc: [] as number[], http2: [] as number[] };
      for (let round = smoke ? 1 : 0; round <= rounds; round++) {
        const a = await rateOf(grpc, messages, () => load.repeat(messages, "grpc"));
        const c = await rateOf(http2, messages, () => load.repeat(messages, "http2"));
        const before = updatesOf(held.collector.evaluation());
        const wanted = before + (messages / passMessages) * routes;
        const startedMs = performance.now();
        const judged = held.until("all judged", (evaluation) => updatesOf(evaluation) >= wanted);
        await load.repeat(messages, "leaf-0");
        await judged;
        const b = messages / ((performance.now() - startedMs) / 1e3);
        if (round === 0) continue; // warms all three
        rates.grpc.push(a * perMessage);
        rates.http2.push(c * perMessage);
        rates.collector.push(b * perMessage);
      }
      const ratio = (other: readonly number[]): number[] =>
        rates.collector.map((rate, round) => rate / (other[round] ?? Number.NaN));
      const each = `${perMessage} a message`;
      const perSecond = (values: readonly number[]): string => `${Math.round(median(values) / 1e3)}k routes/s`;
      report({
        row: `collector / grpc-js pass-through, ${each}`,
        unit: "",
        samples: ratio(rates.grpc),
        bar: { atLeast: perMessage === 1 ? 0.6 : 0.42 },
        stretch: { atLeast: perMessage === 1 ? 1.2 : 0.6 },
        peer: `grpc-js ${perSecond(rates.grpc)}`,
      });
      report({
        row: `collector / http2 pass-through, ${each}`,
        unit: "",
        samples: ratio(rates.http2),
        peer: `node:http2 ${perSecond(rates.http2)}`,
      });
      report({ row: `routes judged, ${each}`, unit: "routes/s", samples: rates.collector });
      grpc.close();
      http2.close();
    }
  },
};

function judgedUp({ prefixes }: { readonly prefixes: ReadonlyMap<string, { readonly state: string }> }): number {
  let up = 0;
  for (const { state } of prefixes.values()) if (state === "up") up++;
  return up;
}

function updatesOf(evaluation: ReturnType<Awaited<ReturnType<typeof startBenchCollector>>["collector"]["evaluation"]>) {
  return evaluation?.snapshot.targets.get("leaf-0")?.session.updates ?? 0;
}

async function rateOf(stream: PassThrough, messages: number, go: () => Promise<void>): Promise<number> {
  const wanted = stream.received + messages;
  const startedMs = performance.now();
  await go();
  await waitFor(() => stream.received >= wanted);
  return messages / ((performance.now() - startedMs) / 1e3);
}

async function waitFor(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

function openGrpc(port: number): PassThrough {
  const channel = openChannel(benchTarget("grpc", port));
  const call = channel.subscribe();
  let received = 0;
  call.on("data", () => received++);
  call.on("error", () => {});
  for (const request of mainRequests(["default"], "json_ietf")) call.write(request);
  return {
    get received() {
      return received;
    },
    close() {
      call.cancel();
      channel.close();
    },
  };
}

/** Finds the ends of the messages and copies none of them. */
function openHttp2(port: number): PassThrough {
  const session = connect(`http://127.0.0.1:${port}`);
  const stream = session.request({
    ":method": "POST",
    ":path": gnmiService.subscribe.path,
    "content-type": "application/grpc",
    te: "trailers",
    "x-leaf": "http2",
  });
  let received = 0;
  let skip = 0;
  let head: Buffer = Buffer.alloc(0);
  stream.on("data", (chunk: Buffer) => {
    let at = 0;
    while (at < chunk.length) {
      if (skip > 0) {
        const step = Math.min(skip, chunk.length - at);
        at += step;
        skip -= step;
        if (skip === 0) received++;
        continue;
      }
      const bytes = head.length > 0 ? Buffer.concat([head, chunk.subarray(at)]) : chunk.subarray(at);
      if (bytes.length < 5) {
        head = bytes;
        return;
      }
      at += 5 - head.length;
      head = Buffer.alloc(0);
      skip = bytes.readUInt32BE(1);
    }
  });
  stream.on("error", () => {});
  const [request] = mainRequests(["default"], "json_ietf");
  stream.write(framed([Buffer.from(gnmi.SubscribeRequest.encode(request ?? {}).finish())]));
  return {
    get received() {
      return received;
    },
    close: () => session.destroy(),
  };
}
