import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { parseAllDocuments } from "yaml";
import { systemClock } from "../../src/clock.ts";
import { runExpect } from "../../src/commands/expect.ts";
import { CommandError, ExitCode } from "../../src/exit.ts";
import { expectAll } from "../../src/expectation/expect.ts";
import type { ExpectationAnswer } from "../../src/expectation/explain.ts";
import { silentLog } from "../../src/log.ts";
import { resourceNames } from "../../src/model/cluster.ts";
import { type SimulatedCluster, startClusterApi } from "../../src/simulator/cluster.ts";
import type { ObjectInput } from "../../src/simulator/cluster-object.ts";
import { watchManifests } from "../../src/sources/kubernetes/manifest-watch.ts";
import { watchCluster } from "../../src/sources/kubernetes/watch.ts";
import { ClusterTable } from "../../src/state/cluster-table.ts";
import { type Fixture, fixtures, shapeOf, shapeOfCluster } from "../expectation/fixture.ts";
import { ManualClock } from "../state/manual-clock.ts";
import { eventually, until } from "../until.ts";

/** Scenarios that need a cluster of their own kind: without MetalLB's CRDs, or with MetalLB in another namespace. */
const apart = new Map<string, { readonly withoutGroups?: readonly string[] }>([
  ["generic", { withoutGroups: ["metallb.io", "frrk8s.metallb.io"] }],
  ["metallb-elsewhere", {}],
  ["frr-k8s-namespace", {}],
]);
const stemOf = ({ name }: Fixture): string => name.slice(name.indexOf("-") + 1);
const all = fixtures();
const folder = await mkdtemp(join(tmpdir(), "kbutler-expect-"));
after(() => rm(folder, { recursive: true }));

async function objectsOf(fixture: Fixture): Promise<ObjectInput[]> {
  return parseAllDocuments(await readFile(fixture.file, "utf8")).map((document): ObjectInput => document.toJS());
}

function wanted({ expected: { announce, refuse, services, nodes } }: Fixture) {
  return { announce, refuse, services, nodes };
}

async function kubeconfigOf(api: SimulatedCluster, name: string): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  await api.writeKubeconfig(file);
  return file;
}

let api: SimulatedCluster;
let table: ClusterTable;
const stop = new AbortController();
let watching: Promise<void>;
before(async () => {
  api = await startClusterApi();
  table = new ClusterTable("default", systemClock);
  const kubeconfig = await kubeconfigOf(api, "shared");
  const surroundings = { clock: systemClock, random: Math.random, log: silentLog, signal: stop.signal };
  watching = watchCluster({ access: { kubeconfig } }, table, surroundings);
});
after(async () => {
  stop.abort();
  await watching;
  await api[Symbol.asyncDispose]();
});

/** Whether nothing of the scenario before is known any more: else it would be taken for the next one's answer. */
const isEmpty = (): boolean => resourceNames.every((name) => table.view().resource(name).objects.size === 0);

for (const fixture of all.filter((one) => !apart.has(stemOf(one)))) {
  test(`live: ${fixture.name}, in any order`, async () => {
    const objects = await objectsOf(fixture);
    const { args } = fixture.expected;
    const options = {
      metallb: {
        backend: args?.metallbBackend,
        loadBalancerClass: args?.lbClass,
        ignoreExcludeLb: args?.ignoreExcludeLb,
      },
    };
    const now = () => expectAll(table.view(), options, 1_000);
    const inOrder = async (shuffled: readonly ObjectInput[]): Promise<void> => {
      try {
        for (const object of shuffled) api.apply(object);
        await eventually(() => {
          const expectations = now();
          assert.ok(expectations.known);
          assert.deepEqual(shapeOfCluster(expectations), wanted(fixture), fixture.expected.why);
        });
      } finally {
        for (const { apiVersion, kind, metadata } of objects) {
          api.remove(String(apiVersion), String(kind), metadata.namespace, metadata.name);
        }
        await until("nothing is left", isEmpty);
      }
    };
    const orders = fc.shuffledSubarray(objects, { minLength: objects.length });
    await fc.assert(fc.asyncProperty(orders, inOrder), { numRuns: 3, endOnFailure: true });
  });
}

for (const [stem, { withoutGroups }] of apart) {
  test(`live: ${stem}, through the command`, async () => {
    const fixture = all.find((one) => stemOf(one) === stem);
    assert.ok(fixture);
    await using own = await startClusterApi({ withoutGroups });
    own.load(await objectsOf(fixture));
    const kubeconfig = await kubeconfigOf(own, stem);
    const answer: ExpectationAnswer = JSON.parse(await runExpect({ kubeconfig, output: "json" }));
    assert.deepEqual(shapeOf(answer), wanted(fixture));
  });
}

test("live: the namespace of a targets file counts, and where MetalLB may not be looked for the command says what to set", async () => {
  const fixture = all.find((one) => stemOf(one) === "metallb-elsewhere");
  assert.ok(fixture);
  await using own = await startClusterApi();
  own.load(await objectsOf(fixture));
  const kubeconfig = await kubeconfigOf(own, "given");
  const targets = join(folder, "given-targets.yaml");
  const config = `kubernetes: {kubeconfig: ${kubeconfig}}\ntargets: {leaf1: {address: "192.0.2.1:57400"}}\n`;
  const refuse = async () => {
    for (const resource of ["daemonsets", "ipaddresspools"]) {
      await own.fault("answer", { status: 403, verb: "list", resource, times: 1 });
    }
  };
  const notes: string[] = [];
  const ask = async (more: string) => {
    await writeFile(targets, config + more);
    const text = await runExpect({ kubeconfig, targets, output: "json" }, systemClock, (note) => notes.push(note));
    return shapeOf(JSON.parse(text));
  };
  await refuse();
  assert.deepEqual((await ask("")).announce, {});
  assert.match(notes.join(), /set metallb.namespace \(--metallb-namespace\).*; tried metallb-system/);
  await own.fault("clear", {});
  assert.deepEqual(await ask("metallb: {namespace: lb-system}\n"), wanted(fixture));
  assert.equal(notes.length, 1);
});

for (const stem of ["metallb-elsewhere", "frr-k8s-namespace"]) {
  test(`live: ${stem}, by a collector that follows files`, async () => {
    const fixture = all.find((one) => stemOf(one) === stem);
    assert.ok(fixture);
    const files = new ClusterTable("default", systemClock);
    const end = new AbortController();
    const running = watchManifests({ paths: [fixture.file], watch: true }, files, {
      clock: systemClock,
      log: silentLog,
      signal: end.signal,
    });
    const now = () => expectAll(files.view(), { metallb: { speakersWithoutPods: "assume" } }, 1_000);
    await until("the files are read", () => now().known);
    assert.deepEqual(shapeOfCluster(now()), wanted(fixture));
    end.abort();
    await running;
  });
}

test("live: the command reads a cluster once and ends", async () => {
  const fixture = all[0];
  assert.ok(fixture);
  await using own = await startClusterApi();
  own.load(await objectsOf(fixture));
  const kubeconfig = await kubeconfigOf(own, "once");
  assert.match(await runExpect({ kubeconfig, output: "table", service: "shop/web" }), /3 of 3 nodes announce it/);
  await until("no watch is left", () => own.watches() === 0);
});

test("live: a cluster that refuses nodes cannot be known", async () => {
  await using own = await startClusterApi();
  await own.fault("answer", { status: 403, resource: "nodes" });
  const kubeconfig = await kubeconfigOf(own, "refused");
  await assert.rejects(runExpect({ kubeconfig, output: "json" }), (reason) => {
    assert.ok(reason instanceof CommandError);
    assert.equal(reason.exitCode, ExitCode.cannotKnow);
    assert.match(reason.message, /cluster-forbidden\n {2}nodes: forbidden/);
    return true;
  });
});

test("live: a cluster that serves no services or nodes is in trouble, not empty", async () => {
  const own = await startClusterApi();
  await own.fault("answer", { status: 404, resource: "services" });
  const kubeconfig = await kubeconfigOf(own, "not-found");
  const refusal = await refusalWithin(8_000, kubeconfig, () => own.requests.some((line) => /\/services/.test(line)));
  await own[Symbol.asyncDispose]();
  assert.equal(refusal.exitCode, ExitCode.cannotKnow);
  assert.match(refusal.message, /cluster-connecting\n {2}services: pending, the API server answered 404/);
});

test("live: a cluster that cannot be reached is given up soon, and its one error told once", async () => {
  const own = await startClusterApi();
  const kubeconfig = await kubeconfigOf(own, "gone");
  await own[Symbol.asyncDispose]();
  const refusal = await refusalWithin(8_000, kubeconfig);
  assert.equal(refusal.exitCode, ExitCode.cannotKnow);
  assert.match(refusal.message, /^[^\n]*cluster-connecting\n {2}services, [^\n]*: pending, [^\n]*ECONNREFUSED[^\n]*$/);
});

/** Runs the command by a clock that goes fast, until it gives up. What it asks is answered in the machine's time: no time
 *  passes before `asked` holds, and then so slowly that an answer is there first. */
async function refusalWithin(limitMs: number, kubeconfig: string, asked = () => true): Promise<CommandError> {
  const clock = new ManualClock(1_000);
  let refusal: unknown;
  const running = runExpect({ kubeconfig, output: "json" }, clock).catch((reason: unknown) => {
    refusal = reason;
  });
  await until("it has asked", asked);
  await systemClock.sleep(200);
  for (let passedMs = 0; passedMs < limitMs && refusal === undefined; passedMs += 500) {
    await systemClock.sleep(20);
    await clock.advance(500);
    await systemClock.sleep(20);
  }
  assert.ok(refusal instanceof CommandError);
  await running;
  return refusal;
}
