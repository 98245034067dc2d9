import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { test } from "node:test";

const plugin = join(import.meta.dirname, "../../config/srlinux/cli/kbutler.py");
const check = join(import.meta.dirname, "cli-plugin-check.py");
const hasPython = spawnSync("python3", ["--version"]).status === 0;
const skip = hasPython ? false : "python3 is not installed";

const since = "2026-01-02T03:04:05Z";
const tree = {
  summary: {
    "services-total": 2,
    "services-up": 1,
    "services-down": 1,
    "expected-next-hops": 4,
    "missing-next-hops": 2,
  },
  shim: {
    "oper-state": "degraded",
    "oper-reason": "collector-unreachable",
    "collector-address": "192.0.2.10:9339",
    "last-received": since,
  },
  service: [
    {
      name: "prod/shop/api",
      "oper-state": "up",
      "expected-next-hops": 2,
      "present-next-hops": 2,
      "missing-next-hops": 0,
      "unknown-next-hops": 0,
      since,
    },
    {
      name: "prod/shop/web",
      "oper-state": "down",
      "oper-reason": "external-address-no-route",
      "expected-next-hops": 2,
      "present-next-hops": 0,
      "missing-next-hops": 2,
      "unknown-next-hops": 0,
      since,
      "external-address": [
        {
          address: "192.0.2.1",
          "next-hop": [
            {
              hostname: "node-1",
              "oper-state": "up",
              "host-address": "10.0.0.1",
              class: "hosting",
              "fib-programmed": true,
            },
            { hostname: "node-2", "oper-state": "down", "oper-reason": "no-route-to-host", "fib-programmed": false },
          ],
        },
      ],
    },
  ],
};

/** What the plugin shows for each query, over one run of Python. */
function show(...queries: readonly { tree: unknown; command: string; name?: string }[]): readonly unknown[] {
  return JSON.parse(execFileSync("python3", [check, plugin], { encoding: "utf8", input: JSON.stringify(queries) }));
}

const web = {
  state: "down",
  present: "0/2",
  missing: "2",
  unknown: "0",
  reason: "external-address-no-route",
  since,
};
const api = { state: "up", present: "2/2", missing: "0", unknown: "0", reason: "", since };

test("show kbutler services: the worst first", { skip }, () => {
  assert.deepEqual(show({ tree, command: "services" })[0], {
    service: [
      [["prod/shop/web"], web],
      [["prod/shop/api"], api],
    ],
    next_hop: [],
  });
});

test("show kbutler services NAME: one service with its next hops, by its last name too", { skip }, () => {
  const names = ["prod/shop/web", "web"];
  for (const shown of show(...names.map((name) => ({ tree, command: "services", name })))) {
    assert.deepEqual(shown, {
      service: [[["prod/shop/web"], web]],
      next_hop: [
        [
          ["prod/shop/web 192.0.2.1 node-2"],
          { state: "down", host_address: "", class: "", programmed: "no", reason: "no-route-to-host", since: "" },
        ],
        [
          ["prod/shop/web 192.0.2.1 node-1"],
          { state: "up", host_address: "10.0.0.1", class: "hosting", programmed: "yes", reason: "", since: "" },
        ],
      ],
    });
  }
});

test("show kbutler summary: counts, and how the shim stands", { skip }, () => {
  assert.deepEqual(show({ tree, command: "summary" })[0], {
    summary: [
      [
        [],
        {
          services: "2",
          services_up: "1",
          services_degraded: "0",
          services_down: "1",
          services_updating: "0",
          services_unknown: "0",
          next_hops_expected: "4",
          next_hops_present: "0",
          next_hops_missing: "2",
          next_hops_unknown: "0",
          shim: "degraded (collector-unreachable)",
          collector: "192.0.2.10:9339",
          last_heard: since,
        },
      ],
    ],
  });
});

test("show kbutler: before the shim has published anything nothing is shown", { skip }, () => {
  const nothing = { service: [], next_hop: [] };
  const shown = show(
    { tree: null, command: "services" },
    { tree: null, command: "summary" },
    { tree: {}, command: "services" },
  );
  assert.deepEqual(shown, [nothing, { summary: [[[], {}]] }, nothing]);
});
