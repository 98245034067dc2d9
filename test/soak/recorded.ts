import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLog } from "../../src/log.ts";
import type { Clock } from "../../src/model/clock.ts";
import { serviceRecord } from "../../src/sinks/service-record.ts";
import { type History, openHistory } from "../../src/sinks/store/history.ts";
import { storeDefaults } from "../../src/sinks/store/store-options.ts";
import type { Incident } from "../../src/verdict/incident.ts";
import type { Evaluation } from "../../src/verdict/verdict.ts";

/** A history in a file of its own, which goes with it. */
export class Recording implements AsyncDisposable {
  readonly #directory = mkdtempSync(join(tmpdir(), "kbutler-soak-"));
  readonly #clock: Clock;
  #history: History | undefined;
  #by: object | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes an evaluation in; the maps of it may change only after. Another collector opens the file anew. */
  async take(evaluation: Evaluation, by: object): Promise<void> {
    if (this.#by !== by) await this.#history?.[Symbol.asyncDispose]();
    if (this.#by !== by || this.#history === undefined) {
      const options = { ...storeDefaults, file: join(this.#directory, "history.db") };
      this.#history = await openHistory(options, { clock: this.#clock, log: silentLog });
    }
    this.#by = by;
    await this.#history.deliver(evaluation);
  }

  /** What is open by the file, for the collector that comes next. */
  async openIncidents(): Promise<readonly Incident[]> {
    if (this.#history === undefined) return [];
    assert.equal(await this.#history.flush(), "written");
    return this.#history.reader.openIncidents();
  }

  /** What was recorded last is what memory says. */
  async check({ services, prefixes }: Evaluation): Promise<void> {
    assert.ok(this.#history !== undefined);
    assert.equal(await this.#history.flush(), "written");
    const { reader } = this.#history;
    // The recording goes on by itself only every some seconds; nothing has changed since its end.
    const atMs = Math.max(...(await reader.recordings()).map(({ toMs }) => toMs));
    const recorded = await reader.services({ atMs, limit: 1_000 });
    const wanted = [...services.values()].map((service) => serviceRecord(service, prefixes));
    assert.deepEqual(byText(recorded?.items ?? []), byText(wanted), "services in the history");
    const places = new Map([...prefixes.values()].map((one) => [`${one.cluster}|${one.prefix}`, one] as const));
    for (const { cluster, prefix } of places.values()) {
      const found = await reader.prefix({ atMs, prefix, cluster });
      const verdicts = [...prefixes.values()].filter((one) => one.prefix === prefix && one.cluster === cluster);
      const states = verdicts.flatMap(({ target, networkInstance, endpoints }) =>
        endpoints.map(({ node, state }) => ({ target, networkInstance, node, state })),
      );
      const told = found?.endpoints.map(({ target, networkInstance, node, state }) => {
        return { target, networkInstance, node, state };
      });
      assert.deepEqual(byText(told ?? []), byText(states), `endpoints of ${cluster} ${prefix} in the history`);
      for (const { target, networkInstance, route } of verdicts) {
        const held = found?.routes.find((one) => one.target === target && one.networkInstance === networkInstance);
        assert.equal(
          text(held?.route ?? null),
          text(route ?? null),
          `route of ${cluster} ${prefix} on ${target} in the history`,
        );
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#history?.[Symbol.asyncDispose]();
    rmSync(this.#directory, { recursive: true, force: true });
  }
}

function text(value: unknown): string {
  return JSON.stringify(value);
}

function byText(values: readonly unknown[]): readonly string[] {
  return values.map(text).sort();
}
