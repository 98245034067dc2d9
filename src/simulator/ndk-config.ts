import type { srlinux } from "../ndk/messages.ts";
import type { JsonObject } from "./tree-node.ts";

/** One container of an agent's configuration that was made, changed or taken away (no leaves). */
export interface ConfigChange {
  readonly container: string;
  readonly op: srlinux.sdk.SdkMgrOperation;
  readonly leaves: JsonObject | undefined;
}

/** The notifications of one transaction: one for each container with all of its own leaves, then `.commit.end`. The delivery
 *  format `json` writes names as YANG has them, `proto-json` with underscores and each leaf as `{"value": ...}`. */
export function configTransaction(
  agent: { readonly root: string; readonly delivery: "json" | "proto-json" },
  changes: readonly ConfigChange[],
  sequence: number,
): srlinux.sdk.Notification.$Properties[] {
  const name = (text: string): string => (agent.delivery === "json" ? text : text.replaceAll("-", "_"));
  const content = (leaves: JsonObject): JsonObject =>
    agent.delivery === "json"
      ? leaves
      : Object.fromEntries(Object.entries(leaves).map(([leaf, value]) => [name(leaf), { value }]));
  const notifications = changes.map(({ container, op, leaves }) => {
    const jsPath = `.${name(agent.root)}.${name(container)}`;
    const data = { json: leaves === undefined ? "" : JSON.stringify(content(leaves)) };
    return { config: { op, key: { jsPath, jsPathWithKeys: jsPath }, data } };
  });
  const data = { json: JSON.stringify({ commit_seq: sequence }) };
  return [...notifications, { config: { key: { jsPath: ".commit.end" }, data } }];
}
