import type { ApiClient } from "./api-client.ts";
import { ApiError } from "./api-error.ts";
import { FieldError, JsonObject } from "./json-fields.ts";

/** A complete list. */
export interface CompleteList<T> {
  readonly items: T[];
  /** Of the collection: where a watch goes on. */
  readonly resourceVersion: string;
}

/** Lists a collection page by page; `take` turns each raw object into what is kept, or undefined to drop it. Never gives
 *  part of a list: a token that expired on the way (410) begins it anew, the second time in one piece. Throws an ApiError. */
export async function listPages<T>(
  client: ApiClient,
  path: string,
  labelSelector: string | undefined,
  pageSize: number,
  take: (item: unknown) => T | undefined,
  signal: AbortSignal,
): Promise<CompleteList<T>> {
  try {
    return await listOnce(client, path, labelSelector, pageSize, take, signal);
  } catch (reason) {
    if (!(reason instanceof ApiError && reason.status === 410)) throw reason;
    return await listOnce(client, path, labelSelector, undefined, take, signal);
  }
}

async function listOnce<T>(
  client: ApiClient,
  path: string,
  labelSelector: string | undefined,
  pageSize: number | undefined,
  take: (item: unknown) => T | undefined,
  signal: AbortSignal,
): Promise<CompleteList<T>> {
  const items: T[] = [];
  let token: string | undefined;
  for (;;) {
    const query = new URLSearchParams();
    if (labelSelector !== undefined) query.set("labelSelector", labelSelector);
    if (pageSize !== undefined) query.set("limit", String(pageSize));
    if (token !== undefined) query.set("continue", token);
    const page = readPage(await client.getJson(`${path}?${query}`, signal), path);
    for (const item of page.items) {
      const kept = take(item);
      if (kept !== undefined) items.push(kept);
    }
    if (page.token === undefined) return { items, resourceVersion: page.resourceVersion };
    if (page.token === token) throw new ApiError(`the list of ${path} repeats its continue token`);
    token = page.token;
  }
}

function readPage(
  body: unknown,
  path: string,
): { items: readonly unknown[]; token: string | undefined; resourceVersion: string } {
  try {
    const list = JsonObject.of(body, "");
    const metadata = list.object("metadata");
    const resourceVersion = metadata?.filledText("resourceVersion");
    if (resourceVersion === undefined) throw new FieldError("metadata.resourceVersion", "expected a string");
    return { items: list.list("items"), token: metadata?.filledText("continue"), resourceVersion };
  } catch (reason) {
    if (!(reason instanceof FieldError)) throw reason;
    throw new ApiError(`the list of ${path} cannot be read: ${reason.field}: ${reason.message}`);
  }
}
