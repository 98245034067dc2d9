/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["kbutler_gnmi"] || ($protobuf.roots["kbutler_gnmi"] = {});

export const gnmi = $root.gnmi = (() => {

    /**
     * Namespace gnmi.
     * @exports gnmi
     * @namespace
     */
    const gnmi = {};

    gnmi.Notification = (function() {

        /**
         * Properties of a Notification.
         * @typedef {Object} gnmi.Notification.$Properties
         * @property {number|Long|null} [timestamp] Notification timestamp
         * @property {gnmi.Path.$Properties|null} [prefix] Notification prefix
         * @property {Array.<gnmi.Update.$Properties>|null} [update] Notification update
         * @property {Array.<gnmi.Path.$Properties>|null} ["delete"] Notification delete
         * @property {boolean|null} [atomic] Notification atomic
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Notification.
         * @memberof gnmi
         * @interface INotification
         * @augments gnmi.Notification.$Properties
         * @deprecated Use gnmi.Notification.$Properties instead.
         */

        /**
         * Shape of a Notification.
         * @typedef {{
         *   timestamp?: number|Long|null;
         *   prefix?: gnmi.Path.$Shape|null;
         *   update?: Array.<gnmi.Update.$Shape>|null;
         *   "delete"?: Array.<gnmi.Path.$Shape>|null;
         *   atomic?: boolean|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.Notification.$Shape
         */

        /**
         * Constructs a new Notification.
         * @memberof gnmi
         * @classdesc Represents a Notification.
         * @constructor
         * @param {gnmi.Notification.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Notification = function (properties) {
            this.update = [];
            this["delete"] = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Notification timestamp.
         * @member {number|Long} timestamp
         * @memberof gnmi.Notification
         * @instance
         */
        Notification.prototype.timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Notification prefix.
         * @member {gnmi.Path.$Properties|null|undefined} prefix
         * @memberof gnmi.Notification
         * @instance
         */
        Notification.prototype.prefix = null;

        /**
         * Notification update.
         * @member {Array.<gnmi.Update.$Properties>} update
         * @memberof gnmi.Notification
         * @instance
         */
        Notification.prototype.update = $util.emptyArray;

        /**
         * Notification delete.
         * @member {Array.<gnmi.Path.$Properties>} delete
         * @memberof gnmi.Notification
         * @instance
         */
        Notification.prototype["delete"] = $util.emptyArray;

        /**
         * Notification atomic.
         * @member {boolean} atomic
         * @memberof gnmi.Notification
         * @instance
         */
        Notification.prototype.atomic = false;

        /**
         * Creates a new Notification instance using the specified properties.
         * @function create
         * @memberof gnmi.Notification
         * @static
         * @param {gnmi.Notification.$Properties=} [properties] Properties to set
         * @returns {gnmi.Notification} Notification instance
         * @type {{
         *   (properties: gnmi.Notification.$Shape): gnmi.Notification & gnmi.Notification.$Shape;
         *   (properties?: gnmi.Notification.$Properties): gnmi.Notification;
         * }}
         */
        Notification.create = function(properties) {
            return new Notification(properties);
        };

        /**
         * Encodes the specified Notification message. Does not implicitly {@link gnmi.Notification.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Notification
         * @static
         * @param {gnmi.Notification.$Properties} message Notification message or plain object to encode
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
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp") && (typeof message.timestamp === "object" ? message.timestamp.low || message.timestamp.high : message.timestamp !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.timestamp);
            if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                $root.gnmi.Path.encode(message.prefix, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.update != null && message.update.length)
                for (let i = 0; i < message.update.length; ++i)
                    $root.gnmi.Update.encode(message.update[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message["delete"] != null && message["delete"].length)
                for (let i = 0; i < message["delete"].length; ++i)
                    $root.gnmi.Path.encode(message["delete"][i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.atomic != null && $Object.hasOwnProperty.call(message, "atomic") && message.atomic !== false)
                writer.uint32(/* id 6, wireType 0 =*/48).bool(message.atomic);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Notification message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Notification
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Notification & gnmi.Notification.$Shape} Notification
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
            message = _target || new $root.gnmi.Notification();
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
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.timestamp = value;
                        else
                            delete message.timestamp;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.prefix = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.update && message.update.length))
                            message.update = [];
                        message.update.push($root.gnmi.Update.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message["delete"] && message["delete"].length))
                            message["delete"] = [];
                        message["delete"].push($root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.atomic = value;
                        else
                            delete message.atomic;
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

    gnmi.Update = (function() {

        /**
         * Properties of an Update.
         * @typedef {Object} gnmi.Update.$Properties
         * @property {gnmi.Path.$Properties|null} [path] Update path
         * @property {gnmi.Value.$Properties|null} [value] Update value
         * @property {gnmi.TypedValue.$Properties|null} [val] Update val
         * @property {number|null} [duplicates] Update duplicates
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Update.
         * @memberof gnmi
         * @interface IUpdate
         * @augments gnmi.Update.$Properties
         * @deprecated Use gnmi.Update.$Properties instead.
         */

        /**
         * Shape of an Update.
         * @typedef {{
         *   path?: gnmi.Path.$Shape|null;
         *   value?: gnmi.Value.$Shape|null;
         *   val?: gnmi.TypedValue.$Shape|null;
         *   duplicates?: number|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.Update.$Shape
         */

        /**
         * Constructs a new Update.
         * @memberof gnmi
         * @classdesc Represents an Update.
         * @constructor
         * @param {gnmi.Update.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Update = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Update path.
         * @member {gnmi.Path.$Properties|null|undefined} path
         * @memberof gnmi.Update
         * @instance
         */
        Update.prototype.path = null;

        /**
         * Update value.
         * @member {gnmi.Value.$Properties|null|undefined} value
         * @memberof gnmi.Update
         * @instance
         */
        Update.prototype.value = null;

        /**
         * Update val.
         * @member {gnmi.TypedValue.$Properties|null|undefined} val
         * @memberof gnmi.Update
         * @instance
         */
        Update.prototype.val = null;

        /**
         * Update duplicates.
         * @member {number} duplicates
         * @memberof gnmi.Update
         * @instance
         */
        Update.prototype.duplicates = 0;

        /**
         * Creates a new Update instance using the specified properties.
         * @function create
         * @memberof gnmi.Update
         * @static
         * @param {gnmi.Update.$Properties=} [properties] Properties to set
         * @returns {gnmi.Update} Update instance
         * @type {{
         *   (properties: gnmi.Update.$Shape): gnmi.Update & gnmi.Update.$Shape;
         *   (properties?: gnmi.Update.$Properties): gnmi.Update;
         * }}
         */
        Update.create = function(properties) {
            return new Update(properties);
        };

        /**
         * Encodes the specified Update message. Does not implicitly {@link gnmi.Update.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Update
         * @static
         * @param {gnmi.Update.$Properties} message Update message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Update.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                $root.gnmi.Path.encode(message.path, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                $root.gnmi.Value.encode(message.value, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.val != null && $Object.hasOwnProperty.call(message, "val"))
                $root.gnmi.TypedValue.encode(message.val, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.duplicates != null && $Object.hasOwnProperty.call(message, "duplicates") && message.duplicates !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.duplicates);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Update message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Update
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Update & gnmi.Update.$Shape} Update
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Update.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Update();
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
                        message.path = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.path);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.value = $root.gnmi.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.val = $root.gnmi.TypedValue.decode(reader, reader.size(), $undefined, _depth + 1, message.val);
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.duplicates = value;
                        else
                            delete message.duplicates;
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

        return Update;
    })();

    gnmi.TypedValue = (function() {

        /**
         * Properties of a TypedValue.
         * @typedef {Object} gnmi.TypedValue.$Properties
         * @property {string|null} [stringVal] TypedValue stringVal
         * @property {number|Long|null} [intVal] TypedValue intVal
         * @property {number|Long|null} [uintVal] TypedValue uintVal
         * @property {boolean|null} [boolVal] TypedValue boolVal
         * @property {Uint8Array|null} [bytesVal] TypedValue bytesVal
         * @property {number|null} [floatVal] TypedValue floatVal
         * @property {number|null} [doubleVal] TypedValue doubleVal
         * @property {gnmi.Decimal64.$Properties|null} [decimalVal] TypedValue decimalVal
         * @property {gnmi.ScalarArray.$Properties|null} [leaflistVal] TypedValue leaflistVal
         * @property {google.protobuf.Any.$Properties|null} [anyVal] TypedValue anyVal
         * @property {Uint8Array|null} [jsonVal] TypedValue jsonVal
         * @property {Uint8Array|null} [jsonIetfVal] TypedValue jsonIetfVal
         * @property {string|null} [asciiVal] TypedValue asciiVal
         * @property {Uint8Array|null} [protoBytes] TypedValue protoBytes
         * @property {"stringVal"|"intVal"|"uintVal"|"boolVal"|"bytesVal"|"floatVal"|"doubleVal"|"decimalVal"|"leaflistVal"|"anyVal"|"jsonVal"|"jsonIetfVal"|"asciiVal"|"protoBytes"} [value] TypedValue value
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TypedValue.
         * @memberof gnmi
         * @interface ITypedValue
         * @augments gnmi.TypedValue.$Properties
         * @deprecated Use gnmi.TypedValue.$Properties instead.
         */

        /**
         * Narrowed shape of a TypedValue.
         * @typedef {{
         *   stringVal?: string|null;
         *   intVal?: number|Long|null;
         *   uintVal?: number|Long|null;
         *   boolVal?: boolean|null;
         *   bytesVal?: Uint8Array|null;
         *   floatVal?: number|null;
         *   doubleVal?: number|null;
         *   decimalVal?: gnmi.Decimal64.$Shape|null;
         *   leaflistVal?: gnmi.ScalarArray.$Shape|null;
         *   anyVal?: google.protobuf.Any.$Shape|null;
         *   jsonVal?: Uint8Array|null;
         *   jsonIetfVal?: Uint8Array|null;
         *   asciiVal?: string|null;
         *   protoBytes?: Uint8Array|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ value?: undefined; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "stringVal"; stringVal: string; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "intVal"; stringVal?: null; intVal: number|Long; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "uintVal"; stringVal?: null; intVal?: null; uintVal: number|Long; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "boolVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal: boolean; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "bytesVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal: Uint8Array; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "floatVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal: number; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "doubleVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal: number; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "decimalVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal: gnmi.Decimal64.$Shape; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "leaflistVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal: gnmi.ScalarArray.$Shape; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "anyVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal: google.protobuf.Any.$Shape; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "jsonVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal: Uint8Array; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "jsonIetfVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal: Uint8Array; asciiVal?: null; protoBytes?: null }|{ value?: "asciiVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal: string; protoBytes?: null }|{ value?: "protoBytes"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes: Uint8Array })
         * )} gnmi.TypedValue.$Shape
         */

        /**
         * Constructs a new TypedValue.
         * @memberof gnmi
         * @classdesc Represents a TypedValue.
         * @constructor
         * @param {gnmi.TypedValue.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TypedValue = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * TypedValue stringVal.
         * @member {string|null|undefined} stringVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.stringVal = null;

        /**
         * TypedValue intVal.
         * @member {number|Long|null|undefined} intVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.intVal = null;

        /**
         * TypedValue uintVal.
         * @member {number|Long|null|undefined} uintVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.uintVal = null;

        /**
         * TypedValue boolVal.
         * @member {boolean|null|undefined} boolVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.boolVal = null;

        /**
         * TypedValue bytesVal.
         * @member {Uint8Array|null|undefined} bytesVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.bytesVal = null;

        /**
         * TypedValue floatVal.
         * @member {number|null|undefined} floatVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.floatVal = null;

        /**
         * TypedValue doubleVal.
         * @member {number|null|undefined} doubleVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.doubleVal = null;

        /**
         * TypedValue decimalVal.
         * @member {gnmi.Decimal64.$Properties|null|undefined} decimalVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.decimalVal = null;

        /**
         * TypedValue leaflistVal.
         * @member {gnmi.ScalarArray.$Properties|null|undefined} leaflistVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.leaflistVal = null;

        /**
         * TypedValue anyVal.
         * @member {google.protobuf.Any.$Properties|null|undefined} anyVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.anyVal = null;

        /**
         * TypedValue jsonVal.
         * @member {Uint8Array|null|undefined} jsonVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.jsonVal = null;

        /**
         * TypedValue jsonIetfVal.
         * @member {Uint8Array|null|undefined} jsonIetfVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.jsonIetfVal = null;

        /**
         * TypedValue asciiVal.
         * @member {string|null|undefined} asciiVal
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.asciiVal = null;

        /**
         * TypedValue protoBytes.
         * @member {Uint8Array|null|undefined} protoBytes
         * @memberof gnmi.TypedValue
         * @instance
         */
        TypedValue.prototype.protoBytes = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * TypedValue value.
         * @member {"stringVal"|"intVal"|"uintVal"|"boolVal"|"bytesVal"|"floatVal"|"doubleVal"|"decimalVal"|"leaflistVal"|"anyVal"|"jsonVal"|"jsonIetfVal"|"asciiVal"|"protoBytes"|undefined} value
         * @memberof gnmi.TypedValue
         * @instance
         */
        $Object.defineProperty(TypedValue.prototype, "value", {
            get: $util.oneOfGetter($oneOfFields = ["stringVal", "intVal", "uintVal", "boolVal", "bytesVal", "floatVal", "doubleVal", "decimalVal", "leaflistVal", "anyVal", "jsonVal", "jsonIetfVal", "asciiVal", "protoBytes"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new TypedValue instance using the specified properties.
         * @function create
         * @memberof gnmi.TypedValue
         * @static
         * @param {gnmi.TypedValue.$Properties=} [properties] Properties to set
         * @returns {gnmi.TypedValue} TypedValue instance
         * @type {{
         *   (properties: gnmi.TypedValue.$Shape): gnmi.TypedValue & gnmi.TypedValue.$Shape;
         *   (properties?: gnmi.TypedValue.$Properties): gnmi.TypedValue;
         * }}
         */
        TypedValue.create = function(properties) {
            return new TypedValue(properties);
        };

        /**
         * Encodes the specified TypedValue message. Does not implicitly {@link gnmi.TypedValue.verify|verify} messages.
         * @function encode
         * @memberof gnmi.TypedValue
         * @static
         * @param {gnmi.TypedValue.$Properties} message TypedValue message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TypedValue.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.stringVal != null && $Object.hasOwnProperty.call(message, "stringVal"))
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.stringVal);
            if (message.intVal != null && $Object.hasOwnProperty.call(message, "intVal"))
                writer.uint32(/* id 2, wireType 0 =*/16).int64(message.intVal);
            if (message.uintVal != null && $Object.hasOwnProperty.call(message, "uintVal"))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.uintVal);
            if (message.boolVal != null && $Object.hasOwnProperty.call(message, "boolVal"))
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.boolVal);
            if (message.bytesVal != null && $Object.hasOwnProperty.call(message, "bytesVal"))
                writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.bytesVal);
            if (message.floatVal != null && $Object.hasOwnProperty.call(message, "floatVal"))
                writer.uint32(/* id 6, wireType 5 =*/53).float(message.floatVal);
            if (message.decimalVal != null && $Object.hasOwnProperty.call(message, "decimalVal"))
                $root.gnmi.Decimal64.encode(message.decimalVal, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.leaflistVal != null && $Object.hasOwnProperty.call(message, "leaflistVal"))
                $root.gnmi.ScalarArray.encode(message.leaflistVal, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
            if (message.anyVal != null && $Object.hasOwnProperty.call(message, "anyVal"))
                $root.google.protobuf.Any.encode(message.anyVal, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
            if (message.jsonVal != null && $Object.hasOwnProperty.call(message, "jsonVal"))
                writer.uint32(/* id 10, wireType 2 =*/82).bytes(message.jsonVal);
            if (message.jsonIetfVal != null && $Object.hasOwnProperty.call(message, "jsonIetfVal"))
                writer.uint32(/* id 11, wireType 2 =*/90).bytes(message.jsonIetfVal);
            if (message.asciiVal != null && $Object.hasOwnProperty.call(message, "asciiVal"))
                writer.uint32(/* id 12, wireType 2 =*/98).string(message.asciiVal);
            if (message.protoBytes != null && $Object.hasOwnProperty.call(message, "protoBytes"))
                writer.uint32(/* id 13, wireType 2 =*/106).bytes(message.protoBytes);
            if (message.doubleVal != null && $Object.hasOwnProperty.call(message, "doubleVal"))
                writer.uint32(/* id 14, wireType 1 =*/113).double(message.doubleVal);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a TypedValue message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.TypedValue
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.TypedValue & gnmi.TypedValue.$Shape} TypedValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TypedValue.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.TypedValue();
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
                        message.stringVal = reader.stringVerify();
                        message.value = "stringVal";
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        message.intVal = reader.int64();
                        message.value = "intVal";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.uintVal = reader.uint64();
                        message.value = "uintVal";
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        message.boolVal = reader.bool();
                        message.value = "boolVal";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.bytesVal = reader.bytes();
                        message.value = "bytesVal";
                        continue;
                    }
                case 6: {
                        if (wireType !== 5)
                            break;
                        message.floatVal = reader.float();
                        message.value = "floatVal";
                        continue;
                    }
                case 14: {
                        if (wireType !== 1)
                            break;
                        message.doubleVal = reader.double();
                        message.value = "doubleVal";
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        message.decimalVal = $root.gnmi.Decimal64.decode(reader, reader.size(), $undefined, _depth + 1, message.decimalVal);
                        message.value = "decimalVal";
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        message.leaflistVal = $root.gnmi.ScalarArray.decode(reader, reader.size(), $undefined, _depth + 1, message.leaflistVal);
                        message.value = "leaflistVal";
                        continue;
                    }
                case 9: {
                        if (wireType !== 2)
                            break;
                        message.anyVal = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.anyVal);
                        message.value = "anyVal";
                        continue;
                    }
                case 10: {
                        if (wireType !== 2)
                            break;
                        message.jsonVal = reader.bytes();
                        message.value = "jsonVal";
                        continue;
                    }
                case 11: {
                        if (wireType !== 2)
                            break;
                        message.jsonIetfVal = reader.bytes();
                        message.value = "jsonIetfVal";
                        continue;
                    }
                case 12: {
                        if (wireType !== 2)
                            break;
                        message.asciiVal = reader.stringVerify();
                        message.value = "asciiVal";
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        message.protoBytes = reader.bytes();
                        message.value = "protoBytes";
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

        return TypedValue;
    })();

    gnmi.Path = (function() {

        /**
         * Properties of a Path.
         * @typedef {Object} gnmi.Path.$Properties
         * @property {Array.<string>|null} [element] Path element
         * @property {string|null} [origin] Path origin
         * @property {Array.<gnmi.PathElem.$Properties>|null} [elem] Path elem
         * @property {string|null} [target] Path target
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Path.
         * @memberof gnmi
         * @interface IPath
         * @augments gnmi.Path.$Properties
         * @deprecated Use gnmi.Path.$Properties instead.
         */

        /**
         * Shape of a Path.
         * @typedef {gnmi.Path.$Properties} gnmi.Path.$Shape
         */

        /**
         * Constructs a new Path.
         * @memberof gnmi
         * @classdesc Represents a Path.
         * @constructor
         * @param {gnmi.Path.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Path = function (properties) {
            this.element = [];
            this.elem = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Path element.
         * @member {Array.<string>} element
         * @memberof gnmi.Path
         * @instance
         */
        Path.prototype.element = $util.emptyArray;

        /**
         * Path origin.
         * @member {string} origin
         * @memberof gnmi.Path
         * @instance
         */
        Path.prototype.origin = "";

        /**
         * Path elem.
         * @member {Array.<gnmi.PathElem.$Properties>} elem
         * @memberof gnmi.Path
         * @instance
         */
        Path.prototype.elem = $util.emptyArray;

        /**
         * Path target.
         * @member {string} target
         * @memberof gnmi.Path
         * @instance
         */
        Path.prototype.target = "";

        /**
         * Creates a new Path instance using the specified properties.
         * @function create
         * @memberof gnmi.Path
         * @static
         * @param {gnmi.Path.$Properties=} [properties] Properties to set
         * @returns {gnmi.Path} Path instance
         * @type {{
         *   (properties: gnmi.Path.$Shape): gnmi.Path & gnmi.Path.$Shape;
         *   (properties?: gnmi.Path.$Properties): gnmi.Path;
         * }}
         */
        Path.create = function(properties) {
            return new Path(properties);
        };

        /**
         * Encodes the specified Path message. Does not implicitly {@link gnmi.Path.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Path
         * @static
         * @param {gnmi.Path.$Properties} message Path message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Path.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.element != null && message.element.length)
                for (let i = 0; i < message.element.length; ++i)
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.element[i]);
            if (message.origin != null && $Object.hasOwnProperty.call(message, "origin") && message.origin !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.origin);
            if (message.elem != null && message.elem.length)
                for (let i = 0; i < message.elem.length; ++i)
                    $root.gnmi.PathElem.encode(message.elem[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target !== "")
                writer.uint32(/* id 4, wireType 2 =*/34).string(message.target);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Path message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Path
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Path & gnmi.Path.$Shape} Path
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Path.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Path();
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
                        if (!(message.element && message.element.length))
                            message.element = [];
                        message.element.push(reader.stringVerify());
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.origin = value;
                        else
                            delete message.origin;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.elem && message.elem.length))
                            message.elem = [];
                        message.elem.push($root.gnmi.PathElem.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.target = value;
                        else
                            delete message.target;
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

        return Path;
    })();

    gnmi.PathElem = (function() {

        /**
         * Properties of a PathElem.
         * @typedef {Object} gnmi.PathElem.$Properties
         * @property {string|null} [name] PathElem name
         * @property {Object.<string,string>|null} [key] PathElem key
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a PathElem.
         * @memberof gnmi
         * @interface IPathElem
         * @augments gnmi.PathElem.$Properties
         * @deprecated Use gnmi.PathElem.$Properties instead.
         */

        /**
         * Shape of a PathElem.
         * @typedef {gnmi.PathElem.$Properties} gnmi.PathElem.$Shape
         */

        /**
         * Constructs a new PathElem.
         * @memberof gnmi
         * @classdesc Represents a PathElem.
         * @constructor
         * @param {gnmi.PathElem.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const PathElem = function (properties) {
            this.key = {};
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * PathElem name.
         * @member {string} name
         * @memberof gnmi.PathElem
         * @instance
         */
        PathElem.prototype.name = "";

        /**
         * PathElem key.
         * @member {Object.<string,string>} key
         * @memberof gnmi.PathElem
         * @instance
         */
        PathElem.prototype.key = $util.emptyObject;

        /**
         * Creates a new PathElem instance using the specified properties.
         * @function create
         * @memberof gnmi.PathElem
         * @static
         * @param {gnmi.PathElem.$Properties=} [properties] Properties to set
         * @returns {gnmi.PathElem} PathElem instance
         * @type {{
         *   (properties: gnmi.PathElem.$Shape): gnmi.PathElem & gnmi.PathElem.$Shape;
         *   (properties?: gnmi.PathElem.$Properties): gnmi.PathElem;
         * }}
         */
        PathElem.create = function(properties) {
            return new PathElem(properties);
        };

        /**
         * Encodes the specified PathElem message. Does not implicitly {@link gnmi.PathElem.verify|verify} messages.
         * @function encode
         * @memberof gnmi.PathElem
         * @static
         * @param {gnmi.PathElem.$Properties} message PathElem message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        PathElem.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.key != null && $Object.hasOwnProperty.call(message, "key"))
                for (let keys = $Object.keys(message.key), i = 0; i < keys.length; ++i)
                    writer.uint32(/* id 2, wireType 2 =*/18).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.key[keys[i]]).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a PathElem message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.PathElem
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.PathElem & gnmi.PathElem.$Shape} PathElem
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        PathElem.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.gnmi.PathElem();
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
                        if (message.key === $util.emptyObject)
                            message.key = {};
                        let end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            let tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.key, key);
                        message.key[key] = value;
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

        return PathElem;
    })();

    gnmi.Value = (function() {

        /**
         * Properties of a Value.
         * @typedef {Object} gnmi.Value.$Properties
         * @property {Uint8Array|null} [value] Value value
         * @property {gnmi.Encoding|null} [type] Value type
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Value.
         * @memberof gnmi
         * @interface IValue
         * @augments gnmi.Value.$Properties
         * @deprecated Use gnmi.Value.$Properties instead.
         */

        /**
         * Shape of a Value.
         * @typedef {gnmi.Value.$Properties} gnmi.Value.$Shape
         */

        /**
         * Constructs a new Value.
         * @memberof gnmi
         * @classdesc Represents a Value.
         * @constructor
         * @param {gnmi.Value.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Value = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Value value.
         * @member {Uint8Array} value
         * @memberof gnmi.Value
         * @instance
         */
        Value.prototype.value = $util.newBuffer([]);

        /**
         * Value type.
         * @member {gnmi.Encoding} type
         * @memberof gnmi.Value
         * @instance
         */
        Value.prototype.type = 0;

        /**
         * Creates a new Value instance using the specified properties.
         * @function create
         * @memberof gnmi.Value
         * @static
         * @param {gnmi.Value.$Properties=} [properties] Properties to set
         * @returns {gnmi.Value} Value instance
         * @type {{
         *   (properties: gnmi.Value.$Shape): gnmi.Value & gnmi.Value.$Shape;
         *   (properties?: gnmi.Value.$Properties): gnmi.Value;
         * }}
         */
        Value.create = function(properties) {
            return new Value(properties);
        };

        /**
         * Encodes the specified Value message. Does not implicitly {@link gnmi.Value.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Value
         * @static
         * @param {gnmi.Value.$Properties} message Value message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Value.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.value);
            if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.type);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Value message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Value
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Value & gnmi.Value.$Shape} Value
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Value.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Value();
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
                        if ((value = reader.bytes()).length)
                            message.value = value;
                        else
                            delete message.value;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.type = value;
                        else
                            delete message.type;
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

        return Value;
    })();

    /**
     * Encoding enum.
     * @name gnmi.Encoding
     * @enum {number}
     * @property {number} JSON=0 JSON value
     * @property {number} BYTES=1 BYTES value
     * @property {number} PROTO=2 PROTO value
     * @property {number} ASCII=3 ASCII value
     * @property {number} JSON_IETF=4 JSON_IETF value
     */
    gnmi.Encoding = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "JSON"] = 0;
        values[valuesById[1] = "BYTES"] = 1;
        values[valuesById[2] = "PROTO"] = 2;
        values[valuesById[3] = "ASCII"] = 3;
        values[valuesById[4] = "JSON_IETF"] = 4;
        return values;
    })();

    gnmi.Error = (function() {

        /**
         * Properties of an Error.
         * @typedef {Object} gnmi.Error.$Properties
         * @property {number|null} [code] Error code
         * @property {string|null} [message] Error message
         * @property {google.protobuf.Any.$Properties|null} [data] Error data
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Error.
         * @memberof gnmi
         * @interface IError
         * @augments gnmi.Error.$Properties
         * @deprecated Use gnmi.Error.$Properties instead.
         */

        /**
         * Shape of an Error.
         * @typedef {gnmi.Error.$Properties} gnmi.Error.$Shape
         */

        /**
         * Constructs a new Error.
         * @memberof gnmi
         * @classdesc Represents an Error.
         * @constructor
         * @param {gnmi.Error.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Error = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Error code.
         * @member {number} code
         * @memberof gnmi.Error
         * @instance
         */
        Error.prototype.code = 0;

        /**
         * Error message.
         * @member {string} message
         * @memberof gnmi.Error
         * @instance
         */
        Error.prototype.message = "";

        /**
         * Error data.
         * @member {google.protobuf.Any.$Properties|null|undefined} data
         * @memberof gnmi.Error
         * @instance
         */
        Error.prototype.data = null;

        /**
         * Creates a new Error instance using the specified properties.
         * @function create
         * @memberof gnmi.Error
         * @static
         * @param {gnmi.Error.$Properties=} [properties] Properties to set
         * @returns {gnmi.Error} Error instance
         * @type {{
         *   (properties: gnmi.Error.$Shape): gnmi.Error & gnmi.Error.$Shape;
         *   (properties?: gnmi.Error.$Properties): gnmi.Error;
         * }}
         */
        Error.create = function(properties) {
            return new Error(properties);
        };

        /**
         * Encodes the specified Error message. Does not implicitly {@link gnmi.Error.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Error
         * @static
         * @param {gnmi.Error.$Properties} message Error message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Error.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.code);
            if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
            if (message.data != null && $Object.hasOwnProperty.call(message, "data"))
                $root.google.protobuf.Any.encode(message.data, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Error message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Error
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Error & gnmi.Error.$Shape} Error
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Error.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Error();
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
                            message.code = value;
                        else
                            delete message.code;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.message = value;
                        else
                            delete message.message;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.data = $root.google.protobuf.Any.decode(reader, reader.size(), $undefined, _depth + 1, message.data);
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

        return Error;
    })();

    gnmi.Decimal64 = (function() {

        /**
         * Properties of a Decimal64.
         * @typedef {Object} gnmi.Decimal64.$Properties
         * @property {number|Long|null} [digits] Decimal64 digits
         * @property {number|null} [precision] Decimal64 precision
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Decimal64.
         * @memberof gnmi
         * @interface IDecimal64
         * @augments gnmi.Decimal64.$Properties
         * @deprecated Use gnmi.Decimal64.$Properties instead.
         */

        /**
         * Shape of a Decimal64.
         * @typedef {gnmi.Decimal64.$Properties} gnmi.Decimal64.$Shape
         */

        /**
         * Constructs a new Decimal64.
         * @memberof gnmi
         * @classdesc Represents a Decimal64.
         * @constructor
         * @param {gnmi.Decimal64.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Decimal64 = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Decimal64 digits.
         * @member {number|Long} digits
         * @memberof gnmi.Decimal64
         * @instance
         */
        Decimal64.prototype.digits = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Decimal64 precision.
         * @member {number} precision
         * @memberof gnmi.Decimal64
         * @instance
         */
        Decimal64.prototype.precision = 0;

        /**
         * Creates a new Decimal64 instance using the specified properties.
         * @function create
         * @memberof gnmi.Decimal64
         * @static
         * @param {gnmi.Decimal64.$Properties=} [properties] Properties to set
         * @returns {gnmi.Decimal64} Decimal64 instance
         * @type {{
         *   (properties: gnmi.Decimal64.$Shape): gnmi.Decimal64 & gnmi.Decimal64.$Shape;
         *   (properties?: gnmi.Decimal64.$Properties): gnmi.Decimal64;
         * }}
         */
        Decimal64.create = function(properties) {
            return new Decimal64(properties);
        };

        /**
         * Encodes the specified Decimal64 message. Does not implicitly {@link gnmi.Decimal64.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Decimal64
         * @static
         * @param {gnmi.Decimal64.$Properties} message Decimal64 message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Decimal64.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.digits != null && $Object.hasOwnProperty.call(message, "digits") && (typeof message.digits === "object" ? message.digits.low || message.digits.high : message.digits !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.digits);
            if (message.precision != null && $Object.hasOwnProperty.call(message, "precision") && message.precision !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.precision);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Decimal64 message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Decimal64
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Decimal64 & gnmi.Decimal64.$Shape} Decimal64
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Decimal64.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Decimal64();
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
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.digits = value;
                        else
                            delete message.digits;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.uint32())
                            message.precision = value;
                        else
                            delete message.precision;
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

        return Decimal64;
    })();

    gnmi.ScalarArray = (function() {

        /**
         * Properties of a ScalarArray.
         * @typedef {Object} gnmi.ScalarArray.$Properties
         * @property {Array.<gnmi.TypedValue.$Properties>|null} [element] ScalarArray element
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ScalarArray.
         * @memberof gnmi
         * @interface IScalarArray
         * @augments gnmi.ScalarArray.$Properties
         * @deprecated Use gnmi.ScalarArray.$Properties instead.
         */

        /**
         * Shape of a ScalarArray.
         * @typedef {{
         *   element?: Array.<gnmi.TypedValue.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.ScalarArray.$Shape
         */

        /**
         * Constructs a new ScalarArray.
         * @memberof gnmi
         * @classdesc Represents a ScalarArray.
         * @constructor
         * @param {gnmi.ScalarArray.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ScalarArray = function (properties) {
            this.element = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ScalarArray element.
         * @member {Array.<gnmi.TypedValue.$Properties>} element
         * @memberof gnmi.ScalarArray
         * @instance
         */
        ScalarArray.prototype.element = $util.emptyArray;

        /**
         * Creates a new ScalarArray instance using the specified properties.
         * @function create
         * @memberof gnmi.ScalarArray
         * @static
         * @param {gnmi.ScalarArray.$Properties=} [properties] Properties to set
         * @returns {gnmi.ScalarArray} ScalarArray instance
         * @type {{
         *   (properties: gnmi.ScalarArray.$Shape): gnmi.ScalarArray & gnmi.ScalarArray.$Shape;
         *   (properties?: gnmi.ScalarArray.$Properties): gnmi.ScalarArray;
         * }}
         */
        ScalarArray.create = function(properties) {
            return new ScalarArray(properties);
        };

        /**
         * Encodes the specified ScalarArray message. Does not implicitly {@link gnmi.ScalarArray.verify|verify} messages.
         * @function encode
         * @memberof gnmi.ScalarArray
         * @static
         * @param {gnmi.ScalarArray.$Properties} message ScalarArray message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ScalarArray.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.element != null && message.element.length)
                for (let i = 0; i < message.element.length; ++i)
                    $root.gnmi.TypedValue.encode(message.element[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ScalarArray message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.ScalarArray
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.ScalarArray & gnmi.ScalarArray.$Shape} ScalarArray
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ScalarArray.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.ScalarArray();
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
                        if (!(message.element && message.element.length))
                            message.element = [];
                        message.element.push($root.gnmi.TypedValue.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return ScalarArray;
    })();

    gnmi.SubscribeRequest = (function() {

        /**
         * Properties of a SubscribeRequest.
         * @typedef {Object} gnmi.SubscribeRequest.$Properties
         * @property {gnmi.SubscriptionList.$Properties|null} [subscribe] SubscribeRequest subscribe
         * @property {gnmi.Poll.$Properties|null} [poll] SubscribeRequest poll
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] SubscribeRequest extension
         * @property {"subscribe"|"poll"} [request] SubscribeRequest request
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SubscribeRequest.
         * @memberof gnmi
         * @interface ISubscribeRequest
         * @augments gnmi.SubscribeRequest.$Properties
         * @deprecated Use gnmi.SubscribeRequest.$Properties instead.
         */

        /**
         * Narrowed shape of a SubscribeRequest.
         * @typedef {{
         *   subscribe?: gnmi.SubscriptionList.$Shape|null;
         *   poll?: gnmi.Poll.$Shape|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ request?: undefined; subscribe?: null; poll?: null }|{ request?: "subscribe"; subscribe: gnmi.SubscriptionList.$Shape; poll?: null }|{ request?: "poll"; subscribe?: null; poll: gnmi.Poll.$Shape })
         * )} gnmi.SubscribeRequest.$Shape
         */

        /**
         * Constructs a new SubscribeRequest.
         * @memberof gnmi
         * @classdesc Represents a SubscribeRequest.
         * @constructor
         * @param {gnmi.SubscribeRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SubscribeRequest = function (properties) {
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SubscribeRequest subscribe.
         * @member {gnmi.SubscriptionList.$Properties|null|undefined} subscribe
         * @memberof gnmi.SubscribeRequest
         * @instance
         */
        SubscribeRequest.prototype.subscribe = null;

        /**
         * SubscribeRequest poll.
         * @member {gnmi.Poll.$Properties|null|undefined} poll
         * @memberof gnmi.SubscribeRequest
         * @instance
         */
        SubscribeRequest.prototype.poll = null;

        /**
         * SubscribeRequest extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.SubscribeRequest
         * @instance
         */
        SubscribeRequest.prototype.extension = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * SubscribeRequest request.
         * @member {"subscribe"|"poll"|undefined} request
         * @memberof gnmi.SubscribeRequest
         * @instance
         */
        $Object.defineProperty(SubscribeRequest.prototype, "request", {
            get: $util.oneOfGetter($oneOfFields = ["subscribe", "poll"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new SubscribeRequest instance using the specified properties.
         * @function create
         * @memberof gnmi.SubscribeRequest
         * @static
         * @param {gnmi.SubscribeRequest.$Properties=} [properties] Properties to set
         * @returns {gnmi.SubscribeRequest} SubscribeRequest instance
         * @type {{
         *   (properties: gnmi.SubscribeRequest.$Shape): gnmi.SubscribeRequest & gnmi.SubscribeRequest.$Shape;
         *   (properties?: gnmi.SubscribeRequest.$Properties): gnmi.SubscribeRequest;
         * }}
         */
        SubscribeRequest.create = function(properties) {
            return new SubscribeRequest(properties);
        };

        /**
         * Encodes the specified SubscribeRequest message. Does not implicitly {@link gnmi.SubscribeRequest.verify|verify} messages.
         * @function encode
         * @memberof gnmi.SubscribeRequest
         * @static
         * @param {gnmi.SubscribeRequest.$Properties} message SubscribeRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SubscribeRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.subscribe != null && $Object.hasOwnProperty.call(message, "subscribe"))
                $root.gnmi.SubscriptionList.encode(message.subscribe, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.poll != null && $Object.hasOwnProperty.call(message, "poll"))
                $root.gnmi.Poll.encode(message.poll, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SubscribeRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.SubscribeRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.SubscribeRequest & gnmi.SubscribeRequest.$Shape} SubscribeRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SubscribeRequest.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.SubscribeRequest();
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
                        message.subscribe = $root.gnmi.SubscriptionList.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribe);
                        message.request = "subscribe";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.poll = $root.gnmi.Poll.decode(reader, reader.size(), $undefined, _depth + 1, message.poll);
                        message.request = "poll";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return SubscribeRequest;
    })();

    gnmi.Poll = (function() {

        /**
         * Properties of a Poll.
         * @typedef {Object} gnmi.Poll.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Poll.
         * @memberof gnmi
         * @interface IPoll
         * @augments gnmi.Poll.$Properties
         * @deprecated Use gnmi.Poll.$Properties instead.
         */

        /**
         * Shape of a Poll.
         * @typedef {gnmi.Poll.$Properties} gnmi.Poll.$Shape
         */

        /**
         * Constructs a new Poll.
         * @memberof gnmi
         * @classdesc Represents a Poll.
         * @constructor
         * @param {gnmi.Poll.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Poll = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new Poll instance using the specified properties.
         * @function create
         * @memberof gnmi.Poll
         * @static
         * @param {gnmi.Poll.$Properties=} [properties] Properties to set
         * @returns {gnmi.Poll} Poll instance
         * @type {{
         *   (properties: gnmi.Poll.$Shape): gnmi.Poll & gnmi.Poll.$Shape;
         *   (properties?: gnmi.Poll.$Properties): gnmi.Poll;
         * }}
         */
        Poll.create = function(properties) {
            return new Poll(properties);
        };

        /**
         * Encodes the specified Poll message. Does not implicitly {@link gnmi.Poll.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Poll
         * @static
         * @param {gnmi.Poll.$Properties} message Poll message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Poll.encode = function (message, writer, _depth) {
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
         * Decodes a Poll message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Poll
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Poll & gnmi.Poll.$Shape} Poll
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Poll.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Poll();
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

        return Poll;
    })();

    gnmi.SubscribeResponse = (function() {

        /**
         * Properties of a SubscribeResponse.
         * @typedef {Object} gnmi.SubscribeResponse.$Properties
         * @property {gnmi.Notification.$Properties|null} [update] SubscribeResponse update
         * @property {boolean|null} [syncResponse] SubscribeResponse syncResponse
         * @property {gnmi.Error.$Properties|null} [error] SubscribeResponse error
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] SubscribeResponse extension
         * @property {"update"|"syncResponse"|"error"} [response] SubscribeResponse response
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SubscribeResponse.
         * @memberof gnmi
         * @interface ISubscribeResponse
         * @augments gnmi.SubscribeResponse.$Properties
         * @deprecated Use gnmi.SubscribeResponse.$Properties instead.
         */

        /**
         * Narrowed shape of a SubscribeResponse.
         * @typedef {{
         *   update?: gnmi.Notification.$Shape|null;
         *   syncResponse?: boolean|null;
         *   error?: gnmi.Error.$Shape|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ response?: undefined; update?: null; syncResponse?: null; error?: null }|{ response?: "update"; update: gnmi.Notification.$Shape; syncResponse?: null; error?: null }|{ response?: "syncResponse"; update?: null; syncResponse: boolean; error?: null }|{ response?: "error"; update?: null; syncResponse?: null; error: gnmi.Error.$Shape })
         * )} gnmi.SubscribeResponse.$Shape
         */

        /**
         * Constructs a new SubscribeResponse.
         * @memberof gnmi
         * @classdesc Represents a SubscribeResponse.
         * @constructor
         * @param {gnmi.SubscribeResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SubscribeResponse = function (properties) {
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SubscribeResponse update.
         * @member {gnmi.Notification.$Properties|null|undefined} update
         * @memberof gnmi.SubscribeResponse
         * @instance
         */
        SubscribeResponse.prototype.update = null;

        /**
         * SubscribeResponse syncResponse.
         * @member {boolean|null|undefined} syncResponse
         * @memberof gnmi.SubscribeResponse
         * @instance
         */
        SubscribeResponse.prototype.syncResponse = null;

        /**
         * SubscribeResponse error.
         * @member {gnmi.Error.$Properties|null|undefined} error
         * @memberof gnmi.SubscribeResponse
         * @instance
         */
        SubscribeResponse.prototype.error = null;

        /**
         * SubscribeResponse extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.SubscribeResponse
         * @instance
         */
        SubscribeResponse.prototype.extension = $util.emptyArray;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * SubscribeResponse response.
         * @member {"update"|"syncResponse"|"error"|undefined} response
         * @memberof gnmi.SubscribeResponse
         * @instance
         */
        $Object.defineProperty(SubscribeResponse.prototype, "response", {
            get: $util.oneOfGetter($oneOfFields = ["update", "syncResponse", "error"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new SubscribeResponse instance using the specified properties.
         * @function create
         * @memberof gnmi.SubscribeResponse
         * @static
         * @param {gnmi.SubscribeResponse.$Properties=} [properties] Properties to set
         * @returns {gnmi.SubscribeResponse} SubscribeResponse instance
         * @type {{
         *   (properties: gnmi.SubscribeResponse.$Shape): gnmi.SubscribeResponse & gnmi.SubscribeResponse.$Shape;
         *   (properties?: gnmi.SubscribeResponse.$Properties): gnmi.SubscribeResponse;
         * }}
         */
        SubscribeResponse.create = function(properties) {
            return new SubscribeResponse(properties);
        };

        /**
         * Encodes the specified SubscribeResponse message. Does not implicitly {@link gnmi.SubscribeResponse.verify|verify} messages.
         * @function encode
         * @memberof gnmi.SubscribeResponse
         * @static
         * @param {gnmi.SubscribeResponse.$Properties} message SubscribeResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SubscribeResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                $root.gnmi.Notification.encode(message.update, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.syncResponse != null && $Object.hasOwnProperty.call(message, "syncResponse"))
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.syncResponse);
            if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                $root.gnmi.Error.encode(message.error, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SubscribeResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.SubscribeResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.SubscribeResponse & gnmi.SubscribeResponse.$Shape} SubscribeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SubscribeResponse.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.SubscribeResponse();
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
                        message.update = $root.gnmi.Notification.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                        message.response = "update";
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        message.syncResponse = reader.bool();
                        message.response = "syncResponse";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.error = $root.gnmi.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                        message.response = "error";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return SubscribeResponse;
    })();

    gnmi.SubscriptionList = (function() {

        /**
         * Properties of a SubscriptionList.
         * @typedef {Object} gnmi.SubscriptionList.$Properties
         * @property {gnmi.Path.$Properties|null} [prefix] SubscriptionList prefix
         * @property {Array.<gnmi.Subscription.$Properties>|null} [subscription] SubscriptionList subscription
         * @property {gnmi.QOSMarking.$Properties|null} [qos] SubscriptionList qos
         * @property {gnmi.SubscriptionList.Mode|null} [mode] SubscriptionList mode
         * @property {boolean|null} [allowAggregation] SubscriptionList allowAggregation
         * @property {Array.<gnmi.ModelData.$Properties>|null} [useModels] SubscriptionList useModels
         * @property {gnmi.Encoding|null} [encoding] SubscriptionList encoding
         * @property {boolean|null} [updatesOnly] SubscriptionList updatesOnly
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SubscriptionList.
         * @memberof gnmi
         * @interface ISubscriptionList
         * @augments gnmi.SubscriptionList.$Properties
         * @deprecated Use gnmi.SubscriptionList.$Properties instead.
         */

        /**
         * Shape of a SubscriptionList.
         * @typedef {gnmi.SubscriptionList.$Properties} gnmi.SubscriptionList.$Shape
         */

        /**
         * Constructs a new SubscriptionList.
         * @memberof gnmi
         * @classdesc Represents a SubscriptionList.
         * @constructor
         * @param {gnmi.SubscriptionList.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SubscriptionList = function (properties) {
            this.subscription = [];
            this.useModels = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SubscriptionList prefix.
         * @member {gnmi.Path.$Properties|null|undefined} prefix
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.prefix = null;

        /**
         * SubscriptionList subscription.
         * @member {Array.<gnmi.Subscription.$Properties>} subscription
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.subscription = $util.emptyArray;

        /**
         * SubscriptionList qos.
         * @member {gnmi.QOSMarking.$Properties|null|undefined} qos
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.qos = null;

        /**
         * SubscriptionList mode.
         * @member {gnmi.SubscriptionList.Mode} mode
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.mode = 0;

        /**
         * SubscriptionList allowAggregation.
         * @member {boolean} allowAggregation
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.allowAggregation = false;

        /**
         * SubscriptionList useModels.
         * @member {Array.<gnmi.ModelData.$Properties>} useModels
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.useModels = $util.emptyArray;

        /**
         * SubscriptionList encoding.
         * @member {gnmi.Encoding} encoding
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.encoding = 0;

        /**
         * SubscriptionList updatesOnly.
         * @member {boolean} updatesOnly
         * @memberof gnmi.SubscriptionList
         * @instance
         */
        SubscriptionList.prototype.updatesOnly = false;

        /**
         * Creates a new SubscriptionList instance using the specified properties.
         * @function create
         * @memberof gnmi.SubscriptionList
         * @static
         * @param {gnmi.SubscriptionList.$Properties=} [properties] Properties to set
         * @returns {gnmi.SubscriptionList} SubscriptionList instance
         * @type {{
         *   (properties: gnmi.SubscriptionList.$Shape): gnmi.SubscriptionList & gnmi.SubscriptionList.$Shape;
         *   (properties?: gnmi.SubscriptionList.$Properties): gnmi.SubscriptionList;
         * }}
         */
        SubscriptionList.create = function(properties) {
            return new SubscriptionList(properties);
        };

        /**
         * Encodes the specified SubscriptionList message. Does not implicitly {@link gnmi.SubscriptionList.verify|verify} messages.
         * @function encode
         * @memberof gnmi.SubscriptionList
         * @static
         * @param {gnmi.SubscriptionList.$Properties} message SubscriptionList message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SubscriptionList.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                $root.gnmi.Path.encode(message.prefix, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.subscription != null && message.subscription.length)
                for (let i = 0; i < message.subscription.length; ++i)
                    $root.gnmi.Subscription.encode(message.subscription[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.qos != null && $Object.hasOwnProperty.call(message, "qos"))
                $root.gnmi.QOSMarking.encode(message.qos, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                writer.uint32(/* id 5, wireType 0 =*/40).int32(message.mode);
            if (message.allowAggregation != null && $Object.hasOwnProperty.call(message, "allowAggregation") && message.allowAggregation !== false)
                writer.uint32(/* id 6, wireType 0 =*/48).bool(message.allowAggregation);
            if (message.useModels != null && message.useModels.length)
                for (let i = 0; i < message.useModels.length; ++i)
                    $root.gnmi.ModelData.encode(message.useModels[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.encoding != null && $Object.hasOwnProperty.call(message, "encoding") && message.encoding !== 0)
                writer.uint32(/* id 8, wireType 0 =*/64).int32(message.encoding);
            if (message.updatesOnly != null && $Object.hasOwnProperty.call(message, "updatesOnly") && message.updatesOnly !== false)
                writer.uint32(/* id 9, wireType 0 =*/72).bool(message.updatesOnly);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SubscriptionList message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.SubscriptionList
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.SubscriptionList & gnmi.SubscriptionList.$Shape} SubscriptionList
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SubscriptionList.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.SubscriptionList();
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
                        message.prefix = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.subscription && message.subscription.length))
                            message.subscription = [];
                        message.subscription.push($root.gnmi.Subscription.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.qos = $root.gnmi.QOSMarking.decode(reader, reader.size(), $undefined, _depth + 1, message.qos);
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.mode = value;
                        else
                            delete message.mode;
                        continue;
                    }
                case 6: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.allowAggregation = value;
                        else
                            delete message.allowAggregation;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.useModels && message.useModels.length))
                            message.useModels = [];
                        message.useModels.push($root.gnmi.ModelData.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 8: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.encoding = value;
                        else
                            delete message.encoding;
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.updatesOnly = value;
                        else
                            delete message.updatesOnly;
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
         * Mode enum.
         * @name gnmi.SubscriptionList.Mode
         * @enum {number}
         * @property {number} STREAM=0 STREAM value
         * @property {number} ONCE=1 ONCE value
         * @property {number} POLL=2 POLL value
         */
        SubscriptionList.Mode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "STREAM"] = 0;
            values[valuesById[1] = "ONCE"] = 1;
            values[valuesById[2] = "POLL"] = 2;
            return values;
        })();

        return SubscriptionList;
    })();

    gnmi.Subscription = (function() {

        /**
         * Properties of a Subscription.
         * @typedef {Object} gnmi.Subscription.$Properties
         * @property {gnmi.Path.$Properties|null} [path] Subscription path
         * @property {gnmi.SubscriptionMode|null} [mode] Subscription mode
         * @property {number|Long|null} [sampleInterval] Subscription sampleInterval
         * @property {boolean|null} [suppressRedundant] Subscription suppressRedundant
         * @property {number|Long|null} [heartbeatInterval] Subscription heartbeatInterval
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Subscription.
         * @memberof gnmi
         * @interface ISubscription
         * @augments gnmi.Subscription.$Properties
         * @deprecated Use gnmi.Subscription.$Properties instead.
         */

        /**
         * Shape of a Subscription.
         * @typedef {gnmi.Subscription.$Properties} gnmi.Subscription.$Shape
         */

        /**
         * Constructs a new Subscription.
         * @memberof gnmi
         * @classdesc Represents a Subscription.
         * @constructor
         * @param {gnmi.Subscription.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Subscription = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Subscription path.
         * @member {gnmi.Path.$Properties|null|undefined} path
         * @memberof gnmi.Subscription
         * @instance
         */
        Subscription.prototype.path = null;

        /**
         * Subscription mode.
         * @member {gnmi.SubscriptionMode} mode
         * @memberof gnmi.Subscription
         * @instance
         */
        Subscription.prototype.mode = 0;

        /**
         * Subscription sampleInterval.
         * @member {number|Long} sampleInterval
         * @memberof gnmi.Subscription
         * @instance
         */
        Subscription.prototype.sampleInterval = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Subscription suppressRedundant.
         * @member {boolean} suppressRedundant
         * @memberof gnmi.Subscription
         * @instance
         */
        Subscription.prototype.suppressRedundant = false;

        /**
         * Subscription heartbeatInterval.
         * @member {number|Long} heartbeatInterval
         * @memberof gnmi.Subscription
         * @instance
         */
        Subscription.prototype.heartbeatInterval = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new Subscription instance using the specified properties.
         * @function create
         * @memberof gnmi.Subscription
         * @static
         * @param {gnmi.Subscription.$Properties=} [properties] Properties to set
         * @returns {gnmi.Subscription} Subscription instance
         * @type {{
         *   (properties: gnmi.Subscription.$Shape): gnmi.Subscription & gnmi.Subscription.$Shape;
         *   (properties?: gnmi.Subscription.$Properties): gnmi.Subscription;
         * }}
         */
        Subscription.create = function(properties) {
            return new Subscription(properties);
        };

        /**
         * Encodes the specified Subscription message. Does not implicitly {@link gnmi.Subscription.verify|verify} messages.
         * @function encode
         * @memberof gnmi.Subscription
         * @static
         * @param {gnmi.Subscription.$Properties} message Subscription message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Subscription.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                $root.gnmi.Path.encode(message.path, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                writer.uint32(/* id 2, wireType 0 =*/16).int32(message.mode);
            if (message.sampleInterval != null && $Object.hasOwnProperty.call(message, "sampleInterval") && (typeof message.sampleInterval === "object" ? message.sampleInterval.low || message.sampleInterval.high : message.sampleInterval !== 0))
                writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sampleInterval);
            if (message.suppressRedundant != null && $Object.hasOwnProperty.call(message, "suppressRedundant") && message.suppressRedundant !== false)
                writer.uint32(/* id 4, wireType 0 =*/32).bool(message.suppressRedundant);
            if (message.heartbeatInterval != null && $Object.hasOwnProperty.call(message, "heartbeatInterval") && (typeof message.heartbeatInterval === "object" ? message.heartbeatInterval.low || message.heartbeatInterval.high : message.heartbeatInterval !== 0))
                writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.heartbeatInterval);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Subscription message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.Subscription
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.Subscription & gnmi.Subscription.$Shape} Subscription
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Subscription.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.Subscription();
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
                        message.path = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.path);
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.mode = value;
                        else
                            delete message.mode;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.sampleInterval = value;
                        else
                            delete message.sampleInterval;
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.suppressRedundant = value;
                        else
                            delete message.suppressRedundant;
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.heartbeatInterval = value;
                        else
                            delete message.heartbeatInterval;
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

        return Subscription;
    })();

    /**
     * SubscriptionMode enum.
     * @name gnmi.SubscriptionMode
     * @enum {number}
     * @property {number} TARGET_DEFINED=0 TARGET_DEFINED value
     * @property {number} ON_CHANGE=1 ON_CHANGE value
     * @property {number} SAMPLE=2 SAMPLE value
     */
    gnmi.SubscriptionMode = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "TARGET_DEFINED"] = 0;
        values[valuesById[1] = "ON_CHANGE"] = 1;
        values[valuesById[2] = "SAMPLE"] = 2;
        return values;
    })();

    gnmi.QOSMarking = (function() {

        /**
         * Properties of a QOSMarking.
         * @typedef {Object} gnmi.QOSMarking.$Properties
         * @property {number|null} [marking] QOSMarking marking
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a QOSMarking.
         * @memberof gnmi
         * @interface IQOSMarking
         * @augments gnmi.QOSMarking.$Properties
         * @deprecated Use gnmi.QOSMarking.$Properties instead.
         */

        /**
         * Shape of a QOSMarking.
         * @typedef {gnmi.QOSMarking.$Properties} gnmi.QOSMarking.$Shape
         */

        /**
         * Constructs a new QOSMarking.
         * @memberof gnmi
         * @classdesc Represents a QOSMarking.
         * @constructor
         * @param {gnmi.QOSMarking.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const QOSMarking = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * QOSMarking marking.
         * @member {number} marking
         * @memberof gnmi.QOSMarking
         * @instance
         */
        QOSMarking.prototype.marking = 0;

        /**
         * Creates a new QOSMarking instance using the specified properties.
         * @function create
         * @memberof gnmi.QOSMarking
         * @static
         * @param {gnmi.QOSMarking.$Properties=} [properties] Properties to set
         * @returns {gnmi.QOSMarking} QOSMarking instance
         * @type {{
         *   (properties: gnmi.QOSMarking.$Shape): gnmi.QOSMarking & gnmi.QOSMarking.$Shape;
         *   (properties?: gnmi.QOSMarking.$Properties): gnmi.QOSMarking;
         * }}
         */
        QOSMarking.create = function(properties) {
            return new QOSMarking(properties);
        };

        /**
         * Encodes the specified QOSMarking message. Does not implicitly {@link gnmi.QOSMarking.verify|verify} messages.
         * @function encode
         * @memberof gnmi.QOSMarking
         * @static
         * @param {gnmi.QOSMarking.$Properties} message QOSMarking message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        QOSMarking.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.marking != null && $Object.hasOwnProperty.call(message, "marking") && message.marking !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.marking);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a QOSMarking message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.QOSMarking
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.QOSMarking & gnmi.QOSMarking.$Shape} QOSMarking
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        QOSMarking.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.QOSMarking();
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
                            message.marking = value;
                        else
                            delete message.marking;
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

        return QOSMarking;
    })();

    gnmi.SetRequest = (function() {

        /**
         * Properties of a SetRequest.
         * @typedef {Object} gnmi.SetRequest.$Properties
         * @property {gnmi.Path.$Properties|null} [prefix] SetRequest prefix
         * @property {Array.<gnmi.Path.$Properties>|null} ["delete"] SetRequest delete
         * @property {Array.<gnmi.Update.$Properties>|null} [replace] SetRequest replace
         * @property {Array.<gnmi.Update.$Properties>|null} [update] SetRequest update
         * @property {Array.<gnmi.Update.$Properties>|null} [unionReplace] SetRequest unionReplace
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] SetRequest extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SetRequest.
         * @memberof gnmi
         * @interface ISetRequest
         * @augments gnmi.SetRequest.$Properties
         * @deprecated Use gnmi.SetRequest.$Properties instead.
         */

        /**
         * Shape of a SetRequest.
         * @typedef {{
         *   prefix?: gnmi.Path.$Shape|null;
         *   "delete"?: Array.<gnmi.Path.$Shape>|null;
         *   replace?: Array.<gnmi.Update.$Shape>|null;
         *   update?: Array.<gnmi.Update.$Shape>|null;
         *   unionReplace?: Array.<gnmi.Update.$Shape>|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.SetRequest.$Shape
         */

        /**
         * Constructs a new SetRequest.
         * @memberof gnmi
         * @classdesc Represents a SetRequest.
         * @constructor
         * @param {gnmi.SetRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SetRequest = function (properties) {
            this["delete"] = [];
            this.replace = [];
            this.update = [];
            this.unionReplace = [];
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SetRequest prefix.
         * @member {gnmi.Path.$Properties|null|undefined} prefix
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype.prefix = null;

        /**
         * SetRequest delete.
         * @member {Array.<gnmi.Path.$Properties>} delete
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype["delete"] = $util.emptyArray;

        /**
         * SetRequest replace.
         * @member {Array.<gnmi.Update.$Properties>} replace
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype.replace = $util.emptyArray;

        /**
         * SetRequest update.
         * @member {Array.<gnmi.Update.$Properties>} update
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype.update = $util.emptyArray;

        /**
         * SetRequest unionReplace.
         * @member {Array.<gnmi.Update.$Properties>} unionReplace
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype.unionReplace = $util.emptyArray;

        /**
         * SetRequest extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.SetRequest
         * @instance
         */
        SetRequest.prototype.extension = $util.emptyArray;

        /**
         * Creates a new SetRequest instance using the specified properties.
         * @function create
         * @memberof gnmi.SetRequest
         * @static
         * @param {gnmi.SetRequest.$Properties=} [properties] Properties to set
         * @returns {gnmi.SetRequest} SetRequest instance
         * @type {{
         *   (properties: gnmi.SetRequest.$Shape): gnmi.SetRequest & gnmi.SetRequest.$Shape;
         *   (properties?: gnmi.SetRequest.$Properties): gnmi.SetRequest;
         * }}
         */
        SetRequest.create = function(properties) {
            return new SetRequest(properties);
        };

        /**
         * Encodes the specified SetRequest message. Does not implicitly {@link gnmi.SetRequest.verify|verify} messages.
         * @function encode
         * @memberof gnmi.SetRequest
         * @static
         * @param {gnmi.SetRequest.$Properties} message SetRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SetRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                $root.gnmi.Path.encode(message.prefix, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message["delete"] != null && message["delete"].length)
                for (let i = 0; i < message["delete"].length; ++i)
                    $root.gnmi.Path.encode(message["delete"][i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.replace != null && message.replace.length)
                for (let i = 0; i < message.replace.length; ++i)
                    $root.gnmi.Update.encode(message.replace[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.update != null && message.update.length)
                for (let i = 0; i < message.update.length; ++i)
                    $root.gnmi.Update.encode(message.update[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.unionReplace != null && message.unionReplace.length)
                for (let i = 0; i < message.unionReplace.length; ++i)
                    $root.gnmi.Update.encode(message.unionReplace[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SetRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.SetRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.SetRequest & gnmi.SetRequest.$Shape} SetRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SetRequest.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.SetRequest();
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
                        message.prefix = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message["delete"] && message["delete"].length))
                            message["delete"] = [];
                        message["delete"].push($root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.replace && message.replace.length))
                            message.replace = [];
                        message.replace.push($root.gnmi.Update.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.update && message.update.length))
                            message.update = [];
                        message.update.push($root.gnmi.Update.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if (!(message.unionReplace && message.unionReplace.length))
                            message.unionReplace = [];
                        message.unionReplace.push($root.gnmi.Update.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return SetRequest;
    })();

    gnmi.SetResponse = (function() {

        /**
         * Properties of a SetResponse.
         * @typedef {Object} gnmi.SetResponse.$Properties
         * @property {gnmi.Path.$Properties|null} [prefix] SetResponse prefix
         * @property {Array.<gnmi.UpdateResult.$Properties>|null} [response] SetResponse response
         * @property {gnmi.Error.$Properties|null} [message] SetResponse message
         * @property {number|Long|null} [timestamp] SetResponse timestamp
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] SetResponse extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a SetResponse.
         * @memberof gnmi
         * @interface ISetResponse
         * @augments gnmi.SetResponse.$Properties
         * @deprecated Use gnmi.SetResponse.$Properties instead.
         */

        /**
         * Shape of a SetResponse.
         * @typedef {{
         *   prefix?: gnmi.Path.$Shape|null;
         *   response?: Array.<gnmi.UpdateResult.$Shape>|null;
         *   message?: gnmi.Error.$Shape|null;
         *   timestamp?: number|Long|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.SetResponse.$Shape
         */

        /**
         * Constructs a new SetResponse.
         * @memberof gnmi
         * @classdesc Represents a SetResponse.
         * @constructor
         * @param {gnmi.SetResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const SetResponse = function (properties) {
            this.response = [];
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * SetResponse prefix.
         * @member {gnmi.Path.$Properties|null|undefined} prefix
         * @memberof gnmi.SetResponse
         * @instance
         */
        SetResponse.prototype.prefix = null;

        /**
         * SetResponse response.
         * @member {Array.<gnmi.UpdateResult.$Properties>} response
         * @memberof gnmi.SetResponse
         * @instance
         */
        SetResponse.prototype.response = $util.emptyArray;

        /**
         * SetResponse message.
         * @member {gnmi.Error.$Properties|null|undefined} message
         * @memberof gnmi.SetResponse
         * @instance
         */
        SetResponse.prototype.message = null;

        /**
         * SetResponse timestamp.
         * @member {number|Long} timestamp
         * @memberof gnmi.SetResponse
         * @instance
         */
        SetResponse.prototype.timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * SetResponse extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.SetResponse
         * @instance
         */
        SetResponse.prototype.extension = $util.emptyArray;

        /**
         * Creates a new SetResponse instance using the specified properties.
         * @function create
         * @memberof gnmi.SetResponse
         * @static
         * @param {gnmi.SetResponse.$Properties=} [properties] Properties to set
         * @returns {gnmi.SetResponse} SetResponse instance
         * @type {{
         *   (properties: gnmi.SetResponse.$Shape): gnmi.SetResponse & gnmi.SetResponse.$Shape;
         *   (properties?: gnmi.SetResponse.$Properties): gnmi.SetResponse;
         * }}
         */
        SetResponse.create = function(properties) {
            return new SetResponse(properties);
        };

        /**
         * Encodes the specified SetResponse message. Does not implicitly {@link gnmi.SetResponse.verify|verify} messages.
         * @function encode
         * @memberof gnmi.SetResponse
         * @static
         * @param {gnmi.SetResponse.$Properties} message SetResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        SetResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                $root.gnmi.Path.encode(message.prefix, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.response != null && message.response.length)
                for (let i = 0; i < message.response.length; ++i)
                    $root.gnmi.UpdateResult.encode(message.response[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                $root.gnmi.Error.encode(message.message, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp") && (typeof message.timestamp === "object" ? message.timestamp.low || message.timestamp.high : message.timestamp !== 0))
                writer.uint32(/* id 4, wireType 0 =*/32).int64(message.timestamp);
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a SetResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.SetResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.SetResponse & gnmi.SetResponse.$Shape} SetResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        SetResponse.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.SetResponse();
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
                        message.prefix = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.response && message.response.length))
                            message.response = [];
                        message.response.push($root.gnmi.UpdateResult.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.message = $root.gnmi.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.timestamp = value;
                        else
                            delete message.timestamp;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return SetResponse;
    })();

    gnmi.UpdateResult = (function() {

        /**
         * Properties of an UpdateResult.
         * @typedef {Object} gnmi.UpdateResult.$Properties
         * @property {number|Long|null} [timestamp] UpdateResult timestamp
         * @property {gnmi.Path.$Properties|null} [path] UpdateResult path
         * @property {gnmi.Error.$Properties|null} [message] UpdateResult message
         * @property {gnmi.UpdateResult.Operation|null} [op] UpdateResult op
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an UpdateResult.
         * @memberof gnmi
         * @interface IUpdateResult
         * @augments gnmi.UpdateResult.$Properties
         * @deprecated Use gnmi.UpdateResult.$Properties instead.
         */

        /**
         * Shape of an UpdateResult.
         * @typedef {gnmi.UpdateResult.$Properties} gnmi.UpdateResult.$Shape
         */

        /**
         * Constructs a new UpdateResult.
         * @memberof gnmi
         * @classdesc Represents an UpdateResult.
         * @constructor
         * @param {gnmi.UpdateResult.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const UpdateResult = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * UpdateResult timestamp.
         * @member {number|Long} timestamp
         * @memberof gnmi.UpdateResult
         * @instance
         */
        UpdateResult.prototype.timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * UpdateResult path.
         * @member {gnmi.Path.$Properties|null|undefined} path
         * @memberof gnmi.UpdateResult
         * @instance
         */
        UpdateResult.prototype.path = null;

        /**
         * UpdateResult message.
         * @member {gnmi.Error.$Properties|null|undefined} message
         * @memberof gnmi.UpdateResult
         * @instance
         */
        UpdateResult.prototype.message = null;

        /**
         * UpdateResult op.
         * @member {gnmi.UpdateResult.Operation} op
         * @memberof gnmi.UpdateResult
         * @instance
         */
        UpdateResult.prototype.op = 0;

        /**
         * Creates a new UpdateResult instance using the specified properties.
         * @function create
         * @memberof gnmi.UpdateResult
         * @static
         * @param {gnmi.UpdateResult.$Properties=} [properties] Properties to set
         * @returns {gnmi.UpdateResult} UpdateResult instance
         * @type {{
         *   (properties: gnmi.UpdateResult.$Shape): gnmi.UpdateResult & gnmi.UpdateResult.$Shape;
         *   (properties?: gnmi.UpdateResult.$Properties): gnmi.UpdateResult;
         * }}
         */
        UpdateResult.create = function(properties) {
            return new UpdateResult(properties);
        };

        /**
         * Encodes the specified UpdateResult message. Does not implicitly {@link gnmi.UpdateResult.verify|verify} messages.
         * @function encode
         * @memberof gnmi.UpdateResult
         * @static
         * @param {gnmi.UpdateResult.$Properties} message UpdateResult message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        UpdateResult.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.timestamp != null && $Object.hasOwnProperty.call(message, "timestamp") && (typeof message.timestamp === "object" ? message.timestamp.low || message.timestamp.high : message.timestamp !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.timestamp);
            if (message.path != null && $Object.hasOwnProperty.call(message, "path"))
                $root.gnmi.Path.encode(message.path, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.message != null && $Object.hasOwnProperty.call(message, "message"))
                $root.gnmi.Error.encode(message.message, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.op != null && $Object.hasOwnProperty.call(message, "op") && message.op !== 0)
                writer.uint32(/* id 4, wireType 0 =*/32).int32(message.op);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an UpdateResult message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.UpdateResult
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.UpdateResult & gnmi.UpdateResult.$Shape} UpdateResult
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        UpdateResult.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.UpdateResult();
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
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.timestamp = value;
                        else
                            delete message.timestamp;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.path = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.path);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.message = $root.gnmi.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.message);
                        continue;
                    }
                case 4: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.op = value;
                        else
                            delete message.op;
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
         * @name gnmi.UpdateResult.Operation
         * @enum {number}
         * @property {number} INVALID=0 INVALID value
         * @property {number} DELETE=1 DELETE value
         * @property {number} REPLACE=2 REPLACE value
         * @property {number} UPDATE=3 UPDATE value
         * @property {number} UNION_REPLACE=4 UNION_REPLACE value
         */
        UpdateResult.Operation = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "INVALID"] = 0;
            values[valuesById[1] = "DELETE"] = 1;
            values[valuesById[2] = "REPLACE"] = 2;
            values[valuesById[3] = "UPDATE"] = 3;
            values[valuesById[4] = "UNION_REPLACE"] = 4;
            return values;
        })();

        return UpdateResult;
    })();

    gnmi.GetRequest = (function() {

        /**
         * Properties of a GetRequest.
         * @typedef {Object} gnmi.GetRequest.$Properties
         * @property {gnmi.Path.$Properties|null} [prefix] GetRequest prefix
         * @property {Array.<gnmi.Path.$Properties>|null} [path] GetRequest path
         * @property {gnmi.GetRequest.DataType|null} [type] GetRequest type
         * @property {gnmi.Encoding|null} [encoding] GetRequest encoding
         * @property {Array.<gnmi.ModelData.$Properties>|null} [useModels] GetRequest useModels
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] GetRequest extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GetRequest.
         * @memberof gnmi
         * @interface IGetRequest
         * @augments gnmi.GetRequest.$Properties
         * @deprecated Use gnmi.GetRequest.$Properties instead.
         */

        /**
         * Shape of a GetRequest.
         * @typedef {{
         *   prefix?: gnmi.Path.$Shape|null;
         *   path?: Array.<gnmi.Path.$Shape>|null;
         *   type?: gnmi.GetRequest.DataType|null;
         *   encoding?: gnmi.Encoding|null;
         *   useModels?: Array.<gnmi.ModelData.$Shape>|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.GetRequest.$Shape
         */

        /**
         * Constructs a new GetRequest.
         * @memberof gnmi
         * @classdesc Represents a GetRequest.
         * @constructor
         * @param {gnmi.GetRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const GetRequest = function (properties) {
            this.path = [];
            this.useModels = [];
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GetRequest prefix.
         * @member {gnmi.Path.$Properties|null|undefined} prefix
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.prefix = null;

        /**
         * GetRequest path.
         * @member {Array.<gnmi.Path.$Properties>} path
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.path = $util.emptyArray;

        /**
         * GetRequest type.
         * @member {gnmi.GetRequest.DataType} type
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.type = 0;

        /**
         * GetRequest encoding.
         * @member {gnmi.Encoding} encoding
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.encoding = 0;

        /**
         * GetRequest useModels.
         * @member {Array.<gnmi.ModelData.$Properties>} useModels
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.useModels = $util.emptyArray;

        /**
         * GetRequest extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.GetRequest
         * @instance
         */
        GetRequest.prototype.extension = $util.emptyArray;

        /**
         * Creates a new GetRequest instance using the specified properties.
         * @function create
         * @memberof gnmi.GetRequest
         * @static
         * @param {gnmi.GetRequest.$Properties=} [properties] Properties to set
         * @returns {gnmi.GetRequest} GetRequest instance
         * @type {{
         *   (properties: gnmi.GetRequest.$Shape): gnmi.GetRequest & gnmi.GetRequest.$Shape;
         *   (properties?: gnmi.GetRequest.$Properties): gnmi.GetRequest;
         * }}
         */
        GetRequest.create = function(properties) {
            return new GetRequest(properties);
        };

        /**
         * Encodes the specified GetRequest message. Does not implicitly {@link gnmi.GetRequest.verify|verify} messages.
         * @function encode
         * @memberof gnmi.GetRequest
         * @static
         * @param {gnmi.GetRequest.$Properties} message GetRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GetRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix"))
                $root.gnmi.Path.encode(message.prefix, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.path != null && message.path.length)
                for (let i = 0; i < message.path.length; ++i)
                    $root.gnmi.Path.encode(message.path[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.type != null && $Object.hasOwnProperty.call(message, "type") && message.type !== 0)
                writer.uint32(/* id 3, wireType 0 =*/24).int32(message.type);
            if (message.encoding != null && $Object.hasOwnProperty.call(message, "encoding") && message.encoding !== 0)
                writer.uint32(/* id 5, wireType 0 =*/40).int32(message.encoding);
            if (message.useModels != null && message.useModels.length)
                for (let i = 0; i < message.useModels.length; ++i)
                    $root.gnmi.ModelData.encode(message.useModels[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GetRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.GetRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.GetRequest & gnmi.GetRequest.$Shape} GetRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GetRequest.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.GetRequest();
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
                        message.prefix = $root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1, message.prefix);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if (!(message.path && message.path.length))
                            message.path = [];
                        message.path.push($root.gnmi.Path.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.type = value;
                        else
                            delete message.type;
                        continue;
                    }
                case 5: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.encoding = value;
                        else
                            delete message.encoding;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if (!(message.useModels && message.useModels.length))
                            message.useModels = [];
                        message.useModels.push($root.gnmi.ModelData.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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
         * DataType enum.
         * @name gnmi.GetRequest.DataType
         * @enum {number}
         * @property {number} ALL=0 ALL value
         * @property {number} CONFIG=1 CONFIG value
         * @property {number} STATE=2 STATE value
         * @property {number} OPERATIONAL=3 OPERATIONAL value
         */
        GetRequest.DataType = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ALL"] = 0;
            values[valuesById[1] = "CONFIG"] = 1;
            values[valuesById[2] = "STATE"] = 2;
            values[valuesById[3] = "OPERATIONAL"] = 3;
            return values;
        })();

        return GetRequest;
    })();

    gnmi.GetResponse = (function() {

        /**
         * Properties of a GetResponse.
         * @typedef {Object} gnmi.GetResponse.$Properties
         * @property {Array.<gnmi.Notification.$Properties>|null} [notification] GetResponse notification
         * @property {gnmi.Error.$Properties|null} [error] GetResponse error
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] GetResponse extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a GetResponse.
         * @memberof gnmi
         * @interface IGetResponse
         * @augments gnmi.GetResponse.$Properties
         * @deprecated Use gnmi.GetResponse.$Properties instead.
         */

        /**
         * Shape of a GetResponse.
         * @typedef {{
         *   notification?: Array.<gnmi.Notification.$Shape>|null;
         *   error?: gnmi.Error.$Shape|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.GetResponse.$Shape
         */

        /**
         * Constructs a new GetResponse.
         * @memberof gnmi
         * @classdesc Represents a GetResponse.
         * @constructor
         * @param {gnmi.GetResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const GetResponse = function (properties) {
            this.notification = [];
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * GetResponse notification.
         * @member {Array.<gnmi.Notification.$Properties>} notification
         * @memberof gnmi.GetResponse
         * @instance
         */
        GetResponse.prototype.notification = $util.emptyArray;

        /**
         * GetResponse error.
         * @member {gnmi.Error.$Properties|null|undefined} error
         * @memberof gnmi.GetResponse
         * @instance
         */
        GetResponse.prototype.error = null;

        /**
         * GetResponse extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.GetResponse
         * @instance
         */
        GetResponse.prototype.extension = $util.emptyArray;

        /**
         * Creates a new GetResponse instance using the specified properties.
         * @function create
         * @memberof gnmi.GetResponse
         * @static
         * @param {gnmi.GetResponse.$Properties=} [properties] Properties to set
         * @returns {gnmi.GetResponse} GetResponse instance
         * @type {{
         *   (properties: gnmi.GetResponse.$Shape): gnmi.GetResponse & gnmi.GetResponse.$Shape;
         *   (properties?: gnmi.GetResponse.$Properties): gnmi.GetResponse;
         * }}
         */
        GetResponse.create = function(properties) {
            return new GetResponse(properties);
        };

        /**
         * Encodes the specified GetResponse message. Does not implicitly {@link gnmi.GetResponse.verify|verify} messages.
         * @function encode
         * @memberof gnmi.GetResponse
         * @static
         * @param {gnmi.GetResponse.$Properties} message GetResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        GetResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.notification != null && message.notification.length)
                for (let i = 0; i < message.notification.length; ++i)
                    $root.gnmi.Notification.encode(message.notification[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                $root.gnmi.Error.encode(message.error, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a GetResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.GetResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.GetResponse & gnmi.GetResponse.$Shape} GetResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        GetResponse.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.GetResponse();
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
                        if (!(message.notification && message.notification.length))
                            message.notification = [];
                        message.notification.push($root.gnmi.Notification.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.error = $root.gnmi.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return GetResponse;
    })();

    gnmi.CapabilityRequest = (function() {

        /**
         * Properties of a CapabilityRequest.
         * @typedef {Object} gnmi.CapabilityRequest.$Properties
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] CapabilityRequest extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CapabilityRequest.
         * @memberof gnmi
         * @interface ICapabilityRequest
         * @augments gnmi.CapabilityRequest.$Properties
         * @deprecated Use gnmi.CapabilityRequest.$Properties instead.
         */

        /**
         * Shape of a CapabilityRequest.
         * @typedef {{
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.CapabilityRequest.$Shape
         */

        /**
         * Constructs a new CapabilityRequest.
         * @memberof gnmi
         * @classdesc Represents a CapabilityRequest.
         * @constructor
         * @param {gnmi.CapabilityRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CapabilityRequest = function (properties) {
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CapabilityRequest extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.CapabilityRequest
         * @instance
         */
        CapabilityRequest.prototype.extension = $util.emptyArray;

        /**
         * Creates a new CapabilityRequest instance using the specified properties.
         * @function create
         * @memberof gnmi.CapabilityRequest
         * @static
         * @param {gnmi.CapabilityRequest.$Properties=} [properties] Properties to set
         * @returns {gnmi.CapabilityRequest} CapabilityRequest instance
         * @type {{
         *   (properties: gnmi.CapabilityRequest.$Shape): gnmi.CapabilityRequest & gnmi.CapabilityRequest.$Shape;
         *   (properties?: gnmi.CapabilityRequest.$Properties): gnmi.CapabilityRequest;
         * }}
         */
        CapabilityRequest.create = function(properties) {
            return new CapabilityRequest(properties);
        };

        /**
         * Encodes the specified CapabilityRequest message. Does not implicitly {@link gnmi.CapabilityRequest.verify|verify} messages.
         * @function encode
         * @memberof gnmi.CapabilityRequest
         * @static
         * @param {gnmi.CapabilityRequest.$Properties} message CapabilityRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CapabilityRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CapabilityRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.CapabilityRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.CapabilityRequest & gnmi.CapabilityRequest.$Shape} CapabilityRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CapabilityRequest.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.CapabilityRequest();
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
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return CapabilityRequest;
    })();

    gnmi.CapabilityResponse = (function() {

        /**
         * Properties of a CapabilityResponse.
         * @typedef {Object} gnmi.CapabilityResponse.$Properties
         * @property {Array.<gnmi.ModelData.$Properties>|null} [supportedModels] CapabilityResponse supportedModels
         * @property {Array.<gnmi.Encoding>|null} [supportedEncodings] CapabilityResponse supportedEncodings
         * @property {string|null} [gNMIVersion] CapabilityResponse gNMIVersion
         * @property {Array.<gnmi_ext.Extension.$Properties>|null} [extension] CapabilityResponse extension
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CapabilityResponse.
         * @memberof gnmi
         * @interface ICapabilityResponse
         * @augments gnmi.CapabilityResponse.$Properties
         * @deprecated Use gnmi.CapabilityResponse.$Properties instead.
         */

        /**
         * Shape of a CapabilityResponse.
         * @typedef {{
         *   supportedModels?: Array.<gnmi.ModelData.$Shape>|null;
         *   supportedEncodings?: Array.<gnmi.Encoding>|null;
         *   gNMIVersion?: string|null;
         *   extension?: Array.<gnmi_ext.Extension.$Shape>|null;
         *   $unknowns?: Array.<Uint8Array>;
         * }} gnmi.CapabilityResponse.$Shape
         */

        /**
         * Constructs a new CapabilityResponse.
         * @memberof gnmi
         * @classdesc Represents a CapabilityResponse.
         * @constructor
         * @param {gnmi.CapabilityResponse.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CapabilityResponse = function (properties) {
            this.supportedModels = [];
            this.supportedEncodings = [];
            this.extension = [];
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CapabilityResponse supportedModels.
         * @member {Array.<gnmi.ModelData.$Properties>} supportedModels
         * @memberof gnmi.CapabilityResponse
         * @instance
         */
        CapabilityResponse.prototype.supportedModels = $util.emptyArray;

        /**
         * CapabilityResponse supportedEncodings.
         * @member {Array.<gnmi.Encoding>} supportedEncodings
         * @memberof gnmi.CapabilityResponse
         * @instance
         */
        CapabilityResponse.prototype.supportedEncodings = $util.emptyArray;

        /**
         * CapabilityResponse gNMIVersion.
         * @member {string} gNMIVersion
         * @memberof gnmi.CapabilityResponse
         * @instance
         */
        CapabilityResponse.prototype.gNMIVersion = "";

        /**
         * CapabilityResponse extension.
         * @member {Array.<gnmi_ext.Extension.$Properties>} extension
         * @memberof gnmi.CapabilityResponse
         * @instance
         */
        CapabilityResponse.prototype.extension = $util.emptyArray;

        /**
         * Creates a new CapabilityResponse instance using the specified properties.
         * @function create
         * @memberof gnmi.CapabilityResponse
         * @static
         * @param {gnmi.CapabilityResponse.$Properties=} [properties] Properties to set
         * @returns {gnmi.CapabilityResponse} CapabilityResponse instance
         * @type {{
         *   (properties: gnmi.CapabilityResponse.$Shape): gnmi.CapabilityResponse & gnmi.CapabilityResponse.$Shape;
         *   (properties?: gnmi.CapabilityResponse.$Properties): gnmi.CapabilityResponse;
         * }}
         */
        CapabilityResponse.create = function(properties) {
            return new CapabilityResponse(properties);
        };

        /**
         * Encodes the specified CapabilityResponse message. Does not implicitly {@link gnmi.CapabilityResponse.verify|verify} messages.
         * @function encode
         * @memberof gnmi.CapabilityResponse
         * @static
         * @param {gnmi.CapabilityResponse.$Properties} message CapabilityResponse message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CapabilityResponse.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.supportedModels != null && message.supportedModels.length)
                for (let i = 0; i < message.supportedModels.length; ++i)
                    $root.gnmi.ModelData.encode(message.supportedModels[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.supportedEncodings != null && message.supportedEncodings.length)
                writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.supportedEncodings);
            if (message.gNMIVersion != null && $Object.hasOwnProperty.call(message, "gNMIVersion") && message.gNMIVersion !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.gNMIVersion);
            if (message.extension != null && message.extension.length)
                for (let i = 0; i < message.extension.length; ++i)
                    $root.gnmi_ext.Extension.encode(message.extension[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CapabilityResponse message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.CapabilityResponse
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.CapabilityResponse & gnmi.CapabilityResponse.$Shape} CapabilityResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CapabilityResponse.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.CapabilityResponse();
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
                        if (!(message.supportedModels && message.supportedModels.length))
                            message.supportedModels = [];
                        message.supportedModels.push($root.gnmi.ModelData.decode(reader, reader.size(), $undefined, _depth + 1));
                        continue;
                    }
                case 2: {
                        if (wireType === 2) {
                            if (!(message.supportedEncodings && message.supportedEncodings.length))
                                message.supportedEncodings = [];
                            reader.int32s(message.supportedEncodings);
                            continue;
                        }
                        if (wireType !== 0)
                            break;
                        if (!(message.supportedEncodings && message.supportedEncodings.length))
                            message.supportedEncodings = [];
                        message.supportedEncodings.push(reader.int32());
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.gNMIVersion = value;
                        else
                            delete message.gNMIVersion;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if (!(message.extension && message.extension.length))
                            message.extension = [];
                        message.extension.push($root.gnmi_ext.Extension.decode(reader, reader.size(), $undefined, _depth + 1));
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

        return CapabilityResponse;
    })();

    gnmi.ModelData = (function() {

        /**
         * Properties of a ModelData.
         * @typedef {Object} gnmi.ModelData.$Properties
         * @property {string|null} [name] ModelData name
         * @property {string|null} [organization] ModelData organization
         * @property {string|null} [version] ModelData version
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ModelData.
         * @memberof gnmi
         * @interface IModelData
         * @augments gnmi.ModelData.$Properties
         * @deprecated Use gnmi.ModelData.$Properties instead.
         */

        /**
         * Shape of a ModelData.
         * @typedef {gnmi.ModelData.$Properties} gnmi.ModelData.$Shape
         */

        /**
         * Constructs a new ModelData.
         * @memberof gnmi
         * @classdesc Represents a ModelData.
         * @constructor
         * @param {gnmi.ModelData.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ModelData = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ModelData name.
         * @member {string} name
         * @memberof gnmi.ModelData
         * @instance
         */
        ModelData.prototype.name = "";

        /**
         * ModelData organization.
         * @member {string} organization
         * @memberof gnmi.ModelData
         * @instance
         */
        ModelData.prototype.organization = "";

        /**
         * ModelData version.
         * @member {string} version
         * @memberof gnmi.ModelData
         * @instance
         */
        ModelData.prototype.version = "";

        /**
         * Creates a new ModelData instance using the specified properties.
         * @function create
         * @memberof gnmi.ModelData
         * @static
         * @param {gnmi.ModelData.$Properties=} [properties] Properties to set
         * @returns {gnmi.ModelData} ModelData instance
         * @type {{
         *   (properties: gnmi.ModelData.$Shape): gnmi.ModelData & gnmi.ModelData.$Shape;
         *   (properties?: gnmi.ModelData.$Properties): gnmi.ModelData;
         * }}
         */
        ModelData.create = function(properties) {
            return new ModelData(properties);
        };

        /**
         * Encodes the specified ModelData message. Does not implicitly {@link gnmi.ModelData.verify|verify} messages.
         * @function encode
         * @memberof gnmi.ModelData
         * @static
         * @param {gnmi.ModelData.$Properties} message ModelData message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ModelData.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
            if (message.organization != null && $Object.hasOwnProperty.call(message, "organization") && message.organization !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.organization);
            if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== "")
                writer.uint32(/* id 3, wireType 2 =*/26).string(message.version);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ModelData message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi.ModelData
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi.ModelData & gnmi.ModelData.$Shape} ModelData
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ModelData.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi.ModelData();
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
                            message.organization = value;
                        else
                            delete message.organization;
                        continue;
                    }
                case 3: {
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

        return ModelData;
    })();

    return gnmi;
})();

export const gnmi_ext = $root.gnmi_ext = (() => {

    /**
     * Namespace gnmi_ext.
     * @exports gnmi_ext
     * @namespace
     */
    const gnmi_ext = {};

    gnmi_ext.Extension = (function() {

        /**
         * Properties of an Extension.
         * @typedef {Object} gnmi_ext.Extension.$Properties
         * @property {gnmi_ext.RegisteredExtension.$Properties|null} [registeredExt] Extension registeredExt
         * @property {gnmi_ext.MasterArbitration.$Properties|null} [masterArbitration] Extension masterArbitration
         * @property {gnmi_ext.History.$Properties|null} [history] Extension history
         * @property {gnmi_ext.Commit.$Properties|null} [commit] Extension commit
         * @property {gnmi_ext.Depth.$Properties|null} [depth] Extension depth
         * @property {gnmi_ext.ConfigSubscription.$Properties|null} [configSubscription] Extension configSubscription
         * @property {"registeredExt"|"masterArbitration"|"history"|"commit"|"depth"|"configSubscription"} [ext] Extension ext
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Extension.
         * @memberof gnmi_ext
         * @interface IExtension
         * @augments gnmi_ext.Extension.$Properties
         * @deprecated Use gnmi_ext.Extension.$Properties instead.
         */

        /**
         * Narrowed shape of an Extension.
         * @typedef {{
         *   registeredExt?: gnmi_ext.RegisteredExtension.$Shape|null;
         *   masterArbitration?: gnmi_ext.MasterArbitration.$Shape|null;
         *   history?: gnmi_ext.History.$Shape|null;
         *   commit?: gnmi_ext.Commit.$Shape|null;
         *   depth?: gnmi_ext.Depth.$Shape|null;
         *   configSubscription?: gnmi_ext.ConfigSubscription.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ ext?: undefined; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "registeredExt"; registeredExt: gnmi_ext.RegisteredExtension.$Shape; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "masterArbitration"; registeredExt?: null; masterArbitration: gnmi_ext.MasterArbitration.$Shape; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "history"; registeredExt?: null; masterArbitration?: null; history: gnmi_ext.History.$Shape; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "commit"; registeredExt?: null; masterArbitration?: null; history?: null; commit: gnmi_ext.Commit.$Shape; depth?: null; configSubscription?: null }|{ ext?: "depth"; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth: gnmi_ext.Depth.$Shape; configSubscription?: null }|{ ext?: "configSubscription"; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription: gnmi_ext.ConfigSubscription.$Shape })
         * )} gnmi_ext.Extension.$Shape
         */

        /**
         * Constructs a new Extension.
         * @memberof gnmi_ext
         * @classdesc Represents an Extension.
         * @constructor
         * @param {gnmi_ext.Extension.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Extension = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Extension registeredExt.
         * @member {gnmi_ext.RegisteredExtension.$Properties|null|undefined} registeredExt
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.registeredExt = null;

        /**
         * Extension masterArbitration.
         * @member {gnmi_ext.MasterArbitration.$Properties|null|undefined} masterArbitration
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.masterArbitration = null;

        /**
         * Extension history.
         * @member {gnmi_ext.History.$Properties|null|undefined} history
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.history = null;

        /**
         * Extension commit.
         * @member {gnmi_ext.Commit.$Properties|null|undefined} commit
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.commit = null;

        /**
         * Extension depth.
         * @member {gnmi_ext.Depth.$Properties|null|undefined} depth
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.depth = null;

        /**
         * Extension configSubscription.
         * @member {gnmi_ext.ConfigSubscription.$Properties|null|undefined} configSubscription
         * @memberof gnmi_ext.Extension
         * @instance
         */
        Extension.prototype.configSubscription = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Extension ext.
         * @member {"registeredExt"|"masterArbitration"|"history"|"commit"|"depth"|"configSubscription"|undefined} ext
         * @memberof gnmi_ext.Extension
         * @instance
         */
        $Object.defineProperty(Extension.prototype, "ext", {
            get: $util.oneOfGetter($oneOfFields = ["registeredExt", "masterArbitration", "history", "commit", "depth", "configSubscription"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Extension instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.Extension
         * @static
         * @param {gnmi_ext.Extension.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.Extension} Extension instance
         * @type {{
         *   (properties: gnmi_ext.Extension.$Shape): gnmi_ext.Extension & gnmi_ext.Extension.$Shape;
         *   (properties?: gnmi_ext.Extension.$Properties): gnmi_ext.Extension;
         * }}
         */
        Extension.create = function(properties) {
            return new Extension(properties);
        };

        /**
         * Encodes the specified Extension message. Does not implicitly {@link gnmi_ext.Extension.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.Extension
         * @static
         * @param {gnmi_ext.Extension.$Properties} message Extension message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Extension.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.registeredExt != null && $Object.hasOwnProperty.call(message, "registeredExt"))
                $root.gnmi_ext.RegisteredExtension.encode(message.registeredExt, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.masterArbitration != null && $Object.hasOwnProperty.call(message, "masterArbitration"))
                $root.gnmi_ext.MasterArbitration.encode(message.masterArbitration, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.history != null && $Object.hasOwnProperty.call(message, "history"))
                $root.gnmi_ext.History.encode(message.history, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                $root.gnmi_ext.Commit.encode(message.commit, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.depth != null && $Object.hasOwnProperty.call(message, "depth"))
                $root.gnmi_ext.Depth.encode(message.depth, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.configSubscription != null && $Object.hasOwnProperty.call(message, "configSubscription"))
                $root.gnmi_ext.ConfigSubscription.encode(message.configSubscription, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Extension message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.Extension
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.Extension & gnmi_ext.Extension.$Shape} Extension
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Extension.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.Extension();
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
                        message.registeredExt = $root.gnmi_ext.RegisteredExtension.decode(reader, reader.size(), $undefined, _depth + 1, message.registeredExt);
                        message.ext = "registeredExt";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.masterArbitration = $root.gnmi_ext.MasterArbitration.decode(reader, reader.size(), $undefined, _depth + 1, message.masterArbitration);
                        message.ext = "masterArbitration";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.history = $root.gnmi_ext.History.decode(reader, reader.size(), $undefined, _depth + 1, message.history);
                        message.ext = "history";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.commit = $root.gnmi_ext.Commit.decode(reader, reader.size(), $undefined, _depth + 1, message.commit);
                        message.ext = "commit";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.depth = $root.gnmi_ext.Depth.decode(reader, reader.size(), $undefined, _depth + 1, message.depth);
                        message.ext = "depth";
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        message.configSubscription = $root.gnmi_ext.ConfigSubscription.decode(reader, reader.size(), $undefined, _depth + 1, message.configSubscription);
                        message.ext = "configSubscription";
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

        return Extension;
    })();

    gnmi_ext.RegisteredExtension = (function() {

        /**
         * Properties of a RegisteredExtension.
         * @typedef {Object} gnmi_ext.RegisteredExtension.$Properties
         * @property {gnmi_ext.ExtensionID|null} [id] RegisteredExtension id
         * @property {Uint8Array|null} [msg] RegisteredExtension msg
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a RegisteredExtension.
         * @memberof gnmi_ext
         * @interface IRegisteredExtension
         * @augments gnmi_ext.RegisteredExtension.$Properties
         * @deprecated Use gnmi_ext.RegisteredExtension.$Properties instead.
         */

        /**
         * Shape of a RegisteredExtension.
         * @typedef {gnmi_ext.RegisteredExtension.$Properties} gnmi_ext.RegisteredExtension.$Shape
         */

        /**
         * Constructs a new RegisteredExtension.
         * @memberof gnmi_ext
         * @classdesc Represents a RegisteredExtension.
         * @constructor
         * @param {gnmi_ext.RegisteredExtension.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const RegisteredExtension = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * RegisteredExtension id.
         * @member {gnmi_ext.ExtensionID} id
         * @memberof gnmi_ext.RegisteredExtension
         * @instance
         */
        RegisteredExtension.prototype.id = 0;

        /**
         * RegisteredExtension msg.
         * @member {Uint8Array} msg
         * @memberof gnmi_ext.RegisteredExtension
         * @instance
         */
        RegisteredExtension.prototype.msg = $util.newBuffer([]);

        /**
         * Creates a new RegisteredExtension instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.RegisteredExtension
         * @static
         * @param {gnmi_ext.RegisteredExtension.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.RegisteredExtension} RegisteredExtension instance
         * @type {{
         *   (properties: gnmi_ext.RegisteredExtension.$Shape): gnmi_ext.RegisteredExtension & gnmi_ext.RegisteredExtension.$Shape;
         *   (properties?: gnmi_ext.RegisteredExtension.$Properties): gnmi_ext.RegisteredExtension;
         * }}
         */
        RegisteredExtension.create = function(properties) {
            return new RegisteredExtension(properties);
        };

        /**
         * Encodes the specified RegisteredExtension message. Does not implicitly {@link gnmi_ext.RegisteredExtension.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.RegisteredExtension
         * @static
         * @param {gnmi_ext.RegisteredExtension.$Properties} message RegisteredExtension message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        RegisteredExtension.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).int32(message.id);
            if (message.msg != null && $Object.hasOwnProperty.call(message, "msg") && message.msg.length)
                writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.msg);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a RegisteredExtension message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.RegisteredExtension
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.RegisteredExtension & gnmi_ext.RegisteredExtension.$Shape} RegisteredExtension
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        RegisteredExtension.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.RegisteredExtension();
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
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.bytes()).length)
                            message.msg = value;
                        else
                            delete message.msg;
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

        return RegisteredExtension;
    })();

    /**
     * ExtensionID enum.
     * @name gnmi_ext.ExtensionID
     * @enum {number}
     * @property {number} EID_UNSET=0 EID_UNSET value
     * @property {number} EID_EXPERIMENTAL=999 EID_EXPERIMENTAL value
     */
    gnmi_ext.ExtensionID = (function() {
        const valuesById = $Object.create(null), values = $Object.create(valuesById);
        values[valuesById[0] = "EID_UNSET"] = 0;
        values[valuesById[999] = "EID_EXPERIMENTAL"] = 999;
        return values;
    })();

    gnmi_ext.MasterArbitration = (function() {

        /**
         * Properties of a MasterArbitration.
         * @typedef {Object} gnmi_ext.MasterArbitration.$Properties
         * @property {gnmi_ext.Role.$Properties|null} [role] MasterArbitration role
         * @property {gnmi_ext.Uint128.$Properties|null} [electionId] MasterArbitration electionId
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a MasterArbitration.
         * @memberof gnmi_ext
         * @interface IMasterArbitration
         * @augments gnmi_ext.MasterArbitration.$Properties
         * @deprecated Use gnmi_ext.MasterArbitration.$Properties instead.
         */

        /**
         * Shape of a MasterArbitration.
         * @typedef {gnmi_ext.MasterArbitration.$Properties} gnmi_ext.MasterArbitration.$Shape
         */

        /**
         * Constructs a new MasterArbitration.
         * @memberof gnmi_ext
         * @classdesc Represents a MasterArbitration.
         * @constructor
         * @param {gnmi_ext.MasterArbitration.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const MasterArbitration = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * MasterArbitration role.
         * @member {gnmi_ext.Role.$Properties|null|undefined} role
         * @memberof gnmi_ext.MasterArbitration
         * @instance
         */
        MasterArbitration.prototype.role = null;

        /**
         * MasterArbitration electionId.
         * @member {gnmi_ext.Uint128.$Properties|null|undefined} electionId
         * @memberof gnmi_ext.MasterArbitration
         * @instance
         */
        MasterArbitration.prototype.electionId = null;

        /**
         * Creates a new MasterArbitration instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.MasterArbitration
         * @static
         * @param {gnmi_ext.MasterArbitration.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.MasterArbitration} MasterArbitration instance
         * @type {{
         *   (properties: gnmi_ext.MasterArbitration.$Shape): gnmi_ext.MasterArbitration & gnmi_ext.MasterArbitration.$Shape;
         *   (properties?: gnmi_ext.MasterArbitration.$Properties): gnmi_ext.MasterArbitration;
         * }}
         */
        MasterArbitration.create = function(properties) {
            return new MasterArbitration(properties);
        };

        /**
         * Encodes the specified MasterArbitration message. Does not implicitly {@link gnmi_ext.MasterArbitration.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.MasterArbitration
         * @static
         * @param {gnmi_ext.MasterArbitration.$Properties} message MasterArbitration message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        MasterArbitration.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                $root.gnmi_ext.Role.encode(message.role, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.electionId != null && $Object.hasOwnProperty.call(message, "electionId"))
                $root.gnmi_ext.Uint128.encode(message.electionId, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a MasterArbitration message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.MasterArbitration
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.MasterArbitration & gnmi_ext.MasterArbitration.$Shape} MasterArbitration
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        MasterArbitration.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.MasterArbitration();
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
                        message.role = $root.gnmi_ext.Role.decode(reader, reader.size(), $undefined, _depth + 1, message.role);
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.electionId = $root.gnmi_ext.Uint128.decode(reader, reader.size(), $undefined, _depth + 1, message.electionId);
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

        return MasterArbitration;
    })();

    gnmi_ext.Uint128 = (function() {

        /**
         * Properties of an Uint128.
         * @typedef {Object} gnmi_ext.Uint128.$Properties
         * @property {number|Long|null} [high] Uint128 high
         * @property {number|Long|null} [low] Uint128 low
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of an Uint128.
         * @memberof gnmi_ext
         * @interface IUint128
         * @augments gnmi_ext.Uint128.$Properties
         * @deprecated Use gnmi_ext.Uint128.$Properties instead.
         */

        /**
         * Shape of an Uint128.
         * @typedef {gnmi_ext.Uint128.$Properties} gnmi_ext.Uint128.$Shape
         */

        /**
         * Constructs a new Uint128.
         * @memberof gnmi_ext
         * @classdesc Represents an Uint128.
         * @constructor
         * @param {gnmi_ext.Uint128.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Uint128 = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Uint128 high.
         * @member {number|Long} high
         * @memberof gnmi_ext.Uint128
         * @instance
         */
        Uint128.prototype.high = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Uint128 low.
         * @member {number|Long} low
         * @memberof gnmi_ext.Uint128
         * @instance
         */
        Uint128.prototype.low = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

        /**
         * Creates a new Uint128 instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.Uint128
         * @static
         * @param {gnmi_ext.Uint128.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.Uint128} Uint128 instance
         * @type {{
         *   (properties: gnmi_ext.Uint128.$Shape): gnmi_ext.Uint128 & gnmi_ext.Uint128.$Shape;
         *   (properties?: gnmi_ext.Uint128.$Properties): gnmi_ext.Uint128;
         * }}
         */
        Uint128.create = function(properties) {
            return new Uint128(properties);
        };

        /**
         * Encodes the specified Uint128 message. Does not implicitly {@link gnmi_ext.Uint128.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.Uint128
         * @static
         * @param {gnmi_ext.Uint128.$Properties} message Uint128 message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Uint128.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.high != null && $Object.hasOwnProperty.call(message, "high") && (typeof message.high === "object" ? message.high.low || message.high.high : message.high !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.high);
            if (message.low != null && $Object.hasOwnProperty.call(message, "low") && (typeof message.low === "object" ? message.low.low || message.low.high : message.low !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.low);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes an Uint128 message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.Uint128
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.Uint128 & gnmi_ext.Uint128.$Shape} Uint128
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Uint128.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.Uint128();
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
                            message.high = value;
                        else
                            delete message.high;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                            message.low = value;
                        else
                            delete message.low;
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

        return Uint128;
    })();

    gnmi_ext.Role = (function() {

        /**
         * Properties of a Role.
         * @typedef {Object} gnmi_ext.Role.$Properties
         * @property {string|null} [id] Role id
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Role.
         * @memberof gnmi_ext
         * @interface IRole
         * @augments gnmi_ext.Role.$Properties
         * @deprecated Use gnmi_ext.Role.$Properties instead.
         */

        /**
         * Shape of a Role.
         * @typedef {gnmi_ext.Role.$Properties} gnmi_ext.Role.$Shape
         */

        /**
         * Constructs a new Role.
         * @memberof gnmi_ext
         * @classdesc Represents a Role.
         * @constructor
         * @param {gnmi_ext.Role.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Role = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Role id.
         * @member {string} id
         * @memberof gnmi_ext.Role
         * @instance
         */
        Role.prototype.id = "";

        /**
         * Creates a new Role instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.Role
         * @static
         * @param {gnmi_ext.Role.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.Role} Role instance
         * @type {{
         *   (properties: gnmi_ext.Role.$Shape): gnmi_ext.Role & gnmi_ext.Role.$Shape;
         *   (properties?: gnmi_ext.Role.$Properties): gnmi_ext.Role;
         * }}
         */
        Role.create = function(properties) {
            return new Role(properties);
        };

        /**
         * Encodes the specified Role message. Does not implicitly {@link gnmi_ext.Role.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.Role
         * @static
         * @param {gnmi_ext.Role.$Properties} message Role message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Role.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Role message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.Role
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.Role & gnmi_ext.Role.$Shape} Role
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Role.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.Role();
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

        return Role;
    })();

    gnmi_ext.History = (function() {

        /**
         * Properties of a History.
         * @typedef {Object} gnmi_ext.History.$Properties
         * @property {number|Long|null} [snapshotTime] History snapshotTime
         * @property {gnmi_ext.TimeRange.$Properties|null} [range] History range
         * @property {"snapshotTime"|"range"} [request] History request
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a History.
         * @memberof gnmi_ext
         * @interface IHistory
         * @augments gnmi_ext.History.$Properties
         * @deprecated Use gnmi_ext.History.$Properties instead.
         */

        /**
         * Narrowed shape of a History.
         * @typedef {{
         *   snapshotTime?: number|Long|null;
         *   range?: gnmi_ext.TimeRange.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ request?: undefined; snapshotTime?: null; range?: null }|{ request?: "snapshotTime"; snapshotTime: number|Long; range?: null }|{ request?: "range"; snapshotTime?: null; range: gnmi_ext.TimeRange.$Shape })
         * )} gnmi_ext.History.$Shape
         */

        /**
         * Constructs a new History.
         * @memberof gnmi_ext
         * @classdesc Represents a History.
         * @constructor
         * @param {gnmi_ext.History.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const History = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * History snapshotTime.
         * @member {number|Long|null|undefined} snapshotTime
         * @memberof gnmi_ext.History
         * @instance
         */
        History.prototype.snapshotTime = null;

        /**
         * History range.
         * @member {gnmi_ext.TimeRange.$Properties|null|undefined} range
         * @memberof gnmi_ext.History
         * @instance
         */
        History.prototype.range = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * History request.
         * @member {"snapshotTime"|"range"|undefined} request
         * @memberof gnmi_ext.History
         * @instance
         */
        $Object.defineProperty(History.prototype, "request", {
            get: $util.oneOfGetter($oneOfFields = ["snapshotTime", "range"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new History instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.History
         * @static
         * @param {gnmi_ext.History.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.History} History instance
         * @type {{
         *   (properties: gnmi_ext.History.$Shape): gnmi_ext.History & gnmi_ext.History.$Shape;
         *   (properties?: gnmi_ext.History.$Properties): gnmi_ext.History;
         * }}
         */
        History.create = function(properties) {
            return new History(properties);
        };

        /**
         * Encodes the specified History message. Does not implicitly {@link gnmi_ext.History.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.History
         * @static
         * @param {gnmi_ext.History.$Properties} message History message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        History.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.snapshotTime != null && $Object.hasOwnProperty.call(message, "snapshotTime"))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.snapshotTime);
            if (message.range != null && $Object.hasOwnProperty.call(message, "range"))
                $root.gnmi_ext.TimeRange.encode(message.range, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a History message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.History
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.History & gnmi_ext.History.$Shape} History
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        History.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.History();
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
                        message.snapshotTime = reader.int64();
                        message.request = "snapshotTime";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.range = $root.gnmi_ext.TimeRange.decode(reader, reader.size(), $undefined, _depth + 1, message.range);
                        message.request = "range";
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

        return History;
    })();

    gnmi_ext.TimeRange = (function() {

        /**
         * Properties of a TimeRange.
         * @typedef {Object} gnmi_ext.TimeRange.$Properties
         * @property {number|Long|null} [start] TimeRange start
         * @property {number|Long|null} [end] TimeRange end
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a TimeRange.
         * @memberof gnmi_ext
         * @interface ITimeRange
         * @augments gnmi_ext.TimeRange.$Properties
         * @deprecated Use gnmi_ext.TimeRange.$Properties instead.
         */

        /**
         * Shape of a TimeRange.
         * @typedef {gnmi_ext.TimeRange.$Properties} gnmi_ext.TimeRange.$Shape
         */

        /**
         * Constructs a new TimeRange.
         * @memberof gnmi_ext
         * @classdesc Represents a TimeRange.
         * @constructor
         * @param {gnmi_ext.TimeRange.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const TimeRange = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * TimeRange start.
         * @member {number|Long} start
         * @memberof gnmi_ext.TimeRange
         * @instance
         */
        TimeRange.prototype.start = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * TimeRange end.
         * @member {number|Long} end
         * @memberof gnmi_ext.TimeRange
         * @instance
         */
        TimeRange.prototype.end = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

        /**
         * Creates a new TimeRange instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.TimeRange
         * @static
         * @param {gnmi_ext.TimeRange.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.TimeRange} TimeRange instance
         * @type {{
         *   (properties: gnmi_ext.TimeRange.$Shape): gnmi_ext.TimeRange & gnmi_ext.TimeRange.$Shape;
         *   (properties?: gnmi_ext.TimeRange.$Properties): gnmi_ext.TimeRange;
         * }}
         */
        TimeRange.create = function(properties) {
            return new TimeRange(properties);
        };

        /**
         * Encodes the specified TimeRange message. Does not implicitly {@link gnmi_ext.TimeRange.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.TimeRange
         * @static
         * @param {gnmi_ext.TimeRange.$Properties} message TimeRange message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        TimeRange.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.start != null && $Object.hasOwnProperty.call(message, "start") && (typeof message.start === "object" ? message.start.low || message.start.high : message.start !== 0))
                writer.uint32(/* id 1, wireType 0 =*/8).int64(message.start);
            if (message.end != null && $Object.hasOwnProperty.call(message, "end") && (typeof message.end === "object" ? message.end.low || message.end.high : message.end !== 0))
                writer.uint32(/* id 2, wireType 0 =*/16).int64(message.end);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a TimeRange message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.TimeRange
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.TimeRange & gnmi_ext.TimeRange.$Shape} TimeRange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        TimeRange.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.TimeRange();
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
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.start = value;
                        else
                            delete message.start;
                        continue;
                    }
                case 2: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.end = value;
                        else
                            delete message.end;
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

        return TimeRange;
    })();

    gnmi_ext.Commit = (function() {

        /**
         * Properties of a Commit.
         * @typedef {Object} gnmi_ext.Commit.$Properties
         * @property {string|null} [id] Commit id
         * @property {gnmi_ext.CommitRequest.$Properties|null} [commit] Commit commit
         * @property {gnmi_ext.CommitConfirm.$Properties|null} [confirm] Commit confirm
         * @property {gnmi_ext.CommitCancel.$Properties|null} [cancel] Commit cancel
         * @property {gnmi_ext.CommitSetRollbackDuration.$Properties|null} [setRollbackDuration] Commit setRollbackDuration
         * @property {"commit"|"confirm"|"cancel"|"setRollbackDuration"} [action] Commit action
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Commit.
         * @memberof gnmi_ext
         * @interface ICommit
         * @augments gnmi_ext.Commit.$Properties
         * @deprecated Use gnmi_ext.Commit.$Properties instead.
         */

        /**
         * Narrowed shape of a Commit.
         * @typedef {{
         *   id?: string|null;
         *   commit?: gnmi_ext.CommitRequest.$Shape|null;
         *   confirm?: gnmi_ext.CommitConfirm.$Shape|null;
         *   cancel?: gnmi_ext.CommitCancel.$Shape|null;
         *   setRollbackDuration?: gnmi_ext.CommitSetRollbackDuration.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ action?: undefined; commit?: null; confirm?: null; cancel?: null; setRollbackDuration?: null }|{ action?: "commit"; commit: gnmi_ext.CommitRequest.$Shape; confirm?: null; cancel?: null; setRollbackDuration?: null }|{ action?: "confirm"; commit?: null; confirm: gnmi_ext.CommitConfirm.$Shape; cancel?: null; setRollbackDuration?: null }|{ action?: "cancel"; commit?: null; confirm?: null; cancel: gnmi_ext.CommitCancel.$Shape; setRollbackDuration?: null }|{ action?: "setRollbackDuration"; commit?: null; confirm?: null; cancel?: null; setRollbackDuration: gnmi_ext.CommitSetRollbackDuration.$Shape })
         * )} gnmi_ext.Commit.$Shape
         */

        /**
         * Constructs a new Commit.
         * @memberof gnmi_ext
         * @classdesc Represents a Commit.
         * @constructor
         * @param {gnmi_ext.Commit.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Commit = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Commit id.
         * @member {string} id
         * @memberof gnmi_ext.Commit
         * @instance
         */
        Commit.prototype.id = "";

        /**
         * Commit commit.
         * @member {gnmi_ext.CommitRequest.$Properties|null|undefined} commit
         * @memberof gnmi_ext.Commit
         * @instance
         */
        Commit.prototype.commit = null;

        /**
         * Commit confirm.
         * @member {gnmi_ext.CommitConfirm.$Properties|null|undefined} confirm
         * @memberof gnmi_ext.Commit
         * @instance
         */
        Commit.prototype.confirm = null;

        /**
         * Commit cancel.
         * @member {gnmi_ext.CommitCancel.$Properties|null|undefined} cancel
         * @memberof gnmi_ext.Commit
         * @instance
         */
        Commit.prototype.cancel = null;

        /**
         * Commit setRollbackDuration.
         * @member {gnmi_ext.CommitSetRollbackDuration.$Properties|null|undefined} setRollbackDuration
         * @memberof gnmi_ext.Commit
         * @instance
         */
        Commit.prototype.setRollbackDuration = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * Commit action.
         * @member {"commit"|"confirm"|"cancel"|"setRollbackDuration"|undefined} action
         * @memberof gnmi_ext.Commit
         * @instance
         */
        $Object.defineProperty(Commit.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["commit", "confirm", "cancel", "setRollbackDuration"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new Commit instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.Commit
         * @static
         * @param {gnmi_ext.Commit.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.Commit} Commit instance
         * @type {{
         *   (properties: gnmi_ext.Commit.$Shape): gnmi_ext.Commit & gnmi_ext.Commit.$Shape;
         *   (properties?: gnmi_ext.Commit.$Properties): gnmi_ext.Commit;
         * }}
         */
        Commit.create = function(properties) {
            return new Commit(properties);
        };

        /**
         * Encodes the specified Commit message. Does not implicitly {@link gnmi_ext.Commit.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.Commit
         * @static
         * @param {gnmi_ext.Commit.$Properties} message Commit message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Commit.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.id);
            if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                $root.gnmi_ext.CommitRequest.encode(message.commit, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.confirm != null && $Object.hasOwnProperty.call(message, "confirm"))
                $root.gnmi_ext.CommitConfirm.encode(message.confirm, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
            if (message.cancel != null && $Object.hasOwnProperty.call(message, "cancel"))
                $root.gnmi_ext.CommitCancel.encode(message.cancel, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
            if (message.setRollbackDuration != null && $Object.hasOwnProperty.call(message, "setRollbackDuration"))
                $root.gnmi_ext.CommitSetRollbackDuration.encode(message.setRollbackDuration, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Commit message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.Commit
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.Commit & gnmi_ext.Commit.$Shape} Commit
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Commit.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.Commit();
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
                            message.id = value;
                        else
                            delete message.id;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.commit = $root.gnmi_ext.CommitRequest.decode(reader, reader.size(), $undefined, _depth + 1, message.commit);
                        message.action = "commit";
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        message.confirm = $root.gnmi_ext.CommitConfirm.decode(reader, reader.size(), $undefined, _depth + 1, message.confirm);
                        message.action = "confirm";
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        message.cancel = $root.gnmi_ext.CommitCancel.decode(reader, reader.size(), $undefined, _depth + 1, message.cancel);
                        message.action = "cancel";
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        message.setRollbackDuration = $root.gnmi_ext.CommitSetRollbackDuration.decode(reader, reader.size(), $undefined, _depth + 1, message.setRollbackDuration);
                        message.action = "setRollbackDuration";
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

        return Commit;
    })();

    gnmi_ext.CommitRequest = (function() {

        /**
         * Properties of a CommitRequest.
         * @typedef {Object} gnmi_ext.CommitRequest.$Properties
         * @property {google.protobuf.Duration.$Properties|null} [rollbackDuration] CommitRequest rollbackDuration
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CommitRequest.
         * @memberof gnmi_ext
         * @interface ICommitRequest
         * @augments gnmi_ext.CommitRequest.$Properties
         * @deprecated Use gnmi_ext.CommitRequest.$Properties instead.
         */

        /**
         * Shape of a CommitRequest.
         * @typedef {gnmi_ext.CommitRequest.$Properties} gnmi_ext.CommitRequest.$Shape
         */

        /**
         * Constructs a new CommitRequest.
         * @memberof gnmi_ext
         * @classdesc Represents a CommitRequest.
         * @constructor
         * @param {gnmi_ext.CommitRequest.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CommitRequest = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CommitRequest rollbackDuration.
         * @member {google.protobuf.Duration.$Properties|null|undefined} rollbackDuration
         * @memberof gnmi_ext.CommitRequest
         * @instance
         */
        CommitRequest.prototype.rollbackDuration = null;

        /**
         * Creates a new CommitRequest instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.CommitRequest
         * @static
         * @param {gnmi_ext.CommitRequest.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.CommitRequest} CommitRequest instance
         * @type {{
         *   (properties: gnmi_ext.CommitRequest.$Shape): gnmi_ext.CommitRequest & gnmi_ext.CommitRequest.$Shape;
         *   (properties?: gnmi_ext.CommitRequest.$Properties): gnmi_ext.CommitRequest;
         * }}
         */
        CommitRequest.create = function(properties) {
            return new CommitRequest(properties);
        };

        /**
         * Encodes the specified CommitRequest message. Does not implicitly {@link gnmi_ext.CommitRequest.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.CommitRequest
         * @static
         * @param {gnmi_ext.CommitRequest.$Properties} message CommitRequest message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CommitRequest.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.rollbackDuration != null && $Object.hasOwnProperty.call(message, "rollbackDuration"))
                $root.google.protobuf.Duration.encode(message.rollbackDuration, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CommitRequest message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.CommitRequest
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitRequest & gnmi_ext.CommitRequest.$Shape} CommitRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CommitRequest.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.CommitRequest();
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
                        message.rollbackDuration = $root.google.protobuf.Duration.decode(reader, reader.size(), $undefined, _depth + 1, message.rollbackDuration);
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

        return CommitRequest;
    })();

    gnmi_ext.CommitConfirm = (function() {

        /**
         * Properties of a CommitConfirm.
         * @typedef {Object} gnmi_ext.CommitConfirm.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CommitConfirm.
         * @memberof gnmi_ext
         * @interface ICommitConfirm
         * @augments gnmi_ext.CommitConfirm.$Properties
         * @deprecated Use gnmi_ext.CommitConfirm.$Properties instead.
         */

        /**
         * Shape of a CommitConfirm.
         * @typedef {gnmi_ext.CommitConfirm.$Properties} gnmi_ext.CommitConfirm.$Shape
         */

        /**
         * Constructs a new CommitConfirm.
         * @memberof gnmi_ext
         * @classdesc Represents a CommitConfirm.
         * @constructor
         * @param {gnmi_ext.CommitConfirm.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CommitConfirm = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new CommitConfirm instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.CommitConfirm
         * @static
         * @param {gnmi_ext.CommitConfirm.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.CommitConfirm} CommitConfirm instance
         * @type {{
         *   (properties: gnmi_ext.CommitConfirm.$Shape): gnmi_ext.CommitConfirm & gnmi_ext.CommitConfirm.$Shape;
         *   (properties?: gnmi_ext.CommitConfirm.$Properties): gnmi_ext.CommitConfirm;
         * }}
         */
        CommitConfirm.create = function(properties) {
            return new CommitConfirm(properties);
        };

        /**
         * Encodes the specified CommitConfirm message. Does not implicitly {@link gnmi_ext.CommitConfirm.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.CommitConfirm
         * @static
         * @param {gnmi_ext.CommitConfirm.$Properties} message CommitConfirm message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CommitConfirm.encode = function (message, writer, _depth) {
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
         * Decodes a CommitConfirm message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.CommitConfirm
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitConfirm & gnmi_ext.CommitConfirm.$Shape} CommitConfirm
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CommitConfirm.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.CommitConfirm();
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

        return CommitConfirm;
    })();

    gnmi_ext.CommitCancel = (function() {

        /**
         * Properties of a CommitCancel.
         * @typedef {Object} gnmi_ext.CommitCancel.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CommitCancel.
         * @memberof gnmi_ext
         * @interface ICommitCancel
         * @augments gnmi_ext.CommitCancel.$Properties
         * @deprecated Use gnmi_ext.CommitCancel.$Properties instead.
         */

        /**
         * Shape of a CommitCancel.
         * @typedef {gnmi_ext.CommitCancel.$Properties} gnmi_ext.CommitCancel.$Shape
         */

        /**
         * Constructs a new CommitCancel.
         * @memberof gnmi_ext
         * @classdesc Represents a CommitCancel.
         * @constructor
         * @param {gnmi_ext.CommitCancel.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CommitCancel = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new CommitCancel instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.CommitCancel
         * @static
         * @param {gnmi_ext.CommitCancel.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.CommitCancel} CommitCancel instance
         * @type {{
         *   (properties: gnmi_ext.CommitCancel.$Shape): gnmi_ext.CommitCancel & gnmi_ext.CommitCancel.$Shape;
         *   (properties?: gnmi_ext.CommitCancel.$Properties): gnmi_ext.CommitCancel;
         * }}
         */
        CommitCancel.create = function(properties) {
            return new CommitCancel(properties);
        };

        /**
         * Encodes the specified CommitCancel message. Does not implicitly {@link gnmi_ext.CommitCancel.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.CommitCancel
         * @static
         * @param {gnmi_ext.CommitCancel.$Properties} message CommitCancel message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CommitCancel.encode = function (message, writer, _depth) {
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
         * Decodes a CommitCancel message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.CommitCancel
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitCancel & gnmi_ext.CommitCancel.$Shape} CommitCancel
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CommitCancel.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.CommitCancel();
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

        return CommitCancel;
    })();

    gnmi_ext.CommitSetRollbackDuration = (function() {

        /**
         * Properties of a CommitSetRollbackDuration.
         * @typedef {Object} gnmi_ext.CommitSetRollbackDuration.$Properties
         * @property {google.protobuf.Duration.$Properties|null} [rollbackDuration] CommitSetRollbackDuration rollbackDuration
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a CommitSetRollbackDuration.
         * @memberof gnmi_ext
         * @interface ICommitSetRollbackDuration
         * @augments gnmi_ext.CommitSetRollbackDuration.$Properties
         * @deprecated Use gnmi_ext.CommitSetRollbackDuration.$Properties instead.
         */

        /**
         * Shape of a CommitSetRollbackDuration.
         * @typedef {gnmi_ext.CommitSetRollbackDuration.$Properties} gnmi_ext.CommitSetRollbackDuration.$Shape
         */

        /**
         * Constructs a new CommitSetRollbackDuration.
         * @memberof gnmi_ext
         * @classdesc Represents a CommitSetRollbackDuration.
         * @constructor
         * @param {gnmi_ext.CommitSetRollbackDuration.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const CommitSetRollbackDuration = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * CommitSetRollbackDuration rollbackDuration.
         * @member {google.protobuf.Duration.$Properties|null|undefined} rollbackDuration
         * @memberof gnmi_ext.CommitSetRollbackDuration
         * @instance
         */
        CommitSetRollbackDuration.prototype.rollbackDuration = null;

        /**
         * Creates a new CommitSetRollbackDuration instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.CommitSetRollbackDuration
         * @static
         * @param {gnmi_ext.CommitSetRollbackDuration.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.CommitSetRollbackDuration} CommitSetRollbackDuration instance
         * @type {{
         *   (properties: gnmi_ext.CommitSetRollbackDuration.$Shape): gnmi_ext.CommitSetRollbackDuration & gnmi_ext.CommitSetRollbackDuration.$Shape;
         *   (properties?: gnmi_ext.CommitSetRollbackDuration.$Properties): gnmi_ext.CommitSetRollbackDuration;
         * }}
         */
        CommitSetRollbackDuration.create = function(properties) {
            return new CommitSetRollbackDuration(properties);
        };

        /**
         * Encodes the specified CommitSetRollbackDuration message. Does not implicitly {@link gnmi_ext.CommitSetRollbackDuration.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.CommitSetRollbackDuration
         * @static
         * @param {gnmi_ext.CommitSetRollbackDuration.$Properties} message CommitSetRollbackDuration message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        CommitSetRollbackDuration.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.rollbackDuration != null && $Object.hasOwnProperty.call(message, "rollbackDuration"))
                $root.google.protobuf.Duration.encode(message.rollbackDuration, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a CommitSetRollbackDuration message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.CommitSetRollbackDuration
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitSetRollbackDuration & gnmi_ext.CommitSetRollbackDuration.$Shape} CommitSetRollbackDuration
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        CommitSetRollbackDuration.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.CommitSetRollbackDuration();
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
                        message.rollbackDuration = $root.google.protobuf.Duration.decode(reader, reader.size(), $undefined, _depth + 1, message.rollbackDuration);
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

        return CommitSetRollbackDuration;
    })();

    gnmi_ext.Depth = (function() {

        /**
         * Properties of a Depth.
         * @typedef {Object} gnmi_ext.Depth.$Properties
         * @property {number|null} [level] Depth level
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a Depth.
         * @memberof gnmi_ext
         * @interface IDepth
         * @augments gnmi_ext.Depth.$Properties
         * @deprecated Use gnmi_ext.Depth.$Properties instead.
         */

        /**
         * Shape of a Depth.
         * @typedef {gnmi_ext.Depth.$Properties} gnmi_ext.Depth.$Shape
         */

        /**
         * Constructs a new Depth.
         * @memberof gnmi_ext
         * @classdesc Represents a Depth.
         * @constructor
         * @param {gnmi_ext.Depth.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const Depth = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Depth level.
         * @member {number} level
         * @memberof gnmi_ext.Depth
         * @instance
         */
        Depth.prototype.level = 0;

        /**
         * Creates a new Depth instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.Depth
         * @static
         * @param {gnmi_ext.Depth.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.Depth} Depth instance
         * @type {{
         *   (properties: gnmi_ext.Depth.$Shape): gnmi_ext.Depth & gnmi_ext.Depth.$Shape;
         *   (properties?: gnmi_ext.Depth.$Properties): gnmi_ext.Depth;
         * }}
         */
        Depth.create = function(properties) {
            return new Depth(properties);
        };

        /**
         * Encodes the specified Depth message. Does not implicitly {@link gnmi_ext.Depth.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.Depth
         * @static
         * @param {gnmi_ext.Depth.$Properties} message Depth message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        Depth.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.level);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a Depth message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.Depth
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.Depth & gnmi_ext.Depth.$Shape} Depth
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        Depth.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.Depth();
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
                            message.level = value;
                        else
                            delete message.level;
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

        return Depth;
    })();

    gnmi_ext.ConfigSubscription = (function() {

        /**
         * Properties of a ConfigSubscription.
         * @typedef {Object} gnmi_ext.ConfigSubscription.$Properties
         * @property {gnmi_ext.ConfigSubscriptionStart.$Properties|null} [start] ConfigSubscription start
         * @property {gnmi_ext.ConfigSubscriptionSyncDone.$Properties|null} [syncDone] ConfigSubscription syncDone
         * @property {"start"|"syncDone"} [action] ConfigSubscription action
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfigSubscription.
         * @memberof gnmi_ext
         * @interface IConfigSubscription
         * @augments gnmi_ext.ConfigSubscription.$Properties
         * @deprecated Use gnmi_ext.ConfigSubscription.$Properties instead.
         */

        /**
         * Narrowed shape of a ConfigSubscription.
         * @typedef {{
         *   start?: gnmi_ext.ConfigSubscriptionStart.$Shape|null;
         *   syncDone?: gnmi_ext.ConfigSubscriptionSyncDone.$Shape|null;
         *   $unknowns?: Array.<Uint8Array>;
         * } & (
         *   ({ action?: undefined; start?: null; syncDone?: null }|{ action?: "start"; start: gnmi_ext.ConfigSubscriptionStart.$Shape; syncDone?: null }|{ action?: "syncDone"; start?: null; syncDone: gnmi_ext.ConfigSubscriptionSyncDone.$Shape })
         * )} gnmi_ext.ConfigSubscription.$Shape
         */

        /**
         * Constructs a new ConfigSubscription.
         * @memberof gnmi_ext
         * @classdesc Represents a ConfigSubscription.
         * @constructor
         * @param {gnmi_ext.ConfigSubscription.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfigSubscription = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfigSubscription start.
         * @member {gnmi_ext.ConfigSubscriptionStart.$Properties|null|undefined} start
         * @memberof gnmi_ext.ConfigSubscription
         * @instance
         */
        ConfigSubscription.prototype.start = null;

        /**
         * ConfigSubscription syncDone.
         * @member {gnmi_ext.ConfigSubscriptionSyncDone.$Properties|null|undefined} syncDone
         * @memberof gnmi_ext.ConfigSubscription
         * @instance
         */
        ConfigSubscription.prototype.syncDone = null;

        // OneOf field names bound to virtual getters and setters
        let $oneOfFields;

        /**
         * ConfigSubscription action.
         * @member {"start"|"syncDone"|undefined} action
         * @memberof gnmi_ext.ConfigSubscription
         * @instance
         */
        $Object.defineProperty(ConfigSubscription.prototype, "action", {
            get: $util.oneOfGetter($oneOfFields = ["start", "syncDone"]),
            set: $util.oneOfSetter($oneOfFields)
        });

        /**
         * Creates a new ConfigSubscription instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.ConfigSubscription
         * @static
         * @param {gnmi_ext.ConfigSubscription.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.ConfigSubscription} ConfigSubscription instance
         * @type {{
         *   (properties: gnmi_ext.ConfigSubscription.$Shape): gnmi_ext.ConfigSubscription & gnmi_ext.ConfigSubscription.$Shape;
         *   (properties?: gnmi_ext.ConfigSubscription.$Properties): gnmi_ext.ConfigSubscription;
         * }}
         */
        ConfigSubscription.create = function(properties) {
            return new ConfigSubscription(properties);
        };

        /**
         * Encodes the specified ConfigSubscription message. Does not implicitly {@link gnmi_ext.ConfigSubscription.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.ConfigSubscription
         * @static
         * @param {gnmi_ext.ConfigSubscription.$Properties} message ConfigSubscription message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigSubscription.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                $root.gnmi_ext.ConfigSubscriptionStart.encode(message.start, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
            if (message.syncDone != null && $Object.hasOwnProperty.call(message, "syncDone"))
                $root.gnmi_ext.ConfigSubscriptionSyncDone.encode(message.syncDone, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfigSubscription message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.ConfigSubscription
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscription & gnmi_ext.ConfigSubscription.$Shape} ConfigSubscription
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigSubscription.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.ConfigSubscription();
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
                        message.start = $root.gnmi_ext.ConfigSubscriptionStart.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                        message.action = "start";
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        message.syncDone = $root.gnmi_ext.ConfigSubscriptionSyncDone.decode(reader, reader.size(), $undefined, _depth + 1, message.syncDone);
                        message.action = "syncDone";
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

        return ConfigSubscription;
    })();

    gnmi_ext.ConfigSubscriptionStart = (function() {

        /**
         * Properties of a ConfigSubscriptionStart.
         * @typedef {Object} gnmi_ext.ConfigSubscriptionStart.$Properties
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfigSubscriptionStart.
         * @memberof gnmi_ext
         * @interface IConfigSubscriptionStart
         * @augments gnmi_ext.ConfigSubscriptionStart.$Properties
         * @deprecated Use gnmi_ext.ConfigSubscriptionStart.$Properties instead.
         */

        /**
         * Shape of a ConfigSubscriptionStart.
         * @typedef {gnmi_ext.ConfigSubscriptionStart.$Properties} gnmi_ext.ConfigSubscriptionStart.$Shape
         */

        /**
         * Constructs a new ConfigSubscriptionStart.
         * @memberof gnmi_ext
         * @classdesc Represents a ConfigSubscriptionStart.
         * @constructor
         * @param {gnmi_ext.ConfigSubscriptionStart.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfigSubscriptionStart = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * Creates a new ConfigSubscriptionStart instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.ConfigSubscriptionStart
         * @static
         * @param {gnmi_ext.ConfigSubscriptionStart.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.ConfigSubscriptionStart} ConfigSubscriptionStart instance
         * @type {{
         *   (properties: gnmi_ext.ConfigSubscriptionStart.$Shape): gnmi_ext.ConfigSubscriptionStart & gnmi_ext.ConfigSubscriptionStart.$Shape;
         *   (properties?: gnmi_ext.ConfigSubscriptionStart.$Properties): gnmi_ext.ConfigSubscriptionStart;
         * }}
         */
        ConfigSubscriptionStart.create = function(properties) {
            return new ConfigSubscriptionStart(properties);
        };

        /**
         * Encodes the specified ConfigSubscriptionStart message. Does not implicitly {@link gnmi_ext.ConfigSubscriptionStart.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.ConfigSubscriptionStart
         * @static
         * @param {gnmi_ext.ConfigSubscriptionStart.$Properties} message ConfigSubscriptionStart message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigSubscriptionStart.encode = function (message, writer, _depth) {
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
         * Decodes a ConfigSubscriptionStart message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.ConfigSubscriptionStart
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscriptionStart & gnmi_ext.ConfigSubscriptionStart.$Shape} ConfigSubscriptionStart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigSubscriptionStart.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.ConfigSubscriptionStart();
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

        return ConfigSubscriptionStart;
    })();

    gnmi_ext.ConfigSubscriptionSyncDone = (function() {

        /**
         * Properties of a ConfigSubscriptionSyncDone.
         * @typedef {Object} gnmi_ext.ConfigSubscriptionSyncDone.$Properties
         * @property {string|null} [commitConfirmId] ConfigSubscriptionSyncDone commitConfirmId
         * @property {string|null} [serverCommitId] ConfigSubscriptionSyncDone serverCommitId
         * @property {boolean|null} [done] ConfigSubscriptionSyncDone done
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */

        /**
         * Properties of a ConfigSubscriptionSyncDone.
         * @memberof gnmi_ext
         * @interface IConfigSubscriptionSyncDone
         * @augments gnmi_ext.ConfigSubscriptionSyncDone.$Properties
         * @deprecated Use gnmi_ext.ConfigSubscriptionSyncDone.$Properties instead.
         */

        /**
         * Shape of a ConfigSubscriptionSyncDone.
         * @typedef {gnmi_ext.ConfigSubscriptionSyncDone.$Properties} gnmi_ext.ConfigSubscriptionSyncDone.$Shape
         */

        /**
         * Constructs a new ConfigSubscriptionSyncDone.
         * @memberof gnmi_ext
         * @classdesc Represents a ConfigSubscriptionSyncDone.
         * @constructor
         * @param {gnmi_ext.ConfigSubscriptionSyncDone.$Properties=} [properties] Properties to set
         * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
         */
        const ConfigSubscriptionSyncDone = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        /**
         * ConfigSubscriptionSyncDone commitConfirmId.
         * @member {string} commitConfirmId
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @instance
         */
        ConfigSubscriptionSyncDone.prototype.commitConfirmId = "";

        /**
         * ConfigSubscriptionSyncDone serverCommitId.
         * @member {string} serverCommitId
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @instance
         */
        ConfigSubscriptionSyncDone.prototype.serverCommitId = "";

        /**
         * ConfigSubscriptionSyncDone done.
         * @member {boolean} done
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @instance
         */
        ConfigSubscriptionSyncDone.prototype.done = false;

        /**
         * Creates a new ConfigSubscriptionSyncDone instance using the specified properties.
         * @function create
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @static
         * @param {gnmi_ext.ConfigSubscriptionSyncDone.$Properties=} [properties] Properties to set
         * @returns {gnmi_ext.ConfigSubscriptionSyncDone} ConfigSubscriptionSyncDone instance
         * @type {{
         *   (properties: gnmi_ext.ConfigSubscriptionSyncDone.$Shape): gnmi_ext.ConfigSubscriptionSyncDone & gnmi_ext.ConfigSubscriptionSyncDone.$Shape;
         *   (properties?: gnmi_ext.ConfigSubscriptionSyncDone.$Properties): gnmi_ext.ConfigSubscriptionSyncDone;
         * }}
         */
        ConfigSubscriptionSyncDone.create = function(properties) {
            return new ConfigSubscriptionSyncDone(properties);
        };

        /**
         * Encodes the specified ConfigSubscriptionSyncDone message. Does not implicitly {@link gnmi_ext.ConfigSubscriptionSyncDone.verify|verify} messages.
         * @function encode
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @static
         * @param {gnmi_ext.ConfigSubscriptionSyncDone.$Properties} message ConfigSubscriptionSyncDone message or plain object to encode
         * @param {$protobuf.Writer} [writer] Writer to encode to
         * @returns {$protobuf.Writer} Writer
         */
        ConfigSubscriptionSyncDone.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.commitConfirmId != null && $Object.hasOwnProperty.call(message, "commitConfirmId") && message.commitConfirmId !== "")
                writer.uint32(/* id 1, wireType 2 =*/10).string(message.commitConfirmId);
            if (message.serverCommitId != null && $Object.hasOwnProperty.call(message, "serverCommitId") && message.serverCommitId !== "")
                writer.uint32(/* id 2, wireType 2 =*/18).string(message.serverCommitId);
            if (message.done != null && $Object.hasOwnProperty.call(message, "done") && message.done !== false)
                writer.uint32(/* id 3, wireType 0 =*/24).bool(message.done);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        /**
         * Decodes a ConfigSubscriptionSyncDone message from the specified reader or buffer.
         * @function decode
         * @memberof gnmi_ext.ConfigSubscriptionSyncDone
         * @static
         * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
         * @param {number} [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscriptionSyncDone & gnmi_ext.ConfigSubscriptionSyncDone.$Shape} ConfigSubscriptionSyncDone
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        ConfigSubscriptionSyncDone.decode = function (reader, length, _end, _depth, _target) {
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
            message = _target || new $root.gnmi_ext.ConfigSubscriptionSyncDone();
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
                            message.commitConfirmId = value;
                        else
                            delete message.commitConfirmId;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.serverCommitId = value;
                        else
                            delete message.serverCommitId;
                        continue;
                    }
                case 3: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.bool())
                            message.done = value;
                        else
                            delete message.done;
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

        return ConfigSubscriptionSyncDone;
    })();

    return gnmi_ext;
})();

export const google = $root.google = (() => {

    /**
     * Namespace google.
     * @exports google
     * @namespace
     */
    const google = {};

    google.protobuf = (function() {

        /**
         * Namespace protobuf.
         * @memberof google
         * @namespace
         */
        const protobuf = {};

        protobuf.Any = (function() {

            /**
             * Properties of an Any.
             * @typedef {Object} google.protobuf.Any.$Properties
             * @property {string|null} [type_url] Any type_url
             * @property {Uint8Array|null} [value] Any value
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Any.
             * @memberof google.protobuf
             * @interface IAny
             * @augments google.protobuf.Any.$Properties
             * @deprecated Use google.protobuf.Any.$Properties instead.
             */

            /**
             * Shape of an Any.
             * @typedef {google.protobuf.Any.$Properties} google.protobuf.Any.$Shape
             */

            /**
             * Constructs a new Any.
             * @memberof google.protobuf
             * @classdesc Represents an Any.
             * @constructor
             * @param {google.protobuf.Any.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Any = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Any type_url.
             * @member {string} type_url
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.type_url = "";

            /**
             * Any value.
             * @member {Uint8Array} value
             * @memberof google.protobuf.Any
             * @instance
             */
            Any.prototype.value = $util.newBuffer([]);

            /**
             * Creates a new Any instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Any
             * @static
             * @param {google.protobuf.Any.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Any} Any instance
             * @type {{
             *   (properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
             *   (properties?: google.protobuf.Any.$Properties): google.protobuf.Any;
             * }}
             */
            Any.create = function(properties) {
                return new Any(properties);
            };

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Any
             * @static
             * @param {google.protobuf.Any.$Properties} message Any message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Any.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.type_url != null && $Object.hasOwnProperty.call(message, "type_url") && message.type_url !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.type_url);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Any
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Any.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.google.protobuf.Any();
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
                                message.type_url = value;
                            else
                                delete message.type_url;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.value = value;
                            else
                                delete message.value;
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

            return Any;
        })();

        protobuf.Duration = (function() {

            /**
             * Properties of a Duration.
             * @typedef {Object} google.protobuf.Duration.$Properties
             * @property {number|Long|null} [seconds] Duration seconds
             * @property {number|null} [nanos] Duration nanos
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Duration.
             * @memberof google.protobuf
             * @interface IDuration
             * @augments google.protobuf.Duration.$Properties
             * @deprecated Use google.protobuf.Duration.$Properties instead.
             */

            /**
             * Shape of a Duration.
             * @typedef {google.protobuf.Duration.$Properties} google.protobuf.Duration.$Shape
             */

            /**
             * Constructs a new Duration.
             * @memberof google.protobuf
             * @classdesc Represents a Duration.
             * @constructor
             * @param {google.protobuf.Duration.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Duration = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Duration seconds.
             * @member {number|Long} seconds
             * @memberof google.protobuf.Duration
             * @instance
             */
            Duration.prototype.seconds = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

            /**
             * Duration nanos.
             * @member {number} nanos
             * @memberof google.protobuf.Duration
             * @instance
             */
            Duration.prototype.nanos = 0;

            /**
             * Creates a new Duration instance using the specified properties.
             * @function create
             * @memberof google.protobuf.Duration
             * @static
             * @param {google.protobuf.Duration.$Properties=} [properties] Properties to set
             * @returns {google.protobuf.Duration} Duration instance
             * @type {{
             *   (properties: google.protobuf.Duration.$Shape): google.protobuf.Duration & google.protobuf.Duration.$Shape;
             *   (properties?: google.protobuf.Duration.$Properties): google.protobuf.Duration;
             * }}
             */
            Duration.create = function(properties) {
                return new Duration(properties);
            };

            /**
             * Encodes the specified Duration message. Does not implicitly {@link google.protobuf.Duration.verify|verify} messages.
             * @function encode
             * @memberof google.protobuf.Duration
             * @static
             * @param {google.protobuf.Duration.$Properties} message Duration message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Duration.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && (typeof message.seconds === "object" ? message.seconds.low || message.seconds.high : message.seconds !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).int64(message.seconds);
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos") && message.nanos !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.nanos);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Duration message from the specified reader or buffer.
             * @function decode
             * @memberof google.protobuf.Duration
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {google.protobuf.Duration & google.protobuf.Duration.$Shape} Duration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Duration.decode = function (reader, length, _end, _depth, _target) {
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
                message = _target || new $root.google.protobuf.Duration();
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
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nanos = value;
                            else
                                delete message.nanos;
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

            return Duration;
        })();

        return protobuf;
    })();

    return google;
})();

export {
  $root as default
};
