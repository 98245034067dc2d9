import { rm } from "node:fs/promises";
import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { systemClock } from "../clock.ts";
import { status } from "../gnmi/status.ts";
import { type Log, silentLog } from "../log.ts";
import type { Clock } from "../model/clock.ts";
import {
  agentNameKey,
  configService,
  managerService,
  notificationService,
  sdk,
  type srlinux,
  telemetryService,
} from "../ndk/messages.ts";
import { type NdkAgentDefinition, NdkAgentRecord, type NdkAgentView, type TelemetryTree } from "./ndk-agents.ts";
import { type ConfigChange, configTransaction } from "./ndk-config.ts";
import type { JsonObject } from "./tree-node.ts";

/** How one leaf's NDK manager is set up. */
export interface NdkManagerOptions {
  /** File of the unix socket. A real one's name ends in `:50053`. */
  readonly socketPath: string;
  /** The leaf's state tree. */
  readonly tree: TelemetryTree;
  /** The applications the switch knows; any other name is refused. */
  readonly agents: readonly (string | NdkAgentDefinition)[];
  readonly clock?: Clock | undefined;
  readonly log?: Log | undefined;
}

/** A wilful fault, until it is taken back. `only` limits it to calls of these names, as `TelemetryAddOrUpdate`. */
export type NdkFault =
  | { readonly kind: "failed"; readonly error: string; readonly only?: readonly string[] | undefined }
  | { readonly kind: "slow"; readonly delayMs: number; readonly only?: readonly string[] | undefined }
  /** Refuses a write that has a path with this text in it. */
  | { readonly kind: "refuse-path"; readonly text: string };

/** A simulated NDK manager: the server an on-switch agent registers with. */
export interface NdkManager extends AsyncDisposable {
  readonly socketPath: string;
  /** What is known of an agent; undefined for a name the switch does not know. */
  agent(name: string): NdkAgentView | undefined;
  /** Commits configuration of an agent's container; undefined takes it away. Running agents are told, later ones replayed.
   *  Throws for a name the switch does not know. */
  configure(agent: string, container: string, leaves: JsonObject | undefined): void;
  /** Behaves wrongly from now on; undefined: rightly again. */
  fault(fault: NdkFault | undefined): void;
  /** Takes the agent for dead: its state goes, its streams end, and it has to register again. */
  purge(agent: string): void;
  /** Ends the server as `ndk-server admin-state disable` does: the socket goes, and every agent's state. */
  stop(): Promise<void>;
  /** Starts it again after `stop`. */
  start(): Promise<void>;
}

type Unary<Request, Response> = (call: ServerUnaryCall<Request, Response>, callback: sendUnaryData<Response>) => void;
type StreamCall = ServerWritableStream<
  srlinux.sdk.NotificationStreamRequest.$Properties,
  srlinux.sdk.NotificationStreamResponse.$Properties
>;
interface NotificationStream {
  readonly agent: string;
  wantsConfig: boolean;
  call: StreamCall | undefined;
}

const success = sdk.SdkMgrStatus.SDK_MGR_STATUS_SUCCESS;
const failed = sdk.SdkMgrStatus.SDK_MGR_STATUS_FAILED;

/** Starts the manager. It checks `agent_name` on every call, watches the agents' keepalives, and puts their telemetry into
 *  the leaf's tree, where the leaf's gNMI server shows it. */
export async function startNdkManager(options: NdkManagerOptions): Promise<NdkManager> {
  const manager = new SimulatedNdkManager(options);
  await manager.start();
  return manager;
}

class SimulatedNdkManager implements NdkManager {
  readonly socketPath: string;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #agents = new Map<string, NdkAgentRecord>();
  readonly #streams = new Map<number, NotificationStream>();
  #server: Server | undefined;
  #running = new AbortController();
  #fault: NdkFault | undefined;
  #nextId = 1;
  #commitSequence = 1;

  constructor(options: NdkManagerOptions) {
    this.socketPath = options.socketPath;
    this.#clock = options.clock ?? systemClock;
    this.#log = options.log ?? silentLog;
    for (const agent of options.agents) {
      const definition = typeof agent === "string" ? { name: agent } : agent;
      this.#agents.set(definition.name, new NdkAgentRecord(definition, options.tree));
    }
  }

  agent(name: string): NdkAgentView | undefined {
    return this.#agents.get(name);
  }

  configure(agent: string, container: string, leaves: JsonObject | undefined): void {
    const record = this.#agents.get(agent);
    if (record === undefined) throw new Error(`no application ${agent}`);
    const { SDK_MGR_OPERATION_CREATE, SDK_MGR_OPERATION_UPDATE, SDK_MGR_OPERATION_DELETE } = sdk.SdkMgrOperation;
    const known = record.configuration.has(container);
    if (leaves === undefined) record.configuration.delete(container);
    else record.configuration.set(container, leaves);
    const op =
      leaves === undefined ? SDK_MGR_OPERATION_DELETE : known ? SDK_MGR_OPERATION_UPDATE : SDK_MGR_OPERATION_CREATE;
    this.#commitSequence++;
    for (const stream of this.#streams.values()) {
      if (stream.agent === agent && stream.wantsConfig) this.#sendConfig(stream, record, [{ container, op, leaves }]);
    }
  }

  fault(fault: NdkFault | undefined): void {
    this.#fault = fault;
  }

  purge(agent: string): void {
    this.#agents.get(agent)?.purge();
    for (const [id, stream] of this.#streams) {
      if (stream.agent !== agent) continue;
      this.#streams.delete(id);
      stream.call?.end();
    }
  }

  async stop(): Promise<void> {
    this.#running.abort();
    this.#server?.forceShutdown();
    this.#server = undefined;
    for (const name of this.#agents.keys()) this.purge(name);
    await rm(this.socketPath, { force: true });
  }

  async start(): Promise<void> {
    if (this.#server !== undefined) return;
    await rm(this.socketPath, { force: true }); // left over by a process that was killed
    const server = new Server();
    this.#addServices(server);
    await new Promise<void>((resolve, reject) => {
      server.bindAsync(`unix:${this.socketPath}`, ServerCredentials.createInsecure(), (error) =>
        error === null ? resolve() : reject(error),
      );
    });
    this.#server = server;
    this.#running = new AbortController();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }

  #addServices(server: Server): void {
    server.addService(managerService, {
      agentRegister: this.#unary("AgentRegister", (request: srlinux.sdk.AgentRegistrationRequest.$Properties, name) =>
        this.#register(name, request),
      ),
      agentUnRegister: this.#unary("AgentUnRegister", (_request: object, name) => {
        if (!this.#agents.get(name)?.registered) return { status: failed, errorStr: "not registered" };
        this.purge(name);
        return { status: success };
      }),
      notificationRegister: this.#unary(
        "NotificationRegister",
        (request: srlinux.sdk.NotificationRegisterRequest.$Properties, name) =>
          this.#notificationRegister(name, request),
      ),
      keepAlive: this.#unary("KeepAlive", (_request: object, name) => {
        const record = this.#agents.get(name);
        if (!record?.registered) return { status: failed };
        record.lastBeatMs = this.#clock.nowMs();
        return { status: success };
      }),
      getAppId: this.#unary("GetAppId", (request: srlinux.sdk.AppIdRequest.$Properties) => {
        const record = this.#agents.get(request.name ?? "");
        return record?.registered ? { status: success, id: record.appId } : { status: failed };
      }),
    });
    server.addService(notificationService, {
      notificationStream: (call: StreamCall) => this.#stream(call),
    });
    server.addService(telemetryService, {
      telemetryAddOrUpdate: this.#unary(
        "TelemetryAddOrUpdate",
        (request: srlinux.sdk.TelemetryUpdateRequest.$Properties, name) => {
          const states = (request.states ?? []).map(({ key, data }) => ({
            jsPath: key?.jsPath ?? "",
            json: data?.jsonContent ?? "",
          }));
          const fault = this.#fault;
          const refused =
            fault?.kind === "refuse-path" ? states.find(({ jsPath }) => jsPath.includes(fault.text)) : undefined;
          return this.#answer(name, (record) => (refused ? `refused ${refused.jsPath}` : record.write(states)));
        },
      ),
      telemetryDelete: this.#unary(
        "TelemetryDelete",
        (request: srlinux.sdk.TelemetryDeleteRequest.$Properties, name) => {
          const paths = (request.keys ?? []).map(({ jsPath }) => jsPath ?? "");
          return this.#answer(name, (record) => record.remove(paths));
        },
      ),
    });
    server.addService(configService, {
      acknowledgeConfig: this.#unary("AcknowledgeConfig", (_request: object, name) =>
        this.#answer(name, () => undefined),
      ),
    });
  }

  #answer(
    name: string,
    act: (record: NdkAgentRecord) => string | undefined,
  ): { status: srlinux.sdk.SdkMgrStatus; errorStr?: string } {
    const record = this.#agents.get(name);
    const error = record?.registered ? act(record) : "agent is not registered";
    return error === undefined ? { status: success } : { status: failed, errorStr: error };
  }

  #register(
    name: string,
    request: srlinux.sdk.AgentRegistrationRequest.$Properties,
  ): srlinux.sdk.AgentRegistrationResponse.$Properties {
    const record = this.#agents.get(name);
    if (record === undefined) return { status: failed, errorStr: "" }; // a real one does not say why either
    record.registered = true;
    record.registrations++;
    record.appId = record.appId || this.#nextId++;
    record.livelinessS = request.agentLiveliness ?? 0;
    record.lastBeatMs = this.#clock.nowMs();
    if (record.livelinessS > 0) void this.#superviseBeats(record, record.registrations);
    return { status: success, appId: record.appId };
  }

  async #superviseBeats(record: NdkAgentRecord, registration: number): Promise<void> {
    const { signal } = this.#running;
    while (!signal.aborted && record.registered && record.registrations === registration) {
      const leftMs = record.lastBeatMs + record.livelinessS * 1000 - this.#clock.nowMs();
      if (leftMs <= 0) {
        this.#log.warn({ agent: record.name }, "agent sent no keepalive, taken for dead");
        this.purge(record.name);
        return;
      }
      await this.#clock.sleep(leftMs, signal);
    }
  }

  #notificationRegister(
    name: string,
    request: srlinux.sdk.NotificationRegisterRequest.$Properties,
  ): srlinux.sdk.NotificationRegisterResponse.$Properties {
    const operation = sdk.NotificationRegisterRequest.Operation;
    if (!this.#agents.get(name)?.registered) return { status: failed };
    if ((request.op ?? operation.OPERATION_CREATE) === operation.OPERATION_CREATE) {
      const streamId = this.#nextId++;
      // A type in the same request is accepted and registers nothing.
      this.#streams.set(streamId, { agent: name, wantsConfig: false, call: undefined });
      return { status: success, streamId };
    }
    const streamId = Number(request.streamId ?? 0);
    const stream = this.#streams.get(streamId);
    if (stream?.agent !== name) return { status: failed };
    if (request.op === operation.OPERATION_DELETE) {
      this.#streams.delete(streamId);
      stream.call?.end();
      return { status: success, streamId };
    }
    const adds = request.op === operation.OPERATION_ADD_SUBSCRIPTION;
    if (request.config) stream.wantsConfig = adds;
    if (adds && request.config && stream.call !== undefined) this.#replay(stream);
    return { status: success, streamId, subscriptionId: this.#nextId++ };
  }

  #stream(call: StreamCall): void {
    const streamId = Number(call.request.streamId ?? 0);
    const stream = this.#streams.get(streamId);
    if (stream === undefined || stream.agent !== agentName(call.metadata)) {
      call.emit("error", { code: status.INVALID_ARGUMENT, details: "no such stream of this agent" });
      return;
    }
    stream.call = call;
    call.on("cancelled", () => {
      if (this.#streams.get(streamId) !== stream) return; // ended in good order
      this.#log.warn({ agent: stream.agent }, "agent's stream broke, taken for dead");
      this.purge(stream.agent); // app-manager sees the process die; here its broken stream tells
    });
    if (stream.wantsConfig) this.#replay(stream);
  }

  #replay(stream: NotificationStream): void {
    const record = this.#agents.get(stream.agent);
    if (record === undefined) return;
    const op = sdk.SdkMgrOperation.SDK_MGR_OPERATION_CREATE;
    const changes = [...record.configuration].map(([container, leaves]) => ({ container, op, leaves }));
    this.#sendConfig(stream, record, changes);
  }

  #sendConfig(stream: NotificationStream, record: NdkAgentRecord, changes: readonly ConfigChange[]): void {
    stream.call?.write({ notifications: configTransaction(record, changes, this.#commitSequence) });
  }

  /** A unary handler under the fault in force, for callers that say who they are. */
  #unary<Request, Response>(
    method: string,
    handle: (request: Request, agent: string) => Response,
  ): Unary<Request, Response | { status: srlinux.sdk.SdkMgrStatus; errorStr: string }> {
    return (call, callback) => {
      const fault = this.#fault;
      const applies = fault && fault.kind !== "refuse-path" && (fault.only?.includes(method) ?? true);
      if (applies && fault.kind === "failed") {
        callback(null, { status: failed, errorStr: fault.error });
        return;
      }
      const answer = (): void => callback(null, handle(call.request, agentName(call.metadata)));
      if (applies && fault.kind === "slow") void this.#clock.sleep(fault.delayMs, this.#running.signal).then(answer);
      else answer();
    };
  }
}

function agentName(metadata: Metadata): string {
  return String(metadata.get(agentNameKey)[0] ?? "");
}
