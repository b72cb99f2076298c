/**
 * What arrived. The list reads only the narrow `deliveries`; bodies lie apart. An index on `trigger_id` also holds the
 * row id, which is `seq`, so pages by key need no more. AUTOINCREMENT because a `seq` must never come back after a removal.
 */
export const deliveries = `
CREATE TABLE deliveries (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  trigger_id TEXT,
  received_at REAL NOT NULL,
  method TEXT NOT NULL,
  event_type TEXT,
  outcome TEXT NOT NULL,
  reason TEXT,
  status INTEGER NOT NULL,
  size INTEGER NOT NULL,
  duration REAL NOT NULL,
  sender TEXT NOT NULL,
  authentic INTEGER NOT NULL,
  key_id TEXT
) STRICT;
CREATE INDEX deliveries_by_trigger ON deliveries (trigger_id);
CREATE INDEX deliveries_by_outcome ON deliveries (trigger_id, outcome);

CREATE TABLE delivery_contents (
  seq INTEGER PRIMARY KEY REFERENCES deliveries (seq) ON DELETE CASCADE,
  target TEXT NOT NULL,
  http_version TEXT NOT NULL,
  delivery_key TEXT,
  headers TEXT NOT NULL,
  verdict TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;

CREATE TABLE dedupe (
  trigger_id TEXT NOT NULL,
  key TEXT NOT NULL,
  delivery_id TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  PRIMARY KEY (trigger_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE counters (
  trigger_id TEXT PRIMARY KEY NOT NULL,
  accepted INTEGER NOT NULL DEFAULT 0,
  filtered INTEGER NOT NULL DEFAULT 0,
  refused INTEGER NOT NULL DEFAULT 0,
  handshake INTEGER NOT NULL DEFAULT 0,
  flagged INTEGER NOT NULL DEFAULT 0,
  duplicate INTEGER NOT NULL DEFAULT 0,
  bytes INTEGER NOT NULL DEFAULT 0,
  first_handshake_at REAL,
  first_authentic_at REAL
) STRICT, WITHOUT ROWID;

CREATE TABLE key_use (
  trigger_id TEXT NOT NULL,
  key_id TEXT NOT NULL,
  last_used_at REAL NOT NULL,
  last_sender TEXT NOT NULL,
  PRIMARY KEY (trigger_id, key_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE removals (
  trigger_id TEXT PRIMARY KEY NOT NULL
) STRICT, WITHOUT ROWID;
`
