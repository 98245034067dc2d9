import { type ClusterResources, objectKey, type ResourceName } from "../../model/cluster.ts";
import { err, ok, type Result } from "../../model/result.ts";
import { decodeDaemonSet, decodePod } from "./decode-advertiser.ts";
import { addressAnnotations, decodeEndpointSlice, decodeNode, decodeService } from "./decode-core.ts";
import { type ObjectParts, objectParts } from "./decode-meta.ts";
import {
  decodeAddressPool,
  decodeBfdProfile,
  decodeBgpAdvertisement,
  decodeBgpPeer,
  decodeBgpSessionState,
  decodeCommunity,
  decodeConfigurationState,
  decodeL2Advertisement,
  decodeServiceBgpStatus,
} from "./decode-metallb.ts";
import { FieldError, JsonObject } from "./json-fields.ts";
import { locationOf } from "./resources.ts";

/** Why an object could not be read. Holds no more of the object than its name and the value at fault, shortened. */
export interface DecodeIssue {
  readonly resource: ResourceName;
  /** `namespace/name`, or empty if not even that could be read. */
  readonly object: string;
  /** Path of the field, as `spec.nodeSelectors[0].matchLabels`. */
  readonly field: string;
  readonly why: string;
}

/** What decoding may be told. */
export interface DecodeOptions {
  /** Node annotations to keep besides the well-known ones that name addresses and those of our own domain. */
  readonly nodeAnnotations?: readonly string[] | undefined;
  /** The objects were written by people, who leave status out: a Node or Pod that says nothing of being ready is. */
  readonly statusMayBeAbsent?: boolean | undefined;
}

type Decoders = { [R in ResourceName]: (parts: ObjectParts, value: unknown) => ClusterResources[R] | undefined };

/** Reads one object of the Kubernetes API. The value is undefined for an object that is not of our concern. */
export type Decode = <R extends ResourceName>(
  resource: R,
  value: unknown,
) => Result<ClusterResources[R] | undefined, DecodeIssue>;

/** Makes a decoder: an object as the API wrote it (JSON, YAML or a client's class instance) to the fields we keep. */
export function decoder(options: DecodeOptions = {}): Decode {
  const nodeAnnotations = new Set([...addressAnnotations, ...(options.nodeAnnotations ?? [])]);
  const decoders: Decoders = {
    services: decodeService,
    endpointslices: (parts, value) => decodeEndpointSlice(parts, JsonObject.of(value, "")),
    nodes: (parts) => decodeNode(parts, nodeAnnotations, options.statusMayBeAbsent ? "True" : "Unknown"),
    ipaddresspools: decodeAddressPool,
    bgpadvertisements: decodeBgpAdvertisement,
    l2advertisements: decodeL2Advertisement,
    bgppeers: decodeBgpPeer,
    communities: decodeCommunity,
    bfdprofiles: decodeBfdProfile,
    configurationstates: decodeConfigurationState,
    servicebgpstatuses: decodeServiceBgpStatus,
    bgpsessionstates: decodeBgpSessionState,
    pods: (parts) => decodePod(parts, options.statusMayBeAbsent === true),
    daemonsets: decodeDaemonSet,
  };
  return (resource, value) => {
    try {
      return ok(decoders[resource](objectParts(value, locationOf(resource).namespaced), value));
    } catch (reason) {
      if (!(reason instanceof FieldError)) throw reason;
      return err({ resource, object: nameOf(value), field: reason.field, why: reason.message });
    }
  };
}

/** The key of an object of which nothing may be readable. */
function nameOf(value: unknown): string {
  try {
    const metadata = JsonObject.of(value, "").object("metadata");
    const name = metadata?.text("name") ?? "";
    return objectKey({ namespace: metadata?.text("namespace") ?? "", name });
  } catch (reason) {
    if (reason instanceof FieldError) return "";
    throw reason;
  }
}
