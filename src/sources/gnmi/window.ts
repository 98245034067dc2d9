/** What all targets together may have sent that was not read yet, bytes. */
const allBytes = 16 * 1024 * 1024;
const mostBytes = 256 * 1024;

/** HTTP/2's own window (RFC 9113, 6.9.2), bytes. */
export const leastWindowBytes = 65_535;

/** What each of so many targets may send before it has to wait until it was read, bytes. A larger window is read in fewer
 *  pieces, at less cost; how much lies ready in one turn of the event loop is bounded over all of them. */
export function windowBytesOf(targets: number): number {
  return Math.min(mostBytes, Math.max(leastWindowBytes, Math.floor(allBytes / Math.max(1, targets))));
}
