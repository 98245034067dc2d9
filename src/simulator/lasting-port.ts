import { createServer, type Server } from "node:net";

/** Below the ports that a system gives out by itself: Linux from 32768, others from 49152. */
const range = { first: 20_000, count: 10_000 };

/** Processes that run side by side begin apart. */
let taken = (process.pid * 61) % range.count;

/** Lets a server listen at a port; at 0 where it may come back, or of which others are told before: unlike one that the system
 *  chose, such a port is given meanwhile to nobody who asks for any. Gives the port; rejects if it is taken, or the host is
 *  none of ours. */
export async function listenAt(server: Server, port: number, host: string): Promise<number> {
  if (port !== 0) {
    const fault = await faultOf(server, port, host);
    if (fault !== undefined) throw fault;
    return port;
  }
  for (let tries = 0; tries < range.count; tries++) {
    const next = range.first + (taken++ % range.count);
    const fault = await faultOf(server, next, host);
    if (fault === undefined) return next;
    if (fault.code !== "EADDRINUSE") throw fault;
  }
  throw new Error(`no port from ${range.first} to ${range.first + range.count - 1} is free`);
}

/** A port that was free a moment ago, for what has to be told of it before it listens. */
export async function lastingPort(host = "127.0.0.1"): Promise<number> {
  const server = createServer();
  const port = await listenAt(server, 0, host);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Why it cannot listen there; undefined once it does. */
function faultOf(server: Server, port: number, host: string): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const end = (fault?: NodeJS.ErrnoException): void => {
      server.off("error", end);
      server.off("listening", end);
      resolve(fault);
    };
    server.once("error", end);
    server.once("listening", end);
    server.listen(port, host);
  });
}
