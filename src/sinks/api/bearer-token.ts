import { createHash, timingSafeEqual } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Log } from "../../log.ts";

/** A bearer token in a file. A file that changes counts from the next request on; one that cannot be read any more, or
 *  is empty, leaves the last good token in force and is told once in the log. */
export class BearerToken {
  readonly #file: string;
  readonly #log: Log;
  #digest: Buffer;
  #version: string;
  #complained = "";

  private constructor(file: string, log: Log, digest: Buffer, version: string) {
    this.#file = file;
    this.#log = log;
    this.#digest = digest;
    this.#version = version;
  }

  /** Reads the file for the first time. Throws where it cannot be read, or holds no token. */
  static async open(file: string, log: Log): Promise<BearerToken> {
    const version = await versionOf(file);
    return new BearerToken(file, log, await digestOf(file), version);
  }

  /** Whether this `Authorization` header carries the token (RFC 6750, 2.1). The comparison takes the same time for every
   *  wrong token. */
  async accepts(header: string | undefined): Promise<boolean> {
    await this.#refresh();
    const token = /^Bearer +(\S+) *$/i.exec(header ?? "")?.[1] ?? "";
    return timingSafeEqual(sha256(token), this.#digest) && token !== "";
  }

  async #refresh(): Promise<void> {
    try {
      const version = await versionOf(this.#file);
      if (version === this.#version) return;
      this.#digest = await digestOf(this.#file);
      this.#version = version;
      this.#complained = "";
      this.#log.info({ file: this.#file }, "API token read again");
    } catch (reason) {
      const error = reason instanceof Error ? reason.message : String(reason);
      if (error !== this.#complained) this.#log.warn({ file: this.#file, error }, "API token could not be read again");
      this.#complained = error;
    }
  }
}

async function versionOf(file: string): Promise<string> {
  const { mtimeMs, size, ino } = await stat(file);
  return `${mtimeMs} ${size} ${ino}`;
}

async function digestOf(file: string): Promise<Buffer> {
  const token = (await readFile(file, "utf8")).trim();
  if (token === "" || /\s/.test(token)) throw new Error(`${file} holds no bearer token`);
  return sha256(token);
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
