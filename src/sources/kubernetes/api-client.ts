import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import type { KubeConfig } from "@kubernetes/client-node";
import type { Log } from "../../log.ts";
import { type Clock, timeOfDayMs } from "../../model/clock.ts";
import { type ClusterAccess, loadKubeConfig } from "./access.ts";
import { ApiError, retryAfterMs } from "./api-error.ts";

/** Largest answer to one request; a page of 500 objects of 100 KB stays below it. */
const responseMaxBytes = 128 * 1024 * 1024;
/** Of an error's body we read no more than this. */
const errorBodyMaxBytes = 64 * 1024;

/** What an `ApiClient` needs. */
export interface ApiClientOptions {
  readonly access: ClusterAccess;
  readonly clock: Clock;
  readonly log: Log;
  /** Longest silence before the answer and within it, milliseconds. A watch is held to its own limit. */
  readonly requestTimeoutMs: number;
}

/** Requests to one cluster: client-node's KubeConfig gives server, TLS and credentials (token files, exec plug-ins, OIDC),
 *  Node's own HTTP client carries the bytes. client-node's requests would hide status details, Retry-After and liveness. */
export class ApiClient {
  readonly #options: ApiClientOptions;
  #kubeConfig: KubeConfig | undefined;
  #warned = false;
  // Agents of our own keep connections, take certificates per request (an exec plug-in may renew them) and obey HTTPS_PROXY.
  readonly #https = new https.Agent({ keepAlive: true, proxyEnv: process.env });
  readonly #http = new http.Agent({ keepAlive: true, proxyEnv: process.env });

  constructor(options: ApiClientOptions) {
    this.#options = options;
  }

  /** The credentials in use, loaded at first need. Throws an ApiError. */
  kubeConfig(): KubeConfig {
    this.#kubeConfig ??= loadKubeConfig(this.#options.access);
    const cluster = this.#kubeConfig.getCurrentCluster();
    if (!this.#warned && cluster !== null) {
      this.#warned = true;
      this.#options.log.info({ address: cluster.server }, "reading a cluster");
      if (cluster.skipTLSVerify) {
        this.#options.log.warn({ address: cluster.server }, "the certificate of the API server is not verified");
      }
    }
    return this.#kubeConfig;
  }

  /** Forgets the credentials, so that the next request reads the files again: for a login that was refused. */
  reload(): void {
    this.#kubeConfig = undefined;
  }

  /** Closes idle connections. */
  close(): void {
    this.#https.destroy();
    this.#http.destroy();
  }

  /** One JSON document by GET. Throws an ApiError. */
  async getJson(path: string, signal: AbortSignal): Promise<unknown> {
    const quiet = this.#deadline(signal, "no answer");
    try {
      const response = await this.#get(path, quiet.signal);
      const text = await readText(response, responseMaxBytes, quiet.touch);
      return parseAnswer(text);
    } catch (reason) {
      throw this.#named(reason, quiet.signal);
    } finally {
      quiet.done();
    }
  }

  /** A stream of lines by GET: answers once the server accepted, and the response has to be consumed then. */
  async getStream(path: string, signal: AbortSignal): Promise<IncomingMessage> {
    const quiet = this.#deadline(signal, "no answer");
    // The deadline is for the head only; from then on the caller's signal alone ends the stream.
    const both = new AbortController();
    quiet.signal.addEventListener("abort", () => both.abort(quiet.signal.reason), { once: true });
    signal.addEventListener("abort", () => both.abort(signal.reason), { once: true });
    try {
      return await this.#get(path, both.signal);
    } catch (reason) {
      throw this.#named(reason, quiet.signal);
    } finally {
      quiet.done();
    }
  }

  #named(reason: unknown, signal: AbortSignal): ApiError {
    return ApiError.from(
      signal.aborted && signal.reason instanceof ApiError ? signal.reason : reason,
      "request failed",
    );
  }

  /** A signal that follows `signal` and aborts by itself after a silence; `touch` begins the silence anew. */
  #deadline(signal: AbortSignal, what: string): { signal: AbortSignal; touch: () => void; done: () => void } {
    const { clock, requestTimeoutMs } = this.#options;
    const controller = new AbortController();
    const finished = new AbortController();
    const follow = (): void => controller.abort(signal.reason);
    if (signal.aborted) follow();
    signal.addEventListener("abort", follow, { once: true });
    let lastMs = clock.nowMs();
    const watchSilence = async (): Promise<void> => {
      while (!finished.signal.aborted) {
        const leftMs = lastMs + requestTimeoutMs - clock.nowMs();
        if (leftMs <= 0) return controller.abort(new ApiError(`${what} for ${requestTimeoutMs / 1000} s`));
        await clock.sleep(leftMs, finished.signal);
      }
    };
    void watchSilence();
    return {
      signal: controller.signal,
      touch: () => {
        lastMs = clock.nowMs();
      },
      done: () => {
        finished.abort();
        signal.removeEventListener("abort", follow);
      },
    };
  }

  async #get(path: string, signal: AbortSignal): Promise<IncomingMessage> {
    const config = this.kubeConfig();
    const cluster = config.getCurrentCluster();
    if (cluster === null) throw new ApiError("the kubeconfig has no current cluster");
    const url = new URL(cluster.server.replace(/\/$/, "") + path);
    const options: https.RequestOptions = {};
    await config.applyToHTTPSOptions(options);
    const secure = url.protocol === "https:";
    // A proxy-url of the kubeconfig needs client-node's own agent; else ours.
    if (cluster.proxyUrl === undefined) options.agent = secure ? this.#https : this.#http;
    options.headers = { ...options.headers, Accept: "application/json", "User-Agent": "kbutler" };
    options.signal = signal;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (secure ? https : http).request(url, options, resolve);
      request.on("error", reject);
      request.end();
    });
    if (response.statusCode === 200) return response;
    throw await this.#refusal(response);
  }

  /** The error of an answer other than 200: Kubernetes explains itself in a Status object. */
  async #refusal(response: IncomingMessage): Promise<ApiError> {
    const status = response.statusCode ?? 0;
    const header = response.headers["retry-after"];
    const waitMs = retryAfterMs(header, timeOfDayMs(this.#options.clock));
    let message = response.statusMessage ?? "";
    try {
      const body: unknown = JSON.parse(await readText(response, errorBodyMaxBytes, () => {}));
      if (typeof body === "object" && body !== null && "message" in body && typeof body.message === "string") {
        message = body.message.slice(0, 500);
      }
    } catch {
      // A proxy's page or half a body: the status alone has to do.
    }
    return new ApiError(`the API server answered ${status}: ${message || "no reason given"}`, status, waitMs);
  }
}

/** The JSON parser quotes what it stumbles over, and a BGPPeer's password may stand there. */
function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("the answer is no JSON");
  }
}

async function readText(response: IncomingMessage, maxBytes: number, touch: () => void): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    touch();
    bytes += chunk.length;
    if (bytes > maxBytes) throw new ApiError(`the answer is longer than ${maxBytes} bytes`); // leaving the loop closes it
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
