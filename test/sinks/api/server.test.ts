import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { get as httpsGet } from "node:https";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { silentLog } from "../../../src/log.ts";
import type { ApiDeps } from "../../../src/sinks/api/api-options.ts";
import { startApi } from "../../../src/sinks/api/server.ts";
import { evaluation } from "../evaluation-fixture.ts";
import { recordingLog, temporaryDirectory } from "../store/history-fixture.ts";
import { startTestApi } from "./api-fixture.ts";

const deps: ApiDeps = {
  clock: { nowMs: () => 0, sleep: async () => {} },
  log: silentLog,
  version: "1.2.3",
  evaluation: () => undefined,
  expectations: () => undefined,
  metrics: async () => ({
    contentType: "text/plain; version=0.0.4; charset=utf-8",
    pieces: [Buffer.from("kbutler_up 1\n")],
  }),
};

test("every error is a problem: unknown path, unknown query, wrong value, broken cursor, other method", async () => {
  await using api = await startTestApi(evaluation());
  for (const { path, status, about } of [
    { path: "/nowhere", status: 404, about: undefined },
    { path: "/api/v1/nowhere", status: 404, about: undefined },
    { path: "/api/v1/services?stat=up", status: 400, about: "stat" },
    { path: "/api/v1/services?state=wrong", status: 400, about: "state" },
    { path: "/api/v1/services?limit=0", status: 400, about: "limit" },
    { path: "/api/v1/services?limit=1001", status: 400, about: "limit" },
    { path: "/api/v1/services?at=yesterday", status: 400, about: "at" },
    { path: "/api/v1/services?cursor=bm90IGE", status: 400, about: "cursor" },
    { path: "/api/v1/services?at=2026-01-01T00:00:00Z", status: 404, about: undefined },
    { path: "/api/v1/transitions", status: 404, about: undefined },
    { path: "/api/v1/snapshots/0", status: 400, about: "id" },
  ]) {
    const answer = await api.get(path);
    assert.equal(answer.status, status, path);
    assert.equal(answer.headers.get("content-type"), "application/problem+json", path);
    assert.equal(answer.json.status, status);
    assert.equal(answer.json.issues?.[0]?.name, about, path);
  }
  const post = await fetch(`${api.url}/api/v1/services`, { method: "POST", body: "{}" });
  assert.equal(post.headers.get("content-type"), "application/problem+json");
  assert.ok(post.status === 404 || post.status === 415);
});

test("a defect is a 500 that tells the log, not the asker", async () => {
  const log = recordingLog();
  await using api = await startTestApi(undefined, {
    log,
    evaluation: () => {
      throw new Error("a secret of the implementation");
    },
  });
  const response = await fetch(`${api.url}/api/v1/services`);
  assert.equal(response.status, 500);
  assert.ok(!(await response.text()).includes("secret"));
  assert.ok(log.lines.some(({ level, fields }) => level === "error" && String(fields.error).includes("secret")));
});

test("metrics pass through, and no answer is sniffed or stored", async () => {
  await using api = await startTestApi(evaluation());
  const { text, headers } = await api.get("/metrics");
  assert.equal(text, "kbutler_up 1\n");
  assert.equal(headers.get("content-type"), "text/plain; version=0.0.4; charset=utf-8");
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.equal(headers.get("cache-control"), "no-store");
  assert.equal(headers.get("access-control-allow-origin"), null);
});

test("with a token only the probes are open, and a token that changes counts at once", async () => {
  using directory = temporaryDirectory();
  const tokenFile = join(directory.path, "token");
  writeFileSync(tokenFile, "first\n");
  const log = recordingLog();
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  await using api = await startTestApi(evaluation(), { log }, { tokenFile }, bearer("first"));
  const status = async (path: string, headers: Record<string, string>): Promise<number> =>
    (await fetch(api.url + path, { headers })).status;
  for (const path of ["/api/v1/services", "/metrics", "/openapi.json", "/nowhere"]) {
    assert.equal(await status(path, {}), 401, path);
    assert.equal(await status(path, bearer("wrong")), 401, path);
    assert.equal(await status(path, { authorization: "Bearer " }), 401, path);
    assert.equal(await status(path, { authorization: "Basic Zmlyc3Q=" }), 401, path);
  }
  const refused = await api.get("/api/v1/services", bearer("wrong"));
  assert.equal(refused.headers.get("www-authenticate"), 'Bearer realm="kbutler"');
  assert.equal(await status("/livez", {}), 200);
  assert.equal(await status("/readyz", {}), 200);
  assert.equal(await status("/api/v1/services", bearer("first")), 200);
  writeFileSync(tokenFile, "second-token\n");
  assert.equal(await status("/api/v1/services", bearer("first")), 401);
  assert.equal(await status("/api/v1/services", bearer("second-token")), 200);
  writeFileSync(tokenFile, "");
  assert.equal(await status("/api/v1/services", bearer("second-token")), 200, "an empty file opens nothing");
  assert.equal(await status("/api/v1/services", { authorization: "Bearer" }), 401);
  assert.ok(log.lines.some(({ message }) => message === "API token could not be read again"));
});

test("a token file that is missing or empty refuses to start", async () => {
  using directory = temporaryDirectory();
  const tokenFile = join(directory.path, "token");
  await assert.rejects(startApi({ host: "127.0.0.1", port: 0, tokenFile }, deps), { code: "ENOENT" });
  writeFileSync(tokenFile, " \n");
  await assert.rejects(startApi({ host: "127.0.0.1", port: 0, tokenFile }, deps), /holds no bearer token/);
});

for (const { host, warned } of [
  { host: "0.0.0.0", warned: true },
  { host: "127.0.0.1", warned: false },
  { host: "localhost", warned: false },
]) {
  test(`listening on ${host} without a token ${warned ? "warns" : "does not warn"}`, async () => {
    const log = recordingLog();
    await using server = await startApi({ host, port: 0 }, { ...deps, log });
    assert.match(server.address, /:\d+$/);
    assert.equal(
      log.lines.some(({ level }) => level === "warn"),
      warned,
    );
  });
}

test("an address that is taken rejects", async () => {
  await using server = await startApi({ host: "127.0.0.1", port: 0 }, deps);
  const port = Number(new URL(server.url).port);
  await assert.rejects(startApi({ host: "127.0.0.1", port }, deps), { code: "EADDRINUSE" });
});

test("TLS is served from files", async () => {
  using directory = temporaryDirectory();
  const tls = { certFile: join(directory.path, "cert.pem"), keyFile: join(directory.path, "key.pem") };
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "1", "-nodes"];
  const files = ["-keyout", tls.keyFile, "-out", tls.certFile];
  execFileSync(
    "openssl",
    ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", ...subject, ...files],
    { stdio: "ignore" },
  );
  await using server = await startApi({ host: "127.0.0.1", port: 0, tls }, deps);
  assert.match(server.url, /^https:/);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const options = { ca: readFileSync(tls.certFile), agent: false };
    httpsGet(`${server.url}/livez`, options, (response) => resolve(response.resume().statusCode)).on("error", reject);
  });
  assert.equal(status, 200);
});

test("closing does not wait for an idle connection", async () => {
  const server = await startApi({ host: "127.0.0.1", port: 0 }, deps);
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.on("error", () => {});
  const closed = new Promise((resolve) => socket.once("close", resolve));
  await server[Symbol.asyncDispose]();
  await closed;
});
