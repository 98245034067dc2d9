import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import type { TargetTls } from "../model/target.ts";

/** A file of the TLS configuration that cannot be used. `what`: which; `cause`: why. */
export class TlsFileError extends Error {
  override readonly name = "TlsFileError";
  readonly what: string;

  constructor(what: string, cause: unknown) {
    super(`${what} cannot be used: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.what = what;
  }
}

/** Options of a connection that believes any certificate. */
export const unverified = { rejectUnauthorized: false, checkServerIdentity: () => undefined };

/** Contexts by what they were made of: a thousand targets with one CA share one of them. */
const contexts = new Map<string, SecureContext>();
const maxContexts = 64;

/** The keys and authorities for a TLS connection. The files are read each time, so a rotated one counts from the next
 *  session on. Throws a `TlsFileError` that names the file that cannot be used. */
export function tlsContext(tls: Extract<TargetTls, { mode: "tls" }>): SecureContext {
  const ca = readPem("CA file", tls.caFile);
  const cert = readPem("client certificate", tls.certFile);
  const key = readPem("client key", tls.keyFile);
  const digest = createHash("sha256");
  for (const part of [ca, cert, key]) digest.update(`${part?.length ?? -1}:`).update(part ?? "");
  const id = digest.digest("hex");
  const known = contexts.get(id);
  if (known !== undefined) return known;
  try {
    const context = createSecureContext({ ca: ca ?? systemAuthorities(), cert, key, minVersion: "TLSv1.2" });
    const [oldest] = contexts.keys();
    if (contexts.size >= maxContexts && oldest !== undefined) contexts.delete(oldest);
    contexts.set(id, context);
    return context;
  } catch (reason) {
    throw new TlsFileError(`TLS file ${[tls.caFile, tls.certFile, tls.keyFile].filter(Boolean).join(", ")}`, reason);
  }
}

/** Node's own list and the machine's: a company's authority is usually in the latter. */
function systemAuthorities(): string[] {
  return [...new Set([...getCACertificates("default"), ...getCACertificates("system")])];
}

function readPem(what: string, file: string | undefined): Buffer | undefined {
  try {
    return file === undefined ? undefined : readFileSync(file);
  } catch (reason) {
    throw new TlsFileError(what, reason);
  }
}
