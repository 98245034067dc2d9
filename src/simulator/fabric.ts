import { systemClock } from "../clock.ts";
import { type Log, silentLog } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import { announcements, type ObjectSource, speakerSessions } from "./announcements.ts";
import { fabricNeighbors, fabricRoutes } from "./fabric-routes.ts";
import { sessionsOf } from "./kubernetes-objects.ts";
import type { SimulatedLeaf } from "./leaf.ts";
import { type LeafAddress, type LeafOptions, startLeaf } from "./leaf.ts";
import type { Scenario } from "./scenario.ts";
import type { ScenarioLeaf, ScenarioNode } from "./scenario-schema.ts";
import { setBgpNeighbor, setLldpNeighbor, setNeighborEntry } from "./surroundings.ts";

/** What the fabric runs with. */
export interface FabricOptions {
  readonly scenario: Scenario;
  /** By name. */
  readonly leaves: ReadonlyMap<string, SimulatedLeaf>;
  readonly objects: ObjectSource;
  /** Milliseconds from a change of the objects to the leaves' FIBs; the scenario's where absent. */
  readonly delayMs?: number | undefined;
  /** Milliseconds between two looks at the objects: 20. */
  readonly pollMs?: number | undefined;
  readonly clock?: Clock | undefined;
  readonly log?: Log | undefined;
}

/** Feeds the leaves: whenever the Kubernetes objects change, their FIBs and BGP neighbours follow after a delay, as if
 *  speakers and leaves had talked. It knows nothing of expectations. */
export class Fabric {
  readonly #options: FabricOptions;
  readonly #clock: Clock;
  readonly #delayMs: number;
  #settled = "";

  constructor(options: FabricOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#delayMs = options.delayMs ?? options.scenario["fabric-delay-ms"];
  }

  /** The resource version the leaves have caught up with. */
  get settled(): string {
    return this.#settled;
  }

  /** Brings the leaves up to the objects at once. */
  apply(): void {
    const { scenario, objects, leaves } = this.#options;
    this.#settled = objects.resourceVersion;
    const held = speakerSessions(objects);
    const routes = fabricRoutes(scenario, announcements(objects));
    for (const described of scenario.leaves) {
      const leaf = leaves.get(described.name);
      if (leaf === undefined) continue;
      const networkInstance = described["network-instance"];
      leaf.routes(networkInstance).replaceAll(routes.get(described.name) ?? []);
      for (const neighbor of fabricNeighbors(described, scenario, held)) {
        setBgpNeighbor(leaf.tree, networkInstance, neighbor, this.#clock.nowMs());
      }
    }
  }

  /** Follows the objects until `signal` aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { objects, pollMs = 20, log = silentLog } = this.#options;
    while (!signal.aborted) {
      if (objects.resourceVersion !== this.#settled) {
        await this.#clock.sleep(this.#delayMs, signal);
        if (signal.aborted) return;
        this.apply();
        log.debug({ resourceVersion: this.#settled }, "fabric settled");
      }
      await this.#clock.sleep(pollMs, signal);
    }
  }
}

/** Starts every leaf of a scenario with its addresses and what it sees on its wires; their routes come by the fabric.
 *  If one cannot start, those already started are ended and the promise rejects. */
export async function startScenarioLeaves(
  scenario: Scenario,
  options: Omit<LeafOptions, "name" | "port" | "addresses" | "tree"> = {},
): Promise<ReadonlyMap<string, SimulatedLeaf>> {
  const leaves = new Map<string, SimulatedLeaf>();
  try {
    for (const described of scenario.leaves) {
      const { name, port } = described;
      const leaf = await startLeaf({ ...options, name, port, addresses: leafAddresses(described) });
      leaves.set(name, leaf);
      wire(leaf, described, scenario, (options.clock ?? systemClock).nowMs());
    }
  } catch (reason) {
    for (const leaf of leaves.values()) await leaf[Symbol.asyncDispose]();
    throw reason;
  }
  return leaves;
}

function leafAddresses(leaf: ScenarioLeaf): LeafAddress[] {
  const networkInstance = leaf["network-instance"];
  return [...leaf.addresses, ...leaf.uplinks].map(({ subinterface, address }) => ({
    subinterface,
    address,
    networkInstance,
  }));
}

/** LLDP and resolved addresses of the nodes attached to a leaf. */
function wire(leaf: SimulatedLeaf, described: ScenarioLeaf, scenario: Scenario, nowMs: number): void {
  const macs = new Map(scenario.nodes.map(({ name }, index) => [name, macOf(index)]));
  for (const { node, address, subinterface } of sessionsOf(described, scenario.nodes)) {
    setNeighborEntry(leaf.tree, { subinterface, address, linkLayerAddress: macs.get(node.name) ?? macOf(0) });
  }
  for (const node of scenario.nodes) {
    for (const attachment of node.attachments.filter(({ leaf: name, lldp }) => lldp && name === described.name)) {
      setLldpNeighbor(
        leaf.tree,
        {
          interface: portOf(attachment.subinterface, node, scenario),
          systemName: node.name,
          chassisId: macs.get(node.name) ?? macOf(0),
          portId: "eth0",
        },
        nowMs,
      );
    }
  }
}

/** LLDP is spoken on ports: that of the subinterface, or behind an IRB the port with the node's number. */
function portOf(subinterface: string, node: ScenarioNode, scenario: Scenario): string {
  if (!subinterface.startsWith("irb")) return subinterface.slice(0, subinterface.lastIndexOf("."));
  return `ethernet-1/${scenario.nodes.findIndex(({ name }) => name === node.name) + 1}`;
}

/** Locally administered, upper case as the switch writes it. */
function macOf(index: number): string {
  const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, "0");
  return `1A:2B:3C:00:${hex(index >> 8)}:${hex(index & 255)}`;
}
