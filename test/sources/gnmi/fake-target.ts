import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerUnaryCall,
  type sendUnaryData,
} from "@grpc/grpc-js";
import { type gnmi, gnmiService, rawSubscribe } from "../../../src/gnmi/messages.ts";
import { status } from "../../../src/gnmi/status.ts";

/** A Subscribe RPC as the target sees it. Messages go out as bytes. */
export type TargetCall = ServerDuplexStream<gnmi.SubscribeRequest.$Properties, Buffer>;

/** How a test wants its target to behave. */
export interface FakeTargetOptions {
  /** Called with the request of each Subscribe RPC. */
  readonly onSubscribe: (call: TargetCall, list: gnmi.SubscriptionList.$Properties) => void;
  readonly capabilities?: gnmi.CapabilityResponse.$Properties | "unimplemented";
  /** A refusal for a call with this metadata, or undefined. */
  readonly refuse?: (metadata: Readonly<Record<string, unknown>>) => { code: number; details: string } | undefined;
  readonly credentials?: ServerCredentials;
  readonly host?: string;
}

/** A gNMI server that says what a test wants. */
export interface FakeTarget extends AsyncDisposable {
  readonly port: number;
  /** Subscribe RPCs under way. */
  readonly open: number;
}

/** Starts a target on a free port. */
export async function startFakeTarget(options: FakeTargetOptions): Promise<FakeTarget> {
  const server = new Server();
  let open = 0;
  if (options.capabilities !== "unimplemented") {
    server.addService(
      { Capabilities: gnmiService.capabilities },
      {
        Capabilities: (
          call: ServerUnaryCall<gnmi.CapabilityRequest.$Properties, gnmi.CapabilityResponse.$Properties>,
          done: sendUnaryData<gnmi.CapabilityResponse.$Properties>,
        ) => {
          const refusal = options.refuse?.(call.metadata.getMap());
          if (refusal) done(refusal);
          else done(null, capabilities(options));
        },
      },
    );
  }
  server.addService(
    { Subscribe: rawSubscribe },
    {
      Subscribe: (call: TargetCall) => {
        open++;
        let ended = false;
        const end = (): void => {
          if (!ended) open--;
          ended = true;
        };
        call.on("cancelled", end);
        call.on("close", end);
        call.on("error", () => {});
        call.on("data", (request: gnmi.SubscribeRequest.$Properties) => {
          if (request.subscribe) options.onSubscribe(call, request.subscribe);
        });
      },
    },
  );
  const port = await new Promise<number>((resolve, reject) => {
    const credentials = options.credentials ?? ServerCredentials.createInsecure();
    server.bindAsync(`${options.host ?? "127.0.0.1"}:0`, credentials, (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port,
    get open() {
      return open;
    },
    async [Symbol.asyncDispose]() {
      server.forceShutdown();
    },
  };
}

/** Ends an RPC with an error, as a gNMI server does. */
export function fail(call: TargetCall, code: number, details: string): void {
  call.emit("error", { code, details });
}

/** The code of a path that the target does not know. */
export const invalid: number = status.INVALID_ARGUMENT;

function capabilities({ capabilities: given }: FakeTargetOptions): gnmi.CapabilityResponse.$Properties {
  return given === undefined || given === "unimplemented"
    ? { supportedEncodings: [4, 0, 2], gNMIVersion: "0.10.0" }
    : given;
}
