-- What was found, and when. Times are milliseconds since the Unix epoch by the collector's clock.
-- A row of the *_state and *_version tables holds from its at_ms until the next row of the same subject, within one
-- recording. So "as of T" is one seek in (subject, recording, at_ms), whatever the length of the history.

-- A span of time without a gap. A complete one begins with a row for everything that was known. Retention moves from_ms
-- forward over what it deletes.
CREATE TABLE recording (
  id INTEGER PRIMARY KEY,
  from_ms INTEGER NOT NULL,
  to_ms INTEGER NOT NULL,
  complete INTEGER NOT NULL CHECK (complete IN (0, 1))
) STRICT;
CREATE INDEX recording_by_time ON recording (from_ms);

CREATE TABLE service (
  id INTEGER PRIMARY KEY,
  cluster TEXT NOT NULL,
  namespace TEXT NOT NULL,
  name TEXT NOT NULL,
  UNIQUE (cluster, namespace, name)
) STRICT;

-- The published state of a service changed. from_state NULL: it is new; to_state NULL: it is gone.
CREATE TABLE service_transition (
  id INTEGER PRIMARY KEY,
  service_id INTEGER NOT NULL REFERENCES service (id),
  at_ms INTEGER NOT NULL,
  from_state TEXT,
  to_state TEXT,
  reason TEXT,
  detail TEXT
) STRICT;
CREATE INDEX service_transition_by_time ON service_transition (at_ms);
CREATE INDEX service_transition_by_service ON service_transition (service_id, at_ms);

-- A service in full (JSON), whenever anything of it changed. body NULL: the service is gone.
-- recording_id carries no foreign key: a recording is deleted only after its rows, and the check would scan.
CREATE TABLE service_version (
  id INTEGER PRIMARY KEY,
  service_id INTEGER NOT NULL REFERENCES service (id),
  recording_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  body TEXT
) STRICT;
CREATE INDEX service_version_by_time ON service_version (at_ms);
CREATE INDEX service_version_by_service ON service_version (service_id, recording_id, at_ms);

-- One watched prefix of one cluster in one network instance of one target. The prefix leads, for questions about a
-- prefix over all targets.
CREATE TABLE entry (
  id INTEGER PRIMARY KEY,
  prefix TEXT NOT NULL,
  target TEXT NOT NULL,
  network_instance TEXT NOT NULL,
  cluster TEXT NOT NULL,
  UNIQUE (prefix, target, network_instance, cluster)
) STRICT;

CREATE TABLE endpoint (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  node TEXT NOT NULL,
  UNIQUE (entry_id, node)
) STRICT;

-- The published state of (entry, node). baseline 1: restated at the beginning of a recording, so no transition.
CREATE TABLE endpoint_state (
  id INTEGER PRIMARY KEY,
  endpoint_id INTEGER NOT NULL REFERENCES endpoint (id),
  recording_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  baseline INTEGER NOT NULL CHECK (baseline IN (0, 1)),
  from_state TEXT,
  to_state TEXT,
  reason TEXT,
  detail TEXT
) STRICT;
CREATE INDEX endpoint_state_by_time ON endpoint_state (at_ms);
CREATE INDEX endpoint_transition_by_time ON endpoint_state (at_ms) WHERE baseline = 0;
CREATE INDEX endpoint_state_by_endpoint ON endpoint_state (endpoint_id, recording_id, at_ms);

-- What the target held for an entry (JSON). route NULL: nothing.
CREATE TABLE fib_state (
  id INTEGER PRIMARY KEY,
  entry_id INTEGER NOT NULL REFERENCES entry (id),
  recording_id INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  baseline INTEGER NOT NULL CHECK (baseline IN (0, 1)),
  route TEXT
) STRICT;
CREATE INDEX fib_state_by_time ON fib_state (at_ms);
CREATE INDEX fib_change_by_time ON fib_state (at_ms) WHERE baseline = 0;
CREATE INDEX fib_state_by_entry ON fib_state (entry_id, recording_id, at_ms);
