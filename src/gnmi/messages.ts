import type { MethodDefinition } from "@grpc/grpc-js";
import Long from "long";
import { gnmi } from "./generated/gnmi.js";

export { gnmi };

/** A protobuf int64 or uint64 as protobufjs gives it. */
export type LongLike =
  | number
  | { readonly low: number; readonly high: number; readonly unsigned: boolean; toString(): string };

type Codec<Shape> = {
  encode(message: Shape): { finish(): Uint8Array };
  decode(bytes: Uint8Array): Shape;
};

/** The definition of one RPC for grpc-js, from two message classes. */
export function rpcMethod<Request, Response>(
  path: string,
  request: Codec<Request>,
  response: Codec<Response>,
  streams: { readonly request?: boolean; readonly response?: boolean } = {},
): MethodDefinition<Request, Response> {
  return {
    path,
    requestStream: streams.request ?? false,
    responseStream: streams.response ?? false,
    requestSerialize: (message) => Buffer.from(request.encode(message).finish()),
    requestDeserialize: (bytes) => request.decode(bytes),
    responseSerialize: (message) => Buffer.from(response.encode(message).finish()),
    responseDeserialize: (bytes) => response.decode(bytes),
  };
}

/** The gNMI service (proto/gnmi/gnmi.proto), for a grpc-js client or server. */
export const gnmiService = {
  capabilities: rpcMethod<gnmi.CapabilityRequest.$Properties, gnmi.CapabilityResponse.$Properties>(
    "/gnmi.gNMI/Capabilities",
    gnmi.CapabilityRequest,
    gnmi.CapabilityResponse,
  ),
  get: rpcMethod<gnmi.GetRequest.$Properties, gnmi.GetResponse.$Properties>(
    "/gnmi.gNMI/Get",
    gnmi.GetRequest,
    gnmi.GetResponse,
  ),
  set: rpcMethod<gnmi.SetRequest.$Properties, gnmi.SetResponse.$Properties>(
    "/gnmi.gNMI/Set",
    gnmi.SetRequest,
    gnmi.SetResponse,
  ),
  subscribe: rpcMethod<gnmi.SubscribeRequest.$Properties, gnmi.SubscribeResponse.$Properties>(
    "/gnmi.gNMI/Subscribe",
    gnmi.SubscribeRequest,
    gnmi.SubscribeResponse,
    { request: true, response: true },
  ),
} as const;

/** Subscribe with responses left as bytes: for a receiver that decodes them itself. */
export const rawSubscribe: MethodDefinition<gnmi.SubscribeRequest.$Properties, Buffer> = {
  ...gnmiService.subscribe,
  responseSerialize: (bytes: Buffer) => bytes,
  responseDeserialize: (bytes: Buffer) => bytes,
};

/** A 64-bit field as a bigint; absent is 0. */
export function toBigInt(value: LongLike | null | undefined): bigint {
  if (value === null || value === undefined) return 0n;
  if (typeof value === "number") return BigInt(Math.trunc(value));
  const low = BigInt(value.low >>> 0);
  return (BigInt(value.unsigned ? value.high >>> 0 : value.high) << 32n) | low;
}

/** A bigint as a 64-bit field. */
export function fromBigInt(value: bigint, unsigned = false): Long {
  const low = Number(BigInt.asIntN(32, value));
  const high = Number(BigInt.asIntN(32, value >> 32n));
  return Long.fromBits(low, high, unsigned);
}

/** A notification's timestamp in milliseconds with fractions; undefined where it is 0 (not set). */
export function timestampMs(value: LongLike | null | undefined): number | undefined {
  if (value === null || value === undefined) return undefined;
  const nanoseconds = typeof value === "number" ? value : value.high * 4294967296 + (value.low >>> 0);
  return nanoseconds === 0 ? undefined : nanoseconds / 1e6;
}

/** Milliseconds since the Unix epoch as a notification's timestamp. */
export function timestampFromMs(ms: number): Long {
  return fromBigInt(BigInt(Math.round(ms * 1000)) * 1000n);
}
