import { parentPort, workerData } from "node:worker_threads";
import Database from "better-sqlite3";
import { type CheckpointAnswer, isCheckpointRequest } from "./checkpointer.ts";

// Moves the write-ahead log into the file, away from the thread that serves: it waits for the disk (fsync) each time.
// PASSIVE takes no lock that a writer or a reader would have to wait for.
const file = String(workerData);
let db: Database.Database | undefined;

function checkpoint(): CheckpointAnswer {
  try {
    db ??= new Database(file, { fileMustExist: true, timeout: 0 });
    db.pragma("synchronous = NORMAL");
    db.pragma("wal_checkpoint(PASSIVE)");
    return { error: undefined };
  } catch (reason) {
    return { error: reason instanceof Error ? reason.message : String(reason) };
  }
}

parentPort?.on("message", (message: unknown) => {
  if (isCheckpointRequest(message)) return parentPort?.postMessage(checkpoint());
  db?.close();
  parentPort?.close();
});
