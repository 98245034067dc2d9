import assert from "node:assert/strict";
import { test } from "node:test";
import { credentials } from "@grpc/grpc-js";
import { status } from "../../src/gnmi/status.ts";
import { createCertificates } from "../../src/simulator/certificates.ts";
import { GnmiClient, wants } from "./gnmi-client.ts";
import { startTestLeaf } from "./leaf-fixture.ts";
import { until } from "./until.ts";

const login = { username: "admin", password: "secret" };

test("limits: 36 paths are taken, the 37th refuses the request", async () => {
  await using leaf = await startTestLeaf();
  using client = new GnmiClient(leaf.address);
  const paths = (count: number) => Array.from({ length: count }, (_, index) => `/interface[name=ethernet-1/${index}]`);
  using taken = client.subscribe(wants(paths(36)));
  await taken.take();
  using refused = client.subscribe(wants(paths(37)));
  const error = await refused.end();
  assert.equal(error?.code, status.OUT_OF_RANGE);
  assert.equal(error?.details, "Exceeded the maximum of 36 subscribed paths per subscribe request");
});

for (const { path, text } of [
  {
    path: "/system/informaton",
    text: "Path not valid - unknown element 'informaton'. Options are [app-management, grpc-server, information, lldp, name, ndk-server]",
  },
  { path: "/nothing", text: /^Path not valid - unknown element 'nothing'\. Options are \[acl, bfd, interface, / },
  {
    path: "/interface[port=1]",
    text: "Path not valid - unknown key 'port' of element 'interface'. Options are [name]",
  },
]) {
  test(`limits: ${path} is refused and takes the whole request with it`, async () => {
    await using leaf = await startTestLeaf();
    using client = new GnmiClient(leaf.address);
    using stream = client.subscribe(wants(["/system/name", path]));
    const error = await stream.end();
    assert.equal(error?.code, status.INVALID_ARGUMENT);
    if (typeof text === "string") assert.equal(error?.details, text);
    else assert.match(error?.details ?? "", text);
    await assert.rejects(client.get([path]), { code: status.INVALID_ARGUMENT });
  });
}

test("limits: a path the platform lacks is refused like one that is unknown", async () => {
  await using leaf = await startTestLeaf({ absentPaths: ["interface/subinterface/ipv4/arp"] });
  using client = new GnmiClient(leaf.address);
  using stream = client.subscribe(wants(["/interface[name=*]/subinterface[index=*]/ipv4/arp/neighbor"]));
  assert.match(
    (await stream.end())?.details ?? "",
    /^Path not valid - unknown element 'arp'\. Options are \[address, /,
  );
});

test("limits: an open Subscribe takes a slot until it is cancelled; half-closing does not free it", async () => {
  await using leaf = await startTestLeaf({ sessionLimit: 1 });
  using client = new GnmiClient(leaf.address);
  const held = client.subscribe(wants(["/system/name"]));
  await held.take();
  held.halfClose();
  await new Promise((resolve) => setTimeout(resolve, 20));
  using refused = client.subscribe(wants(["/system/name"]));
  assert.equal((await refused.end())?.code, status.RESOURCE_EXHAUSTED);
  held[Symbol.dispose]();
  await until(() => leaf.sessions === 0);
  using taken = client.subscribe(wants(["/system/name"]));
  await taken.take();
});

test("limits: the rate limit counts RPCs a minute", async () => {
  await using leaf = await startTestLeaf({ rateLimitPerMinute: 2 });
  using client = new GnmiClient(leaf.address);
  await client.capabilities();
  await client.get(["/system/name"]);
  await assert.rejects(client.capabilities(), { code: status.RESOURCE_EXHAUSTED });
});

test("limits: without the right login every RPC is UNAUTHENTICATED", async () => {
  await using leaf = await startTestLeaf({ credentials: login });
  using right = new GnmiClient(leaf.address, login);
  await right.capabilities();
  for (const wrong of [undefined, { ...login, password: "guess" }]) {
    using client = new GnmiClient(leaf.address, wrong);
    await assert.rejects(client.capabilities(), { code: status.UNAUTHENTICATED });
    await assert.rejects(client.get(["/system/name"]), { code: status.UNAUTHENTICATED });
    using stream = client.subscribe(wants(["/system/name"]));
    assert.equal((await stream.end())?.code, status.UNAUTHENTICATED);
  }
});

test("limits: TLS with the authority's certificate, and client certificates where they are demanded", async () => {
  const made = await createCertificates(["localhost", "127.0.0.1"]);
  const ca = Buffer.from(made.caPem);
  await using leaf = await startTestLeaf({ host: "127.0.0.1", tls: { ...made, clientCaPem: made.caPem } });
  const address = leaf.address.replace("127.0.0.1", "localhost");
  const own = credentials.createSsl(ca, Buffer.from(made.clientKeyPem), Buffer.from(made.clientCertPem));
  using known = new GnmiClient(address, undefined, own);
  assert.equal((await known.get(["/system/name"])).length, 1);
  using unknown = new GnmiClient(address, undefined, credentials.createSsl(ca));
  await assert.rejects(unknown.get(["/system/name"]), { code: status.UNAVAILABLE });
  using plain = new GnmiClient(address);
  await assert.rejects(plain.get(["/system/name"]), { code: status.UNAVAILABLE });
});
