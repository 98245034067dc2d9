import assert from "node:assert/strict";
import { test } from "node:test";
import type { Static } from "typebox";
import type { World } from "../../src/demo/world.ts";
import { parsePath } from "../../src/gnmi/path.ts";
import { parseAddress, parsePrefix } from "../../src/model/address.ts";
import type { SimulatedLeaf } from "../../src/simulator/leaf.ts";
import { setBgpNeighbor } from "../../src/simulator/surroundings.ts";
import type { Incident, IncidentPage } from "../../src/sinks/api/incident-schemas.ts";
import { all, becomes, demoWorld, verdicts } from "./demo-world.ts";

const prefix = (text: string) => parsePrefix(text) ?? assert.fail(text);
const address = (text: string) => parseAddress(text) ?? assert.fail(text);

async function incidents(world: World, state: "open" | "closed"): Promise<Incident[]> {
  const answer = await fetch(`${world.apiUrl}/api/v1/incidents?state=${state}`);
  assert.equal(answer.status, 200);
  const page = (await answer.json()) as Static<typeof IncidentPage>;
  return page.items;
}

const shown = async (world: World): Promise<string[]> =>
  (await incidents(world, "open")).map(({ cause, scope, serviceCount }) => `${cause} ${scope} ${serviceCount}`);

/** Every IPv4 route of the leaf loses one of its next hops. Gives how many did. */
function loseAll(leaf: SimulatedLeaf, nextHop: string): number {
  return leaf
    .routes()
    .routes()
    .filter(({ prefix: held }) => leaf.routes().lose(held, address(nextHop))).length;
}

test("one dead session is one incident, from the leaf's own word to REST and metrics, and ends with it", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  const leaf = world.leaves.get("leaf1") ?? assert.fail();
  const neighbor = { peerAddress: "192.0.2.11", peerAs: 64_512 };
  const now = Date.now();
  setBgpNeighbor(leaf.tree, "default", { ...neighbor, sessionState: "active", lastEvent: "holdTime" }, now);
  assert.equal(loseAll(leaf, "192.0.2.11"), 7);
  await becomes(() => shown(world), ["bgp-session-down leaf1|default|192.0.2.11 7"]);
  const [incident] = await incidents(world, "open");
  assert.equal(incident?.evidence.event, "holdTime");
  assert.match(incident?.remedy ?? "", /leaf1 with 192\.0\.2\.11/);
  const metrics = await (await fetch(`${world.apiUrl}/metrics`)).text();
  assert.match(metrics, /kbutler_incidents\{cluster="[a-z]+",cause="bgp-session-down",severity="[a-z]+"\} 1/);
  setBgpNeighbor(leaf.tree, "default", { ...neighbor, sessionState: "established" }, now);
  leaf.routes().heal();
  await becomes(() => shown(world), []);
  assert.ok((await incidents(world, "closed")).some(({ id }) => id === incident?.id));
});

test("where the session is up, the leaf's BGP RIB is asked; a route no service explains is an orphan", async () => {
  await using world = await demoWorld();
  await becomes(() => verdicts(world), all(world, "up"));
  const leaf = world.leaves.get("leaf1") ?? assert.fail();
  const rib = "/network-instance[name=default]/bgp-rib/afi-safi[afi-safi-name=ipv4-unicast]/ipv4-unicast";
  const received = `${rib}/rib-in-out/rib-in-pre/route[prefix=203.0.113.12/32][neighbor=192.0.2.11][path-id=0]`;
  leaf.tree.merge(parsePath(received), { "attr-id": "7" });
  leaf.routes().lose(prefix("203.0.113.12/32"), "all");
  leaf.routes().set({ prefix: prefix("203.0.113.99/32"), via: [{ address: address("192.0.2.12") }] });
  await becomes(
    async () => (await shown(world)).sort(),
    ["orphan-route demo|203.0.113.99/32 0", "route-rejected-by-policy leaf1|default|192.0.2.11 1"],
  );
});
