import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { ServerCredentials } from "@grpc/grpc-js";
import type { Target, TargetTls } from "../../../src/model/target.ts";
import { openChannel } from "../../../src/sources/gnmi/channel.ts";
import { GnmiError } from "../../../src/sources/gnmi/gnmi-error.ts";
import { type Issued, startAuthority } from "./certificates.ts";
import { startFakeTarget } from "./fake-target.ts";
import { testTransport } from "./running.ts";

type Tls = Partial<Extract<TargetTls, { mode: "tls" }>>;

/** Calls Capabilities once: "reached", or the error as a session would name it. */
async function reach(port: number, tls: Tls | "insecure"): Promise<"reached" | GnmiError> {
  const target: Target = {
    name: "leaf1",
    address: `127.0.0.1:${port}`,
    metadata: {},
    tls: tls === "insecure" ? { mode: "insecure" } : { mode: "tls", skipVerify: false, ...tls },
    networkInstances: [],
    timeoutMs: 600_000,
    retryMaxMs: 1_000,
    staleAfterMs: 30_000,
    keepaliveMs: 20_000,
    transport: testTransport,
    tags: {},
  };
  try {
    const channel = openChannel(target);
    try {
      await channel.capabilities(new AbortController().signal);
      return "reached";
    } finally {
      channel.close();
    }
  } catch (reason) {
    return GnmiError.from(reason);
  }
}

function serverCredentials(ca: string, { cert, key }: Issued, mutual = false): ServerCredentials {
  const pair = { cert_chain: Buffer.from(cert), private_key: Buffer.from(key) };
  return ServerCredentials.createSsl(Buffer.from(ca), [pair], mutual);
}

function assertRefused(outcome: "reached" | GnmiError, words: RegExp): void {
  assert.ok(outcome instanceof GnmiError, "it was reached");
  assert.match(outcome.message, words);
  assert.equal(outcome.remedy, "reconfigure");
}

test("TLS: authority, name, override and skip-verify", async () => {
  using authority = await startAuthority();
  using stranger = await startAuthority();
  const { ca, caFile } = authority;
  const byAddress = serverCredentials(ca, await authority.issue("leaf", ["127.0.0.1"]));
  const byName = serverCredentials(ca, await authority.issue("named", ["leaf1.example"]));
  const expired = serverCredentials(ca, await authority.issue("old", ["127.0.0.1"], { expired: true }));
  const onSubscribe = (): void => {};
  await using good = await startFakeTarget({ onSubscribe, credentials: byAddress });
  await using named = await startFakeTarget({ onSubscribe, credentials: byName });
  await using old = await startFakeTarget({ onSubscribe, credentials: expired });
  await using plain = await startFakeTarget({ onSubscribe });
  assert.equal(await reach(good.port, { caFile }), "reached");
  assert.equal(await reach(good.port, { caFile }), "reached", "again, with the same context");
  assert.equal(await reach(named.port, { caFile, serverName: "leaf1.example" }), "reached");
  assert.equal(await reach(named.port, { skipVerify: true }), "reached");
  assert.equal(await reach(old.port, { skipVerify: true }), "reached");
  assert.equal(await reach(plain.port, "insecure"), "reached");
  assertRefused(await reach(good.port, {}), /unknown authority/);
  assertRefused(await reach(good.port, { caFile: stranger.caFile }), /unknown authority/);
  assertRefused(await reach(named.port, { caFile }), /another name than the address/);
  assertRefused(await reach(old.port, { caFile }), /certificate expired/);
  assertRefused(await reach(plain.port, { caFile }), /no TLS at this address/);
  const spoken = await reach(good.port, "insecure");
  assert.ok(spoken instanceof GnmiError && spoken.remedy === "retry");
});

test("TLS: a client certificate, and its files", async () => {
  using authority = await startAuthority();
  const { ca, caFile } = authority;
  const credentials = serverCredentials(ca, await authority.issue("leaf", ["127.0.0.1"]), true);
  await using leaf = await startFakeTarget({ onSubscribe: () => {}, credentials });
  const { certFile, keyFile } = await authority.issue("collector", ["collector"]);
  assert.equal(await reach(leaf.port, { caFile, certFile, keyFile }), "reached");
  assertRefused(await reach(leaf.port, { caFile }), /client certificate/);
  assertRefused(await reach(leaf.port, { caFile: `${caFile}.gone` }), /CA file cannot be used: ENOENT/);
  writeFileSync(keyFile, "no key");
  assertRefused(await reach(leaf.port, { caFile, certFile, keyFile }), /TLS file .* cannot be used/);
});
