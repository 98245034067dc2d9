import {
  type handleUnaryCall,
  type Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { gnmi } from "../gnmi/messages.ts";
import { status } from "../gnmi/status.ts";
import { capabilities } from "./capabilities.ts";
import type { Certificates } from "./certificates.ts";
import { getNotification } from "./get.ts";
import { requestPath } from "./request-path.ts";
import { type SessionContext, type SubscribeCall, SubscribeSession } from "./session.ts";
import type { Refusal } from "./subscription-plan.ts";
import { encodingOf, type LeafEncoding, leafService } from "./wire.ts";

/** Server side of TLS: PEM text. With `clientCaPem` a client certificate is demanded. */
export interface LeafTls {
  readonly certPem: string;
  readonly keyPem: string;
  readonly clientCaPem?: string | undefined;
  /** Where further certificates come from; absent: the one above is never rotated. */
  readonly renew?: Certificates["renew"] | undefined;
}

/** What the gNMI server needs besides what its sessions need. */
export interface LeafServerContext extends SessionContext {
  /** Demanded as gRPC metadata of every RPC; undefined: none is. */
  readonly credentials: { readonly username: string; readonly password: string } | undefined;
  /** Most RPCs at a time; an open Subscribe counts. */
  readonly sessionLimit: number;
  /** Most RPCs a minute. */
  readonly rateLimitPerMinute: number;
  readonly gnmiVersion: string;
}

type Injector = ReturnType<Server["createConnectionInjector"]>;

/** The gNMI service of one leaf: authentication and limits before each RPC, then the RPC. */
export class LeafServer {
  readonly #server = new Server();
  readonly #injectors: Injector[] = [];
  readonly #context: LeafServerContext;
  readonly #sessions = new Set<SubscribeSession>();
  readonly #startsMs: number[] = [];
  #running = 0;

  constructor(context: LeafServerContext) {
    this.#context = context;
    this.#server.addService(leafService, {
      capabilities: this.#unary(() => capabilities(this.#encodings(), this.#context.gnmiVersion)),
      get: this.#unary((request: gnmi.GetRequest.$Properties) => this.#get(request)),
      set: this.#unary((): gnmi.SetResponse.$Properties => {
        throw refusal({ code: status.UNIMPLEMENTED, details: "Set is not supported" });
      }),
      subscribe: (call: SubscribeCall) => void this.#subscribe(call),
    });
  }

  /** RPCs that are running: each takes one of the session slots. */
  get running(): number {
    return this.#running;
  }

  /** What takes the connections of a transport. Called again, later connections are served with the other certificate. */
  accept(tls: LeafTls | undefined): (connection: Parameters<Injector["injectConnection"]>[0]) => void {
    this.#injectors.push(this.#server.createConnectionInjector(serverCredentials(tls)));
    return (connection) => this.#injectors.at(-1)?.injectConnection(connection);
  }

  /** Sends GOAWAY on every connection: no new RPC on it, and what runs is cut after so long, milliseconds. */
  goAway(graceMs: number): void {
    for (const injector of this.#injectors) injector.drain(graceMs);
  }

  /** Ends every stream with this status. */
  endStreams(refused: Refusal): void {
    for (const session of this.#sessions) session.end(refused);
  }

  /** Ends everything at once. */
  close(): void {
    this.#server.forceShutdown();
  }

  #unary<Request, Response>(answer: (request: Request) => Response): handleUnaryCall<Request, Response> {
    return (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => {
      const refused = this.#admit(call.metadata);
      if (refused !== undefined) return callback(refusal(refused));
      this.#running++;
      try {
        callback(null, answer(call.request));
      } catch (reason) {
        if (!(reason instanceof RefusedError)) throw reason;
        callback(reason);
      } finally {
        this.#running--;
      }
    };
  }

  async #subscribe(call: SubscribeCall): Promise<void> {
    const session = new SubscribeSession(call, this.#context);
    const refused = this.#admit(call.metadata);
    if (refused !== undefined) return session.end(refused);
    this.#running++;
    this.#sessions.add(session);
    let over = false;
    const release = (): void => {
      if (over) return;
      over = true;
      this.#running--;
      this.#sessions.delete(session);
    };
    call.on("cancelled", release);
    try {
      await session.run();
    } finally {
      release();
    }
  }

  #encodings(): readonly LeafEncoding[] {
    return this.#context.faults.encodings ?? this.#context.encodings;
  }

  /** Why an RPC may not start; undefined if it may. */
  #admit(metadata: Metadata): Refusal | undefined {
    const { credentials, faults, clock } = this.#context;
    const wrong =
      credentials !== undefined &&
      (metadata.get("username")[0] !== credentials.username || metadata.get("password")[0] !== credentials.password);
    if (faults.refuseLogins || wrong) return { code: status.UNAUTHENTICATED, details: "Authentication failed" };
    const limit = faults.sessionLimit ?? this.#context.sessionLimit;
    if (this.#running >= limit) {
      return { code: status.RESOURCE_EXHAUSTED, details: `Session limit of ${limit} reached` };
    }
    if (this.#context.rateLimitPerMinute === Number.POSITIVE_INFINITY) return undefined;
    const nowMs = clock.nowMs();
    while ((this.#startsMs[0] ?? nowMs) <= nowMs - 60_000) this.#startsMs.shift();
    if (this.#startsMs.length >= this.#context.rateLimitPerMinute) {
      return { code: status.RESOURCE_EXHAUSTED, details: "Rate limit reached" };
    }
    this.#startsMs.push(nowMs);
    return undefined;
  }

  #get(request: gnmi.GetRequest.$Properties): gnmi.GetResponse.$Properties {
    const { tree, supported, clock } = this.#context;
    const encoding = encodingOf(request.encoding);
    if (encoding === undefined || !this.#encodings().includes(encoding)) {
      const name = gnmi.Encoding[request.encoding ?? 0];
      throw refusal({ code: status.UNIMPLEMENTED, details: `Encoding ${name} is not supported` });
    }
    this.#context.refresh();
    const nothing = request.type === gnmi.GetRequest.DataType.CONFIG; // all we hold is state
    const notification = (request.path ?? []).map((path) => {
      const checked = requestPath(request.prefix, path, tree.root(), supported);
      if (!checked.ok) throw refusal({ code: status.INVALID_ARGUMENT, details: checked.error });
      const target = request.prefix?.target || path.target;
      const answer = getNotification(tree.root(), checked.value, encoding, clock.nowMs());
      return { ...answer, ...(nothing ? { update: [] } : {}), ...(target ? { prefix: { target } } : {}) };
    });
    return { notification };
  }
}

/** A refusal as grpc-js takes it from a handler. */
class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly code: number;
  readonly details: string;
  constructor({ code, details }: Refusal) {
    super(details);
    this.code = code;
    this.details = details;
  }
}

function refusal(refused: Refusal): RefusedError {
  return new RefusedError(refused);
}

/** What a simulated target listens with: TLS, with a client certificate if one is demanded, or plain text. */
export function serverCredentials(tls: LeafTls | undefined): ServerCredentials {
  if (tls === undefined) return ServerCredentials.createInsecure();
  const ca = tls.clientCaPem === undefined ? null : Buffer.from(tls.clientCaPem);
  const pair = { cert_chain: Buffer.from(tls.certPem), private_key: Buffer.from(tls.keyPem) };
  return ServerCredentials.createSsl(ca, [pair], tls.clientCaPem !== undefined);
}
