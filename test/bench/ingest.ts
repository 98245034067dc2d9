import { connect } from "node:http2";
import { gnmi, gnmiService } from "../../src/gnmi/messages.ts";
import { openGrpcChannel } from "../../src/sources/gnmi/grpc-channel.ts";
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
      const costs = { collector: [] as Cost[], grpc: [] as Cost[], http2: [] as Cost[] };
      const passed = (stream: PassThrough, leaf: string): Promise<Cost> => {
        const wanted = stream.received + messages;
        return costOf(messages * perMessage, async () => {
          await load.repeat(messages, leaf);
          await waitFor(() => stream.received >= wanted);
        });
      };
      for (let round = smoke ? 1 : 0; round <= rounds; round++) {
        const a = await passed(grpc, "grpc");
        const c = await passed(http2, "http2");
        const wanted = updatesOf(held.collector.evaluation()) + (messages / passMessages) * routes;
        const b = await costOf(messages * perMessage, async () => {
          const judged = held.until("all judged", (evaluation) => updatesOf(evaluation) >= wanted);
          await load.repeat(messages, "leaf-0");
          await judged;
        });
        if (round === 0) continue; // warms all three
        costs.grpc.push(a);
        costs.http2.push(c);
        costs.collector.push(b);
      }
      const ratio = (other: readonly Cost[], of: keyof Cost): number[] =>
        costs.collector.map((cost, round) => (other[round]?.[of] ?? Number.NaN) / cost[of]);
      const each = `${perMessage} a message`;
      const told = (all: readonly Cost[]): string => {
        const cpu = median(all.map(({ cpuUs }) => cpuUs)).toFixed(2);
        return `${cpu} us of CPU a route, ${Math.round(1e3 / median(all.map(({ wallUs }) => wallUs)))}k routes/s`;
      };
      report({
        row: `grpc-js pass-through / collector, the thread's CPU a route, ${each}`,
        unit: "",
        samples: ratio(costs.grpc, "cpuUs"),
        bar: { atLeast: perMessage === 1 ? 0.6 : 0.42 },
        stretch: { atLeast: perMessage === 1 ? 1.2 : 0.6 },
        peer: `grpc-js: ${told(costs.grpc)}`,
      });
      report({ row: `the same, by the clock, ${each}`, unit: "", samples: ratio(costs.grpc, "wallUs") });
      report({
        row: `http2 pass-through / collector, the thread's CPU a route, ${each}`,
        unit: "",
        samples: ratio(costs.http2, "cpuUs"),
        peer: `node:http2: ${told(costs.http2)}`,
      });
      report({
        row: `collector, routes judged, ${each}`,
        unit: "routes/s",
        samples: costs.collector.map(({ wallUs }) => 1e6 / wallUs),
        peer: told(costs.collector),
      });
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

/** What a route costs: time by the clock, and of this thread alone, microseconds. */
interface Cost {
  readonly wallUs: number;
  readonly cpuUs: number;
}

async function costOf(routes: number, run: () => Promise<void>): Promise<Cost> {
  const startedMs = performance.now();
  const cpu = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(cpu);
  return { wallUs: ((performance.now() - startedMs) * 1e3) / routes, cpuUs: (user + system) / routes };
}

async function waitFor(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1)); // not setImmediate: it takes the thread's time
}

function openGrpc(port: number): PassThrough {
  const channel = openGrpcChannel(benchTarget("grpc", port));
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
