import { Audit, type AuditMismatch } from "../src/audit.ts";
import { ClusterRules } from "../src/cluster-rules.ts";
import { Heartbeat } from "../src/heartbeat.ts";
import { type Log, silentLog } from "../src/log.ts";
import type { Clock } from "../src/model/clock.ts";
import { resourceNames } from "../src/model/cluster.ts";
import { State } from "../src/state/state.ts";
import { Evaluator } from "../src/verdict/evaluate.ts";
import type { EvaluatorPolicy } from "../src/verdict/evaluator-policy.ts";
import { Incidents } from "../src/verdict/incidents.ts";
import type { Evaluation } from "../src/verdict/verdict.ts";
import { usualEvents } from "./expectation/cluster.ts";
import { group, member, nextHop, route, session, wholeRoute } from "./state/fib-updates.ts";

const usualPolicy: EvaluatorPolicy = { holdDownMs: 30_000, startUpMs: 0, reachability: "inform", leftoverMs: 60_000 };

/** The usual cluster and one leaf that all of its nodes peer with, which holds the service's address over node-1. `others` are
 *  clusters that have told nothing yet. */
export function usualWorld(
  clock: Clock,
  log: Log = silentLog,
  more: Partial<EvaluatorPolicy> = {},
  others: readonly string[] = [],
) {
  const policy = { ...usualPolicy, ...more };
  const targets = [{ name: "leaf1", address: "leaf1:57400", networkInstances: ["default"] }];
  const state = new State({ targets, clusters: ["c1", ...others], clock, log: silentLog });
  const cluster = state.cluster("c1");
  for (const resource of resourceNames) cluster.apply({ type: "listed", resource, objects: [] });
  for (const event of usualEvents()) cluster.apply(event);
  const leaf = state.target("leaf1");
  leaf.sessionOpened(session);
  leaf.route({ ...route("192.0.2.1/32", wholeRoute(1)), key: { ...route("192.0.2.1/32").key, routeType: "host" } });
  leaf.nextHopGroup(group(1, { members: [member(0, 1, { resolved: "not-applicable" })] }));
  leaf.nextHop(nextHop(1, { type: "extract" }));
  leaf.route(route("203.0.113.10/32", wholeRoute(2)));
  leaf.nextHopGroup(group(2, { members: [1, 2, 3].map((id) => member(id, 10 + id, { resolved: "true" })) }));
  for (const id of [1, 2, 3]) leaf.nextHop(nextHop(10 + id, { type: "direct", address: `192.0.2.${10 + id}` }));
  leaf.synced();
  const rulesOf = (name: string): ClusterRules => new ClusterRules(name, { expectation: {}, attachment: {} });
  const rules = rulesOf("c1");
  const clusters = new Map([["c1", rules], ...others.map((name) => [name, rulesOf(name)] as const)]);
  const stopwatch = (): number => clock.nowMs();
  const evaluator = new Evaluator(policy);
  const incidents = new Incidents();
  const heartbeat = new Heartbeat({ state, clusters, evaluator, incidents, stopwatch });
  const audit = new Audit({ clusters, evaluator, incidents, log, intervalMs: 60_000, stopwatch });
  /** Audits and heals, as the loop of evaluations does. */
  const check = (evaluation: Evaluation): readonly AuditMismatch[] => {
    const found = audit.check(evaluation);
    if (found.length > 0) heartbeat.renew(evaluation);
    return found;
  };
  const states = (): string[] =>
    [...heartbeat.beat().prefixes.values()].flatMap(({ endpoints }) =>
      endpoints.map(({ node, state: is }) => `${node} ${is}`),
    );
  return { state, cluster, leaf, rules, heartbeat, audit, check, states };
}
