import { parseAllDocuments } from "yaml";
import { type ClusterEvent, type ClusterResources, objectKey, type ResourceName } from "../../model/cluster.ts";
import { yamlFault } from "../../model/yaml-fault.ts";
import { advertiserNamespaces, type GivenNamespaces, isTelltale } from "./advertiser-namespaces.ts";
import { type Decode, decoder } from "./decode.ts";
import { listed, stateOf } from "./events.ts";
import type { ManifestIssue, ManifestText } from "./manifest-files.ts";
import { type AdvertiserNamespaces, isReadFrom, type ResourceLocation, resourceLocations } from "./resources.ts";

/** Lists within lists are followed so deep. */
const listDepthMax = 4;

/** How texts are read. */
export interface ManifestReaderOptions {
  readonly given: GivenNamespaces;
  readonly nodeAnnotations: readonly string[] | undefined;
}

/** Kinds a cluster fills by itself: files that hold none of them say nothing about them, even where the group is in use. */
const reported: ReadonlySet<ResourceName> = new Set([
  "configurationstates",
  "servicebgpstatuses",
  "bgpsessionstates",
  "pods",
  "daemonsets",
]);

/** What many texts came to. */
export interface ManifestContent {
  /** The whole of the cluster as the texts tell it: one event for every resource. Services, slices and nodes that no text
   *  holds are none; a CRD of which no text holds an object counts as not installed, unless its group is in use. */
  readonly events: ClusterEvent[];
  readonly issues: ManifestIssue[];
  /** As `Deployment shop/web (apps/v1)`. */
  readonly ignored: string[];
}

/** Gathers the objects of many texts, and what is wrong with them. Only when all are read is it known where MetalLB lives,
 *  and with that which objects have an effect. */
export class ManifestReader {
  readonly #issues: ManifestIssue[] = [];
  readonly #ignored: string[] = [];
  readonly #options: ManifestReaderOptions;
  readonly #decode: Decode;
  readonly #decoded: Decoded[] = [];
  readonly #objects = new Map<ResourceName, Map<string, ClusterResources[ResourceName]>>();
  /** Resources and groups at least one object was of, though it may be none of our concern. */
  readonly #mentioned = new Set<string>();

  constructor(options: ManifestReaderOptions) {
    this.#options = options;
    this.#decode = decoder({ nodeAnnotations: options.nodeAnnotations, statusMayBeAbsent: true });
  }

  /** Reads one text: JSON, or YAML of any number of documents. */
  read({ file, text }: ManifestText): void {
    for (const [index, document] of this.#documents(file, text).entries()) {
      if (document === null || document === undefined) continue;
      const at = { file, document: index + 1 };
      const problem = this.#take(document, at, 0, undefined);
      if (problem !== undefined) this.#issue(at, problem);
    }
  }

  /** What all texts read so far came to. */
  content(): ManifestContent {
    const where = this.#where();
    for (const one of this.#decoded) this.#keep(one, where);
    return { events: this.#events(), issues: this.#issues, ignored: this.#ignored };
  }

  #events(): ClusterEvent[] {
    return resourceLocations.map(({ resource, group }) => {
      const known = this.#mentioned.has(resource) || (this.#mentioned.has(group) && !reported.has(resource));
      const always = ["services", "endpointslices", "nodes"].includes(resource);
      if (!known && !always) return stateOf(resource, "absent", `the manifests hold no ${resource}`);
      return listed(resource, [...(this.#objects.get(resource)?.values() ?? [])]);
    });
  }

  #documents(file: string, text: string): unknown[] {
    if (/^\s*[{[]/.test(text)) {
      try {
        return [JSON.parse(text)]; // far faster than YAML, for the dump of a large cluster
      } catch {
        // YAML in flow style, or broken: YAML's message is the better one
      }
    }
    const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: "error" });
    return [...parsed].map((document, index) => {
      const [error] = document.errors;
      try {
        if (error !== undefined) throw error;
        return document.toJS() as unknown;
      } catch (reason) {
        const line = text.slice(0, error?.pos[0] ?? document.range?.[0] ?? 0).split("\n").length;
        this.#issues.push({ file, document: index + 1, message: `line ${line}: ${yamlFault(reason)}` });
        return undefined;
      }
    });
  }

  /** Takes one object or list. Answers what is wrong with it, if anything is. */
  #take(value: unknown, at: Place, depth: number, inherited: Inherited | undefined): string | undefined {
    if (!isMap(value)) return "expected an object of the Kubernetes API";
    const kind = value.kind ?? inherited?.kind;
    const apiVersion = value.apiVersion ?? inherited?.apiVersion;
    if (typeof kind !== "string" || typeof apiVersion !== "string") return "expected apiVersion and kind";
    if (kind.endsWith("List") && value.items !== undefined) {
      if (!Array.isArray(value.items)) return "items: expected a list";
      if (depth >= listDepthMax) return `lists are nested deeper than ${listDepthMax}`;
      // Items of a typed list may leave out what the list says already.
      const typed = kind === "List" ? undefined : { kind: kind.slice(0, -"List".length), apiVersion };
      for (const [index, item] of value.items.entries()) {
        const problem = this.#take(item, at, depth + 1, typed);
        if (problem !== undefined) this.#issue(at, `items[${index}]: ${problem}`);
      }
      return undefined;
    }
    const slash = apiVersion.lastIndexOf("/");
    const group = apiVersion.slice(0, Math.max(slash, 0));
    const location = resourceLocations.find((entry) => entry.kind === kind && entry.group === group);
    if (location === undefined) {
      this.#ignored.push(told(value, kind, apiVersion));
      return undefined;
    }
    if (!location.versions.includes(apiVersion.slice(slash + 1))) {
      return `apiVersion: ${kind} is read in ${location.versions.join(" and ")}, got ${apiVersion}`;
    }
    return this.#read(location, value, apiVersion);
  }

  #read(location: ResourceLocation, value: JsonMap, apiVersion: string): string | undefined {
    const { metadata } = value;
    const named = isMap(metadata) && typeof metadata.namespace === "string" ? metadata.namespace : "";
    const unplaced = named === "" && location.scope !== "services" && location.scope !== "cluster";
    const decoded = this.#decode(location.resource, value);
    if (!decoded.ok) {
      const { object, field, why } = decoded.error;
      return `${location.kind} ${object || "without a name"}: ${field || "object"}: ${why}`;
    }
    const namespace = unplaced ? undefined : named || "default";
    this.#decoded.push({ location, object: decoded.value, namespace, told: told(value, location.kind, apiVersion) });
    return undefined;
  }

  #where(): AdvertiserNamespaces {
    const placed = this.#decoded.filter(({ namespace }) => namespace !== undefined);
    const objects = placed.flatMap(({ object }) => object ?? []);
    return advertiserNamespaces(
      {
        daemonSets: objects.filter((object) => "ignoreExcludeLb" in object),
        speakerPods: objects
          .filter((one) => "startedMs" in one && one.component === "speaker")
          .map((one) => one.namespace),
        configured: placed.flatMap(({ location, namespace }) => (isTelltale(location) ? (namespace ?? []) : [])),
      },
      this.#options.given,
    );
  }

  #keep({ location, object, namespace, told }: Decoded, where: AdvertiserNamespaces): void {
    const own = location.scope === "frr-k8s" ? where.frrK8sNamespace : where.metallbNamespace;
    // An object of the advertiser that names no namespace is meant for the one it is read from: elsewhere it has no use.
    const read = isReadFrom(location, namespace ?? own, where);
    if (read) this.#mention(location);
    if (!read || object === undefined) {
      this.#ignored.push(told);
      return;
    }
    const { resource } = location;
    const placed = namespace === undefined ? { ...object, namespace: own } : object;
    let objects = this.#objects.get(resource);
    if (objects === undefined) {
      objects = new Map();
      this.#objects.set(resource, objects);
    }
    objects.set(objectKey(placed), placed);
  }

  #mention({ resource, group, builtIn }: ResourceLocation): void {
    this.#mentioned.add(resource);
    if (!builtIn && !reported.has(resource)) this.#mentioned.add(group);
  }

  #issue(at: Place, message: string): void {
    this.#issues.push({ ...at, message });
  }
}

/** One object that could be read. */
interface Decoded {
  readonly location: ResourceLocation;
  /** Undefined for one of no concern. */
  readonly object: ClusterResources[ResourceName] | undefined;
  /** Undefined for one of the advertiser that names none. */
  readonly namespace: string | undefined;
  /** As it is told if it has no effect. */
  readonly told: string;
}

function told({ metadata }: JsonMap, kind: string, apiVersion: string): string {
  const { name, namespace } = isMap(metadata) ? metadata : {};
  const key = `${typeof namespace === "string" ? `${namespace}/` : ""}${typeof name === "string" ? name : ""}`;
  return `${kind} ${key} (${apiVersion})`;
}

interface Place {
  readonly file: string;
  readonly document: number;
}

interface Inherited {
  readonly kind: string;
  readonly apiVersion: string;
}

type JsonMap = Readonly<Record<string, unknown>>;

function isMap(value: unknown): value is JsonMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
