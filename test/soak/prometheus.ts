import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parse, stringify } from "yaml";

/** An alert as Prometheus tells it. */
export interface Alert {
  readonly name: string;
  readonly severity: string;
  readonly state: "pending" | "firing";
}

interface Rule {
  alert?: string;
  expr: string;
  for?: string;
  keep_firing_for?: string;
}

/** Rules with every time divided: `for`, `keep_firing_for`, ranges, the age of a watch and the time to
 *  converge. Verdicts come from a world whose hold-down is divided by the same. */
export function scaledRules(text: string, scale: number): string {
  const document: { groups: { rules: Rule[] }[] } = parse(text);
  for (const rule of document.groups.flatMap(({ rules }) => rules)) {
    if (rule.for !== undefined) rule.for = divided(rule.for, scale);
    if (rule.keep_firing_for !== undefined) rule.keep_firing_for = divided(rule.keep_firing_for, scale);
    rule.expr = rule.expr
      .replace(/\[([0-9]+[smhd])\]/g, (_, range: string) => `[${divided(range, scale)}]`)
      .replace(/\boffset ([0-9]+[smhd])/g, (_, offset: string) => `offset ${divided(offset, scale)}`)
      .replace(/(kbutler_cluster_cache_age_seconds\) > )([0-9]+)/, (_, before: string, limit: string) => {
        return `${before}${Number(limit) / scale}`;
      })
      .replace(/(kbutler_convergence_seconds_bucket\[\w+\]\)\)\) > )([0-9]+)/, (_, before: string, limit: string) => {
        return `${before}${Number(limit) / scale}`;
      });
  }
  return stringify(document);
}

function divided(duration: string, scale: number): string {
  const factors: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  const [, amount = "0", unit = "s"] = /^([0-9]+)([smhd])$/.exec(duration) ?? [];
  return `${Math.round((Number(amount) * (factors[unit] ?? 1_000)) / scale)}ms`;
}

/** A real Prometheus that scrapes one collector and evaluates the rules of config/prometheus. */
export class Prometheus implements AsyncDisposable {
  readonly #folder = mkdtempSync(join(tmpdir(), "kbutler-prometheus-"));
  readonly #process: ChildProcess;
  readonly #url: string;

  private constructor(program: string, port: number, target: string, scale: number) {
    const at = (name: string): string => join(this.#folder, name);
    const rules = new URL("../../config/prometheus/alerts.yml", import.meta.url);
    writeFileSync(at("alerts.yml"), scaledRules(readFileSync(rules, "utf8"), scale));
    const interval = divided("10s", scale);
    writeFileSync(
      at("prometheus.yml"),
      stringify({
        global: { scrape_interval: interval, scrape_timeout: interval, evaluation_interval: interval },
        rule_files: ["alerts.yml"],
        scrape_configs: [{ job_name: "kbutler", static_configs: [{ targets: [target] }] }],
      }),
    );
    this.#url = `http://127.0.0.1:${port}`;
    this.#process = spawn(
      program,
      [
        `--config.file=${at("prometheus.yml")}`,
        `--storage.tsdb.path=${at("data")}`,
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: "ignore" },
    );
  }

  /** Starts it on a port that is free, and waits until it has scraped. Throws if it cannot be started. */
  static async start(program: string, port: number, target: string, scale: number): Promise<Prometheus> {
    const prometheus = new Prometheus(program, port, target, scale);
    const failed = new Promise<never>((_, reject) => prometheus.#process.once("error", reject));
    for (let tries = 0; tries < 200; tries++) {
      const up = await Promise.race([prometheus.#ask("query?query=up%20%3D%3D%201").catch(() => undefined), failed]);
      if ((up as { result?: readonly unknown[] } | undefined)?.result?.length === 1) return prometheus;
      await sleep(100);
    }
    throw new Error("Prometheus has not scraped the collector");
  }

  /** Every alert that is pending or firing. */
  async alerts(): Promise<readonly Alert[]> {
    const data = (await this.#ask("alerts")) as {
      alerts: readonly { labels: Record<string, string>; state: Alert["state"] }[];
    };
    return data.alerts.map(({ labels, state }) => ({
      name: labels.alertname ?? "",
      severity: labels.severity ?? "",
      state,
    }));
  }

  async #ask(path: string): Promise<unknown> {
    const reply = await fetch(`${this.#url}/api/v1/${path}`);
    const answer = (await reply.json()) as { status: string; error?: string; data?: unknown };
    if (answer.status !== "success") throw new Error(answer.error);
    return answer.data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill("SIGTERM");
    await ended;
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
