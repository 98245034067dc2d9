import type { ClusterJudge } from "./evaluation.ts";
import { Attacher } from "./expectation/attachment.ts";
import type { AttachmentOptions } from "./expectation/attachment-rules.ts";
import { ExpectationEngine, type ExpectationOptions } from "./expectation/expect.ts";
import type { ClusterExpectations, TargetExpectation } from "./expectation/expectation.ts";
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

  constructor(name: string, options: ClusterRulesOptions, engine = new ExpectationEngine(name, options.expectation)) {
    this.name = name;
    this.#options = options;
    this.#engine = engine;
    this.#attacher = new Attacher(options.attachment);
  }

  get engine(): ExpectationEngine {
    return this.#engine;
  }

  attach(expectations: ClusterExpectations, prefix: IpPrefix, snapshot: Snapshot): readonly TargetExpectation[] {
    return this.#attacher.attach(expectations, prefix, snapshot);
  }

  /** The same rules, with nothing worked out yet. See `ExpectationEngine.anew`. */
  anew(): ClusterRules {
    return new ClusterRules(this.name, this.#options, this.#engine.anew());
  }

  /** Gives up what has been worked out: the next update works it out again. */
  renew(): void {
    this.#engine = this.#engine.anew();
    this.#attacher = new Attacher(this.#options.attachment);
  }
}
