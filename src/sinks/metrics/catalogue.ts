/** One metric as it stands in `/metrics` and in the README. */
export interface MetricRow {
  readonly name: string;
  readonly type: "gauge" | "counter" | "histogram";
  readonly labels: readonly string[];
  readonly help: string;
}

const service = ["cluster", "namespace", "service"] as const;
const hops = [...service, "target"] as const;
const resource = ["cluster", "resource"] as const;

/** Every metric of ours, by name. Names and units follow Prometheus' conventions; labels are the names of the log fields. */
export const catalogue = {
  kbutler_service_state: gauge(
    [...service, "state"],
    "State of a service over all leaves: 1 for the one it is in, 0 for the others.",
  ),
  kbutler_service_reason_info: gauge(
    [...service, "reason"],
    "Why a service is not simply up: 1; no series while there is nothing to say.",
  ),
  kbutler_expected_next_hops: gauge(hops, "Next hops a leaf has to hold for a service."),
  kbutler_present_next_hops: gauge(hops, "Expected next hops that are in the leaf's FIB."),
  kbutler_missing_next_hops: gauge(hops, "Expected next hops that are not in the leaf's FIB."),
  kbutler_unknown_next_hops: gauge(hops, "Expected next hops of which nothing can be said, or that are held down."),
  kbutler_target_up: gauge(["target"], "1 while a gNMI session delivers (syncing or synced), else 0."),
  kbutler_target_synced: gauge(["target"], "1 while the FIB is the present: sync_response seen and the session alive."),
  kbutler_target_last_update_timestamp_seconds: gauge(["target"], "When the target last said anything, by our clock."),
  kbutler_target_routes: gauge(["target"], "Routes held of the target's FIB."),
  kbutler_target_next_hop_groups: gauge(["target"], "Next-hop groups held of the target's FIB."),
  kbutler_target_next_hops: gauge(["target"], "Next hops held of the target's FIB."),
  kbutler_target_messages_total: counter(["target"], "gNMI messages received."),
  kbutler_target_bytes_total: counter(["target"], "Bytes of gNMI messages received."),
  kbutler_target_updates_total: counter(["target"], "gNMI updates received."),
  kbutler_target_deletes_total: counter(["target"], "gNMI deletes received."),
  kbutler_target_malformed_total: counter(["target", "reason"], "Pieces of notifications that were not understood."),
  kbutler_target_session_failures_total: counter(
    ["target", "reason"],
    "gNMI sessions that ended or did not come to be, by what ended them.",
  ),
  kbutler_target_sessions_total: counter(["target"], "gNMI sessions opened."),
  kbutler_evaluation_duration_seconds: histogram([], "Time one evaluation takes, without its delivery."),
  kbutler_evaluations_total: counter([], "Evaluations made."),
  kbutler_last_evaluation_timestamp_seconds: gauge([], "When the last evaluation was made."),
  kbutler_judged_prefixes_total: counter([], "Prefixes judged, each on each leaf: the work done."),
  kbutler_waiting_prefixes: gauge([], "Prefixes that the last evaluation left to the next: more than one turn's work."),
  kbutler_convergence_seconds: histogram(
    [],
    "From the begin of a hold-down (cluster and leaf differ) to the endpoint being up.",
  ),
  kbutler_verdict_transitions_total: counter(
    ["subject", "to"],
    "Published states that changed, by what they changed to; `gone` is a subject that ended.",
  ),
  kbutler_incidents: gauge(
    ["cluster", "cause", "severity"],
    "Open incidents: verdicts that share a cause, or failed advertisers; no series while there is none.",
  ),
  kbutler_rib_answers_total: counter(
    ["target", "outcome"],
    "Questions to a leaf's BGP RIB that ended, by outcome: told or failed.",
  ),
  kbutler_rib_questions: gauge(["target"], "Questions to a leaf's BGP RIB that wait."),
  kbutler_cluster_known: gauge(
    ["cluster"],
    "1 while everything needed of the cluster has been listed and is not too old.",
  ),
  kbutler_cluster_cache_age_seconds: gauge(resource, "Time since the last proof of life of a resource's watch."),
  kbutler_cluster_resource_state: gauge(
    [...resource, "state"],
    "State of a resource's watch: 1 for the one it is in, 0 for the others.",
  ),
  kbutler_cluster_watch_events_total: counter(
    [...resource, "event"],
    "What a resource's watch went through: malformed objects, reconnects, relists, failed requests.",
  ),
  kbutler_expectations: gauge(["cluster"], "Expectations (prefix and node) computed for the cluster."),
  kbutler_history_writable: gauge([], "1 while the last attempt to write history succeeded."),
  kbutler_history_errors_total: counter(["reason"], "Failed attempts to write history."),
  kbutler_history_backlog: gauge([], "Rows of history that wait to be written."),
  kbutler_history_rows_total: counter([], "Rows of history written."),
  kbutler_history_dropped_total: counter([], "Rows of history lost because too many waited."),
  kbutler_history_bytes: gauge([], "Size of the history's file and its write-ahead log."),
  kbutler_shim_sessions: gauge(["target"], "gNMI subscriptions to this leaf's tree: the shims."),
  kbutler_shim_state: gauge(
    ["target", "state"],
    "Whether the leaf's own /kbutler tree shows what is meant: 1 for the state it is in, 0 for the others.",
  ),
  kbutler_shim_publish_lag_seconds: gauge(
    ["target"],
    "For how long the leaf's tree has not shown what is meant; 0 while it does, no series where it cannot be told.",
  ),
  kbutler_gnmi_server_sessions: gauge([], "Open Subscribe RPCs of our gNMI server, those of shims included."),
  kbutler_gnmi_server_rpcs_total: counter(["method", "code"], "RPCs that ended, by status."),
  kbutler_gnmi_server_messages_total: counter([], "Subscribe responses sent."),
  kbutler_gnmi_server_updates_total: counter([], "gNMI updates sent to subscribers."),
  kbutler_gnmi_server_deletes_total: counter([], "gNMI deletes sent to subscribers."),
  kbutler_gnmi_server_coalesced_total: counter([], "Changes merged into one that still waited for its reader."),
  kbutler_gnmi_server_slow_readers_total: counter([], "Subscribers ended because they did not read."),
  kbutler_gnmi_server_authentication_failures_total: counter([], "Calls refused for their credentials."),
  kbutler_audits_total: counter([], "Judgements from scratch held against the verdicts."),
  kbutler_audit_mismatches_total: counter(
    [],
    "Verdicts that were not what a judgement from scratch gave: a defect of ours.",
  ),
  kbutler_audit_duration_seconds: gauge([], "Time the last audit took."),
  kbutler_config_warnings: gauge(
    [],
    "What the config names and is left out, as a target named twice; /api/v1/status says what.",
  ),
  kbutler_build_info: gauge(["version", "nodejs"], "1; the versions of kButler and of Node.js."),
} as const satisfies Record<string, Omit<MetricRow, "name">>;

/** The name of one of our metrics. */
export type MetricName = keyof typeof catalogue;

/** The labels of a metric. */
export type LabelOf<Name extends MetricName> = (typeof catalogue)[Name]["labels"][number];

/** The name of a metric without labels. */
export type PlainMetric = { [Name in MetricName]: [LabelOf<Name>] extends [never] ? Name : never }[MetricName];

/** Every metric of ours, in the order of the README's table. */
export function metricRows(): readonly MetricRow[] {
  return Object.entries(catalogue).map(([name, row]) => ({ name, ...row }));
}

function gauge<const Labels extends readonly string[]>(labels: Labels, help: string) {
  return { type: "gauge", labels, help } as const;
}

function counter<const Labels extends readonly string[]>(labels: Labels, help: string) {
  return { type: "counter", labels, help } as const;
}

function histogram<const Labels extends readonly string[]>(labels: Labels, help: string) {
  return { type: "histogram", labels, help } as const;
}
