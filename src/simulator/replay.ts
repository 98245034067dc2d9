import { open } from "node:fs/promises";
import { type Metadata, Server, type ServerUnaryCall, type sendUnaryData } from "@grpc/grpc-js";
import { gnmi } from "../gnmi/messages.ts";
import { formatPath, fromMessage } from "../gnmi/path.ts";
import { type RecordedSession, RecordingError, type RecordingHeader, readRecording } from "../gnmi/recording.ts";
import { status } from "../gnmi/status.ts";
import type { Clock } from "../model/clock.ts";
import { capabilities } from "./capabilities.ts";
import { type LeafTls, serverCredentials } from "./leaf-server.ts";
import type { SubscribeCall } from "./session.ts";
import { leafService } from "./wire.ts";

/** How a recording is played. */
export interface ReplayOptions {
  readonly file: string;
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** 1 is as it was; infinity: as fast as the reader takes it. */
  readonly speed: number;
  readonly clock: Clock;
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  readonly tls?: LeafTls | undefined;
}

/** A recording that is being served. */
export interface Replay extends AsyncDisposable {
  /** `host:port` */
  readonly address: string;
  readonly header: RecordingHeader;
  /** Sessions the recording has. */
  readonly sessions: number;
  /** Sessions that have been played to their end, whoever listened. */
  readonly played: number;
}

/** Serves a recording as a gNMI target. Each connection gets the streams of one recorded session from its beginning: the
 *  first of those that have not been played to their end, and then the last one again. A request is answered by the recorded
 *  stream it has most paths in common with; one that has none is refused, as by a target without these paths. A stream that
 *  ended ends in the same way; after the last message of the recording a stream is quiet and stays open.
 *  Throws a `RecordingError` for a file that is none. */
export async function startReplay(options: ReplayOptions): Promise<Replay> {
  const { header, sessions } = await survey(options.file);
  const server = new ReplayServer(options, sessions);
  const address = await server.listen();
  return {
    address,
    header,
    sessions: sessions.length,
    get played() {
      return server.played;
    },
    [Symbol.asyncDispose]: () => server.close(),
  };
}

interface Survey {
  readonly header: RecordingHeader;
  readonly sessions: readonly PlayableSession[];
}

/** A recorded session with the paths of each of its streams. */
interface PlayableSession extends RecordedSession {
  readonly atUs: number;
  readonly paths: readonly ReadonlySet<string>[];
}

async function survey(file: string): Promise<Survey> {
  let header: RecordingHeader | undefined;
  const sessions: PlayableSession[] = [];
  for await (const event of eventsOf(file)) {
    if (event.kind === "header") header = event.header;
    if (event.kind !== "session") continue;
    const { session, atUs } = event;
    sessions.push({ ...session, atUs, paths: requestsOf(session, sessions.length + 1).map(pathsOf) });
  }
  if (header === undefined) throw new Error("a recording without its header was read");
  return { header, sessions };
}

function requestsOf({ requests }: RecordedSession, number: number): gnmi.SubscribeRequest[] {
  try {
    return requests.map((request) => gnmi.SubscribeRequest.decode(Buffer.from(request, "base64")));
  } catch (reason) {
    const why = reason instanceof Error ? reason.message : String(reason);
    throw new RecordingError(
      `damaged in session ${number}: a request that is no SubscribeRequest (${why}); record anew`,
    );
  }
}

async function* eventsOf(file: string) {
  await using handle = await open(file);
  yield* readRecording(handle.createReadStream({ highWaterMark: 1 << 20, autoClose: false }));
}

class ReplayServer {
  readonly #options: ReplayOptions;
  readonly #sessions: readonly PlayableSession[];
  readonly #server = new Server({ "grpc.max_send_message_length": -1 });
  readonly #stop = new AbortController();
  /** The session each connection was given. */
  readonly #given = new Map<string, number>();
  readonly #finished = new Set<number>();

  constructor(options: ReplayOptions, sessions: readonly PlayableSession[]) {
    this.#options = options;
    this.#sessions = sessions;
    this.#server.addService(leafService, {
      capabilities: (
        call: ServerUnaryCall<gnmi.CapabilityRequest.$Properties, gnmi.CapabilityResponse.$Properties>,
        done: sendUnaryData<gnmi.CapabilityResponse.$Properties>,
      ) => {
        const session = this.#sessions[this.#sessionOf(call.getPeer())];
        if (!this.#isKnown(call.metadata)) done(refusedLogin);
        else done(null, capabilities(session ? [session.encoding] : [], session?.gnmiVersion ?? "0.10.0"));
      },
      get: (_call: object, done: sendUnaryData<gnmi.GetResponse.$Properties>) => done(onlySubscribe),
      set: (_call: object, done: sendUnaryData<gnmi.SetResponse.$Properties>) => done(onlySubscribe),
      subscribe: (call: SubscribeCall) => this.#subscribe(call),
    });
  }

  get played(): number {
    return this.#finished.size;
  }

  async listen(): Promise<string> {
    const { host, port, tls } = this.#options;
    const named = host.includes(":") ? `[${host}]` : host;
    const bound = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync(`${named}:${port}`, serverCredentials(tls), (error, at) =>
        error === null ? resolve(at) : reject(error),
      );
    });
    return `${named}:${bound}`;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    this.#server.forceShutdown();
  }

  #isKnown(metadata: Metadata): boolean {
    const { credentials } = this.#options;
    return (
      credentials === undefined ||
      (metadata.get("username")[0] === credentials.username && metadata.get("password")[0] === credentials.password)
    );
  }

  #sessionOf(peer: string): number {
    const given = this.#given.get(peer) ?? Math.min(this.#finished.size, this.#sessions.length - 1);
    this.#given.set(peer, given);
    return given;
  }

  #subscribe(call: SubscribeCall): void {
    const over = new AbortController();
    call.on("cancelled", () => over.abort());
    call.on("error", () => over.abort());
    call.once("data", (request: gnmi.SubscribeRequest.$Properties) => {
      const number = this.#sessionOf(call.getPeer());
      const stream = bestStream(this.#sessions[number]?.paths ?? [], pathsOf(request));
      if (!this.#isKnown(call.metadata)) end(call, refusedLogin);
      else if (stream === undefined) end(call, { code: status.INVALID_ARGUMENT, details: notRecorded });
      else void this.#play(call, number, stream, AbortSignal.any([over.signal, this.#stop.signal]));
    });
  }

  async #play(call: SubscribeCall, number: number, stream: number, signal: AbortSignal): Promise<void> {
    const { clock, speed, file } = this.#options;
    const session = this.#sessions[number];
    const beganMs = clock.nowMs();
    const beganUs = session?.atUs ?? 0;
    let current = -1;
    for await (const event of eventsOf(file)) {
      if (signal.aborted) return;
      if (event.kind === "session") current++;
      if (current > number) break;
      if (current < number || event.kind === "header" || event.kind === "session" || event.stream !== stream) continue;
      const dueMs = beganMs + (event.atUs - beganUs) / 1_000 / speed;
      if (dueMs > clock.nowMs()) await clock.sleep(dueMs - clock.nowMs(), signal);
      if (signal.aborted) return;
      if (event.kind === "end") {
        this.#over(number, stream, call);
        return end(call, event);
      }
      if (!call.write(event.message)) await drained(call, signal);
    }
    if (number < this.#sessions.length - 1) {
      this.#over(number, stream, call);
      end(call, { code: status.UNAVAILABLE, details: "the recorded session ended here" });
    } else if (stream === 0) this.#finished.add(number);
  }

  /** The first stream holds the route tables: when that is over, so is the session, and a new connection gets the next. */
  #over(number: number, stream: number, call: SubscribeCall): void {
    if (stream !== 0) return;
    this.#finished.add(number);
    this.#given.delete(call.getPeer());
  }
}

const notRecorded = "Path not valid - nothing was recorded of it";
const refusedLogin = { code: status.UNAUTHENTICATED, details: "Authentication failed" };
const onlySubscribe = { code: status.UNIMPLEMENTED, details: "a recording is played to Subscribe only" };

function end(call: SubscribeCall, { code, details }: { readonly code: number; readonly details: string }): void {
  call.emit("error", { code, details });
}

function drained(call: SubscribeCall, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    call.once("drain", resolve);
    signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

function pathsOf(request: gnmi.SubscribeRequest.$Properties): ReadonlySet<string> {
  const { prefix, subscription } = request.subscribe ?? {};
  return new Set((subscription ?? []).map(({ path }) => formatPath([...fromMessage(prefix), ...fromMessage(path)])));
}

/** The stream with most of the paths; undefined if none has any. */
function bestStream(streams: readonly ReadonlySet<string>[], wanted: ReadonlySet<string>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const [stream, paths] of streams.entries()) {
    const common = [...wanted].filter((path) => paths.has(path)).length;
    if (common <= most) continue;
    most = common;
    best = stream;
  }
  return best;
}
