import { readFile, stat } from "node:fs/promises";
import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { Log } from "../../log.ts";
import { type ApiOptions, limits } from "./api-options.ts";

/** How often certificate files are looked at, milliseconds. */
const certificateCheckMs = 60_000;

/** A server without requests yet, and what ends its own work. */
export interface Listener {
  readonly server: Server;
  readonly scheme: "http" | "https";
  stop(): void;
}

/** Makes the HTTP or HTTPS server, with its bounds. Throws where a certificate cannot be read. */
export async function makeListener(tls: ApiOptions["tls"], handle: RequestListener, log: Log): Promise<Listener> {
  const options = { maxHeaderSize: limits.headerBytes, requestTimeout: limits.requestTimeoutMs };
  if (tls === undefined) return { server: bounded(createServer(options, handle)), scheme: "http", stop() {} };
  const server = createTlsServer({ ...options, ...(await readPair(tls)), minVersion: "TLSv1.2" }, handle);
  let version = await versionOf(tls);
  const renew = async (): Promise<void> => {
    try {
      const now = await versionOf(tls);
      if (now === version) return;
      server.setSecureContext({ ...(await readPair(tls)), minVersion: "TLSv1.2" });
      version = now;
      log.info({ file: tls.certFile }, "API certificate read again");
    } catch (reason) {
      const error = reason instanceof Error ? reason.message : String(reason);
      log.warn({ file: tls.certFile, error }, "API certificate could not be read again");
    }
  };
  const timer = setInterval(() => void renew(), certificateCheckMs).unref();
  return { server: bounded(server), scheme: "https", stop: () => clearInterval(timer) };
}

function bounded<S extends Server>(server: S): S {
  server.maxConnections = limits.connections;
  server.keepAliveTimeout = limits.keepAliveTimeoutMs;
  server.headersTimeout = limits.requestTimeoutMs;
  return server;
}

async function readPair({ certFile, keyFile }: { readonly certFile: string; readonly keyFile: string }) {
  const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
  return { cert, key };
}

async function versionOf({ certFile, keyFile }: { readonly certFile: string; readonly keyFile: string }) {
  const [cert, key] = await Promise.all([stat(certFile), stat(keyFile)]);
  return `${cert.mtimeMs} ${cert.ino} ${key.mtimeMs} ${key.ino}`;
}
