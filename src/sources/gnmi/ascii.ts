// Bytes of ASCII by their names. A constant each, which costs no more than the number itself.

/** Space; below it are control characters only. */
export const space = 0x20;
/** The last byte of ASCII, a control character as well. */
export const del = 0x7f;
/** `"` */
export const quote = 0x22;
/** `*` */
export const asterisk = 0x2a;
/** `+` */
export const plus = 0x2b;
/** `,` */
export const comma = 0x2c;
/** `-` */
export const minus = 0x2d;
/** `.` */
export const dot = 0x2e;
/** `/` */
export const slash = 0x2f;
/** `0` */
export const zero = 0x30;
/** `9` */
export const nine = 0x39;
/** `:` */
export const colon = 0x3a;
/** `[` */
export const openBracket = 0x5b;
/** `\` */
export const backslash = 0x5c;
/** `]` */
export const closeBracket = 0x5d;
/** `{` */
export const openBrace = 0x7b;
/** `}` */
export const closeBrace = 0x7d;
