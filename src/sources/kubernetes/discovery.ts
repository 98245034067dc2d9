import type { Clock } from "../../model/clock.ts";
import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import { FieldError, JsonObject } from "./json-fields.ts";
import { apiRoot, type ResourceLocation } from "./resources.ts";

/** Which versions of a group serve which plurals. */
type Group = ReadonlyMap<string, ReadonlySet<string>>;

/** Asks the API which resources it serves. Discovery is open to every authenticated user, so it tells a CRD that is not
 *  installed from one we may not read. */
export class Discovery {
  readonly #client: ApiClient;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #freshMs: number;
  readonly #groups = new Map<string, { readonly atMs: number; readonly group: Promise<Group> }>();

  /** One look at a group is good for `freshMs`, milliseconds: the watches of a group start together and need it once. */
  constructor(client: ApiClient, clock: Clock, signal: AbortSignal, freshMs: number) {
    this.#freshMs = freshMs;
    this.#client = client;
    this.#clock = clock;
    this.#signal = signal;
  }

  /** The version to read a resource in: the first of ours that the API serves. Undefined if it serves none. */
  async version(location: ResourceLocation): Promise<string | undefined> {
    if (location.builtIn) return location.versions[0];
    const group = await this.#group(location);
    return location.versions.find((version) => group.get(version)?.has(location.resource));
  }

  /** The next to ask for a resource of this group looks anew: what was seen does not fit what the API did since. */
  doubt(location: ResourceLocation): void {
    this.#groups.delete(location.group);
  }

  #group(location: ResourceLocation): Promise<Group> {
    const nowMs = this.#clock.nowMs();
    const known = this.#groups.get(location.group);
    if (known !== undefined && nowMs - known.atMs < this.#freshMs) return known.group;
    const group = this.#read(location.group);
    this.#groups.set(location.group, { atMs: nowMs, group });
    group.catch(() => this.#groups.delete(location.group)); // a failure is not kept: the next to ask tries again
    return group;
  }

  /** A group is absent if the list of all groups leaves it out. A 404 proves nothing: a proxy, or an API server that is
   *  coming up, has one for every path. */
  async #read(group: string): Promise<Group> {
    const groups = await this.#objects("/apis", "groups");
    const served = groups.find((entry) => entry.text("name") === group)?.objects("versions") ?? [];
    const versions = new Map<string, ReadonlySet<string>>();
    for (const version of served.map((entry) => entry.requiredText("version"))) {
      const resources = await this.#objects(apiRoot(group, version), "resources");
      versions.set(version, new Set(resources.map((entry) => entry.requiredText("name"))));
    }
    return versions;
  }

  /** The entries of a list in a discovery document. */
  async #objects(path: string, list: string): Promise<readonly JsonObject[]> {
    try {
      return JsonObject.of(await this.#client.getJson(path, this.#signal), "").objects(list);
    } catch (reason) {
      if (reason instanceof FieldError) throw new ApiError(`discovery of ${path} cannot be read: ${reason.field}`);
      throw reason;
    }
  }
}
