import { gnmi } from "../../gnmi/messages.ts";
import { fromMessage, type Path, stripModule } from "../../gnmi/path.ts";
import type { FibWriter } from "../../model/target.ts";
import type { Decoded, NotificationDecoder } from "./decoder.ts";
import { boundedDetail, EntryRun } from "./entry-run.ts";
import { readDelete } from "./srlinux-delete.ts";
import { applyUpdate } from "./srlinux-route-table.ts";
import { readUpdateValue } from "./typed-value.ts";

/** The obvious decoder, and the complete one: protobuf to objects, JSON to objects, one walk over the tree. */
export class ReferenceDecoder implements NotificationDecoder {
  decode(message: Buffer, writer: FibWriter): Decoded {
    const response = readResponse(message, writer);
    if (response === undefined) return "untold";
    if (response.update) return applyNotification(response.update, writer);
    if (response.error)
      writer.malformed("encoding", boundedDetail(`deprecated error: ${response.error.message}`), undefined);
    return response.syncResponse === true ? "sync" : "other";
  }
}

function readResponse(message: Buffer, writer: FibWriter): gnmi.SubscribeResponse.$Properties | undefined {
  try {
    return gnmi.SubscribeResponse.decode(message);
  } catch (reason) {
    const text = reason instanceof Error ? reason.message : String(reason);
    writer.malformed("protobuf", boundedDetail(`${message.length} bytes: ${text}`), undefined);
    return undefined;
  }
}

/** Deletes come before updates, in whatever order they stand (gNMI specification, 3.5.2.3). */
function applyNotification(notification: gnmi.Notification.$Properties, writer: FibWriter): Decoded {
  const prefix = fromMessage(notification.prefix);
  const run = new EntryRun(writer);
  if (notification.atomic === true) replacePrefix(prefix, (notification.update ?? []).length, run);
  for (const deleted of notification.delete ?? []) applyDelete([...prefix, ...fromMessage(deleted)], run);
  for (const update of notification.update ?? []) {
    applyUpdate([...prefix, ...fromMessage(update.path)], readUpdateValue(update), run);
  }
  run.end();
  return run.untold ? "untold" : "update";
}

/** An atomic notification says all there is below its prefix. At a list entry that is a replacement; elsewhere the rest
 *  is deleted first. A prefix above the route table is too wide to be meant: then entries merge as always. */
function replacePrefix(prefix: Path, updates: number, run: EntryRun): void {
  const names = prefix.map((element) => stripModule(element.name));
  if (names[0] !== "network-instance" || names[1] !== "route-table") return;
  const last = names.at(-1);
  const isEntry =
    (names.length === 4 && last === "route") ||
    (names.length === 3 && (last === "next-hop-group" || last === "next-hop"));
  if (isEntry && updates > 0) run.replaceNext();
  else applyDelete(prefix, run);
}

function applyDelete(path: Path, run: EntryRun): void {
  const read = readDelete(path);
  if (read.ok) for (const what of read.deletes) run.delete(what);
  else run.malformed(read.reason, read.detail);
}
