-- Whole FIBs. A snapshot is a list of chunks, a chunk some hundreds of routes in key order. Where a chunk ends follows
-- from the keys alone, so that FIBs that are nearly alike share nearly all of their chunks.

-- Routes as JSON lines, compressed with Zstandard. The digest is of the lines.
CREATE TABLE chunk (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  routes INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  body BLOB NOT NULL
) STRICT;

-- The content of a snapshot; identical FIBs share one. The digest is of the chunks' digests.
CREATE TABLE snapshot_content (
  id INTEGER PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  routes INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot_part (
  content_id INTEGER NOT NULL REFERENCES snapshot_content (id),
  position INTEGER NOT NULL,
  chunk_id INTEGER NOT NULL REFERENCES chunk (id),
  last_key TEXT NOT NULL,
  PRIMARY KEY (content_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX snapshot_part_by_chunk ON snapshot_part (chunk_id);

-- took_ms: a FIB is read in slices while it lives on, so a snapshot spans [at_ms, at_ms + took_ms].
CREATE TABLE snapshot (
  id INTEGER PRIMARY KEY,
  target TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  cause TEXT NOT NULL CHECK (cause IN ('synced', 'interval')),
  content_id INTEGER NOT NULL REFERENCES snapshot_content (id)
) STRICT;
CREATE INDEX snapshot_by_time ON snapshot (at_ms);
CREATE INDEX snapshot_by_target ON snapshot (target, at_ms);
CREATE INDEX snapshot_by_content ON snapshot (content_id);
