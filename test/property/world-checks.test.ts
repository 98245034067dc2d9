import assert from "node:assert/strict";
import { test } from "node:test";
import type { CauseName } from "../../src/verdict/cause.ts";
import type { Incident, IncidentView } from "../../src/verdict/incident.ts";
import { type Evaluation, prefixKey, type UnexpectedNextHop } from "../../src/verdict/verdict.ts";
import { runHistory } from "../soak/history.ts";
import type { Mutation } from "../soak/world.ts";

/** So many histories are enough to find any of these. */
const most = 240;

/** What the first history says that finds the mutation; undefined if none does. `first`: where to begin to look for what few
 *  histories come to. */
async function found(mutate: Mutation, first = 1): Promise<string | undefined> {
  for (let seed = first; seed < first + most; seed++) {
    const { failure } = await runHistory(seed, undefined, { mutate });
    if (failure !== undefined) return failure;
  }
  return undefined;
}

function withoutSurplus(hides: (hop: UnexpectedNextHop) => boolean): Mutation {
  return (evaluation: Evaluation) => {
    const prefixes = [...evaluation.prefixes].map(
      ([key, verdict]) => [key, { ...verdict, unexpected: verdict.unexpected.filter((hop) => !hides(hop)) }] as const,
    );
    return { ...evaluation, prefixes: new Map(prefixes), incidents: undefined };
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

function withIncidents(change: (view: IncidentView, evaluation: Evaluation) => Partial<IncidentView>): Mutation {
  return (evaluation) => {
    const { incidents } = evaluation;
    return incidents ? { ...evaluation, incidents: { ...incidents, ...change(incidents, evaluation) } } : evaluation;
  };
}

const everyOpen = (change: (incident: Incident) => Incident) =>
  withIncidents(({ open }) => ({ open: new Map([...open].map(([id, incident]) => [id, change(incident)])) }));

/** One cause is taken for another, wherever it is told. */
function taking(cause: CauseName, wrong: CauseName): Mutation {
  const other = <Told extends Pick<Incident, "cause"> | undefined>(told: Told): Told =>
    told?.cause === cause ? { ...told, cause: wrong } : told;
  return withIncidents(({ open, causeOf }) => ({
    open: new Map([...open].map(([id, incident]) => [id, other(incident)])),
    causeOf: (key, node) => other(causeOf(key, node)),
  }));
}

for (const { name, mutate, says, first } of [
  {
    name: "something red without a cause",
    mutate: withIncidents(() => ({ causeOf: () => undefined })),
    says: /has no cause at|has the cause undefined|nothing of it is red/,
  },
  {
    name: "something red in no incident",
    mutate: withIncidents(() => ({ open: new Map() })),
    says: /is in no open incident at/,
  },
  {
    name: "an incident that stays open when all is well",
    mutate: (() => {
      const kept = new Map<string, Incident>();
      return withIncidents(({ open }) => {
        for (const [id, incident] of open) kept.set(id, incident);
        return { open: kept };
      });
    })(),
    says: /nothing of it is red|are open at|has another id|is of something else/,
  },
  {
    name: "a verdict that is not counted",
    mutate: everyOpen((incident) => ({ ...incident, verdicts: Math.min(incident.verdicts, 1) })),
    says: /incident .* at \d+/,
  },
  {
    name: "an incident that gets another id",
    mutate: withIncidents(({ open }, { sequence }) => ({
      open: new Map([...open].map(([id, one]) => [`${id}-${sequence}`, { ...one, id: `${id}-${sequence}` }])),
    })),
    says: /is new|has another id|opened at/,
  },
  {
    name: "a cause that says the wrong thing of a session",
    mutate: taking("bgp-session-down", "bgp-session-missing"),
    says: /has the cause bgp-session-missing, the session is active/,
  },
  {
    name: "a cause that says another thing than the leaf's BGP RIB",
    first: 400,
    mutate: taking("route-not-received", "route-rejected-by-policy"),
    says: /has the cause route-rejected-by-policy, the session is established.* answers: route-not-received/,
  },
  {
    name: "a cause that the leaf's BGP RIB told and is not given",
    mutate: taking("route-rejected-by-policy", "unexplained"),
    says: /has the cause unexplained, the session is established.* answers: route-rejected-by-policy/,
  },
  {
    name: "an absence that is said to be explained by a BGP RIB that does not explain it",
    mutate: (evaluation: Evaluation) => {
      const explained = { state: "up", reason: "ecmp-limit", detail: "in the BGP RIB, not used: multi-path" } as const;
      const prefixes = [...evaluation.prefixes].map(([key, verdict]) => {
        const endpoints = verdict.endpoints.map((one) =>
          one.reason === "no-route-to-host" ? { ...one, ...explained, severity: undefined } : one,
        );
        return [key, { ...verdict, endpoints }] as const;
      });
      return { ...evaluation, prefixes: new Map(prefixes), incidents: undefined };
    },
    says: /is told up \(ecmp-limit, in the BGP RIB.* ought to be down/,
  },
] satisfies { name: string; mutate: Mutation; says: RegExp; first?: number }[]) {
  test(`world: ${name} is found out`, async () => {
    assert.match((await found(mutate, first)) ?? "nothing", says);
  });
}

/** What one cluster announces is told as an orphan in the other. */
function orphansOfOthers(evaluation: Evaluation): Evaluation {
  const prefixes = new Map(evaluation.prefixes);
  for (const verdict of evaluation.prefixes.values()) {
    const cluster = verdict.cluster === "c1" ? "c2" : "c1";
    const { target, networkInstance, prefix, route } = verdict;
    const key = prefixKey(target, networkInstance, cluster, prefix);
    const [hop] = route?.nextHops ?? [];
    if (verdict.expectation === undefined || hop === undefined || prefixes.has(key)) continue;
    if (!evaluation.clusters.has(cluster)) continue;
    const orphan: UnexpectedNextHop = {
      ...{ address: hop.address, node: undefined, reason: "unexpected-prefix", severity: "warning" },
      ...{ detail: undefined, since: 0, lastTransition: 0, evidence: undefined },
    };
    prefixes.set(key, { ...verdict, key, cluster, expectation: undefined, endpoints: [], unexpected: [orphan] });
  }
  return { ...evaluation, prefixes, incidents: undefined };
}

for (const { name, mutate, says } of [
  {
    name: "a cluster that is lost and takes the services of the other along",
    mutate: (evaluation: Evaluation) => {
      const lost = evaluation.clusters.get("c2")?.known === false;
      const services = new Map(
        [...evaluation.services].map(([key, one]) => [key, { ...one, state: lost ? "unknown" : one.state }] as const),
      );
      return { ...evaluation, services };
    },
    says: /service c1\/.* at \d+/,
  },
  {
    name: "a prefix of two clusters that is no finding",
    mutate: (evaluation: Evaluation) => {
      const services = new Map([...evaluation.services].map(([key, one]) => [key, { ...one, findings: [] }] as const));
      return { ...evaluation, services };
    },
    says: /that are claimed twice at/,
  },
  { name: "an orphan that another cluster announces", mutate: orphansOfOthers, says: /c[12] explains it/ },
] satisfies { name: string; mutate: Mutation; says: RegExp }[]) {
  test(`world: ${name} is found out`, async () => {
    assert.match((await found(mutate)) ?? "nothing", says);
  });
}

/** Applies to every incident that a collector took over from the one before. */
function whereRestored(change: (incident: Incident, evaluation: Evaluation) => Incident | undefined): Mutation {
  let startedMs = 0;
  return withIncidents(({ open }, evaluation) => {
    if (evaluation.sequence === 1) startedMs = evaluation.atMs;
    const changed = [...open.values()].flatMap((one) =>
      one.openedMs < startedMs ? (change(one, evaluation) ?? []) : one,
    );
    return { open: new Map(changed.map((one) => [one.id, one])) };
  });
}

for (const { name, mutate, says } of [
  {
    name: "an incident that a restart forgets",
    mutate: whereRestored((one, { sequence }) => (sequence < 5 && !one.confirmed ? undefined : one)),
    says: /is in no open incident at/,
  },
  {
    name: "an incident that a restart gives another id",
    mutate: whereRestored((one) => ({ ...one, id: `${one.id}-again` })),
    says: /is new|has another id/,
  },
  {
    name: "an incident that a restart opens anew under its id",
    mutate: whereRestored((one) => ({ ...one, openedMs: one.openedMs + 1 })),
    says: /was opened at another time/,
  },
  {
    name: "an incident that is restored and never over",
    mutate: (() => {
      let kept = new Map<string, Incident>();
      return withIncidents(({ open }, { sequence }) => {
        if (sequence === 1) kept = new Map(open);
        return { open: new Map([...kept, ...open]) };
      });
    })(),
    says: /nothing of it is red|are open at|has another id/,
  },
] satisfies { name: string; mutate: Mutation; says: RegExp }[]) {
  test(`world: ${name} is found out`, async () => {
    assert.match((await found(mutate)) ?? "nothing", says);
  });
}
