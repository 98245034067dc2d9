import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { systemClock } from "../../src/clock.ts";
import type { TargetTls } from "../../src/model/target.ts";
import { subscribeVerdicts } from "../../src/shim/verdict-subscription.ts";
import { startAuthority } from "../sources/gnmi/certificates.ts";

/** How a session with a collector that is not there ends. */
async function ending(tls: Partial<Extract<TargetTls, { mode: "tls" }>>): Promise<unknown> {
  const source = {
    address: "127.0.0.1:1",
    targetName: "leaf1",
    credentialsFile: undefined,
    tls: { mode: "tls", skipVerify: false, ...tls },
    timeoutMs: 5_000,
    staleAfterMs: 5_000,
    keepaliveMs: 20_000,
  } as const;
  const events = subscribeVerdicts(source, systemClock, () => performance.now(), new AbortController().signal);
  try {
    for await (const event of events) assert.equal(event.type, "opened");
  } catch (reason) {
    return reason;
  }
  return undefined;
}

test("TLS files that cannot be used are named, and tried again slowly", async () => {
  using authority = await startAuthority();
  const { caFile } = authority;
  const { certFile, keyFile } = await authority.issue("shim", ["shim"]);
  const unreadable = { name: "SessionError", reason: "credentials-unreadable", slow: true };
  const refused = async (tls: Parameters<typeof ending>[0], message: RegExp): Promise<void> =>
    assert.rejects(Promise.reject(await ending(tls)), { ...unreadable, message });
  await refused({ caFile: `${caFile}.gone` }, /^CA file cannot be used: ENOENT/);
  await refused({ caFile, certFile, keyFile: `${keyFile}.gone` }, /^client key cannot be used: ENOENT/);
  writeFileSync(keyFile, "no key");
  await refused({ caFile, certFile, keyFile }, /^TLS file .* cannot be used: /);
  await assert.rejects(Promise.reject(await ending({})), { reason: "collector-unreachable", slow: false });
});
