import type { ServerHttp2Stream } from "node:http2";
import { connect } from "node:http2";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gnmi } from "../../src/gnmi/messages.ts";
import { parsePath, toMessage } from "../../src/gnmi/path.ts";
import type { LoadPlan, PacedLoad, PacedResult, Probe } from "./load-plan.ts";
import { framed, groupIndex, routeMessage, streamPrefix } from "./route-stream.ts";

/** Where the varint of the timestamp stands in a framed message: header, update tag and length, timestamp tag. */
const lengthAt = 6;

/** Where each probed route leads now, from one drive of this process to the next: a probe has to change it. */
const variants = new Map<number, 0 | 1>();

/** Writes to the leaves' streams at a rate, and measures from the write of a probe to its verdict at the collector. */
export class PacedDrive {
  readonly #plan: LoadPlan;
  readonly #streams: readonly (readonly [string, ServerHttp2Stream])[];
  readonly #load: PacedLoad;
  readonly #frames: readonly (readonly [Buffer, Buffer])[];
  readonly #probeFrames = new Map<number, readonly [Buffer, Buffer]>();
  /** When each probe that is not answered was written, by leaf and service. */
  readonly #sentMs = new Map<string, number>();
  readonly #latenciesMs: number[] = [];
  #unanswered = 0;
  #next = 0;
  #pass = 1;

  constructor(plan: LoadPlan, streams: ReadonlyMap<string, ServerHttp2Stream>, load: PacedLoad) {
    this.#plan = plan;
    this.#streams = [...streams];
    this.#load = load;
    const probed = new Set(load.probes.map(({ route }) => route));
    const frames: (readonly [Buffer, Buffer])[] = [];
    for (let n = 0; n < plan.routes; n++) if (!probed.has(n)) frames.push(this.#variants(n, 0));
    this.#frames = frames;
    for (const route of probed) this.#probeFrames.set(route, this.#variants(route, 1));
  }

  /** Runs for the time asked for, and a second longer for the last verdicts. */
  async run(): Promise<PacedResult> {
    const { seconds, messagesPerSecond, burst, probesPerSecond, probes } = this.#load;
    const verdicts = await this.#watchVerdicts();
    const startedMs = performance.now();
    let sent = 0;
    let probed = 0;
    for (;;) {
      const elapsed = (performance.now() - startedMs) / 1e3;
      if (elapsed >= seconds) break;
      while (probed < Math.floor(elapsed * probesPerSecond)) {
        const probe = probes[probed % probes.length];
        if (probe) this.#probe(probe);
        probed++;
      }
      const due = Math.floor(elapsed * messagesPerSecond);
      for (let tries = 0; sent + burst <= due && tries < this.#streams.length; tries++) {
        if (this.#writeBurst(burst)) sent += burst;
      }
      await nextTurn();
    }
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    verdicts.close();
    return {
      sentPerSecond: Math.round(sent / seconds),
      latenciesMs: this.#latenciesMs,
      unanswered: this.#unanswered + this.#sentMs.size,
    };
  }

  /** One route after the other to the next leaf that takes more. */
  #writeBurst(burst: number): boolean {
    const at = this.#next++;
    const stream = this.#streams[at % this.#streams.length]?.[1];
    if (at > 0 && at % this.#streams.length === 0) this.#pass++;
    if (stream === undefined || stream.writableNeedDrain || stream.destroyed) return false;
    const frames = Array.from({ length: burst }, (_, place) => {
      const turn = this.#pass * burst + place;
      const frame =
        this.#frames[turn % this.#frames.length]?.[Math.floor(turn / this.#frames.length) % 2 === 0 ? 1 : 0];
      return frame === undefined ? Buffer.alloc(0) : stamped(frame);
    });
    stream.write(Buffer.concat(frames));
    return true;
  }

  #probe({ leaf, route, service }: Probe): void {
    const variant = variants.get(route) === 1 ? 0 : 1;
    variants.set(route, variant);
    const stream = this.#streams.find(([name]) => name === leaf)?.[1];
    const frame = this.#probeFrames.get(route)?.[variant];
    if (stream === undefined || frame === undefined) throw new Error(`no such probe: ${leaf} ${route}`);
    const key = `${leaf} ${service}`;
    if (this.#sentMs.has(key)) this.#unanswered++;
    this.#sentMs.set(key, performance.now());
    stream.write(stamped(frame));
  }

  /** A route of its own group, and of another: of the same node, or `nodeShift` nodes further. */
  #variants(n: number, nodeShift: number): readonly [Buffer, Buffer] {
    const { nodes, encoding } = this.#plan;
    const other = nodeShift === 0 ? (n % nodes) + nodes : (n + nodeShift) % nodes;
    const encode = (group: number): Buffer =>
      framed([
        routeMessage(
          encoding,
          [{ prefix: streamPrefix(n), group: groupIndex(group) }],
          BigInt(Date.now()) * 1_000_000n,
        ),
      ]);
    return [encode(n % nodes), encode(other)];
  }

  /** Subscribes to the verdicts of every next hop of all leaves; resolves once they are synced. */
  async #watchVerdicts(): Promise<{ close(): void }> {
    const session = connect(`http://${this.#load.verdictsAt}`, { settings: { initialWindowSize: 4_000_000 } });
    session.once("connect", () => session.setLocalWindowSize(16_000_000));
    const stream = session.request({
      ":method": "POST",
      ":path": "/gnmi.gNMI/Subscribe",
      "content-type": "application/grpc",
      te: "trailers",
    });
    const synced = Promise.withResolvers<void>();
    stream.on("error", synced.reject);
    let held: Buffer = Buffer.alloc(0);
    stream.on("data", (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      while (held.length >= 5) {
        const end = 5 + held.readUInt32BE(1);
        if (held.length < end) break;
        if (this.#take(held.subarray(5, end))) synced.resolve();
        held = held.subarray(end);
      }
    });
    const subscription = [{ path: toMessage(parsePath("/kbutler/service/external-address/next-hop")), mode: 1 }];
    const request = { subscribe: { prefix: { target: "*" }, subscription, mode: 0, encoding: 4 } };
    stream.write(framed([Buffer.from(gnmi.SubscribeRequest.encode(request).finish())]));
    await synced.promise;
    return { close: () => session.destroy() };
  }

  /** True for the sync_response. */
  #take(message: Buffer): boolean {
    const nowMs = performance.now();
    const { update, syncResponse } = gnmi.SubscribeResponse.decode(message);
    const leaf = update?.prefix?.target ?? "";
    for (const { path } of update?.update ?? []) {
      const last = path?.elem?.at(-1)?.name;
      const key = `${leaf} ${path?.elem?.[1]?.key?.name ?? ""}`;
      const sentMs = this.#sentMs.get(key);
      // the next hop's own entry: its service may also change for what happens on another leaf
      if (last !== "next-hop" || sentMs === undefined) continue;
      this.#sentMs.delete(key);
      this.#latenciesMs.push(nowMs - sentMs);
    }
    return syncResponse === true;
  }
}

/** A copy with the time of sending in its timestamp, which takes nine bytes until the year 2262. */
function stamped(frame: Buffer): Buffer {
  const copy = Buffer.from(frame);
  let at = lengthAt;
  while ((copy[at] ?? 0) >= 0x80) at++;
  at += 2; // the last byte of the length, and the timestamp's tag
  let rest = BigInt(Date.now()) * 1_000_000n;
  for (let digit = 0; digit < 9; digit++, at++) {
    copy[at] = Number(rest & 0x7fn) | (digit < 8 ? 0x80 : 0);
    rest >>= 7n;
  }
  return copy;
}
