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

  #group(location: ResourceLocation): Promise<Group> {
    const nowMs = this.#clock.nowMs();
    const known = this.#groups.get(location.group);
    if (known !== undefined && nowMs - known.atMs < this.#freshMs) return known.group;
    const group = this.#read(location.group);
    this.#groups.set(location.group, { atMs: nowMs, group });
    group.catch(() => this.#groups.delete(location.group)); // a failure is not kept: the next to ask tries again
    return group;
  }

  async #read(group: string): Promise<Group> {
    const versions = new Map<string, ReadonlySet<string>>();
    const served = await this.#names(`/apis/${group}`, "versions", "version");
    for (const version of served) {
      versions.set(version, new Set(await this.#names(apiRoot(group, version), "resources", "name")));
    }
    return versions;
  }

  /** The named texts of a list in a discovery document; nothing if there is no such document. */
  async #names(path: string, list: string, key: string): Promise<string[]> {
    try {
      const body = JsonObject.of(await this.#client.getJson(path, this.#signal), "");
      return body.objects(list).map((entry) => entry.requiredText(key));
    } catch (reason) {
      if (reason instanceof FieldError) throw new ApiError(`discovery of ${path} cannot be read: ${reason.field}`);
      if (reason instanceof ApiError && reason.status === 404) return [];
      throw reason;
    }
  }
}
