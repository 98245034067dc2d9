-- The prefixes of one target, for a leaf's timeline.
CREATE INDEX entry_by_target ON entry (target);
