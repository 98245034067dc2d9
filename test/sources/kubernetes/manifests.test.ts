import assert from "node:assert/strict";
import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { stringify } from "yaml";
import { systemClock } from "../../../src/clock.ts";
import { silentLog } from "../../../src/log.ts";
import { watchManifests } from "../../../src/sources/kubernetes/manifest-watch.ts";
import { parseManifests, readManifests } from "../../../src/sources/kubernetes/manifests.ts";
import { EventFold, node, peer, pod, pool, service, until } from "./watched-cluster.ts";

/** What texts come to: states and names by resource. Fails the test if there is any issue. */
function folded(...texts: string[]) {
  const result = parseManifests(texts.map((text, index) => ({ file: `f${index}`, text })));
  assert.ok(result.ok, JSON.stringify(result));
  const fold = new EventFold();
  for (const event of result.value.events) fold.apply(event);
  return { fold, ignored: result.value.ignored, events: result.value.events };
}

const documents = (...objects: unknown[]): string => objects.map((object) => `---\n${stringify(object)}`).join("");

async function scratch(): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), "kbutler-manifests-"));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

test("manifests: many documents, lists of any kind, JSON and YAML give the same", () => {
  const objects = [service("web"), service("db"), node("node-1", "10.0.0.1"), pool("blue", "192.0.2.0/24")];
  const list = { apiVersion: "v1", kind: "List", items: objects };
  const bare = ({ apiVersion: _, kind: __, ...rest }: ReturnType<typeof service>) => rest;
  const typed = { apiVersion: "v1", kind: "ServiceList", items: [bare(service("web")), bare(service("db"))] };
  const forms = [
    [documents(...objects)],
    [JSON.stringify(list)],
    [stringify(list)],
    [stringify({ apiVersion: "v1", kind: "List", items: [list] })],
    objects.map((object) => JSON.stringify(object)),
    [documents(typed, objects[2], null, objects[3])],
  ];
  const [first, ...others] = forms.map((texts) => folded(...texts).events);
  for (const events of others) assert.deepEqual(events, first);
});

test("manifests: what no file mentions is empty where it has to exist, and absent where it may not", () => {
  const states = (text: string) => {
    const { fold } = folded(text);
    const of = (...names: Parameters<EventFold["of"]>[0][]) => names.map((name) => fold.of(name).state);
    return {
      core: of("services", "endpointslices", "nodes"),
      configuration: of("ipaddresspools", "bgpadvertisements", "bgppeers", "communities"),
      reports: of("configurationstates", "servicebgpstatuses", "bgpsessionstates", "pods", "daemonsets"),
    };
  };
  const reports = ["absent", "absent", "absent", "absent", "absent"];
  const core = ["listed", "listed", "listed"];
  assert.deepEqual(states(documents(service("web"))), {
    core,
    configuration: ["absent", "absent", "absent", "absent"],
    reports,
  });
  assert.deepEqual(states(documents(pool("blue", "192.0.2.0/24"))), {
    core,
    configuration: ["listed", "listed", "listed", "listed"], // the group is in use: no peers are no peers
    reports,
  });
  const speaker = pod("speaker-a", { app: "metallb", component: "speaker" });
  assert.deepEqual(states(documents(speaker)).reports, ["absent", "absent", "absent", "listed", "absent"]);
  assert.deepEqual(states(documents(pod("web-1", { app: "web" }, "shop"))).reports, reports);
});

test("manifests: other kinds, and MetalLB's outside its namespace, are named as ignored", () => {
  const deployment = { apiVersion: "apps/v1", kind: "Deployment", metadata: { name: "web", namespace: "shop" } };
  const stray = { ...pool("stray", "198.51.100.0/24"), metadata: { name: "stray", namespace: "shop" } };
  const unplaced = { ...pool("unplaced", "192.0.2.0/24"), metadata: { name: "unplaced" } };
  const { fold, ignored } = folded(documents(deployment, stray, unplaced, pool("blue", "203.0.113.0/24")));
  assert.deepEqual(ignored, ["Deployment shop/web (apps/v1)", "IPAddressPool shop/stray (metallb.io/v1beta1)"]);
  assert.deepEqual([...fold.of("ipaddresspools").objects.keys()], ["metallb-system/unplaced", "metallb-system/blue"]);
});

test("manifests: of two objects of one name the later counts", () => {
  const { fold } = folded(documents(service("web", "192.0.2.1")), documents(service("web", "192.0.2.2")));
  assert.deepEqual(fold.of("services").objects.get("shop/web")?.ingress, [{ ip: "192.0.2.2" }]);
});

test("manifests: all issues come at once, each with its file and document, and quote no secret", async () => {
  await using directory = await scratch();
  const at = (name: string) => join(directory.path, name);
  const broken = { ...peer("leaf1"), spec: { password: "correct-horse", holdTime: "soon" } };
  await writeFile(at("a.yaml"), documents(service("web"), { kind: "Service" }, broken));
  await writeFile(at("b.yaml"), 'apiVersion: v1\nkind: "x\npassword: correct-horse\n');
  await writeFile(at("c.yaml"), documents({ ...pool("blue"), apiVersion: "metallb.io/v1alpha1" }, 7));
  await writeFile(at("d.json"), '{"apiVersion": "v1", "kind": "List", "items": [3]}');
  const result = await readManifests([directory.path, at("none.yaml")]);
  assert.ok(!result.ok);
  const issues = result.error.map(({ file, document, message }) => [
    file.slice(directory.path.length + 1),
    document,
    message,
  ]);
  assert.deepEqual(
    issues.map(([file, document]) => `${file} ${document ?? "-"}`),
    ["none.yaml -", "a.yaml 2", "a.yaml 3", "b.yaml 1", "c.yaml 1", "c.yaml 2", "d.json 1"],
  );
  const messages = issues.map(([, , message]) => message);
  assert.match(String(messages[0]), /ENOENT/);
  assert.equal(messages[1], "expected apiVersion and kind");
  assert.equal(messages[2], 'BGPPeer metallb-system/leaf1: spec.holdTime: expected a duration, got "soon"');
  assert.match(String(messages[3]), /^line \d: /);
  assert.equal(messages[4], "apiVersion: IPAddressPool is read in v1beta1, got metallb.io/v1alpha1");
  assert.equal(messages[6], "items[0]: expected an object of the Kubernetes API");
  assert.ok(!JSON.stringify(result).includes("correct-horse"));
});

test("manifests: directories are read to their depths, and - is standard input", async () => {
  await using directory = await scratch();
  await mkdir(join(directory.path, "deep", "er"), { recursive: true });
  await writeFile(join(directory.path, "web.yml"), stringify(service("web")));
  await writeFile(join(directory.path, "deep", "er", "db.json"), JSON.stringify(service("db")));
  await writeFile(join(directory.path, "notes.txt"), "not a manifest: [");
  const readStandardInput = async (): Promise<string> => stringify(service("cache"));
  const result = await readManifests([directory.path, "-"], { readStandardInput });
  assert.ok(result.ok);
  const fold = new EventFold();
  for (const event of result.value.events) fold.apply(event);
  assert.deepEqual([...fold.of("services").objects.keys()].sort(), ["shop/cache", "shop/db", "shop/web"]);
});

test("manifests: a file that expands without end is an issue", () => {
  const levels = Array.from(
    { length: 12 },
    (_, i) =>
      `l${i}: &l${i} [${Array(9)
        .fill(i ? `*l${i - 1}` : "x")
        .join(",")}]`,
  );
  const result = parseManifests([{ file: "bomb.yaml", text: levels.join("\n") }]);
  assert.ok(!result.ok);
  assert.match(result.error[0]?.message ?? "", /alias/i);
});

for (const [what, broken] of Object.entries({
  "as an alias": "password: *hunter2",
  "as a tag": "password: !hunter2 {a: b}",
  "as an escape": 'password: "\\hunter2"',
  "behind a value": "password: 'x' hunter2",
  "as a block's header": "password: |hunter2",
  "as a directive": "password: %hunter2",
  "within brackets": "password: [hunter2",
  "as the whole of the spec": "hunter2",
})) {
  test(`manifests: a password ${what} stands in no issue`, () => {
    const head = "apiVersion: metallb.io/v1beta2\nkind: BGPPeer\nmetadata: {name: leaf1, namespace: metallb-system}";
    const spec = broken === "hunter2" ? `spec: ${broken}` : `spec:\n  ${broken}`;
    for (const text of [`${head}\n${spec}\n`, `{"kind": "BGPPeer", "spec": {"password": "hunter2" hunter2`]) {
      const result = parseManifests([{ file: "peer.yaml", text }]);
      if (!result.ok) assert.doesNotMatch(JSON.stringify(result.error), /hunter2|\\\\h/);
      else assert.doesNotMatch(JSON.stringify(result.value), /hunter2/); // a tag nobody knows is no error
    }
  });
}

/** Puts a file in its place whole: whoever follows it never finds it half written. */
async function put(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}

test("manifests: followed files are read again when they change, and one that breaks leaves the last content as lost", async () => {
  await using directory = await scratch();
  const file = join(directory.path, "web.yaml");
  await put(file, stringify(service("web")));
  const fold = new EventFold();
  const stop = new AbortController();
  const running = watchManifests({ paths: [directory.path], watch: true, pollMs: 5 }, fold, {
    clock: systemClock,
    log: silentLog,
    signal: stop.signal,
  });
  const services = fold.of("services");
  await until("read", () => services.objects.has("shop/web"));
  await until("alive", () => fold.count("services", "alive") > 1);
  assert.equal(fold.count("services", "listed"), 1, "unchanged files are not read again");
  await put(join(directory.path, "db.yaml"), stringify(service("db")));
  await until("added", () => services.objects.size === 2);
  await put(file, "apiVersion: [");
  await until("lost", () => services.state === "lost");
  assert.equal(services.objects.size, 2);
  assert.match(services.message, /web\.yaml: line 1/);
  await put(file, stringify(service("web", "192.0.2.9")));
  await utimes(file, 1, 1); // whatever the time says, another one is a change
  await until("mended", () => services.state === "listed");
  assert.deepEqual(services.objects.get("shop/web")?.ingress, [{ ip: "192.0.2.9" }]);
  await rm(file);
  await until("gone", () => services.objects.size === 1);
  stop.abort();
  await running;
});

test("manifests: files that are not followed are read once and stay alive", async () => {
  await using directory = await scratch();
  const file = join(directory.path, "web.yaml");
  await writeFile(file, stringify(service("web")));
  const fold = new EventFold();
  const stop = new AbortController();
  const running = watchManifests({ paths: [file], watch: false, pollMs: 5 }, fold, {
    clock: systemClock,
    log: silentLog,
    signal: stop.signal,
  });
  await until("alive", () => fold.count("services", "alive") > 0);
  await rm(file);
  const before = fold.count("services", "alive");
  await until("still alive", () => fold.count("services", "alive") > before + 2);
  assert.equal(fold.of("services").state, "listed");
  stop.abort();
  await running;
});

test("manifests: before a first good reading everything is pending, and says why", async () => {
  const fold = new EventFold();
  const stop = new AbortController();
  const running = watchManifests({ paths: ["/nonexistent/web.yaml"], watch: true, pollMs: 5 }, fold, {
    clock: systemClock,
    log: silentLog,
    signal: stop.signal,
  });
  await until("a reason", () => /ENOENT/.test(fold.of("services").message));
  assert.equal(fold.of("services").state, "pending");
  stop.abort();
  await running;
});
