import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { systemClock } from "../clock.ts";
import { type Log, silentLog } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import { err, ok, type Result } from "../model/result.ts";
import { type ClusterApiOptions, type SimulatedCluster, startClusterApi } from "./cluster.ts";
import { type Control, startControl } from "./control.ts";
import { Fabric, startScenarioLeaves } from "./fabric.ts";
import { kubernetesObjects } from "./kubernetes-objects.ts";
import type { LeafOptions, SimulatedLeaf } from "./leaf.ts";
import { applyLeafFault, type LeafFault } from "./leaf-faults.ts";
import { applyNdkFault, isNdkFaultName, type NamedNdkFault } from "./ndk-faults.ts";
import { type NdkManager, startNdkManager } from "./ndk-manager.ts";
import type { Scenario } from "./scenario.ts";

/** What of a scenario is started, and how. */
export interface WorldOptions {
  readonly scenario: Scenario;
  /** For every leaf. */
  readonly leaf?: Omit<LeafOptions, "name" | "port" | "addresses" | "tree"> | undefined;
  /** The Kubernetes API server; it always runs, since the fabric follows its objects. */
  readonly kubernetes?: ClusterApiOptions | undefined;
  /** A folder for the unix sockets of the NDK managers; absent: none are started. */
  readonly ndkSocketDir?: string | undefined;
  /** Absent: no control face. */
  readonly control?: { readonly host?: string; readonly port?: number } | undefined;
  readonly clock?: Clock | undefined;
  readonly log?: Log | undefined;
}

/** A scenario that runs: leaves, Kubernetes API, the fabric between them, and what was asked for besides. Disposing of it
 *  ends everything in reverse. */
export interface SimulatedWorld extends AsyncDisposable {
  readonly scenario: Scenario;
  /** By name. */
  readonly leaves: ReadonlyMap<string, SimulatedLeaf>;
  readonly cluster: SimulatedCluster;
  readonly fabric: Fabric;
  /** By leaf. */
  readonly ndkManagers: ReadonlyMap<string, NdkManager>;
  readonly control: Control | undefined;
}

/** Starts a scenario. Its FIBs are right when the promise resolves; afterwards they follow the Kubernetes objects. Its
 *  planned faults happen as time passes. */
export async function startWorld(options: WorldOptions): Promise<SimulatedWorld> {
  const { scenario, clock = systemClock, log = silentLog } = options;
  await using started = new AsyncDisposableStack();
  const cluster = started.use(await startClusterApi({ name: scenario.cluster, clock, ...options.kubernetes }));
  cluster.load(kubernetesObjects(scenario));
  const leaves = await startScenarioLeaves(scenario, { clock, ...options.leaf });
  for (const leaf of leaves.values()) started.use(leaf);
  const fabric = new Fabric({ scenario, leaves, objects: cluster, clock, log });
  fabric.apply();
  const ndkManagers = new Map<string, NdkManager>();
  if (options.ndkSocketDir !== undefined) {
    await mkdir(options.ndkSocketDir, { recursive: true });
    for (const { name, tree } of leaves.values()) {
      const socketPath = join(options.ndkSocketDir, `${name}:50053`); // the real one's name ends so, too
      ndkManagers.set(name, started.use(await startNdkManager({ socketPath, tree, agents: ["kbutler"], clock, log })));
    }
  }
  const control =
    options.control && started.use(await startControl({ leaves, ndkManagers, objects: cluster, ...options.control }));
  const ended = new AbortController();
  const running = [fabric.run(ended.signal), playFaults(scenario, { leaves, ndkManagers }, clock, log, ended.signal)];
  started.defer(async () => {
    ended.abort();
    await Promise.all(running);
  });
  const ownership = started.move();
  return {
    scenario,
    leaves,
    cluster,
    fabric,
    ndkManagers,
    control,
    [Symbol.asyncDispose]: () => ownership.disposeAsync(),
  };
}

/** Causes the planned faults of a scenario, each at its time. */
async function playFaults(
  scenario: Scenario,
  { leaves, ndkManagers }: Pick<SimulatedWorld, "leaves" | "ndkManagers">,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const startMs = clock.nowMs();
  for (const { afterMs, leaf: name, fault } of scenario.faults.toSorted((a, b) => a.afterMs - b.afterMs)) {
    await clock.sleep(Math.max(0, startMs + afterMs - clock.nowMs()), signal);
    const leaf = leaves.get(name);
    if (signal.aborted || leaf === undefined) return;
    const done = isNdkFault(fault)
      ? await applyToManager(ndkManagers.get(name), fault, clock)
      : await applyLeafFault(leaf, fault);
    if (done.ok) log.info({ target: name, fault: fault.name }, "fault caused");
    else log.warn({ target: name, fault: fault.name, error: done.error }, "fault had nothing to act on");
  }
}

function isNdkFault(fault: LeafFault | NamedNdkFault): fault is NamedNdkFault {
  return isNdkFaultName(fault.name);
}

async function applyToManager(
  manager: NdkManager | undefined,
  fault: NamedNdkFault,
  clock: Clock,
): Promise<Result<undefined, string>> {
  if (manager === undefined) return err("the leaf was started without an NDK manager");
  await applyNdkFault(manager, fault, (ms) => clock.sleep(ms));
  return ok(undefined);
}
