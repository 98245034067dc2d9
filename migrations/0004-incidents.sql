-- What red verdicts have in common. closed_ms NULL: open still. One that opens again soon goes on under its id.
CREATE TABLE incident (
  id TEXT PRIMARY KEY,
  opened_ms INTEGER NOT NULL,
  closed_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX incident_by_opening ON incident (opened_ms, id);
CREATE INDEX incident_by_closing ON incident (closed_ms);

-- An incident in full (JSON), whenever anything of it changed: it opened, what is told of it is another, it closed.
CREATE TABLE incident_version (
  id INTEGER PRIMARY KEY,
  incident_id TEXT NOT NULL REFERENCES incident (id),
  at_ms INTEGER NOT NULL,
  body TEXT NOT NULL
) STRICT;
CREATE INDEX incident_version_by_time ON incident_version (at_ms);
CREATE INDEX incident_version_by_incident ON incident_version (incident_id, at_ms);
