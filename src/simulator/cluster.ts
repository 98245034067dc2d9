import { writeFile } from "node:fs/promises";
import http from "node:http";
import https from "node:https";
import type { Socket } from "node:net";
import { stringify } from "yaml";
import { systemClock } from "../clock.ts";
import type { Clock, Random } from "../model/clock.ts";
import { err, ok, type Result } from "../model/result.ts";
import {
  type ClusterFaultName,
  type ClusterFaults,
  isClusterFaultName,
  parseClusterFault,
  RequestFaults,
} from "./cluster-faults.ts";
import { apiVersionOf, type ClusterKind, clusterKinds, kindOf } from "./cluster-kinds.ts";
import { ClusterLists } from "./cluster-lists.ts";
import { asClusterObject, type ClusterObject, type ObjectInput } from "./cluster-object.ts";
import { failure, refusal, send } from "./cluster-reply.ts";
import { handleRequest, type RequestContext } from "./cluster-requests.ts";
import { ClusterStore } from "./cluster-store.ts";
import { ClusterWatches } from "./cluster-watches.ts";
import { listenAt } from "./lasting-port.ts";

/** Requests remembered for whoever asks. */
const requestsMax = 2_000;

/** How the API server is started; everything has a default. */
export interface ClusterApiOptions {
  /** Default 127.0.0.1. */
  readonly host?: string | undefined;
  /** Default 0: any free port. */
  readonly port?: number | undefined;
  /** PEM texts; without them the server speaks plain HTTP. `ca` goes into the kubeconfig, default `cert` itself. */
  readonly tls?: { readonly cert: string; readonly key: string; readonly ca?: string | undefined } | undefined;
  /** Bearer token every request has to carry. */
  readonly token?: string | undefined;
  /** Name of the cluster in its kubeconfig; default "simulated". */
  readonly name?: string | undefined;
  /** Default 60,000 milliseconds, as API servers do; 0: none. */
  readonly bookmarkMs?: number | undefined;
  /** Changes a watch may lag behind before it gets 410; default 20,000. */
  readonly historyMax?: number | undefined;
  /** Groups whose CRDs are missing at the start, as `frrk8s.metallb.io`. */
  readonly withoutGroups?: readonly string[] | undefined;
  /** Versions that are not served, as `metallb.io/v1beta2` of an older MetalLB. */
  readonly withoutVersions?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
}

/** Starts a simulated Kubernetes API server. Rejects if it cannot listen. */
export async function startClusterApi(options: ClusterApiOptions = {}): Promise<SimulatedCluster> {
  const cluster = new SimulatedCluster(options);
  await cluster.listen();
  return cluster;
}

/** A Kubernetes API server in small: lists, watches, discovery and changes over real HTTP, and faults on demand. */
export class SimulatedCluster implements AsyncDisposable {
  readonly #options: ClusterApiOptions;
  readonly #store: ClusterStore;
  readonly #lists: ClusterLists;
  readonly #watches: ClusterWatches;
  readonly #faults = new RequestFaults();
  readonly #absent = new Set<ClusterKind>();
  readonly #sockets = new Set<Socket>();
  readonly #requests: string[] = [];
  readonly #closed = new AbortController();
  readonly #context: RequestContext;
  #server: http.Server | undefined;
  #port: number;

  constructor(options: ClusterApiOptions) {
    this.#options = options;
    const clock = options.clock ?? systemClock;
    this.#store = new ClusterStore(clock, options.random ?? Math.random, options.historyMax ?? 20_000);
    this.#lists = new ClusterLists(this.#store);
    this.#watches = new ClusterWatches(this.#store, clock, options.bookmarkMs ?? 60_000);
    this.#port = options.port ?? 0;
    for (const kind of clusterKinds) if (options.withoutGroups?.includes(kind.group)) this.#absent.add(kind);
    this.#context = {
      store: this.#store,
      lists: this.#lists,
      watches: this.#watches,
      faults: this.#faults,
      clock,
      token: options.token,
      closed: this.#closed.signal,
      serves: (kind, version) =>
        !this.#absent.has(kind) && !options.withoutVersions?.includes(apiVersionOf(kind, version)),
      seen: (method, url) => {
        this.#requests.push(`${method} ${url}`);
        if (this.#requests.length > requestsMax) this.#requests.shift();
      },
    };
  }

  /** Base address, as `http://127.0.0.1:6443`. */
  get url(): string {
    const host = this.#options.host ?? "127.0.0.1";
    return `${this.#options.tls ? "https" : "http"}://${host.includes(":") ? `[${host}]` : host}:${this.#port}`;
  }

  /** Whether connections are accepted. */
  get listening(): boolean {
    return this.#server !== undefined;
  }

  /** The resource version of the last change. */
  get resourceVersion(): string {
    return String(this.#store.version);
  }

  /** The last requests, as `GET /api/v1/nodes?limit=500`, the oldest first. */
  get requests(): readonly string[] {
    return this.#requests;
  }

  /** Open watches, of one plural or of all. */
  watches(resource?: string): number {
    return this.#watches.count(resource);
  }

  /** A kubeconfig for this cluster, as YAML. Clients want plain HTTP said out loud, hence the skipped verification there. */
  kubeconfig(): string {
    const { tls, token, name = "simulated" } = this.#options;
    const ca = tls && Buffer.from(tls.ca ?? tls.cert).toString("base64");
    return stringify({
      apiVersion: "v1",
      kind: "Config",
      clusters: [
        {
          name,
          cluster: {
            server: this.url,
            ...(ca === undefined ? { "insecure-skip-tls-verify": true } : { "certificate-authority-data": ca }),
          },
        },
      ],
      users: [{ name: `${name}-user`, user: token === undefined ? {} : { token } }],
      contexts: [{ name, context: { cluster: name, user: `${name}-user` } }],
      "current-context": name,
    });
  }

  /** Writes the kubeconfig to a file that only its owner may read. */
  async writeKubeconfig(path: string): Promise<void> {
    await writeFile(path, this.kubeconfig(), { mode: 0o600 });
  }

  /** Creates or replaces an object, and answers it as stored. Throws for what the API does not serve. */
  apply(object: ObjectInput): ClusterObject {
    const parsed = asClusterObject(object);
    if (parsed === undefined) throw new Error("an object needs apiVersion, kind and metadata.name");
    return this.#store.put(this.#kind(parsed.apiVersion, parsed.kind), parsed);
  }

  /** Applies many objects in order. */
  load(objects: Iterable<ObjectInput>): void {
    for (const object of objects) this.apply(object);
  }

  /** Deletes an object. Answers whether there was one. */
  remove(apiVersion: string, kind: string, namespace: string | undefined, name: string): boolean {
    return this.#store.remove(this.#kind(apiVersion, kind), namespace, name) !== undefined;
  }

  /** One object as stored. */
  get(apiVersion: string, kind: string, namespace: string | undefined, name: string): ClusterObject | undefined {
    return this.#store.get(this.#kind(apiVersion, kind), namespace, name);
  }

  /** Every object of one kind, ordered by namespace and name. */
  list(apiVersion: string, kind: string): ClusterObject[] {
    return this.#store.list(this.#kind(apiVersion, kind), undefined);
  }

  /** Causes a fault. Answers how much it met: open watches, changes undone, CRDs; 0 where there is nothing to count. */
  async fault<N extends ClusterFaultName>(name: N, args: ClusterFaults[N]): Promise<number> {
    const causes: { readonly [F in ClusterFaultName]: (given: ClusterFaults[F]) => unknown } = {
      "end-streams": ({ resource }) => this.#watches.end(resource),
      "reset-streams": ({ resource }) => this.#watches.reset(resource),
      "hang-streams": ({ resource }) => this.#watches.hang(resource),
      "error-event": ({ code, resource }) => this.#watches.line(errorLine(code), resource),
      "garbage-line": ({ resource }) => this.#watches.line('{"type":"MODIFIED","object":{"metadata":', resource),
      "skip-events": ({ count, resource }) => this.#watches.skip(count, resource),
      "bookmark-period": ({ periodMs }) => this.#watches.setBookmarkPeriod(periodMs),
      answer: (given) => this.#faults.addAnswer(given),
      slow: (given) => this.#faults.addDelay(given),
      compact: () => {
        this.#store.compact();
        this.#lists.expire();
      },
      rewind: ({ changes, keepStreams }) => {
        const undone = this.#store.rewind(changes);
        if (!keepStreams) this.#watches.reset();
        return undone;
      },
      "remove-crd": (given) => this.#removeCrds(given),
      "restore-crd": (given) => {
        const kinds = customKinds(given).filter((kind) => this.#absent.has(kind));
        for (const kind of kinds) this.#absent.delete(kind);
        return kinds.length;
      },
      "stop-listening": async () => {
        const sockets = this.#sockets.size;
        await this.stopListening();
        return sockets;
      },
      "start-listening": async () => await this.listen(),
      clear: () => {
        this.#watches.skip(0);
        this.#faults.clear();
      },
    };
    const met = await causes[name](args);
    return typeof met === "number" ? met : 0;
  }

  /** Causes a fault named and described from outside. The error is a sentence. */
  async faultFrom(name: string, args: unknown): Promise<Result<number, string>> {
    if (!isClusterFaultName(name)) return err(`unknown fault ${name}`);
    const parsed = parseClusterFault(name, args);
    return parsed.ok ? ok(await this.fault(name, parsed.value)) : parsed;
  }

  /** Listens, after a stop on the same port as before. Does nothing while it listens. */
  async listen(): Promise<void> {
    if (this.#server !== undefined) return;
    const { tls, host = "127.0.0.1" } = this.#options;
    const answer = (request: http.IncomingMessage, response: http.ServerResponse): void => {
      handleRequest(this.#context, request, response).catch((reason: unknown) => {
        if (!response.headersSent)
          send(response, refusal(500, reason instanceof Error ? reason.message : String(reason)));
        else response.destroy();
      });
    };
    const server = tls ? https.createServer({ cert: tls.cert, key: tls.key }, answer) : http.createServer(answer);
    // Over TLS those that still shake hands as well: nothing else would end them, and the server closes with the last.
    for (const event of tls ? ["secureConnection", "connection"] : ["connection"]) {
      server.on(event, (socket: Socket) => {
        this.#sockets.add(socket);
        socket.on("close", () => this.#sockets.delete(socket));
      });
    }
    this.#port = await listenAt(server, this.#port, host);
    this.#server = server;
  }

  /** Stops listening and cuts every connection; the objects stay. */
  async stopListening(): Promise<void> {
    const server = this.#server;
    if (server === undefined) return;
    this.#server = undefined;
    for (const socket of this.#sockets) socket.destroy();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closed.abort();
    this.#watches.close();
    await this.stopListening();
  }

  #removeCrds(given: ClusterFaults["remove-crd"]): number {
    const kinds = customKinds(given).filter((kind) => !this.#absent.has(kind));
    for (const kind of kinds) {
      this.#store.clear(kind);
      this.#absent.add(kind);
      this.#watches.end(kind.plural);
    }
    return kinds.length;
  }

  #kind(apiVersion: string, name: string): ClusterKind {
    const kind = kindOf(apiVersion, name);
    if (kind === undefined) throw new Error(`the simulated API serves no ${name} in ${apiVersion}`);
    return kind;
  }
}

function customKinds({ group, resource }: ClusterFaults["remove-crd"]): ClusterKind[] {
  return clusterKinds.filter(
    (kind) => kind.custom && kind.group === group && (resource === undefined || kind.plural === resource),
  );
}

function errorLine(code: number): string {
  return JSON.stringify({ type: "ERROR", object: failure(code, `told to report ${code}`) });
}
