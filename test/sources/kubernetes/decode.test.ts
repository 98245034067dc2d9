import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { resourceNames } from "../../../src/model/cluster.ts";
import { parseLabelSelector } from "../../../src/simulator/cluster-selector.ts";
import { decoder } from "../../../src/sources/kubernetes/decode.ts";
import { advertiserComponent, advertiserSelectors } from "../../../src/sources/kubernetes/decode-advertiser.ts";
import { parseGoDuration } from "../../../src/sources/kubernetes/json-fields.ts";

const decode = decoder();
const metadata = { namespace: "shop", name: "web", uid: "u", resourceVersion: "7", labels: { tier: "front" } };
const kept = { namespace: "shop", name: "web", uid: "u", resourceVersion: "7", labels: { tier: "front" } };

test("decode: a Service keeps what the rules need and nothing else", () => {
  const object = {
    metadata: {
      ...metadata,
      creationTimestamp: new Date(0), // a client's class instance holds dates
      managedFields: [{}],
      annotations: { "kbutler.io/owner": "a", "metallb.io/loadBalancerIPs": "b", "kubectl.kubernetes.io/x": "c" },
    },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      loadBalancerClass: "metallb",
      ipFamilies: ["IPv4", "IPv6"],
      externalIPs: ["198.51.100.1"],
      selector: { app: "web" },
      ports: [{ port: 80 }],
    },
    status: { loadBalancer: { ingress: [{ ip: "192.0.2.1", ipMode: "VIP" }, { hostname: "lb.example" }] } },
  };
  assert.deepEqual(decode("services", object), {
    ok: true,
    value: {
      ...kept,
      annotations: { "kbutler.io/owner": "a" },
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      loadBalancerClass: "metallb",
      ipFamilies: ["IPv4", "IPv6"],
      externalIPs: ["198.51.100.1"],
      hasSelector: true,
      deleting: false,
      ingress: [{ ip: "192.0.2.1" }, { hostname: "lb.example" }],
    },
  });
});

test("decode: a Service of which almost nothing is set has the API's defaults", () => {
  const result = decode("services", { metadata: { name: "web", deletionTimestamp: "2026-01-01T00:00:00Z" } });
  assert.ok(result.ok && result.value);
  const { namespace, type, externalTrafficPolicy, hasSelector, deleting, ingress, loadBalancerClass } = result.value;
  assert.deepEqual(
    { namespace, type, externalTrafficPolicy, hasSelector, deleting, ingress, loadBalancerClass },
    {
      namespace: "default",
      type: "ClusterIP",
      externalTrafficPolicy: "Cluster",
      hasSelector: false,
      deleting: true,
      ingress: [],
      loadBalancerClass: undefined,
    },
  );
});

test("decode: an EndpointSlice keeps absent and false apart", () => {
  const result = decode("endpointslices", {
    metadata: { ...metadata, labels: { "kubernetes.io/service-name": "web" } },
    addressType: "IPv4",
    endpoints: [
      { addresses: ["10.1.0.1"], nodeName: "node-1", conditions: { ready: false, serving: true, terminating: true } },
      { addresses: ["10.1.0.2"], nodeName: null, conditions: { ready: null } },
      { addresses: ["10.1.0.3"] },
    ],
  });
  assert.ok(result.ok && result.value);
  assert.equal(result.value.service, "web");
  assert.deepEqual(result.value.endpoints, [
    { addresses: ["10.1.0.1"], nodeName: "node-1", ready: false, serving: true, terminating: true },
    { addresses: ["10.1.0.2"], nodeName: undefined, ready: undefined, serving: undefined, terminating: undefined },
    { addresses: ["10.1.0.3"], nodeName: undefined, ready: undefined, serving: undefined, terminating: undefined },
  ]);
});

test("decode: a Node keeps its addresses, conditions and the annotations that name addresses", () => {
  const value = {
    metadata: {
      name: "node-1",
      labels: { "node.kubernetes.io/exclude-from-external-load-balancers": "false" },
      annotations: {
        "projectcalico.org/IPv4Address": "10.0.0.1/24",
        "k8s.ovn.org/host-cidrs": "[]",
        "volumes.kubernetes.io/controller-managed-attach-detach": "true",
        "kbutler.io/next-hop-ipv4": "10.9.0.1",
        "example.com/fabric-ip": "10.8.0.1",
      },
    },
    spec: { unschedulable: true },
    status: {
      addresses: [
        { type: "InternalIP", address: "10.0.0.1" },
        { type: "InternalIP", address: "2001:DB8::1" },
        { type: "InternalIP", address: "not-an-address" },
        { type: "ExternalIP", address: "203.0.113.1" },
        { type: "Hostname", address: "node-1.example" },
      ],
      conditions: [
        { type: "Ready", status: "Unknown" },
        { type: "NetworkUnavailable", status: "True" },
      ],
      images: [{ names: ["a"] }],
    },
  };
  const result = decoder({ nodeAnnotations: ["example.com/fabric-ip"] })("nodes", value);
  assert.deepEqual(result, {
    ok: true,
    value: {
      namespace: "",
      name: "node-1",
      uid: "",
      resourceVersion: "",
      labels: { "node.kubernetes.io/exclude-from-external-load-balancers": "false" },
      annotations: {
        "projectcalico.org/IPv4Address": "10.0.0.1/24",
        "k8s.ovn.org/host-cidrs": "[]",
        "kbutler.io/next-hop-ipv4": "10.9.0.1",
        "example.com/fabric-ip": "10.8.0.1",
      },
      internalIPs: ["10.0.0.1", "2001:db8::1"],
      externalIPs: ["203.0.113.1"],
      hostname: "node-1.example",
      ready: "Unknown",
      networkUnavailable: true,
      unschedulable: true,
    },
  });
  const without = decode("nodes", value);
  assert.ok(without.ok && without.value && !("example.com/fabric-ip" in without.value.annotations));
});

test("decode: an advertisement has MetalLB's defaults, an empty selector stays one", () => {
  const result = decode("bgpadvertisements", { metadata, spec: { nodeSelectors: [{}], ipAddressPools: ["blue"] } });
  assert.deepEqual(result, {
    ok: true,
    value: {
      ...kept,
      aggregationLength: 32,
      aggregationLengthV6: 128,
      localPref: undefined,
      communities: [],
      ipAddressPools: ["blue"],
      ipAddressPoolSelectors: [],
      nodeSelectors: [{ matchLabels: {}, matchExpressions: [] }],
      serviceSelectors: [],
      peers: [],
    },
  });
  const bare = decode("bgpadvertisements", { metadata }); // MetalLB takes one without a spec
  assert.ok(bare.ok && bare.value?.nodeSelectors.length === 0);
});

test("decode: a BGPPeer has no password and its hold time in seconds", () => {
  const spec = {
    myASN: 64512,
    peerASN: 0,
    dynamicASN: "external",
    peerAddress: "10.0.0.254",
    interface: "",
    password: "correct-horse",
    passwordSecret: { name: "bgp" },
    holdTime: "1m30s",
    ebgpMultiHop: true,
    nodeSelectors: [{ matchExpressions: [{ key: "rack", operator: "In", values: ["a"] }] }],
  };
  const result = decode("bgppeers", { metadata, spec });
  assert.deepEqual(result, {
    ok: true,
    value: {
      ...kept,
      myASN: 64512,
      peerASN: undefined,
      dynamicASN: "external",
      peerAddress: "10.0.0.254",
      interface: undefined,
      sourceAddress: undefined,
      routerID: undefined,
      vrf: undefined,
      bfdProfile: undefined,
      dualStackAddressFamily: false,
      enableGracefulRestart: false,
      ebgpMultiHop: true,
      holdTimeS: 90,
      nodeSelectors: [{ matchLabels: {}, matchExpressions: [{ key: "rack", operator: "In", values: ["a"] }] }],
    },
  });
});

test("decode: MetalLB's own reports take node and service from the status, or from the labels before there is one", () => {
  const labels = {
    "metallb.io/node": "node-1",
    "metallb.io/service-name": "web",
    "metallb.io/service-namespace": "shop",
    "metallb.io/component-type": "speaker",
    "metallb.io/node-name": "node-1",
  };
  const early = { metadata: { name: "bgp-x", namespace: "metallb-system", labels } };
  const bgp = decode("servicebgpstatuses", early);
  assert.ok(bgp.ok && bgp.value);
  assert.deepEqual([bgp.value.node, bgp.value.serviceNamespace, bgp.value.serviceName], ["node-1", "shop", "web"]);
  const later = decode("servicebgpstatuses", { ...early, status: { node: "node-2" } });
  assert.equal(later.ok && later.value?.node, "node-2");
  const state = decode("configurationstates", { ...early, status: { result: "Invalid", errorSummary: "no" } });
  assert.ok(state.ok && state.value);
  assert.deepEqual([state.value.component, state.value.node, state.value.result], ["speaker", "node-1", "Invalid"]);
});

for (const [what, container, namespace] of [
  ["a flag", { args: ["--frrk8s-namespace=frr"] }, "frr"],
  ["the environment", { env: [{ name: "FRRK8S_NAMESPACE", value: "frr" }] }, "frr"],
  [
    "a flag that names the environment",
    { args: ["--frrk8s-namespace", "$(NS)"], env: [{ name: "NS", value: "frr" }] },
    "frr",
  ],
  [
    "a field of the pod, which is beside the speaker",
    { env: [{ name: "FRRK8S_NAMESPACE", valueFrom: { fieldRef: { fieldPath: "metadata.namespace" } } }] },
    undefined,
  ],
] as const) {
  test(`decode: where frr-k8s runs is told by ${what}`, () => {
    const metadata = { name: "speaker", namespace: "metallb-system", labels: { app: "metallb", component: "speaker" } };
    const result = decoder()("daemonsets", { metadata, spec: { template: { spec: { containers: [container] } } } });
    assert.equal(result.ok && result.value?.frrK8sNamespace, namespace);
  });
}

test("decode: a speaker's DaemonSet tells how it was started", () => {
  const started = (args: string[], env: object[] = []) => {
    const template = { metadata: {}, spec: { containers: [{ name: "frr" }, { name: "speaker", args, env }] } };
    const labels = { app: "metallb", component: "speaker" };
    const result = decode("daemonsets", { metadata: { name: "speaker", labels }, spec: { template } });
    assert.ok(result.ok && result.value);
    return [result.value.bgpType, result.value.loadBalancerClass, result.value.ignoreExcludeLb];
  };
  const frr = [{ name: "METALLB_BGP_TYPE", value: "frr" }];
  for (const [args, env, expected] of [
    [[], [], [undefined, undefined, false]],
    [["--lb-class=mine", "--ignore-exclude-lb"], frr, ["frr", "mine", true]],
    [["-lb-class", "mine", "--ignore-exclude-lb=false"], [], [undefined, "mine", false]],
    [["--lb-class="], [], [undefined, undefined, false]],
    [["--ignore-exclude-lb", "--port=7472"], [], [undefined, undefined, true]],
  ] as const) {
    assert.deepEqual(started([...args], [...env]), expected, args.join(" "));
  }
});

test("decode: the speaker's image is kept, not those beside it", () => {
  const containers = [
    { name: "frr", image: "quay.io/frrouting/frr:10.4.1" },
    { name: "speaker", image: "quay.io/metallb/speaker:v0.15.2" },
  ];
  const labels = { app: "metallb", component: "speaker" };
  const metadata = { name: "speaker", namespace: "metallb-system", labels };
  const result = decode("daemonsets", { metadata, spec: { template: { spec: { containers } } } });
  assert.equal(result.ok && result.value?.image, "quay.io/metallb/speaker:v0.15.2");
});

test("decode: pods that announce nothing are dropped", () => {
  const of = (labels: Readonly<Record<string, string>>) => {
    const result = decode("pods", {
      metadata: { name: "p", namespace: "metallb-system", labels },
      spec: { nodeName: "node-1" },
      status: { startTime: "1970-01-01T00:00:01Z", conditions: [{ type: "Ready", status: "True" }] },
    });
    assert.ok(result.ok);
    return result.value;
  };
  assert.equal(of({ app: "metallb", component: "controller" }), undefined);
  assert.equal(of({ app: "web" }), undefined);
  const speaker = of({ "app.kubernetes.io/component": "speaker" });
  assert.deepEqual(
    [speaker?.component, speaker?.nodeName, speaker?.ready, speaker?.startedMs],
    ["speaker", "node-1", true, 1000],
  );
});

test("decode: the label selectors of the watch select exactly what the decoder keeps, each object once", () => {
  const value = fc.constantFrom("metallb", "frr-k8s", "speaker", "controller", "other");
  const selectors = advertiserSelectors.map((text) => parseLabelSelector(text));
  const labels = fc.record(
    { app: value, component: value, "app.kubernetes.io/component": value },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(labels, (given) => {
      const map: Record<string, string> = { ...given };
      const selected = selectors.filter((selector) => selector?.(map)).length;
      assert.ok(selected <= 1);
      if (advertiserComponent(map) !== undefined) assert.equal(selected, 1);
    }),
  );
});

for (const { resource, value, field, why } of [
  { resource: "services", value: null, field: "", why: "expected an object, got null" },
  { resource: "services", value: {}, field: "metadata", why: "expected an object, got undefined" },
  { resource: "services", value: { metadata: {} }, field: "metadata.name", why: "expected a string, got nothing" },
  {
    resource: "services",
    value: { metadata, status: { loadBalancer: { ingress: {} } } },
    field: "status.loadBalancer.ingress",
    why: "expected a list, got an object",
  },
  {
    resource: "endpointslices",
    value: { metadata, addressType: "IPv4", endpoints: [{ addresses: [1] }] },
    field: "endpoints[0].addresses[0]",
    why: "expected a string, got 1",
  },
  {
    resource: "bgpadvertisements",
    value: { metadata, spec: { aggregationLength: 33 } },
    field: "spec.aggregationLength",
    why: "expected an integer from 1 to 32, got 33",
  },
  {
    resource: "bgpadvertisements",
    value: { metadata, spec: { nodeSelectors: [{ matchExpressions: [{ operator: "In" }] }] } },
    field: "spec.nodeSelectors[0].matchExpressions[0].key",
    why: "expected a string, got nothing",
  },
  {
    resource: "bgppeers",
    value: { metadata, spec: { holdTime: "90" } },
    field: "spec.holdTime",
    why: 'expected a duration, got "90"',
  },
  {
    resource: "pods",
    value: { metadata: { name: "p", labels: { app: "frr-k8s" } }, status: { startTime: "soon" } },
    field: "status.startTime",
    why: 'expected a time, got "soon"',
  },
] as const) {
  test(`decode: ${resource}: ${field || "top"}: ${why}`, () => {
    const result = decode(resource, value);
    assert.ok(!result.ok);
    assert.deepEqual([result.error.field, result.error.why], [field, why]);
  });
}

test("decode: any JSON at all gives an object or an issue, and never throws", () => {
  const tree = fc.object({
    key: fc.constantFrom("metadata", "name", "spec", "status", "labels", "addresses"),
    maxDepth: 4,
  });
  fc.assert(
    fc.property(fc.constantFrom(...resourceNames), fc.oneof(fc.jsonValue(), tree), (resource, value) => {
      assert.equal(typeof decode(resource, value).ok, "boolean");
    }),
  );
});

test("decode: Go's durations", () => {
  for (const [text, seconds] of [
    ["90s", 90],
    ["1m30s", 90],
    ["1h0m0s", 3600],
    ["1.5s", 1.5],
    ["300ms", 0.3],
    ["0", 0],
    ["90", undefined],
    ["", undefined],
    ["-1s", undefined],
    ["1d", undefined],
  ] as const) {
    assert.equal(parseGoDuration(text), seconds, text);
  }
});
