/** How long streams are read in one turn of the event loop, milliseconds. */
const shareMs = 6;
/** So much is read between two looks at the stopwatch: a fraction of a millisecond's worth. */
const bytesPerLook = 8_192;

/** The time streams have in each turn of the event loop. When many leaves send at once, what comes beyond it is kept for the
 *  next turn and its stream paused, which HTTP/2 tells its sender: whoever asks the API waits for one share, not for all
 *  that lies ready. */
export class ReadingShare {
  readonly #shareMs: number;
  readonly #stopwatch: () => number;
  #endMs = 0;
  #begun = false;
  /** What may be read before the next look at the stopwatch. */
  #bytes = 0;
  /** Who was turned away, in the order in which they came. */
  #waiting: Array<() => void> = [];

  /** `stopwatch` gives milliseconds that only grow. */
  constructor(ms = shareMs, stopwatch: () => number = () => performance.now()) {
    this.#shareMs = ms;
    this.#stopwatch = stopwatch;
  }

  /** Whether there is time to read so many bytes now. If not, `later` is called, once, when there is. */
  hasTimeFor(bytes: number, later: () => void): boolean {
    if (!this.#begun) this.#begin();
    this.#bytes -= bytes;
    if (this.#bytes > 0) return true;
    if (this.#stopwatch() < this.#endMs) {
      this.#bytes = bytesPerLook;
      return true;
    }
    this.#waiting.push(later);
    return false;
  }

  /** A share begins, and is over for good when the turn is. */
  #begin(): void {
    this.#begun = true;
    this.#bytes = 0;
    this.#endMs = this.#stopwatch() + this.#shareMs;
    setImmediate(() => this.#next());
  }

  #next(): void {
    this.#begun = false;
    if (this.#waiting.length === 0) return;
    this.#begin();
    let called = 0;
    for (const later of this.#waiting) {
      called++;
      later();
      if (this.#stopwatch() >= this.#endMs) break;
    }
    this.#waiting.splice(0, called);
  }
}
