import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { systemClock } from "../clock.ts";
import { CommandError, ExitCode, untilSignal } from "../exit.ts";
import { type Certificates, createCertificates } from "../simulator/certificates.ts";
import { type ClusterApiOptions, type SimulatedCluster, startClusterApi } from "../simulator/cluster.ts";
import { startControl } from "../simulator/control.ts";
import { generatedTree } from "../simulator/generated-routes.ts";
import { kubernetesObjects } from "../simulator/kubernetes-objects.ts";
import { type LeafOptions, type SimulatedLeaf, startLeaf } from "../simulator/leaf.ts";
import type { LeafTls } from "../simulator/leaf-server.ts";
import { startNdkManager } from "../simulator/ndk-manager.ts";
import { startReplay } from "../simulator/replay.ts";
import { readScenario, type Scenario } from "../simulator/scenario.ts";
import { readState } from "../simulator/state-file.ts";
import { Tree } from "../simulator/tree.ts";
import { startWorld } from "../simulator/world.ts";

const lastPort = 65_535;

interface SimulateOptions {
  readonly scenario?: string;
  readonly state?: string;
  readonly replay?: string;
  readonly speed: number;
  readonly leaves?: number;
  readonly routes: number;
  readonly host: string;
  readonly port: number;
  readonly controlPort?: number;
  readonly kubernetesPort?: number;
  readonly kubeconfig?: string;
  readonly kubernetesTlsDir?: string;
  readonly kubernetesTokenFile?: string;
  readonly ndkSocketDir?: string;
  readonly only?: "kubernetes" | "ndk";
  readonly username?: string;
  readonly passwordFile?: string;
  readonly tlsDir?: string;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
  readonly tlsClientCa?: string;
  readonly entriesPerMessage?: number;
}

/** `kbutler simulate`: leaves that speak gNMI, and with a scenario the Kubernetes API and NDK managers that belong to it. */
export function simulateCommand(): Command {
  return new Command("simulate")
    .description("run simulated SR Linux leaves, and with a scenario a Kubernetes API and NDK managers")
    .option("--scenario <file>", "leaves, nodes and services from this file (config/demo.yaml is one)")
    .option("--state <file>", "serve this recorded tree: RFC 7951 JSON rooted at the top")
    .option("--replay <file>", "play back what kbutler record kept of a leaf")
    .option("--speed <n>", "of the replay: 1 as it was, 10 ten times as fast, max as fast as it is read", speed, 1)
    .option("--leaves <n>", "without a scenario: how many leaves (1)", leafCount)
    .option("--routes <n>", "without a scenario: BGP routes each leaf holds", count, 1000)
    .option("--host <address>", "where everything listens", "127.0.0.1")
    .option("--port <port>", "gNMI port of the first leaf, the next ones follow; 0: free ones", port, 57400)
    .option("--control-port <port>", "HTTP control face: read and change routes and objects, cause faults", port)
    .option("--kubernetes-port <port>", "with a scenario: port of the Kubernetes API", port)
    .option("--kubeconfig <file>", "with a scenario: write a kubeconfig for that API")
    .option("--kubernetes-tls-dir <dir>", "make certificates for that API, write them here, speak TLS")
    .option("--kubernetes-token-file <file>", "demand this bearer token of every request to that API")
    .option("--ndk-socket-dir <dir>", "an NDK manager per leaf, with its unix socket here")
    .addOption(new Option("--only <part>", "start this part alone, without leaves").choices(["kubernetes", "ndk"]))
    .option("--username <name>", "demand this login of every RPC")
    .option("--password-file <file>", "the password that goes with it")
    .option("--tls-dir <dir>", "make certificates, write them here (ca.pem, cert.pem, client.pem, ...), speak TLS")
    .option("--tls-cert <file>", "server certificate (PEM); without TLS options the leaves speak plain text")
    .option("--tls-key <file>", "its key (PEM)")
    .option("--tls-client-ca <file>", "demand client certificates of this authority (PEM)")
    .option("--entries-per-message <n>", "list entries in one notification (1; 16 of generated routes)", count)
    .action(simulate);
}

async function simulate(options: SimulateOptions): Promise<void> {
  const sources = [options.scenario, options.state, options.replay].filter((source) => source !== undefined);
  if (sources.length > 1) {
    throw new CommandError("--scenario, --state and --replay exclude each other", ExitCode.usage);
  }
  if (options.port > 0 && options.port + (options.leaves ?? 1) - 1 > lastPort) {
    throw new CommandError(
      `--port: ${options.leaves} leaves from ${options.port} end beyond ${lastPort}`,
      ExitCode.usage,
    );
  }
  const leaf = {
    host: options.host,
    entriesPerMessage: Math.max(1, options.entriesPerMessage ?? (sources.length > 0 ? 1 : 16)),
    credentials: await credentialsOf(options),
    tls: await tlsOf(options),
  };
  const signal = untilSignal();
  await using started = new AsyncDisposableStack();
  if (options.replay !== undefined) await startRecording(options.replay, options, leaf, started);
  else if (options.scenario === undefined) await startAlone(options, leaf, started);
  else await startFromScenario(options.scenario, options, leaf, started);
  say("ready");
  await aborted(signal);
}

async function startFromScenario(
  file: string,
  options: SimulateOptions,
  leaf: Omit<LeafOptions, "name">,
  started: AsyncDisposableStack,
): Promise<void> {
  const read = readScenario(file);
  if (!read.ok) {
    const issues = read.error.map(({ path, message }) => `${file}: ${path}: ${message}`).join("\n");
    throw new CommandError(issues, ExitCode.usage);
  }
  const kubernetes = await kubernetesOf(options);
  if (options.only === "ndk") {
    const names = read.value.leaves.map(({ name }) => name);
    return await startNdkAlone(names, options, started);
  }
  if (options.only === "kubernetes") {
    const cluster = started.use(await startClusterApi({ name: read.value.cluster, ...kubernetes }));
    cluster.load(kubernetesObjects(read.value));
    await sayCluster(cluster, options);
    if (options.controlPort === undefined) return;
    const face = { leaves: new Map(), objects: cluster, host: options.host, port: options.controlPort };
    say(`control ${started.use(await startControl(face)).url}`);
    return;
  }
  const world = started.use(
    await startWorld({
      scenario: withPorts(read.value, options.port),
      leaf,
      kubernetes,
      ndkSocketDir: options.ndkSocketDir,
      control: options.controlPort === undefined ? undefined : { host: options.host, port: options.controlPort },
    }),
  );
  sayLeaves(world.leaves.values());
  for (const [name, { socketPath }] of world.ndkManagers) say(`ndk ${name} unix://${socketPath}`);
  await sayCluster(world.cluster, options);
  if (world.control !== undefined) say(`control ${world.control.url}`);
}

/** Where the Kubernetes API listens, and whom it answers. */
async function kubernetesOf(options: SimulateOptions): Promise<ClusterApiOptions> {
  const { host, kubernetesPort, kubernetesTlsDir, kubernetesTokenFile } = options;
  const token = kubernetesTokenFile === undefined ? undefined : (await readText(kubernetesTokenFile)).trim();
  if (token === "") throw new CommandError(`${kubernetesTokenFile}: holds no token`, ExitCode.usage);
  const made = kubernetesTlsDir === undefined ? undefined : await writeCertificates(kubernetesTlsDir, host);
  const tls = made && { cert: made.certPem, key: made.keyPem, ca: made.caPem };
  return { host, port: kubernetesPort ?? 0, tls, token };
}

async function sayCluster(cluster: SimulatedCluster, { kubeconfig }: SimulateOptions): Promise<void> {
  say(`kubernetes ${cluster.url}`);
  if (kubeconfig === undefined) return;
  await cluster.writeKubeconfig(kubeconfig);
  say(`kubeconfig ${kubeconfig}`);
}

/** NDK managers whose leaves speak no gNMI. */
async function startNdkAlone(
  names: readonly string[],
  { ndkSocketDir }: SimulateOptions,
  started: AsyncDisposableStack,
): Promise<void> {
  if (ndkSocketDir === undefined) throw new CommandError("--only ndk needs --ndk-socket-dir", ExitCode.usage);
  for (const name of names) await startNdk(name, new Tree({}), ndkSocketDir, started);
}

async function startNdk(name: string, tree: Tree, folder: string, started: AsyncDisposableStack): Promise<void> {
  await mkdir(folder, { recursive: true });
  const socketPath = join(folder, `${name}:50053`);
  started.use(await startNdkManager({ socketPath, tree, agents: ["kbutler"] }));
  say(`ndk ${name} unix://${socketPath}`);
}

/** One leaf that says again what another one said. */
async function startRecording(
  file: string,
  { port, speed }: SimulateOptions,
  { host = "127.0.0.1", credentials, tls }: Omit<LeafOptions, "name">,
  started: AsyncDisposableStack,
): Promise<void> {
  try {
    const replay = started.use(await startReplay({ file, host, port, speed, clock: systemClock, credentials, tls }));
    const { target, startedAt, recorder } = replay.header;
    say(`gnmi ${target} ${replay.address}`);
    say(`replay ${replay.sessions} sessions of ${startedAt}, recorded by kbutler ${recorder}`);
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new CommandError(`${file}: ${why}`, ExitCode.usage);
  }
}

/** Leaves without a cluster: a recorded tree, or generated routes. */
async function startAlone(
  options: SimulateOptions,
  leaf: Omit<LeafOptions, "name">,
  started: AsyncDisposableStack,
): Promise<void> {
  if (options.only === "kubernetes") {
    throw new CommandError("--only kubernetes needs --scenario: it says which objects there are", ExitCode.usage);
  }
  const names = Array.from({ length: options.leaves ?? 1 }, (_, index) => `leaf${index + 1}`);
  if (options.only === "ndk") return await startNdkAlone(names, options, started);
  const base = treeOf(options);
  const leaves = new Map<string, SimulatedLeaf>();
  for (const [index, name] of names.entries()) {
    const port = options.port === 0 ? 0 : options.port + index;
    const recorded = options.state !== undefined;
    const one = await startLeaf({ ...leaf, name, port, recorded, stallable: recorded, tree: base.fork() });
    leaves.set(name, started.use(one));
    if (options.ndkSocketDir !== undefined) await startNdk(name, one.tree, options.ndkSocketDir, started);
  }
  sayLeaves(leaves.values());
  if (options.controlPort !== undefined) {
    const control = started.use(await startControl({ leaves, host: options.host, port: options.controlPort }));
    say(`control ${control.url}`);
  }
}

function treeOf(options: SimulateOptions): Tree {
  if (options.state === undefined) return generatedTree(options.routes, systemClock);
  const read = readState(options.state);
  if (!read.ok) throw new CommandError(read.error, ExitCode.usage);
  return read.value;
}

/** Leaves whose port the file leaves open get the ports that follow each other. */
function withPorts(scenario: Scenario, first: number): Scenario {
  if (first === 0) return scenario;
  return {
    ...scenario,
    leaves: scenario.leaves.map((leaf, index) => (leaf.port === 0 ? { ...leaf, port: first + index } : leaf)),
  };
}

async function credentialsOf(options: SimulateOptions): Promise<{ username: string; password: string } | undefined> {
  const { username, passwordFile } = options;
  if (username === undefined && passwordFile === undefined) return undefined;
  if (username === undefined || passwordFile === undefined) {
    throw new CommandError("--username and --password-file belong together", ExitCode.usage);
  }
  return { username, password: (await readText(passwordFile)).trimEnd() };
}

async function tlsOf(options: SimulateOptions): Promise<LeafTls | undefined> {
  const { tlsDir, tlsCert, tlsKey, tlsClientCa } = options;
  const clientCaPem = tlsClientCa === undefined ? undefined : await readText(tlsClientCa);
  if (tlsCert !== undefined || tlsKey !== undefined) {
    if (tlsCert === undefined || tlsKey === undefined) {
      throw new CommandError("--tls-cert and --tls-key belong together", ExitCode.usage);
    }
    return { certPem: await readText(tlsCert), keyPem: await readText(tlsKey), clientCaPem };
  }
  if (tlsDir === undefined) return undefined;
  const made = await writeCertificates(tlsDir, options.host);
  return { certPem: made.certPem, keyPem: made.keyPem, clientCaPem, renew: made.renew };
}

async function writeCertificates(folder: string, host: string): Promise<Certificates> {
  const made = await createCertificates([...new Set([host, "localhost", "127.0.0.1"])]);
  await mkdir(folder, { recursive: true });
  const files = { "ca.pem": made.caPem, "cert.pem": made.certPem, "client.pem": made.clientCertPem };
  const secrets = { "key.pem": made.keyPem, "client-key.pem": made.clientKeyPem };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  for (const [name, text] of Object.entries(secrets)) await writeFile(join(folder, name), text, { mode: 0o600 });
  say(`certificates ${folder}`);
  return made;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new CommandError(`${file}: cannot be read: ${why}`, ExitCode.usage);
  }
}

function sayLeaves(leaves: Iterable<SimulatedLeaf>): void {
  for (const { name, address } of leaves) say(`gnmi ${name} ${address}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function speed(text: string): number {
  const times = text === "max" ? Number.POSITIVE_INFINITY : Number(text);
  if (!(times > 0)) throw new InvalidArgumentError("expected a number above 0, or max");
  return times;
}

function port(text: string): number {
  const number = count(text);
  if (number > lastPort) throw new InvalidArgumentError(`a port is 0 to ${lastPort}`);
  return number;
}

function leafCount(text: string): number {
  const number = count(text);
  if (number === 0) throw new InvalidArgumentError("expected a number from 1");
  return number;
}

function count(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError("expected a number from 0");
  return Number(text);
}
