import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePath } from "../../../src/gnmi/path.ts";
import { silentLog } from "../../../src/log.ts";
import type { IpPrefix } from "../../../src/model/address.ts";
import type { Clock } from "../../../src/model/clock.ts";
import type { RibQuestion } from "../../../src/model/rib.ts";
import type { SimulatedLeaf } from "../../../src/simulator/leaf.ts";
import { RibProbe, ribIntervalMs } from "../../../src/sources/gnmi/rib-probe.ts";
import { startTestLeaf } from "../../simulator/leaf-fixture.ts";
import { target, until } from "./running.ts";

const rib = "/network-instance[name=default]/bgp-rib/afi-safi[afi-safi-name=ipv4-unicast]/ipv4-unicast";
const question = (prefix: string): RibQuestion => ({
  target: "leaf1",
  networkInstance: "default",
  prefix: prefix as IpPrefix,
});

/** A clock that stands still and counts who waits. */
class WaitingClock implements Clock {
  readonly waits: number[] = [];
  #wake = Promise.withResolvers<void>();
  nowMs(): number {
    return 0;
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    signal?.addEventListener("abort", () => this.#wake.resolve(), { once: true });
    return this.#wake.promise;
  }
  wake(): void {
    this.#wake.resolve();
    this.#wake = Promise.withResolvers();
  }
}

/** A probe of a simulated leaf, at work. */
async function probing(fill: (leaf: SimulatedLeaf) => void = () => {}) {
  const leaf = await startTestLeaf();
  fill(leaf);
  const clock = new WaitingClock();
  const port = Number(leaf.address.split(":").at(-1));
  const probe = new RibProbe(target(port), { clock, log: silentLog });
  const stop = new AbortController();
  const ended = probe.run(stop.signal);
  return {
    leaf,
    clock,
    probe,
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
      await leaf[Symbol.asyncDispose]();
    },
  };
}

test("rib probe: received, accepted and local paths, of several neighbours and prefixes", async () => {
  await using world = await probing(({ tree }) => {
    const keys = "[prefix=192.0.2.10/32][neighbor=10.0.0.1]";
    tree.merge(parsePath(`${rib}/rib-in-out/rib-in-pre/route${keys}[path-id=0]`), { "attr-id": "7" });
    tree.merge(parsePath(`${rib}/rib-in-out/rib-in-post/route${keys}[path-id=0]`), { "attr-id": "7" });
    tree.merge(parsePath(`${rib}/local-rib/route${keys}[origin-protocol=bgp][path-id=0]`), {
      "used-route": false,
      "valid-route": true,
      "tie-break-reason": "as-path-length",
    });
    const other = "[prefix=192.0.2.11/32][neighbor=10.0.0.2]";
    tree.merge(parsePath(`${rib}/rib-in-out/rib-in-pre/route${other}[path-id=0]`), { "attr-id": "8" });
    tree.merge(parsePath(`${rib}/local-rib/route${other}[origin-protocol=bgp][path-id=0]`), {
      "valid-route": false,
      "tie-break-reason": "none",
      "invalid-reason": { "rejected-route": true, "as-loop": false },
    });
  });
  const asked = ["192.0.2.10/32", "192.0.2.11/32", "192.0.2.12/32"].map(question);
  for (const one of asked) world.probe.ask(one);
  await until("an answer", () => asked.every((one) => world.probe.answer(one) !== undefined));
  const path = { used: false, valid: true, best: false, tieBreakReason: "as-path-length", invalidReasons: [] };
  assert.deepEqual(
    asked.map((one) => world.probe.answer(one)),
    [
      {
        kind: "told",
        paths: { received: ["10.0.0.1"], accepted: ["10.0.0.1"], local: [{ ...path, neighbor: "10.0.0.1" }] },
      },
      {
        kind: "told",
        paths: {
          received: ["10.0.0.2"],
          accepted: [],
          local: [
            {
              ...path,
              neighbor: "10.0.0.2",
              valid: false,
              tieBreakReason: undefined,
              invalidReasons: ["rejected-route"],
            },
          ],
        },
      },
      { kind: "told", paths: { received: [], accepted: [], local: [] } },
    ],
  );
});

test("rib probe: many questions go out a few at a time, and no sooner than the leaf can bear", async () => {
  await using world = await probing();
  const asked = Array.from({ length: 20 }, (_, index) => question(`192.0.2.${index}/32`));
  for (const one of asked) world.probe.ask(one);
  const answered = (): number => asked.filter((one) => world.probe.answer(one) !== undefined).length;
  for (const count of [8, 16, 20]) {
    await until("a wait", () => world.clock.waits.length === Math.ceil(count / 8));
    assert.equal(answered(), count);
    world.clock.wake();
  }
  assert.deepEqual(world.clock.waits, [ribIntervalMs, ribIntervalMs, ribIntervalMs]);
});

test("rib probe: a leaf that cannot be reached is told as that, and what is forgotten is not answered", async () => {
  await using world = await probing();
  await world.leaf.die();
  const [one, two] = [question("192.0.2.10/32"), question("192.0.2.11/32")];
  world.probe.ask(one);
  world.probe.ask(two);
  world.probe.forget(two);
  await until("an answer", () => world.probe.answer(one) !== undefined);
  assert.equal(world.probe.answer(one)?.kind, "failed");
  assert.equal(world.probe.answer(two), undefined);
});
