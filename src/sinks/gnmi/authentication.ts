import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Metadata } from "@grpc/grpc-js";
import type { Log } from "../../log.ts";

/** Who may call. Secrets stand in files, read for each call, so that a rotated file counts at once. Nothing set: everybody
 *  may. With a user and a token, either will do. */
export interface CredentialFiles {
  readonly username?: string | undefined;
  readonly passwordFile?: string | undefined;
  readonly tokenFile?: string | undefined;
}

/** Whether a call's metadata carries good credentials: `username` and `password`, or `authorization: Bearer <token>`. */
export type Authenticate = (metadata: Metadata) => boolean;

/** An `Authenticate` over files. Compares in constant time; a file that cannot be read lets nobody in, and is logged. */
export function authenticateBy(files: CredentialFiles, log: Log): Authenticate {
  const { username, passwordFile, tokenFile } = files;
  const hasUser = username !== undefined && passwordFile !== undefined;
  if (!hasUser && tokenFile === undefined) return () => true;
  const secretIn = (file: string): string | undefined => {
    try {
      const secret = readFileSync(file, "utf8").trimEnd();
      if (secret !== "") return secret;
      log.error({ file }, "credentials file is empty");
    } catch (error) {
      log.error({ file, error: error instanceof Error ? error.message : String(error) }, "credentials file unreadable");
    }
    return undefined;
  };
  return (metadata) => {
    const byUser =
      hasUser && same(text(metadata, "username"), username) && same(text(metadata, "password"), secretIn(passwordFile));
    const bearer = /^Bearer +(.+)$/i.exec(text(metadata, "authorization"))?.[1] ?? "";
    const byToken = tokenFile !== undefined && bearer !== "" && same(bearer, secretIn(tokenFile));
    return byUser || byToken;
  };
}

function text(metadata: Metadata, key: string): string {
  return String(metadata.get(key)[0] ?? "");
}

/** Over digests, so that neither content nor length shows in the time. */
function same(given: string, wanted: string | undefined): boolean {
  const digest = (value: string): Buffer => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(given), digest(wanted ?? "")) && wanted !== undefined;
}
