import type { MethodDefinition, ServiceError } from "@grpc/grpc-js";
import { openClient } from "../../gnmi/client.ts";
import { gnmiService, rawSubscribe } from "../../gnmi/messages.ts";
import type { Target } from "../../model/target.ts";
import { loginMetadata } from "./login-metadata.ts";
import { type GnmiChannel, maxMessageBytes } from "./transport.ts";

/** Opens a channel of grpc-js; the connection itself comes with the first RPC. Files and the password are read now, so a rotated
 *  one is picked up by the next session. Throws a `GnmiError` or a `TlsFileError` where one of them cannot be used. */
export function openGrpcChannel(target: Target): GnmiChannel {
  const metadata = loginMetadata(target);
  const client = openClient({ ...target, maxMessageBytes });
  const unary = <Request, Response>(
    method: MethodDefinition<Request, Response>,
    request: Request,
    signal: AbortSignal,
  ): Promise<Response> =>
    new Promise((resolve, reject) => {
      const { path, requestSerialize, responseDeserialize } = method;
      const deadline = Date.now() + target.timeoutMs;
      const done = (error: ServiceError | null, value?: Response): void => {
        signal.removeEventListener("abort", cancel);
        if (error === null && value !== undefined) resolve(value);
        else reject(error ?? new Error("an answer without a message"));
      };
      const call = client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        metadata,
        { deadline },
        done,
      );
      const cancel = (): void => call.cancel();
      signal.addEventListener("abort", cancel, { once: true });
      if (signal.aborted) cancel();
    });
  return {
    capabilities: (signal) => unary(gnmiService.capabilities, {}, signal),
    get: (request, signal) => unary(gnmiService.get, request, signal),
    subscribe: () =>
      client.makeBidiStreamRequest(
        rawSubscribe.path,
        rawSubscribe.requestSerialize,
        rawSubscribe.responseDeserialize,
        metadata,
      ),
    close: () => client.close(),
  };
}
