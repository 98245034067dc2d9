// The leaves of a bench, in a process of their own: gNMI over node:http2 with frames encoded beforehand, so that what is
// measured is the receiver. It obeys flow control. Started with a LoadPlan as its argument, driven by messages.
import { createSecureServer, createServer, type IncomingHttpHeaders, type ServerHttp2Stream } from "node:http2";
import { gnmi } from "../../src/gnmi/messages.ts";
import type { LoadCommand, LoadPlan, LoadReport } from "./load-plan.ts";
import { PacedDrive } from "./paced-drive.ts";
import {
  framed,
  groupIndex,
  groupMessage,
  nodeAddress,
  routeMessage,
  streamPrefix,
  syncMessage,
} from "./route-stream.ts";

const plan: LoadPlan = JSON.parse(process.argv[2] ?? "");
const nowNs = (): bigint => BigInt(Date.now()) * 1_000_000n;

/** What is written at once: some of what a switch writes at once. */
const chunkBytes = 60_000;

/** Two passes over all routes: in the second each goes to a group of its own node with another index. */
const passes = [0, 1].map((variant) => {
  const messages: Buffer[] = [];
  for (let first = 0; first < plan.routes; first += plan.perMessage) {
    const routes = Array.from({ length: Math.min(plan.perMessage, plan.routes - first) }, (_, place) => ({
      prefix: streamPrefix(first + place),
      group: groupIndex(((first + place) % plan.nodes) + variant * plan.nodes),
    }));
    messages.push(routeMessage(plan.encoding, routes, nowNs()));
  }
  return inChunks(messages);
});
const groups = Array.from({ length: 2 * plan.nodes }, (_, n) =>
  groupMessage(groupIndex(n), groupIndex(n % plan.nodes), nodeAddress(n % plan.nodes), nowNs()),
);
const capabilities = framed([
  Buffer.from(gnmi.CapabilityResponse.encode({ supportedEncodings: [4, 0, 2], gNMIVersion: "0.10.0" }).finish()),
]);
const syncFrame = framed([syncMessage]);
/** Dumps that wait for their release. */
const holding: (() => void)[] = [];
/** Main subscriptions under way, by the leaf's name. */
const streams = new Map<string, ServerHttp2Stream>();

const server = plan.tls
  ? createSecureServer({ cert: plan.tls.cert, key: plan.tls.key, settings: { maxConcurrentStreams: 100 } })
  : createServer({ settings: { maxConcurrentStreams: 100 } });
server.on("stream", (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => {
  stream.on("error", () => {}); // cancelled
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
  if (headers[":path"] === "/gnmi.gNMI/Capabilities") {
    stream.resume();
    stream.end(capabilities);
    return;
  }
  stream.once("data", (request: Buffer) => {
    stream.resume();
    const begin = (): void => void dump(stream, String(headers["x-leaf"] ?? "leaf"));
    if (request.includes("route-table") && plan.held) holding.push(begin);
    else if (request.includes("route-table")) begin();
    else stream.write(syncFrame);
  });
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) say({ type: "listening", port: address.port });
});
process.on("disconnect", () => process.exit(0));
process.on("message", (command: LoadCommand) => void obey(command));

async function obey(command: LoadCommand): Promise<void> {
  if (command.type === "release") {
    while (holding.length < command.leaves) await new Promise((resolve) => setTimeout(resolve, 5));
    for (const begin of holding.splice(0)) begin();
    say({ type: "released" });
    return;
  }
  if (command.type === "repeat") {
    await repeat(command.leaf, command.messages);
    say({ type: "repeated" });
    return;
  }
  say({ type: "paced", result: await new PacedDrive(plan, streams, command.load).run() });
}

async function dump(stream: ServerHttp2Stream, leaf: string): Promise<void> {
  await write(stream, framed(groups));
  for (const { bytes } of passes[0] ?? []) await write(stream, bytes);
  streams.set(leaf, stream);
  stream.once("close", () => {
    if (streams.get(leaf) === stream) streams.delete(leaf);
  });
  await write(stream, syncFrame);
}

/** Writes the passes in turn until so many messages are out. */
async function repeat(leaf: string, messages: number): Promise<void> {
  const stream = streams.get(leaf);
  if (stream === undefined) throw new Error(`no such leaf is connected: ${leaf}`);
  let left = messages;
  for (let pass = 1; left > 0; pass++) {
    for (const chunk of passes[pass % 2] ?? []) {
      if (left <= 0) return;
      const whole = chunk.messages.length <= left;
      await write(stream, whole ? chunk.bytes : framed(chunk.messages.slice(0, left)));
      left -= chunk.messages.length;
    }
  }
}

/** Resolves once the stream takes more, or will take nothing any more. */
function write(stream: ServerHttp2Stream, bytes: Buffer): Promise<void> {
  return new Promise((resolve) => {
    if (stream.destroyed || stream.write(bytes)) return resolve();
    const go = (): void => {
      stream.off("drain", go);
      stream.off("close", go);
      resolve();
    };
    stream.on("drain", go);
    stream.on("close", go);
  });
}

function inChunks(messages: readonly Buffer[]): { readonly messages: readonly Buffer[]; readonly bytes: Buffer }[] {
  const chunks: { messages: Buffer[]; bytes: Buffer }[] = [];
  let current: Buffer[] = [];
  let size = 0;
  for (const message of messages) {
    current.push(message);
    size += message.length;
    if (size < chunkBytes && message !== messages.at(-1)) continue;
    chunks.push({ messages: current, bytes: framed(current) });
    current = [];
    size = 0;
  }
  return chunks;
}

function say(report: LoadReport): void {
  process.send?.(report);
}
