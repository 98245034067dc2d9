import { readFileSync } from "node:fs";
import { type Metadata, Server, ServerCredentials, type ServerDuplexStream } from "@grpc/grpc-js";
import { type gnmi, gnmiService } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";
import { status } from "../../src/gnmi/status.ts";
import { lastingPort } from "../../src/simulator/lasting-port.ts";

type Call = ServerDuplexStream<gnmi.SubscribeRequest.$Properties, gnmi.SubscribeResponse.$Properties>;
/** JSON of each container and list entry, by path in text. */
export type TreeContent = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A collector's gNMI server as far as a shim sees it, under the test's hand: what it serves, and how it fails. */
export class FakeCollector implements AsyncDisposable {
  readonly #server = new Server();
  readonly #calls = new Set<Call>();
  readonly requests: { readonly list: gnmi.SubscriptionList.$Properties; readonly metadata: Metadata }[] = [];
  content: TreeContent;
  /** Whom to let in. */
  authorize: (metadata: Metadata) => boolean = () => true;
  /** Whether the first dump ends. */
  syncs = true;
  address = "";

  private constructor(content: TreeContent) {
    this.content = content;
  }

  static async start(
    content: TreeContent,
    options: { readonly port?: number; readonly tls?: { readonly cert: string; readonly key: string } } = {},
  ): Promise<FakeCollector> {
    const collector = new FakeCollector(content);
    collector.#server.addService(
      { subscribe: gnmiService.subscribe },
      { subscribe: (call: Call) => collector.#serve(call) },
    );
    const credentials = options.tls
      ? ServerCredentials.createSsl(null, [
          { cert_chain: readFileSync(options.tls.cert), private_key: readFileSync(options.tls.key) },
        ])
      : ServerCredentials.createInsecure();
    const wanted = options.port ?? (await lastingPort());
    const port = await new Promise<number>((resolve, reject) => {
      collector.#server.bindAsync(`127.0.0.1:${wanted}`, credentials, (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    collector.address = `127.0.0.1:${port}`;
    return collector;
  }

  /** Shims connected. */
  get sessions(): number {
    return this.#calls.size;
  }

  /** Sends changes to everybody, and remembers them for later sessions. */
  send(updates: TreeContent, deletes: readonly string[] = []): void {
    const gone = (path: string): boolean => deletes.some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
    this.content = {
      ...Object.fromEntries(Object.entries(this.content).filter(([path]) => !gone(path))),
      ...updates,
    };
    for (const call of this.#calls) call.write(notification(updates, deletes));
  }

  /** Ends every session, as a server going down does. */
  dropSessions(): void {
    for (const call of this.#calls) call.emit("error", { code: status.UNAVAILABLE, details: "Cancelling all calls" });
    this.#calls.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.forceShutdown();
    this.#calls.clear();
  }

  #serve(call: Call): void {
    call.on("cancelled", () => this.#calls.delete(call));
    call.on("error", () => this.#calls.delete(call));
    call.on("data", (request: gnmi.SubscribeRequest.$Properties) => {
      if (!this.authorize(call.metadata)) {
        call.emit("error", { code: status.UNAUTHENTICATED, details: "wrong or missing credentials" });
        return;
      }
      this.requests.push({ list: request.subscribe ?? {}, metadata: call.metadata });
      this.#calls.add(call);
      call.write(notification(this.content, []));
      if (this.syncs) call.write({ syncResponse: true });
    });
  }
}

function notification(updates: TreeContent, deletes: readonly string[]): gnmi.SubscribeResponse.$Properties {
  return {
    update: {
      prefix: { target: "leaf1" },
      update: Object.entries(updates).map(([path, value]) => ({
        path: toMessage(parsePath(path)),
        val: { jsonIetfVal: Buffer.from(JSON.stringify(value)) },
      })),
      delete: deletes.map((path) => toMessage(parsePath(path))),
    },
  };
}
