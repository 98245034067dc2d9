import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import { stringify } from "yaml";
import { createCertificates } from "../../src/simulator/certificates.ts";
import { startClusterApi } from "../../src/simulator/cluster.ts";
import { startLeaf } from "../../src/simulator/leaf.ts";
import { becomes } from "./demo-world.ts";

const program = fileURLToPath(new URL("../../src/kbutler.js", import.meta.url));

interface Run {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly log: () => string;
  readonly exit: Promise<number | null>;
}

function kbutler(...args: string[]): Run {
  return start([], ...args);
}

/** Runs the program with options for Node itself. */
function start(options: readonly string[], ...args: string[]): Run {
  const child = spawn(process.execPath, [...options, program, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let out = "";
  let log = "";
  child.stdout.on("data", (data) => {
    out += String(data);
  });
  child.stderr.on("data", (data) => {
    log += String(data);
  });
  const exit = once(child, "close").then(([code]) => (typeof code === "number" ? code : null));
  return { child, out: () => out, log: () => log, exit };
}

test("the program: version, help, wrong usage and wrong config have their exit codes", async () => {
  const runs = [
    kbutler("--version"),
    kbutler("collector", "--help"),
    kbutler("collector"),
    kbutler("dance"),
    kbutler("config", "check", "no-such-file.yaml"),
    kbutler("expect", "--manifests", "no-such-file.yaml"),
  ];
  assert.deepEqual(await Promise.all(runs.map(({ exit }) => exit)), [0, 0, 2, 2, 2, 2]);
  assert.match(runs[0]?.out() ?? "", /^\d+\.\d+\.\d+\n$/);
  assert.match(runs[2]?.log() ?? "", /required option '-c, --config <file>'/);
  assert.match(runs[4]?.log() ?? "", /no-such-file\.yaml: cannot be read/);
});

test("a target named twice, a database of others and a port in use: each is named, in config check and where it runs", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-process-"));
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  try {
    const at = (name: string): string => join(folder, name);
    writeFileSync(at("gnmic.yaml"), "targets: {leaf1: {insecure: true}, leaf2: {insecure: true, nonsense: 1}}");
    writeFileSync(at("objects.yaml"), "");
    const foreign = new Database(at("foreign.sqlite"));
    foreign.exec("CREATE TABLE theirs (x)");
    foreign.close();
    const bound = taken.address();
    const port = typeof bound === "object" && bound !== null ? bound.port : 0;
    const write = (name: string, more: object): string => {
      const config = {
        targets: { leaf1: { address: "127.0.0.1:1", tls: { insecure: true } } },
        "targets-file": "gnmic.yaml",
        kubernetes: { manifests: ["objects.yaml"] },
        api: { listen: "127.0.0.1:0" },
        ...more,
      };
      writeFileSync(at(name), stringify(config));
      return at(name);
    };
    const good = write("good.yaml", {});
    const runs = [
      kbutler("config", "check", good),
      kbutler("collector", "--config", write("foreign.yaml", { store: { file: "foreign.sqlite" } })),
      kbutler("collector", "--config", write("taken.yaml", { api: { listen: `127.0.0.1:${port}` } })),
    ];
    assert.deepEqual(await Promise.all(runs.map(({ exit }) => exit)), [0, 2, 2]);
    const said = runs.map(({ log }) => log());
    const left = "targets-file: targets.leaf1: left out, a target of this name stands in targets";
    assert.match(said[0] ?? "", new RegExp(`good.yaml: warning: ${left}`));
    assert.match(said[0] ?? "", /warning: targets-file: targets\.leaf2\.nonsense: unknown key/);
    assert.match(
      said[1] ?? "",
      /foreign\.yaml: store\.file: .*foreign\.sqlite is a database of another program; name another/,
    );
    assert.match(said[2] ?? "", new RegExp(`taken.yaml: api.listen: 127.0.0.1:${port} is in use`));
    assert.doesNotMatch(said.join(), /internal error/);
    const { child, log, exit } = kbutler("collector", "--config", good);
    try {
      await becomes(() => /"msg":"collector started"/.test(log()), true);
      assert.match(log(), new RegExp(`"warning":"${left}"`));
      const url = /"url":"([^"]+)"/.exec(log())?.[1] ?? "";
      const status = (await (await fetch(`${url}/api/v1/status`)).json()) as { configWarnings: string[] };
      assert.ok(status.configWarnings.includes(left));
      assert.match(await (await fetch(`${url}/metrics`)).text(), /^kbutler_config_warnings 2$/m);
      child.kill("SIGTERM");
      assert.equal(await exit, 0);
    } finally {
      child.kill("SIGKILL");
    }
  } finally {
    taken.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("ports that cannot be, and ports in use, are a matter of usage", async () => {
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
  const bound = taken.address();
  const port = typeof bound === "object" && bound !== null ? String(bound.port) : "";
  try {
    const runs = [
      kbutler("simulate", "--port", "99999"),
      kbutler("simulate", "--leaves", "0"),
      kbutler("simulate", "--leaves", "9", "--port", "65530"),
      kbutler("simulate", "--routes", "1", "--port", port),
      kbutler("simulate", "--routes", "1", "--port", "0", "--control-port", port),
      kbutler("demo", "--once", "--port", port),
    ];
    assert.deepEqual(await Promise.all(runs.map(({ exit }) => exit)), [2, 2, 2, 2, 2, 2]);
    const said = runs.map(({ log }) => log());
    assert.match(said[0] ?? "", /a port is 0 to 65535/);
    assert.match(said[1] ?? "", /expected a number from 1/);
    assert.match(said[2] ?? "", /end beyond 65535/);
    for (const text of said.slice(3))
      assert.match(text, new RegExp(`127\\.0\\.0\\.1:${port} is in use: end the program`));
    assert.doesNotMatch(said.join(), /internal error|at .*\.ts:/);
  } finally {
    taken.close();
  }
});

test("a collector names what is wrong with its leaves, goes on with the others, and ends with 0 on SIGTERM", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-process-"));
  try {
    const dayMs = 86_400_000;
    const past = { fromMs: Date.now() - 30 * dayMs, untilMs: Date.now() - dayMs };
    const [good, expired] = await Promise.all([
      createCertificates(["127.0.0.1"]),
      createCertificates(["127.0.0.1"], past),
    ]);
    const credentials = { username: "kbutler", password: "right" };
    await using fine = await startLeaf({ name: "fine", tls: good, credentials });
    await using locked = await startLeaf({ name: "locked", tls: good, credentials });
    await using old = await startLeaf({ name: "old", tls: expired, credentials });
    writeFileSync(join(folder, "right"), "right");
    writeFileSync(join(folder, "wrong"), "s3cret-but-wrong");
    writeFileSync(join(folder, "good.pem"), good.caPem);
    writeFileSync(join(folder, "expired.pem"), expired.caPem);
    writeFileSync(join(folder, "objects.yaml"), "");
    const file = join(folder, "collector.yaml");
    const target = (address: string, password: string, ca: string): object => ({
      address,
      "password-file": password,
      tls: { "ca-file": ca },
    });
    writeFileSync(
      file,
      stringify({
        "target-defaults": { username: "kbutler" },
        targets: {
          fine: target(fine.address, "right", "good.pem"),
          locked: target(locked.address, "wrong", "good.pem"),
          old: target(old.address, "right", "expired.pem"),
          away: target("127.0.0.1:1", "right", "good.pem"),
        },
        kubernetes: { manifests: ["objects.yaml"] },
        api: { listen: "127.0.0.1:0" },
      }),
    );
    const { child, log, exit } = kbutler("collector", "--config", file);
    try {
      const url = (): string =>
        /"msg":"collector started"/.test(log()) ? (/"url":"([^"]+)"/.exec(log())?.[1] ?? "") : "";
      await becomes(() => url() !== "", true);
      const states = async (): Promise<Record<string, string>> => {
        const response = await fetch(`${url()}/api/v1/targets`);
        const { items } = (await response.json()) as {
          items: { name: string; freshness: string; lastError: string | null }[];
        };
        const said = (text: string | null): string => (text ?? "").split(/[:(]/)[0]?.trim() ?? "";
        return Object.fromEntries(
          items.map(({ name, freshness, lastError }) => [name, `${freshness} ${said(lastError)}`.trim()]),
        );
      };
      await becomes(states, {
        fine: "synced",
        locked: "connecting login refused",
        old: "connecting TLS refused",
        away: "connecting address unreachable",
      });
      const metrics = await (await fetch(`${url()}/metrics`)).text();
      for (const [name, reason] of [
        ["locked", "login-refused"],
        ["old", "certificate-expired"],
        ["away", "address-unreachable"],
      ]) {
        assert.match(
          metrics,
          new RegExp(`kbutler_target_session_failures_total\\{target="${name}",reason="${reason}"\\} [1-9]`),
        );
        assert.match(log(), new RegExp(`"target":"${name}"[^\\n]*"msg":"session lost"`));
      }
      assert.match(metrics, /kbutler_target_synced\{target="fine"\} 1/);
      assert.doesNotMatch(log() + metrics, /s3cret/);
      const stoppedMs = performance.now();
      child.kill("SIGTERM");
      assert.equal(await exit, 0);
      assert.ok(performance.now() - stoppedMs < 10_000);
      assert.match(log(), /"msg":"collector stopped"/);
    } finally {
      child.kill("SIGKILL");
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a rejection that nobody handles is told and ends the collector, whatever the cluster and its leaves are up to", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-process-"));
  await using cluster = await startClusterApi();
  const kubeconfig = join(folder, "kubeconfig.yaml");
  await cluster.writeKubeconfig(kubeconfig);
  const config = {
    targets: { leaf1: { address: "127.0.0.1:1", tls: { insecure: true } } },
    kubernetes: { kubeconfig },
    api: { listen: "127.0.0.1:0" },
    store: { file: "history.sqlite" },
  };
  writeFileSync(join(folder, "collector.yaml"), stringify(config));
  // A defect of no room: a promise that is rejected once the collector is at work, told by a file that appears.
  const sign = join(folder, "now");
  writeFileSync(
    join(folder, "defect.mjs"),
    `import { existsSync } from "node:fs";
    const timer = setInterval(() => {
      if (!existsSync(${JSON.stringify(sign)})) return;
      clearInterval(timer);
      Promise.reject(new Error("a stray rejection"));
    }, 20);
    timer.unref();`,
  );
  const { child, log, exit } = start(
    ["--import", join(folder, "defect.mjs")],
    "collector",
    "--config",
    join(folder, "collector.yaml"),
  );
  try {
    await becomes(() => /"msg":"collector started"/.test(log()) && cluster.watches("services") === 1, true);
    writeFileSync(sign, "");
    assert.equal(await exit, 3);
    assert.match(log(), /kbutler: internal error: Error: a stray rejection\n +at /);
    await becomes(() => cluster.watches(), 0);
    const history = new Database(join(folder, "history.sqlite"));
    assert.equal(history.pragma("integrity_check", { simple: true }), "ok");
    history.close();
  } finally {
    child.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});
