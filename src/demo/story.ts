import type { IpPrefix } from "../model/address.ts";
import { applyLeafFault, type LeafFault } from "../simulator/leaf-faults.ts";
import type { ServiceState } from "../verdict/verdict.ts";
import type { World } from "./world.ts";

/** One scene: something happens, and the services named go through these states, in this order. */
export interface Scene {
  /** For the screen. */
  readonly title: string;
  act(world: World): Promise<void>;
  /** States each service passes, by `namespace/name`; a service that is not named stays as it is. */
  readonly verdicts: Readonly<Record<string, readonly ServiceState[]>>;
}

const imagesService = "media/images";
const images = "203.0.113.21/32" as IpPrefix;
const payments = "203.0.113.12/32" as IpPrefix;

/** The demo's story: three faults, each healed. `services` are all services of the scenario. */
export function story(services: readonly string[]): readonly Scene[] {
  const all = (...states: ServiceState[]): Readonly<Record<string, readonly ServiceState[]>> =>
    Object.fromEntries(services.map((service) => [service, states]));
  return [
    { title: "the collector has synced four leaves and listed the cluster", act: async () => {}, verdicts: all("up") },
    {
      title: `fault: leaf1 loses next hop worker2 (192.0.2.12) of ${images} (${imagesService})`,
      act: (world) => cause(world, "leaf1", { name: "withdraw-next-hop", ...where(images), nextHop: "192.0.2.12" }),
      verdicts: { [imagesService]: ["updating", "degraded"] },
    },
    {
      title: "healed: leaf1 has the next hop again",
      act: (world) => cause(world, "leaf1", { name: "restore-next-hop", ...where(images), nextHop: "192.0.2.12" }),
      verdicts: { [imagesService]: ["up"] },
    },
    {
      title: `fault: leaf3 fails to program ${payments} (shop/payments) in hardware`,
      act: (world) => cause(world, "leaf3", { name: "fib-programming", ...where(payments), ...hardware("failed") }),
      verdicts: { "shop/payments": ["updating", "degraded"] },
    },
    {
      title: "healed: leaf3 has programmed it",
      act: (world) => cause(world, "leaf3", { name: "fib-programming", ...where(payments), ...hardware("programmed") }),
      verdicts: { "shop/payments": ["up"] },
    },
    {
      title: "fault: leaf4 dies; nobody can know what it holds",
      act: (world) => cause(world, "leaf4", { name: "die" }),
      verdicts: all("unknown"),
    },
    {
      title: "healed: leaf4 is back and synced",
      act: (world) => cause(world, "leaf4", { name: "revive" }),
      verdicts: all("up"),
    },
  ];
}

function where(prefix: IpPrefix): { prefix: string; networkInstance: string } {
  return { prefix, networkInstance: "default" };
}

function hardware(state: "failed" | "programmed"): { state: "failed" | "programmed"; locations: string[] } {
  return { state, locations: ["complex-1.0"] };
}

async function cause(world: World, name: string, fault: LeafFault): Promise<void> {
  const leaf = world.leaves.get(name);
  if (leaf === undefined) throw new Error(`the scenario has no ${name}`);
  const result = await applyLeafFault(leaf, fault);
  if (!result.ok) throw new Error(`${fault.name} on ${name}: ${result.error}`);
}
