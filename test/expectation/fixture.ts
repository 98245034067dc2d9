import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ClusterExpectations } from "../../src/expectation/expectation.ts";
import { answer } from "../../src/expectation/explain.ts";
import type { ClusterEvent, ResourceName } from "../../src/model/cluster.ts";
import { parseManifests } from "../../src/sources/kubernetes/manifests.ts";

/** One scenario: a cluster as manifests, and what its speakers announce, worked out by hand. */
export interface Fixture {
  readonly name: string;
  readonly file: string;
  readonly expected: Expected;
}

/** The other file of a scenario. Everything not named in it must not be in the answer. */
export interface Expected {
  readonly row: string;
  readonly why: string;
  readonly args?: {
    readonly metallbNamespace?: string;
    readonly metallbBackend?: "native" | "frr" | "frr-k8s";
    readonly lbClass?: string;
    readonly ignoreExcludeLb?: boolean;
  };
  /** By prefix and node: class, and the confidence where it is not firm. */
  readonly announce: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** By prefix and node (or `*`): the reason why not. */
  readonly refuse: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Reasons of findings by service, and by node. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly nodes: Readonly<Record<string, readonly string[]>>;
  /** By prefix and node, as far as the scenario is about them: names of peers, and the preferred next hop or its kind. */
  readonly peers?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  readonly nextHops?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const folder = new URL("../fixtures/metallb/", import.meta.url);

/** Every scenario, in the order of their numbers. */
export function fixtures(): Fixture[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".expected.yaml"));
  return names.sort().map((name) => {
    const stem = name.slice(0, -".expected.yaml".length);
    const expected: Expected = parse(readFileSync(new URL(name, folder), "utf8"));
    return { name: stem, file: new URL(`${stem}.yaml`, folder).pathname, expected };
  });
}

/** What the answer says, in the form of an `Expected`. */
export function shapeOf(
  answered: ReturnType<typeof answer>,
): Pick<Expected, "announce" | "refuse" | "services" | "nodes"> {
  const announce: Record<string, Record<string, string>> = {};
  for (const { prefix, node, class: kind, confidence } of answered.expectations) {
    announce[prefix] = { ...announce[prefix], [node]: confidence === "firm" ? kind : `${kind} ${confidence}` };
  }
  const refuse: Record<string, Record<string, string>> = {};
  for (const { prefix, node, reason } of answered.nonExpectations) {
    refuse[prefix] = { ...refuse[prefix], [node]: reason };
  }
  const services: Record<string, string[]> = {};
  for (const { namespace, name, reason } of answered.serviceFindings) {
    const key = `${namespace}/${name}`;
    services[key] = [...(services[key] ?? []), reason].sort();
  }
  const nodes: Record<string, string[]> = {};
  for (const { node, reason } of answered.nodeFindings) nodes[node] = [...(nodes[node] ?? []), reason].sort();
  return { announce, refuse, services, nodes };
}

/** The whole answer for a cluster. */
export function shapeOfCluster(expectations: ClusterExpectations): ReturnType<typeof shapeOf> {
  return shapeOf(answer(expectations));
}

/** The events of a scenario's manifests. Throws if they cannot be read. */
export function eventsOf({ file, expected }: Fixture, metallbNamespace?: string): readonly ClusterEvent[] {
  const text = readFileSync(file, "utf8");
  const namespace = metallbNamespace ?? expected.args?.metallbNamespace;
  const result = parseManifests([{ file, text }], { metallbNamespace: namespace });
  if (!result.ok) throw new Error(result.error.map(({ message }) => message).join("; "));
  return result.value.events;
}

/** The same cluster told object by object: first every resource as an empty list, then its objects. */
export function singly(events: readonly ClusterEvent[]): {
  readonly lists: ClusterEvent[];
  readonly objects: ClusterEvent[];
} {
  const lists: ClusterEvent[] = [];
  const objects: ClusterEvent[] = [];
  for (const event of events) {
    if (event.type !== "listed") lists.push(event);
    else {
      const resource: ResourceName = event.resource;
      lists.push({ type: "listed", resource, objects: [] });
      for (const object of event.objects) objects.push({ type: "upsert", resource, object } as ClusterEvent);
    }
  }
  return { lists, objects };
}
