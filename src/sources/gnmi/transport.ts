import type { gnmi } from "../../gnmi/messages.ts";

/** Longest gNMI message accepted, bytes. A longer one ends the RPC with RESOURCE_EXHAUSTED. */
export const maxMessageBytes = 64 * 1024 * 1024;

/** A Subscribe RPC: writes requests, gives responses as bytes, which are of use only during the event. It ends once, with
 *  `end` (status OK) or `error` (an `Error` with the gRPC status as `code` and `details`); after that nothing comes. */
export interface SubscribeCall {
  on(event: "data", listener: (message: Buffer) => void): unknown;
  on(event: "error", listener: (reason: unknown) => void): unknown;
  on(event: "end", listener: () => void): unknown;
  write(request: gnmi.SubscribeRequest.$Properties): unknown;
  /** Resets the RPC. */
  cancel(): void;
}

/** One connection to one target: what a session is made of. */
export interface GnmiChannel {
  /** Rejects with an error of a gRPC status, as CANCELLED once the signal aborts. */
  capabilities(signal: AbortSignal): Promise<gnmi.CapabilityResponse.$Properties>;
  /** Rejects likewise. */
  get(request: gnmi.GetRequest.$Properties, signal: AbortSignal): Promise<gnmi.GetResponse.$Properties>;
  /** Starts a Subscribe RPC without a request yet. End it by `cancel`: a half-closed one keeps its slot on the switch. */
  subscribe(): SubscribeCall;
  close(): void;
}
