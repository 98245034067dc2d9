import { apiVersionOf, type ClusterKind } from "./cluster-kinds.ts";
import type { ClusterObject, JsonMap } from "./cluster-object.ts";
import type { LabelMatch } from "./cluster-selector.ts";
import type { ClusterStore } from "./cluster-store.ts";

/** Lists begun and not yet read to their end; older ones expire, as a continue token does. */
const openListsMax = 64;

/** What one list asked for. */
export interface ListRequest {
  readonly kind: ClusterKind;
  readonly version: string;
  readonly namespace: string | undefined;
  readonly labels: LabelMatch;
  readonly names: (object: ClusterObject) => boolean;
  /** Objects in one page; undefined: all. */
  readonly limit: number | undefined;
  readonly token: string | undefined;
}

interface OpenList {
  readonly objects: readonly ClusterObject[];
  readonly version: number;
  readonly offset: number;
}

/** Lists of a simulated API server. The pages of one list show one moment, whatever changes between them. */
export class ClusterLists {
  readonly #store: ClusterStore;
  readonly #open = new Map<string, OpenList>();
  #nextToken = 1;

  constructor(store: ClusterStore) {
    this.#store = store;
  }

  /** Makes every continue token expire. */
  expire(): void {
    this.#open.clear();
  }

  /** One page. Undefined if the token has expired. */
  page(request: ListRequest): JsonMap | undefined {
    const list = request.token === undefined ? this.#begin(request) : this.#open.get(request.token);
    if (list === undefined) return undefined;
    const end = request.limit === undefined ? list.objects.length : list.offset + request.limit;
    const left = list.objects.length - end;
    const token = left > 0 ? this.#keep({ ...list, offset: end }) : undefined;
    const apiVersion = apiVersionOf(request.kind, request.version);
    return {
      kind: `${request.kind.kind}List`,
      apiVersion,
      metadata: {
        resourceVersion: String(list.version),
        ...(token !== undefined && { continue: token, remainingItemCount: left }),
      },
      // Items of a built-in list do not name their kind, those of a custom one do.
      items: list.objects.slice(list.offset, end).map((object) => {
        if (request.kind.custom) return { ...object, apiVersion };
        const { apiVersion: _, kind: __, ...item } = object;
        return item;
      }),
    };
  }

  #begin(request: ListRequest): OpenList {
    const objects = this.#store
      .list(request.kind, request.namespace)
      .filter((object) => request.labels(object.metadata.labels ?? {}) && request.names(object));
    return { objects, version: this.#store.version, offset: 0 };
  }

  #keep(list: OpenList): string {
    const token = Buffer.from(`list-${this.#nextToken++}`).toString("base64url");
    this.#open.set(token, list);
    const [oldest] = this.#open.keys();
    if (this.#open.size > openListsMax && oldest !== undefined) this.#open.delete(oldest);
    return token;
  }
}
