import type { FibWriter } from "../../model/target.ts";

/** What a message was. `untold`: it said something of an entry, and it could not be told of which, so whatever is held of
 *  the target may be out of date from here on. */
export type Decoded = "update" | "sync" | "other" | "untold";

/** Reads the messages of a main subscription. Two of them exist: an obvious one that is complete (`ReferenceDecoder`),
 *  and one for the shapes that make up nearly all traffic (`HotDecoder`); nobody can tell them apart by what they write. */
export interface NotificationDecoder {
  /** Decodes one SubscribeResponse and writes what it says, before it returns. Never throws for anything in the message:
   *  what cannot be read is told to `writer.malformed` and the rest applies. Keeps nothing of `message`. */
  decode(message: Buffer, writer: FibWriter): Decoded;
}

/** Longest text of a key or leaf that is believed, in UTF-16 units. */
export const maxTextLength = 1_024;

/** Most values of one leaf-list that are believed. */
export const maxLeafListLength = 1_024;
