import assert from "node:assert/strict";
import { test } from "node:test";
import { isClusterFaultName, parseClusterFault } from "../../src/simulator/cluster-faults.ts";
import { faultCatalogue } from "../../src/simulator/fault-catalogue.ts";
import { parseLeafFault } from "../../src/simulator/leaf-faults.ts";
import { parseNdkFault } from "../../src/simulator/ndk-faults.ts";

const prefix = "203.0.113.10/32";

/** What can go wrong, and the fault that does it. */
const named: readonly (readonly [what: string, on: keyof typeof faultCatalogue, name: string, args?: object])[] = [
  ["reset", "leaf", "reset-connections"],
  ["half-open", "leaf", "half-open"],
  ["stall", "leaf", "stall"],
  ["slow reader", "leaf", "slow-reader"],
  ["GOAWAY", "leaf", "goaway"],
  ['UNAVAILABLE "Cancelling all calls"', "leaf", "end-streams"],
  ["session limit", "leaf", "session-limit", { limit: 1 }],
  ["auth failure", "leaf", "refuse-logins"],
  ["certificate expired", "leaf", "rotate-certificate", { kind: "expired" }],
  ["certificate rotated", "leaf", "rotate-certificate", { kind: "same-authority" }],
  ["sync_response late", "leaf", "sync", { kind: "late" }],
  ["sync_response missing", "leaf", "sync", { kind: "missing" }],
  ["sync_response twice", "leaf", "sync", { kind: "twice" }],
  ["duplicate notifications", "leaf", "duplicates", { chance: 0.3, seed: 7 }],
  ["reordered notifications", "leaf", "reorder", { seed: 7 }],
  ["delete before update", "leaf", "delete-before-update", { chance: 0.3, seed: 7 }],
  ["ancestor delete", "leaf", "delete-form", { form: "ancestor" }],
  ["wildcard delete", "leaf", "delete-form", { form: "wildcard" }],
  ["atomic on", "leaf", "atomic"],
  ["atomic off", "leaf", "atomic", { on: false }],
  ["prefix split", "leaf", "prefix-split"],
  ["each encoding", "leaf", "encodings", { encodings: ["proto"] }],
  ["messages > 4 MB", "leaf", "large-messages", { bytes: 5_000_000 }],
  ["timestamps 0", "leaf", "timestamps", { kind: "zero" }],
  ["timestamps backwards", "leaf", "timestamps", { kind: "backwards" }],
  ["timestamps in the future", "leaf", "timestamps", { kind: "future" }],
  ["reboot with new ids", "leaf", "reboot"],
  ["group id reused with other members", "leaf", "reuse-group", { prefix, nextHops: ["192.0.2.11"] }],
  ["partial sync then drop", "leaf", "drop-after", { messages: 3 }],
  ["a watch ends", "kubernetes", "end-streams"],
  ["a watch is reset", "kubernetes", "reset-streams"],
  ["a watch hangs", "kubernetes", "hang-streams"],
  ["410 Gone", "kubernetes", "compact"],
  ["an ERROR event", "kubernetes", "error-event", { code: 410 }],
  ["a line that is no JSON", "kubernetes", "garbage-line"],
  ["throttled", "kubernetes", "answer", { status: 429, retryAfterS: 1 }],
  ["slow answers", "kubernetes", "slow", { delayMs: 100 }],
  ["events lost", "kubernetes", "skip-events", { count: 1 }],
  ["etcd restored", "kubernetes", "rewind", { changes: 1 }],
  ["a CRD is deleted", "kubernetes", "remove-crd", { group: "metallb.io" }],
  ["the API is gone", "kubernetes", "stop-listening"],
  ["manager restart", "ndk", "ndk-restart"],
  ["FAILED status", "ndk", "ndk-failed"],
  ["agent purge", "ndk", "ndk-purge"],
  ["slow calls", "ndk", "ndk-slow"],
];

for (const [what, on, name, args = {}] of named) {
  test(`fault catalogue: ${what} is ${name}`, () => {
    assert.ok(Object.hasOwn(faultCatalogue[on], name));
    if (on === "leaf") assert.ok(parseLeafFault(name, args).ok);
    else if (on === "ndk") assert.ok(parseNdkFault(name, args).ok);
    else assert.ok(isClusterFaultName(name) && parseClusterFault(name, args).ok);
  });
}

test("fault catalogue: what is drawn by chance takes a seed", () => {
  for (const [name, { properties }] of Object.entries(faultCatalogue.leaf)) {
    if (Object.hasOwn(properties, "chance")) assert.ok(Object.hasOwn(properties, "seed"), name);
  }
});
