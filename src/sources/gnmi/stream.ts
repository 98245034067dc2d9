import type { gnmi } from "../../gnmi/messages.ts";
import { GnmiError } from "./gnmi-error.ts";
import type { SubscribeCall } from "./transport.ts";

/** Runs one Subscribe RPC: sends the request and hands over each message, until it fails or `signal` aborts. Never
 *  resolves; rejects with a grpc-js ServiceError, a `GnmiError`, or whatever `onMessage` threw. After the rejection no
 *  message is handed over. The RPC is cancelled, not half-closed: a half-closed one keeps its session on the switch. */
export function runStream(
  call: SubscribeCall,
  request: gnmi.SubscribeRequest.$Properties,
  onMessage: (message: Buffer) => void,
  signal: AbortSignal,
): Promise<never> {
  return new Promise((_, reject) => {
    let over = false;
    const end = (reason: unknown): void => {
      if (over) return;
      over = true;
      signal.removeEventListener("abort", onAbort);
      call.cancel();
      reject(reason);
    };
    const onAbort = (): void => end(sessionOver());
    call.on("error", end);
    call.on("end", () => end(new GnmiError("the target closed the stream", "retry")));
    call.on("data", (message: Buffer) => {
      if (over) return;
      try {
        onMessage(message);
      } catch (reason) {
        end(reason);
      }
    });
    if (signal.aborted) return onAbort();
    signal.addEventListener("abort", onAbort, { once: true });
    call.write(request);
  });
}

/** What is thrown out of a session that ends because it was asked to. */
export function sessionOver(): GnmiError {
  return new GnmiError("session ended", "retry");
}

/** Rejects when the signal aborts. */
export function untilOver(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(sessionOver());
    else signal.addEventListener("abort", () => reject(sessionOver()), { once: true });
  });
}
