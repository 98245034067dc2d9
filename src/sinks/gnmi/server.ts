import { Server, ServerCredentials, type sendUnaryData } from "@grpc/grpc-js";
import { gnmi, gnmiService } from "../../gnmi/messages.ts";
import { status, statusName } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import type { Evaluation, Sink } from "../../verdict/verdict.ts";
import { authenticateBy, type CredentialFiles } from "./authentication.ts";
import { getNotification } from "./get.ts";
import { Refusal } from "./refusal.ts";
import { getPlan, subscribePlan } from "./request.ts";
import { kbutlerModule } from "./schema.ts";
import { FileServerCredentials, type ServerTlsFiles } from "./server-credentials.ts";
import { type SubscribeCall, SubscribeSession } from "./session.ts";
import { type GnmiServerStats, type GnmiSession, noCounters } from "./stats.ts";
import { TreeHub } from "./tree-hub.ts";
import { type CollectorIdentity, leafNodes } from "./verdict-tree.ts";

/** Where and to whom the tree is served. Without `tls` it has to say `insecure`. */
export interface GnmiServerOptions extends CredentialFiles {
  /** `*` is every address. */
  readonly host: string;
  /** 0 lets the system choose. */
  readonly port: number;
  readonly tls?: ServerTlsFiles | undefined;
  readonly insecure: boolean;
  readonly maxSessions: number;
  readonly identity: CollectorIdentity;
  /** Period in which `/kbutler/collector` is repeated, milliseconds. Default 5000. */
  readonly heartbeatMs?: number | undefined;
  /** A reader that takes nothing for so long is ended, milliseconds. Default 30000. */
  readonly slowReaderMs?: number | undefined;
  /** Deleted paths that may wait for one reader. Default 100000. */
  readonly maxWaiting?: number | undefined;
}

/** The verdict tree as a gNMI server. */
export interface GnmiServer extends Sink, AsyncDisposable {
  /** `host:port` it listens on. */
  readonly address: string;
  /** Open Subscribe RPCs; those with a leaf as target are the shims. */
  sessions(): readonly GnmiSession[];
  stats(): GnmiServerStats;
}

/** Version of the gNMI specification we follow (proto/gnmi/gnmi.proto). */
const gnmiVersion = "0.10.0";
const { Encoding } = gnmi;

/** Starts the server; rejects if it cannot listen or a file cannot be read. */
export async function startGnmiServer(
  options: GnmiServerOptions,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<GnmiServer> {
  const credentials = serverCredentials(options, log);
  const authenticate = authenticateBy(options, log);
  const hub = new TreeHub(options.identity);
  const counters = noCounters();
  const rpcs = new Map<string, number>();
  const open = new Map<SubscribeCall, { info: GnmiSession; session: SubscribeSession | undefined }>();
  const closing = new AbortController();

  const counted = (method: string, code: number): void => {
    const key = `${method} ${statusName(code)}`;
    rpcs.set(key, (rpcs.get(key) ?? 0) + 1);
  };
  const admit = (metadata: Parameters<typeof authenticate>[0], peer: string): void => {
    if (authenticate(metadata)) return;
    counters.authenticationFailures++;
    log.warn({ peer }, "gnmi call refused: wrong or missing credentials");
    throw new Refusal(status.UNAUTHENTICATED, "username and password, or a bearer token, are missing or wrong");
  };
  const unary = <Request, Response>(method: string, answer: (request: Request) => Response) => {
    return (call: UnaryCall<Request>, callback: sendUnaryData<Response>): void => {
      try {
        admit(call.metadata, call.getPeer());
        const response = answer(call.request);
        counted(method, status.OK);
        callback(null, response);
      } catch (reason) {
        const refusal = refusalOf(reason, log);
        counted(method, refusal.code);
        callback(refusal);
      }
    };
  };

  const get = (request: gnmi.GetRequest.$Properties): gnmi.GetResponse.$Properties => {
    const plan = getPlan(request);
    const { evaluation } = hub;
    if (evaluation === undefined) throw new Refusal(status.UNAVAILABLE, "no evaluation has been made yet");
    const { targets } = evaluation.snapshot;
    if (plan.target !== "*" && !targets.has(plan.target)) {
      throw new Refusal(status.NOT_FOUND, `no target is named "${plan.target}"`);
    }
    const notification = (plan.target === "*" ? [...targets.keys()] : [plan.target]).flatMap((target) => {
      const nodes = plan.configOnly ? [] : leafNodes(evaluation, target, options.identity);
      const about = { target, atMs: evaluation.atMs };
      return plan.paths.map((selectors) => getNotification(nodes, selectors, plan.encoding, about));
    });
    return { notification };
  };

  const subscribe = (call: SubscribeCall): void => {
    let ended = false;
    const end = (code: number): void => {
      if (ended) return;
      ended = true;
      counted("Subscribe", code);
      const session = open.get(call)?.session;
      if (session) hub.unsubscribe(session);
      session?.end();
    };
    const fail = (refusal: Refusal): void => {
      if (ended) return;
      end(refusal.code);
      call.emit("error", refusal);
    };
    const since = clock.nowMs();
    const peer = call.getPeer();
    call.on("cancelled", () => {
      end(status.CANCELLED);
      open.delete(call); // only now: a stream that ended for a slow reader still holds memory
    });
    call.on("error", () => end(status.INTERNAL));
    call.on("finish", () => {
      end(status.OK);
      open.delete(call);
    });
    try {
      admit(call.metadata, peer);
      if (open.size >= options.maxSessions) {
        throw new Refusal(status.RESOURCE_EXHAUSTED, `there are ${options.maxSessions} sessions already`);
      }
      if (closing.signal.aborted) throw new Refusal(status.UNAVAILABLE, "the collector is going down");
    } catch (reason) {
      fail(refusalOf(reason, log));
      return;
    }
    open.set(call, { info: { target: "", peer, since }, session: undefined });
    call.on("data", (request: gnmi.SubscribeRequest.$Properties) => {
      try {
        if (open.get(call)?.session) throw new Refusal(status.INVALID_ARGUMENT, "one `subscribe` a call, and no poll");
        const plan = subscribePlan(request);
        const { slowReaderMs = 30_000, maxWaiting = 100_000 } = options;
        const session = new SubscribeSession(call, plan, { clock, counters, slowReaderMs, maxWaiting, fail });
        open.set(call, { info: { target: plan.target, peer, since }, session });
        log.info({ target: plan.target, peer, mode: plan.mode }, "gnmi subscription opened");
        hub.subscribe(session);
      } catch (reason) {
        fail(refusalOf(reason, log));
      }
    });
  };

  const server = new Server({
    "grpc.max_receive_message_length": 1 << 20,
    "grpc.keepalive_time_ms": 30_000,
    "grpc.keepalive_timeout_ms": 10_000,
  });
  server.addService(gnmiService, {
    capabilities: unary(
      "Capabilities",
      (): gnmi.CapabilityResponse.$Properties => ({
        supportedModels: [{ name: kbutlerModule, organization: "kButler", version: "2026-11-22" }],
        supportedEncodings: [Encoding.JSON_IETF, Encoding.JSON, Encoding.PROTO],
        gNMIVersion: gnmiVersion,
      }),
    ),
    get: unary("Get", get),
    set: unary("Set", () => {
      throw new Refusal(status.UNIMPLEMENTED, "the tree is read only");
    }),
    subscribe,
  });
  const port = await listen(server, options, credentials);
  const address = `${options.host.includes(":") ? `[${options.host}]` : options.host}:${port}`;
  const heartbeat = everyMs(options.heartbeatMs ?? 5_000, clock, closing.signal, () => {
    for (const { session } of [...open.values()]) {
      session?.heartbeat();
      session?.checkReader(clock.nowMs());
    }
    if (credentials instanceof FileServerCredentials) credentials.reload(log);
  });
  log.info({ address, insecure: options.insecure }, "gnmi server listens");

  const sessions = (): readonly GnmiSession[] => [...open.values()].map(({ info }) => info);
  return {
    name: "gnmi",
    address,
    deliver: (evaluation: Evaluation) => hub.deliver(evaluation),
    sessions,
    stats: () => ({
      ...counters,
      sessions: sessions(),
      rpcs: [...rpcs].map(([key, count]) => {
        const [method = "", code = ""] = key.split(" ");
        return { method, code, count };
      }),
    }),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await heartbeat;
      for (const call of open.keys())
        call.emit("error", new Refusal(status.UNAVAILABLE, "the collector is going down"));
      const grace = new AbortController();
      const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      await Promise.race([closed, clock.sleep(1_000, grace.signal)]);
      grace.abort();
      server.forceShutdown();
    },
  };
}

interface UnaryCall<Request> {
  readonly request: Request;
  readonly metadata: Parameters<ReturnType<typeof authenticateBy>>[0];
  getPeer(): string;
}

function refusalOf(reason: unknown, log: Log): Refusal {
  if (reason instanceof Refusal) return reason;
  log.error({ error: reason instanceof Error ? (reason.stack ?? reason.message) : String(reason) }, "gnmi call failed");
  return new Refusal(status.INTERNAL, "the call failed; the collector's log says why");
}

function serverCredentials(options: GnmiServerOptions, log: Log): ServerCredentials {
  const { host, tls } = options;
  const local = ["localhost", "::1"].includes(host) || host.startsWith("127.");
  const open = options.passwordFile === undefined && options.tokenFile === undefined && tls?.clientCaFile === undefined;
  if (open && !local) log.warn({ address: host }, "gnmi server asks for no credentials and listens beyond loopback");
  if (tls) return new FileServerCredentials(tls);
  if (!options.insecure) throw new Error("gnmi server: give tls, or write insecure: true");
  if (!local) log.warn({ address: host }, "gnmi server speaks plain text and listens beyond loopback");
  return ServerCredentials.createInsecure();
}

function listen(server: Server, { host, port }: GnmiServerOptions, credentials: ServerCredentials): Promise<number> {
  const at = host === "*" ? "[::]" : host.includes(":") ? `[${host}]` : host;
  return new Promise((resolve, reject) => {
    server.bindAsync(`${at}:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)));
  });
}

async function everyMs(periodMs: number, clock: Clock, signal: AbortSignal, work: () => void): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(periodMs, signal);
    if (!signal.aborted) work();
  }
}
