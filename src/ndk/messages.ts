import { rpcMethod } from "../gnmi/messages.ts";
import { srlinux } from "./generated/ndk.js";

export { srlinux };

/** The messages and enumerations of package `srlinux.sdk` (proto/ndk/ndk.proto). */
export const sdk = srlinux.sdk;

/** `srlinux.sdk.SdkMgrService`: registration, keepalive and notification subscriptions, for a grpc-js client or server. */
export const managerService = {
  agentRegister: rpcMethod<
    srlinux.sdk.AgentRegistrationRequest.$Properties,
    srlinux.sdk.AgentRegistrationResponse.$Properties
  >("/srlinux.sdk.SdkMgrService/AgentRegister", sdk.AgentRegistrationRequest, sdk.AgentRegistrationResponse),
  agentUnRegister: rpcMethod<
    srlinux.sdk.AgentRegistrationRequest.$Properties,
    srlinux.sdk.AgentRegistrationResponse.$Properties
  >("/srlinux.sdk.SdkMgrService/AgentUnRegister", sdk.AgentRegistrationRequest, sdk.AgentRegistrationResponse),
  notificationRegister: rpcMethod<
    srlinux.sdk.NotificationRegisterRequest.$Properties,
    srlinux.sdk.NotificationRegisterResponse.$Properties
  >(
    "/srlinux.sdk.SdkMgrService/NotificationRegister",
    sdk.NotificationRegisterRequest,
    sdk.NotificationRegisterResponse,
  ),
  keepAlive: rpcMethod<srlinux.sdk.KeepAliveRequest.$Properties, srlinux.sdk.KeepAliveResponse.$Properties>(
    "/srlinux.sdk.SdkMgrService/KeepAlive",
    sdk.KeepAliveRequest,
    sdk.KeepAliveResponse,
  ),
  getAppId: rpcMethod<srlinux.sdk.AppIdRequest.$Properties, srlinux.sdk.AppIdResponse.$Properties>(
    "/srlinux.sdk.SdkMgrService/GetAppId",
    sdk.AppIdRequest,
    sdk.AppIdResponse,
  ),
} as const;

/** `srlinux.sdk.SdkNotificationService`: the stream of what was subscribed. */
export const notificationService = {
  notificationStream: rpcMethod<
    srlinux.sdk.NotificationStreamRequest.$Properties,
    srlinux.sdk.NotificationStreamResponse.$Properties
  >(
    "/srlinux.sdk.SdkNotificationService/NotificationStream",
    sdk.NotificationStreamRequest,
    sdk.NotificationStreamResponse,
    { response: true },
  ),
} as const;

/** `srlinux.sdk.SdkMgrTelemetryService`: writes into the state tree. It cannot be read. */
export const telemetryService = {
  telemetryAddOrUpdate: rpcMethod<
    srlinux.sdk.TelemetryUpdateRequest.$Properties,
    srlinux.sdk.TelemetryUpdateResponse.$Properties
  >(
    "/srlinux.sdk.SdkMgrTelemetryService/TelemetryAddOrUpdate",
    sdk.TelemetryUpdateRequest,
    sdk.TelemetryUpdateResponse,
  ),
  telemetryDelete: rpcMethod<
    srlinux.sdk.TelemetryDeleteRequest.$Properties,
    srlinux.sdk.TelemetryDeleteResponse.$Properties
  >("/srlinux.sdk.SdkMgrTelemetryService/TelemetryDelete", sdk.TelemetryDeleteRequest, sdk.TelemetryDeleteResponse),
} as const;

/** `srlinux.sdk.SdkMgrConfigService`, since NDK 0.3: the answer to a configuration transaction. */
export const configService = {
  acknowledgeConfig: rpcMethod<
    srlinux.sdk.AcknowledgeConfigRequest.$Properties,
    srlinux.sdk.AcknowledgeConfigResponse.$Properties
  >("/srlinux.sdk.SdkMgrConfigService/AcknowledgeConfig", sdk.AcknowledgeConfigRequest, sdk.AcknowledgeConfigResponse),
} as const;

/** The gRPC metadata key every call must carry, with the application's name as app-manager knows it. */
export const agentNameKey = "agent_name";
