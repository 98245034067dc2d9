import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import Database from "better-sqlite3";
import { Retention } from "../../../src/sinks/store/retention.ts";
import type { Incident, IncidentView } from "../../../src/verdict/incident.ts";
import type { Evaluation } from "../../../src/verdict/verdict.ts";
import { evaluation, fixtureMs } from "../evaluation-fixture.ts";
import { openTestHistory, temporaryDirectory } from "./history-fixture.ts";

function incident(id: string, openedMs: number, more: Partial<Incident> = {}): Incident {
  return {
    id,
    cause: "bgp-session-down",
    scope: `leaf1|default|${id}`,
    cluster: "prod",
    severity: "major",
    confirmed: true,
    openedMs,
    closedMs: undefined,
    evidence: { peer: id },
    remedy: "Bring it up.",
    verdicts: 1,
    services: ["prod/shop/web"],
    serviceCount: 1,
    targets: ["leaf1"],
    ...more,
  };
}

/** Follows incidents as a book does, and tells each step to a history. */
class Told {
  readonly #open = new Map<string, Incident>();
  #sequence = 0;

  at(atMs: number, change: Partial<Pick<IncidentView, "opened" | "changed" | "ended">>): Evaluation {
    const { opened = [], changed = [], ended = [] } = change;
    for (const one of [...opened, ...changed]) this.#open.set(one.id, one);
    for (const { id } of ended) this.#open.delete(id);
    const questions = { asked: [], withdrawn: [] };
    const view = { open: new Map(this.#open), closed: [], opened, changed, ended, questions, causeOf: () => undefined };
    return { ...evaluation({ atMs, sequence: ++this.#sequence }), incidents: view };
  }
}

const [t0, t1, t2, t3] = [0, 60_000, 120_000, 180_000].map((ms) => fixtureMs + ms) as [number, number, number, number];

/** One that grows and ends, and one that goes on. */
function steps(told = new Told()): readonly Evaluation[] {
  const a = incident("a", t0);
  return [
    told.at(t0, { opened: [a] }),
    told.at(t1, { changed: [{ ...a, verdicts: 9, severity: "critical" }], opened: [incident("b", t1)] }),
    told.at(t2, { ended: [{ ...a, verdicts: 9, severity: "critical", closedMs: t2 }] }),
    told.at(t3, {}),
  ];
}

const shown = (items: readonly Incident[] | undefined): string[] | undefined =>
  items?.map(({ id, verdicts, closedMs }) => `${id} ${verdicts} ${closedMs === undefined ? "open" : "closed"}`);

test("incidents are told as of a moment and of a window, as they were then", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  for (const step of steps()) await history.deliver(step);
  assert.equal(await history.flush(), "written");
  const at = async (atMs: number) => shown((await history.reader.incidentsAt({ atMs, limit: 10 }))?.items);
  assert.deepEqual(await at(t0 - 1), undefined, "nothing was recorded then");
  assert.deepEqual(await at(t0), ["a 1 open"]);
  assert.deepEqual(await at(t2 - 1), ["b 1 open", "a 9 open"]);
  assert.deepEqual(await at(t2), ["b 1 open"]);
  const window = async (fromMs: number, toMs: number, more: object = {}) =>
    shown((await history.reader.incidents({ fromMs, toMs, limit: 10, ...more })).items);
  assert.deepEqual(await window(t0, t3), ["b 1 open", "a 9 closed"]);
  assert.deepEqual(await window(t2 + 1, t3), ["b 1 open"]);
  assert.deepEqual(await window(t0, t1), ["a 1 open"]);
  assert.deepEqual(await window(t0, t3, { severity: "critical" }), ["a 9 closed"]);
  assert.deepEqual(await window(t0, t3, { state: "open" }), ["b 1 open"]);
  assert.deepEqual(await window(t0, t3, { target: "leaf2" }), []);
  assert.equal((await history.reader.incident("a"))?.closedMs, t2);
  assert.equal(await history.reader.incident("c"), undefined);
});

test("incidents come in pages that neither lose nor repeat", async () => {
  using directory = temporaryDirectory();
  await using history = await openTestHistory(directory.path);
  const opened = Array.from({ length: 25 }, (_, index) => incident(`i${index}`, t0 + (index % 3)));
  await history.deliver(new Told().at(t1, { opened }));
  await history.flush();
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await history.reader.incidents({ fromMs: t0, toMs: t3, limit: 4, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  assert.deepEqual([seen.length, new Set(seen).size], [25, 25]);
});

test("what is open when a collector ends is read back, and what the next one does not know has ended", async () => {
  using directory = temporaryDirectory();
  {
    await using history = await openTestHistory(directory.path);
    for (const step of steps()) await history.deliver(step);
  }
  await using history = await openTestHistory(directory.path);
  const [open, ...others] = await history.reader.openIncidents();
  assert.deepEqual([open, others.length], [incident("b", t1), 0]);
  await history.deliver(new Told().at(t3 + 1, {}));
  await history.flush();
  assert.deepEqual(await history.reader.openIncidents(), []);
  assert.equal((await history.reader.incident("b"))?.closedMs, t3 + 1);
});

test("incidents that ended before the cutoff go, and of one that is open what holds at the cutoff stays", async () => {
  using directory = temporaryDirectory();
  {
    await using history = await openTestHistory(directory.path);
    const told = new Told();
    for (const step of steps(told)) await history.deliver(step);
    await history.deliver(told.at(t3 + 1, { changed: [incident("b", t1, { verdicts: 2 })] }));
    await history.deliver(told.at(t3 + 2, { changed: [incident("b", t1, { verdicts: 3 })] }));
  }
  const db = new Database(join(directory.path, "history.db"));
  await new Retention(db).pruneBefore(t3 + 2, async () => {});
  assert.deepEqual(db.prepare("SELECT id FROM incident").pluck().all(), ["b"]);
  assert.deepEqual(
    db
      .prepare<[], string>("SELECT body FROM incident_version ORDER BY at_ms")
      .pluck()
      .all()
      .map((body) => JSON.parse(body).verdicts),
    [2, 3],
  );
  db.close();
});
