const nothing = new DataView(new ArrayBuffer(0));

/** A word to compare with, four bytes at a time. */
export class Word {
  readonly length: number;
  readonly #quads: Uint32Array;
  readonly #lastQuad: number;

  /** `bytes` are copied. */
  constructor(bytes: Uint8Array) {
    const copy = new Uint8Array(bytes);
    const view = viewOf(copy);
    this.length = copy.length;
    this.#quads = Uint32Array.from({ length: copy.length >>> 2 }, (_, index) => view.getUint32(index * 4));
    this.#lastQuad = copy.length < 4 ? shortQuad(view, 0, copy.length) : view.getUint32(copy.length - 4);
  }

  /** Whether it stands at `at`, whatever follows. */
  standsAt(view: DataView, at: number): boolean {
    const { length } = this;
    if (at + length > view.byteLength) return false;
    if (length < 4) return shortQuad(view, at, length) === this.#lastQuad;
    const quads = this.#quads;
    for (let index = 0, from = at; index < quads.length; index++, from += 4) {
      if (view.getUint32(from) !== quads[index]) return false;
    }
    return view.getUint32(at + length - 4) === this.#lastQuad; // overlaps the one before it
  }

  /** Whether it is exactly the range. */
  is(view: DataView, at: number, length: number): boolean {
    return length === this.length && this.standsAt(view, at);
  }
}

/** An ASCII word. */
export function word(text: string): Word {
  return new Word(Uint8Array.from(text, (character) => character.charCodeAt(0)));
}

/** The message that is read now, for all who read it. Nothing of it is kept but, until the next one comes, the buffer that it
 *  came in, which it shares with those around it. */
export class MessageBytes {
  /** The buffer it came in, and where it begins there. */
  whole: DataView = nothing;
  start = 0;
  #buffer: ArrayBufferLike = nothing.buffer;
  #bytes: Uint8Array = new Uint8Array(0);
  #view: DataView | undefined;

  /** The message alone. */
  get view(): DataView {
    this.#view ??= viewOf(this.#bytes);
    return this.#view;
  }

  take(bytes: Uint8Array): void {
    const { buffer } = bytes;
    if (buffer !== this.#buffer) {
      this.#buffer = buffer;
      this.whole = new DataView(buffer);
    }
    this.start = bytes.byteOffset;
    this.#bytes = bytes;
    this.#view = undefined;
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function shortQuad(view: DataView, at: number, length: number): number {
  let quad = 0;
  for (let index = 0; index < length; index++) quad = quad * 256 + view.getUint8(at + index);
  return quad;
}
