import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { ServerCredentials } from "@grpc/grpc-js";
import type { Log } from "../../log.ts";

/** PEM files of a TLS server. With `clientCaFile` every client has to show a certificate of these authorities. */
export interface ServerTlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly clientCaFile?: string | undefined;
}

/** TLS from files that may change while the server runs: new handshakes use what `reload` read last. */
export class FileServerCredentials extends ServerCredentials {
  readonly #files: ServerTlsFiles;
  #held: readonly (Buffer | undefined)[];

  /** Throws if a file cannot be read or used. */
  constructor(files: ServerTlsFiles) {
    const held = read(files);
    createSecureContext(context(held));
    super({ requestCert: files.clientCaFile !== undefined, rejectUnauthorized: true }, context(held));
    this.#files = files;
    this.#held = held;
  }

  /** Reads the files again. Those that cannot be read, or fit not together, leave the old ones in force. */
  reload(log: Log): void {
    try {
      const fresh = read(this.#files);
      if (fresh.every((file, index) => sameFile(file, this.#held[index]))) return;
      createSecureContext(context(fresh)); // throws for what is no certificate, or of another key
      this.updateSecureContextOptions(context(fresh));
      this.#held = fresh;
      log.info({ file: this.#files.certFile }, "server certificate reloaded");
    } catch (error) {
      log.warn({ error: error instanceof Error ? error.message : String(error) }, "server certificate not reloaded");
    }
  }

  /** Part of `ServerCredentials`. */
  override _equals(other: ServerCredentials): boolean {
    return this === other;
  }
}

function read({ certFile, keyFile, clientCaFile }: ServerTlsFiles): readonly (Buffer | undefined)[] {
  return [certFile, keyFile, clientCaFile].map((file) => (file === undefined ? undefined : readFileSync(file)));
}

function context([cert, key, ca]: readonly (Buffer | undefined)[]) {
  return { ...(cert && { cert }), ...(key && { key }), ...(ca && { ca }) };
}

function sameFile(a: Buffer | undefined, b: Buffer | undefined): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b);
}
