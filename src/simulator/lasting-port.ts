import { createServer } from "node:net";

/** Below the ports that a system gives out by itself: Linux from 32768, others from 49152. */
const range = { first: 20_000, count: 10_000 };

/** Processes that run side by side begin apart. */
let taken = (process.pid * 61) % range.count;

/** A port that is free, for a server that goes and comes back at it, or that is told to others before it listens: unlike
 *  one that the system chose, it is given meanwhile to nobody who asks for any port. Rejects if the host is none of ours. */
export async function lastingPort(host = "127.0.0.1"): Promise<number> {
  for (let tries = 0; tries < range.count; tries++) {
    const port = range.first + (taken++ % range.count);
    if (await isFree(host, port)) return port;
  }
  throw new Error(`no port from ${range.first} to ${range.first + range.count - 1} is free`);
}

function isFree(host: string, port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (reason: NodeJS.ErrnoException) => {
      if (reason.code === "EADDRINUSE") resolve(false);
      else reject(reason);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
