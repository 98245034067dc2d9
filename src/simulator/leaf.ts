import { systemClock } from "../clock.ts";
import { familyOf, type IpPrefix } from "../model/address.ts";
import type { Clock } from "../model/clock.ts";
import type { RenewalKind } from "./certificates.ts";
import { type FaultState, noFaults } from "./fault-state.ts";
import { LeafRoutes } from "./leaf-routes.ts";
import { LeafServer, type LeafTls } from "./leaf-server.ts";
import { prefixKey, type Release } from "./route-body.ts";
import { RouteTable } from "./route-table.ts";
import { restarting } from "./session.ts";
import type { Refusal } from "./subscription-plan.ts";
import { setSubinterface } from "./surroundings.ts";
import { Transport } from "./transport.ts";
import { Tree } from "./tree.ts";
import type { LeafEncoding } from "./wire.ts";

/** How a simulated leaf is started. Everything but the name has the default of a real box, or none is needed. */
export interface LeafOptions {
  readonly name: string;
  /** 127.0.0.1. */
  readonly host?: string;
  /** 0: a free one. */
  readonly port?: number;
  /** What it holds at first; the leaf goes on writing into this tree. */
  readonly tree?: Tree;
  /** Serve the tree exactly as it is: no identity, no clock of our own. For recorded trees. */
  readonly recorded?: boolean;
  /** The layout of next hops: 25.3. */
  readonly release?: Release;
  /** /system/information/version. */
  readonly version?: string;
  /** Demanded of every RPC; absent: no authentication. */
  readonly credentials?: { readonly username: string; readonly password: string } | undefined;
  /** Absent: plain text. */
  readonly tls?: LeafTls | undefined;
  /** Concurrent RPCs: 20. */
  readonly sessionLimit?: number;
  /** RPCs a minute: no limit, as containerlab sets it; a box from the factory has 60. */
  readonly rateLimitPerMinute?: number;
  readonly encodings?: readonly LeafEncoding[];
  /** List entries in one notification: 1. */
  readonly entriesPerMessage?: number;
  /** Agent applications whose trees are installed: `kbutler`. */
  readonly agentRoots?: readonly string[];
  /** Schema paths this platform lacks, as `interface/subinterface/ipv4/arp`: none. */
  readonly absentPaths?: readonly string[];
  /** Own addresses: subinterface, address with length, network instance ("default"). */
  readonly addresses?: readonly LeafAddress[];
  /** Whether `stall` works: yes. Without it large tables are sent several times as fast. */
  readonly stallable?: boolean;
  readonly clock?: Clock;
}

/** An own address of a leaf, as `192.0.2.1/24`. */
export interface LeafAddress {
  readonly subinterface: string;
  readonly address: string;
  readonly networkInstance?: string | undefined;
}

/** A running leaf. Disposing of it ends every stream and closes the listener. */
export interface SimulatedLeaf extends AsyncDisposable {
  readonly name: string;
  /** `host:port` of the gNMI server. */
  readonly address: string;
  /** Its state tree; writes show in every stream. */
  readonly tree: Tree;
  /** How it misbehaves; to be written at any time. */
  readonly faults: FaultState;
  /** Whether it accepts connections. */
  readonly alive: boolean;
  /** RPCs that are running. */
  readonly sessions: number;
  /** The routes of a network instance, made at the first call. */
  routes(networkInstance?: string): LeafRoutes;
  /** Network instances whose routes were asked for. */
  networkInstances(): readonly string[];
  /** Adds an own address with its routes. */
  addAddress(address: LeafAddress): void;
  /** Ends every stream, by default as a restart of the gRPC server does: UNAVAILABLE, "Cancelling all calls". */
  endStreams(refusal?: Refusal): void;
  /** Closes the listener and resets every connection. */
  die(): Promise<void>;
  /** Listens again on the same port. */
  revive(): Promise<void>;
  /** Cuts every connection with a reset; new ones are accepted. */
  resetConnections(): void;
  /** Removes the routes for a prefix straight from the tree, as for those a tree was started with. False if none. */
  removeRoute(prefix: IpPrefix, networkInstance?: string): boolean;
  /** While stalled no byte moves on any connection, and none is closed. False if it was started without `stallable`. */
  stall(stalled: boolean): boolean;
  /** The present connections fall silent for good and are not closed; new ones are served. False without `stallable`. */
  halfOpen(): boolean;
  /** Dies, comes back with new group and next-hop indexes. */
  reboot(): Promise<void>;
  /** Sends GOAWAY on every connection; what runs there is cut after `graceMs`. */
  goAway(graceMs: number): void;
  /** Takes and gives no more than so many bytes a second on each connection; infinity: all. False if the leaf was started
   *  without the means. */
  throttle(bytesPerSecond: number): boolean;
  /** Serves later connections with another certificate and cuts the present ones. False without TLS of our own making. */
  rotateCertificate(kind: RenewalKind): Promise<boolean>;
}

const information = [
  { name: "system", keys: {} },
  { name: "information", keys: {} },
];

/** Starts a leaf: a gNMI server that behaves as SR Linux does. Rejects if the port is taken. */
export async function startLeaf(options: LeafOptions): Promise<SimulatedLeaf> {
  const leaf = new Leaf(options);
  await leaf.revive();
  return leaf;
}

class Leaf implements SimulatedLeaf {
  readonly name: string;
  readonly tree: Tree;
  readonly faults = noFaults();
  readonly #options: LeafOptions;
  readonly #clock: Clock;
  readonly #server: LeafServer;
  readonly #transport: Transport;
  readonly #routes = new Map<string, LeafRoutes>();
  #boots = 0;

  constructor(options: LeafOptions) {
    this.name = options.name;
    this.tree = options.tree ?? new Tree();
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#server = new LeafServer({
      tree: this.tree,
      clock: this.#clock,
      faults: this.faults,
      supported: {
        agentRoots: new Set(options.agentRoots ?? ["kbutler"]),
        absent: new Set(options.absentPaths ?? []),
      },
      encodings: options.encodings ?? ["json_ietf", "json", "proto"],
      pathLimit: 36,
      entriesPerMessage: options.entriesPerMessage ?? 1,
      pendingLimit: 1_000_000,
      refresh: () => this.#tick(),
      credentials: options.credentials,
      sessionLimit: options.sessionLimit ?? 20,
      rateLimitPerMinute: options.rateLimitPerMinute ?? Number.POSITIVE_INFINITY,
      gnmiVersion: "0.10.0",
    });
    const accept = this.#server.accept(options.tls);
    this.#transport = new Transport(options.host ?? "127.0.0.1", options.port ?? 0, options.stallable ?? true, accept);
    if (!options.recorded) this.#identify();
    for (const address of options.addresses ?? []) this.addAddress(address);
  }

  get address(): string {
    return this.#transport.address;
  }

  get alive(): boolean {
    return this.#transport.listening;
  }

  get sessions(): number {
    return this.#server.running;
  }

  routes(networkInstance = "default"): LeafRoutes {
    const existing = this.#routes.get(networkInstance);
    if (existing !== undefined) return existing;
    const table = new RouteTable(this.tree, {
      networkInstance,
      release: this.#options.release ?? "25.3",
      clock: this.#clock,
      firstIndex: this.#firstIndex() + BigInt(this.#routes.size) * 1_000_000n,
    });
    const routes = new LeafRoutes(table);
    this.#routes.set(networkInstance, routes);
    return routes;
  }

  networkInstances(): readonly string[] {
    return [...this.#routes.keys()];
  }

  addAddress({ subinterface, address, networkInstance = "default" }: LeafAddress): void {
    this.routes(networkInstance).table.connect(subinterface, address);
    setSubinterface(this.tree, networkInstance, subinterface, address);
  }

  endStreams(refusal = restarting): void {
    this.#server.endStreams(refusal);
  }

  async die(): Promise<void> {
    await this.#transport.close();
  }

  async revive(): Promise<void> {
    await this.#transport.open();
  }

  stall(stalled: boolean): boolean {
    return this.#transport.stall(stalled);
  }

  halfOpen(): boolean {
    return this.#transport.abandon();
  }

  resetConnections(): void {
    this.#transport.reset();
  }

  removeRoute(prefix: IpPrefix, networkInstance = "default"): boolean {
    const family = familyOf(prefix);
    return this.tree.delete([
      { name: "network-instance", keys: { name: networkInstance } },
      { name: "route-table", keys: {} },
      { name: `ipv${family}-unicast`, keys: {} },
      { name: "route", keys: { [prefixKey(family)]: prefix } },
    ]);
  }

  async reboot(): Promise<void> {
    await this.die();
    this.#boots++;
    let offset = 0n;
    for (const routes of this.#routes.values()) {
      routes.table.renumber(this.#firstIndex() + offset);
      offset += 1_000_000n;
    }
    this.tree.merge(information, { "last-booted": new Date(this.#clock.nowMs()).toISOString() });
    await this.revive();
  }

  goAway(graceMs: number): void {
    this.#server.goAway(graceMs);
  }

  throttle(bytesPerSecond: number): boolean {
    return this.#transport.throttle(bytesPerSecond);
  }

  async rotateCertificate(kind: RenewalKind): Promise<boolean> {
    const { tls } = this.#options;
    if (tls?.renew === undefined) return false;
    this.#server.accept({ ...tls, ...(await tls.renew(kind)) });
    this.resetConnections();
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.endStreams();
    await this.#transport.close();
    this.#server.close();
  }

  /** Beyond 2^32, as on a real box, and others after each boot. */
  #firstIndex(): bigint {
    return 16_357_608_990n + BigInt(this.#boots) * 1_000_000_000n;
  }

  #identify(): void {
    const version =
      this.#options.version ??
      (this.#options.release === "24.10" ? "v24.10.4-244-gb4b8dcd1" : "v25.3.2-312-g0123456789");
    const now = new Date(this.#clock.nowMs()).toISOString();
    this.tree.merge(information, { version, "last-booted": now, "current-datetime": now });
    this.tree.merge(
      [
        { name: "system", keys: {} },
        { name: "name", keys: {} },
      ],
      { "host-name": this.name },
    );
    const instance = { type: "srl_nokia-network-instance:default", "admin-state": "enable", "oper-state": "up" };
    this.tree.merge([{ name: "network-instance", keys: { name: "default" } }], instance);
  }

  #tick(): void {
    if (this.#options.recorded) return;
    this.tree.merge(information, { "current-datetime": new Date(this.#clock.nowMs()).toISOString() });
  }
}
