import type { WriteStream } from "node:tty";

/** Lines of notes kept on a terminal, at most. */
const notesMax = 200;

/** A table that is redrawn in place above the latest notes; without a terminal, the notes alone, line by line. */
export class Screen {
  readonly #out: WriteStream;
  readonly #live: boolean;
  readonly #notes: string[] = [];
  #table: readonly string[] = [];

  constructor(out: WriteStream, wanted: boolean) {
    this.#out = out;
    this.#live = wanted && out.isTTY === true;
    if (this.#live) this.#out.write("\x1b[?1049h\x1b[?25l"); // the other screen, no cursor
  }

  /** Says something once. */
  note(line: string): void {
    if (!this.#live) {
      this.#out.write(`${line}\n`);
      return;
    }
    this.#notes.push(line);
    if (this.#notes.length > notesMax) this.#notes.shift();
    this.#paint();
  }

  /** Shows the table anew. */
  draw(table: readonly string[]): void {
    this.#table = table;
    if (this.#live) this.#paint();
  }

  /** Gives the terminal back, with what was said last. */
  end(): void {
    if (!this.#live) return;
    this.#out.write("\x1b[?25h\x1b[?1049l");
    this.#out.write(`${[...this.#table, "", ...this.#notes.slice(-40)].join("\n")}\n`);
  }

  #paint(): void {
    const height = this.#out.rows ?? 40;
    const room = Math.max(3, height - this.#table.length - 2);
    const lines = [...this.#table, "", ...this.#notes.slice(-room)].slice(0, height);
    this.#out.write(`\x1b[H${lines.map((line) => `${line}\x1b[K`).join("\r\n")}\x1b[J`);
  }
}
