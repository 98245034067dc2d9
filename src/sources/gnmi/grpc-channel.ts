import { type ChannelCredentials, Client, credentials, type MethodDefinition, type ServiceError } from "@grpc/grpc-js";
import { gnmiService, rawSubscribe } from "../../gnmi/messages.ts";
import type { Target, TargetTls } from "../../model/target.ts";
import { loginMetadata } from "./login-metadata.ts";
import { tlsContext } from "./tls-context.ts";
import { type GnmiChannel, maxMessageBytes } from "./transport.ts";

/** Opens a channel of grpc-js; the connection itself comes with the first RPC. Files and the password are read now, so a rotated
 *  one is picked up by the next session. Throws a `GnmiError` where one of them cannot be used. */
export function openGrpcChannel(target: Target): GnmiChannel {
  const metadata = loginMetadata(target);
  const client = new Client(dialAddress(target.address), channelCredentials(target.tls), {
    "grpc.keepalive_time_ms": target.keepaliveMs,
    "grpc.keepalive_timeout_ms": Math.max(1_000, target.keepaliveMs / 2),
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.enable_retries": 0,
    "grpc.enable_http_proxy": 0, // a leaf is reached directly, whatever proxy the process has for the web
    "grpc.use_local_subchannel_pool": 1, // no connection, and no back-off, is shared with an earlier session
    "grpc.service_config_disable_resolution": 1,
    ...serverNameOptions(target.tls),
  });
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

/** `host:port` for grpc-js. A literal IPv6 address must not go through name resolution. */
function dialAddress(address: string): string {
  return address.startsWith("[") ? `ipv6:${address}` : address;
}

function channelCredentials(tls: TargetTls): ChannelCredentials {
  if (tls.mode === "insecure") return credentials.createInsecure();
  const unverified = { rejectUnauthorized: false, checkServerIdentity: () => undefined };
  return credentials.createFromSecureContext(tlsContext(tls), tls.skipVerify ? unverified : {});
}

function serverNameOptions(tls: TargetTls): Record<string, string> {
  if (tls.mode === "insecure" || tls.serverName === undefined) return {};
  return { "grpc.ssl_target_name_override": tls.serverName, "grpc.default_authority": tls.serverName };
}
