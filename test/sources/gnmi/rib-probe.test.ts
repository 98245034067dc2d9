import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePath } from "../../../src/gnmi/path.ts";
import { silentLog } from "../../../src/log.ts";
import type { IpPrefix } from "../../../src/model/address.ts";
import type { Clock } from "../../../src/model/clock.ts";
import type { RibAnswer, RibQuestion } from "../../../src/model/rib.ts";
import type { SimulatedLeaf } from "../../../src/simulator/leaf.ts";
import { openChannel } from "../../../src/sources/gnmi/channel.ts";
import { RibProbe, ribIntervalMs } from "../../../src/sources/gnmi/rib-probe.ts";
import { startTestLeaf } from "../../simulator/leaf-fixture.ts";
import { target, until } from "./running.ts";

const rib = "/network-instance[name=default]/bgp-rib/afi-safi[afi-safi-name=ipv4-unicast]/ipv4-unicast";
let questions = 0;
const question = (prefix: string): RibQuestion => ({
  number: ++questions,
  target: "leaf1",
  networkInstance: "default",
  prefix: prefix as IpPrefix,
});

/** A clock that stands still but for those who wait, and counts them. */
class WaitingClock implements Clock {
  readonly waits: number[] = [];
  #nowMs = 0;
  #wake = Promise.withResolvers<void>();
  nowMs(): number {
    return this.#nowMs;
  }
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    this.waits.push(ms);
    signal?.addEventListener("abort", () => this.#wake.resolve(), { once: true });
    return this.#wake.promise;
  }
  wake(): void {
    this.#nowMs += this.waits.at(-1) ?? 0;
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
  const answers = new Map<number, RibAnswer>();
  const probe = new RibProbe(
    "leaf1",
    { ribTold: ({ number }, answer) => answers.set(number, answer) },
    {
      clock,
      log: silentLog,
    },
  );
  const channel = openChannel(target(port));
  const serve = async (signal: AbortSignal): Promise<void> => {
    await assert.rejects(probe.serve(channel, signal), /session ended/);
  };
  const stop = new AbortController();
  const ended = serve(stop.signal);
  return {
    leaf,
    clock,
    probe,
    serve,
    answer: ({ number }: RibQuestion) => answers.get(number),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
      channel.close();
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
  await until("an answer", () => asked.every((one) => world.answer(one) !== undefined));
  const path = { used: false, valid: true, best: false, tieBreakReason: "as-path-length", invalidReasons: [] };
  assert.deepEqual(
    asked.map((one) => world.answer(one)),
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
  const answered = (): number => asked.filter((one) => world.answer(one) !== undefined).length;
  for (const count of [8, 16]) {
    await until("a wait", () => world.clock.waits.length === Math.ceil(count / 8));
    assert.equal(answered(), count);
    world.clock.wake();
  }
  await until("the last answers", () => answered() === 20);
  assert.deepEqual(world.clock.waits, [ribIntervalMs, ribIntervalMs]);
});

test("rib probe: what waits when a session ends is asked over the next one, which keeps the pace of the first", async () => {
  await using world = await probing();
  const first = question("192.0.2.10/32");
  world.probe.ask(first);
  await until("an answer", () => world.answer(first) !== undefined);
  const stop = new AbortController();
  const second = question("192.0.2.11/32");
  world.probe.ask(second);
  await until("a wait", () => world.clock.waits.length === 1);
  stop.abort();
  await world.serve(stop.signal);
  assert.equal(world.answer(second), undefined);
  world.clock.wake();
  await until("an answer", () => world.answer(second) !== undefined);
});

test("rib probe: a leaf that cannot be reached is told as that, and what is withdrawn is not answered", async () => {
  await using world = await probing();
  await world.leaf.die();
  const [one, two] = [question("192.0.2.10/32"), question("192.0.2.11/32")];
  world.probe.ask(one);
  world.probe.ask(two);
  world.probe.withdraw(two);
  await until("an answer", () => world.answer(one) !== undefined);
  assert.equal(world.answer(one)?.kind, "failed");
  assert.equal(world.answer(two), undefined);
});
