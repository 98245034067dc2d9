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
import type { PlannedFault, Scenario } from "./scenario.ts";

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
  const running = [
    fabric.run(ended.signal),
    playFaults(scenario, { leaves, ndkManagers, cluster }, clock, log, ended.signal),
  ];
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

/** Where faults can be caused. */
type Faulty = Pick<SimulatedWorld, "leaves" | "ndkManagers" | "cluster">;

/** Causes the planned faults of a scenario, each at its time. */
async function playFaults(
  scenario: Scenario,
  world: Faulty,
  clock: Clock,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const startMs = clock.nowMs();
  for (const planned of scenario.faults.toSorted((a, b) => a.afterMs - b.afterMs)) {
    await clock.sleep(Math.max(0, startMs + planned.afterMs - clock.nowMs()), signal);
    if (signal.aborted) return;
    const done = await cause(planned, world, clock);
    const fields = { ...(planned.leaf !== undefined && { target: planned.leaf }), fault: planned.fault.name };
    if (done.ok) log.info(fields, "fault caused");
    else log.warn({ ...fields, error: done.error }, "fault had nothing to act on");
  }
}

async function cause(
  planned: PlannedFault,
  { leaves, ndkManagers, cluster }: Faulty,
  clock: Clock,
): Promise<Result<undefined, string>> {
  if (planned.leaf === undefined) {
    await cluster.fault(planned.fault.name, planned.fault.args);
    return ok(undefined);
  }
  const leaf = leaves.get(planned.leaf);
  if (leaf === undefined) return err("there is no such leaf");
  if (!isNdkFault(planned.fault)) return await applyLeafFault(leaf, planned.fault);
  const manager = ndkManagers.get(planned.leaf);
  if (manager === undefined) return err("the leaf was started without an NDK manager");
  await applyNdkFault(manager, planned.fault, (ms) => clock.sleep(ms));
  return ok(undefined);
}

function isNdkFault(fault: LeafFault | NamedNdkFault): fault is NamedNdkFault {
  return isNdkFaultName(fault.name);
}
