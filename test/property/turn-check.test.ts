import assert from "node:assert/strict";
import { test } from "node:test";
import type { Incident, IncidentView } from "../../src/verdict/incident.ts";
import type { EndpointState, Evaluation } from "../../src/verdict/verdict.ts";
import { endpointVerdict, evaluation, prefixVerdict, serviceVerdict } from "../sinks/evaluation-fixture.ts";
import { TurnCheck } from "../soak/turn-check.ts";

/** One service of two prefixes, of which so many are told, each in this state. */
function toldAs(state: EndpointState, { prefixes: count = 2, incidents = noIncidents } = {}): Evaluation {
  const prefixes = ["10.0.0.1/32", "10.0.0.2/32"]
    .slice(0, count)
    .map((prefix) => prefixVerdict("leaf1", prefix, [endpointVerdict("node-1", { state })]));
  const services = [serviceVerdict("shop", "web", prefixes)];
  return { ...evaluation({ prefixes, services, targets: [] }), incidents };
}

const noIncidents = { open: new Map(), opened: [], ended: [] } as unknown as IncidentView;
const one = { id: "1" } as Incident;

/** What the check says of a turn between these two. */
function saidOf(before: Evaluation | undefined, parts: readonly Evaluation[], end: Evaluation): string {
  const check = new TurnCheck(before);
  for (const part of parts) check.take(part);
  try {
    check.check(end);
    return "nothing";
  } catch (reason) {
    return reason instanceof Error ? reason.message : String(reason);
  }
}

test("turn check: as before or as in the end is well", () => {
  const [up, down] = [toldAs("up"), toldAs("down")];
  assert.equal(saidOf(up, [up, down], down), "nothing");
  assert.equal(saidOf(undefined, [up], up), "nothing");
});

test("turn check: a prefix told as something else is found out, though it was told rightly later", () => {
  const [up, down, unknown] = [toldAs("up"), toldAs("down"), toldAs("unknown")];
  assert.match(saidOf(up, [unknown, down], down), /10\.0\.0\.1\/32 was told as /);
  assert.match(saidOf(up, [unknown], down), /10\.0\.0\.1\/32 was told as /);
});

test("turn check: a new service told in part is found out", () => {
  assert.match(saidOf(undefined, [toldAs("up", { prefixes: 1 })], toldAs("up")), /web is new, and was told in part/);
});

test("turn check: an incident that comes and goes, or goes and comes back, is found out", () => {
  const up = toldAs("up");
  const withIncidents = (more: Partial<IncidentView>) => toldAs("up", { incidents: { ...noIncidents, ...more } });
  assert.match(saidOf(up, [withIncidents({ opened: [one] })], up), /incident 1 came and went/);
  const back = withIncidents({ open: new Map([[one.id, one]]) });
  assert.match(saidOf(up, [withIncidents({ ended: [one] })], back), /incident 1 went and came back/);
});
