import type { AdvertiserDaemonSet, AdvertiserPod } from "../../model/cluster.ts";
import type { ObjectParts } from "./decode-meta.ts";
import type { JsonObject } from "./json-fields.ts";

type Component = AdvertiserPod["component"];

/** Which part of MetalLB an object with these labels belongs to: its manifests write `app` and `component`, its Helm charts
 *  `app.kubernetes.io/component`. Undefined for anything else. */
export function advertiserComponent(labels: Readonly<Record<string, string>>): Component | undefined {
  const helm = labels["app.kubernetes.io/component"];
  if (helm === "speaker" || helm === "frr-k8s") return helm;
  if (helm !== undefined) return undefined;
  if (labels.app === "metallb" && labels.component === "speaker") return "speaker";
  if (labels.app !== "frr-k8s") return undefined;
  // frr-k8s's own manifests label the daemon alike, and its webhook server as another component.
  return (labels.component ?? "frr-k8s") === "frr-k8s" ? "frr-k8s" : undefined;
}

/** Label selectors that together cover what `advertiserComponent` knows, and never select one object twice. */
export const advertiserSelectors: readonly string[] = [
  "app.kubernetes.io/component in (speaker,frr-k8s)",
  "app in (metallb,frr-k8s),!app.kubernetes.io/component",
];

/** Source: core/v1 Pod. Undefined for a pod that announces nothing. `readyIfUnsaid`: without a Ready condition. */
export function decodePod(
  { meta, spec, status, deleting }: ObjectParts,
  readyIfUnsaid = false,
): AdvertiserPod | undefined {
  const component = advertiserComponent(meta.labels);
  if (component === undefined) return undefined;
  const ready = status.objects("conditions").find((condition) => condition.text("type") === "Ready");
  return {
    ...meta,
    component,
    nodeName: spec.filledText("nodeName"),
    ready: ready === undefined ? readyIfUnsaid : ready.text("status") === "True",
    deleting,
    startedMs: status.timeMs("startTime"),
  };
}

/** Source: apps/v1 DaemonSet. Undefined for one that announces nothing. */
export function decodeDaemonSet({ meta, spec }: ObjectParts): AdvertiserDaemonSet | undefined {
  const template = spec.object("template");
  const component =
    advertiserComponent(meta.labels) ??
    advertiserComponent(template?.object("metadata")?.textMap("labels") ?? {}) ??
    undefined;
  if (component === undefined) return undefined;
  const containers = template?.object("spec")?.objects("containers") ?? [];
  const flags = containers.flatMap((container) => [...container.texts("command"), ...container.texts("args")]);
  const frrK8sNamespace = frrNamespace(containers, flags);
  const image = containers.find((container) => container.text("name") === component)?.filledText("image");
  const ignoreExcludeLb = flagValue(flags, "ignore-exclude-lb");
  return {
    ...meta,
    component,
    bgpType: environment(containers, "METALLB_BGP_TYPE"),
    loadBalancerClass: flagValue(flags, "lb-class") || undefined,
    // A Go boolean flag: bare means true.
    ignoreExcludeLb:
      ignoreExcludeLb !== undefined && !["false", "0", "f", "F", "FALSE", "False"].includes(ignoreExcludeLb),
    ...(frrK8sNamespace !== undefined && { frrK8sNamespace }),
    ...(image !== undefined && { image }),
  };
}

/** Where the speaker looks for frr-k8s. A variable that is filled from the pod's own fields has no value here: it is the
 *  speaker's own namespace. */
function frrNamespace(containers: readonly JsonObject[], flags: readonly string[]): string | undefined {
  const flag = flagValue(flags, "frrk8s-namespace");
  const variable = /^\$\((\w+)\)$/.exec(flag ?? "")?.[1];
  if (variable !== undefined) return environment(containers, variable);
  return flag || environment(containers, "FRRK8S_NAMESPACE");
}

function environment(containers: readonly JsonObject[], name: string): string | undefined {
  for (const container of containers) {
    for (const entry of container.objects("env")) {
      if (entry.text("name") === name) return entry.filledText("value");
    }
  }
  return undefined;
}

/** The value of a flag as Go's flag package reads it: `-f=v`, `--f=v`, `--f v`; empty for one without a value. */
function flagValue(flags: readonly string[], name: string): string | undefined {
  for (const [index, flag] of flags.entries()) {
    const bare = flag.replace(/^--?/, "");
    if (bare === flag) continue;
    if (bare.startsWith(`${name}=`)) return bare.slice(name.length + 1);
    if (bare !== name) continue;
    const next = flags[index + 1];
    return next === undefined || next.startsWith("-") ? "" : next;
  }
  return undefined;
}
