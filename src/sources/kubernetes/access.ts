import { readFileSync } from "node:fs";
import { KubeConfig } from "@kubernetes/client-node";
import { ApiError } from "./api-error.ts";

/** Which cluster is read and with whose credentials; always said in full. A search through the environment and the home
 *  directory would let a stray file win over the cluster one runs in. */
export type ClusterAccess =
  | {
      /** Path of a kubeconfig file. */
      readonly kubeconfig: string;
      /** Undefined: the file's own current context. */
      readonly context?: string | undefined;
    }
  | { readonly inCluster: true };

/** Loads credentials into a KubeConfig of its own: a watch reads the current context at every reconnect, so that two clusters
 *  may never share one. Throws an ApiError that says what is missing. */
export function loadKubeConfig(access: ClusterAccess): KubeConfig {
  const config = new KubeConfig();
  if ("inCluster" in access) {
    if (!process.env.KUBERNETES_SERVICE_HOST || !process.env.KUBERNETES_SERVICE_PORT) {
      throw new ApiError("not in a cluster: KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set");
    }
    config.loadFromCluster();
    return config;
  }
  try {
    readFileSync(access.kubeconfig); // a plain error for a plain cause, before a parser has its say
    config.loadFromFile(access.kubeconfig);
  } catch (reason) {
    throw new ApiError(`cannot load the kubeconfig: ${sentenceOf(reason)}`);
  }
  if (access.context !== undefined) {
    if (config.getContextObject(access.context) === null) {
      const known = config.getContexts().map((context) => context.name);
      throw new ApiError(`the kubeconfig has no context ${access.context}, it has ${known.join(", ") || "none"}`);
    }
    config.setCurrentContext(access.context);
  }
  if (config.getCurrentCluster() === null) {
    const current = config.getCurrentContext() || "none";
    throw new ApiError(`the kubeconfig's context ${current} names no cluster; choose one by context`);
  }
  return config;
}

/** The parser of kubeconfigs quotes the text it stumbles over, and a token may stand there: its line has to do. */
function sentenceOf(reason: unknown): string {
  if (!(reason instanceof Error)) return "it cannot be read";
  if (reason.name !== "YAMLException") return reason.message.split("\n")[0] ?? "";
  const mark = "mark" in reason && typeof reason.mark === "object" && reason.mark !== null ? reason.mark : {};
  const line = "line" in mark && typeof mark.line === "number" ? ` of line ${mark.line + 1}` : "";
  return `the YAML${line} cannot be read`;
}
