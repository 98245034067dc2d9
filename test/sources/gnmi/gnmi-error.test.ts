import assert from "node:assert/strict";
import { test } from "node:test";
import { Metadata } from "@grpc/grpc-js";
import { status } from "../../../src/gnmi/status.ts";
import { GnmiError } from "../../../src/sources/gnmi/gnmi-error.ts";

function serviceError(code: number, details: string): Error {
  return Object.assign(new Error(`${code} ${details}`), { code, details, metadata: new Metadata() });
}

const noConnection = (cause: string): string => `No connection established. Last error: ${cause}. Resolution note: `;
for (const { code, details, words, remedy } of [
  { code: "UNAUTHENTICATED", details: "nope", words: /login refused.*nope.*longest interval/, remedy: "reconfigure" },
  { code: "PERMISSION_DENIED", details: "", words: /permission denied/, remedy: "reconfigure" },
  { code: "INVALID_ARGUMENT", details: "Path not valid", words: /does not know a path/, remedy: "reconfigure" },
  { code: "OUT_OF_RANGE", details: "Exceeded the maximum", words: /beyond a limit/, remedy: "reconfigure" },
  { code: "UNIMPLEMENTED", details: "", words: /not offered/, remedy: "reconfigure" },
  { code: "RESOURCE_EXHAUSTED", details: "", words: /limit was reached/, remedy: "retry" },
  { code: "UNAVAILABLE", details: "Cancelling all calls", words: /gRPC server stopped/, remedy: "retry" },
  {
    code: "UNAVAILABLE",
    details: noConnection("connect ECONNREFUSED 192.0.2.1:57400"),
    words: /refused/,
    remedy: "retry",
  },
  { code: "UNAVAILABLE", details: noConnection("connect EHOSTUNREACH 192.0.2.1"), words: /no route/, remedy: "retry" },
  {
    code: "UNAVAILABLE",
    details: "Name resolution failed for target dns:leaf1:57400",
    words: /no address/,
    remedy: "retry",
  },
  { code: "UNAVAILABLE", details: noConnection("certificate has expired"), words: /expired/, remedy: "reconfigure" },
  { code: "UNAVAILABLE", details: noConnection("self-signed certificate"), words: /authority/, remedy: "reconfigure" },
  { code: "UNAVAILABLE", details: "something new", words: /session ended .*something new/, remedy: "retry" },
  { code: "DEADLINE_EXCEEDED", details: "Deadline exceeded after 10s", words: /in time/, remedy: "retry" },
  { code: "INTERNAL", details: "", words: /session ended/, remedy: "retry" },
] as const) {
  test(`error: ${code} ${details}`, () => {
    const error = GnmiError.from(serviceError(status[code], details));
    assert.match(error.message, words);
    assert.deepEqual([error.code, error.remedy], [code, remedy]);
    assert.match(error.fault, /^[a-z]+(-[a-z]+)+$/);
    assert.ok(error.cause instanceof Error);
  });
}

test("error: the same cause is told in the same words, whatever the time", () => {
  const told = ["2026-01-02T03:04:05.678Z", "2026-01-02T03:05:05.678Z"].map((time) => {
    const details = noConnection(`Failed to connect (${time})`);
    return GnmiError.from(serviceError(status.UNAVAILABLE, details)).message;
  });
  assert.equal(told[0], told[1]);
  const waited = [1.5, 10].map((seconds) => {
    const details = `Deadline exceeded after ${seconds}s,name resolution: 0.00${seconds}s,Waiting for LB pick`;
    return GnmiError.from(serviceError(status.DEADLINE_EXCEEDED, details)).message;
  });
  assert.equal(waited[0], waited[1]);
  assert.match(waited[0] ?? "", /unreachable: no connection in time/);
});

test("error: what a target says is one line of bounded length", () => {
  const { message } = GnmiError.from(serviceError(status.INTERNAL, `a\nb\u001b[31m${"x".repeat(10_000)}`));
  assert.ok(message.length < 400 && !/\p{C}/u.test(message));
});

test("error: a defect is not the network's doing", () => {
  const defect = new TypeError("x is not a function");
  assert.throws(() => GnmiError.from(defect), defect);
  const known = new GnmiError("lost", "retry");
  assert.equal(GnmiError.from(known), known);
});
