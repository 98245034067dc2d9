import { Client, credentials, Metadata, type MethodDefinition } from "@grpc/grpc-js";
import { isServiceError, status, statusName } from "../gnmi/status.ts";
import {
  agentNameKey,
  managerService,
  notificationService,
  sdk,
  type srlinux,
  telemetryService,
} from "../ndk/messages.ts";
import type { StateWriter, WriteOutcome } from "./publisher.ts";

/** Where the NDK server is, and who calls. */
export interface NdkClientOptions {
  readonly socketPath: string;
  readonly agentName: string;
  /** Deadline of each unary call, milliseconds. */
  readonly timeoutMs: number;
}

/** Why a registration ended: the server is gone, slow, or said FAILED. */
export class NdkError extends Error {
  override readonly name = "NdkError";
  /** gRPC status name, as `UNAVAILABLE`; undefined where the server answered FAILED. */
  readonly code: string | undefined;

  constructor(message: string, code?: number) {
    super(message);
    this.code = code === undefined ? undefined : statusName(code);
  }
}

/** A notification stream's identifier, as the server gave it. */
export type StreamId = NonNullable<srlinux.sdk.NotificationRegisterResponse.$Properties["streamId"]>;

/** One notification of the agent's stream. */
export type NdkNotification = srlinux.sdk.Notification.$Properties;

const operation = sdk.NotificationRegisterRequest.Operation;

type Answer = { readonly status?: srlinux.sdk.SdkMgrStatus | null; readonly errorStr?: string | null };

/** Statuses that say nothing about the server, only about what was written. */
const refusalNames: ReadonlySet<string> = new Set(
  [status.INVALID_ARGUMENT, status.RESOURCE_EXHAUSTED, status.OUT_OF_RANGE].map(statusName),
);

/** One channel to the NDK server on its unix socket. Every call carries `agent_name`, without which the server knows no
 *  agent, and every answer's own status is checked besides that of gRPC. Calls reject with an `NdkError`. */
export class NdkClient implements StateWriter {
  readonly #client: Client;
  readonly #metadata = new Metadata();
  readonly #timeoutMs: number;
  readonly #signal: AbortSignal;

  /** `signal` cancels what is in flight. */
  constructor(options: NdkClientOptions, signal: AbortSignal) {
    this.#client = new Client(`unix:${options.socketPath}`, credentials.createInsecure(), {
      "grpc.use_local_subchannel_pool": 1, // neither a connection nor a back-off is shared with an earlier registration
      "grpc.service_config_disable_resolution": 1,
      "grpc.enable_retries": 0,
    });
    this.#metadata.set(agentNameKey, options.agentName);
    this.#timeoutMs = options.timeoutMs;
    this.#signal = signal;
  }

  /** Registers the agent; its application id. */
  async register(livelinessS: number): Promise<number> {
    const answer = await this.#call(managerService.agentRegister, { agentLiveliness: livelinessS });
    check("AgentRegister", answer);
    return answer.appId ?? 0;
  }

  /** Ends the registration: the server withdraws what the agent wrote. */
  async unregister(): Promise<void> {
    check("AgentUnRegister", await this.#call(managerService.agentUnRegister, {}));
  }

  async keepAlive(): Promise<void> {
    check("KeepAlive", await this.#call(managerService.keepAlive, {}));
  }

  /** Makes a notification stream: first the stream, then in a second call what it carries. One call with both would be
   *  accepted and register nothing. */
  async subscribeConfig(): Promise<StreamId> {
    const created = await this.#call(managerService.notificationRegister, { op: operation.OPERATION_CREATE });
    check("NotificationRegister", created);
    const streamId = created.streamId ?? 0;
    const added = await this.#call(managerService.notificationRegister, {
      op: operation.OPERATION_ADD_SUBSCRIPTION,
      streamId,
      config: {},
    });
    check("NotificationRegister", added);
    return streamId;
  }

  /** Gives the stream up. */
  async deleteStream(streamId: StreamId): Promise<void> {
    check(
      "NotificationRegister",
      await this.#call(managerService.notificationRegister, { op: operation.OPERATION_DELETE, streamId }),
    );
  }

  /** Notifications as they come; ends by an error, or when `signal` aborts. */
  async *notifications(streamId: StreamId, signal: AbortSignal): AsyncGenerator<NdkNotification> {
    const { path, requestSerialize, responseDeserialize } = notificationService.notificationStream;
    const call = this.#client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      { streamId },
      this.#metadata,
    );
    const cancel = (): void => call.cancel();
    call.on("error", () => {}); // told by the loop below; one that comes after its end has nobody left to hear it
    signal.addEventListener("abort", cancel, { once: true });
    try {
      for await (const response of call) yield* response.notifications ?? [];
      throw new NdkError("NDK server ended the notification stream");
    } catch (reason) {
      if (signal.aborted) return;
      throw asNdkError("NotificationStream", reason);
    } finally {
      signal.removeEventListener("abort", cancel);
      call.cancel();
    }
  }

  update(states: Parameters<StateWriter["update"]>[0]): Promise<WriteOutcome> {
    return this.#write(
      "TelemetryAddOrUpdate",
      this.#call(telemetryService.telemetryAddOrUpdate, {
        states: states.map(({ path, json }) => ({ key: { jsPath: path }, data: { jsonContent: json } })),
      }),
    );
  }

  remove(paths: readonly string[]): Promise<WriteOutcome> {
    return this.#write(
      "TelemetryDelete",
      this.#call(telemetryService.telemetryDelete, { keys: paths.map((jsPath) => ({ jsPath })) }),
    );
  }

  close(): void {
    this.#client.close();
  }

  async #write(name: string, call: Promise<Answer>): Promise<WriteOutcome> {
    try {
      const answer = await call;
      return isSuccess(answer) ? { kind: "accepted" } : { kind: "refused", reason: refusalText(name, answer) };
    } catch (reason) {
      if (!(reason instanceof NdkError) || !reason.code || !refusalNames.has(reason.code)) throw reason;
      return { kind: "refused", reason: reason.message };
    }
  }

  #call<Request, Response>(method: MethodDefinition<Request, Response>, request: Request): Promise<Response> {
    return new Promise((resolve, reject) => {
      if (this.#signal.aborted) {
        reject(new NdkError("cancelled", status.CANCELLED));
        return;
      }
      const call = this.#client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize,
        request,
        this.#metadata,
        { deadline: Date.now() + this.#timeoutMs },
        (error, response) => {
          this.#signal.removeEventListener("abort", cancel);
          if (error !== null || response === undefined) reject(asNdkError(method.path, error));
          else resolve(response);
        },
      );
      const cancel = (): void => call.cancel();
      this.#signal.addEventListener("abort", cancel, { once: true });
    });
  }
}

function isSuccess(answer: Answer): boolean {
  return (answer.status ?? 0) === sdk.SdkMgrStatus.SDK_MGR_STATUS_SUCCESS;
}

function refusalText(name: string, answer: Answer): string {
  return `${name} answered FAILED${answer.errorStr ? `: ${answer.errorStr.slice(0, 300)}` : ""}`;
}

function check(name: string, answer: Answer): void {
  if (!isSuccess(answer)) throw new NdkError(refusalText(name, answer));
}

function asNdkError(name: string, reason: unknown): NdkError {
  if (reason instanceof NdkError) return reason;
  if (!isServiceError(reason)) throw reason;
  return new NdkError(`${name}: ${statusName(reason.code)}: ${reason.details.slice(0, 300)}`, reason.code);
}
