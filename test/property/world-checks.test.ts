import assert from "node:assert/strict";
import { test } from "node:test";
import type { Evaluation, UnexpectedNextHop } from "../../src/verdict/verdict.ts";
import { runHistory } from "../soak/history.ts";
import type { Mutation } from "../soak/world.ts";

/** So many histories are enough to find any of these. */
const most = 120;

/** What the first history says that finds the mutation; undefined if none does. */
async function found(mutate: Mutation): Promise<string | undefined> {
  for (let seed = 1; seed <= most; seed++) {
    const { failure } = await runHistory(seed, undefined, mutate);
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function withoutSurplus(hides: (hop: UnexpectedNextHop) => boolean): Mutation {
  return (evaluation: Evaluation) => {
    const prefixes = [...evaluation.prefixes].map(
      ([key, verdict]) => [key, { ...verdict, unexpected: verdict.unexpected.filter((hop) => !hides(hop)) }] as const,
    );
    return { ...evaluation, prefixes: new Map(prefixes) };
  };
}

for (const { name, hides } of [
  { name: "a node that does not announce", hides: ({ reason }) => reason === "unexpected-nexthop" },
  { name: "no node", hides: ({ reason }) => reason === "unknown-nexthop" },
  { name: "an orphan", hides: ({ reason }) => reason === "unexpected-prefix" },
] satisfies { name: string; hides: (hop: UnexpectedNextHop) => boolean }[]) {
  test(`world: a next hop to ${name} that is not told is found out`, async () => {
    assert.match((await found(withoutSurplus(hides))) ?? "nothing", /that is not told at/);
  });
}
