import { Worker } from "node:worker_threads";
import type { Log } from "../../log.ts";

/** What the worker answers: the error, if there was one. */
export interface CheckpointAnswer {
  readonly error: string | undefined;
}

const request = "checkpoint";

/** Longest wait for a checkpoint under way when the history is closed, milliseconds. */
const closeMs = 2_000;

/** Whether a message asks for a checkpoint; any other asks to end. */
export function isCheckpointRequest(message: unknown): boolean {
  return message === request;
}

/** Has the write-ahead log moved into the file by a thread of its own, which is started with the first request. Where
 *  that thread fails, SQLite does it within a commit once the log is large (`wal_autocheckpoint`). */
export class Checkpointer {
  readonly #file: string;
  readonly #log: Log;
  #worker: Worker | undefined;
  #asked = false;
  #complained = false;

  constructor(file: string, log: Log) {
    this.#file = file;
    this.#log = log;
  }

  /** Asks for a checkpoint. False if one is still under way: ask again later. */
  request(): boolean {
    if (this.#asked) return false;
    this.#asked = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage(request);
    return true;
  }

  /** Ends the thread, after the checkpoint it may be at. */
  async close(): Promise<void> {
    const worker = this.#worker;
    if (worker === undefined) return;
    worker.ref(); // the process waits for it from here on
    const exited = new Promise((resolve) => worker.once("exit", resolve));
    worker.postMessage("end");
    const deadline = setTimeout(() => void worker.terminate(), closeMs);
    await exited;
    clearTimeout(deadline);
  }

  #start(): Worker {
    const worker = new Worker(new URL("./checkpoint-worker.ts", import.meta.url), { workerData: this.#file });
    worker.on("message", (answer: CheckpointAnswer) => this.#answered(answer.error));
    worker.on("error", (reason) => this.#answered(reason instanceof Error ? reason.message : String(reason)));
    worker.on("exit", () => {
      this.#worker = undefined;
      this.#asked = false;
    });
    worker.unref();
    return worker;
  }

  #answered(error: string | undefined): void {
    this.#asked = false;
    if (error !== undefined && !this.#complained)
      this.#log.warn({ error, file: this.#file }, "history checkpoint failed");
    this.#complained = error !== undefined;
  }
}
