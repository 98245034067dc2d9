/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["kbutler_ndk"] || ($protobuf.roots["kbutler_ndk"] = {});

export const srlinux = $root.srlinux = (() => {

    /**
     * Namespace srlinux.
     * @exports srlinux
     * @namespace
     */
    const srlinux = {};

    srlinux.sdk = (function() {

        /**
         * Namespace sdk.
         * @memberof srlinux
         * @namespace
         */
        const sdk = {};

        /**
         * SdkMgrStatus enum.
         * @name srlinux.sdk.SdkMgrStatus
         * @enum {number}
         * @property {number} SDK_MGR_STATUS_SUCCESS=0 SDK_MGR_STATUS_SUCCESS value
         * @property {number} SDK_MGR_STATUS_FAILED=1 SDK_MGR_STATUS_FAILED value
         */
        sdk.SdkMgrStatus = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SDK_MGR_STATUS_SUCCESS"] = 0;
            values[valuesById[1] = "SDK_MGR_STATUS_FAILED"] = 1;
            return values;
        })();

        /**
         * SdkMgrOperation enum.
         * @name srlinux.sdk.SdkMgrOperation
         * @enum {number}
         * @property {number} SDK_MGR_OPERATION_CREATE=0 SDK_MGR_OPERATION_CREATE value
         * @property {number} SDK_MGR_OPERATION_UPDATE=1 SDK_MGR_OPERATION_UPDATE value
         * @property {number} SDK_MGR_OPERATION_DELETE=2 SDK_MGR_OPERATION_DELETE value
         * @property {number} SDK_MGR_OPERATION_CREATE_OR_UPDATE=3 SDK_MGR_OPERATION_CREATE_OR_UPDATE value
         */
        sdk.SdkMgrOperation = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "SDK_MGR_OPERATION_CREATE"] = 0;
            values[valuesById[1] = "SDK_MGR_OPERATION_UPDATE"] = 1;
            values[valuesById[2] = "SDK_MGR_OPERATION_DELETE"] = 2;
            values[valuesById[3] = "SDK_MGR_OPERATION_CREATE_OR_UPDATE"] = 3;
            return values;
        })();

        sdk.AgentRegistrationRequest = (function() {

            /**
             * Properties of an AgentRegistrationRequest.
             * @typedef {Object} srlinux.sdk.AgentRegistrationRequest.$Properties
             * @property {Array.<string>|null} [jsPaths] AgentRegistrationRequest jsPaths
             * @property {number|null} [agentLiveliness] AgentRegistrationRequest agentLiveliness
             * @property {boolean|null} [waitConfigAck] AgentRegistrationRequest waitConfigAck
             * @property {boolean|null} [enableCache] AgentRegistrationRequest enableCache
             * @property {boolean|null} [autoTelemetryState] AgentRegistrationRequest autoTelemetryState
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentRegistrationRequest.
             * @memberof srlinux.sdk
             * @interface IAgentRegistrationRequest
             * @augments srlinux.sdk.AgentRegistrationRequest.$Properties
             * @deprecated Use srlinux.sdk.AgentRegistrationRequest.$Properties instead.
             */

            /**
             * Shape of an AgentRegistrationRequest.
             * @typedef {srlinux.sdk.AgentRegistrationRequest.$Properties} srlinux.sdk.AgentRegistrationRequest.$Shape
             */

            /**
             * Constructs a new AgentRegistrationRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents an AgentRegistrationRequest.
             * @constructor
             * @param {srlinux.sdk.AgentRegistrationRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentRegistrationRequest = function (properties) {
                this.jsPaths = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentRegistrationRequest jsPaths.
             * @member {Array.<string>} jsPaths
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @instance
             */
            AgentRegistrationRequest.prototype.jsPaths = $util.emptyArray;

            /**
             * AgentRegistrationRequest agentLiveliness.
             * @member {number} agentLiveliness
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @instance
             */
            AgentRegistrationRequest.prototype.agentLiveliness = 0;

            /**
             * AgentRegistrationRequest waitConfigAck.
             * @member {boolean} waitConfigAck
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @instance
             */
            AgentRegistrationRequest.prototype.waitConfigAck = false;

            /**
             * AgentRegistrationRequest enableCache.
             * @member {boolean} enableCache
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @instance
             */
            AgentRegistrationRequest.prototype.enableCache = false;

            /**
             * AgentRegistrationRequest autoTelemetryState.
             * @member {boolean} autoTelemetryState
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @instance
             */
            AgentRegistrationRequest.prototype.autoTelemetryState = false;

            /**
             * Creates a new AgentRegistrationRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @static
             * @param {srlinux.sdk.AgentRegistrationRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AgentRegistrationRequest} AgentRegistrationRequest instance
             * @type {{
             *   (properties: srlinux.sdk.AgentRegistrationRequest.$Shape): srlinux.sdk.AgentRegistrationRequest & srlinux.sdk.AgentRegistrationRequest.$Shape;
             *   (properties?: srlinux.sdk.AgentRegistrationRequest.$Properties): srlinux.sdk.AgentRegistrationRequest;
             * }}
             */
            AgentRegistrationRequest.create = function(properties) {
                return new AgentRegistrationRequest(properties);
            };

            /**
             * Encodes the specified AgentRegistrationRequest message. Does not implicitly {@link srlinux.sdk.AgentRegistrationRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @static
             * @param {srlinux.sdk.AgentRegistrationRequest.$Properties} message AgentRegistrationRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentRegistrationRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jsPaths != null && message.jsPaths.length)
                    for (let i = 0; i < message.jsPaths.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).string(message.jsPaths[i]);
                if (message.agentLiveliness != null && $Object.hasOwnProperty.call(message, "agentLiveliness") && message.agentLiveliness !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.agentLiveliness);
                if (message.waitConfigAck != null && $Object.hasOwnProperty.call(message, "waitConfigAck") && message.waitConfigAck !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.waitConfigAck);
                if (message.enableCache != null && $Object.hasOwnProperty.call(message, "enableCache") && message.enableCache !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.enableCache);
                if (message.autoTelemetryState != null && $Object.hasOwnProperty.call(message, "autoTelemetryState") && message.autoTelemetryState !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.autoTelemetryState);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentRegistrationRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AgentRegistrationRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AgentRegistrationRequest & srlinux.sdk.AgentRegistrationRequest.$Shape} AgentRegistrationRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentRegistrationRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AgentRegistrationRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.jsPaths && message.jsPaths.length))
                                message.jsPaths = [];
                            message.jsPaths.push(reader.stringVerify());
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.agentLiveliness = value;
                            else
                                delete message.agentLiveliness;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.waitConfigAck = value;
                            else
                                delete message.waitConfigAck;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.enableCache = value;
                            else
                                delete message.enableCache;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.autoTelemetryState = value;
                            else
                                delete message.autoTelemetryState;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AgentRegistrationRequest;
        })();

        sdk.AgentRegistrationResponse = (function() {

            /**
             * Properties of an AgentRegistrationResponse.
             * @typedef {Object} srlinux.sdk.AgentRegistrationResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] AgentRegistrationResponse status
             * @property {string|null} [errorStr] AgentRegistrationResponse errorStr
             * @property {number|null} [appId] AgentRegistrationResponse appId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AgentRegistrationResponse.
             * @memberof srlinux.sdk
             * @interface IAgentRegistrationResponse
             * @augments srlinux.sdk.AgentRegistrationResponse.$Properties
             * @deprecated Use srlinux.sdk.AgentRegistrationResponse.$Properties instead.
             */

            /**
             * Shape of an AgentRegistrationResponse.
             * @typedef {srlinux.sdk.AgentRegistrationResponse.$Properties} srlinux.sdk.AgentRegistrationResponse.$Shape
             */

            /**
             * Constructs a new AgentRegistrationResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents an AgentRegistrationResponse.
             * @constructor
             * @param {srlinux.sdk.AgentRegistrationResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AgentRegistrationResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AgentRegistrationResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @instance
             */
            AgentRegistrationResponse.prototype.status = 0;

            /**
             * AgentRegistrationResponse errorStr.
             * @member {string} errorStr
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @instance
             */
            AgentRegistrationResponse.prototype.errorStr = "";

            /**
             * AgentRegistrationResponse appId.
             * @member {number} appId
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @instance
             */
            AgentRegistrationResponse.prototype.appId = 0;

            /**
             * Creates a new AgentRegistrationResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @static
             * @param {srlinux.sdk.AgentRegistrationResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AgentRegistrationResponse} AgentRegistrationResponse instance
             * @type {{
             *   (properties: srlinux.sdk.AgentRegistrationResponse.$Shape): srlinux.sdk.AgentRegistrationResponse & srlinux.sdk.AgentRegistrationResponse.$Shape;
             *   (properties?: srlinux.sdk.AgentRegistrationResponse.$Properties): srlinux.sdk.AgentRegistrationResponse;
             * }}
             */
            AgentRegistrationResponse.create = function(properties) {
                return new AgentRegistrationResponse(properties);
            };

            /**
             * Encodes the specified AgentRegistrationResponse message. Does not implicitly {@link srlinux.sdk.AgentRegistrationResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @static
             * @param {srlinux.sdk.AgentRegistrationResponse.$Properties} message AgentRegistrationResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AgentRegistrationResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.errorStr != null && $Object.hasOwnProperty.call(message, "errorStr") && message.errorStr !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorStr);
                if (message.appId != null && $Object.hasOwnProperty.call(message, "appId") && message.appId !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.appId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AgentRegistrationResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AgentRegistrationResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AgentRegistrationResponse & srlinux.sdk.AgentRegistrationResponse.$Shape} AgentRegistrationResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AgentRegistrationResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AgentRegistrationResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorStr = value;
                            else
                                delete message.errorStr;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.appId = value;
                            else
                                delete message.appId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AgentRegistrationResponse;
        })();

        sdk.KeepAliveRequest = (function() {

            /**
             * Properties of a KeepAliveRequest.
             * @typedef {Object} srlinux.sdk.KeepAliveRequest.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepAliveRequest.
             * @memberof srlinux.sdk
             * @interface IKeepAliveRequest
             * @augments srlinux.sdk.KeepAliveRequest.$Properties
             * @deprecated Use srlinux.sdk.KeepAliveRequest.$Properties instead.
             */

            /**
             * Shape of a KeepAliveRequest.
             * @typedef {srlinux.sdk.KeepAliveRequest.$Properties} srlinux.sdk.KeepAliveRequest.$Shape
             */

            /**
             * Constructs a new KeepAliveRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a KeepAliveRequest.
             * @constructor
             * @param {srlinux.sdk.KeepAliveRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepAliveRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new KeepAliveRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.KeepAliveRequest
             * @static
             * @param {srlinux.sdk.KeepAliveRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.KeepAliveRequest} KeepAliveRequest instance
             * @type {{
             *   (properties: srlinux.sdk.KeepAliveRequest.$Shape): srlinux.sdk.KeepAliveRequest & srlinux.sdk.KeepAliveRequest.$Shape;
             *   (properties?: srlinux.sdk.KeepAliveRequest.$Properties): srlinux.sdk.KeepAliveRequest;
             * }}
             */
            KeepAliveRequest.create = function(properties) {
                return new KeepAliveRequest(properties);
            };

            /**
             * Encodes the specified KeepAliveRequest message. Does not implicitly {@link srlinux.sdk.KeepAliveRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.KeepAliveRequest
             * @static
             * @param {srlinux.sdk.KeepAliveRequest.$Properties} message KeepAliveRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepAliveRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepAliveRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.KeepAliveRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.KeepAliveRequest & srlinux.sdk.KeepAliveRequest.$Shape} KeepAliveRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepAliveRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.KeepAliveRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeepAliveRequest;
        })();

        sdk.KeepAliveResponse = (function() {

            /**
             * Properties of a KeepAliveResponse.
             * @typedef {Object} srlinux.sdk.KeepAliveResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] KeepAliveResponse status
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a KeepAliveResponse.
             * @memberof srlinux.sdk
             * @interface IKeepAliveResponse
             * @augments srlinux.sdk.KeepAliveResponse.$Properties
             * @deprecated Use srlinux.sdk.KeepAliveResponse.$Properties instead.
             */

            /**
             * Shape of a KeepAliveResponse.
             * @typedef {srlinux.sdk.KeepAliveResponse.$Properties} srlinux.sdk.KeepAliveResponse.$Shape
             */

            /**
             * Constructs a new KeepAliveResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents a KeepAliveResponse.
             * @constructor
             * @param {srlinux.sdk.KeepAliveResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const KeepAliveResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * KeepAliveResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.KeepAliveResponse
             * @instance
             */
            KeepAliveResponse.prototype.status = 0;

            /**
             * Creates a new KeepAliveResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.KeepAliveResponse
             * @static
             * @param {srlinux.sdk.KeepAliveResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.KeepAliveResponse} KeepAliveResponse instance
             * @type {{
             *   (properties: srlinux.sdk.KeepAliveResponse.$Shape): srlinux.sdk.KeepAliveResponse & srlinux.sdk.KeepAliveResponse.$Shape;
             *   (properties?: srlinux.sdk.KeepAliveResponse.$Properties): srlinux.sdk.KeepAliveResponse;
             * }}
             */
            KeepAliveResponse.create = function(properties) {
                return new KeepAliveResponse(properties);
            };

            /**
             * Encodes the specified KeepAliveResponse message. Does not implicitly {@link srlinux.sdk.KeepAliveResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.KeepAliveResponse
             * @static
             * @param {srlinux.sdk.KeepAliveResponse.$Properties} message KeepAliveResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            KeepAliveResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a KeepAliveResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.KeepAliveResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.KeepAliveResponse & srlinux.sdk.KeepAliveResponse.$Shape} KeepAliveResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            KeepAliveResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.KeepAliveResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return KeepAliveResponse;
        })();

        sdk.AppIdRequest = (function() {

            /**
             * Properties of an AppIdRequest.
             * @typedef {Object} srlinux.sdk.AppIdRequest.$Properties
             * @property {string|null} [name] AppIdRequest name
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdRequest.
             * @memberof srlinux.sdk
             * @interface IAppIdRequest
             * @augments srlinux.sdk.AppIdRequest.$Properties
             * @deprecated Use srlinux.sdk.AppIdRequest.$Properties instead.
             */

            /**
             * Shape of an AppIdRequest.
             * @typedef {srlinux.sdk.AppIdRequest.$Properties} srlinux.sdk.AppIdRequest.$Shape
             */

            /**
             * Constructs a new AppIdRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdRequest.
             * @constructor
             * @param {srlinux.sdk.AppIdRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdRequest name.
             * @member {string} name
             * @memberof srlinux.sdk.AppIdRequest
             * @instance
             */
            AppIdRequest.prototype.name = "";

            /**
             * Creates a new AppIdRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdRequest
             * @static
             * @param {srlinux.sdk.AppIdRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdRequest} AppIdRequest instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdRequest.$Shape): srlinux.sdk.AppIdRequest & srlinux.sdk.AppIdRequest.$Shape;
             *   (properties?: srlinux.sdk.AppIdRequest.$Properties): srlinux.sdk.AppIdRequest;
             * }}
             */
            AppIdRequest.create = function(properties) {
                return new AppIdRequest(properties);
            };

            /**
             * Encodes the specified AppIdRequest message. Does not implicitly {@link srlinux.sdk.AppIdRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdRequest
             * @static
             * @param {srlinux.sdk.AppIdRequest.$Properties} message AppIdRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdRequest & srlinux.sdk.AppIdRequest.$Shape} AppIdRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdRequest;
        })();

        sdk.AppIdResponse = (function() {

            /**
             * Properties of an AppIdResponse.
             * @typedef {Object} srlinux.sdk.AppIdResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] AppIdResponse status
             * @property {number|null} [id] AppIdResponse id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdResponse.
             * @memberof srlinux.sdk
             * @interface IAppIdResponse
             * @augments srlinux.sdk.AppIdResponse.$Properties
             * @deprecated Use srlinux.sdk.AppIdResponse.$Properties instead.
             */

            /**
             * Shape of an AppIdResponse.
             * @typedef {srlinux.sdk.AppIdResponse.$Properties} srlinux.sdk.AppIdResponse.$Shape
             */

            /**
             * Constructs a new AppIdResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdResponse.
             * @constructor
             * @param {srlinux.sdk.AppIdResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.AppIdResponse
             * @instance
             */
            AppIdResponse.prototype.status = 0;

            /**
             * AppIdResponse id.
             * @member {number} id
             * @memberof srlinux.sdk.AppIdResponse
             * @instance
             */
            AppIdResponse.prototype.id = 0;

            /**
             * Creates a new AppIdResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdResponse
             * @static
             * @param {srlinux.sdk.AppIdResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdResponse} AppIdResponse instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdResponse.$Shape): srlinux.sdk.AppIdResponse & srlinux.sdk.AppIdResponse.$Shape;
             *   (properties?: srlinux.sdk.AppIdResponse.$Properties): srlinux.sdk.AppIdResponse;
             * }}
             */
            AppIdResponse.create = function(properties) {
                return new AppIdResponse(properties);
            };

            /**
             * Encodes the specified AppIdResponse message. Does not implicitly {@link srlinux.sdk.AppIdResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdResponse
             * @static
             * @param {srlinux.sdk.AppIdResponse.$Properties} message AppIdResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdResponse & srlinux.sdk.AppIdResponse.$Shape} AppIdResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdResponse;
        })();

        sdk.NotificationRegisterRequest = (function() {

            /**
             * Properties of a NotificationRegisterRequest.
             * @typedef {Object} srlinux.sdk.NotificationRegisterRequest.$Properties
             * @property {number|Long|null} [streamId] NotificationRegisterRequest streamId
             * @property {srlinux.sdk.NotificationRegisterRequest.Operation|null} [op] NotificationRegisterRequest op
             * @property {number|Long|null} [subscriptionId] NotificationRegisterRequest subscriptionId
             * @property {srlinux.sdk.ConfigSubscriptionRequest.$Properties|null} [config] NotificationRegisterRequest config
             * @property {srlinux.sdk.AppIdentSubscriptionRequest.$Properties|null} [appId] NotificationRegisterRequest appId
             * @property {"config"|"appId"} [subscriptionTypes] NotificationRegisterRequest subscriptionTypes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NotificationRegisterRequest.
             * @memberof srlinux.sdk
             * @interface INotificationRegisterRequest
             * @augments srlinux.sdk.NotificationRegisterRequest.$Properties
             * @deprecated Use srlinux.sdk.NotificationRegisterRequest.$Properties instead.
             */

            /**
             * Narrowed shape of a NotificationRegisterRequest.
             * @typedef {{
             *   streamId?: number|Long|null;
             *   op?: srlinux.sdk.NotificationRegisterRequest.Operation|null;
             *   subscriptionId?: number|Long|null;
             *   config?: srlinux.sdk.ConfigSubscriptionRequest.$Shape|null;
             *   appId?: srlinux.sdk.AppIdentSubscriptionRequest.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ subscriptionTypes?: undefined; config?: null; appId?: null }|{ subscriptionTypes?: "config"; config: srlinux.sdk.ConfigSubscriptionRequest.$Shape; appId?: null }|{ subscriptionTypes?: "appId"; config?: null; appId: srlinux.sdk.AppIdentSubscriptionRequest.$Shape })
             * )} srlinux.sdk.NotificationRegisterRequest.$Shape
             */

            /**
             * Constructs a new NotificationRegisterRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a NotificationRegisterRequest.
             * @constructor
             * @param {srlinux.sdk.NotificationRegisterRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NotificationRegisterRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NotificationRegisterRequest streamId.
             * @member {number|Long} streamId
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            NotificationRegisterRequest.prototype.streamId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NotificationRegisterRequest op.
             * @member {srlinux.sdk.NotificationRegisterRequest.Operation} op
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            NotificationRegisterRequest.prototype.op = 0;

            /**
             * NotificationRegisterRequest subscriptionId.
             * @member {number|Long} subscriptionId
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            NotificationRegisterRequest.prototype.subscriptionId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NotificationRegisterRequest config.
             * @member {srlinux.sdk.ConfigSubscriptionRequest.$Properties|null|undefined} config
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            NotificationRegisterRequest.prototype.config = null;

            /**
             * NotificationRegisterRequest appId.
             * @member {srlinux.sdk.AppIdentSubscriptionRequest.$Properties|null|undefined} appId
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            NotificationRegisterRequest.prototype.appId = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * NotificationRegisterRequest subscriptionTypes.
             * @member {"config"|"appId"|undefined} subscriptionTypes
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @instance
             */
            $Object.defineProperty(NotificationRegisterRequest.prototype, "subscriptionTypes", {
                get: $util.oneOfGetter($oneOfFields = ["config", "appId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new NotificationRegisterRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @static
             * @param {srlinux.sdk.NotificationRegisterRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.NotificationRegisterRequest} NotificationRegisterRequest instance
             * @type {{
             *   (properties: srlinux.sdk.NotificationRegisterRequest.$Shape): srlinux.sdk.NotificationRegisterRequest & srlinux.sdk.NotificationRegisterRequest.$Shape;
             *   (properties?: srlinux.sdk.NotificationRegisterRequest.$Properties): srlinux.sdk.NotificationRegisterRequest;
             * }}
             */
            NotificationRegisterRequest.create = function(properties) {
                return new NotificationRegisterRequest(properties);
            };

            /**
             * Encodes the specified NotificationRegisterRequest message. Does not implicitly {@link srlinux.sdk.NotificationRegisterRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @static
             * @param {srlinux.sdk.NotificationRegisterRequest.$Properties} message NotificationRegisterRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NotificationRegisterRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && (typeof message.streamId === "object" ? message.streamId.low || message.streamId.high : message.streamId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.streamId);
                if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.op);
                if (message.subscriptionId != null && $Object.hasOwnProperty.call(message, "subscriptionId") && (typeof message.subscriptionId === "object" ? message.subscriptionId.low || message.subscriptionId.high : message.subscriptionId !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.subscriptionId);
                if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                    $root.srlinux.sdk.ConfigSubscriptionRequest.encode(message.config, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.appId != null && $Object.hasOwnProperty.call(message, "appId"))
                    $root.srlinux.sdk.AppIdentSubscriptionRequest.encode(message.appId, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NotificationRegisterRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.NotificationRegisterRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationRegisterRequest & srlinux.sdk.NotificationRegisterRequest.$Shape} NotificationRegisterRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NotificationRegisterRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.NotificationRegisterRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.op = value;
                            else
                                delete message.op;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscriptionId = value;
                            else
                                delete message.subscriptionId;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.config = $root.srlinux.sdk.ConfigSubscriptionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.config);
                            message.subscriptionTypes = "config";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.appId = $root.srlinux.sdk.AppIdentSubscriptionRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.appId);
                            message.subscriptionTypes = "appId";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            /**
             * Operation enum.
             * @name srlinux.sdk.NotificationRegisterRequest.Operation
             * @enum {number}
             * @property {number} OPERATION_CREATE=0 OPERATION_CREATE value
             * @property {number} OPERATION_DELETE=1 OPERATION_DELETE value
             * @property {number} OPERATION_ADD_SUBSCRIPTION=2 OPERATION_ADD_SUBSCRIPTION value
             * @property {number} OPERATION_DELETE_SUBSCRIPTION=3 OPERATION_DELETE_SUBSCRIPTION value
             */
            NotificationRegisterRequest.Operation = (function() {
                const valuesById = $Object.create(null), values = $Object.create(valuesById);
                values[valuesById[0] = "OPERATION_CREATE"] = 0;
                values[valuesById[1] = "OPERATION_DELETE"] = 1;
                values[valuesById[2] = "OPERATION_ADD_SUBSCRIPTION"] = 2;
                values[valuesById[3] = "OPERATION_DELETE_SUBSCRIPTION"] = 3;
                return values;
            })();

            return NotificationRegisterRequest;
        })();

        sdk.NotificationRegisterResponse = (function() {

            /**
             * Properties of a NotificationRegisterResponse.
             * @typedef {Object} srlinux.sdk.NotificationRegisterResponse.$Properties
             * @property {number|Long|null} [streamId] NotificationRegisterResponse streamId
             * @property {number|Long|null} [subscriptionId] NotificationRegisterResponse subscriptionId
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] NotificationRegisterResponse status
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NotificationRegisterResponse.
             * @memberof srlinux.sdk
             * @interface INotificationRegisterResponse
             * @augments srlinux.sdk.NotificationRegisterResponse.$Properties
             * @deprecated Use srlinux.sdk.NotificationRegisterResponse.$Properties instead.
             */

            /**
             * Shape of a NotificationRegisterResponse.
             * @typedef {srlinux.sdk.NotificationRegisterResponse.$Properties} srlinux.sdk.NotificationRegisterResponse.$Shape
             */

            /**
             * Constructs a new NotificationRegisterResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents a NotificationRegisterResponse.
             * @constructor
             * @param {srlinux.sdk.NotificationRegisterResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NotificationRegisterResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NotificationRegisterResponse streamId.
             * @member {number|Long} streamId
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @instance
             */
            NotificationRegisterResponse.prototype.streamId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NotificationRegisterResponse subscriptionId.
             * @member {number|Long} subscriptionId
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @instance
             */
            NotificationRegisterResponse.prototype.subscriptionId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * NotificationRegisterResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @instance
             */
            NotificationRegisterResponse.prototype.status = 0;

            /**
             * Creates a new NotificationRegisterResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @static
             * @param {srlinux.sdk.NotificationRegisterResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.NotificationRegisterResponse} NotificationRegisterResponse instance
             * @type {{
             *   (properties: srlinux.sdk.NotificationRegisterResponse.$Shape): srlinux.sdk.NotificationRegisterResponse & srlinux.sdk.NotificationRegisterResponse.$Shape;
             *   (properties?: srlinux.sdk.NotificationRegisterResponse.$Properties): srlinux.sdk.NotificationRegisterResponse;
             * }}
             */
            NotificationRegisterResponse.create = function(properties) {
                return new NotificationRegisterResponse(properties);
            };

            /**
             * Encodes the specified NotificationRegisterResponse message. Does not implicitly {@link srlinux.sdk.NotificationRegisterResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @static
             * @param {srlinux.sdk.NotificationRegisterResponse.$Properties} message NotificationRegisterResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NotificationRegisterResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && (typeof message.streamId === "object" ? message.streamId.low || message.streamId.high : message.streamId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.streamId);
                if (message.subscriptionId != null && $Object.hasOwnProperty.call(message, "subscriptionId") && (typeof message.subscriptionId === "object" ? message.subscriptionId.low || message.subscriptionId.high : message.subscriptionId !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.subscriptionId);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.status);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NotificationRegisterResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.NotificationRegisterResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationRegisterResponse & srlinux.sdk.NotificationRegisterResponse.$Shape} NotificationRegisterResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NotificationRegisterResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.NotificationRegisterResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscriptionId = value;
                            else
                                delete message.subscriptionId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NotificationRegisterResponse;
        })();

        sdk.NotificationStreamRequest = (function() {

            /**
             * Properties of a NotificationStreamRequest.
             * @typedef {Object} srlinux.sdk.NotificationStreamRequest.$Properties
             * @property {number|Long|null} [streamId] NotificationStreamRequest streamId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NotificationStreamRequest.
             * @memberof srlinux.sdk
             * @interface INotificationStreamRequest
             * @augments srlinux.sdk.NotificationStreamRequest.$Properties
             * @deprecated Use srlinux.sdk.NotificationStreamRequest.$Properties instead.
             */

            /**
             * Shape of a NotificationStreamRequest.
             * @typedef {srlinux.sdk.NotificationStreamRequest.$Properties} srlinux.sdk.NotificationStreamRequest.$Shape
             */

            /**
             * Constructs a new NotificationStreamRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a NotificationStreamRequest.
             * @constructor
             * @param {srlinux.sdk.NotificationStreamRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NotificationStreamRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NotificationStreamRequest streamId.
             * @member {number|Long} streamId
             * @memberof srlinux.sdk.NotificationStreamRequest
             * @instance
             */
            NotificationStreamRequest.prototype.streamId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new NotificationStreamRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.NotificationStreamRequest
             * @static
             * @param {srlinux.sdk.NotificationStreamRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.NotificationStreamRequest} NotificationStreamRequest instance
             * @type {{
             *   (properties: srlinux.sdk.NotificationStreamRequest.$Shape): srlinux.sdk.NotificationStreamRequest & srlinux.sdk.NotificationStreamRequest.$Shape;
             *   (properties?: srlinux.sdk.NotificationStreamRequest.$Properties): srlinux.sdk.NotificationStreamRequest;
             * }}
             */
            NotificationStreamRequest.create = function(properties) {
                return new NotificationStreamRequest(properties);
            };

            /**
             * Encodes the specified NotificationStreamRequest message. Does not implicitly {@link srlinux.sdk.NotificationStreamRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.NotificationStreamRequest
             * @static
             * @param {srlinux.sdk.NotificationStreamRequest.$Properties} message NotificationStreamRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NotificationStreamRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.streamId != null && $Object.hasOwnProperty.call(message, "streamId") && (typeof message.streamId === "object" ? message.streamId.low || message.streamId.high : message.streamId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.streamId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NotificationStreamRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.NotificationStreamRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationStreamRequest & srlinux.sdk.NotificationStreamRequest.$Shape} NotificationStreamRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NotificationStreamRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.NotificationStreamRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.streamId = value;
                            else
                                delete message.streamId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NotificationStreamRequest;
        })();

        sdk.NotificationStreamResponse = (function() {

            /**
             * Properties of a NotificationStreamResponse.
             * @typedef {Object} srlinux.sdk.NotificationStreamResponse.$Properties
             * @property {Array.<srlinux.sdk.Notification.$Properties>|null} [notifications] NotificationStreamResponse notifications
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NotificationStreamResponse.
             * @memberof srlinux.sdk
             * @interface INotificationStreamResponse
             * @augments srlinux.sdk.NotificationStreamResponse.$Properties
             * @deprecated Use srlinux.sdk.NotificationStreamResponse.$Properties instead.
             */

            /**
             * Shape of a NotificationStreamResponse.
             * @typedef {{
             *   notifications?: Array.<srlinux.sdk.Notification.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} srlinux.sdk.NotificationStreamResponse.$Shape
             */

            /**
             * Constructs a new NotificationStreamResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents a NotificationStreamResponse.
             * @constructor
             * @param {srlinux.sdk.NotificationStreamResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NotificationStreamResponse = function (properties) {
                this.notifications = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NotificationStreamResponse notifications.
             * @member {Array.<srlinux.sdk.Notification.$Properties>} notifications
             * @memberof srlinux.sdk.NotificationStreamResponse
             * @instance
             */
            NotificationStreamResponse.prototype.notifications = $util.emptyArray;

            /**
             * Creates a new NotificationStreamResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.NotificationStreamResponse
             * @static
             * @param {srlinux.sdk.NotificationStreamResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.NotificationStreamResponse} NotificationStreamResponse instance
             * @type {{
             *   (properties: srlinux.sdk.NotificationStreamResponse.$Shape): srlinux.sdk.NotificationStreamResponse & srlinux.sdk.NotificationStreamResponse.$Shape;
             *   (properties?: srlinux.sdk.NotificationStreamResponse.$Properties): srlinux.sdk.NotificationStreamResponse;
             * }}
             */
            NotificationStreamResponse.create = function(properties) {
                return new NotificationStreamResponse(properties);
            };

            /**
             * Encodes the specified NotificationStreamResponse message. Does not implicitly {@link srlinux.sdk.NotificationStreamResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.NotificationStreamResponse
             * @static
             * @param {srlinux.sdk.NotificationStreamResponse.$Properties} message NotificationStreamResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NotificationStreamResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.notifications != null && message.notifications.length)
                    for (let i = 0; i < message.notifications.length; ++i)
                        $root.srlinux.sdk.Notification.encode(message.notifications[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NotificationStreamResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.NotificationStreamResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.NotificationStreamResponse & srlinux.sdk.NotificationStreamResponse.$Shape} NotificationStreamResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NotificationStreamResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.NotificationStreamResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.notifications && message.notifications.length))
                                message.notifications = [];
                            message.notifications.push($root.srlinux.sdk.Notification.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NotificationStreamResponse;
        })();

        sdk.Notification = (function() {

            /**
             * Properties of a Notification.
             * @typedef {Object} srlinux.sdk.Notification.$Properties
             * @property {number|Long|null} [subscriptionId] Notification subscriptionId
             * @property {srlinux.sdk.ConfigNotification.$Properties|null} [config] Notification config
             * @property {srlinux.sdk.AppIdentNotification.$Properties|null} [appId] Notification appId
             * @property {"config"|"appId"} [subscriptionTypes] Notification subscriptionTypes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Notification.
             * @memberof srlinux.sdk
             * @interface INotification
             * @augments srlinux.sdk.Notification.$Properties
             * @deprecated Use srlinux.sdk.Notification.$Properties instead.
             */

            /**
             * Narrowed shape of a Notification.
             * @typedef {{
             *   subscriptionId?: number|Long|null;
             *   config?: srlinux.sdk.ConfigNotification.$Shape|null;
             *   appId?: srlinux.sdk.AppIdentNotification.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ subscriptionTypes?: undefined; config?: null; appId?: null }|{ subscriptionTypes?: "config"; config: srlinux.sdk.ConfigNotification.$Shape; appId?: null }|{ subscriptionTypes?: "appId"; config?: null; appId: srlinux.sdk.AppIdentNotification.$Shape })
             * )} srlinux.sdk.Notification.$Shape
             */

            /**
             * Constructs a new Notification.
             * @memberof srlinux.sdk
             * @classdesc Represents a Notification.
             * @constructor
             * @param {srlinux.sdk.Notification.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Notification = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Notification subscriptionId.
             * @member {number|Long} subscriptionId
             * @memberof srlinux.sdk.Notification
             * @instance
             */
            Notification.prototype.subscriptionId = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Notification config.
             * @member {srlinux.sdk.ConfigNotification.$Properties|null|undefined} config
             * @memberof srlinux.sdk.Notification
             * @instance
             */
            Notification.prototype.config = null;

            /**
             * Notification appId.
             * @member {srlinux.sdk.AppIdentNotification.$Properties|null|undefined} appId
             * @memberof srlinux.sdk.Notification
             * @instance
             */
            Notification.prototype.appId = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Notification subscriptionTypes.
             * @member {"config"|"appId"|undefined} subscriptionTypes
             * @memberof srlinux.sdk.Notification
             * @instance
             */
            $Object.defineProperty(Notification.prototype, "subscriptionTypes", {
                get: $util.oneOfGetter($oneOfFields = ["config", "appId"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Notification instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.Notification
             * @static
             * @param {srlinux.sdk.Notification.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.Notification} Notification instance
             * @type {{
             *   (properties: srlinux.sdk.Notification.$Shape): srlinux.sdk.Notification & srlinux.sdk.Notification.$Shape;
             *   (properties?: srlinux.sdk.Notification.$Properties): srlinux.sdk.Notification;
             * }}
             */
            Notification.create = function(properties) {
                return new Notification(properties);
            };

            /**
             * Encodes the specified Notification message. Does not implicitly {@link srlinux.sdk.Notification.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.Notification
             * @static
             * @param {srlinux.sdk.Notification.$Properties} message Notification message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Notification.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subscriptionId != null && $Object.hasOwnProperty.call(message, "subscriptionId") && (typeof message.subscriptionId === "object" ? message.subscriptionId.low || message.subscriptionId.high : message.subscriptionId !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.subscriptionId);
                if (message.config != null && $Object.hasOwnProperty.call(message, "config"))
                    $root.srlinux.sdk.ConfigNotification.encode(message.config, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.appId != null && $Object.hasOwnProperty.call(message, "appId"))
                    $root.srlinux.sdk.AppIdentNotification.encode(message.appId, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Notification message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.Notification
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.Notification & srlinux.sdk.Notification.$Shape} Notification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Notification.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.Notification();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.subscriptionId = value;
                            else
                                delete message.subscriptionId;
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.config = $root.srlinux.sdk.ConfigNotification.decode(reader, reader.size(), $undefined, _depth + 1, message.config);
                            message.subscriptionTypes = "config";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.appId = $root.srlinux.sdk.AppIdentNotification.decode(reader, reader.size(), $undefined, _depth + 1, message.appId);
                            message.subscriptionTypes = "appId";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Notification;
        })();

        sdk.ConfigSubscriptionRequest = (function() {

            /**
             * Properties of a ConfigSubscriptionRequest.
             * @typedef {Object} srlinux.sdk.ConfigSubscriptionRequest.$Properties
             * @property {srlinux.sdk.ConfigKey.$Properties|null} [key] ConfigSubscriptionRequest key
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigSubscriptionRequest.
             * @memberof srlinux.sdk
             * @interface IConfigSubscriptionRequest
             * @augments srlinux.sdk.ConfigSubscriptionRequest.$Properties
             * @deprecated Use srlinux.sdk.ConfigSubscriptionRequest.$Properties instead.
             */

            /**
             * Shape of a ConfigSubscriptionRequest.
             * @typedef {srlinux.sdk.ConfigSubscriptionRequest.$Properties} srlinux.sdk.ConfigSubscriptionRequest.$Shape
             */

            /**
             * Constructs a new ConfigSubscriptionRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a ConfigSubscriptionRequest.
             * @constructor
             * @param {srlinux.sdk.ConfigSubscriptionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigSubscriptionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigSubscriptionRequest key.
             * @member {srlinux.sdk.ConfigKey.$Properties|null|undefined} key
             * @memberof srlinux.sdk.ConfigSubscriptionRequest
             * @instance
             */
            ConfigSubscriptionRequest.prototype.key = null;

            /**
             * Creates a new ConfigSubscriptionRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.ConfigSubscriptionRequest
             * @static
             * @param {srlinux.sdk.ConfigSubscriptionRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.ConfigSubscriptionRequest} ConfigSubscriptionRequest instance
             * @type {{
             *   (properties: srlinux.sdk.ConfigSubscriptionRequest.$Shape): srlinux.sdk.ConfigSubscriptionRequest & srlinux.sdk.ConfigSubscriptionRequest.$Shape;
             *   (properties?: srlinux.sdk.ConfigSubscriptionRequest.$Properties): srlinux.sdk.ConfigSubscriptionRequest;
             * }}
             */
            ConfigSubscriptionRequest.create = function(properties) {
                return new ConfigSubscriptionRequest(properties);
            };

            /**
             * Encodes the specified ConfigSubscriptionRequest message. Does not implicitly {@link srlinux.sdk.ConfigSubscriptionRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.ConfigSubscriptionRequest
             * @static
             * @param {srlinux.sdk.ConfigSubscriptionRequest.$Properties} message ConfigSubscriptionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigSubscriptionRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.srlinux.sdk.ConfigKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigSubscriptionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.ConfigSubscriptionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigSubscriptionRequest & srlinux.sdk.ConfigSubscriptionRequest.$Shape} ConfigSubscriptionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigSubscriptionRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.ConfigSubscriptionRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.srlinux.sdk.ConfigKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigSubscriptionRequest;
        })();

        sdk.ConfigKey = (function() {

            /**
             * Properties of a ConfigKey.
             * @typedef {Object} srlinux.sdk.ConfigKey.$Properties
             * @property {string|null} [jsPath] ConfigKey jsPath
             * @property {Array.<string>|null} [keys] ConfigKey keys
             * @property {string|null} [jsPathWithKeys] ConfigKey jsPathWithKeys
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigKey.
             * @memberof srlinux.sdk
             * @interface IConfigKey
             * @augments srlinux.sdk.ConfigKey.$Properties
             * @deprecated Use srlinux.sdk.ConfigKey.$Properties instead.
             */

            /**
             * Shape of a ConfigKey.
             * @typedef {srlinux.sdk.ConfigKey.$Properties} srlinux.sdk.ConfigKey.$Shape
             */

            /**
             * Constructs a new ConfigKey.
             * @memberof srlinux.sdk
             * @classdesc Represents a ConfigKey.
             * @constructor
             * @param {srlinux.sdk.ConfigKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigKey = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigKey jsPath.
             * @member {string} jsPath
             * @memberof srlinux.sdk.ConfigKey
             * @instance
             */
            ConfigKey.prototype.jsPath = "";

            /**
             * ConfigKey keys.
             * @member {Array.<string>} keys
             * @memberof srlinux.sdk.ConfigKey
             * @instance
             */
            ConfigKey.prototype.keys = $util.emptyArray;

            /**
             * ConfigKey jsPathWithKeys.
             * @member {string} jsPathWithKeys
             * @memberof srlinux.sdk.ConfigKey
             * @instance
             */
            ConfigKey.prototype.jsPathWithKeys = "";

            /**
             * Creates a new ConfigKey instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.ConfigKey
             * @static
             * @param {srlinux.sdk.ConfigKey.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.ConfigKey} ConfigKey instance
             * @type {{
             *   (properties: srlinux.sdk.ConfigKey.$Shape): srlinux.sdk.ConfigKey & srlinux.sdk.ConfigKey.$Shape;
             *   (properties?: srlinux.sdk.ConfigKey.$Properties): srlinux.sdk.ConfigKey;
             * }}
             */
            ConfigKey.create = function(properties) {
                return new ConfigKey(properties);
            };

            /**
             * Encodes the specified ConfigKey message. Does not implicitly {@link srlinux.sdk.ConfigKey.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.ConfigKey
             * @static
             * @param {srlinux.sdk.ConfigKey.$Properties} message ConfigKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jsPath != null && $Object.hasOwnProperty.call(message, "jsPath") && message.jsPath !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.jsPath);
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.keys[i]);
                if (message.jsPathWithKeys != null && $Object.hasOwnProperty.call(message, "jsPathWithKeys") && message.jsPathWithKeys !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.jsPathWithKeys);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigKey message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.ConfigKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigKey & srlinux.sdk.ConfigKey.$Shape} ConfigKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.ConfigKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jsPath = value;
                            else
                                delete message.jsPath;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jsPathWithKeys = value;
                            else
                                delete message.jsPathWithKeys;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigKey;
        })();

        sdk.ConfigData = (function() {

            /**
             * Properties of a ConfigData.
             * @typedef {Object} srlinux.sdk.ConfigData.$Properties
             * @property {string|null} [json] ConfigData json
             * @property {Uint8Array|null} [bytes] ConfigData bytes
             * @property {"json"|"bytes"} [data] ConfigData data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigData.
             * @memberof srlinux.sdk
             * @interface IConfigData
             * @augments srlinux.sdk.ConfigData.$Properties
             * @deprecated Use srlinux.sdk.ConfigData.$Properties instead.
             */

            /**
             * Narrowed shape of a ConfigData.
             * @typedef {{
             *   json?: string|null;
             *   bytes?: Uint8Array|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ data?: undefined; json?: null; bytes?: null }|{ data?: "json"; json: string; bytes?: null }|{ data?: "bytes"; json?: null; bytes: Uint8Array })
             * )} srlinux.sdk.ConfigData.$Shape
             */

            /**
             * Constructs a new ConfigData.
             * @memberof srlinux.sdk
             * @classdesc Represents a ConfigData.
             * @constructor
             * @param {srlinux.sdk.ConfigData.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigData = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigData json.
             * @member {string|null|undefined} json
             * @memberof srlinux.sdk.ConfigData
             * @instance
             */
            ConfigData.prototype.json = null;

            /**
             * ConfigData bytes.
             * @member {Uint8Array|null|undefined} bytes
             * @memberof srlinux.sdk.ConfigData
             * @instance
             */
            ConfigData.prototype.bytes = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ConfigData data.
             * @member {"json"|"bytes"|undefined} data
             * @memberof srlinux.sdk.ConfigData
             * @instance
             */
            $Object.defineProperty(ConfigData.prototype, "data", {
                get: $util.oneOfGetter($oneOfFields = ["json", "bytes"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new ConfigData instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.ConfigData
             * @static
             * @param {srlinux.sdk.ConfigData.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.ConfigData} ConfigData instance
             * @type {{
             *   (properties: srlinux.sdk.ConfigData.$Shape): srlinux.sdk.ConfigData & srlinux.sdk.ConfigData.$Shape;
             *   (properties?: srlinux.sdk.ConfigData.$Properties): srlinux.sdk.ConfigData;
             * }}
             */
            ConfigData.create = function(properties) {
                return new ConfigData(properties);
            };

            /**
             * Encodes the specified ConfigData message. Does not implicitly {@link srlinux.sdk.ConfigData.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.ConfigData
             * @static
             * @param {srlinux.sdk.ConfigData.$Properties} message ConfigData message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigData.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.json != null && $Object.hasOwnProperty.call(message, "json"))
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.json);
                if (message.bytes != null && $Object.hasOwnProperty.call(message, "bytes"))
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.bytes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigData message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.ConfigData
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigData & srlinux.sdk.ConfigData.$Shape} ConfigData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigData.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.ConfigData();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.json = reader.stringVerify();
                            message.data = "json";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.bytes = reader.bytes();
                            message.data = "bytes";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigData;
        })();

        sdk.ConfigNotification = (function() {

            /**
             * Properties of a ConfigNotification.
             * @typedef {Object} srlinux.sdk.ConfigNotification.$Properties
             * @property {srlinux.sdk.SdkMgrOperation|null} [op] ConfigNotification op
             * @property {srlinux.sdk.ConfigKey.$Properties|null} [key] ConfigNotification key
             * @property {srlinux.sdk.ConfigData.$Properties|null} [data] ConfigNotification data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ConfigNotification.
             * @memberof srlinux.sdk
             * @interface IConfigNotification
             * @augments srlinux.sdk.ConfigNotification.$Properties
             * @deprecated Use srlinux.sdk.ConfigNotification.$Properties instead.
             */

            /**
             * Shape of a ConfigNotification.
             * @typedef {{
             *   op?: srlinux.sdk.SdkMgrOperation|null;
             *   key?: srlinux.sdk.ConfigKey.$Shape|null;
             *   data?: srlinux.sdk.ConfigData.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} srlinux.sdk.ConfigNotification.$Shape
             */

            /**
             * Constructs a new ConfigNotification.
             * @memberof srlinux.sdk
             * @classdesc Represents a ConfigNotification.
             * @constructor
             * @param {srlinux.sdk.ConfigNotification.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ConfigNotification = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ConfigNotification op.
             * @member {srlinux.sdk.SdkMgrOperation} op
             * @memberof srlinux.sdk.ConfigNotification
             * @instance
             */
            ConfigNotification.prototype.op = 0;

            /**
             * ConfigNotification key.
             * @member {srlinux.sdk.ConfigKey.$Properties|null|undefined} key
             * @memberof srlinux.sdk.ConfigNotification
             * @instance
             */
            ConfigNotification.prototype.key = null;

            /**
             * ConfigNotification data.
             * @member {srlinux.sdk.ConfigData.$Properties|null|undefined} data
             * @memberof srlinux.sdk.ConfigNotification
             * @instance
             */
            ConfigNotification.prototype.data = null;

            /**
             * Creates a new ConfigNotification instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.ConfigNotification
             * @static
             * @param {srlinux.sdk.ConfigNotification.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.ConfigNotification} ConfigNotification instance
             * @type {{
             *   (properties: srlinux.sdk.ConfigNotification.$Shape): srlinux.sdk.ConfigNotification & srlinux.sdk.ConfigNotification.$Shape;
             *   (properties?: srlinux.sdk.ConfigNotification.$Properties): srlinux.sdk.ConfigNotification;
             * }}
             */
            ConfigNotification.create = function(properties) {
                return new ConfigNotification(properties);
            };

            /**
             * Encodes the specified ConfigNotification message. Does not implicitly {@link srlinux.sdk.ConfigNotification.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.ConfigNotification
             * @static
             * @param {srlinux.sdk.ConfigNotification.$Properties} message ConfigNotification message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ConfigNotification.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.op);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.srlinux.sdk.ConfigKey.encode(message.key, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    $root.srlinux.sdk.ConfigData.encode(message.data, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ConfigNotification message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.ConfigNotification
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.ConfigNotification & srlinux.sdk.ConfigNotification.$Shape} ConfigNotification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ConfigNotification.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.ConfigNotification();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.op = value;
                            else
                                delete message.op;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.srlinux.sdk.ConfigKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.data = $root.srlinux.sdk.ConfigData.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ConfigNotification;
        })();

        sdk.AppIdentSubscriptionRequest = (function() {

            /**
             * Properties of an AppIdentSubscriptionRequest.
             * @typedef {Object} srlinux.sdk.AppIdentSubscriptionRequest.$Properties
             * @property {srlinux.sdk.AppIdentKey.$Properties|null} [key] AppIdentSubscriptionRequest key
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdentSubscriptionRequest.
             * @memberof srlinux.sdk
             * @interface IAppIdentSubscriptionRequest
             * @augments srlinux.sdk.AppIdentSubscriptionRequest.$Properties
             * @deprecated Use srlinux.sdk.AppIdentSubscriptionRequest.$Properties instead.
             */

            /**
             * Shape of an AppIdentSubscriptionRequest.
             * @typedef {srlinux.sdk.AppIdentSubscriptionRequest.$Properties} srlinux.sdk.AppIdentSubscriptionRequest.$Shape
             */

            /**
             * Constructs a new AppIdentSubscriptionRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdentSubscriptionRequest.
             * @constructor
             * @param {srlinux.sdk.AppIdentSubscriptionRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdentSubscriptionRequest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdentSubscriptionRequest key.
             * @member {srlinux.sdk.AppIdentKey.$Properties|null|undefined} key
             * @memberof srlinux.sdk.AppIdentSubscriptionRequest
             * @instance
             */
            AppIdentSubscriptionRequest.prototype.key = null;

            /**
             * Creates a new AppIdentSubscriptionRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdentSubscriptionRequest
             * @static
             * @param {srlinux.sdk.AppIdentSubscriptionRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdentSubscriptionRequest} AppIdentSubscriptionRequest instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdentSubscriptionRequest.$Shape): srlinux.sdk.AppIdentSubscriptionRequest & srlinux.sdk.AppIdentSubscriptionRequest.$Shape;
             *   (properties?: srlinux.sdk.AppIdentSubscriptionRequest.$Properties): srlinux.sdk.AppIdentSubscriptionRequest;
             * }}
             */
            AppIdentSubscriptionRequest.create = function(properties) {
                return new AppIdentSubscriptionRequest(properties);
            };

            /**
             * Encodes the specified AppIdentSubscriptionRequest message. Does not implicitly {@link srlinux.sdk.AppIdentSubscriptionRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdentSubscriptionRequest
             * @static
             * @param {srlinux.sdk.AppIdentSubscriptionRequest.$Properties} message AppIdentSubscriptionRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdentSubscriptionRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.srlinux.sdk.AppIdentKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdentSubscriptionRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdentSubscriptionRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentSubscriptionRequest & srlinux.sdk.AppIdentSubscriptionRequest.$Shape} AppIdentSubscriptionRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdentSubscriptionRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdentSubscriptionRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.srlinux.sdk.AppIdentKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdentSubscriptionRequest;
        })();

        sdk.AppIdentKey = (function() {

            /**
             * Properties of an AppIdentKey.
             * @typedef {Object} srlinux.sdk.AppIdentKey.$Properties
             * @property {number|null} [id] AppIdentKey id
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdentKey.
             * @memberof srlinux.sdk
             * @interface IAppIdentKey
             * @augments srlinux.sdk.AppIdentKey.$Properties
             * @deprecated Use srlinux.sdk.AppIdentKey.$Properties instead.
             */

            /**
             * Shape of an AppIdentKey.
             * @typedef {srlinux.sdk.AppIdentKey.$Properties} srlinux.sdk.AppIdentKey.$Shape
             */

            /**
             * Constructs a new AppIdentKey.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdentKey.
             * @constructor
             * @param {srlinux.sdk.AppIdentKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdentKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdentKey id.
             * @member {number} id
             * @memberof srlinux.sdk.AppIdentKey
             * @instance
             */
            AppIdentKey.prototype.id = 0;

            /**
             * Creates a new AppIdentKey instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdentKey
             * @static
             * @param {srlinux.sdk.AppIdentKey.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdentKey} AppIdentKey instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdentKey.$Shape): srlinux.sdk.AppIdentKey & srlinux.sdk.AppIdentKey.$Shape;
             *   (properties?: srlinux.sdk.AppIdentKey.$Properties): srlinux.sdk.AppIdentKey;
             * }}
             */
            AppIdentKey.create = function(properties) {
                return new AppIdentKey(properties);
            };

            /**
             * Encodes the specified AppIdentKey message. Does not implicitly {@link srlinux.sdk.AppIdentKey.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdentKey
             * @static
             * @param {srlinux.sdk.AppIdentKey.$Properties} message AppIdentKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdentKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.id);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdentKey message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdentKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentKey & srlinux.sdk.AppIdentKey.$Shape} AppIdentKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdentKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdentKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.id = value;
                            else
                                delete message.id;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdentKey;
        })();

        sdk.AppIdentData = (function() {

            /**
             * Properties of an AppIdentData.
             * @typedef {Object} srlinux.sdk.AppIdentData.$Properties
             * @property {string|null} [name] AppIdentData name
             * @property {string|null} [author] AppIdentData author
             * @property {boolean|null} [isConnected] AppIdentData isConnected
             * @property {string|null} [version] AppIdentData version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdentData.
             * @memberof srlinux.sdk
             * @interface IAppIdentData
             * @augments srlinux.sdk.AppIdentData.$Properties
             * @deprecated Use srlinux.sdk.AppIdentData.$Properties instead.
             */

            /**
             * Shape of an AppIdentData.
             * @typedef {srlinux.sdk.AppIdentData.$Properties} srlinux.sdk.AppIdentData.$Shape
             */

            /**
             * Constructs a new AppIdentData.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdentData.
             * @constructor
             * @param {srlinux.sdk.AppIdentData.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdentData = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdentData name.
             * @member {string} name
             * @memberof srlinux.sdk.AppIdentData
             * @instance
             */
            AppIdentData.prototype.name = "";

            /**
             * AppIdentData author.
             * @member {string} author
             * @memberof srlinux.sdk.AppIdentData
             * @instance
             */
            AppIdentData.prototype.author = "";

            /**
             * AppIdentData isConnected.
             * @member {boolean} isConnected
             * @memberof srlinux.sdk.AppIdentData
             * @instance
             */
            AppIdentData.prototype.isConnected = false;

            /**
             * AppIdentData version.
             * @member {string} version
             * @memberof srlinux.sdk.AppIdentData
             * @instance
             */
            AppIdentData.prototype.version = "";

            /**
             * Creates a new AppIdentData instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdentData
             * @static
             * @param {srlinux.sdk.AppIdentData.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdentData} AppIdentData instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdentData.$Shape): srlinux.sdk.AppIdentData & srlinux.sdk.AppIdentData.$Shape;
             *   (properties?: srlinux.sdk.AppIdentData.$Properties): srlinux.sdk.AppIdentData;
             * }}
             */
            AppIdentData.create = function(properties) {
                return new AppIdentData(properties);
            };

            /**
             * Encodes the specified AppIdentData message. Does not implicitly {@link srlinux.sdk.AppIdentData.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdentData
             * @static
             * @param {srlinux.sdk.AppIdentData.$Properties} message AppIdentData message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdentData.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.author);
                if (message.isConnected != null && $Object.hasOwnProperty.call(message, "isConnected") && message.isConnected !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isConnected);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdentData message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdentData
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentData & srlinux.sdk.AppIdentData.$Shape} AppIdentData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdentData.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdentData();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isConnected = value;
                            else
                                delete message.isConnected;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdentData;
        })();

        sdk.AppIdentNotification = (function() {

            /**
             * Properties of an AppIdentNotification.
             * @typedef {Object} srlinux.sdk.AppIdentNotification.$Properties
             * @property {srlinux.sdk.SdkMgrOperation|null} [op] AppIdentNotification op
             * @property {srlinux.sdk.AppIdentKey.$Properties|null} [key] AppIdentNotification key
             * @property {srlinux.sdk.AppIdentData.$Properties|null} [data] AppIdentNotification data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AppIdentNotification.
             * @memberof srlinux.sdk
             * @interface IAppIdentNotification
             * @augments srlinux.sdk.AppIdentNotification.$Properties
             * @deprecated Use srlinux.sdk.AppIdentNotification.$Properties instead.
             */

            /**
             * Shape of an AppIdentNotification.
             * @typedef {srlinux.sdk.AppIdentNotification.$Properties} srlinux.sdk.AppIdentNotification.$Shape
             */

            /**
             * Constructs a new AppIdentNotification.
             * @memberof srlinux.sdk
             * @classdesc Represents an AppIdentNotification.
             * @constructor
             * @param {srlinux.sdk.AppIdentNotification.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AppIdentNotification = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AppIdentNotification op.
             * @member {srlinux.sdk.SdkMgrOperation} op
             * @memberof srlinux.sdk.AppIdentNotification
             * @instance
             */
            AppIdentNotification.prototype.op = 0;

            /**
             * AppIdentNotification key.
             * @member {srlinux.sdk.AppIdentKey.$Properties|null|undefined} key
             * @memberof srlinux.sdk.AppIdentNotification
             * @instance
             */
            AppIdentNotification.prototype.key = null;

            /**
             * AppIdentNotification data.
             * @member {srlinux.sdk.AppIdentData.$Properties|null|undefined} data
             * @memberof srlinux.sdk.AppIdentNotification
             * @instance
             */
            AppIdentNotification.prototype.data = null;

            /**
             * Creates a new AppIdentNotification instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AppIdentNotification
             * @static
             * @param {srlinux.sdk.AppIdentNotification.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AppIdentNotification} AppIdentNotification instance
             * @type {{
             *   (properties: srlinux.sdk.AppIdentNotification.$Shape): srlinux.sdk.AppIdentNotification & srlinux.sdk.AppIdentNotification.$Shape;
             *   (properties?: srlinux.sdk.AppIdentNotification.$Properties): srlinux.sdk.AppIdentNotification;
             * }}
             */
            AppIdentNotification.create = function(properties) {
                return new AppIdentNotification(properties);
            };

            /**
             * Encodes the specified AppIdentNotification message. Does not implicitly {@link srlinux.sdk.AppIdentNotification.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AppIdentNotification
             * @static
             * @param {srlinux.sdk.AppIdentNotification.$Properties} message AppIdentNotification message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AppIdentNotification.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.op);
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.srlinux.sdk.AppIdentKey.encode(message.key, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    $root.srlinux.sdk.AppIdentData.encode(message.data, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AppIdentNotification message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AppIdentNotification
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AppIdentNotification & srlinux.sdk.AppIdentNotification.$Shape} AppIdentNotification
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AppIdentNotification.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AppIdentNotification();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.op = value;
                            else
                                delete message.op;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.srlinux.sdk.AppIdentKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.data = $root.srlinux.sdk.AppIdentData.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AppIdentNotification;
        })();

        sdk.AcknowledgeConfigRequest = (function() {

            /**
             * Properties of an AcknowledgeConfigRequest.
             * @typedef {Object} srlinux.sdk.AcknowledgeConfigRequest.$Properties
             * @property {Array.<srlinux.sdk.AcknowledgeConfigInfo.$Properties>|null} [infos] AcknowledgeConfigRequest infos
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AcknowledgeConfigRequest.
             * @memberof srlinux.sdk
             * @interface IAcknowledgeConfigRequest
             * @augments srlinux.sdk.AcknowledgeConfigRequest.$Properties
             * @deprecated Use srlinux.sdk.AcknowledgeConfigRequest.$Properties instead.
             */

            /**
             * Shape of an AcknowledgeConfigRequest.
             * @typedef {{
             *   infos?: Array.<srlinux.sdk.AcknowledgeConfigInfo.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} srlinux.sdk.AcknowledgeConfigRequest.$Shape
             */

            /**
             * Constructs a new AcknowledgeConfigRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents an AcknowledgeConfigRequest.
             * @constructor
             * @param {srlinux.sdk.AcknowledgeConfigRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AcknowledgeConfigRequest = function (properties) {
                this.infos = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AcknowledgeConfigRequest infos.
             * @member {Array.<srlinux.sdk.AcknowledgeConfigInfo.$Properties>} infos
             * @memberof srlinux.sdk.AcknowledgeConfigRequest
             * @instance
             */
            AcknowledgeConfigRequest.prototype.infos = $util.emptyArray;

            /**
             * Creates a new AcknowledgeConfigRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AcknowledgeConfigRequest
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AcknowledgeConfigRequest} AcknowledgeConfigRequest instance
             * @type {{
             *   (properties: srlinux.sdk.AcknowledgeConfigRequest.$Shape): srlinux.sdk.AcknowledgeConfigRequest & srlinux.sdk.AcknowledgeConfigRequest.$Shape;
             *   (properties?: srlinux.sdk.AcknowledgeConfigRequest.$Properties): srlinux.sdk.AcknowledgeConfigRequest;
             * }}
             */
            AcknowledgeConfigRequest.create = function(properties) {
                return new AcknowledgeConfigRequest(properties);
            };

            /**
             * Encodes the specified AcknowledgeConfigRequest message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AcknowledgeConfigRequest
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigRequest.$Properties} message AcknowledgeConfigRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AcknowledgeConfigRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.infos != null && message.infos.length)
                    for (let i = 0; i < message.infos.length; ++i)
                        $root.srlinux.sdk.AcknowledgeConfigInfo.encode(message.infos[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AcknowledgeConfigRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AcknowledgeConfigRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigRequest & srlinux.sdk.AcknowledgeConfigRequest.$Shape} AcknowledgeConfigRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AcknowledgeConfigRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AcknowledgeConfigRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.infos && message.infos.length))
                                message.infos = [];
                            message.infos.push($root.srlinux.sdk.AcknowledgeConfigInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcknowledgeConfigRequest;
        })();

        sdk.AcknowledgeConfigInfo = (function() {

            /**
             * Properties of an AcknowledgeConfigInfo.
             * @typedef {Object} srlinux.sdk.AcknowledgeConfigInfo.$Properties
             * @property {string|null} [jsPathWithKeys] AcknowledgeConfigInfo jsPathWithKeys
             * @property {string|null} [error] AcknowledgeConfigInfo error
             * @property {string|null} [warning] AcknowledgeConfigInfo warning
             * @property {string|null} [output] AcknowledgeConfigInfo output
             * @property {"error"|"warning"|"output"} [info] AcknowledgeConfigInfo info
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AcknowledgeConfigInfo.
             * @memberof srlinux.sdk
             * @interface IAcknowledgeConfigInfo
             * @augments srlinux.sdk.AcknowledgeConfigInfo.$Properties
             * @deprecated Use srlinux.sdk.AcknowledgeConfigInfo.$Properties instead.
             */

            /**
             * Narrowed shape of an AcknowledgeConfigInfo.
             * @typedef {{
             *   jsPathWithKeys?: string|null;
             *   error?: string|null;
             *   warning?: string|null;
             *   output?: string|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ info?: undefined; error?: null; warning?: null; output?: null }|{ info?: "error"; error: string; warning?: null; output?: null }|{ info?: "warning"; error?: null; warning: string; output?: null }|{ info?: "output"; error?: null; warning?: null; output: string })
             * )} srlinux.sdk.AcknowledgeConfigInfo.$Shape
             */

            /**
             * Constructs a new AcknowledgeConfigInfo.
             * @memberof srlinux.sdk
             * @classdesc Represents an AcknowledgeConfigInfo.
             * @constructor
             * @param {srlinux.sdk.AcknowledgeConfigInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AcknowledgeConfigInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AcknowledgeConfigInfo jsPathWithKeys.
             * @member {string} jsPathWithKeys
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @instance
             */
            AcknowledgeConfigInfo.prototype.jsPathWithKeys = "";

            /**
             * AcknowledgeConfigInfo error.
             * @member {string|null|undefined} error
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @instance
             */
            AcknowledgeConfigInfo.prototype.error = null;

            /**
             * AcknowledgeConfigInfo warning.
             * @member {string|null|undefined} warning
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @instance
             */
            AcknowledgeConfigInfo.prototype.warning = null;

            /**
             * AcknowledgeConfigInfo output.
             * @member {string|null|undefined} output
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @instance
             */
            AcknowledgeConfigInfo.prototype.output = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * AcknowledgeConfigInfo info.
             * @member {"error"|"warning"|"output"|undefined} info
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @instance
             */
            $Object.defineProperty(AcknowledgeConfigInfo.prototype, "info", {
                get: $util.oneOfGetter($oneOfFields = ["error", "warning", "output"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new AcknowledgeConfigInfo instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigInfo.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AcknowledgeConfigInfo} AcknowledgeConfigInfo instance
             * @type {{
             *   (properties: srlinux.sdk.AcknowledgeConfigInfo.$Shape): srlinux.sdk.AcknowledgeConfigInfo & srlinux.sdk.AcknowledgeConfigInfo.$Shape;
             *   (properties?: srlinux.sdk.AcknowledgeConfigInfo.$Properties): srlinux.sdk.AcknowledgeConfigInfo;
             * }}
             */
            AcknowledgeConfigInfo.create = function(properties) {
                return new AcknowledgeConfigInfo(properties);
            };

            /**
             * Encodes the specified AcknowledgeConfigInfo message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigInfo.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigInfo.$Properties} message AcknowledgeConfigInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AcknowledgeConfigInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jsPathWithKeys != null && $Object.hasOwnProperty.call(message, "jsPathWithKeys") && message.jsPathWithKeys !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.jsPathWithKeys);
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.error);
                if (message.warning != null && $Object.hasOwnProperty.call(message, "warning"))
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.warning);
                if (message.output != null && $Object.hasOwnProperty.call(message, "output"))
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.output);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AcknowledgeConfigInfo message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AcknowledgeConfigInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigInfo & srlinux.sdk.AcknowledgeConfigInfo.$Shape} AcknowledgeConfigInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AcknowledgeConfigInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AcknowledgeConfigInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jsPathWithKeys = value;
                            else
                                delete message.jsPathWithKeys;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.error = reader.stringVerify();
                            message.info = "error";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.warning = reader.stringVerify();
                            message.info = "warning";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.output = reader.stringVerify();
                            message.info = "output";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcknowledgeConfigInfo;
        })();

        sdk.AcknowledgeConfigResponse = (function() {

            /**
             * Properties of an AcknowledgeConfigResponse.
             * @typedef {Object} srlinux.sdk.AcknowledgeConfigResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] AcknowledgeConfigResponse status
             * @property {string|null} [errorStr] AcknowledgeConfigResponse errorStr
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an AcknowledgeConfigResponse.
             * @memberof srlinux.sdk
             * @interface IAcknowledgeConfigResponse
             * @augments srlinux.sdk.AcknowledgeConfigResponse.$Properties
             * @deprecated Use srlinux.sdk.AcknowledgeConfigResponse.$Properties instead.
             */

            /**
             * Shape of an AcknowledgeConfigResponse.
             * @typedef {srlinux.sdk.AcknowledgeConfigResponse.$Properties} srlinux.sdk.AcknowledgeConfigResponse.$Shape
             */

            /**
             * Constructs a new AcknowledgeConfigResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents an AcknowledgeConfigResponse.
             * @constructor
             * @param {srlinux.sdk.AcknowledgeConfigResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const AcknowledgeConfigResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * AcknowledgeConfigResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.AcknowledgeConfigResponse
             * @instance
             */
            AcknowledgeConfigResponse.prototype.status = 0;

            /**
             * AcknowledgeConfigResponse errorStr.
             * @member {string} errorStr
             * @memberof srlinux.sdk.AcknowledgeConfigResponse
             * @instance
             */
            AcknowledgeConfigResponse.prototype.errorStr = "";

            /**
             * Creates a new AcknowledgeConfigResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.AcknowledgeConfigResponse
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.AcknowledgeConfigResponse} AcknowledgeConfigResponse instance
             * @type {{
             *   (properties: srlinux.sdk.AcknowledgeConfigResponse.$Shape): srlinux.sdk.AcknowledgeConfigResponse & srlinux.sdk.AcknowledgeConfigResponse.$Shape;
             *   (properties?: srlinux.sdk.AcknowledgeConfigResponse.$Properties): srlinux.sdk.AcknowledgeConfigResponse;
             * }}
             */
            AcknowledgeConfigResponse.create = function(properties) {
                return new AcknowledgeConfigResponse(properties);
            };

            /**
             * Encodes the specified AcknowledgeConfigResponse message. Does not implicitly {@link srlinux.sdk.AcknowledgeConfigResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.AcknowledgeConfigResponse
             * @static
             * @param {srlinux.sdk.AcknowledgeConfigResponse.$Properties} message AcknowledgeConfigResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            AcknowledgeConfigResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.errorStr != null && $Object.hasOwnProperty.call(message, "errorStr") && message.errorStr !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorStr);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an AcknowledgeConfigResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.AcknowledgeConfigResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.AcknowledgeConfigResponse & srlinux.sdk.AcknowledgeConfigResponse.$Shape} AcknowledgeConfigResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            AcknowledgeConfigResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.AcknowledgeConfigResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorStr = value;
                            else
                                delete message.errorStr;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return AcknowledgeConfigResponse;
        })();

        sdk.TelemetryUpdateRequest = (function() {

            /**
             * Properties of a TelemetryUpdateRequest.
             * @typedef {Object} srlinux.sdk.TelemetryUpdateRequest.$Properties
             * @property {Array.<srlinux.sdk.TelemetryInfo.$Properties>|null} [states] TelemetryUpdateRequest states
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryUpdateRequest.
             * @memberof srlinux.sdk
             * @interface ITelemetryUpdateRequest
             * @augments srlinux.sdk.TelemetryUpdateRequest.$Properties
             * @deprecated Use srlinux.sdk.TelemetryUpdateRequest.$Properties instead.
             */

            /**
             * Shape of a TelemetryUpdateRequest.
             * @typedef {srlinux.sdk.TelemetryUpdateRequest.$Properties} srlinux.sdk.TelemetryUpdateRequest.$Shape
             */

            /**
             * Constructs a new TelemetryUpdateRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryUpdateRequest.
             * @constructor
             * @param {srlinux.sdk.TelemetryUpdateRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryUpdateRequest = function (properties) {
                this.states = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryUpdateRequest states.
             * @member {Array.<srlinux.sdk.TelemetryInfo.$Properties>} states
             * @memberof srlinux.sdk.TelemetryUpdateRequest
             * @instance
             */
            TelemetryUpdateRequest.prototype.states = $util.emptyArray;

            /**
             * Creates a new TelemetryUpdateRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryUpdateRequest
             * @static
             * @param {srlinux.sdk.TelemetryUpdateRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryUpdateRequest} TelemetryUpdateRequest instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryUpdateRequest.$Shape): srlinux.sdk.TelemetryUpdateRequest & srlinux.sdk.TelemetryUpdateRequest.$Shape;
             *   (properties?: srlinux.sdk.TelemetryUpdateRequest.$Properties): srlinux.sdk.TelemetryUpdateRequest;
             * }}
             */
            TelemetryUpdateRequest.create = function(properties) {
                return new TelemetryUpdateRequest(properties);
            };

            /**
             * Encodes the specified TelemetryUpdateRequest message. Does not implicitly {@link srlinux.sdk.TelemetryUpdateRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryUpdateRequest
             * @static
             * @param {srlinux.sdk.TelemetryUpdateRequest.$Properties} message TelemetryUpdateRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryUpdateRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.states != null && message.states.length)
                    for (let i = 0; i < message.states.length; ++i)
                        $root.srlinux.sdk.TelemetryInfo.encode(message.states[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryUpdateRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryUpdateRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryUpdateRequest & srlinux.sdk.TelemetryUpdateRequest.$Shape} TelemetryUpdateRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryUpdateRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryUpdateRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.states && message.states.length))
                                message.states = [];
                            message.states.push($root.srlinux.sdk.TelemetryInfo.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryUpdateRequest;
        })();

        sdk.TelemetryInfo = (function() {

            /**
             * Properties of a TelemetryInfo.
             * @typedef {Object} srlinux.sdk.TelemetryInfo.$Properties
             * @property {srlinux.sdk.TelemetryKey.$Properties|null} [key] TelemetryInfo key
             * @property {srlinux.sdk.TelemetryData.$Properties|null} [data] TelemetryInfo data
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryInfo.
             * @memberof srlinux.sdk
             * @interface ITelemetryInfo
             * @augments srlinux.sdk.TelemetryInfo.$Properties
             * @deprecated Use srlinux.sdk.TelemetryInfo.$Properties instead.
             */

            /**
             * Shape of a TelemetryInfo.
             * @typedef {srlinux.sdk.TelemetryInfo.$Properties} srlinux.sdk.TelemetryInfo.$Shape
             */

            /**
             * Constructs a new TelemetryInfo.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryInfo.
             * @constructor
             * @param {srlinux.sdk.TelemetryInfo.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryInfo = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryInfo key.
             * @member {srlinux.sdk.TelemetryKey.$Properties|null|undefined} key
             * @memberof srlinux.sdk.TelemetryInfo
             * @instance
             */
            TelemetryInfo.prototype.key = null;

            /**
             * TelemetryInfo data.
             * @member {srlinux.sdk.TelemetryData.$Properties|null|undefined} data
             * @memberof srlinux.sdk.TelemetryInfo
             * @instance
             */
            TelemetryInfo.prototype.data = null;

            /**
             * Creates a new TelemetryInfo instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryInfo
             * @static
             * @param {srlinux.sdk.TelemetryInfo.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryInfo} TelemetryInfo instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryInfo.$Shape): srlinux.sdk.TelemetryInfo & srlinux.sdk.TelemetryInfo.$Shape;
             *   (properties?: srlinux.sdk.TelemetryInfo.$Properties): srlinux.sdk.TelemetryInfo;
             * }}
             */
            TelemetryInfo.create = function(properties) {
                return new TelemetryInfo(properties);
            };

            /**
             * Encodes the specified TelemetryInfo message. Does not implicitly {@link srlinux.sdk.TelemetryInfo.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryInfo
             * @static
             * @param {srlinux.sdk.TelemetryInfo.$Properties} message TelemetryInfo message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryInfo.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                    $root.srlinux.sdk.TelemetryKey.encode(message.key, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                    $root.srlinux.sdk.TelemetryData.encode(message.data, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryInfo message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryInfo
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryInfo & srlinux.sdk.TelemetryInfo.$Shape} TelemetryInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryInfo.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryInfo();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.key = $root.srlinux.sdk.TelemetryKey.decode(reader, reader.size(), $undefined, _depth + 1, message.key);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.data = $root.srlinux.sdk.TelemetryData.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryInfo;
        })();

        sdk.TelemetryKey = (function() {

            /**
             * Properties of a TelemetryKey.
             * @typedef {Object} srlinux.sdk.TelemetryKey.$Properties
             * @property {string|null} [jsPath] TelemetryKey jsPath
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryKey.
             * @memberof srlinux.sdk
             * @interface ITelemetryKey
             * @augments srlinux.sdk.TelemetryKey.$Properties
             * @deprecated Use srlinux.sdk.TelemetryKey.$Properties instead.
             */

            /**
             * Shape of a TelemetryKey.
             * @typedef {srlinux.sdk.TelemetryKey.$Properties} srlinux.sdk.TelemetryKey.$Shape
             */

            /**
             * Constructs a new TelemetryKey.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryKey.
             * @constructor
             * @param {srlinux.sdk.TelemetryKey.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryKey = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryKey jsPath.
             * @member {string} jsPath
             * @memberof srlinux.sdk.TelemetryKey
             * @instance
             */
            TelemetryKey.prototype.jsPath = "";

            /**
             * Creates a new TelemetryKey instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryKey
             * @static
             * @param {srlinux.sdk.TelemetryKey.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryKey} TelemetryKey instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryKey.$Shape): srlinux.sdk.TelemetryKey & srlinux.sdk.TelemetryKey.$Shape;
             *   (properties?: srlinux.sdk.TelemetryKey.$Properties): srlinux.sdk.TelemetryKey;
             * }}
             */
            TelemetryKey.create = function(properties) {
                return new TelemetryKey(properties);
            };

            /**
             * Encodes the specified TelemetryKey message. Does not implicitly {@link srlinux.sdk.TelemetryKey.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryKey
             * @static
             * @param {srlinux.sdk.TelemetryKey.$Properties} message TelemetryKey message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryKey.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jsPath != null && $Object.hasOwnProperty.call(message, "jsPath") && message.jsPath !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.jsPath);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryKey message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryKey
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryKey & srlinux.sdk.TelemetryKey.$Shape} TelemetryKey
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryKey.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryKey();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jsPath = value;
                            else
                                delete message.jsPath;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryKey;
        })();

        sdk.TelemetryData = (function() {

            /**
             * Properties of a TelemetryData.
             * @typedef {Object} srlinux.sdk.TelemetryData.$Properties
             * @property {string|null} [jsonContent] TelemetryData jsonContent
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryData.
             * @memberof srlinux.sdk
             * @interface ITelemetryData
             * @augments srlinux.sdk.TelemetryData.$Properties
             * @deprecated Use srlinux.sdk.TelemetryData.$Properties instead.
             */

            /**
             * Shape of a TelemetryData.
             * @typedef {srlinux.sdk.TelemetryData.$Properties} srlinux.sdk.TelemetryData.$Shape
             */

            /**
             * Constructs a new TelemetryData.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryData.
             * @constructor
             * @param {srlinux.sdk.TelemetryData.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryData = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryData jsonContent.
             * @member {string} jsonContent
             * @memberof srlinux.sdk.TelemetryData
             * @instance
             */
            TelemetryData.prototype.jsonContent = "";

            /**
             * Creates a new TelemetryData instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryData
             * @static
             * @param {srlinux.sdk.TelemetryData.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryData} TelemetryData instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryData.$Shape): srlinux.sdk.TelemetryData & srlinux.sdk.TelemetryData.$Shape;
             *   (properties?: srlinux.sdk.TelemetryData.$Properties): srlinux.sdk.TelemetryData;
             * }}
             */
            TelemetryData.create = function(properties) {
                return new TelemetryData(properties);
            };

            /**
             * Encodes the specified TelemetryData message. Does not implicitly {@link srlinux.sdk.TelemetryData.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryData
             * @static
             * @param {srlinux.sdk.TelemetryData.$Properties} message TelemetryData message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryData.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.jsonContent != null && $Object.hasOwnProperty.call(message, "jsonContent") && message.jsonContent !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.jsonContent);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryData message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryData
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryData & srlinux.sdk.TelemetryData.$Shape} TelemetryData
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryData.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryData();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.jsonContent = value;
                            else
                                delete message.jsonContent;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryData;
        })();

        sdk.TelemetryUpdateResponse = (function() {

            /**
             * Properties of a TelemetryUpdateResponse.
             * @typedef {Object} srlinux.sdk.TelemetryUpdateResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] TelemetryUpdateResponse status
             * @property {string|null} [errorStr] TelemetryUpdateResponse errorStr
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryUpdateResponse.
             * @memberof srlinux.sdk
             * @interface ITelemetryUpdateResponse
             * @augments srlinux.sdk.TelemetryUpdateResponse.$Properties
             * @deprecated Use srlinux.sdk.TelemetryUpdateResponse.$Properties instead.
             */

            /**
             * Shape of a TelemetryUpdateResponse.
             * @typedef {srlinux.sdk.TelemetryUpdateResponse.$Properties} srlinux.sdk.TelemetryUpdateResponse.$Shape
             */

            /**
             * Constructs a new TelemetryUpdateResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryUpdateResponse.
             * @constructor
             * @param {srlinux.sdk.TelemetryUpdateResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryUpdateResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryUpdateResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.TelemetryUpdateResponse
             * @instance
             */
            TelemetryUpdateResponse.prototype.status = 0;

            /**
             * TelemetryUpdateResponse errorStr.
             * @member {string} errorStr
             * @memberof srlinux.sdk.TelemetryUpdateResponse
             * @instance
             */
            TelemetryUpdateResponse.prototype.errorStr = "";

            /**
             * Creates a new TelemetryUpdateResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryUpdateResponse
             * @static
             * @param {srlinux.sdk.TelemetryUpdateResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryUpdateResponse} TelemetryUpdateResponse instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryUpdateResponse.$Shape): srlinux.sdk.TelemetryUpdateResponse & srlinux.sdk.TelemetryUpdateResponse.$Shape;
             *   (properties?: srlinux.sdk.TelemetryUpdateResponse.$Properties): srlinux.sdk.TelemetryUpdateResponse;
             * }}
             */
            TelemetryUpdateResponse.create = function(properties) {
                return new TelemetryUpdateResponse(properties);
            };

            /**
             * Encodes the specified TelemetryUpdateResponse message. Does not implicitly {@link srlinux.sdk.TelemetryUpdateResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryUpdateResponse
             * @static
             * @param {srlinux.sdk.TelemetryUpdateResponse.$Properties} message TelemetryUpdateResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryUpdateResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.errorStr != null && $Object.hasOwnProperty.call(message, "errorStr") && message.errorStr !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorStr);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryUpdateResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryUpdateResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryUpdateResponse & srlinux.sdk.TelemetryUpdateResponse.$Shape} TelemetryUpdateResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryUpdateResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryUpdateResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorStr = value;
                            else
                                delete message.errorStr;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryUpdateResponse;
        })();

        sdk.TelemetryDeleteRequest = (function() {

            /**
             * Properties of a TelemetryDeleteRequest.
             * @typedef {Object} srlinux.sdk.TelemetryDeleteRequest.$Properties
             * @property {Array.<srlinux.sdk.TelemetryKey.$Properties>|null} [keys] TelemetryDeleteRequest keys
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryDeleteRequest.
             * @memberof srlinux.sdk
             * @interface ITelemetryDeleteRequest
             * @augments srlinux.sdk.TelemetryDeleteRequest.$Properties
             * @deprecated Use srlinux.sdk.TelemetryDeleteRequest.$Properties instead.
             */

            /**
             * Shape of a TelemetryDeleteRequest.
             * @typedef {srlinux.sdk.TelemetryDeleteRequest.$Properties} srlinux.sdk.TelemetryDeleteRequest.$Shape
             */

            /**
             * Constructs a new TelemetryDeleteRequest.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryDeleteRequest.
             * @constructor
             * @param {srlinux.sdk.TelemetryDeleteRequest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryDeleteRequest = function (properties) {
                this.keys = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryDeleteRequest keys.
             * @member {Array.<srlinux.sdk.TelemetryKey.$Properties>} keys
             * @memberof srlinux.sdk.TelemetryDeleteRequest
             * @instance
             */
            TelemetryDeleteRequest.prototype.keys = $util.emptyArray;

            /**
             * Creates a new TelemetryDeleteRequest instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryDeleteRequest
             * @static
             * @param {srlinux.sdk.TelemetryDeleteRequest.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryDeleteRequest} TelemetryDeleteRequest instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryDeleteRequest.$Shape): srlinux.sdk.TelemetryDeleteRequest & srlinux.sdk.TelemetryDeleteRequest.$Shape;
             *   (properties?: srlinux.sdk.TelemetryDeleteRequest.$Properties): srlinux.sdk.TelemetryDeleteRequest;
             * }}
             */
            TelemetryDeleteRequest.create = function(properties) {
                return new TelemetryDeleteRequest(properties);
            };

            /**
             * Encodes the specified TelemetryDeleteRequest message. Does not implicitly {@link srlinux.sdk.TelemetryDeleteRequest.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryDeleteRequest
             * @static
             * @param {srlinux.sdk.TelemetryDeleteRequest.$Properties} message TelemetryDeleteRequest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryDeleteRequest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.keys != null && message.keys.length)
                    for (let i = 0; i < message.keys.length; ++i)
                        $root.srlinux.sdk.TelemetryKey.encode(message.keys[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryDeleteRequest message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryDeleteRequest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryDeleteRequest & srlinux.sdk.TelemetryDeleteRequest.$Shape} TelemetryDeleteRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryDeleteRequest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryDeleteRequest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.keys && message.keys.length))
                                message.keys = [];
                            message.keys.push($root.srlinux.sdk.TelemetryKey.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryDeleteRequest;
        })();

        sdk.TelemetryDeleteResponse = (function() {

            /**
             * Properties of a TelemetryDeleteResponse.
             * @typedef {Object} srlinux.sdk.TelemetryDeleteResponse.$Properties
             * @property {srlinux.sdk.SdkMgrStatus|null} [status] TelemetryDeleteResponse status
             * @property {string|null} [errorStr] TelemetryDeleteResponse errorStr
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TelemetryDeleteResponse.
             * @memberof srlinux.sdk
             * @interface ITelemetryDeleteResponse
             * @augments srlinux.sdk.TelemetryDeleteResponse.$Properties
             * @deprecated Use srlinux.sdk.TelemetryDeleteResponse.$Properties instead.
             */

            /**
             * Shape of a TelemetryDeleteResponse.
             * @typedef {srlinux.sdk.TelemetryDeleteResponse.$Properties} srlinux.sdk.TelemetryDeleteResponse.$Shape
             */

            /**
             * Constructs a new TelemetryDeleteResponse.
             * @memberof srlinux.sdk
             * @classdesc Represents a TelemetryDeleteResponse.
             * @constructor
             * @param {srlinux.sdk.TelemetryDeleteResponse.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TelemetryDeleteResponse = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TelemetryDeleteResponse status.
             * @member {srlinux.sdk.SdkMgrStatus} status
             * @memberof srlinux.sdk.TelemetryDeleteResponse
             * @instance
             */
            TelemetryDeleteResponse.prototype.status = 0;

            /**
             * TelemetryDeleteResponse errorStr.
             * @member {string} errorStr
             * @memberof srlinux.sdk.TelemetryDeleteResponse
             * @instance
             */
            TelemetryDeleteResponse.prototype.errorStr = "";

            /**
             * Creates a new TelemetryDeleteResponse instance using the specified properties.
             * @function create
             * @memberof srlinux.sdk.TelemetryDeleteResponse
             * @static
             * @param {srlinux.sdk.TelemetryDeleteResponse.$Properties=} [properties] Properties to set
             * @returns {srlinux.sdk.TelemetryDeleteResponse} TelemetryDeleteResponse instance
             * @type {{
             *   (properties: srlinux.sdk.TelemetryDeleteResponse.$Shape): srlinux.sdk.TelemetryDeleteResponse & srlinux.sdk.TelemetryDeleteResponse.$Shape;
             *   (properties?: srlinux.sdk.TelemetryDeleteResponse.$Properties): srlinux.sdk.TelemetryDeleteResponse;
             * }}
             */
            TelemetryDeleteResponse.create = function(properties) {
                return new TelemetryDeleteResponse(properties);
            };

            /**
             * Encodes the specified TelemetryDeleteResponse message. Does not implicitly {@link srlinux.sdk.TelemetryDeleteResponse.verify|verify} messages.
             * @function encode
             * @memberof srlinux.sdk.TelemetryDeleteResponse
             * @static
             * @param {srlinux.sdk.TelemetryDeleteResponse.$Properties} message TelemetryDeleteResponse message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TelemetryDeleteResponse.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.status);
                if (message.errorStr != null && $Object.hasOwnProperty.call(message, "errorStr") && message.errorStr !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.errorStr);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TelemetryDeleteResponse message from the specified reader or buffer.
             * @function decode
             * @memberof srlinux.sdk.TelemetryDeleteResponse
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {srlinux.sdk.TelemetryDeleteResponse & srlinux.sdk.TelemetryDeleteResponse.$Shape} TelemetryDeleteResponse
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TelemetryDeleteResponse.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.srlinux.sdk.TelemetryDeleteResponse();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.status = value;
                            else
                                delete message.status;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.errorStr = value;
                            else
                                delete message.errorStr;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TelemetryDeleteResponse;
        })();

        return sdk;
    })();

    return srlinux;
})();

export {
  $root as default
};
