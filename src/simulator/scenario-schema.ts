import { type Static, Type } from "typebox";

const closed = { additionalProperties: false };
const name = Type.String({ minLength: 1 });

/** A leaf: its own addresses, and the uplinks by which it reaches what is attached elsewhere. */
const LeafSchema = Type.Object(
  {
    name,
    asn: Type.Integer({ minimum: 1, maximum: 4_294_967_295 }),
    "network-instance": Type.String({ default: "default" }),
    addresses: Type.Array(
      Type.Object(
        { subinterface: name, address: Type.String({ description: "with length, as 192.0.2.2/26" }) },
        closed,
      ),
      { minItems: 1 },
    ),
    uplinks: Type.Array(
      Type.Object({ subinterface: name, address: Type.String(), peer: Type.String(), spine: Type.String() }, closed),
      { default: [] },
    ),
    vtep: Type.Optional(Type.String({ description: "where EVPN/VXLAN joins the leaves: its system address" })),
    "maximum-paths": Type.Integer({ default: 64, minimum: 1, description: "ECMP width" }),
    port: Type.Integer({ default: 0, minimum: 0, maximum: 65535, description: "0: a free one" }),
  },
  closed,
);

/** A worker node and the leaves it peers with. */
const NodeSchema = Type.Object(
  {
    name,
    labels: Type.Record(Type.String(), Type.String(), { default: {} }),
    addresses: Type.Array(Type.String(), { minItems: 1, description: "its InternalIPs" }),
    speaker: Type.Boolean({ default: true, description: "a speaker runs there" }),
    attachments: Type.Array(
      Type.Object(
        {
          leaf: name,
          subinterface: name,
          addresses: Type.Optional(Type.Array(Type.String(), { description: "where they differ from the node's" })),
          lldp: Type.Boolean({ default: true }),
        },
        closed,
      ),
      { default: [] },
    ),
  },
  closed,
);

const PoolSchema = Type.Object({ name, addresses: Type.Array(Type.String(), { minItems: 1 }) }, closed);

/** A service of type LoadBalancer; `endpoints` counts its pods by node. */
const ServiceSchema = Type.Object(
  {
    namespace: name,
    name,
    addresses: Type.Array(Type.String(), { minItems: 1 }),
    policy: Type.Union([Type.Literal("Cluster"), Type.Literal("Local")], { default: "Cluster" }),
    labels: Type.Record(Type.String(), Type.String(), { default: {} }),
    endpoints: Type.Record(Type.String(), Type.Integer({ minimum: 0 }), { default: {} }),
  },
  closed,
);

/** A fault some time after the start, of a leaf (or its NDK manager), or without `leaf` of the Kubernetes API: `name` and its
 *  arguments as the control face takes them. */
const FaultSchema = Type.Object({
  "after-ms": Type.Integer({ default: 0, minimum: 0 }),
  leaf: Type.Optional(name),
  name,
});

/** A whole small world: leaves, nodes, services, what goes wrong. */
export const ScenarioSchema = Type.Object(
  {
    cluster: Type.String({ default: "demo" }),
    "metallb-namespace": Type.String({ default: "metallb-system" }),
    asn: Type.Integer({ default: 64512, description: "of the nodes' speakers" }),
    "fabric-delay-ms": Type.Integer({ default: 200, minimum: 0, description: "from a change to the leaves' FIBs" }),
    leaves: Type.Array(LeafSchema, { description: "none: a Kubernetes API alone" }),
    nodes: Type.Array(NodeSchema, { default: [] }),
    pools: Type.Array(PoolSchema, { default: [] }),
    services: Type.Array(ServiceSchema, { default: [] }),
    faults: Type.Array(FaultSchema, { default: [] }),
  },
  closed,
);

/** A scenario as its file says it, checked. */
export type ScenarioFile = Static<typeof ScenarioSchema>;
/** One leaf of a scenario. */
export type ScenarioLeaf = ScenarioFile["leaves"][number];
/** One worker node of a scenario. */
export type ScenarioNode = ScenarioFile["nodes"][number];
/** One service of a scenario. */
export type ScenarioService = ScenarioFile["services"][number];
