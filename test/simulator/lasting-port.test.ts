import assert from "node:assert/strict";
import { createServer } from "node:net";
import { test } from "node:test";
import { lastingPort, listenAt } from "../../src/simulator/lasting-port.ts";

const host = "127.0.0.1";

test("lasting ports: below those that a system gives out, each to one server; one that is taken is passed over, or refused", async () => {
  const blocked = await lastingPort();
  const [first, second, third] = [createServer(), createServer(), createServer()];
  try {
    await listenAt(first, blocked + 1, host).catch(() => {}); // or another has it: taken it is
    const port = await listenAt(second, 0, host);
    assert.ok(port >= 20_000 && port < 30_000 && port !== blocked + 1, `${port}`);
    assert.deepEqual([second.listenerCount("error"), second.listenerCount("listening")], [0, 0]);
    await assert.rejects(listenAt(third, port, host), { code: "EADDRINUSE" });
    await assert.rejects(listenAt(third, 0, "192.0.2.1"), { code: "EADDRNOTAVAIL" });
  } finally {
    for (const server of [first, second, third]) server.close();
  }
});
