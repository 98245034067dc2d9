import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PrefixParts } from "../../src/verdict/prefix-parts.ts";
import { judgeService, summariseEndpoints } from "../../src/verdict/service.ts";
import type { EndpointVerdict, PrefixVerdict, UnexpectedNextHop } from "../../src/verdict/verdict.ts";
import { ip } from "../expectation/cluster.ts";

const reasons = { down: "endpoint-nexthop-missing", unknown: "target-stale", updating: "processing-service-update" };

const endpoint = fc
  .record({
    state: fc.constantFrom("up", "down", "updating", "unknown", "not-applicable" as const),
    severity: fc.constantFrom("warning", "major", "critical", undefined),
    since: fc.nat(9),
    held: fc.boolean(),
    node: fc.constantFrom("node-1", "node-2", "*"),
  })
  .map(({ state, severity, since, held, node }): EndpointVerdict => {
    const reason = state === "up" || state === "not-applicable" ? undefined : reasons[state];
    const holdUntil = held && state === "updating" ? since + 5 : undefined;
    const seen = { node, class: "hosting", attachmentSource: "config", nextHops: [], acceptable: [] } as const;
    return { ...seen, state, reason, detail: `of ${node}`, severity, since, lastTransition: since, holdUntil } as never;
  });

const verdict = fc
  .record({
    leaf: fc.nat(6),
    endpoints: fc.array(endpoint, { maxLength: 3 }),
    surplus: fc.constantFrom(undefined, "info", "warning", "major" as const),
    counts: fc.record({ expected: fc.nat(3), present: fc.nat(3), missing: fc.nat(3), unknown: fc.nat(3) }),
    severity: fc.constantFrom("warning", "critical", undefined),
  })
  .map(({ leaf, endpoints, surplus, counts, severity }): PrefixVerdict => {
    const unexpected = surplus
      ? [{ node: "node-9", reason: "unknown-nexthop", severity: surplus } as unknown as UnexpectedNextHop]
      : [];
    const place = { cluster: "c", target: `leaf${leaf}`, networkInstance: "default", prefix: "10.0.0.1/32" };
    const shown = { ...place, key: `leaf${leaf}|default|c|10.0.0.1/32`, endpoints, unexpected, counts, severity };
    return shown as unknown as PrefixVerdict;
  });

const change = fc.oneof({ weight: 3, arbitrary: verdict }, fc.nat(6));

test("a service over many leaves: what is kept up says what all verdicts say when they are looked at anew", () => {
  const property = fc.property(fc.array(change, { maxLength: 25 }), (changes) => {
    const parts = new PrefixParts();
    const held = new Map<string, PrefixVerdict>();
    for (const one of changes) {
      const key = typeof one === "number" ? `leaf${one}|default|c|10.0.0.1/32` : one.key;
      const keys = parts.keys;
      const stays = held.has(key) === (typeof one !== "number");
      if (typeof one === "number") {
        held.delete(key);
        parts.delete(key);
      } else {
        held.set(key, one);
        parts.set(one);
      }
      assert.equal(parts.keys === keys, stays, "the list is the same one where its keys are the same");
    }
    const verdicts = [...held.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    assert.deepEqual(
      parts.keys,
      verdicts.map(({ key }) => key),
    );
    assert.deepEqual(parts.verdicts, verdicts);
    const expectation = { namespace: "n", name: "s", findings: [] } as never;
    const judged = judgeService(
      "c",
      expectation,
      [{ address: ip("10.0.0.1"), parts: [parts] }],
      undefined,
      undefined,
      99,
    );
    const endpoints = verdicts.flatMap((one) => one.endpoints);
    const { state, reason, works: _, ...rest } = summariseEndpoints(endpoints);
    assert.deepEqual([judged.addresses[0]?.state, judged.addresses[0]?.reason], [state, reason]);
    // A surplus may be told where there is nothing worse; apart from that it is what the endpoints say.
    if (verdicts.every(({ unexpected }) => unexpected.length === 0) && state !== "degraded" && state !== "up")
      assert.deepEqual([judged.detail, judged.severity], [rest.detail, rest.severity]);
    assert.deepEqual(
      judged.counts.expected,
      verdicts.reduce((sum, { counts }) => sum + counts.expected, 0),
    );
    const holds = endpoints.flatMap(({ holdUntil }) => holdUntil ?? []);
    assert.equal(judged.holdUntil, holds.length > 0 ? Math.max(...holds) : undefined);
    const since = endpoints.filter((one) => one.state === judged.state).map((one) => one.since);
    assert.equal(judged.since, Math.max(0, ...since) || 99);
  });
  fc.assert(property, { numRuns: 2_000 });
});
