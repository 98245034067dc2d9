import type { MethodDefinition } from "@grpc/grpc-js";
import { gnmi, gnmiService } from "../../gnmi/messages.ts";
import { status } from "../../gnmi/status.ts";
import type { Target } from "../../model/target.ts";
import { Http2Call } from "./http2-call.ts";
import { dial, type Http2Connection } from "./http2-connection.ts";
import type { ReadingShare } from "./reading-share.ts";
import { RpcError } from "./rpc-error.ts";
import type { GnmiChannel, SubscribeCall } from "./transport.ts";

/** Opens a channel over node's HTTP/2 itself: gRPC's framing and statuses, and nothing between the socket and the decoder.
 *  Errors have the form of grpc-js. Throws a `GnmiError` where the password or the address cannot be used, a `TlsFileError` where a file
 *  cannot. `reading`: the time its subscriptions have in a turn of the event loop; left out, they share the thread's. */
export function openHttp2Channel(target: Target, reading?: ReadingShare): GnmiChannel {
  const connection = dial(target);
  return {
    capabilities: (signal) => unary(connection, gnmiService.capabilities, {}, target.timeoutMs, signal),
    get: (request, signal) => unary(connection, gnmiService.get, request, target.timeoutMs, signal),
    subscribe: () => new Subscribe(connection, gnmiService.subscribe.path, reading),
    close: () => connection.close(),
  };
}

class Subscribe extends Http2Call implements SubscribeCall {
  write(request: gnmi.SubscribeRequest.$Properties): void {
    this.send(gnmi.SubscribeRequest.encode(request).finish());
  }
}

function unary<Request, Response>(
  connection: Http2Connection,
  method: MethodDefinition<Request, Response>,
  request: Request,
  timeoutMs: number,
  signal: AbortSignal,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const call = new Http2Call(connection, method.path);
    let answer: Buffer | undefined;
    const late = { code: status.DEADLINE_EXCEEDED, details: "deadline exceeded" };
    const deadline = setTimeout(() => call.cancel(late), timeoutMs);
    const cancel = (): void => call.cancel();
    const over = (): void => {
      clearTimeout(deadline);
      signal.removeEventListener("abort", cancel);
    };
    call.on("data", (message: Buffer) => {
      answer ??= Buffer.from(message);
    });
    call.on("error", (reason) => {
      over();
      reject(reason);
    });
    call.on("end", () => {
      over();
      if (answer === undefined) {
        reject(new RpcError({ code: status.UNIMPLEMENTED, details: "an answer without a message" }));
        return;
      }
      try {
        resolve(method.responseDeserialize(answer));
      } catch (reason) {
        reject(new RpcError({ code: status.INTERNAL, details: "an answer that is no message of its type" }, reason));
      }
    });
    signal.addEventListener("abort", cancel, { once: true });
    if (signal.aborted) cancel();
    else call.sendLast(method.requestSerialize(request));
  });
}
