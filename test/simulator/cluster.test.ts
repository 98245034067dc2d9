import assert from "node:assert/strict";
import { test } from "node:test";
import { CoreV1Api, CustomObjectsApi, KubeConfig, makeInformer } from "@kubernetes/client-node";
import { type SimulatedCluster, startClusterApi } from "../../src/simulator/cluster.ts";
import { clusterFaultArguments } from "../../src/simulator/cluster-faults.ts";
import { mergePatch } from "../../src/simulator/cluster-object.ts";
import { parseLabelSelector } from "../../src/simulator/cluster-selector.ts";
import { node, peer, pool, service, until } from "../sources/kubernetes/watched-cluster.ts";

interface Answer {
  readonly status: number;
  readonly body: {
    readonly kind?: string;
    readonly metadata?: Readonly<Record<string, unknown>>;
    readonly items?: readonly { readonly kind?: string; readonly metadata: { readonly name: string } }[];
    readonly [key: string]: unknown;
  };
  readonly headers: Headers;
}

async function call(cluster: SimulatedCluster, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(cluster.url + path, init);
  const body = (await response.json()) as Answer["body"];
  return { status: response.status, body, headers: response.headers };
}

const names = (answer: Answer): string[] => (answer.body.items ?? []).map((item) => item.metadata.name);

interface WatchEvent {
  readonly type: string;
  readonly object: {
    readonly kind: string;
    readonly metadata: Readonly<Record<string, string>>;
    readonly code?: number;
  };
}

/** Follows a watch; `events` grows as they come. */
async function follow(cluster: SimulatedCluster, path: string) {
  const stop = new AbortController();
  const events: WatchEvent[] = [];
  const response = await fetch(`${cluster.url}${path}`, { signal: stop.signal });
  assert.equal(response.status, 200);
  const state = { events, ended: false, broke: false, stop: () => stop.abort() };
  const read = async (): Promise<void> => {
    let pending = "";
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      const lines = (pending + decoder.decode(chunk, { stream: true })).split("\n");
      pending = lines.pop() ?? "";
      for (const line of lines) events.push(JSON.parse(line));
    }
    state.ended = true;
  };
  read().catch(() => {
    state.broke = true;
  });
  return state;
}

const shown = (events: readonly WatchEvent[]): string[] =>
  events.map(({ type, object }) => `${type} ${object.metadata?.name ?? object.code ?? ""}`.trim());

test("api: discovery tells what is served, and only that", async () => {
  await using cluster = await startClusterApi({ withoutGroups: ["frrk8s.metallb.io"] });
  assert.deepEqual((await call(cluster, "/api")).body.versions, ["v1"]);
  const groups = (await call(cluster, "/apis")).body.groups as { name: string }[];
  assert.deepEqual(groups.map((group) => group.name).sort(), ["apps", "discovery.k8s.io", "metallb.io"]);
  const metallb = (await call(cluster, "/apis/metallb.io")).body;
  assert.deepEqual(
    (metallb.versions as { version: string }[]).map((entry) => entry.version),
    ["v1beta2", "v1beta1"],
  );
  const resources = (await call(cluster, "/apis/metallb.io/v1beta2")).body.resources as { name: string }[];
  assert.deepEqual(
    resources.map((resource) => resource.name),
    ["bgppeers"],
  );
  assert.equal((await call(cluster, "/apis/frrk8s.metallb.io")).status, 404);
  assert.equal((await call(cluster, "/apis/frrk8s.metallb.io/v1beta1/bgpsessionstates")).status, 404);
  assert.match(String((await call(cluster, "/version")).body.gitVersion), /^v1\./);
  assert.equal(await (await fetch(`${cluster.url}/readyz`)).text(), "ok");
});

test("api: lists by namespace, label, name and page; the pages of one list show one moment", async () => {
  await using cluster = await startClusterApi();
  cluster.load([service("b"), service("a"), service("c", "192.0.2.3", "bank"), node("node-1", "10.0.0.1")]);
  cluster.apply({ ...service("d"), metadata: { namespace: "shop", name: "d", labels: { tier: "front" } } });
  const all = await call(cluster, "/api/v1/services");
  assert.deepEqual(names(all), ["c", "a", "b", "d"]);
  assert.equal(all.body.kind, "ServiceList");
  assert.equal(all.body.metadata?.resourceVersion, cluster.resourceVersion);
  assert.equal(all.body.items?.[0]?.kind, undefined, "items of a built-in list do not name their kind");
  assert.deepEqual(names(await call(cluster, "/api/v1/namespaces/bank/services")), ["c"]);
  assert.deepEqual(names(await call(cluster, "/api/v1/services?labelSelector=tier%20in%20(front,back)")), ["d"]);
  assert.deepEqual(names(await call(cluster, "/api/v1/services?fieldSelector=metadata.name%3Da")), ["a"]);
  assert.equal((await call(cluster, "/api/v1/services?labelSelector=%3D%3D")).status, 400);

  const first = await call(cluster, "/api/v1/services?limit=2");
  assert.deepEqual([names(first), first.body.metadata?.remainingItemCount], [["c", "a"], 2]);
  cluster.remove("v1", "Service", "shop", "b");
  const rest = await call(cluster, `/api/v1/services?limit=2&continue=${first.body.metadata?.continue}`);
  assert.deepEqual(names(rest), ["b", "d"]);
  assert.equal(rest.body.metadata?.resourceVersion, first.body.metadata?.resourceVersion);
  await cluster.fault("compact", {});
  assert.equal((await call(cluster, `/api/v1/services?continue=${first.body.metadata?.continue}`)).status, 410);
});

test("api: a watch gets every change after its version, in order, and a bookmark with the version they led to", async () => {
  await using cluster = await startClusterApi({ bookmarkMs: 0 });
  cluster.apply(service("a"));
  const since = cluster.resourceVersion;
  cluster.apply(service("b"));
  cluster.apply(service("a", "192.0.2.2"));
  const path = `/api/v1/namespaces/shop/services?watch=true&resourceVersion=${since}&allowWatchBookmarks=true`;
  const watch = await follow(cluster, path);
  cluster.apply(service("elsewhere", "192.0.2.3", "bank"));
  cluster.remove("v1", "Service", "shop", "b");
  await until("the changes", () => watch.events.length === 3);
  assert.deepEqual(shown(watch.events), ["ADDED b", "MODIFIED a", "DELETED b"]);
  const versions = watch.events.map((event) => Number(event.object.metadata.resourceVersion));
  assert.deepEqual(
    versions,
    [...versions].sort((x, y) => x - y),
  );
  assert.equal(String(versions[2]), cluster.resourceVersion, "a deletion has a version of its own");
  await cluster.fault("bookmark-period", { periodMs: 5 });
  await until("a bookmark", () => watch.events.length > 3);
  assert.equal(watch.events[3]?.type, "BOOKMARK");
  assert.equal(watch.events[3]?.object.metadata.resourceVersion, cluster.resourceVersion);
  watch.stop();
  await until("closed", () => cluster.watches() === 0);
});

test("api: a watch without a version begins with everything, one with a selector sees labels come and go", async () => {
  await using cluster = await startClusterApi();
  const labelled = (tier: string) => ({
    ...service("a"),
    metadata: { namespace: "shop", name: "a", labels: { tier } },
  });
  cluster.apply(labelled("front"));
  const watch = await follow(cluster, "/api/v1/services?watch=1&labelSelector=tier%3Dfront&allowWatchBookmarks=true");
  cluster.apply(labelled("back"));
  cluster.apply(service("other"));
  cluster.apply(labelled("front"));
  await until("all", () => watch.events.length === 3);
  assert.deepEqual(shown(watch.events), ["ADDED a", "DELETED a", "ADDED a"]);
  watch.stop();
});

test("api: a version that is forgotten gets ERROR 410, one of the future waits in silence", async () => {
  await using cluster = await startClusterApi({ historyMax: 4 });
  const old = cluster.resourceVersion;
  for (let index = 0; index < 6; index++) cluster.apply(service(`s${index}`));
  const expired = await follow(cluster, `/api/v1/services?watch=1&resourceVersion=${old}`);
  await until("ended", () => expired.ended);
  assert.deepEqual(shown(expired.events), ["ERROR 410"]);
  const future = await follow(
    cluster,
    `/api/v1/services?watch=1&resourceVersion=${Number(cluster.resourceVersion) + 2}`,
  );
  for (const name of ["x", "y", "z"]) cluster.apply(service(name));
  await until("the third", () => future.events.length > 0);
  assert.deepEqual(shown(future.events), ["ADDED z"]);
  future.stop();
});

test("api: timeoutSeconds ends a watch", async () => {
  await using cluster = await startClusterApi();
  const watch = await follow(cluster, "/api/v1/nodes?watch=1&timeoutSeconds=1&allowWatchBookmarks=true");
  await until("ended", () => watch.ended);
  assert.deepEqual(shown(watch.events), ["BOOKMARK"]);
});

test("api: an object that does not change keeps its version; uid and creation stay, generation follows the spec", async () => {
  await using cluster = await startClusterApi();
  const first = cluster.apply(service("a"));
  assert.equal(cluster.apply(service("a")), first);
  const moved = cluster.apply(service("a", "192.0.2.9"));
  assert.equal(moved.metadata.uid, first.metadata.uid);
  assert.match(first.metadata.uid ?? "", /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(moved.metadata.generation, 1, "only the status changed");
  const respecified = cluster.apply({ ...service("a"), spec: { type: "ClusterIP" } });
  assert.equal(respecified.metadata.generation, 2);
  assert.equal(cluster.remove("v1", "Service", "shop", "a"), true);
  assert.equal(cluster.remove("v1", "Service", "shop", "a"), false);
  assert.notEqual(cluster.apply(service("a")).metadata.uid, first.metadata.uid);
  assert.throws(() => cluster.apply({ apiVersion: "v1", kind: "Gadget", metadata: { name: "x" } }), /serves no Gadget/);
  assert.throws(() => cluster.apply({ apiVersion: "v1", kind: "Node", metadata: { name: "" } }), /metadata.name/);
});

test("api: one set of objects is served in every version of a kind", async () => {
  await using cluster = await startClusterApi();
  cluster.apply(peer("leaf1", "v1beta1"));
  for (const version of ["v1beta1", "v1beta2"]) {
    const path = `/apis/metallb.io/${version}/namespaces/metallb-system/bgppeers`;
    assert.equal((await call(cluster, `${path}/leaf1`)).body.apiVersion, `metallb.io/${version}`);
    assert.equal((await call(cluster, path)).body.items?.[0]?.kind, "BGPPeer");
  }
  await cluster.fault("remove-crd", { group: "metallb.io", resource: "bgppeers" });
  assert.equal((await call(cluster, "/apis/metallb.io/v1beta1/bgppeers")).status, 404);
  assert.equal((await call(cluster, "/apis/metallb.io/v1beta1/ipaddresspools")).status, 200);
});

test("api: objects can be created, replaced, patched, applied and deleted over HTTP", async () => {
  await using cluster = await startClusterApi();
  const collection = "/api/v1/namespaces/shop/services";
  const send = (method: string, path: string, body: unknown, type = "application/json") =>
    call(cluster, path, { method, body: JSON.stringify(body), headers: { "Content-Type": type } });
  const created = await send("POST", collection, service("a"));
  assert.equal(created.status, 201);
  assert.equal((await send("POST", collection, service("a"))).status, 409);
  assert.equal((await send("POST", collection, { kind: "Pod" })).status, 400);
  const patch = { metadata: { labels: { tier: "front" } }, spec: { selector: null } };
  const patched = await send("PATCH", `${collection}/a`, patch, "application/merge-patch+json");
  assert.deepEqual([patched.status, patched.body.spec], [200, { type: "LoadBalancer" }]);
  const stale = { ...service("a"), metadata: created.body.metadata };
  assert.equal((await send("PUT", `${collection}/a`, stale)).status, 409);
  assert.equal((await send("PUT", `${collection}/a`, service("a"))).status, 200);
  assert.equal((await send("PUT", `${collection}/b`, service("b"))).status, 404);
  const applied = await send("PATCH", `${collection}/b?fieldManager=x`, service("b"), "application/apply-patch+yaml");
  assert.equal(applied.status, 201);
  assert.equal((await send("PATCH", `${collection}/b/status`, { status: { loadBalancer: {} } })).status, 200);
  assert.equal((await call(cluster, `${collection}/b`, { method: "DELETE" })).status, 200);
  assert.equal((await call(cluster, `${collection}/b`, { method: "DELETE" })).status, 404);
  assert.equal((await call(cluster, `${collection}/b`)).body.reason, "NotFound");
  assert.deepEqual(
    cluster.list("v1", "Service").map((object) => object.metadata.name),
    ["a"],
  );
});

test("api: a token is required where one is set, and the kubeconfig carries it", async () => {
  await using cluster = await startClusterApi({ token: "secret", name: "lab" });
  assert.equal((await call(cluster, "/api/v1/nodes")).status, 401);
  const headers = { Authorization: "Bearer secret" };
  assert.equal((await call(cluster, "/api/v1/nodes", { headers })).status, 200);
  const config = new KubeConfig();
  config.loadFromString(cluster.kubeconfig());
  assert.deepEqual(
    [config.getCurrentContext(), config.getCurrentCluster()?.server, config.getCurrentUser()?.token],
    ["lab", cluster.url, "secret"],
  );
});

test("api: other people's clients work with it: typed calls, custom objects, an informer as it comes", async () => {
  await using cluster = await startClusterApi();
  cluster.load([service("a"), peer("leaf1")]);
  const config = new KubeConfig();
  config.loadFromString(cluster.kubeconfig());
  const core = config.makeApiClient(CoreV1Api);
  const custom = config.makeApiClient(CustomObjectsApi);
  const group = { group: "metallb.io", version: "v1beta2", namespace: "metallb-system", plural: "bgppeers" };
  const peers: Answer["body"] = await custom.listNamespacedCustomObject(group);
  assert.deepEqual(
    peers.items?.map((item) => item.metadata.name),
    ["leaf1"],
  );
  const seen: string[] = [];
  const informer = makeInformer(config, "/api/v1/services", () => core.listServiceForAllNamespaces());
  for (const verb of ["add", "update", "delete"] as const) {
    informer.on(verb, (object) => seen.push(`${verb} ${object.metadata?.name}`));
  }
  informer.on("error", () => {}); // it is told of its own end
  await informer.start();
  await core.createNamespacedService({
    namespace: "shop",
    body: { metadata: { name: "b" }, spec: { type: "ClusterIP" } },
  });
  await core.deleteNamespacedService({ namespace: "shop", name: "a" });
  await until("all three", () => seen.length === 3);
  assert.deepEqual(seen, ["add a", "add b", "delete a"]);
  await informer.stop();
});

test("api: it stops and comes back on the same port with the same objects", async () => {
  await using cluster = await startClusterApi();
  cluster.apply(service("a"));
  const { url } = cluster;
  const watch = await follow(cluster, "/api/v1/services?watch=1");
  await cluster.fault("stop-listening", {});
  await until("cut", () => watch.broke || watch.ended);
  await assert.rejects(fetch(`${url}/version`));
  await cluster.fault("start-listening", {});
  assert.equal(cluster.url, url);
  assert.deepEqual(names(await call(cluster, "/api/v1/services")), ["a"]);
});

test("faults: answers are counted down, meet what they name, and can be taken back", async () => {
  await using cluster = await startClusterApi();
  await cluster.fault("answer", { status: 429, verb: "list", resource: "services", times: 1, retryAfterS: 3 });
  assert.equal((await call(cluster, "/api/v1/nodes")).status, 200);
  const refused = await call(cluster, "/api/v1/services");
  assert.deepEqual(
    [refused.status, refused.headers.get("retry-after"), refused.body.reason],
    [429, "3", "TooManyRequests"],
  );
  assert.equal((await call(cluster, "/api/v1/services")).status, 200);
  await cluster.fault("answer", { status: 500 });
  assert.equal((await call(cluster, "/version")).status, 500);
  await cluster.fault("clear", {});
  assert.equal((await call(cluster, "/version")).status, 200);
});

test("faults: a restore brings back objects and version of then", async () => {
  await using cluster = await startClusterApi();
  cluster.load([service("a"), pool("blue", "192.0.2.0/24")]);
  const version = cluster.resourceVersion;
  cluster.apply(service("a", "192.0.2.2"));
  cluster.apply(service("b"));
  cluster.remove("metallb.io/v1beta1", "IPAddressPool", "metallb-system", "blue");
  assert.equal(await cluster.fault("rewind", { changes: 3 }), 3);
  assert.equal(cluster.resourceVersion, version);
  assert.deepEqual(
    cluster.list("v1", "Service").map((object) => object.status),
    [service("a").status],
  );
  assert.equal(cluster.list("metallb.io/v1beta1", "IPAddressPool").length, 1);
});

test("faults: what comes from outside is checked by name and argument", async () => {
  await using cluster = await startClusterApi();
  const outcome = async (name: string, args: unknown): Promise<string | number> => {
    const result = await cluster.faultFrom(name, args);
    return result.ok ? result.value : result.error;
  };
  assert.equal(await outcome("explode", {}), "unknown fault explode");
  assert.equal(await outcome("toString", {}), "unknown fault toString");
  assert.equal(await outcome("answer", {}), "answer: status is missing");
  assert.equal(await outcome("answer", { status: "500" }), "answer: status has to be a number");
  assert.equal(await outcome("answer", { status: 200 }), "answer: status has to be from 400 to 599");
  assert.equal(await outcome("answer", { status: 500, verb: "delete" }), "answer: verb has to be list, watch or any");
  assert.equal(await outcome("slow", { delayMs: -1 }), "slow: delayMs has to be 0 or more");
  assert.equal(await outcome("end-streams", { what: 1 }), "end-streams: unknown argument what");
  assert.equal(await outcome("end-streams", []), "end-streams: expected an object of arguments");
  assert.equal(await outcome("end-streams", undefined), 0);
  assert.ok(Object.keys(clusterFaultArguments).length >= 15);
});

test("label selectors: equality, sets and existence", () => {
  const labels = { app: "metallb", component: "speaker", "app.kubernetes.io/name": "x" };
  for (const [text, expected] of [
    ["", true],
    ["app=metallb", true],
    ["app==metallb,component!=controller", true],
    ["app in (a, metallb),component notin (controller)", true],
    ["app notin (metallb)", false],
    ["missing notin (a)", true],
    ["missing!=a", true],
    ["app.kubernetes.io/name", true],
    ["!app", false],
    ["!missing", true],
    ["missing", false],
    ["app in (a", undefined],
    ["a b", undefined],
  ] as const) {
    assert.equal(parseLabelSelector(text)?.(labels), expected, text);
  }
});

test("merge patches: the examples of RFC 7396", () => {
  for (const [target, patch, merged] of [
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: "foo" }, null, null],
    [["a"], { b: 1 }, { b: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ] as const) {
    assert.deepEqual(mergePatch(target, patch), merged);
  }
});
