import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace srlinux. */
export namespace srlinux {

    /** Namespace sdk. */
    namespace sdk {

        /** SdkMgrStatus enum. */
        enum SdkMgrStatus {

            /** SDK_MGR_STATUS_SUCCESS value */
            SDK_MGR_STATUS_SUCCESS = 0,

            /** SDK_MGR_STATUS_FAILED value */
            SDK_MGR_STATUS_FAILED = 1
        }

        /** SdkMgrOperation enum. */
        enum SdkMgrOperation {

            /** SDK_MGR_OPERATION_CREATE value */
            SDK_MGR_OPERATION_CREATE = 0,

            /** SDK_MGR_OPERATION_UPDATE value */
            SDK_MGR_OPERATION_UPDATE = 1,

            /** SDK_MGR_OPERATION_DELETE value */
            SDK_MGR_OPERATION_DELETE = 2,

            /** SDK_MGR_OPERATION_CREATE_OR_UPDATE value */
            SDK_MGR_OPERATION_CREATE_OR_UPDATE = 3
        }

        /**
         * Properties of an AgentRegistrationRequest.
         * @deprecated Use srlinux.sdk.AgentRegistrationRequest.$Properties instead.
         */
        interface IAgentRegistrationRequest extends srlinux.sdk.AgentRegistrationRequest.$Properties {
        }

        /** Represents an AgentRegistrationRequest. */
        class AgentRegistrationRequest {

            /**
             * Constructs a new AgentRegistrationRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AgentRegistrationRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentRegistrationRequest jsPaths. */
            jsPaths: string[];

            /** AgentRegistrationRequest agentLiveliness. */
            agentLiveliness: number;

            /** AgentRegistrationRequest waitConfigAck. */
            waitConfigAck: boolean;

            /** AgentRegistrationRequest enableCache. */
            enableCache: boolean;

            /** AgentRegistrationRequest autoTelemetryState. */
            autoTelemetryState: boolean;

            /**
             * Creates a new AgentRegistrationRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentRegistrationRequest instance
             */
            static create(properties: srlinux.sdk.AgentRegistrationRequest.$Shape): srlinux.sdk.AgentRegistrationRequest & srlinux.sdk.AgentRegistrationRequest.$Shape;
            static create(properties?: srlinux.sdk.AgentRegistrationRequest.$Properties): srlinux.sdk.AgentRegistrationRequest;

            /**
             * Encodes the specified AgentRegistrationRequest message. Does not implicitly {@link srlinux.sdk.AgentRegistrationRequest.verify|verify} messages.
             * @param message AgentRegistrationRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AgentRegistrationRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentRegistrationRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AgentRegistrationRequest & srlinux.sdk.AgentRegistrationRequest.$Shape} AgentRegistrationRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AgentRegistrationRequest & srlinux.sdk.AgentRegistrationRequest.$Shape;
        }

        namespace AgentRegistrationRequest {

            /** Properties of an AgentRegistrationRequest. */
            interface $Properties {

                /** AgentRegistrationRequest jsPaths */
                jsPaths?: (string[]|null);

                /** AgentRegistrationRequest agentLiveliness */
                agentLiveliness?: (number|null);

                /** AgentRegistrationRequest waitConfigAck */
                waitConfigAck?: (boolean|null);

                /** AgentRegistrationRequest enableCache */
                enableCache?: (boolean|null);

                /** AgentRegistrationRequest autoTelemetryState */
                autoTelemetryState?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentRegistrationRequest. */
            type $Shape = srlinux.sdk.AgentRegistrationRequest.$Properties;
        }

        /**
         * Properties of an AgentRegistrationResponse.
         * @deprecated Use srlinux.sdk.AgentRegistrationResponse.$Properties instead.
         */
        interface IAgentRegistrationResponse extends srlinux.sdk.AgentRegistrationResponse.$Properties {
        }

        /** Represents an AgentRegistrationResponse. */
        class AgentRegistrationResponse {

            /**
             * Constructs a new AgentRegistrationResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AgentRegistrationResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentRegistrationResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /** AgentRegistrationResponse errorStr. */
            errorStr: string;

            /** AgentRegistrationResponse appId. */
            appId: number;

            /**
             * Creates a new AgentRegistrationResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentRegistrationResponse instance
             */
            static create(properties: srlinux.sdk.AgentRegistrationResponse.$Shape): srlinux.sdk.AgentRegistrationResponse & srlinux.sdk.AgentRegistrationResponse.$Shape;
            static create(properties?: srlinux.sdk.AgentRegistrationResponse.$Properties): srlinux.sdk.AgentRegistrationResponse;

            /**
             * Encodes the specified AgentRegistrationResponse message. Does not implicitly {@link srlinux.sdk.AgentRegistrationResponse.verify|verify} messages.
             * @param message AgentRegistrationResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AgentRegistrationResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentRegistrationResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AgentRegistrationResponse & srlinux.sdk.AgentRegistrationResponse.$Shape} AgentRegistrationResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AgentRegistrationResponse & srlinux.sdk.AgentRegistrationResponse.$Shape;
        }

        namespace AgentRegistrationResponse {

            /** Properties of an AgentRegistrationResponse. */
            interface $Properties {

                /** AgentRegistrationResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** AgentRegistrationResponse errorStr */
                errorStr?: (string|null);

                /** AgentRegistrationResponse appId */
                appId?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentRegistrationResponse. */
            type $Shape = srlinux.sdk.AgentRegistrationResponse.$Properties;
        }

        /**
         * Properties of a KeepAliveRequest.
         * @deprecated Use srlinux.sdk.KeepAliveRequest.$Properties instead.
         */
        interface IKeepAliveRequest extends srlinux.sdk.KeepAliveRequest.$Properties {
        }

        /** Represents a KeepAliveRequest. */
        class KeepAliveRequest {

            /**
             * Constructs a new KeepAliveRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.KeepAliveRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new KeepAliveRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepAliveRequest instance
             */
            static create(properties: srlinux.sdk.KeepAliveRequest.$Shape): srlinux.sdk.KeepAliveRequest & srlinux.sdk.KeepAliveRequest.$Shape;
            static create(properties?: srlinux.sdk.KeepAliveRequest.$Properties): srlinux.sdk.KeepAliveRequest;

            /**
             * Encodes the specified KeepAliveRequest message. Does not implicitly {@link srlinux.sdk.KeepAliveRequest.verify|verify} messages.
             * @param message KeepAliveRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.KeepAliveRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepAliveRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.KeepAliveRequest & srlinux.sdk.KeepAliveRequest.$Shape} KeepAliveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.KeepAliveRequest & srlinux.sdk.KeepAliveRequest.$Shape;
        }

        namespace KeepAliveRequest {

            /** Properties of a KeepAliveRequest. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepAliveRequest. */
            type $Shape = srlinux.sdk.KeepAliveRequest.$Properties;
        }

        /**
         * Properties of a KeepAliveResponse.
         * @deprecated Use srlinux.sdk.KeepAliveResponse.$Properties instead.
         */
        interface IKeepAliveResponse extends srlinux.sdk.KeepAliveResponse.$Properties {
        }

        /** Represents a KeepAliveResponse. */
        class KeepAliveResponse {

            /**
             * Constructs a new KeepAliveResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.KeepAliveResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KeepAliveResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /**
             * Creates a new KeepAliveResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KeepAliveResponse instance
             */
            static create(properties: srlinux.sdk.KeepAliveResponse.$Shape): srlinux.sdk.KeepAliveResponse & srlinux.sdk.KeepAliveResponse.$Shape;
            static create(properties?: srlinux.sdk.KeepAliveResponse.$Properties): srlinux.sdk.KeepAliveResponse;

            /**
             * Encodes the specified KeepAliveResponse message. Does not implicitly {@link srlinux.sdk.KeepAliveResponse.verify|verify} messages.
             * @param message KeepAliveResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.KeepAliveResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KeepAliveResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.KeepAliveResponse & srlinux.sdk.KeepAliveResponse.$Shape} KeepAliveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.KeepAliveResponse & srlinux.sdk.KeepAliveResponse.$Shape;
        }

        namespace KeepAliveResponse {

            /** Properties of a KeepAliveResponse. */
            interface $Properties {

                /** KeepAliveResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KeepAliveResponse. */
            type $Shape = srlinux.sdk.KeepAliveResponse.$Properties;
        }

        /**
         * Properties of an AppIdRequest.
         * @deprecated Use srlinux.sdk.AppIdRequest.$Properties instead.
         */
        interface IAppIdRequest extends srlinux.sdk.AppIdRequest.$Properties {
        }

        /** Represents an AppIdRequest. */
        class AppIdRequest {

            /**
             * Constructs a new AppIdRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdRequest name. */
            name: string;

            /**
             * Creates a new AppIdRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdRequest instance
             */
            static create(properties: srlinux.sdk.AppIdRequest.$Shape): srlinux.sdk.AppIdRequest & srlinux.sdk.AppIdRequest.$Shape;
            static create(properties?: srlinux.sdk.AppIdRequest.$Properties): srlinux.sdk.AppIdRequest;

            /**
             * Encodes the specified AppIdRequest message. Does not implicitly {@link srlinux.sdk.AppIdRequest.verify|verify} messages.
             * @param message AppIdRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdRequest & srlinux.sdk.AppIdRequest.$Shape} AppIdRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdRequest & srlinux.sdk.AppIdRequest.$Shape;
        }

        namespace AppIdRequest {

            /** Properties of an AppIdRequest. */
            interface $Properties {

                /** AppIdRequest name */
                name?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdRequest. */
            type $Shape = srlinux.sdk.AppIdRequest.$Properties;
        }

        /**
         * Properties of an AppIdResponse.
         * @deprecated Use srlinux.sdk.AppIdResponse.$Properties instead.
         */
        interface IAppIdResponse extends srlinux.sdk.AppIdResponse.$Properties {
        }

        /** Represents an AppIdResponse. */
        class AppIdResponse {

            /**
             * Constructs a new AppIdResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /** AppIdResponse id. */
            id: number;

            /**
             * Creates a new AppIdResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdResponse instance
             */
            static create(properties: srlinux.sdk.AppIdResponse.$Shape): srlinux.sdk.AppIdResponse & srlinux.sdk.AppIdResponse.$Shape;
            static create(properties?: srlinux.sdk.AppIdResponse.$Properties): srlinux.sdk.AppIdResponse;

            /**
             * Encodes the specified AppIdResponse message. Does not implicitly {@link srlinux.sdk.AppIdResponse.verify|verify} messages.
             * @param message AppIdResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdResponse & srlinux.sdk.AppIdResponse.$Shape} AppIdResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdResponse & srlinux.sdk.AppIdResponse.$Shape;
        }

        namespace AppIdResponse {

            /** Properties of an AppIdResponse. */
            interface $Properties {

                /** AppIdResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** AppIdResponse id */
                id?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdResponse. */
            type $Shape = srlinux.sdk.AppIdResponse.$Properties;
        }

        /**
         * Properties of a NotificationRegisterRequest.
         * @deprecated Use srlinux.sdk.NotificationRegisterRequest.$Properties instead.
         */
        interface INotificationRegisterRequest extends srlinux.sdk.NotificationRegisterRequest.$Properties {
        }

        /** Represents a NotificationRegisterRequest. */
        class NotificationRegisterRequest {

            /**
             * Constructs a new NotificationRegisterRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.NotificationRegisterRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NotificationRegisterRequest streamId. */
            streamId: (number|Long);

            /** NotificationRegisterRequest op. */
            op: srlinux.sdk.NotificationRegisterRequest.Operation;

            /** NotificationRegisterRequest subscriptionId. */
            subscriptionId: (number|Long);

            /** NotificationRegisterRequest config. */
            config?: (srlinux.sdk.ConfigSubscriptionRequest.$Properties|null);

            /** NotificationRegisterRequest appId. */
            appId?: (srlinux.sdk.AppIdentSubscriptionRequest.$Properties|null);

            /** NotificationRegisterRequest subscriptionTypes. */
            subscriptionTypes?: ("config"|"appId");

            /**
             * Creates a new NotificationRegisterRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NotificationRegisterRequest instance
             */
            static create(properties: srlinux.sdk.NotificationRegisterRequest.$Shape): srlinux.sdk.NotificationRegisterRequest & srlinux.sdk.NotificationRegisterRequest.$Shape;
            static create(properties?: srlinux.sdk.NotificationRegisterRequest.$Properties): srlinux.sdk.NotificationRegisterRequest;

            /**
             * Encodes the specified NotificationRegisterRequest message. Does not implicitly {@link srlinux.sdk.NotificationRegisterRequest.verify|verify} messages.
             * @param message NotificationRegisterRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.NotificationRegisterRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NotificationRegisterRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationRegisterRequest & srlinux.sdk.NotificationRegisterRequest.$Shape} NotificationRegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.NotificationRegisterRequest & srlinux.sdk.NotificationRegisterRequest.$Shape;
        }

        namespace NotificationRegisterRequest {

            /** Properties of a NotificationRegisterRequest. */
            interface $Properties {

                /** NotificationRegisterRequest streamId */
                streamId?: (number|Long|null);

                /** NotificationRegisterRequest op */
                op?: (srlinux.sdk.NotificationRegisterRequest.Operation|null);

                /** NotificationRegisterRequest subscriptionId */
                subscriptionId?: (number|Long|null);

                /** NotificationRegisterRequest config */
                config?: (srlinux.sdk.ConfigSubscriptionRequest.$Properties|null);

                /** NotificationRegisterRequest appId */
                appId?: (srlinux.sdk.AppIdentSubscriptionRequest.$Properties|null);

                /** NotificationRegisterRequest subscriptionTypes */
                subscriptionTypes?: ("config"|"appId");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a NotificationRegisterRequest. */
            type $Shape = {
              streamId?: number|Long|null;
              op?: srlinux.sdk.NotificationRegisterRequest.Operation|null;
              subscriptionId?: number|Long|null;
              config?: srlinux.sdk.ConfigSubscriptionRequest.$Shape|null;
              appId?: srlinux.sdk.AppIdentSubscriptionRequest.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ subscriptionTypes?: undefined; config?: null; appId?: null }|{ subscriptionTypes?: "config"; config: srlinux.sdk.ConfigSubscriptionRequest.$Shape; appId?: null }|{ subscriptionTypes?: "appId"; config?: null; appId: srlinux.sdk.AppIdentSubscriptionRequest.$Shape })
            );

            /** Operation enum. */
            enum Operation {

                /** OPERATION_CREATE value */
                OPERATION_CREATE = 0,

                /** OPERATION_DELETE value */
                OPERATION_DELETE = 1,

                /** OPERATION_ADD_SUBSCRIPTION value */
                OPERATION_ADD_SUBSCRIPTION = 2,

                /** OPERATION_DELETE_SUBSCRIPTION value */
                OPERATION_DELETE_SUBSCRIPTION = 3
            }
        }

        /**
         * Properties of a NotificationRegisterResponse.
         * @deprecated Use srlinux.sdk.NotificationRegisterResponse.$Properties instead.
         */
        interface INotificationRegisterResponse extends srlinux.sdk.NotificationRegisterResponse.$Properties {
        }

        /** Represents a NotificationRegisterResponse. */
        class NotificationRegisterResponse {

            /**
             * Constructs a new NotificationRegisterResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.NotificationRegisterResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NotificationRegisterResponse streamId. */
            streamId: (number|Long);

            /** NotificationRegisterResponse subscriptionId. */
            subscriptionId: (number|Long);

            /** NotificationRegisterResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /**
             * Creates a new NotificationRegisterResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NotificationRegisterResponse instance
             */
            static create(properties: srlinux.sdk.NotificationRegisterResponse.$Shape): srlinux.sdk.NotificationRegisterResponse & srlinux.sdk.NotificationRegisterResponse.$Shape;
            static create(properties?: srlinux.sdk.NotificationRegisterResponse.$Properties): srlinux.sdk.NotificationRegisterResponse;

            /**
             * Encodes the specified NotificationRegisterResponse message. Does not implicitly {@link srlinux.sdk.NotificationRegisterResponse.verify|verify} messages.
             * @param message NotificationRegisterResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.NotificationRegisterResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NotificationRegisterResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationRegisterResponse & srlinux.sdk.NotificationRegisterResponse.$Shape} NotificationRegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.NotificationRegisterResponse & srlinux.sdk.NotificationRegisterResponse.$Shape;
        }

        namespace NotificationRegisterResponse {

            /** Properties of a NotificationRegisterResponse. */
            interface $Properties {

                /** NotificationRegisterResponse streamId */
                streamId?: (number|Long|null);

                /** NotificationRegisterResponse subscriptionId */
                subscriptionId?: (number|Long|null);

                /** NotificationRegisterResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NotificationRegisterResponse. */
            type $Shape = srlinux.sdk.NotificationRegisterResponse.$Properties;
        }

        /**
         * Properties of a NotificationStreamRequest.
         * @deprecated Use srlinux.sdk.NotificationStreamRequest.$Properties instead.
         */
        interface INotificationStreamRequest extends srlinux.sdk.NotificationStreamRequest.$Properties {
        }

        /** Represents a NotificationStreamRequest. */
        class NotificationStreamRequest {

            /**
             * Constructs a new NotificationStreamRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.NotificationStreamRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NotificationStreamRequest streamId. */
            streamId: (number|Long);

            /**
             * Creates a new NotificationStreamRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NotificationStreamRequest instance
             */
            static create(properties: srlinux.sdk.NotificationStreamRequest.$Shape): srlinux.sdk.NotificationStreamRequest & srlinux.sdk.NotificationStreamRequest.$Shape;
            static create(properties?: srlinux.sdk.NotificationStreamRequest.$Properties): srlinux.sdk.NotificationStreamRequest;

            /**
             * Encodes the specified NotificationStreamRequest message. Does not implicitly {@link srlinux.sdk.NotificationStreamRequest.verify|verify} messages.
             * @param message NotificationStreamRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.NotificationStreamRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NotificationStreamRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationStreamRequest & srlinux.sdk.NotificationStreamRequest.$Shape} NotificationStreamRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.NotificationStreamRequest & srlinux.sdk.NotificationStreamRequest.$Shape;
        }

        namespace NotificationStreamRequest {

            /** Properties of a NotificationStreamRequest. */
            interface $Properties {

                /** NotificationStreamRequest streamId */
                streamId?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NotificationStreamRequest. */
            type $Shape = srlinux.sdk.NotificationStreamRequest.$Properties;
        }

        /**
         * Properties of a NotificationStreamResponse.
         * @deprecated Use srlinux.sdk.NotificationStreamResponse.$Properties instead.
         */
        interface INotificationStreamResponse extends srlinux.sdk.NotificationStreamResponse.$Properties {
        }

        /** Represents a NotificationStreamResponse. */
        class NotificationStreamResponse {

            /**
             * Constructs a new NotificationStreamResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.NotificationStreamResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NotificationStreamResponse notifications. */
            notifications: srlinux.sdk.Notification.$Properties[];

            /**
             * Creates a new NotificationStreamResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NotificationStreamResponse instance
             */
            static create(properties: srlinux.sdk.NotificationStreamResponse.$Shape): srlinux.sdk.NotificationStreamResponse & srlinux.sdk.NotificationStreamResponse.$Shape;
            static create(properties?: srlinux.sdk.NotificationStreamResponse.$Properties): srlinux.sdk.NotificationStreamResponse;

            /**
             * Encodes the specified NotificationStreamResponse message. Does not implicitly {@link srlinux.sdk.NotificationStreamResponse.verify|verify} messages.
             * @param message NotificationStreamResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.NotificationStreamResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NotificationStreamResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationStreamResponse & srlinux.sdk.NotificationStreamResponse.$Shape} NotificationStreamResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.NotificationStreamResponse & srlinux.sdk.NotificationStreamResponse.$Shape;
        }

        namespace NotificationStreamResponse {

            /** Properties of a NotificationStreamResponse. */
            interface $Properties {

                /** NotificationStreamResponse notifications */
                notifications?: (srlinux.sdk.Notification.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NotificationStreamResponse. */
            type $Shape = {
              notifications?: srlinux.sdk.Notification.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a Notification.
         * @deprecated Use srlinux.sdk.Notification.$Properties instead.
         */
        interface INotification extends srlinux.sdk.Notification.$Properties {
        }

        /** Represents a Notification. */
        class Notification {

            /**
             * Constructs a new Notification.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.Notification.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Notification subscriptionId. */
            subscriptionId: (number|Long);

            /** Notification config. */
            config?: (srlinux.sdk.ConfigNotification.$Properties|null);

            /** Notification appId. */
            appId?: (srlinux.sdk.AppIdentNotification.$Properties|null);

            /** Notification subscriptionTypes. */
            subscriptionTypes?: ("config"|"appId");

            /**
             * Creates a new Notification instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Notification instance
             */
            static create(properties: srlinux.sdk.Notification.$Shape): srlinux.sdk.Notification & srlinux.sdk.Notification.$Shape;
            static create(properties?: srlinux.sdk.Notification.$Properties): srlinux.sdk.Notification;

            /**
             * Encodes the specified Notification message. Does not implicitly {@link srlinux.sdk.Notification.verify|verify} messages.
             * @param message Notification message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.Notification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Notification message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.Notification & srlinux.sdk.Notification.$Shape} Notification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.Notification & srlinux.sdk.Notification.$Shape;
        }

        namespace Notification {

            /** Properties of a Notification. */
            interface $Properties {

                /** Notification subscriptionId */
                subscriptionId?: (number|Long|null);

                /** Notification config */
                config?: (srlinux.sdk.ConfigNotification.$Properties|null);

                /** Notification appId */
                appId?: (srlinux.sdk.AppIdentNotification.$Properties|null);

                /** Notification subscriptionTypes */
                subscriptionTypes?: ("config"|"appId");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Notification. */
            type $Shape = {
              subscriptionId?: number|Long|null;
              config?: srlinux.sdk.ConfigNotification.$Shape|null;
              appId?: srlinux.sdk.AppIdentNotification.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ subscriptionTypes?: undefined; config?: null; appId?: null }|{ subscriptionTypes?: "config"; config: srlinux.sdk.ConfigNotification.$Shape; appId?: null }|{ subscriptionTypes?: "appId"; config?: null; appId: srlinux.sdk.AppIdentNotification.$Shape })
            );
        }

        /**
         * Properties of a ConfigSubscriptionRequest.
         * @deprecated Use srlinux.sdk.ConfigSubscriptionRequest.$Properties instead.
         */
        interface IConfigSubscriptionRequest extends srlinux.sdk.ConfigSubscriptionRequest.$Properties {
        }

        /** Represents a ConfigSubscriptionRequest. */
        class ConfigSubscriptionRequest {

            /**
             * Constructs a new ConfigSubscriptionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.ConfigSubscriptionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigSubscriptionRequest key. */
            key?: (srlinux.sdk.ConfigKey.$Properties|null);

            /**
             * Creates a new ConfigSubscriptionRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConfigSubscriptionRequest instance
             */
            static create(properties: srlinux.sdk.ConfigSubscriptionRequest.$Shape): srlinux.sdk.ConfigSubscriptionRequest & srlinux.sdk.ConfigSubscriptionRequest.$Shape;
            static create(properties?: srlinux.sdk.ConfigSubscriptionRequest.$Properties): srlinux.sdk.ConfigSubscriptionRequest;

            /**
             * Encodes the specified ConfigSubscriptionRequest message. Does not implicitly {@link srlinux.sdk.ConfigSubscriptionRequest.verify|verify} messages.
             * @param message ConfigSubscriptionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.ConfigSubscriptionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigSubscriptionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigSubscriptionRequest & srlinux.sdk.ConfigSubscriptionRequest.$Shape} ConfigSubscriptionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.ConfigSubscriptionRequest & srlinux.sdk.ConfigSubscriptionRequest.$Shape;
        }

        namespace ConfigSubscriptionRequest {

            /** Properties of a ConfigSubscriptionRequest. */
            interface $Properties {

                /** ConfigSubscriptionRequest key */
                key?: (srlinux.sdk.ConfigKey.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigSubscriptionRequest. */
            type $Shape = srlinux.sdk.ConfigSubscriptionRequest.$Properties;
        }

        /**
         * Properties of a ConfigKey.
         * @deprecated Use srlinux.sdk.ConfigKey.$Properties instead.
         */
        interface IConfigKey extends srlinux.sdk.ConfigKey.$Properties {
        }

        /** Represents a ConfigKey. */
        class ConfigKey {

            /**
             * Constructs a new ConfigKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.ConfigKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigKey jsPath. */
            jsPath: string;

            /** ConfigKey keys. */
            keys: string[];

            /** ConfigKey jsPathWithKeys. */
            jsPathWithKeys: string;

            /**
             * Creates a new ConfigKey instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConfigKey instance
             */
            static create(properties: srlinux.sdk.ConfigKey.$Shape): srlinux.sdk.ConfigKey & srlinux.sdk.ConfigKey.$Shape;
            static create(properties?: srlinux.sdk.ConfigKey.$Properties): srlinux.sdk.ConfigKey;

            /**
             * Encodes the specified ConfigKey message. Does not implicitly {@link srlinux.sdk.ConfigKey.verify|verify} messages.
             * @param message ConfigKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.ConfigKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigKey & srlinux.sdk.ConfigKey.$Shape} ConfigKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.ConfigKey & srlinux.sdk.ConfigKey.$Shape;
        }

        namespace ConfigKey {

            /** Properties of a ConfigKey. */
            interface $Properties {

                /** ConfigKey jsPath */
                jsPath?: (string|null);

                /** ConfigKey keys */
                keys?: (string[]|null);

                /** ConfigKey jsPathWithKeys */
                jsPathWithKeys?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigKey. */
            type $Shape = srlinux.sdk.ConfigKey.$Properties;
        }

        /**
         * Properties of a ConfigData.
         * @deprecated Use srlinux.sdk.ConfigData.$Properties instead.
         */
        interface IConfigData extends srlinux.sdk.ConfigData.$Properties {
        }

        /** Represents a ConfigData. */
        class ConfigData {

            /**
             * Constructs a new ConfigData.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.ConfigData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigData json. */
            json?: (string|null);

            /** ConfigData bytes. */
            bytes?: (Uint8Array|null);

            /** ConfigData data. */
            data?: ("json"|"bytes");

            /**
             * Creates a new ConfigData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConfigData instance
             */
            static create(properties: srlinux.sdk.ConfigData.$Shape): srlinux.sdk.ConfigData & srlinux.sdk.ConfigData.$Shape;
            static create(properties?: srlinux.sdk.ConfigData.$Properties): srlinux.sdk.ConfigData;

            /**
             * Encodes the specified ConfigData message. Does not implicitly {@link srlinux.sdk.ConfigData.verify|verify} messages.
             * @param message ConfigData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.ConfigData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigData & srlinux.sdk.ConfigData.$Shape} ConfigData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.ConfigData & srlinux.sdk.ConfigData.$Shape;
        }

        namespace ConfigData {

            /** Properties of a ConfigData. */
            interface $Properties {

                /** ConfigData json */
                json?: (string|null);

                /** ConfigData bytes */
                bytes?: (Uint8Array|null);

                /** ConfigData data */
                data?: ("json"|"bytes");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ConfigData. */
            type $Shape = {
              json?: string|null;
              bytes?: Uint8Array|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ data?: undefined; json?: null; bytes?: null }|{ data?: "json"; json: string; bytes?: null }|{ data?: "bytes"; json?: null; bytes: Uint8Array })
            );
        }

        /**
         * Properties of a ConfigNotification.
         * @deprecated Use srlinux.sdk.ConfigNotification.$Properties instead.
         */
        interface IConfigNotification extends srlinux.sdk.ConfigNotification.$Properties {
        }

        /** Represents a ConfigNotification. */
        class ConfigNotification {

            /**
             * Constructs a new ConfigNotification.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.ConfigNotification.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ConfigNotification op. */
            op: srlinux.sdk.SdkMgrOperation;

            /** ConfigNotification key. */
            key?: (srlinux.sdk.ConfigKey.$Properties|null);

            /** ConfigNotification data. */
            data?: (srlinux.sdk.ConfigData.$Properties|null);

            /**
             * Creates a new ConfigNotification instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ConfigNotification instance
             */
            static create(properties: srlinux.sdk.ConfigNotification.$Shape): srlinux.sdk.ConfigNotification & srlinux.sdk.ConfigNotification.$Shape;
            static create(properties?: srlinux.sdk.ConfigNotification.$Properties): srlinux.sdk.ConfigNotification;

            /**
             * Encodes the specified ConfigNotification message. Does not implicitly {@link srlinux.sdk.ConfigNotification.verify|verify} messages.
             * @param message ConfigNotification message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.ConfigNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ConfigNotification message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigNotification & srlinux.sdk.ConfigNotification.$Shape} ConfigNotification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.ConfigNotification & srlinux.sdk.ConfigNotification.$Shape;
        }

        namespace ConfigNotification {

            /** Properties of a ConfigNotification. */
            interface $Properties {

                /** ConfigNotification op */
                op?: (srlinux.sdk.SdkMgrOperation|null);

                /** ConfigNotification key */
                key?: (srlinux.sdk.ConfigKey.$Properties|null);

                /** ConfigNotification data */
                data?: (srlinux.sdk.ConfigData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ConfigNotification. */
            type $Shape = {
              op?: srlinux.sdk.SdkMgrOperation|null;
              key?: srlinux.sdk.ConfigKey.$Shape|null;
              data?: srlinux.sdk.ConfigData.$Shape|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AppIdentSubscriptionRequest.
         * @deprecated Use srlinux.sdk.AppIdentSubscriptionRequest.$Properties instead.
         */
        interface IAppIdentSubscriptionRequest extends srlinux.sdk.AppIdentSubscriptionRequest.$Properties {
        }

        /** Represents an AppIdentSubscriptionRequest. */
        class AppIdentSubscriptionRequest {

            /**
             * Constructs a new AppIdentSubscriptionRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdentSubscriptionRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdentSubscriptionRequest key. */
            key?: (srlinux.sdk.AppIdentKey.$Properties|null);

            /**
             * Creates a new AppIdentSubscriptionRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdentSubscriptionRequest instance
             */
            static create(properties: srlinux.sdk.AppIdentSubscriptionRequest.$Shape): srlinux.sdk.AppIdentSubscriptionRequest & srlinux.sdk.AppIdentSubscriptionRequest.$Shape;
            static create(properties?: srlinux.sdk.AppIdentSubscriptionRequest.$Properties): srlinux.sdk.AppIdentSubscriptionRequest;

            /**
             * Encodes the specified AppIdentSubscriptionRequest message. Does not implicitly {@link srlinux.sdk.AppIdentSubscriptionRequest.verify|verify} messages.
             * @param message AppIdentSubscriptionRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdentSubscriptionRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdentSubscriptionRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentSubscriptionRequest & srlinux.sdk.AppIdentSubscriptionRequest.$Shape} AppIdentSubscriptionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdentSubscriptionRequest & srlinux.sdk.AppIdentSubscriptionRequest.$Shape;
        }

        namespace AppIdentSubscriptionRequest {

            /** Properties of an AppIdentSubscriptionRequest. */
            interface $Properties {

                /** AppIdentSubscriptionRequest key */
                key?: (srlinux.sdk.AppIdentKey.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdentSubscriptionRequest. */
            type $Shape = srlinux.sdk.AppIdentSubscriptionRequest.$Properties;
        }

        /**
         * Properties of an AppIdentKey.
         * @deprecated Use srlinux.sdk.AppIdentKey.$Properties instead.
         */
        interface IAppIdentKey extends srlinux.sdk.AppIdentKey.$Properties {
        }

        /** Represents an AppIdentKey. */
        class AppIdentKey {

            /**
             * Constructs a new AppIdentKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdentKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdentKey id. */
            id: number;

            /**
             * Creates a new AppIdentKey instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdentKey instance
             */
            static create(properties: srlinux.sdk.AppIdentKey.$Shape): srlinux.sdk.AppIdentKey & srlinux.sdk.AppIdentKey.$Shape;
            static create(properties?: srlinux.sdk.AppIdentKey.$Properties): srlinux.sdk.AppIdentKey;

            /**
             * Encodes the specified AppIdentKey message. Does not implicitly {@link srlinux.sdk.AppIdentKey.verify|verify} messages.
             * @param message AppIdentKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdentKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdentKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentKey & srlinux.sdk.AppIdentKey.$Shape} AppIdentKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdentKey & srlinux.sdk.AppIdentKey.$Shape;
        }

        namespace AppIdentKey {

            /** Properties of an AppIdentKey. */
            interface $Properties {

                /** AppIdentKey id */
                id?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdentKey. */
            type $Shape = srlinux.sdk.AppIdentKey.$Properties;
        }

        /**
         * Properties of an AppIdentData.
         * @deprecated Use srlinux.sdk.AppIdentData.$Properties instead.
         */
        interface IAppIdentData extends srlinux.sdk.AppIdentData.$Properties {
        }

        /** Represents an AppIdentData. */
        class AppIdentData {

            /**
             * Constructs a new AppIdentData.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdentData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdentData name. */
            name: string;

            /** AppIdentData author. */
            author: string;

            /** AppIdentData isConnected. */
            isConnected: boolean;

            /** AppIdentData version. */
            version: string;

            /**
             * Creates a new AppIdentData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdentData instance
             */
            static create(properties: srlinux.sdk.AppIdentData.$Shape): srlinux.sdk.AppIdentData & srlinux.sdk.AppIdentData.$Shape;
            static create(properties?: srlinux.sdk.AppIdentData.$Properties): srlinux.sdk.AppIdentData;

            /**
             * Encodes the specified AppIdentData message. Does not implicitly {@link srlinux.sdk.AppIdentData.verify|verify} messages.
             * @param message AppIdentData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdentData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdentData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentData & srlinux.sdk.AppIdentData.$Shape} AppIdentData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdentData & srlinux.sdk.AppIdentData.$Shape;
        }

        namespace AppIdentData {

            /** Properties of an AppIdentData. */
            interface $Properties {

                /** AppIdentData name */
                name?: (string|null);

                /** AppIdentData author */
                author?: (string|null);

                /** AppIdentData isConnected */
                isConnected?: (boolean|null);

                /** AppIdentData version */
                version?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdentData. */
            type $Shape = srlinux.sdk.AppIdentData.$Properties;
        }

        /**
         * Properties of an AppIdentNotification.
         * @deprecated Use srlinux.sdk.AppIdentNotification.$Properties instead.
         */
        interface IAppIdentNotification extends srlinux.sdk.AppIdentNotification.$Properties {
        }

        /** Represents an AppIdentNotification. */
        class AppIdentNotification {

            /**
             * Constructs a new AppIdentNotification.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AppIdentNotification.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AppIdentNotification op. */
            op: srlinux.sdk.SdkMgrOperation;

            /** AppIdentNotification key. */
            key?: (srlinux.sdk.AppIdentKey.$Properties|null);

            /** AppIdentNotification data. */
            data?: (srlinux.sdk.AppIdentData.$Properties|null);

            /**
             * Creates a new AppIdentNotification instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AppIdentNotification instance
             */
            static create(properties: srlinux.sdk.AppIdentNotification.$Shape): srlinux.sdk.AppIdentNotification & srlinux.sdk.AppIdentNotification.$Shape;
            static create(properties?: srlinux.sdk.AppIdentNotification.$Properties): srlinux.sdk.AppIdentNotification;

            /**
             * Encodes the specified AppIdentNotification message. Does not implicitly {@link srlinux.sdk.AppIdentNotification.verify|verify} messages.
             * @param message AppIdentNotification message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AppIdentNotification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AppIdentNotification message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentNotification & srlinux.sdk.AppIdentNotification.$Shape} AppIdentNotification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AppIdentNotification & srlinux.sdk.AppIdentNotification.$Shape;
        }

        namespace AppIdentNotification {

            /** Properties of an AppIdentNotification. */
            interface $Properties {

                /** AppIdentNotification op */
                op?: (srlinux.sdk.SdkMgrOperation|null);

                /** AppIdentNotification key */
                key?: (srlinux.sdk.AppIdentKey.$Properties|null);

                /** AppIdentNotification data */
                data?: (srlinux.sdk.AppIdentData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AppIdentNotification. */
            type $Shape = srlinux.sdk.AppIdentNotification.$Properties;
        }

        /**
         * Properties of an AcknowledgeConfigRequest.
         * @deprecated Use srlinux.sdk.AcknowledgeConfigRequest.$Properties instead.
         */
        interface IAcknowledgeConfigRequest extends srlinux.sdk.AcknowledgeConfigRequest.$Properties {
        }

        /** Represents an AcknowledgeConfigRequest. */
        class AcknowledgeConfigRequest {

            /**
             * Constructs a new AcknowledgeConfigRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AcknowledgeConfigRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcknowledgeConfigRequest infos. */
            infos: srlinux.sdk.AcknowledgeConfigInfo.$Properties[];

            /**
             * Creates a new AcknowledgeConfigRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AcknowledgeConfigRequest instance
             */
            static create(properties: srlinux.sdk.AcknowledgeConfigRequest.$Shape): srlinux.sdk.AcknowledgeConfigRequest & srlinux.sdk.AcknowledgeConfigRequest.$Shape;
            static create(properties?: srlinux.sdk.AcknowledgeConfigRequest.$Properties): srlinux.sdk.AcknowledgeConfigRequest;

            /**
             * Encodes the specified AcknowledgeConfigRequest message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigRequest.verify|verify} messages.
             * @param message AcknowledgeConfigRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AcknowledgeConfigRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcknowledgeConfigRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigRequest & srlinux.sdk.AcknowledgeConfigRequest.$Shape} AcknowledgeConfigRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AcknowledgeConfigRequest & srlinux.sdk.AcknowledgeConfigRequest.$Shape;
        }

        namespace AcknowledgeConfigRequest {

            /** Properties of an AcknowledgeConfigRequest. */
            interface $Properties {

                /** AcknowledgeConfigRequest infos */
                infos?: (srlinux.sdk.AcknowledgeConfigInfo.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcknowledgeConfigRequest. */
            type $Shape = {
              infos?: srlinux.sdk.AcknowledgeConfigInfo.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an AcknowledgeConfigInfo.
         * @deprecated Use srlinux.sdk.AcknowledgeConfigInfo.$Properties instead.
         */
        interface IAcknowledgeConfigInfo extends srlinux.sdk.AcknowledgeConfigInfo.$Properties {
        }

        /** Represents an AcknowledgeConfigInfo. */
        class AcknowledgeConfigInfo {

            /**
             * Constructs a new AcknowledgeConfigInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AcknowledgeConfigInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcknowledgeConfigInfo jsPathWithKeys. */
            jsPathWithKeys: string;

            /** AcknowledgeConfigInfo error. */
            error?: (string|null);

            /** AcknowledgeConfigInfo warning. */
            warning?: (string|null);

            /** AcknowledgeConfigInfo output. */
            output?: (string|null);

            /** AcknowledgeConfigInfo info. */
            info?: ("error"|"warning"|"output");

            /**
             * Creates a new AcknowledgeConfigInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AcknowledgeConfigInfo instance
             */
            static create(properties: srlinux.sdk.AcknowledgeConfigInfo.$Shape): srlinux.sdk.AcknowledgeConfigInfo & srlinux.sdk.AcknowledgeConfigInfo.$Shape;
            static create(properties?: srlinux.sdk.AcknowledgeConfigInfo.$Properties): srlinux.sdk.AcknowledgeConfigInfo;

            /**
             * Encodes the specified AcknowledgeConfigInfo message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigInfo.verify|verify} messages.
             * @param message AcknowledgeConfigInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AcknowledgeConfigInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcknowledgeConfigInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigInfo & srlinux.sdk.AcknowledgeConfigInfo.$Shape} AcknowledgeConfigInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AcknowledgeConfigInfo & srlinux.sdk.AcknowledgeConfigInfo.$Shape;
        }

        namespace AcknowledgeConfigInfo {

            /** Properties of an AcknowledgeConfigInfo. */
            interface $Properties {

                /** AcknowledgeConfigInfo jsPathWithKeys */
                jsPathWithKeys?: (string|null);

                /** AcknowledgeConfigInfo error */
                error?: (string|null);

                /** AcknowledgeConfigInfo warning */
                warning?: (string|null);

                /** AcknowledgeConfigInfo output */
                output?: (string|null);

                /** AcknowledgeConfigInfo info */
                info?: ("error"|"warning"|"output");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an AcknowledgeConfigInfo. */
            type $Shape = {
              jsPathWithKeys?: string|null;
              error?: string|null;
              warning?: string|null;
              output?: string|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ info?: undefined; error?: null; warning?: null; output?: null }|{ info?: "error"; error: string; warning?: null; output?: null }|{ info?: "warning"; error?: null; warning: string; output?: null }|{ info?: "output"; error?: null; warning?: null; output: string })
            );
        }

        /**
         * Properties of an AcknowledgeConfigResponse.
         * @deprecated Use srlinux.sdk.AcknowledgeConfigResponse.$Properties instead.
         */
        interface IAcknowledgeConfigResponse extends srlinux.sdk.AcknowledgeConfigResponse.$Properties {
        }

        /** Represents an AcknowledgeConfigResponse. */
        class AcknowledgeConfigResponse {

            /**
             * Constructs a new AcknowledgeConfigResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.AcknowledgeConfigResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AcknowledgeConfigResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /** AcknowledgeConfigResponse errorStr. */
            errorStr: string;

            /**
             * Creates a new AcknowledgeConfigResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AcknowledgeConfigResponse instance
             */
            static create(properties: srlinux.sdk.AcknowledgeConfigResponse.$Shape): srlinux.sdk.AcknowledgeConfigResponse & srlinux.sdk.AcknowledgeConfigResponse.$Shape;
            static create(properties?: srlinux.sdk.AcknowledgeConfigResponse.$Properties): srlinux.sdk.AcknowledgeConfigResponse;

            /**
             * Encodes the specified AcknowledgeConfigResponse message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigResponse.verify|verify} messages.
             * @param message AcknowledgeConfigResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.AcknowledgeConfigResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AcknowledgeConfigResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigResponse & srlinux.sdk.AcknowledgeConfigResponse.$Shape} AcknowledgeConfigResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.AcknowledgeConfigResponse & srlinux.sdk.AcknowledgeConfigResponse.$Shape;
        }

        namespace AcknowledgeConfigResponse {

            /** Properties of an AcknowledgeConfigResponse. */
            interface $Properties {

                /** AcknowledgeConfigResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** AcknowledgeConfigResponse errorStr */
                errorStr?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AcknowledgeConfigResponse. */
            type $Shape = srlinux.sdk.AcknowledgeConfigResponse.$Properties;
        }

        /**
         * Properties of a TelemetryUpdateRequest.
         * @deprecated Use srlinux.sdk.TelemetryUpdateRequest.$Properties instead.
         */
        interface ITelemetryUpdateRequest extends srlinux.sdk.TelemetryUpdateRequest.$Properties {
        }

        /** Represents a TelemetryUpdateRequest. */
        class TelemetryUpdateRequest {

            /**
             * Constructs a new TelemetryUpdateRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryUpdateRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryUpdateRequest states. */
            states: srlinux.sdk.TelemetryInfo.$Properties[];

            /**
             * Creates a new TelemetryUpdateRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryUpdateRequest instance
             */
            static create(properties: srlinux.sdk.TelemetryUpdateRequest.$Shape): srlinux.sdk.TelemetryUpdateRequest & srlinux.sdk.TelemetryUpdateRequest.$Shape;
            static create(properties?: srlinux.sdk.TelemetryUpdateRequest.$Properties): srlinux.sdk.TelemetryUpdateRequest;

            /**
             * Encodes the specified TelemetryUpdateRequest message. Does not implicitly {@link srlinux.sdk.TelemetryUpdateRequest.verify|verify} messages.
             * @param message TelemetryUpdateRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryUpdateRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryUpdateRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryUpdateRequest & srlinux.sdk.TelemetryUpdateRequest.$Shape} TelemetryUpdateRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryUpdateRequest & srlinux.sdk.TelemetryUpdateRequest.$Shape;
        }

        namespace TelemetryUpdateRequest {

            /** Properties of a TelemetryUpdateRequest. */
            interface $Properties {

                /** TelemetryUpdateRequest states */
                states?: (srlinux.sdk.TelemetryInfo.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryUpdateRequest. */
            type $Shape = srlinux.sdk.TelemetryUpdateRequest.$Properties;
        }

        /**
         * Properties of a TelemetryInfo.
         * @deprecated Use srlinux.sdk.TelemetryInfo.$Properties instead.
         */
        interface ITelemetryInfo extends srlinux.sdk.TelemetryInfo.$Properties {
        }

        /** Represents a TelemetryInfo. */
        class TelemetryInfo {

            /**
             * Constructs a new TelemetryInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryInfo key. */
            key?: (srlinux.sdk.TelemetryKey.$Properties|null);

            /** TelemetryInfo data. */
            data?: (srlinux.sdk.TelemetryData.$Properties|null);

            /**
             * Creates a new TelemetryInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryInfo instance
             */
            static create(properties: srlinux.sdk.TelemetryInfo.$Shape): srlinux.sdk.TelemetryInfo & srlinux.sdk.TelemetryInfo.$Shape;
            static create(properties?: srlinux.sdk.TelemetryInfo.$Properties): srlinux.sdk.TelemetryInfo;

            /**
             * Encodes the specified TelemetryInfo message. Does not implicitly {@link srlinux.sdk.TelemetryInfo.verify|verify} messages.
             * @param message TelemetryInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryInfo & srlinux.sdk.TelemetryInfo.$Shape} TelemetryInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryInfo & srlinux.sdk.TelemetryInfo.$Shape;
        }

        namespace TelemetryInfo {

            /** Properties of a TelemetryInfo. */
            interface $Properties {

                /** TelemetryInfo key */
                key?: (srlinux.sdk.TelemetryKey.$Properties|null);

                /** TelemetryInfo data */
                data?: (srlinux.sdk.TelemetryData.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryInfo. */
            type $Shape = srlinux.sdk.TelemetryInfo.$Properties;
        }

        /**
         * Properties of a TelemetryKey.
         * @deprecated Use srlinux.sdk.TelemetryKey.$Properties instead.
         */
        interface ITelemetryKey extends srlinux.sdk.TelemetryKey.$Properties {
        }

        /** Represents a TelemetryKey. */
        class TelemetryKey {

            /**
             * Constructs a new TelemetryKey.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryKey.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryKey jsPath. */
            jsPath: string;

            /**
             * Creates a new TelemetryKey instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryKey instance
             */
            static create(properties: srlinux.sdk.TelemetryKey.$Shape): srlinux.sdk.TelemetryKey & srlinux.sdk.TelemetryKey.$Shape;
            static create(properties?: srlinux.sdk.TelemetryKey.$Properties): srlinux.sdk.TelemetryKey;

            /**
             * Encodes the specified TelemetryKey message. Does not implicitly {@link srlinux.sdk.TelemetryKey.verify|verify} messages.
             * @param message TelemetryKey message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryKey.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryKey message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryKey & srlinux.sdk.TelemetryKey.$Shape} TelemetryKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryKey & srlinux.sdk.TelemetryKey.$Shape;
        }

        namespace TelemetryKey {

            /** Properties of a TelemetryKey. */
            interface $Properties {

                /** TelemetryKey jsPath */
                jsPath?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryKey. */
            type $Shape = srlinux.sdk.TelemetryKey.$Properties;
        }

        /**
         * Properties of a TelemetryData.
         * @deprecated Use srlinux.sdk.TelemetryData.$Properties instead.
         */
        interface ITelemetryData extends srlinux.sdk.TelemetryData.$Properties {
        }

        /** Represents a TelemetryData. */
        class TelemetryData {

            /**
             * Constructs a new TelemetryData.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryData.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryData jsonContent. */
            jsonContent: string;

            /**
             * Creates a new TelemetryData instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryData instance
             */
            static create(properties: srlinux.sdk.TelemetryData.$Shape): srlinux.sdk.TelemetryData & srlinux.sdk.TelemetryData.$Shape;
            static create(properties?: srlinux.sdk.TelemetryData.$Properties): srlinux.sdk.TelemetryData;

            /**
             * Encodes the specified TelemetryData message. Does not implicitly {@link srlinux.sdk.TelemetryData.verify|verify} messages.
             * @param message TelemetryData message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryData message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryData & srlinux.sdk.TelemetryData.$Shape} TelemetryData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryData & srlinux.sdk.TelemetryData.$Shape;
        }

        namespace TelemetryData {

            /** Properties of a TelemetryData. */
            interface $Properties {

                /** TelemetryData jsonContent */
                jsonContent?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryData. */
            type $Shape = srlinux.sdk.TelemetryData.$Properties;
        }

        /**
         * Properties of a TelemetryUpdateResponse.
         * @deprecated Use srlinux.sdk.TelemetryUpdateResponse.$Properties instead.
         */
        interface ITelemetryUpdateResponse extends srlinux.sdk.TelemetryUpdateResponse.$Properties {
        }

        /** Represents a TelemetryUpdateResponse. */
        class TelemetryUpdateResponse {

            /**
             * Constructs a new TelemetryUpdateResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryUpdateResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryUpdateResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /** TelemetryUpdateResponse errorStr. */
            errorStr: string;

            /**
             * Creates a new TelemetryUpdateResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryUpdateResponse instance
             */
            static create(properties: srlinux.sdk.TelemetryUpdateResponse.$Shape): srlinux.sdk.TelemetryUpdateResponse & srlinux.sdk.TelemetryUpdateResponse.$Shape;
            static create(properties?: srlinux.sdk.TelemetryUpdateResponse.$Properties): srlinux.sdk.TelemetryUpdateResponse;

            /**
             * Encodes the specified TelemetryUpdateResponse message. Does not implicitly {@link srlinux.sdk.TelemetryUpdateResponse.verify|verify} messages.
             * @param message TelemetryUpdateResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryUpdateResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryUpdateResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryUpdateResponse & srlinux.sdk.TelemetryUpdateResponse.$Shape} TelemetryUpdateResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryUpdateResponse & srlinux.sdk.TelemetryUpdateResponse.$Shape;
        }

        namespace TelemetryUpdateResponse {

            /** Properties of a TelemetryUpdateResponse. */
            interface $Properties {

                /** TelemetryUpdateResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** TelemetryUpdateResponse errorStr */
                errorStr?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryUpdateResponse. */
            type $Shape = srlinux.sdk.TelemetryUpdateResponse.$Properties;
        }

        /**
         * Properties of a TelemetryDeleteRequest.
         * @deprecated Use srlinux.sdk.TelemetryDeleteRequest.$Properties instead.
         */
        interface ITelemetryDeleteRequest extends srlinux.sdk.TelemetryDeleteRequest.$Properties {
        }

        /** Represents a TelemetryDeleteRequest. */
        class TelemetryDeleteRequest {

            /**
             * Constructs a new TelemetryDeleteRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryDeleteRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryDeleteRequest keys. */
            keys: srlinux.sdk.TelemetryKey.$Properties[];

            /**
             * Creates a new TelemetryDeleteRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryDeleteRequest instance
             */
            static create(properties: srlinux.sdk.TelemetryDeleteRequest.$Shape): srlinux.sdk.TelemetryDeleteRequest & srlinux.sdk.TelemetryDeleteRequest.$Shape;
            static create(properties?: srlinux.sdk.TelemetryDeleteRequest.$Properties): srlinux.sdk.TelemetryDeleteRequest;

            /**
             * Encodes the specified TelemetryDeleteRequest message. Does not implicitly {@link srlinux.sdk.TelemetryDeleteRequest.verify|verify} messages.
             * @param message TelemetryDeleteRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryDeleteRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryDeleteRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryDeleteRequest & srlinux.sdk.TelemetryDeleteRequest.$Shape} TelemetryDeleteRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryDeleteRequest & srlinux.sdk.TelemetryDeleteRequest.$Shape;
        }

        namespace TelemetryDeleteRequest {

            /** Properties of a TelemetryDeleteRequest. */
            interface $Properties {

                /** TelemetryDeleteRequest keys */
                keys?: (srlinux.sdk.TelemetryKey.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryDeleteRequest. */
            type $Shape = srlinux.sdk.TelemetryDeleteRequest.$Properties;
        }

        /**
         * Properties of a TelemetryDeleteResponse.
         * @deprecated Use srlinux.sdk.TelemetryDeleteResponse.$Properties instead.
         */
        interface ITelemetryDeleteResponse extends srlinux.sdk.TelemetryDeleteResponse.$Properties {
        }

        /** Represents a TelemetryDeleteResponse. */
        class TelemetryDeleteResponse {

            /**
             * Constructs a new TelemetryDeleteResponse.
             * @param [properties] Properties to set
             */
            constructor(properties?: srlinux.sdk.TelemetryDeleteResponse.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TelemetryDeleteResponse status. */
            status: srlinux.sdk.SdkMgrStatus;

            /** TelemetryDeleteResponse errorStr. */
            errorStr: string;

            /**
             * Creates a new TelemetryDeleteResponse instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TelemetryDeleteResponse instance
             */
            static create(properties: srlinux.sdk.TelemetryDeleteResponse.$Shape): srlinux.sdk.TelemetryDeleteResponse & srlinux.sdk.TelemetryDeleteResponse.$Shape;
            static create(properties?: srlinux.sdk.TelemetryDeleteResponse.$Properties): srlinux.sdk.TelemetryDeleteResponse;

            /**
             * Encodes the specified TelemetryDeleteResponse message. Does not implicitly {@link srlinux.sdk.TelemetryDeleteResponse.verify|verify} messages.
             * @param message TelemetryDeleteResponse message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: srlinux.sdk.TelemetryDeleteResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TelemetryDeleteResponse message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryDeleteResponse & srlinux.sdk.TelemetryDeleteResponse.$Shape} TelemetryDeleteResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): srlinux.sdk.TelemetryDeleteResponse & srlinux.sdk.TelemetryDeleteResponse.$Shape;
        }

        namespace TelemetryDeleteResponse {

            /** Properties of a TelemetryDeleteResponse. */
            interface $Properties {

                /** TelemetryDeleteResponse status */
                status?: (srlinux.sdk.SdkMgrStatus|null);

                /** TelemetryDeleteResponse errorStr */
                errorStr?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TelemetryDeleteResponse. */
            type $Shape = srlinux.sdk.TelemetryDeleteResponse.$Properties;
        }
    }
}
