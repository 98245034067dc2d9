import { Type } from "typebox";
import { ByteSize, Duration, FilePath, HostPort, Listen } from "./fields.ts";

const strict = { additionalProperties: false } as const;

/** Schema of this part of the config. */
export const TargetTlsConfig = Type.Object(
  {
    insecure: Type.Optional(Type.Boolean({ description: "plain text; only if written out" })),
    "skip-verify": Type.Optional(Type.Boolean({ description: "do not verify the certificate; only if written out" })),
    "ca-file": Type.Optional(FilePath({ description: "PEM of the authorities to trust; default: the system's" })),
    "cert-file": Type.Optional(FilePath({ description: "PEM of our client certificate" })),
    "key-file": Type.Optional(FilePath({ description: "PEM of its key" })),
    "server-name": Type.Optional(
      Type.String({ description: "name the certificate must carry, where it is not the address" }),
    ),
  },
  strict,
);

const targetKeys = {
  username: Type.Optional(Type.String({ description: "sent as gRPC metadata on every RPC" })),
  "password-file": Type.Optional(FilePath({ description: "file that holds the password; read anew for each session" })),
  "password-env": Type.Optional(Type.String({ description: "environment variable that holds the password" })),
  tls: Type.Optional(TargetTlsConfig),
  encoding: Type.Optional(
    Type.Union([Type.Literal("json_ietf"), Type.Literal("json"), Type.Literal("proto")], {
      description: "default: chosen by Capabilities, in this order",
      errorMessage: '"json_ietf", "json" or "proto"',
    }),
  ),
  "network-instances": Type.Optional(
    Type.Array(Type.String({ minLength: 1 }), {
      minItems: 1,
      description: "whose route tables are subscribed; default: default",
    }),
  ),
  timeout: Type.Optional(Duration({ description: "deadline of unary calls and of the first answer; default 10s" })),
  "retry-timer": Type.Optional(Duration({ description: "longest wait between two sessions; default 60s" })),
  "stale-after": Type.Optional(Duration({ description: "silence that ends a session; default 30s" })),
  keepalive: Type.Optional(Duration({ description: "gRPC keepalive period; default 20s" })),
  transport: Type.Optional(
    Type.Union([Type.Literal("http2"), Type.Literal("grpc-js")], {
      description: "what speaks gRPC: node's HTTP/2 itself, or the library grpc-js; default http2",
      errorMessage: '"http2" or "grpc-js"',
    }),
  ),
  "closed-loop": Type.Optional(
    Type.Boolean({ description: "read /kbutler back from the leaf; default: where gnmi-server is enabled" }),
  ),
  "ecmp-limit": Type.Optional(
    Type.Integer({ minimum: 1, description: "most next hops a BGP route of the leaf can have (maximum-paths)" }),
  ),
  tags: Type.Optional(Type.Record(Type.String(), Type.String(), { description: "free labels" })),
};

const TargetConfig = Type.Object(
  { address: HostPort({ description: "gNMI server of the switch" }), ...targetKeys },
  strict,
);
/** Schema of this part of the config. */
export const TargetDefaults = Type.Object(targetKeys, {
  ...strict,
  description:
    "the same keys without address: for every target, those of targets-file among them, that says nothing else",
});

const Attachment = Type.Object(
  {
    nodes: Type.Optional(Type.Array(Type.String(), { description: "node names" })),
    "node-labels": Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: "labels all of which a node carries" }),
    ),
    leaves: Type.Array(Type.String(), { minItems: 1, description: "target names", examples: [["leaf1"]] }),
    "network-instance": Type.String({ default: "default", description: "where the sessions are" }),
  },
  strict,
);

const NodeNextHops = Type.Object(
  {
    ipv4: Type.Optional(Type.Array(Type.String())),
    ipv6: Type.Optional(Type.Array(Type.String())),
  },
  strict,
);

const KubernetesConfig = Type.Object(
  {
    kubeconfig: Type.Optional(FilePath({ description: "kubeconfig file" })),
    context: Type.Optional(Type.String({ description: "context in it; default: its current one" })),
    "in-cluster": Type.Optional(Type.Boolean({ description: "the pod's service account" })),
    manifests: Type.Optional(
      Type.Array(FilePath({ description: "YAML file or folder" }), {
        minItems: 1,
        description: "objects from files, watched for changes",
      }),
    ),
    namespaces: Type.Optional(
      Type.Array(Type.String(), { minItems: 1, description: "only these namespaces' Services; default: all" }),
    ),
    resync: Duration({ default: "15m", description: "full list compare" }),
    "stale-after": Duration({ default: "120s", description: "age of lost data that makes verdicts unknown" }),
  },
  strict,
);

const MetallbConfig = Type.Object(
  {
    namespace: Type.Optional(
      Type.String({
        description:
          "MetalLB's namespace: objects elsewhere have no effect; default: found by them, else metallb-system",
      }),
    ),
    "frr-k8s-namespace": Type.Optional(
      Type.String({ description: "default: as the speaker DaemonSet says, else MetalLB's" }),
    ),
    backend: Type.Optional(
      Type.Union([Type.Literal("native"), Type.Literal("frr"), Type.Literal("frr-k8s")], {
        description: "default: as the speaker DaemonSet says",
        errorMessage: '"native", "frr" or "frr-k8s"',
      }),
    ),
    "lb-class": Type.Optional(
      Type.String({ description: "--lb-class of the speakers; default: as the DaemonSet says" }),
    ),
    "ignore-exclude-lb": Type.Optional(
      Type.Boolean({ description: "--ignore-exclude-lb; default: as the DaemonSet says" }),
    ),
  },
  strict,
);

const clusterKeys = {
  kubernetes: KubernetesConfig,
  metallb: Type.Optional(MetallbConfig),
  attachments: Type.Optional(
    Type.Array(Attachment, { description: "which nodes are attached to which leaves; default: found out" }),
  ),
  "attachment-fallback": Type.Optional(
    Type.Union([Type.Literal("unattached"), Type.Literal("all-targets")], {
      description: "for a node no rule attaches: one leaf must have the prefix (default), or every leaf the next hop",
      errorMessage: '"unattached" or "all-targets"',
    }),
  ),
  "label-to-leaves": Type.Optional(
    Type.Record(Type.String(), Type.Array(Type.String()), { description: "label=value to target names" }),
  ),
  "node-next-hops": Type.Optional(
    Type.Record(Type.String(), NodeNextHops, { description: "next hops of a node, by its name" }),
  ),
  "next-hop-keys": Type.Optional(
    Type.Array(Type.String(), { description: "annotations or labels of a Node that name its next hop" }),
  ),
  "next-hop-map": Type.Optional(
    Type.Array(Type.Object({ from: Type.String(), to: Type.String() }, strict), {
      description: "rewrites node addresses: a CIDR onto a CIDR of the same length",
    }),
  ),
  "expectation-source": Type.Optional(
    Type.Union([Type.Literal("computed"), Type.Literal("reported"), Type.Literal("intersection")], {
      description: "our computation, MetalLB's ServiceBGPStatus, or firm only where both agree; default: intersection",
      errorMessage: '"computed", "reported" or "intersection"',
    }),
  ),
};

/** Schema of this part of the config. */
export const ClusterConfig = Type.Object(clusterKeys, strict);

/** Schema of this part of the config. */
export const ServerTls = Type.Object(
  {
    "cert-file": FilePath({ description: "PEM of the server certificate" }),
    "key-file": FilePath({ description: "PEM of its key" }),
    "client-ca-file": Type.Optional(
      FilePath({ description: "PEM of the authorities of client certificates: then one is required" }),
    ),
  },
  strict,
);

/** The collector's config file. `kbutler config check FILE` holds a file against it. */
export const CollectorConfigSchema = Type.Object(
  {
    name: Type.String({ default: "kbutler", description: "name of this collector, in its gNMI tree" }),
    targets: Type.Record(Type.String({ minLength: 1 }), TargetConfig, { default: {}, description: "leaves, by name" }),
    "target-defaults": Type.Optional(TargetDefaults),
    "targets-file": Type.Optional(FilePath({ description: "further leaves from a file in gnmic's format" })),
    kubernetes: Type.Optional(KubernetesConfig),
    metallb: Type.Optional(MetallbConfig),
    attachments: clusterKeys.attachments,
    "attachment-fallback": clusterKeys["attachment-fallback"],
    clusters: Type.Optional(
      Type.Record(Type.String({ minLength: 1 }), ClusterConfig, { description: "clusters, by name" }),
    ),
    verdict: Type.Object(
      {
        "hold-down": Duration({ default: "30s", description: "how long a change is given before it is a fault" }),
        "start-up": Duration({ default: "60s", description: "verdicts say updating for so long after a first sync" }),
        "restart-window": Duration({ default: "60s", description: "time a node is given after its speaker restarts" }),
        "graceful-restart-window": Duration({
          default: "150s",
          description: "the same where a BGPPeer is configured for graceful restart",
        }),
        "node-added-window": Duration({
          default: "30s",
          description: "time a new node is given once its speaker is ready",
        }),
        "bgp-hold-time": Duration({
          default: "180s",
          description:
            "how long a dead node's BGP session may last, or the longest holdTime of a BGPPeer if that is more",
        }),
        "flap-limit": Type.Integer({
          default: 4,
          minimum: 0,
          description: "more changes than this within flap-window are flapping: the worst is shown; 0 never",
        }),
        "flap-window": Duration({ default: "10m", description: "within which changes are counted" }),
        leftover: Duration({
          default: "10m",
          description:
            "how long a prefix no service needs any more is watched where nothing of it is left to complain of",
        }),
        "ask-bgp-rib": Type.Boolean({
          default: true,
          description: "ask a leaf's BGP RIB by Get why a route is missing; at most ten times a minute",
        }),
        settle: Duration({ default: "2ms", description: "quiet that ends a burst of changes" }),
        "settle-limit": Duration({
          default: "1s",
          description: "longest wait for that quiet; no more than three times what the last judgement took",
        }),
        reachability: Type.Union([Type.Literal("inform"), Type.Literal("require")], {
          default: "inform",
          description: "whether a leaf without attached nodes must have the prefix too, or it is only said",
          errorMessage: '"inform" or "require"',
        }),
      },
      { ...strict, default: {} },
    ),
    audit: Type.Object(
      {
        interval: Duration({
          default: "10m",
          description: "between two judgements of everything from scratch, held against the verdicts; 0s: none",
        }),
      },
      { ...strict, default: {} },
    ),
    store: Type.Object(
      {
        enabled: Type.Boolean({ default: true }),
        file: FilePath({ default: "kbutler.sqlite", description: "SQLite file" }),
        retention: Duration({ default: "30d", description: "age at which history is dropped" }),
        "max-size": ByteSize({ default: "2GiB", description: "size at which the oldest history is dropped" }),
        "snapshot-interval": Duration({ default: "1h", description: "between two whole-FIB snapshots of a target" }),
        "backlog-rows": Type.Integer({
          default: 200_000,
          minimum: 100,
          description: "rows that wait while the file cannot be written; beyond it the oldest are lost",
        }),
      },
      { ...strict, default: {} },
    ),
    api: Type.Object(
      {
        listen: Type.Optional(
          Listen({ description: "where REST and metrics listen, * for every address; default 127.0.0.1:8080" }),
        ),
        "token-file": Type.Optional(FilePath({ description: "bearer token; without one every caller may read" })),
        tls: Type.Optional(ServerTls),
      },
      { ...strict, default: {} },
    ),
    "gnmi-server": Type.Object(
      {
        enabled: Type.Boolean({ default: false }),
        listen: Type.Optional(Listen({ description: "where it listens, * for every address; default 127.0.0.1:9339" })),
        tls: Type.Optional(ServerTls),
        insecure: Type.Optional(Type.Boolean({ description: "plain text; only if written out" })),
        username: Type.Optional(Type.String()),
        "password-file": Type.Optional(FilePath({ description: "password of that user" })),
        "token-file": Type.Optional(FilePath({ description: "bearer token, instead of a user" })),
        "max-sessions": Type.Integer({ default: 2048, minimum: 1 }),
        "publish-within": Duration({
          default: "30s",
          description: "how long a leaf may take to show its tree before it is at fault",
        }),
      },
      { ...strict, default: {} },
    ),
    log: Type.Object(
      {
        level: Type.Enum(["debug", "info", "warn", "error"], {
          default: "info",
          errorMessage: '"debug", "info", "warn" or "error"',
        }),
      },
      { ...strict, default: {} },
    ),
  },
  strict,
);
