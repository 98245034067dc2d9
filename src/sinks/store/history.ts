import { statSync } from "node:fs";
import type { Log } from "../../log.ts";
import { type Clock, timeOfDayMs } from "../../model/clock.ts";
import type { TargetView } from "../../model/snapshot.ts";
import { timeOfDay } from "../../model/snapshot.ts";
import type { Evaluation, Sink } from "../../verdict/verdict.ts";
import { Backlog } from "./backlog.ts";
import { captureBatch } from "./batch.ts";
import { Checkpointer } from "./checkpointer.ts";
import { fibChunks } from "./fib-chunks.ts";
import type { HistoryReader, HistoryStats } from "./history-reader.ts";
import { Medium, type OpenMedium } from "./medium.ts";
import { migrationsDirectory, readMigrations } from "./migrate.ts";
import { SnapshotSchedule, sessionOf } from "./snapshot-schedule.ts";
import type { SnapshotCause } from "./snapshot-writer.ts";
import { SqliteReader } from "./sqlite-reader.ts";
import { SchemaError, storeErrorKind } from "./store-error.ts";
import type { StoreOptions } from "./store-options.ts";

/** What the history needs of its surroundings. */
export interface HistoryDeps {
  readonly clock: Clock;
  readonly log: Log;
  /** Where the migrations stand; those of this release unless a test says otherwise. */
  readonly migrations?: URL | undefined;
}

/** The verdict history: a sink to write to, and a reader to ask. */
export interface History extends Sink, AsyncDisposable {
  readonly reader: HistoryReader;
  stats(): HistoryStats;
  /** Resolves when all that was delivered is written ("written"), or when the medium refused it ("stopped"). */
  flush(): Promise<"written" | "stopped">;
}

/** How often what was written is made to survive a power cut, milliseconds. */
const checkpointMs = 1_000;

/** Longest wait for the medium when the history is closed, milliseconds. */
const closeMs = 5_000;

/** Opens the history. A file that cannot be written now does not fail it: history stops, and resumes by itself.
 *  Throws SchemaError where the file's schema is not this release's, for that never heals by itself. */
export async function openHistory(options: StoreOptions, deps: HistoryDeps): Promise<History> {
  const migrations = readMigrations(deps.migrations ?? migrationsDirectory);
  const log = deps.log.child({ sink: "history" });
  const medium = new Medium(options.file, options.maxBytes, migrations, log);
  try {
    medium.open(timeOfDayMs(deps.clock));
  } catch (reason) {
    if (reason instanceof SchemaError) throw reason;
    medium.failed(reason, deps.clock.nowMs());
  }
  return new SqliteHistory(options, deps.clock, log, medium);
}

/** One loop does all the writing, in the order: evaluations, snapshots, retention. */
class SqliteHistory implements History {
  readonly name = "history";
  readonly reader: SqliteReader;
  readonly #options: StoreOptions;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #medium: Medium;
  readonly #backlog: Backlog;
  readonly #schedule: SnapshotSchedule;
  readonly #checkpointer: Checkpointer;
  readonly #closing = new AbortController();
  readonly #loop: Promise<void>;
  #wake: () => void = () => {};
  #flushes: ((outcome: "written" | "stopped") => void)[] = [];
  #targets: ReadonlyMap<string, TargetView> = new Map();
  #lastAtMs = Number.NEGATIVE_INFINITY;
  #restate = true;
  #capturing = false;
  #written = 0;
  #snapshots = 0;
  #maintainedMs: number;
  #beatMs: number;
  #tooSmall = false;
  #checkpointedMs: number;
  #dirty = false;

  constructor(options: StoreOptions, clock: Clock, log: Log, medium: Medium) {
    this.#options = options;
    this.#clock = clock;
    this.#log = log;
    this.#medium = medium;
    this.#backlog = new Backlog(options.backlogRows);
    this.#schedule = new SnapshotSchedule(options.snapshotIntervalMs);
    this.#checkpointer = new Checkpointer(options.file, log);
    this.reader = new SqliteReader(options.file, () => this.stats());
    this.#maintainedMs = clock.nowMs() - options.maintenanceIntervalMs; // the first pass is due at once
    this.#beatMs = clock.nowMs();
    this.#checkpointedMs = clock.nowMs();
    this.#loop = this.#run();
  }

  /** Reads the evaluation and returns; the writing is done by the loop. Does not fail with the medium. */
  async deliver(evaluation: Evaluation): Promise<void> {
    if (this.#closing.signal.aborted) return;
    const atMs = timeOfDay(evaluation.atMs, evaluation.snapshot);
    const restate = this.#restate || atMs < this.#lastAtMs; // time that went back begins a new recording
    this.#restate = false;
    this.#lastAtMs = atMs;
    this.#targets = evaluation.snapshot.targets;
    this.#capturing = true;
    const batch = await captureBatch(evaluation, restate);
    this.#capturing = false;
    if ((restate || batch.rows.length > 0) && this.#backlog.push(batch)) this.#restate = true;
    this.#wake();
  }

  flush(): Promise<"written" | "stopped"> {
    if (this.#closing.signal.aborted) return Promise.resolve(this.#backlog.empty ? "written" : "stopped");
    return new Promise((resolve) => {
      this.#flushes.push(resolve);
      this.#wake();
    });
  }

  stats(): HistoryStats {
    const { stopped, errors } = this.#medium;
    return {
      writable: stopped === undefined,
      stoppedBy: stopped?.by ?? null,
      stoppedSinceMs: stopped?.sinceMs ?? null,
      errors: { ...errors },
      written: this.#written,
      backlogRows: this.#backlog.rows,
      dropped: this.#backlog.dropped,
      snapshots: this.#snapshots,
      fileBytes: fileBytes(this.#options.file),
      oldestMs: this.reader.oldestMs(),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const deadline = new AbortController();
    await Promise.race([this.flush(), this.#clock.sleep(closeMs, deadline.signal)]);
    deadline.abort();
    this.#closing.abort();
    this.#wake();
    await this.#loop;
    this.reader.reset();
    await this.#checkpointer.close();
    this.#medium.close();
    if (!this.#backlog.empty) this.#log.warn({ count: this.#backlog.rows }, "history closed with rows not written");
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const done = await this.#attempt();
      if (!done) this.#answerFlushes("stopped");
      await (done ? this.#idle() : this.#clock.sleep(this.#options.retryMs, signal));
    }
  }

  /** Does all that is due. False if the medium refused. */
  async #attempt(): Promise<boolean> {
    try {
      const medium = this.#medium.open(timeOfDayMs(this.#clock));
      if (this.#medium.stopped?.by === "full") await this.#maintain(medium); // nothing can be written before
      await this.#writeBacklog(medium);
      await this.#takeSnapshots(medium);
      await this.#maintain(medium);
      this.#checkpoint();
      this.#medium.succeeded(this.#clock.nowMs());
      return true;
    } catch (reason) {
      if (reason === this.#closing.signal.reason) return true; // left between two steps, because we are closing
      const kind = this.#medium.failed(reason, this.#clock.nowMs());
      if (kind === "full") this.#maintainedMs = Number.NEGATIVE_INFINITY;
      else if (kind !== "busy") this.reader.reset();
      return false;
    }
  }

  async #writeBacklog({ writer }: OpenMedium): Promise<void> {
    for (let batch = this.#backlog.take(); batch !== undefined; batch = this.#backlog.take()) {
      if (batch.recording === "continue" && writer.recording === undefined) this.#restate = true; // another file
      try {
        await writer.write(batch);
      } catch (reason) {
        if (storeErrorKind(reason) !== "other") {
          if (this.#backlog.putBack(batch)) this.#restate = true;
        } else {
          this.#backlog.discard(batch); // it would fail again
          this.#restate = true;
        }
        throw reason;
      }
      this.#written += batch.rows.length;
      this.#dirty = true;
      this.#medium.succeeded(this.#clock.nowMs());
    }
    this.#answerFlushes("written");
    // Where the medium refused, nothing but a write can tell that it takes one again.
    const due = this.#medium.stopped !== undefined || this.#clock.nowMs() - this.#beatMs >= this.#options.heartbeatMs;
    if (this.#capturing || !due) return;
    writer.heartbeat(timeOfDayMs(this.#clock));
    this.#beatMs = this.#clock.nowMs();
  }

  async #takeSnapshots(medium: OpenMedium): Promise<void> {
    for (;;) {
      const due = this.#schedule.due(this.#targets, this.#clock.nowMs());
      if (due === undefined || this.#closing.signal.aborted) return;
      await this.#takeSnapshot(medium, due.target, due.cause);
      await this.#writeBacklog(medium); // verdicts do not wait for the FIBs of a whole fabric
    }
  }

  async #takeSnapshot({ snapshots }: OpenMedium, target: TargetView, cause: SnapshotCause): Promise<void> {
    const atMs = timeOfDayMs(this.#clock);
    const beganMs = this.#clock.nowMs();
    const session = sessionOf(target);
    const chunks = await fibChunks(target.fib, () => {
      const now = this.#targets.get(target.name);
      return now?.fib.freshness === "synced" && sessionOf(now) === session && !this.#closing.signal.aborted;
    });
    if (chunks === undefined) return;
    try {
      await snapshots.write({ target: target.name, atMs, tookMs: this.#clock.nowMs() - beganMs, cause, chunks });
    } catch (reason) {
      if (storeErrorKind(reason) === "other") this.#schedule.taken(target, beganMs); // it would fail again: in its turn
      throw reason;
    }
    this.#schedule.taken(target, beganMs);
    this.#snapshots++;
    this.#dirty = true;
  }

  async #maintain({ retention }: OpenMedium): Promise<void> {
    const dueMs = this.#maintainedMs + this.#options.maintenanceIntervalMs;
    if (this.#clock.nowMs() < dueMs) return;
    this.#maintainedMs = this.#clock.nowMs();
    const nowMs = Math.trunc(timeOfDayMs(this.#clock));
    await retention.pruneBefore(nowMs - this.#options.retentionMs, this.#pause);
    const fits = await retention.makeRoom(this.#options.maxBytes, nowMs, this.#pause);
    retention.pruneNames();
    await retention.vacuum(this.#pause);
    if (!fits && !this.#tooSmall) {
      this.#log.warn({ maxBytes: this.#options.maxBytes }, "history does not fit its size even when empty of the past");
    }
    this.#tooSmall = !fits;
  }

  #checkpoint(): void {
    const nowMs = this.#clock.nowMs();
    if (!this.#dirty || nowMs - this.#checkpointedMs < checkpointMs) return;
    this.#checkpointedMs = nowMs;
    this.#dirty = !this.#checkpointer.request();
  }

  /** Lets the event loop run between two steps; leaves the work when the history closes. */
  readonly #pause = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    this.#closing.signal.throwIfAborted();
  };

  /** Until there is something to write, or something may be due. */
  async #idle(): Promise<void> {
    if (!this.#backlog.empty || this.#flushes.length > 0 || this.#closing.signal.aborted) return;
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    const { heartbeatMs, maintenanceIntervalMs, snapshotIntervalMs } = this.#options;
    const dueMs = Math.min(heartbeatMs, maintenanceIntervalMs, snapshotIntervalMs);
    await this.#clock.sleep(this.#dirty ? Math.min(dueMs, checkpointMs) : dueMs, woken.signal);
    this.#wake = () => {};
  }

  #answerFlushes(outcome: "written" | "stopped"): void {
    const flushes = this.#flushes;
    this.#flushes = [];
    for (const answer of flushes) answer(outcome);
  }
}

function fileBytes(file: string): number {
  try {
    const size = (part: string): number => statSync(part, { throwIfNoEntry: false })?.size ?? 0;
    return size(file) + size(`${file}-wal`);
  } catch {
    return 0; // a directory we may not read: the failure to write is what gets reported
  }
}
