import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { silentLog } from "../../src/log.ts";
import { KeyPageBuilder } from "../../src/sinks/api/key-page.ts";
import { openHistory } from "../../src/sinks/store/history.ts";
import type { TransitionRecord } from "../../src/sinks/store/history-reader.ts";
import { storeDefaults } from "../../src/sinks/store/store-options.ts";
import type { EndpointState, Evaluation, PrefixVerdict, Transition } from "../../src/verdict/verdict.ts";
import { endpointVerdict, evaluation, fixtureMs, prefixVerdict, serviceVerdict } from "../sinks/evaluation-fixture.ts";
import { fixtureClock, temporaryDirectory } from "../sinks/store/history-fixture.ts";

const nodes = ["node-1", "node-2"] as const;
const targets = ["leaf1", "leaf2"] as const;
const texts = ["198.51.100.1/32", "2001:db8::1/128"] as const;

/** The world: the state of each endpoint, by target, prefix and node. */
type World = ReadonlyMap<string, EndpointState>;

const keys = targets.flatMap((target) => texts.flatMap((text) => nodes.map((node) => `${target} ${text} ${node}`)));

const step = fc.record({
  /** Time since the step before. */
  afterMs: fc.integer({ min: 1, max: 1_000 }),
  /** The process ends and begins again before this step; nothing is seen in between. */
  restart: fc.boolean(),
  changes: fc.array(
    fc.record({
      key: fc.constantFrom(...keys),
      to: fc.constantFrom<EndpointState | undefined>("up", "down", "updating", "unknown", undefined),
    }),
    { maxLength: 4 },
  ),
});

function verdicts(world: World): PrefixVerdict[] {
  return targets.flatMap((target) =>
    texts.flatMap((text) => {
      const endpoints = nodes.flatMap((node) => {
        const state = world.get(`${target} ${text} ${node}`);
        return state === undefined ? [] : [endpointVerdict(node, { state })];
      });
      return endpoints.length === 0 ? [] : [prefixVerdict(target, text, endpoints)];
    }),
  );
}

function roundOf(atMs: number, before: World, after: World): Evaluation {
  const prefixes = verdicts(after);
  const byText = Object.groupBy(prefixes, (one) => one.prefix);
  const services = Object.entries(byText).map(([text, list]) =>
    serviceVerdict("shop", text.includes(":") ? "six" : "four", list),
  );
  const transitions = keys.flatMap((key): Transition[] => {
    const [from, to] = [before.get(key), after.get(key)];
    if (from === to) return [];
    const [target = "", text = "", node = ""] = key.split(" ");
    const { prefix } = prefixVerdict(target, text);
    const names = { cluster: "prod", target, networkInstance: "default", prefix, node };
    return [{ subject: "endpoint", atMs, ...names, from, to, reason: undefined, detail: undefined }];
  });
  const changedServices = ["prod/shop/four", "prod/shop/six"];
  return evaluation({ atMs, prefixes, services, transitions, changedServices });
}

test("whatever happened, the history tells each moment as it was, and every transition once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      using directory = temporaryDirectory();
      const options = { ...storeDefaults, file: `${directory.path}/history.db`, heartbeatMs: 3_600_000 };
      const open = () => openHistory(options, { clock: fixtureClock, log: silentLog });
      let history = await open();
      try {
        const moments: { atMs: number; untilMs: number; world: World }[] = [];
        const told: string[] = [];
        let world: World = new Map();
        let seen: World = new Map();
        let atMs = fixtureMs;
        for (const { afterMs, restart, changes } of steps) {
          atMs += afterMs;
          if (restart) {
            await history[Symbol.asyncDispose]();
            history = await open();
            seen = new Map();
          }
          const next = new Map(world);
          for (const { key, to } of changes) {
            if (to === undefined) next.delete(key);
            else next.set(key, to);
          }
          world = next;
          const round = roundOf(atMs, seen, world);
          told.push(
            ...round.transitions.map((transition) =>
              nameOf({ ...transition, from: transition.from ?? null, to: transition.to ?? null }),
            ),
          );
          seen = world;
          const last = moments.at(-1);
          if (last !== undefined && !restart) last.untilMs = atMs - 1;
          moments.push({ atMs, untilMs: atMs, world });
          await history.deliver(round);
        }
        await history.flush();
        for (const moment of moments) {
          for (const when of new Set([moment.atMs, moment.untilMs])) await assertMoment(history, when, moment.world);
        }
        const listed = [];
        let cursor: string | undefined;
        do {
          const page = await history.reader.transitions({ fromMs: 0, toMs: atMs + 1, limit: 5, cursor });
          listed.push(...page.items.map(nameOf));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        assert.deepEqual(listed.sort(), told.sort());
      } finally {
        await history[Symbol.asyncDispose](); // or its loop would outlive a failure
      }
    }),
    { numRuns: 40 },
  );
});

async function assertMoment(
  history: Awaited<ReturnType<typeof openHistory>>,
  atMs: number,
  world: World,
): Promise<void> {
  const found = new Map<string, EndpointState>();
  for (const text of texts) {
    const answer = await history.reader.prefix({ atMs, prefix: text });
    assert.ok(answer, `${atMs} was recorded`);
    for (const { target, prefix, node, state } of answer.endpoints) found.set(`${target} ${prefix} ${node}`, state);
  }
  assert.deepEqual([...found].sort(), [...world].sort());
  const services = await history.reader.services({ atMs, limit: 10 });
  const present = services?.items.reduce((sum, service) => sum + service.counts.present, 0);
  assert.equal(present, [...world.values()].filter((state) => state === "up").length);
}

function nameOf(transition: Pick<TransitionRecord, "atMs" | "from" | "to" | "subject"> & object): string {
  const { atMs, from, to } = transition;
  const where = "target" in transition && "prefix" in transition && "node" in transition ? transition : undefined;
  return `${atMs} ${where?.target} ${where?.prefix} ${where?.node} ${from} ${to}`;
}

test("pages over keys are the sorted keys, whatever the order they come in", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (all, limit) => {
        const seen: string[] = [];
        let after: string | undefined = "";
        while (after !== undefined) {
          const page: KeyPageBuilder<string> = new KeyPageBuilder(after, limit);
          for (const key of all) if (page.wants(key)) page.add(key, key);
          const { items, nextKey } = page.page();
          assert.ok(items.length <= limit);
          seen.push(...items);
          after = nextKey;
        }
        assert.deepEqual(seen, all.toSorted());
      },
    ),
  );
});
