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
    options?: { version?: string; clock?: Clock },
  ): AsyncDisposable & { readonly ended: Promise<void> };
  /** What stands at a path of the leaf's tree. */
  at(path: string): unknown;
  /** Waits until something holds; fails with `what` after some seconds. */
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
    shim(yaml, { version = "1.2.3", clock = systemClock } = {}) {
      const config = readShimConfig(join(folder, "shim.yaml"), yaml);
      assert.ok(config.ok, config.ok ? "" : JSON.stringify(config.error));
      const stop = new AbortController();
      const ended = runShim(config.value, {
        clock,
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
      const deadlineMs = Date.now() + 20_000;
      while (!holds()) {
        if (Date.now() > deadlineMs) {
          assert.fail(`${what}; warnings ${warnings.join("; ")}; tree ${JSON.stringify(at("/kbutler"))}`);
        }
        await systemClock.sleep(5);
      }
    },
    async [Symbol.asyncDispose]() {
      await manager[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A config with the shortest waits; `more` is added at the top. */
export function shimYaml(address: string | undefined, more = ""): string {
  return `
target-name: leaf1
collector:
  ${address === undefined ? "" : `address: ${address}`}
  tls: {insecure: true}
  retry-timer: 20ms
  timeout: 2s
ndk:
  socket: "sr_sdk_service_manager:50053"
  retry-timer: 20ms
publish: {interval: 0ms, retry-timer: 50ms, health-interval: 200ms}
${more}`;
}

/** Writes a file into the world's folder; its path. */
export async function writeIn(world: ShimWorld, name: string, content: string): Promise<string> {
  const path = join(world.folder, name);
  await writeFile(path, content);
  return path;
}
