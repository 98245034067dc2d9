import assert from "node:assert/strict";
import { createServer } from "node:net";
import type { NetworkInterfaceInfo } from "node:os";
import { test } from "node:test";
import { bindHost, CannotListen } from "../src/listening.ts";
import { silentLog } from "../src/log.ts";
import { startApi } from "../src/sinks/api/server.ts";
import { startGnmiServer } from "../src/sinks/gnmi/server.ts";

const clock = { nowMs: () => 0, sleep: async () => {} };
const idle = { nowMs: () => 0, sleep: (_: number, signal?: AbortSignal) => aborted(signal) };
const identity = { name: "kbutler", version: "1", generationMs: 0 };

function aborted(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => signal?.addEventListener("abort", () => resolve(), { once: true }));
}

const api = (host: string, port: number) =>
  startApi(
    { host, port },
    {
      clock,
      log: silentLog,
      version: "1.2.3",
      evaluation: () => undefined,
      expectations: () => undefined,
      metrics: async () => ({ contentType: "text/plain", pieces: [] }),
    },
  );
const gnmi = (host: string, port: number) =>
  startGnmiServer({ host, port, insecure: true, identity, maxSessions: 1 }, { clock: idle, log: silentLog });

test("listening: * is every address there is, in both servers", async () => {
  const v6 = { family: "IPv6" } as NetworkInterfaceInfo;
  const v4 = { family: "IPv4" } as NetworkInterfaceInfo;
  assert.equal(bindHost("*", { lo: [v4, v6] }), "::");
  assert.equal(bindHost("*", { lo: [v4] }), "0.0.0.0");
  assert.equal(bindHost("192.0.2.1", {}), "192.0.2.1");
  await using rest = await api("*", 0);
  const port = rest.address.split(":").at(-1);
  assert.equal((await fetch(`http://127.0.0.1:${port}/livez`)).status, 200);
  await using server = await gnmi("*", 0);
  assert.match(server.address, /^(\[::\]|0\.0\.0\.0):\d+$/);
});

test("listening: a port in use and an address of others are named with their key, and are no defect", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const bound = taken.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  try {
    for (const { start, message } of [
      { start: () => api("127.0.0.1", port), message: `api.listen: 127.0.0.1:${port} is in use` },
      { start: () => gnmi("127.0.0.1", port), message: `gnmi-server.listen: 127.0.0.1:${port} is in use` },
      { start: () => api("192.0.2.77", 0), message: "api.listen: 192.0.2.77:0 is no address of this machine" },
      { start: () => gnmi("192.0.2.77", 0), message: "gnmi-server.listen: 192.0.2.77:0 is no address of this machine" },
    ]) {
      await assert.rejects(start, (reason) => reason instanceof CannotListen && reason.message.startsWith(message));
    }
  } finally {
    taken.close();
  }
  const other = new Error("something else: EADDRINUSE");
  assert.equal(CannotListen.from(other, "x"), other);
  const raw = new Error("listen EADDRINUSE: address already in use 127.0.0.1:57400");
  assert.match(String(CannotListen.from(raw, "cannot listen")), /cannot listen: 127\.0\.0\.1:57400 is in use/);
});
