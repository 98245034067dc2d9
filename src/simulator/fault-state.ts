import type { Chance } from "./chance.ts";
import type { LeafEncoding } from "./wire.ts";

/** When a stream tells that it has sent everything once. */
export type SyncFault =
  | { readonly kind: "normal" | "missing" | "twice" }
  | { readonly kind: "late"; readonly delayMs: number };

/** How the removal of an entry is told. `ancestor` and `wildcard` may cover entries that stay: those are sent again. */
export type DeleteForm = "entry" | "partial-key" | "wildcard" | "ancestor";

/** What notifications carry as their time: the clock's, 0 (not set), ever earlier, or a day ahead. */
export type TimestampFault = "normal" | "zero" | "backwards" | "future";

/** How an update is damaged: JSON cut short, protobuf cut short, or an enumeration value no model has. */
export type Damage = "json" | "protobuf" | "enum";

/** How one leaf misbehaves at this moment. Sessions read it as they go. */
export interface FaultState {
  /** Every RPC is answered UNAUTHENTICATED. */
  refuseLogins: boolean;
  /** Takes the place of the configured limit of concurrent RPCs. */
  sessionLimit: number | undefined;
  sync: SyncFault;
  timestamps: TimestampFault;
  /** Each stream is ended after so many messages, as when a switch restarts in the middle of a dump. */
  dropAfter: number | undefined;
  /** What is sent together comes in one message of at least so many bytes, its updates as often as that takes. */
  largeMessages: number | undefined;
  /** Messages of different entries that are sent together come in another order, drawn from this seed. */
  reorder: number | undefined;
  /** Which notifications are sent twice. */
  duplicates: Chance | undefined;
  /** Which changed entries are told by a delete of the entry before all of it, in one notification (gNMI specification, 2.1:
   *  deletes come first). */
  deleteBeforeUpdate: Chance | undefined;
  deleteForm: DeleteForm;
  /** Each entry with its containers in a notification of its own with `atomic` and the entry's path as prefix. */
  atomic: boolean;
  /** The common start of the paths goes into `Notification.prefix`. */
  prefixSplit: boolean;
  /** The encodings offered, in place of the configured ones. */
  encodings: readonly LeafEncoding[] | undefined;
  /** Updates of entries with this key value are damaged. */
  damage: { readonly kind: Damage; readonly key: string } | undefined;
}

/** A leaf that behaves. */
export function noFaults(): FaultState {
  return {
    refuseLogins: false,
    sessionLimit: undefined,
    sync: { kind: "normal" },
    timestamps: "normal",
    dropAfter: undefined,
    largeMessages: undefined,
    reorder: undefined,
    duplicates: undefined,
    deleteBeforeUpdate: undefined,
    deleteForm: "entry",
    atomic: false,
    prefixSplit: false,
    encodings: undefined,
    damage: undefined,
  };
}
