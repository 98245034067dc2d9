import type { EndpointState, EndpointVerdict, PrefixVerdict, ServiceVerdict, Transition } from "./verdict.ts";

/** Gathers the published states that change within one round. */
export class Transitions {
  readonly all: Transition[] = [];
  readonly #nowMs: number;

  constructor(nowMs: number) {
    this.#nowMs = nowMs;
  }

  /** Every endpoint whose state differs between two verdicts of one prefix on one leaf. */
  compare(before: PrefixVerdict | undefined, after: PrefixVerdict): void {
    const left = new Map(before?.endpoints.map((endpoint) => [endpoint.node, endpoint]));
    for (const endpoint of after.endpoints) {
      const previous = left.get(endpoint.node);
      left.delete(endpoint.node);
      if (previous?.state !== endpoint.state) this.#endpoint(after, previous?.state, endpoint.state, endpoint);
    }
    for (const endpoint of left.values()) this.endpoint(after, endpoint, undefined);
  }

  /** One endpoint that moved to another state, or is gone. */
  endpoint(on: PrefixVerdict, from: EndpointVerdict, to: EndpointState | undefined): void {
    this.#endpoint(on, from.state, to, from);
  }

  /** A service whose state changed; `after` undefined means it is gone. */
  service(before: ServiceVerdict | undefined, after: ServiceVerdict | undefined): void {
    const one = after ?? before;
    if (one === undefined || before?.state === after?.state) return;
    this.all.push({
      subject: "service",
      atMs: this.#nowMs,
      cluster: one.cluster,
      namespace: one.namespace,
      name: one.name,
      from: before?.state,
      to: after?.state,
      reason: after?.reason,
      detail: after?.detail,
    });
  }

  #endpoint(
    on: PrefixVerdict,
    from: EndpointState | undefined,
    to: EndpointState | undefined,
    why: EndpointVerdict,
  ): void {
    this.all.push({
      subject: "endpoint",
      atMs: this.#nowMs,
      cluster: on.cluster,
      target: on.target,
      networkInstance: on.networkInstance,
      prefix: on.prefix,
      node: why.node,
      from,
      to,
      reason: to === undefined ? undefined : why.reason,
      detail: to === undefined ? undefined : why.detail,
    });
  }
}
