import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { test } from "node:test";
import type { Command } from "commander";
import { parse, parseAllDocuments } from "yaml";
import { collectorCommand } from "../../src/commands/collector.ts";
import { shimCommand } from "../../src/commands/shim.ts";
import { simulateCommand } from "../../src/commands/simulate.ts";
import { readCollectorConfig } from "../../src/config/collector-config.ts";
import { readShimConfig } from "../../src/config/shim-config.ts";
import { createCertificates } from "../../src/simulator/certificates.ts";
import { readScenario } from "../../src/simulator/scenario.ts";
import { metricRows } from "../../src/sinks/metrics/catalogue.ts";
import { resourceLocations } from "../../src/sources/kubernetes/resources.ts";
import { causeNames } from "../../src/verdict/cause.ts";
import { scenes, uncaused } from "../soak/alert-scenes.ts";
import { withAlertTable } from "../soak/alerts-readme.ts";
import { type ComposeService, hostPath, readCompose, root } from "./compose.ts";

const { services, volumes } = readCompose();
const ours = services.filter((service) => service.ours);
const commands: Readonly<Record<string, () => Command>> = {
  collector: collectorCommand,
  shim: shimCommand,
  simulate: simulateCommand,
};
const read = (path: string): string => readFileSync(join(root, path), "utf8");

/** A service's options by their long name. */
function optionsOf({ command }: ComposeService): Map<string, string> {
  return new Map(
    command.slice(1).map((text) => {
      const [name = "", ...value] = text.split("=");
      return [name, value.join("=")];
    }),
  );
}

test("every command of ours is one the program has, with options it has", () => {
  assert.deepEqual(
    ours.map(({ name }) => name),
    ["simulator", "collector", "shim-leaf1", "shim-leaf2", "shim-leaf3", "shim-leaf4"],
  );
  for (const service of ours) {
    const make = commands[service.command[0] ?? ""];
    assert.ok(make, `${service.name}: ${service.command[0]}`);
    const known = make().options;
    for (const [name, value] of optionsOf(service)) {
      const option = known.find(({ long }) => long === name);
      assert.ok(option, `${service.name}: ${name}`);
      assert.equal(option.required, value !== "", `${service.name}: ${name}`);
    }
    for (const { long, mandatory } of known) {
      if (mandatory) assert.ok(optionsOf(service).has(long ?? ""), `${service.name}: ${long} is missing`);
    }
  }
});

test("every mount is there, every named volume is declared and used", () => {
  for (const { name, mounts } of services) {
    for (const { source, kind, readOnly } of mounts) {
      if (kind === "volume") assert.ok(volumes.includes(source), `${name}: ${source}`);
      else {
        assert.ok(existsSync(join(root, source)), `${name}: ${source}`);
        assert.ok(readOnly, `${name}: ${source} is writable`);
      }
    }
  }
  const used = new Set(services.flatMap(({ mounts }) => mounts.map(({ source }) => source)));
  for (const volume of volumes) assert.ok(used.has(volume), volume);
});

test("services that are waited for are there; ports are on the loopback, once each, and somebody listens", () => {
  const published = services.flatMap(({ ports }) => ports);
  assert.equal(new Set(published.map((port) => port.published)).size, published.length);
  for (const { host } of published) assert.equal(host, "127.0.0.1");
  for (const { name, dependsOn, ports, healthcheck } of services) {
    for (const other of dependsOn) {
      assert.ok(
        services.some((service) => service.name === other),
        `${name}: ${other}`,
      );
    }
    const port = /127\.0\.0\.1:(\d+)/.exec(healthcheck?.join(" ") ?? "")?.[1];
    if (port !== undefined)
      assert.ok(
        ports.some(({ target }) => target === Number(port)),
        name,
      );
  }
  const simulator = ours.find(({ name }) => name === "simulator");
  assert.ok(simulator);
  assert.deepEqual(
    simulator.ports.map(({ target }) => String(target)),
    [optionsOf(simulator).get("--control-port")],
  );
});

const certificates = await createCertificates(["localhost"]);

/** Does something with our configs as their containers see them: paths of mounts put in place of the container's. */
function withConfigs(use: (configOf: (service: ComposeService) => string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "kbutler-"));
  try {
    const tls = join(folder, "shared/tls");
    mkdirSync(tls, { recursive: true });
    const { caPem, certPem, keyPem, clientCertPem, clientKeyPem } = certificates;
    const pems = { ca: caPem, cert: certPem, key: keyPem, client: clientCertPem, "client-key": clientKeyPem };
    for (const [name, pem] of Object.entries(pems)) writeFileSync(join(tls, `${name}.pem`), pem);
    use((service) => {
      const file = optionsOf(service).get("--config") ?? "";
      const source = hostPath(service, file, folder);
      assert.ok(source && existsSync(source), `${service.name}: ${file}`);
      const text = readFileSync(source, "utf8").replace(/\/(?:run|var\/lib)\/kbutler[\w./-]*/g, (path) => {
        const mapped = hostPath(service, path, folder);
        assert.ok(mapped, `${service.name}: ${path} is in no mount`);
        return mapped;
      });
      const beside = dirname(source);
      const copy = join(folder, service.name);
      mkdirSync(copy, { recursive: true });
      for (const name of readdirSync(beside)) writeFileSync(join(copy, name), read(join("config/compose", name)));
      writeFileSync(join(copy, "config.yaml"), text);
      return join(copy, "config.yaml");
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("the config of every service of ours is accepted, and they agree on names, ports and sockets", () => {
  const simulator = ours.find(({ name }) => name === "simulator");
  const collector = ours.find(({ name }) => name === "collector");
  assert.ok(simulator && collector);
  const simulate = optionsOf(simulator);
  const scenarioFile = hostPath(simulator, simulate.get("--scenario") ?? "", "");
  assert.ok(scenarioFile);
  const scenario = readScenario(scenarioFile);
  assert.ok(scenario.ok);
  const leaves = scenario.value.leaves.map(({ name }) => name);
  withConfigs((configOf) => {
    const config = readCollectorConfig(configOf(collector));
    assert.ok(config.ok, JSON.stringify(config));
    const { targets, api, gnmiServer } = config.value;
    const first = Number(simulate.get("--port"));
    assert.deepEqual(
      targets.map(({ name, address }) => [name, address]),
      leaves.map((name, index) => [name, `simulator:${first + index}`]),
    );
    assert.deepEqual(
      collector.ports.map(({ target }) => target),
      [api.port, gnmiServer?.port],
    );
    const kubeconfig = parse(read("config/compose/kubeconfig.yaml"));
    assert.equal(kubeconfig.clusters[0].cluster.server, `http://simulator:${simulate.get("--kubernetes-port")}`);
    assert.deepEqual(parse(read("config/prometheus/prometheus.yml")).scrape_configs[0].static_configs[0].targets, [
      `collector:${api.port}`,
    ]);
    const shims = ours.filter(({ command }) => command[0] === "shim");
    assert.deepEqual(
      shims.map((shim) => {
        const own = readShimConfig(configOf(shim));
        assert.ok(own.ok, JSON.stringify(own));
        assert.equal(own.value.connection.collectorAddress, `collector:${gnmiServer?.port}`);
        return [own.value.connection.targetName, own.value.ndk.socketPath.split("/shared/")[1]];
      }),
      leaves.map((name) => [name, `ndk/${name}:50053`]),
    );
  });
});

test("the Dockerfile copies what is there, runs as nobody's root on Node 24, and starts the program", () => {
  const lines = read("Dockerfile").split("\n");
  const bases = lines.filter((line) => line.startsWith("FROM ")).map((line) => line.split(" ")[1]);
  assert.equal(bases.length, 2);
  for (const base of bases) assert.match(base ?? "", /^node:24-/);
  for (const line of lines.filter((text) => text.startsWith("COPY ") && !text.includes("--from="))) {
    for (const source of line.split(/\s+/).slice(1, -1)) assert.ok(existsSync(join(root, source)), source);
  }
  assert.match(lines.find((line) => line.startsWith("USER ")) ?? "", /^USER [1-9]\d*:[1-9]\d*$/);
  const entry = JSON.parse((lines.find((line) => line.startsWith("ENTRYPOINT ")) ?? "").slice("ENTRYPOINT ".length));
  assert.deepEqual(entry, ["node", "src/kbutler.js"]);
  assert.ok(statSync(join(root, entry[1] ?? "")).isFile());
  const ignored = read(".dockerignore").split("\n");
  for (const needed of ["src", "migrations", "config", "package.json", "package-lock.json"]) {
    assert.ok(!ignored.includes(needed), needed);
  }
});

interface Rule {
  readonly alert?: string;
  readonly record?: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const rulesIn = (file: string): Rule[] =>
  parse(read(file)).groups.flatMap((group: { rules: readonly Rule[] }) => group.rules);
const alerts = rulesIn("config/prometheus/alerts.yml");
const recorded = rulesIn("config/prometheus/recording.yml");

test("every alert has a severity, a time to last, a summary, and a runbook page; no page is left over", () => {
  const pages = new Set(readdirSync(join(root, "config/prometheus/runbooks")));
  for (const { alert, for: lasts = "", labels, annotations } of alerts) {
    assert.match(lasts, /^[1-9][0-9]*[smh]$/, alert);
    assert.match(labels?.severity ?? "", /^(critical|warning)$/, alert);
    assert.ok(annotations?.summary && annotations.description, alert);
    assert.equal(annotations.runbook_url, `config/prometheus/runbooks/${alert}.md`);
    const page = read(`config/prometheus/runbooks/${alert}.md`);
    for (const heading of [`# ${alert}`, `Severity: ${labels?.severity}`, "## Where to look", "## What to do"]) {
      assert.ok(page.includes(heading), `${alert}: ${heading}`);
    }
    pages.delete(`${alert}.md`);
  }
  assert.deepEqual([...pages], []);
});

test("every alert is caused by a scene of the alert matrix, or it is said why it cannot be", () => {
  const caused = new Set(scenes.flatMap(({ expect = [] }) => expect));
  for (const { alert = "" } of alerts) assert.notEqual(caused.has(alert), Object.hasOwn(uncaused, alert), alert);
  const names = alerts.map(({ alert }) => alert);
  for (const name of [...caused, ...Object.keys(uncaused)]) assert.ok(names.includes(name), name);
});

test("the README has a place for the alert matrix", () => {
  const filled = withAlertTable(read("README.md"), "| a |");
  assert.ok(filled.includes("<!-- alerts -->\n| a |\n<!-- /alerts -->"));
  assert.equal(withAlertTable(filled, "| a |"), filled);
});

test("alerts on incidents name causes and severities there are", () => {
  const named = alerts.flatMap(({ expr }) => [...expr.matchAll(/\b(cause|severity)!?=~?"([^"]+)"/g)]);
  assert.ok(named.length > 0);
  for (const [, label, values = ""] of named) {
    for (const value of values.split("|")) {
      const known: readonly string[] = label === "cause" ? causeNames : ["critical", "major", "warning", "info"];
      assert.ok(known.includes(value), value);
    }
  }
});

test("Alertmanager's example names receivers and alerts that are there", () => {
  const config = parse(read("config/prometheus/alertmanager.example.yml"));
  const receivers = config.receivers.map(({ name }: { name: string }) => name);
  for (const { receiver } of [config.route, ...config.route.routes]) assert.ok(receivers.includes(receiver), receiver);
  const names = alerts.map(({ alert }) => alert ?? "");
  for (const rule of config.inhibit_rules) {
    for (const matcher of [...rule.source_matchers, ...rule.target_matchers] as string[]) {
      const parts = /^alertname(=~?|!=)"(.+)"$/.exec(matcher);
      assert.ok(parts, matcher);
      for (const one of (parts[2] ?? "").split("|")) {
        assert.ok(
          names.some((name) => new RegExp(`^(?:${one})$`).test(name)),
          `${matcher}: ${one}`,
        );
      }
    }
  }
});

interface Panel {
  readonly title: string;
  readonly targets?: readonly { readonly expr: string }[];
  readonly gridPos: { readonly x: number; readonly w: number };
}

test("dashboard and rules ask for metrics that are there, with labels they have", () => {
  const dashboard = JSON.parse(read("config/grafana/dashboards/kbutler.json"));
  const panels: readonly Panel[] = dashboard.panels;
  for (const row of ["Service coverage", "Per leaf", "Target health", "Convergence"]) {
    assert.ok(
      panels.some(({ title }) => title === row),
      row,
    );
  }
  for (const { title, gridPos } of panels) assert.ok(gridPos.x + gridPos.w <= 24, title);
  const known = new Set(
    metricRows().flatMap(({ name, type }) =>
      type === "histogram" ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  );
  for (const { record } of recorded) known.add(record?.split(":")[1] ?? "");
  const expressions = [
    ...panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr)),
    ...dashboard.templating.list.map(({ definition }: { definition: string }) => definition),
    ...[...alerts, ...recorded].map(({ expr }) => expr),
  ];
  assert.ok(expressions.length > 50);
  for (const expression of expressions) {
    for (const name of expression.match(/\bkbutler_[a-z0-9_]+/g) ?? [])
      assert.ok(known.has(name), `${name} in ${expression}`);
    for (const [, name = "", selector = ""] of expression.matchAll(/\b(kbutler_[a-z0-9_]+)\{([^}]*)\}/g)) {
      const row = metricRows().find((metric) => metric.name === name.replace(/_(bucket|sum|count)$/, ""));
      if (row === undefined) continue;
      for (const label of selector.match(/[a-z_]+(?=\s*(?:=|!))/g) ?? []) {
        assert.ok(["job", "instance", "le", ...row.labels].includes(label), `${label} of ${name}`);
      }
    }
  }
  const sources = parse(read("config/grafana/provisioning/datasources/prometheus.yaml")).datasources;
  const uids = sources.map(({ uid }: { uid: string }) => uid);
  for (const [, uid] of read("config/grafana/dashboards/kbutler.json").matchAll(
    /"type": "prometheus",\s*"uid": "([^"]+)"/g,
  )) {
    assert.ok(uids.includes(uid), uid);
  }
});

interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: readonly { readonly apiGroups: string[]; readonly resources: string[]; readonly verbs: string[] }[];
}

const objects: readonly KubernetesObject[] = parse(read("config/kubernetes/kustomization.yaml")).resources.flatMap(
  (file: string) => parseAllDocuments(read(`config/kubernetes/${file}`)).map((document) => document.toJS()),
);

test("the manifests only read, and only what the collector needs", () => {
  const rules = (kind: string): string[] =>
    objects
      .filter((object) => object.kind === kind)
      .flatMap(({ rules = [] }) => rules)
      .flatMap(({ apiGroups, resources, verbs }) => {
        assert.deepEqual(verbs, ["get", "list", "watch"]);
        return apiGroups.flatMap((group) => resources.map((resource) => `${group}/${resource}`));
      });
  const watched = (ofCluster: boolean): string[] =>
    resourceLocations
      .filter(({ scope }) => ["cluster", "services"].includes(scope) === ofCluster)
      .map(({ group, resource }) => `${group}/${resource}`);
  assert.deepEqual(rules("ClusterRole").sort(), watched(true).sort());
  assert.deepEqual(rules("Role").sort(), watched(false).sort());
});

test("who scrapes the collector in the cluster shows the token it asks for", () => {
  const config = parse(parse(read("config/kubernetes/configmap.yaml")).data["collector.yaml"]);
  const secret = parse(read("config/kubernetes/secret.example.yaml"));
  const [job] = parse(read("config/kubernetes/scrape.example.yaml"));
  assert.equal(basename(job.authorization.credentials_file), basename(config.api["token-file"]));
  assert.ok(basename(config.api["token-file"]) in secret.stringData);
  assert.deepEqual(job.kubernetes_sd_configs[0].namespaces.names, [secret.metadata.namespace]);
  const names = job.relabel_configs.map(({ regex }: { regex: string }) => regex);
  const service = objects.find(({ kind, metadata }) => kind === "Service" && metadata.name === names[0]);
  assert.ok(service, names[0]);
  const { metadata, spec } = JSON.parse(JSON.stringify(service));
  assert.ok(spec.ports.some(({ name }: { name: string }) => name === names[1]));
  assert.ok(!("prometheus.io/scrape" in (metadata.annotations ?? {})), "annotations send no token");
});

test("the manifests fit together: names, ports, mounts, and a config the collector accepts", () => {
  const one = (kind: string, name?: string) => {
    const found = objects.find(
      (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
    );
    assert.ok(found, `${kind} ${name}`);
    return JSON.parse(JSON.stringify(found));
  };
  const pod = one("Deployment").spec.template;
  const [container] = pod.spec.containers;
  assert.equal(pod.spec.serviceAccountName, one("ServiceAccount").metadata.name);
  for (const kind of ["ClusterRoleBinding", "RoleBinding"]) {
    const binding = one(kind);
    assert.deepEqual(binding.subjects, [
      { kind: "ServiceAccount", name: "kbutler", namespace: one("Namespace").metadata.name },
    ]);
    one(binding.roleRef.kind, binding.roleRef.name);
  }
  const ports = container.ports.map(({ name }: { name: string }) => name);
  for (const service of objects.filter(({ kind }) => kind === "Service")) {
    const { spec } = JSON.parse(JSON.stringify(service));
    assert.deepEqual(spec.selector, one("Deployment").spec.selector.matchLabels);
    for (const { targetPort } of spec.ports) assert.ok(ports.includes(targetPort), targetPort);
  }
  for (const probe of [container.readinessProbe, container.livenessProbe])
    assert.ok(ports.includes(probe.httpGet.port));
  assert.equal(pod.spec.securityContext.runAsNonRoot, true);
  assert.equal(container.securityContext.readOnlyRootFilesystem, true);
  const secret = parse(read("config/kubernetes/secret.example.yaml"));
  const inVolume: Readonly<Record<string, readonly string[]>> = {
    config: Object.keys(one("ConfigMap").data),
    secrets: Object.keys(secret.stringData),
    tls: ["tls.crt", "tls.key"],
    history: [],
  };
  for (const { name } of pod.spec.volumes) assert.ok(inVolume[name], name);
  assert.equal(pod.spec.volumes[1].secret.secretName, secret.metadata.name);
  const pems: Readonly<Record<string, string>> = { "tls.crt": certificates.certPem, "tls.key": certificates.keyPem };
  const folder = mkdtempSync(join(tmpdir(), "kbutler-"));
  try {
    for (const { name, mountPath } of container.volumeMounts) {
      mkdirSync(join(folder, mountPath), { recursive: true });
      for (const file of inVolume[name] ?? []) writeFileSync(join(folder, mountPath, file), pems[file] ?? "a-secret");
    }
    const [, configArgument] = container.args;
    const file = configArgument.replace("--config=", "");
    const text = one("ConfigMap").data["collector.yaml"];
    const config = readCollectorConfig(join(folder, file), text.replaceAll("/etc/", `${folder}/etc/`));
    assert.ok(existsSync(join(folder, file)), file);
    assert.ok(config.ok, JSON.stringify(config));
    const named = Object.fromEntries(
      container.ports.map((port: { name: string; containerPort: number }) => [port.name, port.containerPort]),
    );
    assert.deepEqual(named, { http: config.value.api.port, gnmi: config.value.gnmiServer?.port });
    const mounts = container.volumeMounts.map(({ mountPath }: { mountPath: string }) => mountPath);
    assert.ok(mounts.includes(dirname(config.value.store?.file ?? "")), "the history has a volume");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
