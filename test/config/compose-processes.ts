import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  createWriteStream,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { lastingPort } from "../../src/simulator/lasting-port.ts";
import { type ComposeService, hostPath, readCompose, root } from "./compose.ts";

/** Services of docker-compose.yml as processes of this machine: the same commands and files, with folders in the place of
 *  mounts, the loopback in the place of container names, and free ports in the place of the fixed ones. */
export class ComposeProcesses implements AsyncDisposable {
  /** Where mounts, volumes and the logs of each service are. */
  readonly folder = mkdtempSync(join(tmpdir(), "kbutler-"));
  readonly #running = new Map<string, ChildProcess>();
  #ports: ReadonlyMap<number, number> = new Map();

  /** The port of this machine in the place of a container's. */
  port(inContainer: number): number {
    const port = this.#ports.get(inContainer);
    if (port === undefined) throw new Error(`no service has port ${inContainer}`);
    return port;
  }

  /** Starts services one after the other, each once those it depends on are healthy. `programOf` gives the program that
   *  is the service's entrypoint; `edit` may shorten intervals and the like in its files. */
  async start(
    names: readonly string[],
    programOf: (service: ComposeService) => readonly [program: string, ...args: string[]],
    edit: (text: string) => string = (text) => text,
  ): Promise<void> {
    const { services } = readCompose();
    if (this.#ports.size === 0) this.#ports = await freePorts(services);
    for (const name of names) {
      const service = services.find((one) => one.name === name);
      if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
      const own = this.#materialise(service, edit);
      const [program, ...first] = programOf(service);
      const log = createWriteStream(join(this.folder, `${name}.log`));
      await once(log, "open");
      const args = [...first, ...own.command.map((text) => this.#outside(own, text))];
      this.#running.set(name, spawn(program, args, { cwd: root, stdio: ["ignore", log, log] }));
      await this.#healthy(service);
    }
  }

  /** What a service has written to its output. */
  log(name: string): string {
    return readFileSync(join(this.folder, `${name}.log`), "utf8");
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const child of [...this.#running.values()].reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), 12_000);
      await ended;
      clearTimeout(timer);
    }
    rmSync(this.folder, { recursive: true });
  }

  /** Copies the mounts of a service with their texts translated, and gives the service that mounts the copies. */
  #materialise(service: ComposeService, edit: (text: string) => string): ComposeService {
    const mounts = service.mounts.map((mount) => {
      if (mount.kind === "volume") {
        mkdirSync(join(this.folder, mount.source), { recursive: true });
        return mount;
      }
      const source = join(this.folder, service.name, basename(mount.source));
      mkdirSync(dirname(source), { recursive: true });
      cpSync(resolve(root, mount.source), source, { recursive: true });
      for (const file of filesIn(source)) writeFileSync(file, this.#outside(service, edit(readFileSync(file, "utf8"))));
      return { ...mount, source };
    });
    return { ...service, mounts };
  }

  /** A text of a container's, for this machine. */
  #outside(service: ComposeService, text: string): string {
    return text
      .replace(
        /(?<=^|[\s="'])\/(?:run|etc|var\/lib|prometheus)\b[\w./-]*/g,
        (path) => hostPath(service, path, this.folder) ?? path,
      )
      .replace(/\b(?:simulator|collector|prometheus|alertmanager)(?=:\d)/g, "127.0.0.1")
      .replace(/(?<=--host=)0\.0\.0\.0/, "127.0.0.1")
      .replace(/(?<![\w.])\d{4,5}(?!\w)/g, (digits) => String(this.#ports.get(Number(digits)) ?? digits));
  }

  async #healthy(service: ComposeService): Promise<void> {
    const url = /http:[^']+/.exec(service.healthcheck?.join(" ") ?? "")?.[0];
    if (url === undefined) return;
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      const reply = await fetch(this.#outside(service, url)).catch(() => undefined);
      if (reply?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${service.name} did not become healthy:\n${this.log(service.name)}`);
  }
}

function filesIn(path: string): readonly string[] {
  if (statSync(path).isFile()) return [path];
  return readdirSync(path).flatMap((name) => filesIn(join(path, name)));
}

/** A free port for each the composition uses; leaves have four that follow each other. */
async function freePorts(services: readonly ComposeService[]): Promise<ReadonlyMap<number, number>> {
  const wanted = new Set(services.flatMap(({ ports }) => ports.map(({ target }) => target)));
  for (const { command } of services) {
    for (const text of command) {
      const port = /^--(?:kubernetes-|control-)port=(\d+)$/.exec(text)?.[1];
      if (port !== undefined) wanted.add(Number(port));
    }
  }
  const first = Number(/--port=(\d+)/.exec(services.flatMap(({ command }) => command).join(" "))?.[1]);
  const leaves = [first, first + 1, first + 2, first + 3];
  const ports = new Map<number, number>();
  for (const port of wanted) ports.set(port, await lastingPort());
  const [base = 0] = await (async () => {
    for (;;) {
      const from = 10_000 + Math.floor(Math.random() * 10_000);
      const free = await Promise.all(leaves.map((_, index) => listening(from + index).catch(() => 0)));
      if (free.every((port) => port > 0)) return free;
    }
  })();
  for (const [index, leaf] of leaves.entries()) ports.set(leaf, base + index);
  return ports;
}

/** Listens at a port for a moment. Rejects if it is taken. */
async function listening(port: number): Promise<number> {
  const server = createServer();
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  server.close();
  await once(server, "close");
  return port;
}
