import { TlsFileError } from "../../gnmi/tls-context.ts";
import type { Target } from "../../model/target.ts";
import { GnmiError } from "./gnmi-error.ts";
import { openGrpcChannel } from "./grpc-channel.ts";
import { openHttp2Channel } from "./http2-channel.ts";
import type { GnmiChannel } from "./transport.ts";

/** Opens a channel over the transport the target asks for; the connection itself comes with the first RPC. Files and the
 *  password are read now, so a rotated one is picked up by the next session. Throws a `GnmiError` where one of them cannot
 *  be used. */
export function openChannel(target: Target): GnmiChannel {
  try {
    return target.transport === "grpc-js" ? openGrpcChannel(target) : openHttp2Channel(target);
  } catch (reason) {
    throw reason instanceof TlsFileError ? GnmiError.ofFile(reason.what, reason.cause) : reason;
  }
}
