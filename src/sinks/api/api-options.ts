import type { ShimReport } from "../../closed-loop/leaf-loop.ts";
import type { ClusterExpectations } from "../../expectation/expectation.ts";
import type { Log } from "../../log.ts";
import type { Clock } from "../../model/clock.ts";
import type { Evaluation } from "../../verdict/verdict.ts";
import type { HistoryReader } from "../store/history-reader.ts";

/** Where the REST server listens, and who may ask. */
export interface ApiOptions {
  /** An address or host name, `*` for every address; anything but loopback without a token is warned of. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** A file with the bearer token. It is read again when it changes; undefined: everyone may ask. */
  readonly tokenFile?: string | undefined;
  /** PEM files; read again when they change. Undefined: plain HTTP. */
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
}

/** What the REST server reads from. It holds no state of its own. */
export interface ApiDeps {
  readonly clock: Clock;
  readonly log: Log;
  readonly version: string;
  /** The latest evaluation; undefined before the first. */
  evaluation(): Evaluation | undefined;
  /** What is expected of a cluster; undefined for one that is not known. */
  expectations(cluster: string): ClusterExpectations | undefined;
  /** The history; undefined where none is kept. */
  readonly history?: HistoryReader | undefined;
  /** What a leaf shows of our tree; undefined for one that is not read back. */
  shim?(target: string): ShimReport | undefined;
  /** What the config names and is left out; none where nothing is said. */
  readonly configWarnings?: readonly string[] | undefined;
  /** The exposition that Prometheus scrapes. */
  metrics(): Promise<{ readonly contentType: string; readonly pieces: readonly Buffer[] }>;
}

/** Bounds of every request. */
export const limits = {
  pageDefault: 100,
  pageMax: 1_000,
  bodyBytes: 1_024,
  headerBytes: 16_384,
  requestTimeoutMs: 10_000,
  keepAliveTimeoutMs: 60_000,
  connections: 512,
  paramLength: 253,
  queryLength: 512,
  cursorLength: 2_048,
} as const;
