import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import http from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { parse, stringify } from "yaml";
import { loadKubeConfig } from "../../../src/sources/kubernetes/access.ts";
import { selfSigned } from "./certificate.ts";
import { service, startWatched, until, type WatchedCluster } from "./watched-cluster.ts";

const services = { resources: ["services"] } as const;

/** Rewrites the kubeconfig of a world. */
async function rewrite(world: WatchedCluster, change: (config: Config) => void): Promise<void> {
  const config: Config = parse(world.cluster.kubeconfig());
  change(config);
  await writeFile(world.kubeconfig, stringify(config));
}

interface Config {
  clusters: { name: string; cluster: Record<string, unknown> }[];
  users: { name: string; user: Record<string, unknown> }[];
  contexts: { name: string; context: Record<string, unknown> }[];
  "current-context": string;
}

describe("credentials and transport", { concurrency: true }, () => {
  test("a wrong token is forbidden; one that is rotated in the file is picked up", async () => {
    await using world = await startWatched({ token: "right" });
    await rewrite(world, (config) => {
      config.users = [{ name: "simulated-user", user: { token: "wrong" } }];
    });
    world.watch(services);
    await until("forbidden", () => world.fold.of("services").state === "forbidden");
    assert.match(world.fold.of("services").message, /does not accept our credentials/);
    await writeFile(world.kubeconfig, world.cluster.kubeconfig());
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.ok(!JSON.stringify([world.lines, world.fold.events]).includes("wrong"));
  });

  test("a kubeconfig that is no YAML is refused without a word of what stands in it", async () => {
    await using world = await startWatched();
    for (const token of ["correct-horse\n  broken: [", "*correct-horse", "!correct-horse x", '"\\correct-horse"']) {
      await writeFile(world.kubeconfig, `users:\n- name: u\n  user:\n    token: ${token}\n`);
      assert.throws(
        () => loadKubeConfig({ kubeconfig: world.kubeconfig }),
        (reason: Error) =>
          /^cannot load the kubeconfig: the YAML of line \d cannot be read/.test(reason.message) &&
          !/correct-horse/.test(`${reason.message}${inspect(reason)}`),
      );
    }
  });

  test("one refused login is no state: the credentials are read again first", async () => {
    await using world = await startWatched();
    await world.cluster.fault("answer", { status: 401, times: 1 });
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.deepEqual(world.fold.states("services"), ["listed"]);
  });

  test("an exec plug-in gives the token", async () => {
    await using world = await startWatched({ token: "from-plug-in" });
    const credential = {
      apiVersion: "client.authentication.k8s.io/v1",
      kind: "ExecCredential",
      status: { token: "from-plug-in" },
    };
    await rewrite(world, (config) => {
      const args = ["-e", `process.stdout.write(${JSON.stringify(JSON.stringify(credential))})`];
      const exec = { apiVersion: credential.apiVersion, command: process.execPath, args, interactiveMode: "Never" };
      config.users = [{ name: "simulated-user", user: { exec } }];
    });
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
  });

  test("contexts of one file are watched side by side, each on its own server, reconnects too", async () => {
    await using east = await startWatched({ name: "east", token: "e" });
    await using west = await startWatched({ name: "west", token: "w" });
    east.cluster.apply(service("in-east"));
    west.cluster.apply(service("in-west"));
    const [one, two]: [Config, Config] = [parse(east.cluster.kubeconfig()), parse(west.cluster.kubeconfig())];
    const both = {
      ...one,
      clusters: [...one.clusters, ...two.clusters],
      users: [...one.users, ...two.users],
      contexts: [...one.contexts, ...two.contexts],
    };
    await writeFile(east.kubeconfig, stringify(both));
    east.watch({ ...services, access: { kubeconfig: east.kubeconfig, context: "east" } });
    west.watch({ ...services, access: { kubeconfig: east.kubeconfig, context: "west" } });
    for (let round = 0; round < 2; round++) {
      await until("both open", () => east.cluster.watches() === 1 && west.cluster.watches() === 1);
      assert.deepEqual([east.names("services"), west.names("services")], [["shop/in-east"], ["shop/in-west"]]);
      await east.cluster.fault("end-streams", {});
      await west.cluster.fault("garbage-line", {});
    }
  });

  test("TLS: the file's CA is what the certificate is held to", async () => {
    const [tls, other] = [await selfSigned(), await selfSigned()];
    await using good = await startWatched({ tls });
    await using bad = await startWatched({ tls: { ...tls, ca: other.cert } });
    good.watch(services);
    bad.watch(services);
    await until("listed", () => good.fold.of("services").state === "listed");
    await until("refused", () => /certificate|signature/i.test(bad.fold.of("services").message));
    assert.equal(bad.fold.of("services").state, "pending");
    assert.ok(!good.lines.some((line) => line.message.includes("not verified")));
  });

  test("TLS: a verification that is skipped is said in the log", async () => {
    await using world = await startWatched({ tls: await selfSigned() });
    await rewrite(world, (config) => {
      for (const { cluster } of config.clusters) {
        delete cluster["certificate-authority-data"];
        cluster["insecure-skip-tls-verify"] = true;
      }
    });
    world.watch(services);
    await until("listed", () => world.fold.of("services").state === "listed");
    const warnings = world.lines.filter((line) => line.message === "the certificate of the API server is not verified");
    assert.deepEqual(
      warnings.map(({ level, fields }) => ({ level, ...fields })),
      [{ level: "warn", address: world.cluster.url }],
    );
  });

  test("the kubeconfig's proxy-url is used", async () => {
    await using world = await startWatched({ tls: await selfSigned() });
    await using proxy = await startProxy();
    await rewrite(world, (config) => {
      for (const { cluster } of config.clusters) cluster["proxy-url"] = proxy.url;
    });
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    assert.ok(proxy.tunnels.length > 0);
    assert.ok(proxy.tunnels.every((target) => world.cluster.url.endsWith(target)));
  });

  test("a kubeconfig that is missing or names no such context says so, and is tried again", async () => {
    await using world = await startWatched();
    world.watch({ ...services, access: { kubeconfig: world.kubeconfig, context: "other" } });
    await until("a reason", () => world.fold.of("services").message !== "");
    assert.equal(world.fold.of("services").message, "the kubeconfig has no context other, it has simulated");
    await rewrite(world, (config) => {
      for (const context of config.contexts) context.name = "other";
    });
    await until("listed", () => world.fold.of("services").state === "listed");
    assert.throws(
      () => loadKubeConfig({ kubeconfig: join(world.directory, "none") }),
      /cannot load the kubeconfig: ENOENT/,
    );
  });
});

test("access: outside of a cluster, in-cluster credentials are an error, whatever files lie about", () => {
  assert.throws(() => loadKubeConfig({ inCluster: true }), /not in a cluster/);
});

test("access: HTTPS_PROXY and NO_PROXY are obeyed", async () => {
  await using world = await startWatched({ tls: await selfSigned() });
  await using proxy = await startProxy();
  const before = { HTTPS_PROXY: process.env.HTTPS_PROXY, NO_PROXY: process.env.NO_PROXY };
  try {
    process.env.HTTPS_PROXY = proxy.url;
    process.env.NO_PROXY = "";
    world.watch(services);
    await until("open", () => world.cluster.watches() === 1);
    assert.ok(proxy.tunnels.length > 0);
    const used = proxy.tunnels.length;
    process.env.NO_PROXY = "127.0.0.1";
    await using direct = await startWatched({ tls: await selfSigned() });
    direct.watch(services);
    await until("open", () => direct.cluster.watches() === 1);
    assert.equal(proxy.tunnels.length, used);
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
});

/** A proxy that opens tunnels and remembers where to. */
async function startProxy(): Promise<AsyncDisposable & { readonly url: string; readonly tunnels: string[] }> {
  const tunnels: string[] = [];
  const sockets = new Set<Socket>();
  const server = http.createServer();
  server.on("connect", (request, client: Socket) => {
    tunnels.push(request.url ?? "");
    const [host, port] = (request.url ?? "").split(":");
    const upstream = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      upstream.pipe(client);
      client.pipe(upstream);
    });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => {});
      socket.on("close", () => {
        client.destroy();
        upstream.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("an answer that is no JSON is refused without a word of what stands in it", async () => {
  const server = http.createServer((_, response) => response.end('{"items": [{"password": "hunter2" hunter2}]}'));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await using world = await startWatched();
  await rewrite(world, (config) => {
    for (const { cluster } of config.clusters) cluster.server = `http://127.0.0.1:${port}`;
  });
  world.watch({ resources: ["bgppeers", "services"] });
  for (const resource of ["bgppeers", "services"] as const) {
    await until("a reason", () => /is no JSON/.test(world.fold.of(resource).message));
  }
  assert.doesNotMatch(JSON.stringify([world.fold.events, world.lines]), /hunter2/);
  await world.stop();
  server.closeAllConnections();
  server.close();
});
