import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { LoadCommand, LoadPlan, LoadReport, PacedLoad, PacedResult } from "./load-plan.ts";

/** The process of the leaves, from outside. It ends with this one. */
export class Load implements Disposable {
  readonly #child: ChildProcess;
  readonly port: number;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /** Resolves once everything is encoded and it listens. */
  static async start(plan: LoadPlan): Promise<Load> {
    const child = fork(join(import.meta.dirname, "load-generator.ts"), [JSON.stringify(plan)], { execArgv: [] });
    const report = await next(child);
    if (report.type !== "listening") throw new Error(`unexpected: ${report.type}`);
    return new Load(child, report.port);
  }

  /** Waits until so many leaves have subscribed, and lets all of them begin. */
  async release(leaves: number): Promise<void> {
    await this.#tell({ type: "release", leaves });
  }

  /** Lets a connected leaf write so many messages, as fast as they are taken. Resolves once all are written. */
  async repeat(messages: number, leaf: string): Promise<void> {
    await this.#tell({ type: "repeat", messages, leaf });
  }

  /** Lets all connected leaves write at a rate, and gathers how long the verdicts took. */
  async paced(load: PacedLoad): Promise<PacedResult> {
    const report = await this.#tell({ type: "paced", load });
    if (report.type !== "paced") throw new Error(`unexpected: ${report.type}`);
    return report.result;
  }

  [Symbol.dispose](): void {
    this.#child.kill();
  }

  #tell(command: LoadCommand): Promise<LoadReport> {
    this.#child.send(command);
    return next(this.#child);
  }
}

function next(child: ChildProcess): Promise<LoadReport> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`the load generator ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (report: LoadReport) => {
      child.off("exit", ended);
      resolve(report);
    });
  });
}
