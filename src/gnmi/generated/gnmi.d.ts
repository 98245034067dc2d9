import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace gnmi. */
export namespace gnmi {

    /**
     * Properties of a Notification.
     * @deprecated Use gnmi.Notification.$Properties instead.
     */
    interface INotification extends gnmi.Notification.$Properties {
    }

    /** Represents a Notification. */
    class Notification {

        /**
         * Constructs a new Notification.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Notification.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Notification timestamp. */
        timestamp: (number|Long);

        /** Notification prefix. */
        prefix?: (gnmi.Path.$Properties|null);

        /** Notification update. */
        update: gnmi.Update.$Properties[];

        /** Notification delete. */
        delete: gnmi.Path.$Properties[];

        /** Notification atomic. */
        atomic: boolean;

        /**
         * Creates a new Notification instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Notification instance
         */
        static create(properties: gnmi.Notification.$Shape): gnmi.Notification & gnmi.Notification.$Shape;
        static create(properties?: gnmi.Notification.$Properties): gnmi.Notification;

        /**
         * Encodes the specified Notification message. Does not implicitly {@link gnmi.Notification.verify|verify} messages.
         * @param message Notification message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Notification.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Notification message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Notification & gnmi.Notification.$Shape} Notification
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Notification & gnmi.Notification.$Shape;
    }

    namespace Notification {

        /** Properties of a Notification. */
        interface $Properties {

            /** Notification timestamp */
            timestamp?: (number|Long|null);

            /** Notification prefix */
            prefix?: (gnmi.Path.$Properties|null);

            /** Notification update */
            update?: (gnmi.Update.$Properties[]|null);

            /** Notification delete */
            "delete"?: (gnmi.Path.$Properties[]|null);

            /** Notification atomic */
            atomic?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Notification. */
        type $Shape = {
          timestamp?: number|Long|null;
          prefix?: gnmi.Path.$Shape|null;
          update?: gnmi.Update.$Shape[]|null;
          "delete"?: gnmi.Path.$Shape[]|null;
          atomic?: boolean|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of an Update.
     * @deprecated Use gnmi.Update.$Properties instead.
     */
    interface IUpdate extends gnmi.Update.$Properties {
    }

    /** Represents an Update. */
    class Update {

        /**
         * Constructs a new Update.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Update.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Update path. */
        path?: (gnmi.Path.$Properties|null);

        /** Update value. */
        value?: (gnmi.Value.$Properties|null);

        /** Update val. */
        val?: (gnmi.TypedValue.$Properties|null);

        /** Update duplicates. */
        duplicates: number;

        /**
         * Creates a new Update instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Update instance
         */
        static create(properties: gnmi.Update.$Shape): gnmi.Update & gnmi.Update.$Shape;
        static create(properties?: gnmi.Update.$Properties): gnmi.Update;

        /**
         * Encodes the specified Update message. Does not implicitly {@link gnmi.Update.verify|verify} messages.
         * @param message Update message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Update message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Update & gnmi.Update.$Shape} Update
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Update & gnmi.Update.$Shape;
    }

    namespace Update {

        /** Properties of an Update. */
        interface $Properties {

            /** Update path */
            path?: (gnmi.Path.$Properties|null);

            /** Update value */
            value?: (gnmi.Value.$Properties|null);

            /** Update val */
            val?: (gnmi.TypedValue.$Properties|null);

            /** Update duplicates */
            duplicates?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Update. */
        type $Shape = {
          path?: gnmi.Path.$Shape|null;
          value?: gnmi.Value.$Shape|null;
          val?: gnmi.TypedValue.$Shape|null;
          duplicates?: number|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a TypedValue.
     * @deprecated Use gnmi.TypedValue.$Properties instead.
     */
    interface ITypedValue extends gnmi.TypedValue.$Properties {
    }

    /** Represents a TypedValue. */
    class TypedValue {

        /**
         * Constructs a new TypedValue.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.TypedValue.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TypedValue stringVal. */
        stringVal?: (string|null);

        /** TypedValue intVal. */
        intVal?: (number|Long|null);

        /** TypedValue uintVal. */
        uintVal?: (number|Long|null);

        /** TypedValue boolVal. */
        boolVal?: (boolean|null);

        /** TypedValue bytesVal. */
        bytesVal?: (Uint8Array|null);

        /** TypedValue floatVal. */
        floatVal?: (number|null);

        /** TypedValue doubleVal. */
        doubleVal?: (number|null);

        /** TypedValue decimalVal. */
        decimalVal?: (gnmi.Decimal64.$Properties|null);

        /** TypedValue leaflistVal. */
        leaflistVal?: (gnmi.ScalarArray.$Properties|null);

        /** TypedValue anyVal. */
        anyVal?: (google.protobuf.Any.$Properties|null);

        /** TypedValue jsonVal. */
        jsonVal?: (Uint8Array|null);

        /** TypedValue jsonIetfVal. */
        jsonIetfVal?: (Uint8Array|null);

        /** TypedValue asciiVal. */
        asciiVal?: (string|null);

        /** TypedValue protoBytes. */
        protoBytes?: (Uint8Array|null);

        /** TypedValue value. */
        value?: ("stringVal"|"intVal"|"uintVal"|"boolVal"|"bytesVal"|"floatVal"|"doubleVal"|"decimalVal"|"leaflistVal"|"anyVal"|"jsonVal"|"jsonIetfVal"|"asciiVal"|"protoBytes");

        /**
         * Creates a new TypedValue instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TypedValue instance
         */
        static create(properties: gnmi.TypedValue.$Shape): gnmi.TypedValue & gnmi.TypedValue.$Shape;
        static create(properties?: gnmi.TypedValue.$Properties): gnmi.TypedValue;

        /**
         * Encodes the specified TypedValue message. Does not implicitly {@link gnmi.TypedValue.verify|verify} messages.
         * @param message TypedValue message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.TypedValue.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TypedValue message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.TypedValue & gnmi.TypedValue.$Shape} TypedValue
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.TypedValue & gnmi.TypedValue.$Shape;
    }

    namespace TypedValue {

        /** Properties of a TypedValue. */
        interface $Properties {

            /** TypedValue stringVal */
            stringVal?: (string|null);

            /** TypedValue intVal */
            intVal?: (number|Long|null);

            /** TypedValue uintVal */
            uintVal?: (number|Long|null);

            /** TypedValue boolVal */
            boolVal?: (boolean|null);

            /** TypedValue bytesVal */
            bytesVal?: (Uint8Array|null);

            /** TypedValue floatVal */
            floatVal?: (number|null);

            /** TypedValue doubleVal */
            doubleVal?: (number|null);

            /** TypedValue decimalVal */
            decimalVal?: (gnmi.Decimal64.$Properties|null);

            /** TypedValue leaflistVal */
            leaflistVal?: (gnmi.ScalarArray.$Properties|null);

            /** TypedValue anyVal */
            anyVal?: (google.protobuf.Any.$Properties|null);

            /** TypedValue jsonVal */
            jsonVal?: (Uint8Array|null);

            /** TypedValue jsonIetfVal */
            jsonIetfVal?: (Uint8Array|null);

            /** TypedValue asciiVal */
            asciiVal?: (string|null);

            /** TypedValue protoBytes */
            protoBytes?: (Uint8Array|null);

            /** TypedValue value */
            value?: ("stringVal"|"intVal"|"uintVal"|"boolVal"|"bytesVal"|"floatVal"|"doubleVal"|"decimalVal"|"leaflistVal"|"anyVal"|"jsonVal"|"jsonIetfVal"|"asciiVal"|"protoBytes");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a TypedValue. */
        type $Shape = {
          stringVal?: string|null;
          intVal?: number|Long|null;
          uintVal?: number|Long|null;
          boolVal?: boolean|null;
          bytesVal?: Uint8Array|null;
          floatVal?: number|null;
          doubleVal?: number|null;
          decimalVal?: gnmi.Decimal64.$Shape|null;
          leaflistVal?: gnmi.ScalarArray.$Shape|null;
          anyVal?: google.protobuf.Any.$Shape|null;
          jsonVal?: Uint8Array|null;
          jsonIetfVal?: Uint8Array|null;
          asciiVal?: string|null;
          protoBytes?: Uint8Array|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ value?: undefined; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "stringVal"; stringVal: string; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "intVal"; stringVal?: null; intVal: number|Long; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "uintVal"; stringVal?: null; intVal?: null; uintVal: number|Long; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "boolVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal: boolean; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "bytesVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal: Uint8Array; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "floatVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal: number; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "doubleVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal: number; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "decimalVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal: gnmi.Decimal64.$Shape; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "leaflistVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal: gnmi.ScalarArray.$Shape; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "anyVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal: google.protobuf.Any.$Shape; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "jsonVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal: Uint8Array; jsonIetfVal?: null; asciiVal?: null; protoBytes?: null }|{ value?: "jsonIetfVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal: Uint8Array; asciiVal?: null; protoBytes?: null }|{ value?: "asciiVal"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal: string; protoBytes?: null }|{ value?: "protoBytes"; stringVal?: null; intVal?: null; uintVal?: null; boolVal?: null; bytesVal?: null; floatVal?: null; doubleVal?: null; decimalVal?: null; leaflistVal?: null; anyVal?: null; jsonVal?: null; jsonIetfVal?: null; asciiVal?: null; protoBytes: Uint8Array })
        );
    }

    /**
     * Properties of a Path.
     * @deprecated Use gnmi.Path.$Properties instead.
     */
    interface IPath extends gnmi.Path.$Properties {
    }

    /** Represents a Path. */
    class Path {

        /**
         * Constructs a new Path.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Path.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Path element. */
        element: string[];

        /** Path origin. */
        origin: string;

        /** Path elem. */
        elem: gnmi.PathElem.$Properties[];

        /** Path target. */
        target: string;

        /**
         * Creates a new Path instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Path instance
         */
        static create(properties: gnmi.Path.$Shape): gnmi.Path & gnmi.Path.$Shape;
        static create(properties?: gnmi.Path.$Properties): gnmi.Path;

        /**
         * Encodes the specified Path message. Does not implicitly {@link gnmi.Path.verify|verify} messages.
         * @param message Path message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Path.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Path message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Path & gnmi.Path.$Shape} Path
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Path & gnmi.Path.$Shape;
    }

    namespace Path {

        /** Properties of a Path. */
        interface $Properties {

            /** Path element */
            element?: (string[]|null);

            /** Path origin */
            origin?: (string|null);

            /** Path elem */
            elem?: (gnmi.PathElem.$Properties[]|null);

            /** Path target */
            target?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Path. */
        type $Shape = gnmi.Path.$Properties;
    }

    /**
     * Properties of a PathElem.
     * @deprecated Use gnmi.PathElem.$Properties instead.
     */
    interface IPathElem extends gnmi.PathElem.$Properties {
    }

    /** Represents a PathElem. */
    class PathElem {

        /**
         * Constructs a new PathElem.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.PathElem.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** PathElem name. */
        name: string;

        /** PathElem key. */
        key: { [k: string]: string };

        /**
         * Creates a new PathElem instance using the specified properties.
         * @param [properties] Properties to set
         * @returns PathElem instance
         */
        static create(properties: gnmi.PathElem.$Shape): gnmi.PathElem & gnmi.PathElem.$Shape;
        static create(properties?: gnmi.PathElem.$Properties): gnmi.PathElem;

        /**
         * Encodes the specified PathElem message. Does not implicitly {@link gnmi.PathElem.verify|verify} messages.
         * @param message PathElem message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.PathElem.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a PathElem message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.PathElem & gnmi.PathElem.$Shape} PathElem
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.PathElem & gnmi.PathElem.$Shape;
    }

    namespace PathElem {

        /** Properties of a PathElem. */
        interface $Properties {

            /** PathElem name */
            name?: (string|null);

            /** PathElem key */
            key?: ({ [k: string]: string }|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a PathElem. */
        type $Shape = gnmi.PathElem.$Properties;
    }

    /**
     * Properties of a Value.
     * @deprecated Use gnmi.Value.$Properties instead.
     */
    interface IValue extends gnmi.Value.$Properties {
    }

    /** Represents a Value. */
    class Value {

        /**
         * Constructs a new Value.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Value.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Value value. */
        value: Uint8Array;

        /** Value type. */
        type: gnmi.Encoding;

        /**
         * Creates a new Value instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Value instance
         */
        static create(properties: gnmi.Value.$Shape): gnmi.Value & gnmi.Value.$Shape;
        static create(properties?: gnmi.Value.$Properties): gnmi.Value;

        /**
         * Encodes the specified Value message. Does not implicitly {@link gnmi.Value.verify|verify} messages.
         * @param message Value message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Value message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Value & gnmi.Value.$Shape} Value
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Value & gnmi.Value.$Shape;
    }

    namespace Value {

        /** Properties of a Value. */
        interface $Properties {

            /** Value value */
            value?: (Uint8Array|null);

            /** Value type */
            type?: (gnmi.Encoding|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Value. */
        type $Shape = gnmi.Value.$Properties;
    }

    /** Encoding enum. */
    enum Encoding {

        /** JSON value */
        JSON = 0,

        /** BYTES value */
        BYTES = 1,

        /** PROTO value */
        PROTO = 2,

        /** ASCII value */
        ASCII = 3,

        /** JSON_IETF value */
        JSON_IETF = 4
    }

    /**
     * Properties of an Error.
     * @deprecated Use gnmi.Error.$Properties instead.
     */
    interface IError extends gnmi.Error.$Properties {
    }

    /** Represents an Error. */
    class Error {

        /**
         * Constructs a new Error.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Error.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Error code. */
        code: number;

        /** Error message. */
        message: string;

        /** Error data. */
        data?: (google.protobuf.Any.$Properties|null);

        /**
         * Creates a new Error instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Error instance
         */
        static create(properties: gnmi.Error.$Shape): gnmi.Error & gnmi.Error.$Shape;
        static create(properties?: gnmi.Error.$Properties): gnmi.Error;

        /**
         * Encodes the specified Error message. Does not implicitly {@link gnmi.Error.verify|verify} messages.
         * @param message Error message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Error message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Error & gnmi.Error.$Shape} Error
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Error & gnmi.Error.$Shape;
    }

    namespace Error {

        /** Properties of an Error. */
        interface $Properties {

            /** Error code */
            code?: (number|null);

            /** Error message */
            message?: (string|null);

            /** Error data */
            data?: (google.protobuf.Any.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Error. */
        type $Shape = gnmi.Error.$Properties;
    }

    /**
     * Properties of a Decimal64.
     * @deprecated Use gnmi.Decimal64.$Properties instead.
     */
    interface IDecimal64 extends gnmi.Decimal64.$Properties {
    }

    /** Represents a Decimal64. */
    class Decimal64 {

        /**
         * Constructs a new Decimal64.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Decimal64.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Decimal64 digits. */
        digits: (number|Long);

        /** Decimal64 precision. */
        precision: number;

        /**
         * Creates a new Decimal64 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Decimal64 instance
         */
        static create(properties: gnmi.Decimal64.$Shape): gnmi.Decimal64 & gnmi.Decimal64.$Shape;
        static create(properties?: gnmi.Decimal64.$Properties): gnmi.Decimal64;

        /**
         * Encodes the specified Decimal64 message. Does not implicitly {@link gnmi.Decimal64.verify|verify} messages.
         * @param message Decimal64 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Decimal64.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Decimal64 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Decimal64 & gnmi.Decimal64.$Shape} Decimal64
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Decimal64 & gnmi.Decimal64.$Shape;
    }

    namespace Decimal64 {

        /** Properties of a Decimal64. */
        interface $Properties {

            /** Decimal64 digits */
            digits?: (number|Long|null);

            /** Decimal64 precision */
            precision?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Decimal64. */
        type $Shape = gnmi.Decimal64.$Properties;
    }

    /**
     * Properties of a ScalarArray.
     * @deprecated Use gnmi.ScalarArray.$Properties instead.
     */
    interface IScalarArray extends gnmi.ScalarArray.$Properties {
    }

    /** Represents a ScalarArray. */
    class ScalarArray {

        /**
         * Constructs a new ScalarArray.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.ScalarArray.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ScalarArray element. */
        element: gnmi.TypedValue.$Properties[];

        /**
         * Creates a new ScalarArray instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ScalarArray instance
         */
        static create(properties: gnmi.ScalarArray.$Shape): gnmi.ScalarArray & gnmi.ScalarArray.$Shape;
        static create(properties?: gnmi.ScalarArray.$Properties): gnmi.ScalarArray;

        /**
         * Encodes the specified ScalarArray message. Does not implicitly {@link gnmi.ScalarArray.verify|verify} messages.
         * @param message ScalarArray message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.ScalarArray.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ScalarArray message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.ScalarArray & gnmi.ScalarArray.$Shape} ScalarArray
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.ScalarArray & gnmi.ScalarArray.$Shape;
    }

    namespace ScalarArray {

        /** Properties of a ScalarArray. */
        interface $Properties {

            /** ScalarArray element */
            element?: (gnmi.TypedValue.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ScalarArray. */
        type $Shape = {
          element?: gnmi.TypedValue.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a SubscribeRequest.
     * @deprecated Use gnmi.SubscribeRequest.$Properties instead.
     */
    interface ISubscribeRequest extends gnmi.SubscribeRequest.$Properties {
    }

    /** Represents a SubscribeRequest. */
    class SubscribeRequest {

        /**
         * Constructs a new SubscribeRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.SubscribeRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SubscribeRequest subscribe. */
        subscribe?: (gnmi.SubscriptionList.$Properties|null);

        /** SubscribeRequest poll. */
        poll?: (gnmi.Poll.$Properties|null);

        /** SubscribeRequest extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /** SubscribeRequest request. */
        request?: ("subscribe"|"poll");

        /**
         * Creates a new SubscribeRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SubscribeRequest instance
         */
        static create(properties: gnmi.SubscribeRequest.$Shape): gnmi.SubscribeRequest & gnmi.SubscribeRequest.$Shape;
        static create(properties?: gnmi.SubscribeRequest.$Properties): gnmi.SubscribeRequest;

        /**
         * Encodes the specified SubscribeRequest message. Does not implicitly {@link gnmi.SubscribeRequest.verify|verify} messages.
         * @param message SubscribeRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.SubscribeRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SubscribeRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.SubscribeRequest & gnmi.SubscribeRequest.$Shape} SubscribeRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.SubscribeRequest & gnmi.SubscribeRequest.$Shape;
    }

    namespace SubscribeRequest {

        /** Properties of a SubscribeRequest. */
        interface $Properties {

            /** SubscribeRequest subscribe */
            subscribe?: (gnmi.SubscriptionList.$Properties|null);

            /** SubscribeRequest poll */
            poll?: (gnmi.Poll.$Properties|null);

            /** SubscribeRequest extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** SubscribeRequest request */
            request?: ("subscribe"|"poll");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a SubscribeRequest. */
        type $Shape = {
          subscribe?: gnmi.SubscriptionList.$Shape|null;
          poll?: gnmi.Poll.$Shape|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ request?: undefined; subscribe?: null; poll?: null }|{ request?: "subscribe"; subscribe: gnmi.SubscriptionList.$Shape; poll?: null }|{ request?: "poll"; subscribe?: null; poll: gnmi.Poll.$Shape })
        );
    }

    /**
     * Properties of a Poll.
     * @deprecated Use gnmi.Poll.$Properties instead.
     */
    interface IPoll extends gnmi.Poll.$Properties {
    }

    /** Represents a Poll. */
    class Poll {

        /**
         * Constructs a new Poll.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Poll.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new Poll instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Poll instance
         */
        static create(properties: gnmi.Poll.$Shape): gnmi.Poll & gnmi.Poll.$Shape;
        static create(properties?: gnmi.Poll.$Properties): gnmi.Poll;

        /**
         * Encodes the specified Poll message. Does not implicitly {@link gnmi.Poll.verify|verify} messages.
         * @param message Poll message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Poll.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Poll message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Poll & gnmi.Poll.$Shape} Poll
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Poll & gnmi.Poll.$Shape;
    }

    namespace Poll {

        /** Properties of a Poll. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Poll. */
        type $Shape = gnmi.Poll.$Properties;
    }

    /**
     * Properties of a SubscribeResponse.
     * @deprecated Use gnmi.SubscribeResponse.$Properties instead.
     */
    interface ISubscribeResponse extends gnmi.SubscribeResponse.$Properties {
    }

    /** Represents a SubscribeResponse. */
    class SubscribeResponse {

        /**
         * Constructs a new SubscribeResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.SubscribeResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SubscribeResponse update. */
        update?: (gnmi.Notification.$Properties|null);

        /** SubscribeResponse syncResponse. */
        syncResponse?: (boolean|null);

        /** SubscribeResponse error. */
        error?: (gnmi.Error.$Properties|null);

        /** SubscribeResponse extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /** SubscribeResponse response. */
        response?: ("update"|"syncResponse"|"error");

        /**
         * Creates a new SubscribeResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SubscribeResponse instance
         */
        static create(properties: gnmi.SubscribeResponse.$Shape): gnmi.SubscribeResponse & gnmi.SubscribeResponse.$Shape;
        static create(properties?: gnmi.SubscribeResponse.$Properties): gnmi.SubscribeResponse;

        /**
         * Encodes the specified SubscribeResponse message. Does not implicitly {@link gnmi.SubscribeResponse.verify|verify} messages.
         * @param message SubscribeResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.SubscribeResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SubscribeResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.SubscribeResponse & gnmi.SubscribeResponse.$Shape} SubscribeResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.SubscribeResponse & gnmi.SubscribeResponse.$Shape;
    }

    namespace SubscribeResponse {

        /** Properties of a SubscribeResponse. */
        interface $Properties {

            /** SubscribeResponse update */
            update?: (gnmi.Notification.$Properties|null);

            /** SubscribeResponse syncResponse */
            syncResponse?: (boolean|null);

            /** SubscribeResponse error */
            error?: (gnmi.Error.$Properties|null);

            /** SubscribeResponse extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** SubscribeResponse response */
            response?: ("update"|"syncResponse"|"error");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a SubscribeResponse. */
        type $Shape = {
          update?: gnmi.Notification.$Shape|null;
          syncResponse?: boolean|null;
          error?: gnmi.Error.$Shape|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ response?: undefined; update?: null; syncResponse?: null; error?: null }|{ response?: "update"; update: gnmi.Notification.$Shape; syncResponse?: null; error?: null }|{ response?: "syncResponse"; update?: null; syncResponse: boolean; error?: null }|{ response?: "error"; update?: null; syncResponse?: null; error: gnmi.Error.$Shape })
        );
    }

    /**
     * Properties of a SubscriptionList.
     * @deprecated Use gnmi.SubscriptionList.$Properties instead.
     */
    interface ISubscriptionList extends gnmi.SubscriptionList.$Properties {
    }

    /** Represents a SubscriptionList. */
    class SubscriptionList {

        /**
         * Constructs a new SubscriptionList.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.SubscriptionList.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SubscriptionList prefix. */
        prefix?: (gnmi.Path.$Properties|null);

        /** SubscriptionList subscription. */
        subscription: gnmi.Subscription.$Properties[];

        /** SubscriptionList qos. */
        qos?: (gnmi.QOSMarking.$Properties|null);

        /** SubscriptionList mode. */
        mode: gnmi.SubscriptionList.Mode;

        /** SubscriptionList allowAggregation. */
        allowAggregation: boolean;

        /** SubscriptionList useModels. */
        useModels: gnmi.ModelData.$Properties[];

        /** SubscriptionList encoding. */
        encoding: gnmi.Encoding;

        /** SubscriptionList updatesOnly. */
        updatesOnly: boolean;

        /**
         * Creates a new SubscriptionList instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SubscriptionList instance
         */
        static create(properties: gnmi.SubscriptionList.$Shape): gnmi.SubscriptionList & gnmi.SubscriptionList.$Shape;
        static create(properties?: gnmi.SubscriptionList.$Properties): gnmi.SubscriptionList;

        /**
         * Encodes the specified SubscriptionList message. Does not implicitly {@link gnmi.SubscriptionList.verify|verify} messages.
         * @param message SubscriptionList message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.SubscriptionList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SubscriptionList message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.SubscriptionList & gnmi.SubscriptionList.$Shape} SubscriptionList
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.SubscriptionList & gnmi.SubscriptionList.$Shape;
    }

    namespace SubscriptionList {

        /** Properties of a SubscriptionList. */
        interface $Properties {

            /** SubscriptionList prefix */
            prefix?: (gnmi.Path.$Properties|null);

            /** SubscriptionList subscription */
            subscription?: (gnmi.Subscription.$Properties[]|null);

            /** SubscriptionList qos */
            qos?: (gnmi.QOSMarking.$Properties|null);

            /** SubscriptionList mode */
            mode?: (gnmi.SubscriptionList.Mode|null);

            /** SubscriptionList allowAggregation */
            allowAggregation?: (boolean|null);

            /** SubscriptionList useModels */
            useModels?: (gnmi.ModelData.$Properties[]|null);

            /** SubscriptionList encoding */
            encoding?: (gnmi.Encoding|null);

            /** SubscriptionList updatesOnly */
            updatesOnly?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SubscriptionList. */
        type $Shape = gnmi.SubscriptionList.$Properties;

        /** Mode enum. */
        enum Mode {

            /** STREAM value */
            STREAM = 0,

            /** ONCE value */
            ONCE = 1,

            /** POLL value */
            POLL = 2
        }
    }

    /**
     * Properties of a Subscription.
     * @deprecated Use gnmi.Subscription.$Properties instead.
     */
    interface ISubscription extends gnmi.Subscription.$Properties {
    }

    /** Represents a Subscription. */
    class Subscription {

        /**
         * Constructs a new Subscription.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.Subscription.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Subscription path. */
        path?: (gnmi.Path.$Properties|null);

        /** Subscription mode. */
        mode: gnmi.SubscriptionMode;

        /** Subscription sampleInterval. */
        sampleInterval: (number|Long);

        /** Subscription suppressRedundant. */
        suppressRedundant: boolean;

        /** Subscription heartbeatInterval. */
        heartbeatInterval: (number|Long);

        /**
         * Creates a new Subscription instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Subscription instance
         */
        static create(properties: gnmi.Subscription.$Shape): gnmi.Subscription & gnmi.Subscription.$Shape;
        static create(properties?: gnmi.Subscription.$Properties): gnmi.Subscription;

        /**
         * Encodes the specified Subscription message. Does not implicitly {@link gnmi.Subscription.verify|verify} messages.
         * @param message Subscription message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.Subscription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Subscription message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.Subscription & gnmi.Subscription.$Shape} Subscription
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.Subscription & gnmi.Subscription.$Shape;
    }

    namespace Subscription {

        /** Properties of a Subscription. */
        interface $Properties {

            /** Subscription path */
            path?: (gnmi.Path.$Properties|null);

            /** Subscription mode */
            mode?: (gnmi.SubscriptionMode|null);

            /** Subscription sampleInterval */
            sampleInterval?: (number|Long|null);

            /** Subscription suppressRedundant */
            suppressRedundant?: (boolean|null);

            /** Subscription heartbeatInterval */
            heartbeatInterval?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Subscription. */
        type $Shape = gnmi.Subscription.$Properties;
    }

    /** SubscriptionMode enum. */
    enum SubscriptionMode {

        /** TARGET_DEFINED value */
        TARGET_DEFINED = 0,

        /** ON_CHANGE value */
        ON_CHANGE = 1,

        /** SAMPLE value */
        SAMPLE = 2
    }

    /**
     * Properties of a QOSMarking.
     * @deprecated Use gnmi.QOSMarking.$Properties instead.
     */
    interface IQOSMarking extends gnmi.QOSMarking.$Properties {
    }

    /** Represents a QOSMarking. */
    class QOSMarking {

        /**
         * Constructs a new QOSMarking.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.QOSMarking.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** QOSMarking marking. */
        marking: number;

        /**
         * Creates a new QOSMarking instance using the specified properties.
         * @param [properties] Properties to set
         * @returns QOSMarking instance
         */
        static create(properties: gnmi.QOSMarking.$Shape): gnmi.QOSMarking & gnmi.QOSMarking.$Shape;
        static create(properties?: gnmi.QOSMarking.$Properties): gnmi.QOSMarking;

        /**
         * Encodes the specified QOSMarking message. Does not implicitly {@link gnmi.QOSMarking.verify|verify} messages.
         * @param message QOSMarking message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.QOSMarking.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a QOSMarking message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.QOSMarking & gnmi.QOSMarking.$Shape} QOSMarking
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.QOSMarking & gnmi.QOSMarking.$Shape;
    }

    namespace QOSMarking {

        /** Properties of a QOSMarking. */
        interface $Properties {

            /** QOSMarking marking */
            marking?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a QOSMarking. */
        type $Shape = gnmi.QOSMarking.$Properties;
    }

    /**
     * Properties of a SetRequest.
     * @deprecated Use gnmi.SetRequest.$Properties instead.
     */
    interface ISetRequest extends gnmi.SetRequest.$Properties {
    }

    /** Represents a SetRequest. */
    class SetRequest {

        /**
         * Constructs a new SetRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.SetRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SetRequest prefix. */
        prefix?: (gnmi.Path.$Properties|null);

        /** SetRequest delete. */
        delete: gnmi.Path.$Properties[];

        /** SetRequest replace. */
        replace: gnmi.Update.$Properties[];

        /** SetRequest update. */
        update: gnmi.Update.$Properties[];

        /** SetRequest unionReplace. */
        unionReplace: gnmi.Update.$Properties[];

        /** SetRequest extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new SetRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SetRequest instance
         */
        static create(properties: gnmi.SetRequest.$Shape): gnmi.SetRequest & gnmi.SetRequest.$Shape;
        static create(properties?: gnmi.SetRequest.$Properties): gnmi.SetRequest;

        /**
         * Encodes the specified SetRequest message. Does not implicitly {@link gnmi.SetRequest.verify|verify} messages.
         * @param message SetRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.SetRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SetRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.SetRequest & gnmi.SetRequest.$Shape} SetRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.SetRequest & gnmi.SetRequest.$Shape;
    }

    namespace SetRequest {

        /** Properties of a SetRequest. */
        interface $Properties {

            /** SetRequest prefix */
            prefix?: (gnmi.Path.$Properties|null);

            /** SetRequest delete */
            "delete"?: (gnmi.Path.$Properties[]|null);

            /** SetRequest replace */
            replace?: (gnmi.Update.$Properties[]|null);

            /** SetRequest update */
            update?: (gnmi.Update.$Properties[]|null);

            /** SetRequest unionReplace */
            unionReplace?: (gnmi.Update.$Properties[]|null);

            /** SetRequest extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SetRequest. */
        type $Shape = {
          prefix?: gnmi.Path.$Shape|null;
          "delete"?: gnmi.Path.$Shape[]|null;
          replace?: gnmi.Update.$Shape[]|null;
          update?: gnmi.Update.$Shape[]|null;
          unionReplace?: gnmi.Update.$Shape[]|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a SetResponse.
     * @deprecated Use gnmi.SetResponse.$Properties instead.
     */
    interface ISetResponse extends gnmi.SetResponse.$Properties {
    }

    /** Represents a SetResponse. */
    class SetResponse {

        /**
         * Constructs a new SetResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.SetResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** SetResponse prefix. */
        prefix?: (gnmi.Path.$Properties|null);

        /** SetResponse response. */
        response: gnmi.UpdateResult.$Properties[];

        /** SetResponse message. */
        message?: (gnmi.Error.$Properties|null);

        /** SetResponse timestamp. */
        timestamp: (number|Long);

        /** SetResponse extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new SetResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns SetResponse instance
         */
        static create(properties: gnmi.SetResponse.$Shape): gnmi.SetResponse & gnmi.SetResponse.$Shape;
        static create(properties?: gnmi.SetResponse.$Properties): gnmi.SetResponse;

        /**
         * Encodes the specified SetResponse message. Does not implicitly {@link gnmi.SetResponse.verify|verify} messages.
         * @param message SetResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.SetResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a SetResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.SetResponse & gnmi.SetResponse.$Shape} SetResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.SetResponse & gnmi.SetResponse.$Shape;
    }

    namespace SetResponse {

        /** Properties of a SetResponse. */
        interface $Properties {

            /** SetResponse prefix */
            prefix?: (gnmi.Path.$Properties|null);

            /** SetResponse response */
            response?: (gnmi.UpdateResult.$Properties[]|null);

            /** SetResponse message */
            message?: (gnmi.Error.$Properties|null);

            /** SetResponse timestamp */
            timestamp?: (number|Long|null);

            /** SetResponse extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a SetResponse. */
        type $Shape = {
          prefix?: gnmi.Path.$Shape|null;
          response?: gnmi.UpdateResult.$Shape[]|null;
          message?: gnmi.Error.$Shape|null;
          timestamp?: number|Long|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of an UpdateResult.
     * @deprecated Use gnmi.UpdateResult.$Properties instead.
     */
    interface IUpdateResult extends gnmi.UpdateResult.$Properties {
    }

    /** Represents an UpdateResult. */
    class UpdateResult {

        /**
         * Constructs a new UpdateResult.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.UpdateResult.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** UpdateResult timestamp. */
        timestamp: (number|Long);

        /** UpdateResult path. */
        path?: (gnmi.Path.$Properties|null);

        /** UpdateResult message. */
        message?: (gnmi.Error.$Properties|null);

        /** UpdateResult op. */
        op: gnmi.UpdateResult.Operation;

        /**
         * Creates a new UpdateResult instance using the specified properties.
         * @param [properties] Properties to set
         * @returns UpdateResult instance
         */
        static create(properties: gnmi.UpdateResult.$Shape): gnmi.UpdateResult & gnmi.UpdateResult.$Shape;
        static create(properties?: gnmi.UpdateResult.$Properties): gnmi.UpdateResult;

        /**
         * Encodes the specified UpdateResult message. Does not implicitly {@link gnmi.UpdateResult.verify|verify} messages.
         * @param message UpdateResult message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.UpdateResult.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an UpdateResult message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.UpdateResult & gnmi.UpdateResult.$Shape} UpdateResult
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.UpdateResult & gnmi.UpdateResult.$Shape;
    }

    namespace UpdateResult {

        /** Properties of an UpdateResult. */
        interface $Properties {

            /** UpdateResult timestamp */
            timestamp?: (number|Long|null);

            /** UpdateResult path */
            path?: (gnmi.Path.$Properties|null);

            /** UpdateResult message */
            message?: (gnmi.Error.$Properties|null);

            /** UpdateResult op */
            op?: (gnmi.UpdateResult.Operation|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an UpdateResult. */
        type $Shape = gnmi.UpdateResult.$Properties;

        /** Operation enum. */
        enum Operation {

            /** INVALID value */
            INVALID = 0,

            /** DELETE value */
            DELETE = 1,

            /** REPLACE value */
            REPLACE = 2,

            /** UPDATE value */
            UPDATE = 3,

            /** UNION_REPLACE value */
            UNION_REPLACE = 4
        }
    }

    /**
     * Properties of a GetRequest.
     * @deprecated Use gnmi.GetRequest.$Properties instead.
     */
    interface IGetRequest extends gnmi.GetRequest.$Properties {
    }

    /** Represents a GetRequest. */
    class GetRequest {

        /**
         * Constructs a new GetRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.GetRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GetRequest prefix. */
        prefix?: (gnmi.Path.$Properties|null);

        /** GetRequest path. */
        path: gnmi.Path.$Properties[];

        /** GetRequest type. */
        type: gnmi.GetRequest.DataType;

        /** GetRequest encoding. */
        encoding: gnmi.Encoding;

        /** GetRequest useModels. */
        useModels: gnmi.ModelData.$Properties[];

        /** GetRequest extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new GetRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetRequest instance
         */
        static create(properties: gnmi.GetRequest.$Shape): gnmi.GetRequest & gnmi.GetRequest.$Shape;
        static create(properties?: gnmi.GetRequest.$Properties): gnmi.GetRequest;

        /**
         * Encodes the specified GetRequest message. Does not implicitly {@link gnmi.GetRequest.verify|verify} messages.
         * @param message GetRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.GetRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.GetRequest & gnmi.GetRequest.$Shape} GetRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.GetRequest & gnmi.GetRequest.$Shape;
    }

    namespace GetRequest {

        /** Properties of a GetRequest. */
        interface $Properties {

            /** GetRequest prefix */
            prefix?: (gnmi.Path.$Properties|null);

            /** GetRequest path */
            path?: (gnmi.Path.$Properties[]|null);

            /** GetRequest type */
            type?: (gnmi.GetRequest.DataType|null);

            /** GetRequest encoding */
            encoding?: (gnmi.Encoding|null);

            /** GetRequest useModels */
            useModels?: (gnmi.ModelData.$Properties[]|null);

            /** GetRequest extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetRequest. */
        type $Shape = {
          prefix?: gnmi.Path.$Shape|null;
          path?: gnmi.Path.$Shape[]|null;
          type?: gnmi.GetRequest.DataType|null;
          encoding?: gnmi.Encoding|null;
          useModels?: gnmi.ModelData.$Shape[]|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };

        /** DataType enum. */
        enum DataType {

            /** ALL value */
            ALL = 0,

            /** CONFIG value */
            CONFIG = 1,

            /** STATE value */
            STATE = 2,

            /** OPERATIONAL value */
            OPERATIONAL = 3
        }
    }

    /**
     * Properties of a GetResponse.
     * @deprecated Use gnmi.GetResponse.$Properties instead.
     */
    interface IGetResponse extends gnmi.GetResponse.$Properties {
    }

    /** Represents a GetResponse. */
    class GetResponse {

        /**
         * Constructs a new GetResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.GetResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** GetResponse notification. */
        notification: gnmi.Notification.$Properties[];

        /** GetResponse error. */
        error?: (gnmi.Error.$Properties|null);

        /** GetResponse extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new GetResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns GetResponse instance
         */
        static create(properties: gnmi.GetResponse.$Shape): gnmi.GetResponse & gnmi.GetResponse.$Shape;
        static create(properties?: gnmi.GetResponse.$Properties): gnmi.GetResponse;

        /**
         * Encodes the specified GetResponse message. Does not implicitly {@link gnmi.GetResponse.verify|verify} messages.
         * @param message GetResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.GetResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a GetResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.GetResponse & gnmi.GetResponse.$Shape} GetResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.GetResponse & gnmi.GetResponse.$Shape;
    }

    namespace GetResponse {

        /** Properties of a GetResponse. */
        interface $Properties {

            /** GetResponse notification */
            notification?: (gnmi.Notification.$Properties[]|null);

            /** GetResponse error */
            error?: (gnmi.Error.$Properties|null);

            /** GetResponse extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a GetResponse. */
        type $Shape = {
          notification?: gnmi.Notification.$Shape[]|null;
          error?: gnmi.Error.$Shape|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a CapabilityRequest.
     * @deprecated Use gnmi.CapabilityRequest.$Properties instead.
     */
    interface ICapabilityRequest extends gnmi.CapabilityRequest.$Properties {
    }

    /** Represents a CapabilityRequest. */
    class CapabilityRequest {

        /**
         * Constructs a new CapabilityRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.CapabilityRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CapabilityRequest extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new CapabilityRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CapabilityRequest instance
         */
        static create(properties: gnmi.CapabilityRequest.$Shape): gnmi.CapabilityRequest & gnmi.CapabilityRequest.$Shape;
        static create(properties?: gnmi.CapabilityRequest.$Properties): gnmi.CapabilityRequest;

        /**
         * Encodes the specified CapabilityRequest message. Does not implicitly {@link gnmi.CapabilityRequest.verify|verify} messages.
         * @param message CapabilityRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.CapabilityRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CapabilityRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.CapabilityRequest & gnmi.CapabilityRequest.$Shape} CapabilityRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.CapabilityRequest & gnmi.CapabilityRequest.$Shape;
    }

    namespace CapabilityRequest {

        /** Properties of a CapabilityRequest. */
        interface $Properties {

            /** CapabilityRequest extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CapabilityRequest. */
        type $Shape = {
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a CapabilityResponse.
     * @deprecated Use gnmi.CapabilityResponse.$Properties instead.
     */
    interface ICapabilityResponse extends gnmi.CapabilityResponse.$Properties {
    }

    /** Represents a CapabilityResponse. */
    class CapabilityResponse {

        /**
         * Constructs a new CapabilityResponse.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.CapabilityResponse.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CapabilityResponse supportedModels. */
        supportedModels: gnmi.ModelData.$Properties[];

        /** CapabilityResponse supportedEncodings. */
        supportedEncodings: gnmi.Encoding[];

        /** CapabilityResponse gNMIVersion. */
        gNMIVersion: string;

        /** CapabilityResponse extension. */
        extension: gnmi_ext.Extension.$Properties[];

        /**
         * Creates a new CapabilityResponse instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CapabilityResponse instance
         */
        static create(properties: gnmi.CapabilityResponse.$Shape): gnmi.CapabilityResponse & gnmi.CapabilityResponse.$Shape;
        static create(properties?: gnmi.CapabilityResponse.$Properties): gnmi.CapabilityResponse;

        /**
         * Encodes the specified CapabilityResponse message. Does not implicitly {@link gnmi.CapabilityResponse.verify|verify} messages.
         * @param message CapabilityResponse message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.CapabilityResponse.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CapabilityResponse message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.CapabilityResponse & gnmi.CapabilityResponse.$Shape} CapabilityResponse
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.CapabilityResponse & gnmi.CapabilityResponse.$Shape;
    }

    namespace CapabilityResponse {

        /** Properties of a CapabilityResponse. */
        interface $Properties {

            /** CapabilityResponse supportedModels */
            supportedModels?: (gnmi.ModelData.$Properties[]|null);

            /** CapabilityResponse supportedEncodings */
            supportedEncodings?: (gnmi.Encoding[]|null);

            /** CapabilityResponse gNMIVersion */
            gNMIVersion?: (string|null);

            /** CapabilityResponse extension */
            extension?: (gnmi_ext.Extension.$Properties[]|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CapabilityResponse. */
        type $Shape = {
          supportedModels?: gnmi.ModelData.$Shape[]|null;
          supportedEncodings?: gnmi.Encoding[]|null;
          gNMIVersion?: string|null;
          extension?: gnmi_ext.Extension.$Shape[]|null;
          $unknowns?: Uint8Array[];
        };
    }

    /**
     * Properties of a ModelData.
     * @deprecated Use gnmi.ModelData.$Properties instead.
     */
    interface IModelData extends gnmi.ModelData.$Properties {
    }

    /** Represents a ModelData. */
    class ModelData {

        /**
         * Constructs a new ModelData.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi.ModelData.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ModelData name. */
        name: string;

        /** ModelData organization. */
        organization: string;

        /** ModelData version. */
        version: string;

        /**
         * Creates a new ModelData instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ModelData instance
         */
        static create(properties: gnmi.ModelData.$Shape): gnmi.ModelData & gnmi.ModelData.$Shape;
        static create(properties?: gnmi.ModelData.$Properties): gnmi.ModelData;

        /**
         * Encodes the specified ModelData message. Does not implicitly {@link gnmi.ModelData.verify|verify} messages.
         * @param message ModelData message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi.ModelData.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ModelData message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi.ModelData & gnmi.ModelData.$Shape} ModelData
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi.ModelData & gnmi.ModelData.$Shape;
    }

    namespace ModelData {

        /** Properties of a ModelData. */
        interface $Properties {

            /** ModelData name */
            name?: (string|null);

            /** ModelData organization */
            organization?: (string|null);

            /** ModelData version */
            version?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ModelData. */
        type $Shape = gnmi.ModelData.$Properties;
    }
}

/** Namespace gnmi_ext. */
export namespace gnmi_ext {

    /**
     * Properties of an Extension.
     * @deprecated Use gnmi_ext.Extension.$Properties instead.
     */
    interface IExtension extends gnmi_ext.Extension.$Properties {
    }

    /** Represents an Extension. */
    class Extension {

        /**
         * Constructs a new Extension.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.Extension.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Extension registeredExt. */
        registeredExt?: (gnmi_ext.RegisteredExtension.$Properties|null);

        /** Extension masterArbitration. */
        masterArbitration?: (gnmi_ext.MasterArbitration.$Properties|null);

        /** Extension history. */
        history?: (gnmi_ext.History.$Properties|null);

        /** Extension commit. */
        commit?: (gnmi_ext.Commit.$Properties|null);

        /** Extension depth. */
        depth?: (gnmi_ext.Depth.$Properties|null);

        /** Extension configSubscription. */
        configSubscription?: (gnmi_ext.ConfigSubscription.$Properties|null);

        /** Extension ext. */
        ext?: ("registeredExt"|"masterArbitration"|"history"|"commit"|"depth"|"configSubscription");

        /**
         * Creates a new Extension instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Extension instance
         */
        static create(properties: gnmi_ext.Extension.$Shape): gnmi_ext.Extension & gnmi_ext.Extension.$Shape;
        static create(properties?: gnmi_ext.Extension.$Properties): gnmi_ext.Extension;

        /**
         * Encodes the specified Extension message. Does not implicitly {@link gnmi_ext.Extension.verify|verify} messages.
         * @param message Extension message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.Extension.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Extension message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.Extension & gnmi_ext.Extension.$Shape} Extension
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.Extension & gnmi_ext.Extension.$Shape;
    }

    namespace Extension {

        /** Properties of an Extension. */
        interface $Properties {

            /** Extension registeredExt */
            registeredExt?: (gnmi_ext.RegisteredExtension.$Properties|null);

            /** Extension masterArbitration */
            masterArbitration?: (gnmi_ext.MasterArbitration.$Properties|null);

            /** Extension history */
            history?: (gnmi_ext.History.$Properties|null);

            /** Extension commit */
            commit?: (gnmi_ext.Commit.$Properties|null);

            /** Extension depth */
            depth?: (gnmi_ext.Depth.$Properties|null);

            /** Extension configSubscription */
            configSubscription?: (gnmi_ext.ConfigSubscription.$Properties|null);

            /** Extension ext */
            ext?: ("registeredExt"|"masterArbitration"|"history"|"commit"|"depth"|"configSubscription");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of an Extension. */
        type $Shape = {
          registeredExt?: gnmi_ext.RegisteredExtension.$Shape|null;
          masterArbitration?: gnmi_ext.MasterArbitration.$Shape|null;
          history?: gnmi_ext.History.$Shape|null;
          commit?: gnmi_ext.Commit.$Shape|null;
          depth?: gnmi_ext.Depth.$Shape|null;
          configSubscription?: gnmi_ext.ConfigSubscription.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ ext?: undefined; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "registeredExt"; registeredExt: gnmi_ext.RegisteredExtension.$Shape; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "masterArbitration"; registeredExt?: null; masterArbitration: gnmi_ext.MasterArbitration.$Shape; history?: null; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "history"; registeredExt?: null; masterArbitration?: null; history: gnmi_ext.History.$Shape; commit?: null; depth?: null; configSubscription?: null }|{ ext?: "commit"; registeredExt?: null; masterArbitration?: null; history?: null; commit: gnmi_ext.Commit.$Shape; depth?: null; configSubscription?: null }|{ ext?: "depth"; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth: gnmi_ext.Depth.$Shape; configSubscription?: null }|{ ext?: "configSubscription"; registeredExt?: null; masterArbitration?: null; history?: null; commit?: null; depth?: null; configSubscription: gnmi_ext.ConfigSubscription.$Shape })
        );
    }

    /**
     * Properties of a RegisteredExtension.
     * @deprecated Use gnmi_ext.RegisteredExtension.$Properties instead.
     */
    interface IRegisteredExtension extends gnmi_ext.RegisteredExtension.$Properties {
    }

    /** Represents a RegisteredExtension. */
    class RegisteredExtension {

        /**
         * Constructs a new RegisteredExtension.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.RegisteredExtension.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** RegisteredExtension id. */
        id: gnmi_ext.ExtensionID;

        /** RegisteredExtension msg. */
        msg: Uint8Array;

        /**
         * Creates a new RegisteredExtension instance using the specified properties.
         * @param [properties] Properties to set
         * @returns RegisteredExtension instance
         */
        static create(properties: gnmi_ext.RegisteredExtension.$Shape): gnmi_ext.RegisteredExtension & gnmi_ext.RegisteredExtension.$Shape;
        static create(properties?: gnmi_ext.RegisteredExtension.$Properties): gnmi_ext.RegisteredExtension;

        /**
         * Encodes the specified RegisteredExtension message. Does not implicitly {@link gnmi_ext.RegisteredExtension.verify|verify} messages.
         * @param message RegisteredExtension message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.RegisteredExtension.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a RegisteredExtension message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.RegisteredExtension & gnmi_ext.RegisteredExtension.$Shape} RegisteredExtension
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.RegisteredExtension & gnmi_ext.RegisteredExtension.$Shape;
    }

    namespace RegisteredExtension {

        /** Properties of a RegisteredExtension. */
        interface $Properties {

            /** RegisteredExtension id */
            id?: (gnmi_ext.ExtensionID|null);

            /** RegisteredExtension msg */
            msg?: (Uint8Array|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a RegisteredExtension. */
        type $Shape = gnmi_ext.RegisteredExtension.$Properties;
    }

    /** ExtensionID enum. */
    enum ExtensionID {

        /** EID_UNSET value */
        EID_UNSET = 0,

        /** EID_EXPERIMENTAL value */
        EID_EXPERIMENTAL = 999
    }

    /**
     * Properties of a MasterArbitration.
     * @deprecated Use gnmi_ext.MasterArbitration.$Properties instead.
     */
    interface IMasterArbitration extends gnmi_ext.MasterArbitration.$Properties {
    }

    /** Represents a MasterArbitration. */
    class MasterArbitration {

        /**
         * Constructs a new MasterArbitration.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.MasterArbitration.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** MasterArbitration role. */
        role?: (gnmi_ext.Role.$Properties|null);

        /** MasterArbitration electionId. */
        electionId?: (gnmi_ext.Uint128.$Properties|null);

        /**
         * Creates a new MasterArbitration instance using the specified properties.
         * @param [properties] Properties to set
         * @returns MasterArbitration instance
         */
        static create(properties: gnmi_ext.MasterArbitration.$Shape): gnmi_ext.MasterArbitration & gnmi_ext.MasterArbitration.$Shape;
        static create(properties?: gnmi_ext.MasterArbitration.$Properties): gnmi_ext.MasterArbitration;

        /**
         * Encodes the specified MasterArbitration message. Does not implicitly {@link gnmi_ext.MasterArbitration.verify|verify} messages.
         * @param message MasterArbitration message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.MasterArbitration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a MasterArbitration message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.MasterArbitration & gnmi_ext.MasterArbitration.$Shape} MasterArbitration
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.MasterArbitration & gnmi_ext.MasterArbitration.$Shape;
    }

    namespace MasterArbitration {

        /** Properties of a MasterArbitration. */
        interface $Properties {

            /** MasterArbitration role */
            role?: (gnmi_ext.Role.$Properties|null);

            /** MasterArbitration electionId */
            electionId?: (gnmi_ext.Uint128.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a MasterArbitration. */
        type $Shape = gnmi_ext.MasterArbitration.$Properties;
    }

    /**
     * Properties of an Uint128.
     * @deprecated Use gnmi_ext.Uint128.$Properties instead.
     */
    interface IUint128 extends gnmi_ext.Uint128.$Properties {
    }

    /** Represents an Uint128. */
    class Uint128 {

        /**
         * Constructs a new Uint128.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.Uint128.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Uint128 high. */
        high: (number|Long);

        /** Uint128 low. */
        low: (number|Long);

        /**
         * Creates a new Uint128 instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Uint128 instance
         */
        static create(properties: gnmi_ext.Uint128.$Shape): gnmi_ext.Uint128 & gnmi_ext.Uint128.$Shape;
        static create(properties?: gnmi_ext.Uint128.$Properties): gnmi_ext.Uint128;

        /**
         * Encodes the specified Uint128 message. Does not implicitly {@link gnmi_ext.Uint128.verify|verify} messages.
         * @param message Uint128 message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.Uint128.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes an Uint128 message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.Uint128 & gnmi_ext.Uint128.$Shape} Uint128
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.Uint128 & gnmi_ext.Uint128.$Shape;
    }

    namespace Uint128 {

        /** Properties of an Uint128. */
        interface $Properties {

            /** Uint128 high */
            high?: (number|Long|null);

            /** Uint128 low */
            low?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of an Uint128. */
        type $Shape = gnmi_ext.Uint128.$Properties;
    }

    /**
     * Properties of a Role.
     * @deprecated Use gnmi_ext.Role.$Properties instead.
     */
    interface IRole extends gnmi_ext.Role.$Properties {
    }

    /** Represents a Role. */
    class Role {

        /**
         * Constructs a new Role.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.Role.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Role id. */
        id: string;

        /**
         * Creates a new Role instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Role instance
         */
        static create(properties: gnmi_ext.Role.$Shape): gnmi_ext.Role & gnmi_ext.Role.$Shape;
        static create(properties?: gnmi_ext.Role.$Properties): gnmi_ext.Role;

        /**
         * Encodes the specified Role message. Does not implicitly {@link gnmi_ext.Role.verify|verify} messages.
         * @param message Role message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.Role.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Role message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.Role & gnmi_ext.Role.$Shape} Role
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.Role & gnmi_ext.Role.$Shape;
    }

    namespace Role {

        /** Properties of a Role. */
        interface $Properties {

            /** Role id */
            id?: (string|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Role. */
        type $Shape = gnmi_ext.Role.$Properties;
    }

    /**
     * Properties of a History.
     * @deprecated Use gnmi_ext.History.$Properties instead.
     */
    interface IHistory extends gnmi_ext.History.$Properties {
    }

    /** Represents a History. */
    class History {

        /**
         * Constructs a new History.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.History.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** History snapshotTime. */
        snapshotTime?: (number|Long|null);

        /** History range. */
        range?: (gnmi_ext.TimeRange.$Properties|null);

        /** History request. */
        request?: ("snapshotTime"|"range");

        /**
         * Creates a new History instance using the specified properties.
         * @param [properties] Properties to set
         * @returns History instance
         */
        static create(properties: gnmi_ext.History.$Shape): gnmi_ext.History & gnmi_ext.History.$Shape;
        static create(properties?: gnmi_ext.History.$Properties): gnmi_ext.History;

        /**
         * Encodes the specified History message. Does not implicitly {@link gnmi_ext.History.verify|verify} messages.
         * @param message History message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.History.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a History message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.History & gnmi_ext.History.$Shape} History
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.History & gnmi_ext.History.$Shape;
    }

    namespace History {

        /** Properties of a History. */
        interface $Properties {

            /** History snapshotTime */
            snapshotTime?: (number|Long|null);

            /** History range */
            range?: (gnmi_ext.TimeRange.$Properties|null);

            /** History request */
            request?: ("snapshotTime"|"range");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a History. */
        type $Shape = {
          snapshotTime?: number|Long|null;
          range?: gnmi_ext.TimeRange.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ request?: undefined; snapshotTime?: null; range?: null }|{ request?: "snapshotTime"; snapshotTime: number|Long; range?: null }|{ request?: "range"; snapshotTime?: null; range: gnmi_ext.TimeRange.$Shape })
        );
    }

    /**
     * Properties of a TimeRange.
     * @deprecated Use gnmi_ext.TimeRange.$Properties instead.
     */
    interface ITimeRange extends gnmi_ext.TimeRange.$Properties {
    }

    /** Represents a TimeRange. */
    class TimeRange {

        /**
         * Constructs a new TimeRange.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.TimeRange.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** TimeRange start. */
        start: (number|Long);

        /** TimeRange end. */
        end: (number|Long);

        /**
         * Creates a new TimeRange instance using the specified properties.
         * @param [properties] Properties to set
         * @returns TimeRange instance
         */
        static create(properties: gnmi_ext.TimeRange.$Shape): gnmi_ext.TimeRange & gnmi_ext.TimeRange.$Shape;
        static create(properties?: gnmi_ext.TimeRange.$Properties): gnmi_ext.TimeRange;

        /**
         * Encodes the specified TimeRange message. Does not implicitly {@link gnmi_ext.TimeRange.verify|verify} messages.
         * @param message TimeRange message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.TimeRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a TimeRange message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.TimeRange & gnmi_ext.TimeRange.$Shape} TimeRange
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.TimeRange & gnmi_ext.TimeRange.$Shape;
    }

    namespace TimeRange {

        /** Properties of a TimeRange. */
        interface $Properties {

            /** TimeRange start */
            start?: (number|Long|null);

            /** TimeRange end */
            end?: (number|Long|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a TimeRange. */
        type $Shape = gnmi_ext.TimeRange.$Properties;
    }

    /**
     * Properties of a Commit.
     * @deprecated Use gnmi_ext.Commit.$Properties instead.
     */
    interface ICommit extends gnmi_ext.Commit.$Properties {
    }

    /** Represents a Commit. */
    class Commit {

        /**
         * Constructs a new Commit.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.Commit.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Commit id. */
        id: string;

        /** Commit commit. */
        commit?: (gnmi_ext.CommitRequest.$Properties|null);

        /** Commit confirm. */
        confirm?: (gnmi_ext.CommitConfirm.$Properties|null);

        /** Commit cancel. */
        cancel?: (gnmi_ext.CommitCancel.$Properties|null);

        /** Commit setRollbackDuration. */
        setRollbackDuration?: (gnmi_ext.CommitSetRollbackDuration.$Properties|null);

        /** Commit action. */
        action?: ("commit"|"confirm"|"cancel"|"setRollbackDuration");

        /**
         * Creates a new Commit instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Commit instance
         */
        static create(properties: gnmi_ext.Commit.$Shape): gnmi_ext.Commit & gnmi_ext.Commit.$Shape;
        static create(properties?: gnmi_ext.Commit.$Properties): gnmi_ext.Commit;

        /**
         * Encodes the specified Commit message. Does not implicitly {@link gnmi_ext.Commit.verify|verify} messages.
         * @param message Commit message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.Commit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Commit message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.Commit & gnmi_ext.Commit.$Shape} Commit
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.Commit & gnmi_ext.Commit.$Shape;
    }

    namespace Commit {

        /** Properties of a Commit. */
        interface $Properties {

            /** Commit id */
            id?: (string|null);

            /** Commit commit */
            commit?: (gnmi_ext.CommitRequest.$Properties|null);

            /** Commit confirm */
            confirm?: (gnmi_ext.CommitConfirm.$Properties|null);

            /** Commit cancel */
            cancel?: (gnmi_ext.CommitCancel.$Properties|null);

            /** Commit setRollbackDuration */
            setRollbackDuration?: (gnmi_ext.CommitSetRollbackDuration.$Properties|null);

            /** Commit action */
            action?: ("commit"|"confirm"|"cancel"|"setRollbackDuration");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a Commit. */
        type $Shape = {
          id?: string|null;
          commit?: gnmi_ext.CommitRequest.$Shape|null;
          confirm?: gnmi_ext.CommitConfirm.$Shape|null;
          cancel?: gnmi_ext.CommitCancel.$Shape|null;
          setRollbackDuration?: gnmi_ext.CommitSetRollbackDuration.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ action?: undefined; commit?: null; confirm?: null; cancel?: null; setRollbackDuration?: null }|{ action?: "commit"; commit: gnmi_ext.CommitRequest.$Shape; confirm?: null; cancel?: null; setRollbackDuration?: null }|{ action?: "confirm"; commit?: null; confirm: gnmi_ext.CommitConfirm.$Shape; cancel?: null; setRollbackDuration?: null }|{ action?: "cancel"; commit?: null; confirm?: null; cancel: gnmi_ext.CommitCancel.$Shape; setRollbackDuration?: null }|{ action?: "setRollbackDuration"; commit?: null; confirm?: null; cancel?: null; setRollbackDuration: gnmi_ext.CommitSetRollbackDuration.$Shape })
        );
    }

    /**
     * Properties of a CommitRequest.
     * @deprecated Use gnmi_ext.CommitRequest.$Properties instead.
     */
    interface ICommitRequest extends gnmi_ext.CommitRequest.$Properties {
    }

    /** Represents a CommitRequest. */
    class CommitRequest {

        /**
         * Constructs a new CommitRequest.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.CommitRequest.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CommitRequest rollbackDuration. */
        rollbackDuration?: (google.protobuf.Duration.$Properties|null);

        /**
         * Creates a new CommitRequest instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CommitRequest instance
         */
        static create(properties: gnmi_ext.CommitRequest.$Shape): gnmi_ext.CommitRequest & gnmi_ext.CommitRequest.$Shape;
        static create(properties?: gnmi_ext.CommitRequest.$Properties): gnmi_ext.CommitRequest;

        /**
         * Encodes the specified CommitRequest message. Does not implicitly {@link gnmi_ext.CommitRequest.verify|verify} messages.
         * @param message CommitRequest message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.CommitRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CommitRequest message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitRequest & gnmi_ext.CommitRequest.$Shape} CommitRequest
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.CommitRequest & gnmi_ext.CommitRequest.$Shape;
    }

    namespace CommitRequest {

        /** Properties of a CommitRequest. */
        interface $Properties {

            /** CommitRequest rollbackDuration */
            rollbackDuration?: (google.protobuf.Duration.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CommitRequest. */
        type $Shape = gnmi_ext.CommitRequest.$Properties;
    }

    /**
     * Properties of a CommitConfirm.
     * @deprecated Use gnmi_ext.CommitConfirm.$Properties instead.
     */
    interface ICommitConfirm extends gnmi_ext.CommitConfirm.$Properties {
    }

    /** Represents a CommitConfirm. */
    class CommitConfirm {

        /**
         * Constructs a new CommitConfirm.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.CommitConfirm.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new CommitConfirm instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CommitConfirm instance
         */
        static create(properties: gnmi_ext.CommitConfirm.$Shape): gnmi_ext.CommitConfirm & gnmi_ext.CommitConfirm.$Shape;
        static create(properties?: gnmi_ext.CommitConfirm.$Properties): gnmi_ext.CommitConfirm;

        /**
         * Encodes the specified CommitConfirm message. Does not implicitly {@link gnmi_ext.CommitConfirm.verify|verify} messages.
         * @param message CommitConfirm message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.CommitConfirm.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CommitConfirm message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitConfirm & gnmi_ext.CommitConfirm.$Shape} CommitConfirm
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.CommitConfirm & gnmi_ext.CommitConfirm.$Shape;
    }

    namespace CommitConfirm {

        /** Properties of a CommitConfirm. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CommitConfirm. */
        type $Shape = gnmi_ext.CommitConfirm.$Properties;
    }

    /**
     * Properties of a CommitCancel.
     * @deprecated Use gnmi_ext.CommitCancel.$Properties instead.
     */
    interface ICommitCancel extends gnmi_ext.CommitCancel.$Properties {
    }

    /** Represents a CommitCancel. */
    class CommitCancel {

        /**
         * Constructs a new CommitCancel.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.CommitCancel.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new CommitCancel instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CommitCancel instance
         */
        static create(properties: gnmi_ext.CommitCancel.$Shape): gnmi_ext.CommitCancel & gnmi_ext.CommitCancel.$Shape;
        static create(properties?: gnmi_ext.CommitCancel.$Properties): gnmi_ext.CommitCancel;

        /**
         * Encodes the specified CommitCancel message. Does not implicitly {@link gnmi_ext.CommitCancel.verify|verify} messages.
         * @param message CommitCancel message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.CommitCancel.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CommitCancel message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitCancel & gnmi_ext.CommitCancel.$Shape} CommitCancel
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.CommitCancel & gnmi_ext.CommitCancel.$Shape;
    }

    namespace CommitCancel {

        /** Properties of a CommitCancel. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CommitCancel. */
        type $Shape = gnmi_ext.CommitCancel.$Properties;
    }

    /**
     * Properties of a CommitSetRollbackDuration.
     * @deprecated Use gnmi_ext.CommitSetRollbackDuration.$Properties instead.
     */
    interface ICommitSetRollbackDuration extends gnmi_ext.CommitSetRollbackDuration.$Properties {
    }

    /** Represents a CommitSetRollbackDuration. */
    class CommitSetRollbackDuration {

        /**
         * Constructs a new CommitSetRollbackDuration.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.CommitSetRollbackDuration.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** CommitSetRollbackDuration rollbackDuration. */
        rollbackDuration?: (google.protobuf.Duration.$Properties|null);

        /**
         * Creates a new CommitSetRollbackDuration instance using the specified properties.
         * @param [properties] Properties to set
         * @returns CommitSetRollbackDuration instance
         */
        static create(properties: gnmi_ext.CommitSetRollbackDuration.$Shape): gnmi_ext.CommitSetRollbackDuration & gnmi_ext.CommitSetRollbackDuration.$Shape;
        static create(properties?: gnmi_ext.CommitSetRollbackDuration.$Properties): gnmi_ext.CommitSetRollbackDuration;

        /**
         * Encodes the specified CommitSetRollbackDuration message. Does not implicitly {@link gnmi_ext.CommitSetRollbackDuration.verify|verify} messages.
         * @param message CommitSetRollbackDuration message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.CommitSetRollbackDuration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a CommitSetRollbackDuration message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.CommitSetRollbackDuration & gnmi_ext.CommitSetRollbackDuration.$Shape} CommitSetRollbackDuration
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.CommitSetRollbackDuration & gnmi_ext.CommitSetRollbackDuration.$Shape;
    }

    namespace CommitSetRollbackDuration {

        /** Properties of a CommitSetRollbackDuration. */
        interface $Properties {

            /** CommitSetRollbackDuration rollbackDuration */
            rollbackDuration?: (google.protobuf.Duration.$Properties|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a CommitSetRollbackDuration. */
        type $Shape = gnmi_ext.CommitSetRollbackDuration.$Properties;
    }

    /**
     * Properties of a Depth.
     * @deprecated Use gnmi_ext.Depth.$Properties instead.
     */
    interface IDepth extends gnmi_ext.Depth.$Properties {
    }

    /** Represents a Depth. */
    class Depth {

        /**
         * Constructs a new Depth.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.Depth.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** Depth level. */
        level: number;

        /**
         * Creates a new Depth instance using the specified properties.
         * @param [properties] Properties to set
         * @returns Depth instance
         */
        static create(properties: gnmi_ext.Depth.$Shape): gnmi_ext.Depth & gnmi_ext.Depth.$Shape;
        static create(properties?: gnmi_ext.Depth.$Properties): gnmi_ext.Depth;

        /**
         * Encodes the specified Depth message. Does not implicitly {@link gnmi_ext.Depth.verify|verify} messages.
         * @param message Depth message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.Depth.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a Depth message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.Depth & gnmi_ext.Depth.$Shape} Depth
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.Depth & gnmi_ext.Depth.$Shape;
    }

    namespace Depth {

        /** Properties of a Depth. */
        interface $Properties {

            /** Depth level */
            level?: (number|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a Depth. */
        type $Shape = gnmi_ext.Depth.$Properties;
    }

    /**
     * Properties of a ConfigSubscription.
     * @deprecated Use gnmi_ext.ConfigSubscription.$Properties instead.
     */
    interface IConfigSubscription extends gnmi_ext.ConfigSubscription.$Properties {
    }

    /** Represents a ConfigSubscription. */
    class ConfigSubscription {

        /**
         * Constructs a new ConfigSubscription.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.ConfigSubscription.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfigSubscription start. */
        start?: (gnmi_ext.ConfigSubscriptionStart.$Properties|null);

        /** ConfigSubscription syncDone. */
        syncDone?: (gnmi_ext.ConfigSubscriptionSyncDone.$Properties|null);

        /** ConfigSubscription action. */
        action?: ("start"|"syncDone");

        /**
         * Creates a new ConfigSubscription instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfigSubscription instance
         */
        static create(properties: gnmi_ext.ConfigSubscription.$Shape): gnmi_ext.ConfigSubscription & gnmi_ext.ConfigSubscription.$Shape;
        static create(properties?: gnmi_ext.ConfigSubscription.$Properties): gnmi_ext.ConfigSubscription;

        /**
         * Encodes the specified ConfigSubscription message. Does not implicitly {@link gnmi_ext.ConfigSubscription.verify|verify} messages.
         * @param message ConfigSubscription message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.ConfigSubscription.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigSubscription message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscription & gnmi_ext.ConfigSubscription.$Shape} ConfigSubscription
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.ConfigSubscription & gnmi_ext.ConfigSubscription.$Shape;
    }

    namespace ConfigSubscription {

        /** Properties of a ConfigSubscription. */
        interface $Properties {

            /** ConfigSubscription start */
            start?: (gnmi_ext.ConfigSubscriptionStart.$Properties|null);

            /** ConfigSubscription syncDone */
            syncDone?: (gnmi_ext.ConfigSubscriptionSyncDone.$Properties|null);

            /** ConfigSubscription action */
            action?: ("start"|"syncDone");

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Narrowed shape of a ConfigSubscription. */
        type $Shape = {
          start?: gnmi_ext.ConfigSubscriptionStart.$Shape|null;
          syncDone?: gnmi_ext.ConfigSubscriptionSyncDone.$Shape|null;
          $unknowns?: Uint8Array[];
        } & (
          ({ action?: undefined; start?: null; syncDone?: null }|{ action?: "start"; start: gnmi_ext.ConfigSubscriptionStart.$Shape; syncDone?: null }|{ action?: "syncDone"; start?: null; syncDone: gnmi_ext.ConfigSubscriptionSyncDone.$Shape })
        );
    }

    /**
     * Properties of a ConfigSubscriptionStart.
     * @deprecated Use gnmi_ext.ConfigSubscriptionStart.$Properties instead.
     */
    interface IConfigSubscriptionStart extends gnmi_ext.ConfigSubscriptionStart.$Properties {
    }

    /** Represents a ConfigSubscriptionStart. */
    class ConfigSubscriptionStart {

        /**
         * Constructs a new ConfigSubscriptionStart.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.ConfigSubscriptionStart.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /**
         * Creates a new ConfigSubscriptionStart instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfigSubscriptionStart instance
         */
        static create(properties: gnmi_ext.ConfigSubscriptionStart.$Shape): gnmi_ext.ConfigSubscriptionStart & gnmi_ext.ConfigSubscriptionStart.$Shape;
        static create(properties?: gnmi_ext.ConfigSubscriptionStart.$Properties): gnmi_ext.ConfigSubscriptionStart;

        /**
         * Encodes the specified ConfigSubscriptionStart message. Does not implicitly {@link gnmi_ext.ConfigSubscriptionStart.verify|verify} messages.
         * @param message ConfigSubscriptionStart message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.ConfigSubscriptionStart.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigSubscriptionStart message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscriptionStart & gnmi_ext.ConfigSubscriptionStart.$Shape} ConfigSubscriptionStart
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.ConfigSubscriptionStart & gnmi_ext.ConfigSubscriptionStart.$Shape;
    }

    namespace ConfigSubscriptionStart {

        /** Properties of a ConfigSubscriptionStart. */
        interface $Properties {

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfigSubscriptionStart. */
        type $Shape = gnmi_ext.ConfigSubscriptionStart.$Properties;
    }

    /**
     * Properties of a ConfigSubscriptionSyncDone.
     * @deprecated Use gnmi_ext.ConfigSubscriptionSyncDone.$Properties instead.
     */
    interface IConfigSubscriptionSyncDone extends gnmi_ext.ConfigSubscriptionSyncDone.$Properties {
    }

    /** Represents a ConfigSubscriptionSyncDone. */
    class ConfigSubscriptionSyncDone {

        /**
         * Constructs a new ConfigSubscriptionSyncDone.
         * @param [properties] Properties to set
         */
        constructor(properties?: gnmi_ext.ConfigSubscriptionSyncDone.$Properties);

        /** Unknown fields preserved while decoding when enabled */
        $unknowns?: Uint8Array[];

        /** ConfigSubscriptionSyncDone commitConfirmId. */
        commitConfirmId: string;

        /** ConfigSubscriptionSyncDone serverCommitId. */
        serverCommitId: string;

        /** ConfigSubscriptionSyncDone done. */
        done: boolean;

        /**
         * Creates a new ConfigSubscriptionSyncDone instance using the specified properties.
         * @param [properties] Properties to set
         * @returns ConfigSubscriptionSyncDone instance
         */
        static create(properties: gnmi_ext.ConfigSubscriptionSyncDone.$Shape): gnmi_ext.ConfigSubscriptionSyncDone & gnmi_ext.ConfigSubscriptionSyncDone.$Shape;
        static create(properties?: gnmi_ext.ConfigSubscriptionSyncDone.$Properties): gnmi_ext.ConfigSubscriptionSyncDone;

        /**
         * Encodes the specified ConfigSubscriptionSyncDone message. Does not implicitly {@link gnmi_ext.ConfigSubscriptionSyncDone.verify|verify} messages.
         * @param message ConfigSubscriptionSyncDone message or plain object to encode
         * @param [writer] Writer to encode to
         * @returns Writer
         */
        static encode(message: gnmi_ext.ConfigSubscriptionSyncDone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

        /**
         * Decodes a ConfigSubscriptionSyncDone message from the specified reader or buffer.
         * @param reader Reader or buffer to decode from
         * @param [length] Message length if known beforehand
         * @returns {gnmi_ext.ConfigSubscriptionSyncDone & gnmi_ext.ConfigSubscriptionSyncDone.$Shape} ConfigSubscriptionSyncDone
         * @throws {Error} If the payload is not a reader or valid buffer
         * @throws {$protobuf.util.ProtocolError} If required fields are missing
         */
        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): gnmi_ext.ConfigSubscriptionSyncDone & gnmi_ext.ConfigSubscriptionSyncDone.$Shape;
    }

    namespace ConfigSubscriptionSyncDone {

        /** Properties of a ConfigSubscriptionSyncDone. */
        interface $Properties {

            /** ConfigSubscriptionSyncDone commitConfirmId */
            commitConfirmId?: (string|null);

            /** ConfigSubscriptionSyncDone serverCommitId */
            serverCommitId?: (string|null);

            /** ConfigSubscriptionSyncDone done */
            done?: (boolean|null);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];
        }

        /** Shape of a ConfigSubscriptionSyncDone. */
        type $Shape = gnmi_ext.ConfigSubscriptionSyncDone.$Properties;
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of an Any.
         * @deprecated Use google.protobuf.Any.$Properties instead.
         */
        interface IAny extends google.protobuf.Any.$Properties {
        }

        /** Represents an Any. */
        class Any {

            /**
             * Constructs a new Any.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Any.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Any type_url. */
            type_url: string;

            /** Any value. */
            value: Uint8Array;

            /**
             * Creates a new Any instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Any instance
             */
            static create(properties: google.protobuf.Any.$Shape): google.protobuf.Any & google.protobuf.Any.$Shape;
            static create(properties?: google.protobuf.Any.$Properties): google.protobuf.Any;

            /**
             * Encodes the specified Any message. Does not implicitly {@link google.protobuf.Any.verify|verify} messages.
             * @param message Any message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Any.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Any message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Any & google.protobuf.Any.$Shape} Any
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Any & google.protobuf.Any.$Shape;
        }

        namespace Any {

            /** Properties of an Any. */
            interface $Properties {

                /** Any type_url */
                type_url?: (string|null);

                /** Any value */
                value?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Any. */
            type $Shape = google.protobuf.Any.$Properties;
        }

        /**
         * Properties of a Duration.
         * @deprecated Use google.protobuf.Duration.$Properties instead.
         */
        interface IDuration extends google.protobuf.Duration.$Properties {
        }

        /** Represents a Duration. */
        class Duration {

            /**
             * Constructs a new Duration.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Duration.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Duration seconds. */
            seconds: (number|Long);

            /** Duration nanos. */
            nanos: number;

            /**
             * Creates a new Duration instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Duration instance
             */
            static create(properties: google.protobuf.Duration.$Shape): google.protobuf.Duration & google.protobuf.Duration.$Shape;
            static create(properties?: google.protobuf.Duration.$Properties): google.protobuf.Duration;

            /**
             * Encodes the specified Duration message. Does not implicitly {@link google.protobuf.Duration.verify|verify} messages.
             * @param message Duration message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Duration.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Duration message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Duration & google.protobuf.Duration.$Shape} Duration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Duration & google.protobuf.Duration.$Shape;
        }

        namespace Duration {

            /** Properties of a Duration. */
            interface $Properties {

                /** Duration seconds */
                seconds?: (number|Long|null);

                /** Duration nanos */
                nanos?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Duration. */
            type $Shape = google.protobuf.Duration.$Properties;
        }
    }
}
