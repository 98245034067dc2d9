import type { gnmi } from "../../gnmi/messages.ts";
import { status } from "../../gnmi/status.ts";
import type { Log } from "../../log.ts";
import type { Admission } from "./admission.ts";
import { invalid, Refusal } from "./refusal.ts";
import { subscribePlan } from "./request.ts";
import { type SessionContext, type SubscribeCall, SubscribeSession } from "./session.ts";
import type { GnmiSession } from "./stats.ts";
import type { TreeHub } from "./tree-hub.ts";

/** How long a call may be open without a request, milliseconds. */
const requestMs = 10_000;

/** One open call. `session` once its request has come; undefined again when it has ended but not yet left. */
interface OpenCall {
  info: GnmiSession;
  session: SubscribeSession | undefined;
  readonly fail: (refusal: Refusal) => void;
}

/** The open Subscribe RPCs of a server. */
export class Subscriptions {
  readonly #hub: TreeHub;
  readonly #admission: Admission;
  readonly #limits: Omit<SessionContext, "fail"> & { readonly maxSessions: number };
  readonly #log: Log;
  readonly #open = new Map<SubscribeCall, OpenCall>();
  #closing = false;

  constructor(
    hub: TreeHub,
    admission: Admission,
    limits: Omit<SessionContext, "fail"> & { readonly maxSessions: number },
    log: Log,
  ) {
    this.#hub = hub;
    this.#admission = admission;
    this.#limits = limits;
    this.#log = log;
  }

  /** Everyone who subscribes now. */
  sessions(): readonly GnmiSession[] {
    return [...this.#open.values()].map(({ info }) => info);
  }

  /** The handler of the RPC. */
  serve(call: SubscribeCall): void {
    const info: GnmiSession = { target: "", peer: call.getPeer(), since: this.#limits.clock.nowMs() };
    let ended = false;
    const end = (code: number): void => {
      if (ended) return;
      ended = true;
      this.#admission.ended("Subscribe", code);
      const session = this.#open.get(call)?.session;
      if (session === undefined) return;
      this.#hub.unsubscribe(session);
      session.end();
    };
    const fail = (refusal: Refusal): void => {
      if (ended) return;
      end(refusal.code);
      call.emit("error", refusal); // grpc-js answers with its code and details
    };
    const leave = (code: number): void => {
      end(code);
      this.#open.delete(call); // not sooner: a call that was ended for not reading still holds memory
    };
    call.on("cancelled", () => leave(status.CANCELLED));
    call.on("finish", () => leave(status.OK));
    call.on("error", () => end(status.INTERNAL));
    try {
      this.#admission.admit(call.metadata, info.peer);
      if (this.#closing) throw goingDown();
      const { maxSessions } = this.#limits;
      if (this.#open.size >= maxSessions) {
        throw new Refusal(status.RESOURCE_EXHAUSTED, `there are ${maxSessions} sessions already`);
      }
    } catch (reason) {
      fail(this.#admission.refusalOf(reason));
      return;
    }
    const open: OpenCall = { info, session: undefined, fail };
    this.#open.set(call, open);
    call.on("data", (request: gnmi.SubscribeRequest.$Properties) => {
      try {
        if (!ended) this.#request(call, open, request);
      } catch (reason) {
        fail(this.#admission.refusalOf(reason));
      }
    });
  }

  /** Once in a while: the collector is told again, and who does not read or does not ask is ended. */
  beat(): void {
    const nowMs = this.#limits.clock.nowMs();
    for (const { info, session, fail } of [...this.#open.values()]) {
      session?.heartbeat();
      session?.checkReader(nowMs);
      if (session === undefined && nowMs - info.since > requestMs) {
        fail(new Refusal(status.DEADLINE_EXCEEDED, "no request has come"));
      }
    }
  }

  /** Ends everyone, and lets no one in. */
  close(): void {
    this.#closing = true;
    for (const { fail } of [...this.#open.values()]) fail(goingDown());
  }

  #request(call: SubscribeCall, open: OpenCall, request: gnmi.SubscribeRequest.$Properties): void {
    if (open.session !== undefined) throw invalid("a call takes one `subscribe`, and no poll");
    const plan = subscribePlan(request);
    open.session = new SubscribeSession(call, plan, { ...this.#limits, fail: open.fail });
    open.info = { ...open.info, target: plan.target };
    this.#log.info({ target: plan.target, peer: open.info.peer, mode: plan.mode }, "gnmi subscription opened");
    this.#hub.subscribe(open.session);
  }
}

function goingDown(): Refusal {
  return new Refusal(status.UNAVAILABLE, "the collector is going down");
}
