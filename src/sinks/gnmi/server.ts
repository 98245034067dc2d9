import { type Metadata, Server, ServerCredentials, type sendUnaryData } from "@grpc/grpc-js";
import { gnmi, gnmiService } from "../../gnmi/messages.ts";
import { status } from "../../gnmi/status.ts";
import { bindHost, CannotListen, hostPort } from "../../listening.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import { timeOfDay } from "../../model/snapshot.ts";
import { moduleRevision, rootName } from "../../verdict/state-tree.ts";
import type { Evaluation, Sink } from "../../verdict/verdict.ts";
import type { ServiceIndex } from "../service-index.ts";
import { Admission } from "./admission.ts";
import { authenticateBy, type CredentialFiles } from "./authentication.ts";
import { getNotification } from "./get.ts";
import { Refusal } from "./refusal.ts";
import { getPlan } from "./request.ts";
import { FileServerCredentials, type ServerTlsFiles } from "./server-credentials.ts";
import type { SubscribeCall } from "./session.ts";
import { type GnmiServerStats, type GnmiSession, noCounters } from "./stats.ts";
import { Subscriptions } from "./subscriptions.ts";
import { TreeHub } from "./tree-hub.ts";
import type { CollectorIdentity } from "./verdict-tree.ts";

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
  /** One that other sinks go by as well. */
  readonly services?: ServiceIndex | undefined;
}

/** The verdict tree as a gNMI server. */
export interface GnmiServer extends Sink, AsyncDisposable {
  /** `host:port` it listens on. */
  readonly address: string;
  /** Open Subscribe RPCs; those with a leaf as target are the shims. */
  sessions(): readonly GnmiSession[];
  stats(): GnmiServerStats;
  /** The trees it gives out, for whoever has to know what is meant for a leaf. */
  readonly trees: Pick<TreeHub, "subscribe" | "unsubscribe">;
}

const { Encoding } = gnmi;
const capabilities: gnmi.CapabilityResponse.$Properties = {
  supportedModels: [{ name: rootName, organization: "kButler", version: moduleRevision }],
  supportedEncodings: [Encoding.JSON_IETF, Encoding.JSON, Encoding.PROTO],
  gNMIVersion: "0.10.0", // of the specification proto/gnmi/gnmi.proto follows
};

/** Starts the server; rejects if it cannot listen or a file cannot be read. */
export async function startGnmiServer(
  options: GnmiServerOptions,
  { clock, log }: { readonly clock: Clock; readonly log: Log },
): Promise<GnmiServer> {
  const { identity, maxSessions, heartbeatMs = 5_000, slowReaderMs = 30_000, maxWaiting = 100_000 } = options;
  const credentials = serverCredentials(options, log);
  const hub = new TreeHub(identity, options.services);
  const counters = noCounters();
  const admission = new Admission(authenticateBy(options, log), counters, log);
  const limits = { clock, counters, slowReaderMs, maxWaiting, maxSessions };
  const subscriptions = new Subscriptions(hub, admission, limits, log);
  const unary = <Request, Response>(method: string, answer: (request: Request) => Response | Promise<Response>) => {
    return async (call: UnaryCall<Request>, callback: sendUnaryData<Response>): Promise<void> => {
      try {
        admission.admit(call.metadata, call.getPeer());
        const response = await answer(call.request);
        admission.ended(method, status.OK);
        callback(null, response);
      } catch (reason) {
        const refusal = admission.refusalOf(reason);
        admission.ended(method, refusal.code);
        callback(refusal);
      }
    };
  };
  const server = new Server({
    "grpc.max_receive_message_length": 1 << 20,
    "grpc.keepalive_time_ms": 30_000,
    "grpc.keepalive_timeout_ms": 10_000,
  });
  server.addService(gnmiService, {
    capabilities: unary("Capabilities", () => capabilities),
    get: unary("Get", (request: gnmi.GetRequest.$Properties) => get(request, hub)),
    set: unary("Set", () => {
      throw new Refusal(status.UNIMPLEMENTED, "the tree is read only");
    }),
    subscribe: (call: SubscribeCall) => subscriptions.serve(call),
  });
  const port = await listen(server, options, credentials);
  const address = hostPort(bindHost(options.host), port);
  const closing = new AbortController();
  const beating = everyMs(heartbeatMs, clock, closing.signal, () => {
    subscriptions.beat();
    if (credentials instanceof FileServerCredentials) credentials.reload(log);
  });
  log.info({ address, insecure: options.insecure }, "gnmi server listens");
  return {
    name: "gnmi",
    address,
    deliver: (evaluation: Evaluation) => hub.deliver(evaluation),
    sessions: () => subscriptions.sessions(),
    trees: hub,
    stats: () => ({ ...counters, sessions: subscriptions.sessions(), rpcs: admission.rpcs() }),
    async [Symbol.asyncDispose]() {
      closing.abort();
      await beating;
      subscriptions.close();
      const grace = new AbortController();
      const closed = new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
      await Promise.race([closed, clock.sleep(1_000, grace.signal)]);
      grace.abort();
      server.forceShutdown();
    },
  };
}

async function get(request: gnmi.GetRequest.$Properties, hub: TreeHub): Promise<gnmi.GetResponse.$Properties> {
  const plan = getPlan(request);
  const { evaluation } = hub;
  if (evaluation === undefined) throw new Refusal(status.UNAVAILABLE, "no evaluation has been made yet");
  const { targets } = evaluation.snapshot;
  if (plan.target !== "*" && !targets.has(plan.target)) {
    throw new Refusal(status.NOT_FOUND, `no target is named "${plan.target}"`);
  }
  const notification: gnmi.Notification.$Properties[] = [];
  for (const target of plan.target === "*" ? targets.keys() : [plan.target]) {
    const answers = await hub.read(target, (tree) => {
      const nodes = plan.configOnly ? [] : [...tree.nodes()].map(([, node]) => node);
      const about = { target, atMs: timeOfDay(evaluation.atMs, evaluation.snapshot) };
      return plan.paths.map((selectors) => getNotification(nodes, selectors, plan.encoding, about));
    });
    notification.push(...answers);
  }
  return { notification };
}

interface UnaryCall<Request> {
  readonly request: Request;
  readonly metadata: Metadata;
  getPeer(): string;
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
  const at = hostPort(bindHost(host), port);
  return new Promise((resolve, reject) => {
    server.bindAsync(at, credentials, (error, bound) =>
      error ? reject(CannotListen.from(error, "gnmi-server.listen", at)) : resolve(bound),
    );
  });
}

async function everyMs(periodMs: number, clock: Clock, signal: AbortSignal, work: () => void): Promise<void> {
  while (!signal.aborted) {
    await clock.sleep(periodMs, signal);
    if (!signal.aborted) work();
  }
}
