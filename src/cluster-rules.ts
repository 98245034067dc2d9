import { Attacher } from "./expectation/attacher.ts";
import type { AttachmentMemory } from "./expectation/attachment-memory.ts";
import type { AttachmentOptions } from "./expectation/attachment-rules.ts";
import { ExpectationEngine, type ExpectationOptions } from "./expectation/expect.ts";
import type { ClusterExpectations, TargetExpectation } from "./expectation/expectation.ts";
import type { ClusterJudge } from "./heartbeat.ts";
import type { IpPrefix } from "./model/address.ts";
import type { Snapshot } from "./model/snapshot.ts";

/** How one cluster is read. */
export interface ClusterRulesOptions {
  readonly expectation: ExpectationOptions;
  readonly attachment: AttachmentOptions;
}

/** One cluster's rules with what they have worked out: who announces what, and which leaves that concerns. */
export class ClusterRules implements ClusterJudge {
  readonly name: string;
  readonly #options: ClusterRulesOptions;
  #engine: ExpectationEngine;
  #attacher: Attacher;

  constructor(
    name: string,
    options: ClusterRulesOptions,
    engine = new ExpectationEngine(name, options.expectation),
    attacher = new Attacher(options.attachment),
  ) {
    this.name = name;
    this.#options = options;
    this.#engine = engine;
    this.#attacher = attacher;
  }

  get engine(): ExpectationEngine {
    return this.#engine;
  }

  /** Where nodes are and were seen. */
  get memory(): AttachmentMemory {
    return this.#attacher.memory;
  }

  observe(expectations: ClusterExpectations, snapshot: Snapshot): ReadonlySet<string> | undefined {
    this.#attacher.index(expectations, snapshot);
    return this.#attacher.takeMoved();
  }

  attach(expectations: ClusterExpectations, prefix: IpPrefix, snapshot: Snapshot): readonly TargetExpectation[] {
    return this.#attacher.attach(expectations, prefix, snapshot);
  }

  /** The same rules, with nothing worked out yet but what neither the cluster nor the leaves tell any more. See
   *  `ExpectationEngine.anew`. */
  anew(): ClusterRules {
    return new ClusterRules(this.name, this.#options, this.#engine.anew(), this.#freshAttacher());
  }

  /** Gives up what has been worked out: the next update works it out again. */
  renew(): void {
    this.#engine = this.#engine.anew();
    this.#attacher = this.#freshAttacher();
  }

  #freshAttacher(): Attacher {
    return new Attacher(this.#options.attachment, this.#attacher.memory);
  }
}
