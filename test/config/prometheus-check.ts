// Runs docker-compose.yml's simulator, collector and shims as processes, a real Prometheus with config/prometheus beside
// them, and asks it every query of the dashboard and every rule. Started by .ci/prometheus-check; exit 1 on any finding.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { root } from "./compose.ts";
import { ComposeProcesses } from "./compose-processes.ts";

const prometheus = process.argv[2] ?? "prometheus";
const findings: string[] = [];
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const say = (line: string): void => void process.stdout.write(`prometheus-check: ${line}\n`);

interface Sample {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: readonly [number, string];
}

/** Asks Prometheus; its own error is thrown with the query. */
async function ask(base: string, path: string, parameters: Record<string, string> = {}): Promise<unknown> {
  const reply = await fetch(`${base}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const answer = (await reply.json()) as { status: string; error?: string; data?: unknown };
  if (answer.status !== "success") throw new Error(`${answer.error}: ${parameters.query ?? path}`);
  return answer.data;
}

async function query(base: string, expression: string): Promise<readonly Sample[]> {
  const data = (await ask(base, "query", { query: expression })) as { resultType: string; result: readonly Sample[] };
  return data.result;
}

async function until(what: string, limitS: number, holds: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + limitS * 1000;
  while (!(await holds().catch(() => false))) {
    if (Date.now() > deadline) throw new Error(`${what} did not come to hold within ${limitS} s`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
}

const rules: readonly Rule[] = ["recording", "alerts"].flatMap((name) =>
  parse(read(`config/prometheus/${name}.yml`)).groups.flatMap((group: { rules: readonly Rule[] }) => group.rules),
);

/** The dashboard's queries, its variables filled in as Grafana does. `must`: there has to be data in a healthy world. */
function dashboardQueries(): readonly {
  readonly title: string;
  readonly expression: string;
  readonly must: boolean;
}[] {
  const dashboard = JSON.parse(read("config/grafana/dashboards/kbutler.json"));
  const filled = (text: string): string =>
    text
      .replaceAll("$__rate_interval", "15s")
      .replaceAll("$__range", "5m")
      .replace(/\$(cluster|namespace|target)\b/g, ".*");
  const panels = dashboard.panels as readonly { title: string; targets?: readonly { expr: string }[] }[];
  const mayBeEmpty = /state!~|malformed|convergence|kbutler_incidents/; // nothing wrong, nothing unreadable, nothing that had to converge
  return [
    ...panels.flatMap(({ title, targets = [] }) =>
      targets.map(({ expr }) => ({ title, expression: filled(expr), must: !mayBeEmpty.test(expr) })),
    ),
    ...dashboard.templating.list.map(({ name, definition }: { name: string; definition: string }) => ({
      title: `variable ${name}`,
      expression: filled(definition.replace(/^label_values\((.+), (\w+)\)$/, "count by ($2) ($1)")),
      must: true,
    })),
    ...dashboard.annotations.list.map(({ name, expr }: { name: string; expr: string }) => ({
      title: `annotation ${name}`,
      expression: expr,
      must: false,
    })),
  ];
}

await using world = new ComposeProcesses();
await world.start(["simulator", "collector", "shim-leaf1", "shim-leaf2", "shim-leaf3", "shim-leaf4"], () => [
  process.execPath,
  "src/kbutler.js",
]);
say("simulator, collector and four shims run as docker-compose.yml says");
await world.start(
  ["prometheus"],
  () => [prometheus, `--web.listen-address=127.0.0.1:${world.port(9090)}`],
  (text) => text.replace(/(scrape|evaluation)_interval: 10s/g, "$1_interval: 1s"),
);
const base = `http://127.0.0.1:${world.port(9090)}`;
await until("a scrape of the collector", 30, async () => (await query(base, 'up{job="kbutler"} == 1')).length === 1);
await until("four leaves synced, four shims connected, every service up", 60, async () => {
  const good = await query(
    base,
    'sum(kbutler_target_synced) == 4 and sum(kbutler_shim_sessions) == 4 and sum(kbutler_service_state{state="up"}) == 8',
  );
  return good.length === 1;
});
say("scraped: four leaves synced, four shims, eight services up");
await until("rates", 30, async () => (await query(base, "rate(kbutler_evaluations_total[15s]) > 0")).length === 1);

let asked = 0;
for (const { title, expression, must } of dashboardQueries()) {
  asked++;
  try {
    const result = await query(base, expression);
    if (must && result.length === 0) findings.push(`dashboard "${title}": no data: ${expression}`);
  } catch (error) {
    findings.push(`dashboard "${title}": ${String(error)}`);
  }
}
for (const { alert, record, expr } of rules) {
  asked++;
  try {
    const result = await query(base, expr);
    if (record !== undefined && result.length === 0) findings.push(`rule ${record}: no data`);
    if (alert !== undefined && result.length > 0) findings.push(`alert ${alert}: true in a healthy world: ${expr}`);
    for (const name of new Set(expr.match(/\bkbutler_[a-z0-9_]+/g))) {
      // A reason appears with its first piece, an incident with its opening.
      const mayBeAbsent = name === "kbutler_target_malformed_total" || name === "kbutler_incidents";
      if (!mayBeAbsent && (await query(base, name)).length === 0)
        findings.push(`rule ${alert ?? record}: there is no ${name}`);
    }
  } catch (error) {
    findings.push(`rule ${alert ?? record}: ${String(error)}`);
  }
}
say(`${asked} queries and rules asked`);

// A fault: every route of one service is taken off leaf1, by the simulator's control face.
const address = "203.0.113.10/32";
const control = `http://127.0.0.1:${world.port(8090)}`;
const fault = await fetch(`${control}/leaves/leaf1/faults/withdraw-route`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ prefix: address }),
});
if (!fault.ok) throw new Error(`control face: ${fault.status} ${await fault.text()}`);
await until("the fault on the dashboard", 60, async () => {
  const missing = await query(base, 'kbutler_missing_next_hops{namespace="shop", service="web", target="leaf1"} > 0');
  return missing.length === 1;
});
const table = dashboardQueries().find(({ title }) => title === "Services that are not up");
const shown = await query(base, table?.expression ?? "");
if (shown.length !== 1 || shown[0]?.metric.reason === undefined)
  findings.push(`the fault is not shown with its reason: ${JSON.stringify(shown)}`);
await until("its alert pending", 30, async () => {
  const { alerts } = (await ask(base, "alerts")) as {
    alerts: readonly { labels: Record<string, string>; state: string }[];
  };
  return alerts.some(({ labels }) => labels.alertname === "KbutlerServiceDegraded" && labels.service === "web");
});
say("a fault on leaf1 shows on the dashboard with its reason, and its alert is pending");

const { groups } = (await ask(base, "rules")) as {
  groups: readonly { rules: readonly { name: string; health: string; lastError?: string }[] }[];
};
for (const { name, health, lastError } of groups.flatMap((group) => group.rules)) {
  if (health !== "ok") findings.push(`rule ${name}: ${health} ${lastError ?? ""}`);
}
for (const finding of findings) say(finding);
if (findings.length > 0) process.exitCode = 1;
else say("ok");
