import assert from "node:assert/strict";
import { once } from "node:events";
import { constants, createServer, type Http2Server, type Http2Session, type ServerHttp2Stream } from "node:http2";
import { createServer as createTcpServer } from "node:net";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { status } from "../../../src/gnmi/status.ts";
import { frame } from "../../../src/sources/gnmi/grpc-frames.ts";
import { openHttp2Channel } from "../../../src/sources/gnmi/http2-channel.ts";
import { ReadingShare } from "../../../src/sources/gnmi/reading-share.ts";
import { RpcError } from "../../../src/sources/gnmi/rpc-error.ts";
import { maxMessageBytes } from "../../../src/sources/gnmi/transport.ts";
import { patienceMs } from "../../until.ts";
import { target, until } from "./running.ts";

interface Raw extends AsyncDisposable {
  readonly port: number;
}

/** A server that does with each RPC as a test wants, below gRPC. */
async function serve(onStream: (stream: ServerHttp2Stream, session: Http2Session | undefined) => void): Promise<Raw> {
  const server: Http2Server = createServer();
  const sessions = new Set<Http2Session>();
  server.on("session", (session) => {
    sessions.add(session);
    session.on("error", () => {});
  });
  server.on("stream", (stream) => {
    stream.on("error", () => {});
    stream.resume();
    onStream(stream, stream.session);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    async [Symbol.asyncDispose]() {
      for (const session of sessions) session.destroy();
      server.close();
    },
  };
}

/** Subscribes once: the messages, and how the RPC ended. */
async function subscribeOnce(port: number, more: { keepaliveMs?: number } = {}, reading?: ReadingShare) {
  const channel = openHttp2Channel(target(port, more), reading);
  const call = channel.subscribe();
  const messages: string[] = [];
  call.on("data", (message) => messages.push(message.toString()));
  const ended = new Promise<unknown>((resolve) => {
    call.on("error", resolve);
    call.on("end", () => resolve("end"));
  });
  call.write({});
  const end = await ended;
  channel.close();
  return { messages, end: end instanceof RpcError ? `${status[end.code]}: ${end.details}` : end };
}

const headers = { ":status": 200, "content-type": "application/grpc" };

/** Answers with messages, then with these trailers. */
function answer(stream: ServerHttp2Stream, messages: readonly string[], trailers: Record<string, string>): void {
  stream.respond(headers, { waitForTrailers: true });
  stream.on("wantTrailers", () => stream.sendTrailers(trailers));
  stream.end(Buffer.concat(messages.map((text) => frame(Buffer.from(text)))));
}

test("http2: messages, then the status of the trailers, while our half is open", async () => {
  await using ok = await serve((stream) => answer(stream, ["a", "b"], { "grpc-status": "0" }));
  assert.deepEqual(await subscribeOnce(ok.port), { messages: ["a", "b"], end: "end" });
  const refused = { "grpc-status": "3", "grpc-message": "no element %27x%27%0A" };
  await using bad = await serve((stream) => answer(stream, ["a"], refused));
  assert.deepEqual(await subscribeOnce(bad.port), { messages: ["a"], end: "INVALID_ARGUMENT: no element 'x'\n" });
});

test("http2: an answer of headers alone, one of another server, one without a status", async () => {
  await using alone = await serve((stream) => stream.respond({ ...headers, "grpc-status": "16" }, { endStream: true }));
  assert.equal((await subscribeOnce(alone.port)).end, "UNAUTHENTICATED: ");
  await using web = await serve((stream) => {
    stream.respond({ ":status": 503 });
    stream.end("busy");
  });
  assert.match(String((await subscribeOnce(web.port)).end), /UNAVAILABLE: Received HTTP status code 503|INTERNAL/);
  await using mute = await serve((stream) => {
    stream.respond(headers);
    stream.end();
  });
  assert.equal((await subscribeOnce(mute.port)).end, "INTERNAL: Call ended without gRPC status");
});

test("http2: resets, GOAWAY and a lost connection each have their status", async () => {
  await using busy = await serve((stream) => stream.close(7));
  assert.equal((await subscribeOnce(busy.port)).end, "UNAVAILABLE: Stream refused by server");
  await using calm = await serve((stream) => stream.close(11));
  assert.match(String((await subscribeOnce(calm.port)).end), /^RESOURCE_EXHAUSTED/);
  await using leaving = await serve((_, session) => session?.goaway(2));
  assert.match(String((await subscribeOnce(leaving.port)).end), /^UNAVAILABLE/);
  await using cut = await serve((_, session) => session?.socket.destroy());
  assert.match(String((await subscribeOnce(cut.port)).end), /^UNAVAILABLE/);
  await using gone = await serve(() => {});
  const { port } = gone;
  await gone[Symbol.asyncDispose]();
  assert.match(String((await subscribeOnce(port)).end), /UNAVAILABLE: No connection established.*ECONNREFUSED/);
});

test("http2: what cannot be read ends the RPC with a status of its own", async () => {
  const send = (bytes: Buffer) => (stream: ServerHttp2Stream) => {
    stream.respond(headers);
    stream.write(bytes);
  };
  const head = Buffer.alloc(5);
  head.writeUInt32BE(maxMessageBytes + 1, 1);
  await using large = await serve(send(head));
  assert.match(String((await subscribeOnce(large.port)).end), /^RESOURCE_EXHAUSTED: Received message larger than max/);
  await using packed = await serve(send(Buffer.from([1, 0, 0, 0, 1, 9])));
  assert.match(String((await subscribeOnce(packed.port)).end), /^INTERNAL: Received a compressed message/);
  await using short = await serve((stream) => {
    stream.respond(headers, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.from([0, 0, 0, 0, 9, 1]));
  });
  assert.equal((await subscribeOnce(short.port)).end, "INTERNAL: The last message is incomplete");
});

test("http2: a peer that answers no ping is gone", async () => {
  const silent = createTcpServer((socket) => {
    // the empty SETTINGS of a server, and nothing after it
    socket.write(Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]));
    socket.on("error", () => {});
  });
  silent.listen(0, "127.0.0.1");
  await once(silent, "listening");
  const address = silent.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { end } = await subscribeOnce(port, { keepaliveMs: 50 });
  assert.match(String(end), /^UNAVAILABLE: Keepalive timeout/);
  silent.close();
});

test("http2: a process that is held up until its patience is over reads the answer to its ping first", async (context) => {
  const answered = new Int32Array(new SharedArrayBuffer(4));
  const peer = new Worker(new URL("./ping-peer.ts", import.meta.url), { workerData: answered.buffer });
  const [port] = await once(peer, "message");
  const agreed = once(peer, "message");
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  context.mock.timers.enable({ apis: ["setInterval", "setTimeout"] });
  const channel = openHttp2Channel(target(port, { keepaliveMs: 50 }));
  try {
    let end: unknown = "none";
    const call = channel.subscribe();
    call.on("error", (reason) => {
      end = reason;
    });
    await agreed;
    for (let ping = 0; ping < 2; ping++) {
      context.mock.timers.tick(50);
      await turn(); // the ping is sent, and nothing is read yet
      assert.notEqual(Atomics.wait(answered, 0, ping, patienceMs), "timed-out");
      context.mock.timers.tick(1_000);
      await turn();
      await turn();
      assert.equal(end, "none");
    }
  } finally {
    channel.close();
    context.mock.timers.reset();
    await peer.terminate();
  }
});

test("http2: a call that is cancelled resets its stream, and only that", async () => {
  const reset: (number | undefined)[] = [];
  await using server = await serve((stream) => {
    stream.respond(headers);
    stream.write(frame(Buffer.from("a")));
    stream.on("close", () => reset.push(stream.rstCode));
  });
  const channel = openHttp2Channel(target(server.port));
  const [first, second] = [channel.subscribe(), channel.subscribe()];
  let ended = "";
  let received = 0;
  first.on("error", (reason) => {
    ended = reason instanceof RpcError ? (status[reason.code] ?? "") : String(reason);
  });
  first.on("data", () => first.cancel());
  second.on("data", () => received++);
  second.on("error", () => {});
  first.write({});
  second.write({});
  await until("cancelled", () => ended === "CANCELLED" && reset.length === 1 && received === 1);
  assert.deepEqual(reset, [8]);
  channel.close();
});

test("http2: a unary answer that is no message ends its RPC, and nothing else", async () => {
  await using server = await serve((stream) => answer(stream, ["\n\u007f"], { "grpc-status": "0" }));
  const channel = openHttp2Channel(target(server.port));
  try {
    const { signal } = new AbortController();
    for (const call of [channel.capabilities(signal), channel.get({}, signal)]) {
      await assert.rejects(call, (reason) => reason instanceof RpcError && reason.code === status.INTERNAL);
    }
  } finally {
    channel.close();
  }
});

test("http2: what comes when there is no time for it is read later, whole and in order", async () => {
  const words = Array.from({ length: 400 }, (_, at) => `${at} ${"x".repeat(1_000)}`);
  await using server = await serve((stream) => {
    stream.respond(headers, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "grpc-status": "0" }));
    stream.end(Buffer.concat(words.map((word) => frame(Buffer.from(word)))));
  });
  const { messages, end } = await subscribeOnce(server.port, {}, new ReadingShare(0));
  assert.equal(messages.length, words.length);
  assert.ok(messages.every((message, at) => message === words[at]));
  assert.equal(end, "end");
});

test("http2: an RPC that fails or is cancelled while it waits to be read ends, and gives nothing after", async () => {
  const reading = new ReadingShare(0);
  await using server = await serve((stream) => {
    stream.respond(headers);
    stream.write(frame(Buffer.alloc(200_000, "x")));
    setTimeout(() => stream.close(constants.NGHTTP2_INTERNAL_ERROR), 20);
  });
  const { end } = await subscribeOnce(server.port, {}, reading);
  assert.match(String(end), /^INTERNAL: /);
  const channel = openHttp2Channel(target(server.port), reading);
  const call = channel.subscribe();
  const events: string[] = [];
  const ended = new Promise<void>((resolve) => {
    call.on("error", () => {
      events.push("error");
      resolve();
    });
  });
  call.on("data", () => {
    events.push("data");
    call.cancel();
  });
  call.write({});
  await ended;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.deepEqual(events.slice(-1), ["error"]);
  channel.close();
});
