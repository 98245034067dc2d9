import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { credentials } from "@grpc/grpc-js";
import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";
import { status, statusName } from "../../src/gnmi/status.ts";
import { type Certificates, createCertificates } from "../../src/simulator/certificates.ts";
import type { GnmiServerOptions } from "../../src/sinks/gnmi/server.ts";
import type { EndpointVerdict, Evaluation } from "../../src/verdict/verdict.ts";
import {
  endpointVerdict,
  evaluation,
  fibView,
  prefixVerdict,
  serviceVerdict,
  targetView,
} from "../sinks/evaluation-fixture.ts";
import { GnmiClient, plain, startServer } from "../sinks/gnmi/world.ts";
import { patienceMs, until } from "../until.ts";

const { Encoding, SubscriptionMode } = gnmi;
const { Mode } = gnmi.SubscriptionList;
const up = endpointVerdict("node-1");
const down = endpointVerdict("node-2", { state: "down", reason: "no-route-to-host", nextHops: [] });
const web = "/kbutler/service[name=prod/shop/web]";
const hop2 = `${web}/external-address[address=203.0.113.1]/next-hop[hostname=node-2]`;

/** Two leaves, one service; `second` is how node-2 stands on leaf1. */
function world(second: EndpointVerdict | "not expected" = { ...up, node: "node-2" }, sequence = 1): Evaluation {
  const prefixes = [
    prefixVerdict("leaf1", "203.0.113.1/32", second === "not expected" ? [up] : [up, second]),
    prefixVerdict("leaf2", "203.0.113.1/32", [up]),
  ];
  const targets = ["leaf1", "leaf2"].map((name) => targetView(fibView(name, [])));
  return evaluation({ sequence, prefixes, services: [serviceVerdict("shop", "web", prefixes)], targets });
}

function empty(sequence: number): Evaluation {
  const { services, prefixes } = world();
  const targets = ["leaf1", "leaf2"].map((name) => targetView(fibView(name, [])));
  const changed = { changedServices: [...services.keys()], changedPrefixes: [...prefixes.keys()] };
  return evaluation({ sequence, targets, ...changed });
}

interface List {
  target?: string;
  paths?: readonly string[];
  mode?: gnmi.SubscriptionList.Mode;
  encoding?: gnmi.Encoding;
  each?: gnmi.Subscription.$Properties;
  list?: gnmi.SubscriptionList.$Properties;
}

function list({
  target = "leaf1",
  paths = ["/kbutler"],
  mode = Mode.STREAM,
  encoding = Encoding.JSON_IETF,
  each,
  list,
}: List = {}) {
  const subscription = paths.map((path) => ({
    path: toMessage(parsePath(path)),
    mode: SubscriptionMode.ON_CHANGE,
    ...each,
  }));
  return { prefix: { target }, mode, encoding, subscription, ...list };
}

async function fails(call: Promise<unknown>, code: number, text: RegExp): Promise<void> {
  await assert.rejects(call, (error: { code?: number; details?: string }) => {
    assert.equal(statusName(error.code ?? -1), statusName(code));
    assert.match(error.details ?? "", text);
    return true;
  });
}

async function open(options: Partial<GnmiServerOptions> = {}, first: Evaluation | "no evaluation" = world()) {
  const server = await startServer(options);
  if (first !== "no evaluation") server.deliver(first);
  const client = new GnmiClient(server.address);
  return {
    server,
    client,
    async [Symbol.asyncDispose]() {
      client[Symbol.dispose]();
      await server[Symbol.asyncDispose]();
    },
  };
}

test("Capabilities name the model, the encodings and the version", async () => {
  await using at = await open();
  const response = await at.client.capabilities();
  assert.equal(response.gNMIVersion, "0.10.0");
  assert.deepEqual(response.supportedEncodings, [Encoding.JSON_IETF, Encoding.JSON, Encoding.PROTO]);
  assert.equal(response.supportedModels?.[0]?.name, "kbutler");
});

test("STREAM: a dump, sync_response, then only what changes, on this leaf only", async () => {
  await using at = await open();
  const stream = at.client.subscribe(list());
  const dump = await stream.untilSync();
  assert.deepEqual([...dump.targets], ["leaf1"]);
  assert.equal((dump.updates.get(web) as { "oper-state": string })["oper-state"], "up");
  assert.equal(dump.updates.size, 6);

  at.server.deliver(world(down, 2));
  const change = await stream.told();
  assert.deepEqual(
    [...change.updates.keys()].sort(),
    ["/kbutler/collector", web, `${web}/external-address[address=203.0.113.1]`, hop2, "/kbutler/summary"].sort(),
  );
  assert.deepEqual(change.deletes, []);
  assert.equal(
    (change.updates.get("/kbutler/collector") as { "evaluation-sequence": string })["evaluation-sequence"],
    "2",
  );

  at.server.deliver({ ...world(down, 3), changedServices: [], changedPrefixes: [] });
  at.server.deliver(world("not expected", 4));
  const healed = await stream.told();
  assert.equal(
    (healed.updates.get("/kbutler/collector") as { "evaluation-sequence": string })["evaluation-sequence"],
    "4",
  );
  assert.deepEqual(
    healed.deletes.sort(),
    [
      `${web}/detail`,
      `${web}/external-address[address=203.0.113.1]/detail`,
      hop2,
      `${web}/external-address[address=203.0.113.1]/oper-reason`,
      `${web}/oper-reason`,
    ].sort(),
  );

  at.server.deliver(empty(5));
  const gone = await stream.told();
  assert.deepEqual(gone.deletes, [web]);
  assert.equal((gone.updates.get("/kbutler/summary") as { "services-total": number })["services-total"], 0);
});

test("STREAM opened before the first evaluation waits for it", async () => {
  await using at = await open({}, "no evaluation");
  await using late = await open({}, "no evaluation");
  const stream = at.client.subscribe(list());
  const stray = late.client.subscribe(list({ target: "leaf9" }));
  await until(
    "both sessions",
    () => at.server.sessions()[0]?.target === "leaf1" && late.server.sessions()[0]?.target === "leaf9",
  );
  await fails(at.client.get("leaf1", ["/kbutler"], Encoding.PROTO), status.UNAVAILABLE, /no evaluation/);
  at.server.deliver(world());
  late.server.deliver(world());
  assert.equal((await stream.untilSync()).updates.size, 6);
  await fails(stray.next(), status.NOT_FOUND, /leaf9/);
});

test("target * gives every leaf, each notification naming its own; a leaf that comes or goes is told", async () => {
  await using at = await open();
  const stream = at.client.subscribe(list({ target: "*", paths: ["/kbutler/summary"] }));
  assert.deepEqual([...(await stream.untilSync()).targets].sort(), ["leaf1", "leaf2"]);
  const three = world();
  const targets = new Map([...three.snapshot.targets, ["leaf3", targetView(fibView("leaf3", []))] as const]);
  at.server.deliver({ ...three, snapshot: { ...three.snapshot, targets }, changedServices: [], changedPrefixes: [] });
  const come = await stream.told();
  assert.deepEqual([[...come.targets], [...come.updates.keys()]], [["leaf3"], ["/kbutler/summary"]]);
  at.server.deliver({ ...three, changedServices: [], changedPrefixes: [] });
  const left = await stream.told();
  assert.deepEqual([[...left.targets], left.deletes], [["leaf3"], ["/kbutler"]]);
});

test("ONCE ends after sync_response; updates_only sends the dump's end at once", async () => {
  await using at = await open();
  const once = at.client.subscribe(
    list({ mode: Mode.ONCE, paths: ["/kbutler/collector", "/kbutler/summary/services-up"] }),
  );
  assert.deepEqual([...(await once.untilSync()).updates.keys()].sort(), [
    "/kbutler/collector",
    "/kbutler/summary/services-up",
  ]);
  assert.equal(await once.next(), undefined);
  const only = at.client.subscribe(list({ list: { updatesOnly: true } }));
  assert.equal((await only.untilSync()).updates.size, 0);
  at.server.deliver(world(down, 2));
  assert.ok((await only.told()).updates.has(hop2));
});

test("PROTO and JSON send one update a leaf, with typed scalars and numbers, and only the leaves that differ", async () => {
  await using at = await open();
  const proto = at.client.subscribe(list({ encoding: Encoding.PROTO }));
  const json = at.client.subscribe(list({ encoding: Encoding.JSON, paths: ["/kbutler/collector"] }));
  const { updates } = await proto.untilSync();
  assert.deepEqual(updates.get("/kbutler/collector/generation"), { uint: 1_767_000_000_000 });
  assert.deepEqual(updates.get("/kbutler/summary/services-up"), { uint: 1 });
  assert.deepEqual(updates.get(`${web}/oper-state`), { string: "up" });
  assert.deepEqual(updates.get(`${hop2}/fib-programmed`), { bool: true });
  assert.equal((await json.untilSync()).updates.get("/kbutler/collector/generation"), 1_767_000_000_000);
  at.server.deliver(world(down, 2));
  const change = await proto.told();
  assert.deepEqual(change.updates.get(`${web}/oper-state`), { string: "degraded" });
  assert.ok(!change.updates.has(`${web}/namespace`));
  assert.deepEqual([...(await json.told()).updates.keys()], ["/kbutler/collector/evaluation-sequence"]);
});

test("Get answers at the deepest node the path determines, nested in JSON, a leaf at a time in PROTO", async () => {
  await using at = await open();
  const get = async (path: string, encoding = Encoding.JSON_IETF, target = "leaf1") => {
    const { notification } = await at.client.get(target, [path], encoding);
    return (notification ?? []).flatMap(({ update }) =>
      (update ?? []).map(
        ({ path: at, val }) => [at?.elem?.map(({ name }) => name).join("/") ?? "", plain(val)] as const,
      ),
    );
  };
  const [[rootPath, root] = []] = (await get("/")) as [string, Record<string, Record<string, unknown>>][];
  assert.equal(rootPath, "");
  assert.deepEqual(Object.keys(root?.["kbutler:kbutler"] ?? {}).sort(), ["collector", "service", "summary"]);
  const [[path, value] = []] = await get(
    "/kbutler/service[name=*]/external-address/next-hop[hostname=node-1]/oper-state",
  );
  assert.equal(path, "kbutler");
  assert.deepEqual(value, {
    service: [
      {
        name: "prod/shop/web",
        "external-address": [{ address: "203.0.113.1", "next-hop": [{ hostname: "node-1", "oper-state": "up" }] }],
      },
    ],
  });
  assert.deepEqual(await get("/kbutler/summary/services-up"), [["kbutler/summary/services-up", 1]]);
  assert.deepEqual(await get("/kbutler/collector/generation"), [["kbutler/collector/generation", "1767000000000"]]);
  assert.deepEqual(await get("/kbutler/collector/generation", Encoding.PROTO), [
    ["kbutler/collector/generation", { uint: 1_767_000_000_000 }],
  ]);
  assert.deepEqual(await get(`/kbutler/service[name=no/such/one]`), []);
  assert.equal((await get("/kbutler/summary", Encoding.JSON, "*")).length, 2);
  const config = await at.client.get("leaf1", ["/kbutler"], Encoding.JSON, { type: gnmi.GetRequest.DataType.CONFIG });
  assert.deepEqual(config.notification?.[0]?.update, []);
});

for (const { name, request, code, text } of [
  {
    name: "an unknown leaf",
    request: list({ target: "leaf9" }),
    code: status.NOT_FOUND,
    text: /no target is named "leaf9"/,
  },
  { name: "no target", request: list({ target: "" }), code: status.INVALID_ARGUMENT, text: /prefix\.target is empty/ },
  {
    name: "an unknown element",
    request: list({ paths: ["/kbutler/servise"] }),
    code: status.INVALID_ARGUMENT,
    text: /unknown element 'servise'; there is collector, service, summary/,
  },
  {
    name: "an element below a leaf",
    request: list({ paths: ["/kbutler/summary/services-up/x"] }),
    code: status.INVALID_ARGUMENT,
    text: /unknown element 'services-up'|unknown element 'x'/,
  },
  {
    name: "a wrong key",
    request: list({ paths: ["/kbutler/service[id=1]"] }),
    code: status.INVALID_ARGUMENT,
    text: /its key is 'name'/,
  },
  {
    name: "a key on a container",
    request: list({ paths: ["/kbutler/summary[name=1]"] }),
    code: status.INVALID_ARGUMENT,
    text: /is no list/,
  },
  {
    name: "a foreign origin",
    request: list({ list: { prefix: { target: "leaf1", origin: "openconfig" } } }),
    code: status.INVALID_ARGUMENT,
    text: /origin "openconfig"/,
  },
  { name: "POLL", request: list({ mode: Mode.POLL }), code: status.UNIMPLEMENTED, text: /use ONCE/ },
  { name: "ASCII", request: list({ encoding: Encoding.ASCII }), code: status.UNIMPLEMENTED, text: /encoding/ },
  { name: "no path", request: list({ paths: [] }), code: status.INVALID_ARGUMENT, text: /no subscription/ },
  {
    name: "a hasty sample",
    request: list({ each: { mode: SubscriptionMode.SAMPLE, sampleInterval: 1000 } }),
    code: status.INVALID_ARGUMENT,
    text: /sample_interval is shorter/,
  },
  {
    name: "another model",
    request: list({ list: { useModels: [{ name: "openconfig-interfaces" }] } }),
    code: status.INVALID_ARGUMENT,
    text: /model "openconfig-interfaces"/,
  },
]) {
  test(`Subscribe refuses ${name}`, async () => {
    await using at = await open();
    await fails(at.client.subscribe(request).next(), code, text);
    assert.equal(at.server.stats().rpcs.find(({ method }) => method === "Subscribe")?.code, statusName(code));
  });
}

test("Get refuses what Subscribe refuses, Set everything", async () => {
  await using at = await open();
  await fails(at.client.get("leaf9", ["/kbutler"], Encoding.JSON), status.NOT_FOUND, /leaf9/);
  await fails(at.client.get("leaf1", ["/interface"], Encoding.JSON), status.INVALID_ARGUMENT, /there is kbutler/);
  await fails(at.client.set(), status.UNIMPLEMENTED, /read only/);
});

test("paths may be split over prefix and path, carry the module, and stand for all with *", async () => {
  await using at = await open();
  const request = list({ paths: ["/kbutler:summary", "/*/external-address"], mode: Mode.ONCE });
  const elem = [{ name: "kbutler:kbutler" }];
  const told = await at.client.subscribe({ ...request, prefix: { target: "leaf1", elem } }).untilSync();
  assert.deepEqual(
    [...told.updates.keys()].filter((path) => !path.includes("next-hop")).sort(),
    [`${web}/external-address[address=203.0.113.1]`, "/kbutler/summary"].sort(),
  );
});

test("SAMPLE repeats, with suppress_redundant only what changed; heartbeat_interval repeats what is on change", async () => {
  await using at = await open();
  const interval = 1_000_000_000;
  const sample = { mode: SubscriptionMode.SAMPLE, sampleInterval: interval };
  const paths = ["/kbutler/summary"];
  const every = at.client.subscribe(list({ paths, each: sample }));
  const changed = at.client.subscribe(list({ paths, each: { ...sample, suppressRedundant: true } }));
  const beat = at.client.subscribe(list({ paths, each: { heartbeatInterval: interval } }));
  for (const stream of [every, changed, beat]) await stream.untilSync();
  assert.ok((await every.told()).updates.has("/kbutler/summary"));
  assert.ok((await beat.told()).updates.has("/kbutler/summary"));
  at.server.deliver(world(down, 2));
  const told = await changed.told();
  assert.equal((told.updates.get("/kbutler/summary") as { "missing-next-hops": number })["missing-next-hops"], 1);
});

test("the collector repeats itself, so that silence means it is gone", async () => {
  await using at = await open({ heartbeatMs: 20 });
  const stream = at.client.subscribe(list());
  await stream.untilSync();
  for (let beat = 0; beat < 3; beat++)
    assert.deepEqual([...(await stream.told()).updates.keys()], ["/kbutler/collector"]);
});

test("sessions are bounded and given back; the server's end ends them", async () => {
  const at = await open({ maxSessions: 2 });
  const [first, second] = [at.client.subscribe(list()), at.client.subscribe(list({ target: "*" }))];
  await first.untilSync();
  await second.untilSync();
  assert.deepEqual(
    at.server.sessions().map(({ target }) => target),
    ["leaf1", "*"],
  );
  await fails(at.client.subscribe(list()).next(), status.RESOURCE_EXHAUSTED, /2 sessions already/);
  first.call.cancel();
  await until("one session less", () => at.server.sessions().length === 1);
  const third = at.client.subscribe(list());
  await third.untilSync();
  await at[Symbol.asyncDispose]();
  await fails(third.next(), status.UNAVAILABLE, /going down/);
});

test("a reader that does not read is ended, and costs no more than the tree meanwhile", async () => {
  await using at = await open({ heartbeatMs: 50, slowReaderMs: 200, maxSessions: 1 });
  const stream = at.client.subscribe(list({ encoding: Encoding.PROTO }));
  await stream.untilSync();
  stream.call.pause();
  const detail = "x".repeat(20_000);
  const deadline = Date.now() + patienceMs;
  for (let sequence = 2; at.server.stats().slowReaders === 0; sequence++) {
    assert.ok(Date.now() < deadline, "the slow reader is still there");
    at.server.deliver(world({ ...down, detail: `${detail}${sequence}` }, sequence));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  assert.ok(at.server.stats().coalesced > 0);
  stream.call.resume();
  await fails(
    (async () => {
      while (await stream.next());
    })(),
    status.RESOURCE_EXHAUSTED,
    /slow reader/,
  );
});

test("credentials: user and password, bearer token, neither; the files are read for each call", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-"));
  try {
    const [passwordFile, tokenFile] = [join(folder, "password"), join(folder, "token")];
    writeFileSync(passwordFile, "open sesame\n");
    writeFileSync(tokenFile, "t0ken\n");
    await using at = await open({ username: "shim", passwordFile, tokenFile });
    const asks = async (metadata: Record<string, string>): Promise<string> => {
      using client = new GnmiClient(at.server.address, { metadata });
      try {
        await client.subscribe(list({ mode: Mode.ONCE })).untilSync();
        await client.capabilities();
        return "in";
      } catch (error) {
        return statusName((error as { code: number }).code);
      }
    };
    assert.equal(await asks({}), "UNAUTHENTICATED");
    assert.equal(await asks({ username: "shim", password: "open sesame" }), "in");
    assert.equal(await asks({ username: "shim", password: "open" }), "UNAUTHENTICATED");
    assert.equal(await asks({ username: "", password: "open sesame" }), "UNAUTHENTICATED");
    assert.equal(await asks({ authorization: "Bearer t0ken" }), "in");
    assert.equal(await asks({ authorization: "Bearer " }), "UNAUTHENTICATED");
    writeFileSync(tokenFile, "");
    assert.equal(await asks({ authorization: "Bearer t0ken" }), "UNAUTHENTICATED");
    rmSync(passwordFile);
    assert.equal(await asks({ username: "shim", password: "" }), "UNAUTHENTICATED");
    assert.ok(at.server.stats().authenticationFailures >= 6);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("plain text has to be asked for", async () => {
  await assert.rejects(startServer({ insecure: false }), /tls, or write insecure/);
});

test("TLS: by authority, by client certificate, and with certificates that are replaced while it runs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-"));
  try {
    const [certFile, keyFile, clientCaFile] = ["cert", "key", "ca"].map((name) => join(folder, `${name}.pem`));
    assert.ok(certFile && keyFile && clientCaFile);
    const write = (made: Certificates): void => {
      writeFileSync(certFile, made.certPem);
      writeFileSync(keyFile, made.keyPem);
      writeFileSync(clientCaFile, made.caPem);
    };
    const first = await createCertificates(["127.0.0.1", "localhost"]);
    const second = await createCertificates(["127.0.0.1", "localhost"]);
    write(first);
    await using at = await open({ insecure: false, heartbeatMs: 20, tls: { certFile, keyFile, clientCaFile } });
    const asks = async (trusted: Certificates, own?: Certificates): Promise<string> => {
      const own1 = own && [Buffer.from(own.clientKeyPem), Buffer.from(own.clientCertPem)];
      const tls = credentials.createSsl(Buffer.from(trusted.caPem), own1?.[0] ?? null, own1?.[1] ?? null);
      using client = new GnmiClient(at.server.address, { tls });
      try {
        await client.capabilities();
        return "in";
      } catch (error) {
        return statusName((error as { code: number }).code);
      }
    };
    assert.equal(await asks(first, first), "in");
    assert.equal(await asks(first), "UNAVAILABLE", "without a client certificate");
    assert.equal(await asks(first, second), "UNAVAILABLE", "with a client certificate of another authority");
    assert.equal(await asks(second, first), "UNAVAILABLE", "a server nobody trusts");
    write(second);
    await until("the new certificate is in use", async () => (await asks(second, second)) === "in");
    writeFileSync(certFile, "no certificate");
    await new Promise((resolve) => setTimeout(resolve, 60));
    assert.equal(await asks(second, second), "in", "what cannot be used leaves the old one in force");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
