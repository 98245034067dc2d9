import { readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { createSecureContext } from "node:tls";
import type { Issue } from "./fields.ts";

/** PEM files of a server, absolute. */
export interface ServerTlsFiles {
  readonly certFile: string;
  readonly keyFile: string;
  readonly clientCaFile?: string | undefined;
}

/** The files a config names: each has to be there and to hold what it is for. What is wrong is added to the issues, under
 *  the key that names the file. */
export class ConfigFiles {
  readonly #folder: string;
  readonly #issues: Issue[];

  /** `folder`: where relative paths begin. */
  constructor(folder: string, issues: Issue[]) {
    this.#folder = folder;
    this.#issues = issues;
  }

  /** The absolute path. */
  at(file: string): string {
    return isAbsolute(file) ? file : resolve(this.#folder, file);
  }

  /** The absolute path of a file that can be read. */
  readable(key: string, file: string): string {
    this.#read(key, file);
    return this.at(file);
  }

  /** The same of a file that holds a secret: a word, or a password with spaces in it. */
  secret(key: string, file: string, kind: "token" | "password"): string {
    const text = this.#read(key, file)?.toString().trim();
    if (text === "") this.#issues.push({ path: key, message: `${file} is empty: write the ${kind} into it` });
    else if (kind === "token" && text !== undefined && /\s/.test(text)) {
      this.#issues.push({ path: key, message: `${file} holds more than a token: one word is expected` });
    }
    return this.at(file);
  }

  /** The files of a TLS server: certificate and key have to fit together. */
  serverTls(
    key: string,
    tls: { readonly "cert-file": string; readonly "key-file": string; readonly "client-ca-file"?: string } | undefined,
  ): ServerTlsFiles | undefined {
    if (tls === undefined) return undefined;
    const { "cert-file": certFile, "key-file": keyFile, "client-ca-file": clientCaFile } = tls;
    const cert = this.#pem(`${key}.cert-file`, certFile, (pem) => createSecureContext({ cert: pem }));
    const held = this.#pem(`${key}.key-file`, keyFile, (pem) => createSecureContext({ key: pem }));
    if (cert !== undefined && held !== undefined) {
      this.#usable(`${key}.key-file`, `${keyFile} is not the key of ${certFile}`, () =>
        createSecureContext({ cert, key: held }),
      );
    }
    if (clientCaFile !== undefined)
      this.#pem(`${key}.client-ca-file`, clientCaFile, (pem) => createSecureContext({ ca: pem }));
    return {
      certFile: this.at(certFile),
      keyFile: this.at(keyFile),
      clientCaFile: clientCaFile === undefined ? undefined : this.at(clientCaFile),
    };
  }

  /** What the file holds, if `use` can do with it. */
  #pem(key: string, file: string, use: (pem: Buffer) => unknown): Buffer | undefined {
    const pem = this.#read(key, file);
    if (pem === undefined) return undefined;
    return this.#usable(key, `${file} holds no usable PEM`, () => {
      if (!pem.includes("-----BEGIN ")) throw new Error("nothing begins in it");
      use(pem);
    })
      ? pem
      : undefined;
  }

  #usable(key: string, otherwise: string, use: () => unknown): boolean {
    try {
      use();
      return true;
    } catch (reason) {
      const why = reason instanceof Error ? reason.message : String(reason);
      this.#issues.push({ path: key, message: `${otherwise}: ${why}` });
      return false;
    }
  }

  #read(key: string, file: string): Buffer | undefined {
    try {
      return readFileSync(this.at(file));
    } catch (reason) {
      const code = reason instanceof Error && "code" in reason ? String(reason.code) : String(reason);
      const message = code === "ENOENT" ? `no such file: ${file}` : `cannot read ${file}: ${code}`;
      this.#issues.push({ path: key, message });
      return undefined;
    }
  }
}
