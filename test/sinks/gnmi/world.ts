import {
  Client,
  type ClientReadableStream,
  credentials as clientCredentials,
  Metadata,
  type ServiceError,
} from "@grpc/grpc-js";
import { systemClock } from "../../../src/clock.ts";
import { type gnmi, gnmiService } from "../../../src/gnmi/messages.ts";
import { formatPath, fromMessage, parsePath, toMessage } from "../../../src/gnmi/path.ts";
import { silentLog } from "../../../src/log.ts";
import { type GnmiServer, type GnmiServerOptions, startGnmiServer } from "../../../src/sinks/gnmi/server.ts";
import { patienceMs } from "../../until.ts";

/** What the tests' collector says of itself. */
export const identity = { name: "test", version: "1.2.3", generationMs: 1_767_000_000_000 };

/** A server on a free port of the loopback, plain text unless told otherwise. */
export function startServer(options: Partial<GnmiServerOptions> = {}): Promise<GnmiServer> {
  const all = {
    host: "127.0.0.1",
    port: 0,
    insecure: true,
    maxSessions: 8,
    heartbeatMs: 3_600_000,
    identity,
    ...options,
  };
  return startGnmiServer(all, { clock: systemClock, log: silentLog });
}

/** A gNMI client that speaks the wire with the real library. */
export class GnmiClient implements Disposable {
  readonly #client: Client;
  readonly #metadata = new Metadata();

  constructor(
    address: string,
    options: { metadata?: Record<string, string>; tls?: ReturnType<typeof clientCredentials.createSsl> } = {},
  ) {
    this.#client = new Client(address, options.tls ?? clientCredentials.createInsecure());
    for (const [key, value] of Object.entries(options.metadata ?? {})) this.#metadata.set(key, value);
  }

  capabilities(): Promise<gnmi.CapabilityResponse.$Properties> {
    return this.#unary("capabilities", {});
  }

  get(target: string, paths: readonly string[], encoding: gnmi.Encoding, more: gnmi.GetRequest.$Properties = {}) {
    const path = paths.map((text) => toMessage(parsePath(text)));
    return this.#unary("get", { prefix: { target }, path, encoding, ...more });
  }

  set(): Promise<gnmi.SetResponse.$Properties> {
    return this.#unary("set", {});
  }

  subscribe(request: gnmi.SubscriptionList.$Properties): Subscription {
    const { path, requestSerialize, responseDeserialize } = gnmiService.subscribe;
    const call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, this.#metadata);
    call.write({ subscribe: request });
    return new Subscription(call);
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  #unary<Name extends "capabilities" | "get" | "set">(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
    const { path, requestSerialize, responseDeserialize } = gnmiService[name];
    return new Promise((resolve, reject) => {
      this.#client.makeUnaryRequest(
        path,
        requestSerialize as (value: RequestOf<Name>) => Buffer,
        responseDeserialize as (bytes: Buffer) => ResponseOf<Name>,
        request,
        this.#metadata,
        (error, response) => (error || response === undefined ? reject(error) : resolve(response)),
      );
    });
  }
}

type Service = typeof gnmiService;
type RequestOf<Name extends keyof Service> = Parameters<Service[Name]["requestSerialize"]>[0];
type ResponseOf<Name extends keyof Service> = ReturnType<Service[Name]["responseDeserialize"]>;

/** One Subscribe RPC, read at the test's pace. */
export class Subscription {
  readonly call: ClientReadableStream<gnmi.SubscribeResponse.$Properties> & { cancel(): void };
  readonly #waiting: gnmi.SubscribeResponse.$Properties[] = [];
  #wake: () => void = () => undefined;
  #error: ServiceError | undefined;
  #ended = false;

  constructor(call: Subscription["call"]) {
    this.call = call;
    call.on("data", (response: gnmi.SubscribeResponse.$Properties) => {
      this.#waiting.push(response);
      this.#wake();
    });
    call.on("error", (error: ServiceError) => {
      this.#error = error;
      this.#wake();
    });
    call.on("end", () => {
      this.#ended = true;
      this.#wake();
    });
  }

  /** The next message; undefined at the end. Throws how the RPC failed, or that nothing came. */
  async next(): Promise<gnmi.SubscribeResponse.$Properties | undefined> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const response = this.#waiting.shift();
      if (response) return response;
      if (this.#error) throw this.#error;
      if (this.#ended) return undefined;
      if (Date.now() >= deadline) throw new Error(`nothing came within ${patienceMs / 1_000} s`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, deadline - Date.now());
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  /** Everything up to and with sync_response, as `Told`. */
  async untilSync(): Promise<Told> {
    const told: Told = { updates: new Map(), deletes: [], targets: new Set() };
    for (;;) {
      const response = await this.next();
      if (response === undefined) throw new Error("ended before sync_response");
      if (response.syncResponse) return told;
      note(told, response);
    }
  }

  /** The next notification, as `Told`. */
  async told(): Promise<Told> {
    const told: Told = { updates: new Map(), deletes: [], targets: new Set() };
    const response = await this.next();
    if (response === undefined) throw new Error("the stream ended");
    note(told, response);
    return told;
  }
}

/** Notifications in plain form: path text to value. */
export interface Told {
  readonly updates: Map<string, unknown>;
  readonly deletes: string[];
  readonly targets: Set<string>;
}

function note(told: Told, { update }: gnmi.SubscribeResponse.$Properties): void {
  told.targets.add(update?.prefix?.target ?? "");
  for (const path of update?.delete ?? []) told.deletes.push(formatPath(fromMessage(path)));
  for (const { path, val } of update?.update ?? []) told.updates.set(formatPath(fromMessage(path)), plain(val));
}

/** A typed value as plain JSON, with the kind it came as where that is a scalar. */
export function plain(value: gnmi.TypedValue.$Properties | null | undefined): unknown {
  const json = value?.jsonIetfVal ?? value?.jsonVal;
  if (json) return JSON.parse(Buffer.from(json).toString("utf8"));
  if (typeof value?.stringVal === "string") return { string: value.stringVal };
  if (typeof value?.boolVal === "boolean") return { bool: value.boolVal };
  return { uint: Number(value?.uintVal) };
}
