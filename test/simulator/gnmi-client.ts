import {
  type ChannelCredentials,
  Client,
  type ClientDuplexStream,
  credentials,
  Metadata,
  type ServiceError,
} from "@grpc/grpc-js";
import { gnmi, gnmiService } from "../../src/gnmi/messages.ts";
import { formatPath, fromMessage, parsePath, toMessage } from "../../src/gnmi/path.ts";
import { patienceMs } from "../until.ts";

/** What one received message says, for people: `sync`, `-path` for a delete, `path value` for an update. */
export type Line = string;

/** A gNMI client of the tests: nothing but grpc-js and the generated messages. */
export class GnmiClient implements Disposable {
  readonly #client: Client;
  readonly #metadata = new Metadata();

  constructor(
    address: string,
    login?: { username: string; password: string },
    channel: ChannelCredentials = credentials.createInsecure(),
  ) {
    this.#client = new Client(address, channel, { "grpc.use_local_subchannel_pool": 1 });
    if (login !== undefined) {
      this.#metadata.set("username", login.username);
      this.#metadata.set("password", login.password);
    }
  }

  [Symbol.dispose](): void {
    this.#client.close();
  }

  capabilities(): Promise<gnmi.CapabilityResponse.$Properties> {
    const { path, requestSerialize, responseDeserialize } = gnmiService.capabilities;
    return new Promise((resolve, reject) =>
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        {},
        this.#metadata,
        (error, response) => (error ? reject(error) : resolve(response ?? {})),
      ),
    );
  }

  get(paths: readonly string[], encoding = gnmi.Encoding.JSON_IETF): Promise<gnmi.Notification.$Properties[]> {
    const { path, requestSerialize, responseDeserialize } = gnmiService.get;
    const request = { path: paths.map((one) => toMessage(parsePath(one))), encoding };
    return new Promise((resolve, reject) =>
      this.#client.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        this.#metadata,
        (error, response) => (error ? reject(error) : resolve(response?.notification ?? [])),
      ),
    );
  }

  subscribe(list: gnmi.SubscriptionList.$Properties): Stream {
    const { path, requestSerialize, responseDeserialize } = gnmiService.subscribe;
    const call = this.#client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize, this.#metadata);
    call.write({ subscribe: list });
    return new Stream(call);
  }
}

type SubscribeClientCall = ClientDuplexStream<gnmi.SubscribeRequest.$Properties, gnmi.SubscribeResponse.$Properties>;

/** A running subscription and what it received. */
export class Stream implements Disposable {
  readonly messages: gnmi.SubscribeResponse.$Properties[] = [];
  readonly #call: SubscribeClientCall;
  #changed: (() => void) | undefined;
  #error: ServiceError | undefined;
  #ended = false;

  constructor(call: SubscribeClientCall) {
    this.#call = call;
    call.on("data", (message: gnmi.SubscribeResponse.$Properties) => {
      this.messages.push(message);
      this.#changed?.();
    });
    call.on("error", (error: ServiceError) => {
      this.#error = error;
      this.#changed?.();
    });
    call.on("end", () => {
      this.#ended = true;
      this.#changed?.();
    });
  }

  [Symbol.dispose](): void {
    this.#call.cancel();
  }

  /** The request side only. */
  halfClose(): void {
    this.#call.end();
  }

  pause(): void {
    this.#call.pause();
  }

  resume(): void {
    this.#call.resume();
  }

  /** Messages since the last call, once `until` holds for them; what came is in the error otherwise. */
  async take(until: (lines: readonly Line[]) => boolean = (lines) => lines.includes("sync")): Promise<Line[]> {
    await this.#wait(() => until(this.lines()));
    return this.messages.splice(0).flatMap(linesOf);
  }

  /** How it ended: the status. */
  async end(): Promise<ServiceError | undefined> {
    await this.#wait(() => this.#error !== undefined || this.#ended);
    return this.#error;
  }

  lines(): Line[] {
    return this.messages.flatMap(linesOf);
  }

  async #wait(until: () => boolean): Promise<void> {
    const deadline = AbortSignal.timeout(patienceMs);
    while (!until()) {
      if (deadline.aborted) throw new Error(`timed out; received:\n${this.lines().join("\n")}\n${this.#error ?? ""}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
        setTimeout(resolve, 50);
      });
    }
  }
}

/** One message as lines. */
export function linesOf(message: gnmi.SubscribeResponse.$Properties): Line[] {
  if (message.syncResponse) return ["sync"];
  return notificationLines(message.update ?? {});
}

/** One notification as lines: paths absolute, values as JSON. */
export function notificationLines(notification: gnmi.Notification.$Properties): Line[] {
  const prefix = fromMessage(notification.prefix);
  const text = (path: gnmi.Path.$Properties | null | undefined) => formatPath([...prefix, ...fromMessage(path)]);
  return [
    ...(notification.delete ?? []).map((path) => `-${text(path)}`),
    ...(notification.update ?? []).map(
      ({ path, val }) => `${notification.atomic ? "atomic " : ""}${text(path)} ${valueText(val)}`,
    ),
  ];
}

/** The value of an update: JSON as it came, else the kind of scalar and its value. */
export function valueText(val: gnmi.TypedValue.$Properties | null | undefined): string {
  if (val?.jsonIetfVal) return Buffer.from(val.jsonIetfVal).toString();
  if (val?.jsonVal) return Buffer.from(val.jsonVal).toString();
  const elements = val?.leaflistVal?.element;
  if (elements) return `leaflistVal:${elements.map(valueText).join(",")}`;
  const [name, value] = Object.entries(val ?? {}).find(([member]) => member.endsWith("Val")) ?? ["nothing", ""];
  return `${name}:${String(value)}`;
}

/** A subscription list in the words of the tests. */
export function wants(
  paths: readonly string[],
  more: gnmi.SubscriptionList.$Properties = {},
  mode = gnmi.SubscriptionMode.ON_CHANGE,
): gnmi.SubscriptionList.$Properties {
  return {
    encoding: gnmi.Encoding.JSON_IETF,
    ...more,
    subscription: paths.map((path) => ({ path: toMessage(parsePath(path)), mode })),
  };
}
