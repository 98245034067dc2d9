import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type PrefixWords, parsePrefixWords } from "../../src/model/address.ts";
import { RouteField, type RouteUpdate } from "../../src/model/target.ts";
import { ascii, readIpv4Prefix, readIpv6Prefix } from "../../src/sources/gnmi/byte-text.ts";
import type { NotificationDecoder } from "../../src/sources/gnmi/decoder.ts";
import { HotDecoder } from "../../src/sources/gnmi/hot-decoder.ts";
import { ReferenceDecoder } from "../../src/sources/gnmi/reference-decoder.ts";
import { Recorder } from "../sources/gnmi/recorder.ts";
import { generatedNotification, ipv4Prefix, ipv6Prefix, oddPrefix } from "./generated-notifications.ts";

/** More of them for a long run: KBUTLER_PROPERTY_RUNS=100000. */
const numRuns = Number(process.env.KBUTLER_PROPERTY_RUNS ?? 1_500);

const reference = new ReferenceDecoder();

/** What a decoder says of a message; leaves that an update does not carry are left out. */
function said(decoder: NotificationDecoder, message: Buffer): unknown {
  const recorder = new Recorder();
  const kind = decoder.decode(message, recorder);
  return [kind, ...recorder.calls.map((call) => (call[0] === "route" ? carried(call[1]) : call))];
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

const leafNames = Object.keys(RouteField) as (keyof typeof RouteField)[];

function carried({ key, has, replace, ...leaves }: RouteUpdate): unknown {
  const values = leafNames.filter((name) => has & RouteField[name]).map((name) => [name, leaves[name]]);
  return ["route", key, has, replace, Object.fromEntries(values)];
}

test("decoder: the hot one says what the reference says, of messages of every shape", () => {
  const hot = new HotDecoder();
  const property = fc.property(generatedNotification, (message) =>
    assert.deepEqual(said(hot, message), said(reference, message)),
  );
  fc.assert(property, { numRuns });
  assert.ok(hot.hot > numRuns / 4 && hot.fallbacks > numRuns / 8, `${hot.hot} read from bytes, ${hot.fallbacks} not`);
});

test("decoder: the same of messages that were cut, changed and joined", () => {
  const hot = new HotDecoder();
  const damage = fc.tuple(fc.nat(), fc.nat(255), fc.constantFrom("set", "cut", "drop", "add", "twice"));
  const property = fc.property(
    generatedNotification,
    fc.array(damage, { minLength: 1, maxLength: 3 }),
    (message, all) => {
      let bytes = message;
      for (const [where, byte, how] of all) {
        const at = bytes.length === 0 ? 0 : where % bytes.length;
        const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
        if (how === "set") bytes = Buffer.concat([before, Buffer.of(byte), after.subarray(1)]);
        else if (how === "cut") bytes = before;
        else if (how === "drop") bytes = Buffer.concat([before, after.subarray(1)]);
        else if (how === "add") bytes = Buffer.concat([before, Buffer.of(byte), after]);
        else bytes = Buffer.concat([bytes, bytes]);
      }
      assert.deepEqual(said(hot, bytes), said(reference, bytes));
    },
  );
  fc.assert(property, { numRuns });
});

test("decoder: the same of messages that are like one before but for some bytes", () => {
  let recognised = 0;
  const byte = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 0x2e, max: 0x3a }) },
    { weight: 3, arbitrary: fc.constantFrom(0x22, 0x5c, 0x2c, 0x7d, 0x00, 0xc3) },
    fc.nat(255),
  );
  const change = fc.tuple(fc.nat(), byte);
  const property = fc.property(
    generatedNotification,
    fc.array(fc.array(change, { maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    (message, variants) => {
      const hot = new HotDecoder();
      hot.decode(message, new Recorder());
      const digits = [...message.keys()].filter((at) => isDigit(message[at] ?? 0));
      for (const [turn, changes] of variants.entries()) {
        const bytes = Buffer.from(message);
        // Mostly digits for digits: in prefixes, ids and times; now and then anything anywhere.
        for (const [where, byte] of changes) {
          const inDigits = isDigit(byte) && digits.length > 0;
          bytes[inDigits ? (digits[where % digits.length] ?? 0) : where % bytes.length] = byte;
        }
        assert.deepEqual(said(hot, bytes), said(reference, bytes), `variant ${turn}`);
      }
      recognised += hot.recognised;
    },
  );
  fc.assert(property, { numRuns: numRuns / 2 });
  assert.ok(recognised > numRuns / 2, `${recognised} updates recognised`);
});

test("decoder: the same of garbage", () => {
  const hot = new HotDecoder();
  const property = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const message = Buffer.from(bytes);
    assert.deepEqual(said(hot, message), said(reference, message));
  });
  fc.assert(property, { numRuns });
});

test("prefixes read from bytes are those read from text", () => {
  const text = fc.oneof(
    ipv4Prefix,
    ipv6Prefix,
    oddPrefix,
    fc.ipV6().map((address) => `${address}/64`),
  );
  const words = (): PrefixWords => ({ family: 4, w0: 9, w1: 9, w2: 9, w3: 9, length: 9 });
  const property = fc.property(text, fc.nat(255), (prefix, after) => {
    fc.pre(/^[\u0020-\u007e]*$/.test(prefix));
    // what stands behind the range must not matter
    const bytes = Buffer.concat([Buffer.from("x"), ascii(prefix), Buffer.of(after), Buffer.from("/24:")]);
    const [v4, v6] = [words(), words()];
    const is4 = readIpv4Prefix(bytes, 1, 1 + prefix.length, v4);
    const is6 = readIpv6Prefix(bytes, 1, 1 + prefix.length, v6);
    const endsInIpv4 = prefix.includes(":") && prefix.includes(".");
    assert.deepEqual(is4 ? v4 : is6 ? v6 : undefined, endsInIpv4 ? undefined : parsePrefixWords(prefix));
  });
  fc.assert(property, { numRuns: 3 * numRuns });
});
