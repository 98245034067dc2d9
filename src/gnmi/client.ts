import { type ChannelCredentials, Client, credentials } from "@grpc/grpc-js";
import type { TargetTls } from "../model/target.ts";
import { tlsContext, unverified } from "./tls-context.ts";

/** Whom a gNMI client dials, and how. */
export interface ClientOptions {
  /** `host:port`, IPv6 in brackets. */
  readonly address: string;
  readonly tls: TargetTls;
  readonly keepaliveMs: number;
  readonly maxMessageBytes: number;
}

/** A client of grpc-js for one session; the connection itself comes with the first RPC. Files are read now, so a rotated one
 *  is picked up by the next session. Throws a `TlsFileError` where one of them cannot be used. */
export function openClient({ address, tls, keepaliveMs, maxMessageBytes }: ClientOptions): Client {
  return new Client(dialAddress(address), channelCredentials(tls), {
    "grpc.keepalive_time_ms": keepaliveMs,
    "grpc.keepalive_timeout_ms": Math.max(1_000, keepaliveMs / 2),
    "grpc.keepalive_permit_without_calls": 1,
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.enable_retries": 0,
    "grpc.enable_http_proxy": 0, // the other side is reached directly, whatever proxy the process has for the web
    "grpc.use_local_subchannel_pool": 1, // no connection, and no back-off, is shared with an earlier session
    "grpc.service_config_disable_resolution": 1,
    ...serverNameOptions(tls),
  });
}

/** `host:port` for grpc-js. A literal IPv6 address must not go through name resolution. */
function dialAddress(address: string): string {
  return address.startsWith("[") ? `ipv6:${address}` : address;
}

function channelCredentials(tls: TargetTls): ChannelCredentials {
  if (tls.mode === "insecure") return credentials.createInsecure();
  return credentials.createFromSecureContext(tlsContext(tls), tls.skipVerify ? unverified : {});
}

function serverNameOptions(tls: TargetTls): Record<string, string> {
  if (tls.mode === "insecure" || tls.serverName === undefined) return {};
  return { "grpc.ssl_target_name_override": tls.serverName, "grpc.default_authority": tls.serverName };
}
