import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../src/clock.ts";
import { readShimConfig } from "../../src/config/shim-config.ts";
import { parsePath } from "../../src/gnmi/path.ts";
import type { Log } from "../../src/log.ts";
import type { Clock } from "../../src/model/clock.ts";
import { runShim } from "../../src/shim/shim.ts";
import { type NdkManager, startNdkManager } from "../../src/simulator/ndk-manager.ts";
import { Tree } from "../../src/simulator/tree.ts";
import { until } from "../until.ts";

/** A leaf without routes: its state tree, its NDK manager, and a folder for files. */
export interface ShimWorld extends AsyncDisposable {
  readonly folder: string;
  readonly tree: Tree;
  readonly manager: NdkManager;
  /** Lines logged at warn. */
  readonly warnings: string[];
  /** Starts a shim with this config; disposing of it is its SIGTERM, which waits for its end. */
  shim(
    yaml: string,
    options?: { version?: string; clock?: Clock; stopwatch?: () => number },
  ): AsyncDisposable & { readonly ended: Promise<void> };
  /** What stands at a path of the leaf's tree. */
  at(path: string): unknown;
  /** Waits until something holds; fails with `what`. */
  until(what: string, holds: () => boolean): Promise<void>;
}

/** Starts the leaf's side. The socket's file name holds a colon, as on a switch. */
export async function startShimWorld(options: { delivery?: "json" | "proto-json" } = {}): Promise<ShimWorld> {
  const folder = await mkdtemp(join(tmpdir(), "kbutler-shim-"));
  const tree = new Tree();
  const manager = await startNdkManager({
    socketPath: join(folder, "sr_sdk_service_manager:50053"),
    tree,
    agents: [{ name: "kbutler", delivery: options.delivery }],
  });
  const warnings: string[] = [];
  const log: Log = {
    debug() {},
    info() {},
    warn: (_fields, message) => void warnings.push(message),
    error: (_fields, message) => void warnings.push(message),
    child: () => log,
  };
  const at = (path: string): unknown => tree.get(parsePath(path));
  return {
    folder,
    tree,
    manager,
    warnings,
    at,
    shim(yaml, { version = "1.2.3", clock = systemClock, stopwatch } = {}) {
      const config = readShimConfig(join(folder, "shim.yaml"), yaml);
      assert.ok(config.ok, config.ok ? "" : JSON.stringify(config.error));
      const stop = new AbortController();
      const ended = runShim(config.value, {
        clock,
        stopwatch,
        random: () => 0.5,
        log,
        signal: stop.signal,
        version,
        namespacePaths: { own: join(folder, "none"), named: folder },
      });
      return {
        ended,
        async [Symbol.asyncDispose]() {
          stop.abort();
          await ended;
        },
      };
    },
    async until(what, holds) {
      await until(what, holds, () => `warnings ${warnings.join("; ")}; tree ${JSON.stringify(at("/kbutler"))}`);
    },
    async [Symbol.asyncDispose]() {
      await manager[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A config with the shortest waits, and with limits that no slow machine meets; `more` is added at the top. */
export function shimYaml(address: string | undefined, more = ""): string {
  return `
target-name: leaf1
collector:
  ${address === undefined ? "" : `address: ${address}`}
  tls: {insecure: true}
  retry-timer: 20ms
  timeout: 10m
  stale-after: 10m
ndk:
  socket: "sr_sdk_service_manager:50053"
  retry-timer: 20ms
publish: {interval: 0ms, retry-timer: 50ms, health-interval: 200ms}
${more}`;
}

/** The machine's time, of which a test may skip some: who sleeps meanwhile wakes. */
export class SkippedClock implements Clock {
  #skippedMs = 0;
  #skip = new AbortController();

  /** Milliseconds that only grow, with those skipped. */
  readonly stopwatch = (): number => performance.now() + this.#skippedMs;

  nowMs(): number {
    return Math.floor(this.stopwatch());
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    for (const untilMs = this.stopwatch() + ms; !signal?.aborted && this.stopwatch() < untilMs; ) {
      const skip = this.#skip.signal;
      await systemClock.sleep(untilMs - this.stopwatch(), signal ? AbortSignal.any([signal, skip]) : skip);
    }
  }

  /** So much time has passed. */
  skip(ms: number): void {
    this.#skippedMs += ms;
    this.#skip.abort();
    this.#skip = new AbortController();
  }
}

/** Writes a file into the world's folder; its path. */
export async function writeIn(world: ShimWorld, name: string, content: string): Promise<string> {
  const path = join(world.folder, name);
  await writeFile(path, content);
  return path;
}
