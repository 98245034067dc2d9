import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { resourceNames } from "../../src/model/cluster.ts";
import { service, startWatched, until } from "../sources/kubernetes/watched-cluster.ts";

const services = { resources: ["services"] } as const;

describe("how watching ends", { concurrency: true }, () => {
  test("a defect of the listener ends the watch with its error, and nothing stays open", async () => {
    await using world = await startWatched();
    world.cluster.apply(service("web"));
    let events = 0;
    world.watch(
      {},
      {
        apply: (event) => {
          if (event.type === "upsert" && ++events === 1) throw new Error("defect");
        },
      },
    );
    await until("open", () => world.cluster.watches("services") === 1);
    world.cluster.apply(service("db"));
    await assert.rejects(world.running, /^Error: defect$/);
    await until("closed", () => world.cluster.watches() === 0);
  });

  test("a defect during the first list ends the watch as well", async () => {
    await using world = await startWatched();
    world.watch(services, {
      apply: () => {
        throw new Error("defect");
      },
    });
    await assert.rejects(world.running, /^Error: defect$/);
  });

  test("a watch that is stopped stays stopped", async () => {
    await using world = await startWatched();
    world.watch();
    // Pods and daemonsets have two watches each: one for manifests' labels, one for Helm's.
    await until("open", () => world.cluster.watches() === resourceNames.length + 2);
    await world.stop();
    await until("closed", () => world.cluster.watches() === 0);
    const [requests, events] = [world.cluster.requests.length, world.fold.events.length];
    world.cluster.apply(service("web"));
    await new Promise((resolve) => setTimeout(resolve, 60)); // longer than the longest wait before another try
    assert.deepEqual([world.cluster.requests.length, world.fold.events.length], [requests, events]);
  });

  test("there is one watch for each resource, whatever happened before", async () => {
    await using world = await startWatched({ bookmarkMs: 15 });
    world.watch({ resources: ["services", "nodes"] });
    await until("open", () => world.cluster.watches() === 2);
    const faults = ["reset-streams", "garbage-line", "end-streams", "hang-streams", "compact"] as const;
    for (const fault of [...faults, ...faults]) {
      await world.cluster.fault(fault, {});
      if (fault === "hang-streams") await world.cluster.fault("stop-listening", {}); // cuts them
      await world.cluster.fault("start-listening", {});
      world.cluster.apply(service(`s${world.cluster.resourceVersion}`));
      const known = world.cluster.list("v1", "Service").length;
      await until(`the change after ${fault}`, () => world.names("services").length === known);
    }
    await until("two watches", () => world.cluster.watches() === 2);
  });
});
