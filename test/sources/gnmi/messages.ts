import { gnmi } from "../../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../../src/gnmi/path.ts";

/** A value for an Update: JSON of either kind, or a TypedValue as it is. */
export type TestValue = { readonly ietf: unknown } | { readonly json: unknown } | gnmi.TypedValue.$Properties;

/** What a test says of a notification: paths as text. */
export interface TestNotification {
  readonly prefix?: string;
  readonly update?: readonly (readonly [path: string, value: TestValue])[];
  readonly delete?: readonly string[];
  readonly atomic?: boolean;
  readonly timestamp?: number;
}

/** A SubscribeResponse with that notification, as bytes. */
export function notification(spec: TestNotification): Buffer {
  const update = (spec.update ?? []).map(([path, value]) => ({
    path: toMessage(parsePath(path)),
    val: typedValue(value),
  }));
  return response({
    update: {
      timestamp: spec.timestamp ?? 1_700_000_000_000_000_000,
      ...(spec.prefix === undefined ? {} : { prefix: toMessage(parsePath(spec.prefix)) }),
      update,
      delete: (spec.delete ?? []).map((path) => toMessage(parsePath(path))),
      atomic: spec.atomic ?? false,
    },
  });
}

/** The sync_response. */
export const syncResponse: Buffer = response({ syncResponse: true });

/** Any SubscribeResponse as bytes. */
export function response(message: gnmi.SubscribeResponse.$Properties): Buffer {
  return Buffer.from(gnmi.SubscribeResponse.encode(message).finish());
}

function typedValue(value: TestValue): gnmi.TypedValue.$Properties {
  if ("ietf" in value) return { jsonIetfVal: Buffer.from(jsonText(value.ietf)) };
  if ("json" in value) return { jsonVal: Buffer.from(jsonText(value.json)) };
  return value;
}

/** Text stands for itself where it is wrapped in `RawJson`. */
export class RawJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function jsonText(value: unknown): string {
  return value instanceof RawJson ? value.text : JSON.stringify(value);
}
