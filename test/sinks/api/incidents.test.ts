import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Static } from "typebox";
import type { Incident, IncidentPage } from "../../../src/sinks/api/incident-schemas.ts";
import type { ServiceDetail } from "../../../src/sinks/api/service-schemas.ts";
import { causeOf } from "../../../src/verdict/cause.ts";
import type { Incident as IncidentRecord, IncidentView } from "../../../src/verdict/incident.ts";
import { endpointVerdict, evaluation, fixtureMs, prefixVerdict, serviceVerdict } from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory } from "../store/history-fixture.ts";
import { startTestApi, type TestApi } from "./api-fixture.ts";

const cause = causeOf({
  cause: "bgp-session-down",
  scope: ["leaf1", "default", "192.0.2.11"],
  evidence: { target: "leaf1", peer: "192.0.2.11", state: "active", event: "holdTime" },
});

function incident(id: string, more: Partial<IncidentRecord> = {}): IncidentRecord {
  return {
    id,
    cause: cause.cause,
    scope: cause.scope,
    cluster: "default",
    severity: "critical",
    confirmed: true,
    openedMs: fixtureMs - 90_000,
    closedMs: undefined,
    evidence: cause.evidence,
    remedy: cause.remedy,
    verdicts: 40,
    services: ["default/shop/web"],
    serviceCount: 40,
    targets: ["leaf1"],
    ...more,
  };
}

const prefixes = [
  prefixVerdict("leaf1", "198.51.100.1/32", [
    endpointVerdict("node-1", {
      flapping: true,
      evidence: {
        dataMs: fixtureMs,
        switchTimeMs: undefined,
        objects: [{ kind: "Service", namespace: "shop", name: "web", resourceVersion: "41" }],
      },
    }),
    endpointVerdict("node-2", { state: "down", reason: "no-route-to-host", severity: "critical", nextHops: [] }),
  ]),
];
const open = [
  incident("a1"),
  incident("b2", { cause: "interface-down", confirmed: false, severity: "major", targets: ["leaf2"] }),
];
const incidents: IncidentView = {
  questions: { asked: [], withdrawn: [] },
  open: new Map(open.map((one) => [one.id, one])),
  closed: [incident("c3", { closedMs: fixtureMs - 30_000 })],
  opened: [],
  changed: [],
  ended: [],
  causeOf: (key, node) => (key === prefixes[0]?.key && node === "node-2" ? cause : undefined),
};
const world = { ...evaluation({ services: [serviceVerdict("shop", "web", prefixes)], prefixes }), incidents };

let api: TestApi;
before(async () => {
  api = await startTestApi(world);
});
after(() => api[Symbol.asyncDispose]());

const ids = async (query: string): Promise<string[]> => {
  const { status, json } = await api.get<Static<typeof IncidentPage>>(`/api/v1/incidents${query}`);
  assert.equal(status, 200, query);
  return json.items.map(({ id }) => id);
};

test("incidents are listed by state, leaf, cause and severity", async () => {
  for (const [query, expected] of [
    ["", ["a1", "b2"]],
    ["?state=closed", ["c3"]],
    ["?state=all", ["a1", "b2", "c3"]],
    ["?leaf=leaf2", ["b2"]],
    ["?state=all&cause=bgp-session-down", ["a1", "c3"]],
    ["?severity=major", ["b2"]],
    ["?cluster=elsewhere", []],
  ] as const) {
    assert.deepEqual(await ids(query), expected, query);
  }
  for (const query of ["?cause=bad-luck", "?state=lost", "?colour=red"]) {
    assert.equal((await api.get(`/api/v1/incidents${query}`)).status, 400, query);
  }
});

test("incidents come in pages", async () => {
  const first = await api.get<Static<typeof IncidentPage>>("/api/v1/incidents?state=all&limit=2");
  assert.ok(first.json.nextCursor);
  assert.deepEqual(await ids(`?state=all&limit=2&cursor=${encodeURIComponent(first.json.nextCursor)}`), ["c3"]);
});

test("an incident says what it is, since when, and what to do", async () => {
  const { json } = await api.get<Incident>("/api/v1/incidents/a1");
  assert.equal(json.ageSeconds, 90);
  assert.equal(json.closedAt, null);
  assert.equal(json.serviceCount, 40);
  assert.match(json.remedy, /Bring the BGP session of leaf1 with 192\.0\.2\.11 up: it is active/);
  assert.equal((await api.get<Incident>("/api/v1/incidents/c3")).json.ageSeconds, 60, "as long as it lasted");
  assert.equal((await api.get("/api/v1/incidents/d4")).status, 404);
});

test("a service's red endpoint has its cause, and every endpoint what it stood on", async () => {
  const { json } = await api.get<ServiceDetail>("/api/v1/services/shop/web");
  const [one, two] = json.prefixes[0]?.endpoints ?? [];
  assert.equal(one?.cause, null);
  assert.equal(one?.flapping, true);
  assert.deepEqual(one?.evidence?.objects, [
    { kind: "Service", namespace: "shop", name: "web", resourceVersion: "41" },
  ]);
  assert.equal(two?.cause?.cause, "bgp-session-down");
  assert.equal(two?.evidence, null);
});

test("incidents that were are told from the history, by the moment or the window", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const ended = incident("h1", { closedMs: fixtureMs - 10_000 });
  const before = { ...incidents, open: new Map([["h1", incident("h1")]]), closed: [], opened: [incident("h1")] };
  await history.deliver({ ...evaluation({ atMs: fixtureMs - 90_000 }), incidents: before });
  const after = { ...before, open: new Map(), opened: [], ended: [ended] };
  await history.deliver({ ...evaluation({ atMs: fixtureMs - 10_000 }), incidents: after });
  await history.flush();
  await using past = await startTestApi(world, { history: history.reader });
  const at = (ms: number) => encodeURIComponent(new Date(fixtureMs + ms).toISOString());
  const told = async (query: string) => {
    const { json } = await past.get<Static<typeof IncidentPage>>(`/api/v1/incidents${query}`);
    return json.items.map(({ id, state, ageSeconds }) => [id, state, ageSeconds]);
  };
  assert.deepEqual(await told(`?at=${at(-30_000)}`), [["h1", "open", 60]]);
  assert.deepEqual(await told(`?at=${at(-10_000)}`), []);
  assert.deepEqual(await told(`?from=${at(-60_000)}&to=${at(0)}`), [["h1", "closed", 80]]);
  assert.deepEqual(await told(`?from=${at(-60_000)}&to=${at(0)}&leaf=leaf9`), []);
  assert.equal((await past.get("/api/v1/incidents/h1")).status, 200);
  assert.equal((await past.get(`/api/v1/incidents?at=${at(-999_000)}`)).status, 404);
  assert.equal((await past.get(`/api/v1/incidents?at=${at(0)}&from=${at(0)}`)).status, 400);
  assert.equal((await api.get(`/api/v1/incidents?at=${at(0)}`)).status, 404, "no history is kept");
});

test("without causes there are no incidents, and that is no error", async () => {
  api.evaluation = evaluation();
  assert.deepEqual(await ids("?state=all"), []);
  api.evaluation = undefined;
  assert.equal((await api.get("/api/v1/incidents")).status, 503);
  assert.equal((await api.get("/api/v1/incidents/a1")).status, 503);
});
