import { Metadata } from "@grpc/grpc-js";
import type { Target } from "../../model/target.ts";
import { GnmiError } from "./gnmi-error.ts";

/** What a target is told with every RPC. The password is read anew. Throws a `GnmiError` where something is not legal.
 *  Source: the keys gNMI servers read, `username` and `password` (gNMI authentication specification). */
export function loginMetadata(target: Target): Metadata {
  const metadata = new Metadata();
  try {
    for (const [key, value] of Object.entries(target.metadata)) metadata.set(key, value);
    if (target.username !== undefined) metadata.set("username", target.username);
  } catch (reason) {
    throw GnmiError.ofFile("metadata", reason);
  }
  try {
    if (target.password !== undefined) metadata.set("password", target.password().reveal());
  } catch (reason) {
    // grpc-js quotes an illegal value in its error, so that error goes no further
    throw GnmiError.ofFile("password", isFileError(reason) ? reason : "it is not a legal metadata value");
  }
  return metadata;
}

function isFileError(reason: unknown): boolean {
  return reason instanceof Error && "syscall" in reason;
}
