import { systemClock } from "../../../src/clock.ts";
import type { gnmi } from "../../../src/gnmi/messages.ts";
import { formatPath, fromMessage } from "../../../src/gnmi/path.ts";
import { silentLog } from "../../../src/log.ts";
import type { Clock } from "../../../src/model/clock.ts";
import type { Target } from "../../../src/model/target.ts";
import { type SubscribeOptions, subscribe } from "../../../src/sources/gnmi/subscription.ts";
import type { FakeTargetOptions } from "./fake-target.ts";
import { notification, syncResponse } from "./messages.ts";
import { Recorder } from "./recorder.ts";

export { until } from "../../until.ts";

/** Every wait takes a fiftieth of its time: so little between two sessions that a target's own limits have to be long. */
export const quickClock: Clock = { nowMs: () => Date.now(), sleep: (ms, signal) => systemClock.sleep(ms / 50, signal) };

/** A notification about one next hop. */
export const nextHop = notification({
  update: [["/network-instance[name=default]/route-table/next-hop[index=1]", { ietf: { type: "discard" } }]],
});

/** The transport the tests run over: KBUTLER_TEST_TRANSPORT=grpc-js for the one that is not the default. */
export const testTransport = process.env.KBUTLER_TEST_TRANSPORT === "grpc-js" ? "grpc-js" : "http2";

/** A target on this machine. */
export function target(port: number, more: Partial<Target> = {}): Target {
  return {
    name: "leaf1",
    address: `127.0.0.1:${port}`,
    metadata: {},
    tls: { mode: "insecure" },
    networkInstances: ["default"],
    timeoutMs: 30_000_000,
    retryMaxMs: 2_000,
    staleAfterMs: 30_000_000,
    keepaliveMs: 600_000,
    transport: testTransport,
    tags: {},
    ...more,
  };
}

/** A subscription that runs until it is disposed of. */
export function running(to: Target, more: Partial<SubscribeOptions> = {}) {
  const recorder = new Recorder();
  const stop = new AbortController();
  const ended = subscribe(to, recorder, {
    clock: quickClock,
    random: () => 0,
    log: silentLog,
    signal: stop.signal,
    factsFor: [],
    ...more,
  });
  return {
    recorder,
    lost: () => recorder.of("sessionLost").map(([, error]) => error),
    async [Symbol.asyncDispose]() {
      stop.abort();
      await ended;
    },
  };
}

/** The paths of a request, as text. */
export function pathsOf(list: gnmi.SubscriptionList.$Properties): string[] {
  return (list.subscription ?? []).map(({ path }) => formatPath(fromMessage(path)));
}

/** Whether a request is for facts. */
export function isFacts(list: gnmi.SubscriptionList.$Properties): boolean {
  return !pathsOf(list).some((path) => path.includes("/route-table"));
}

/** Sends a FIB of one next hop. */
export const wholeFib: FakeTargetOptions["onSubscribe"] = (call) => {
  call.write(nextHop);
  call.write(syncResponse);
};
