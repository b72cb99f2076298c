/**
 * Being reached from outside: the public base by which a delivery came, the times out of reach, the base that each
 * sender's console holds, and what the tunnel remembers between starts (one document).
 */
export const tunnel = `
ALTER TABLE deliveries ADD COLUMN public_base TEXT;

CREATE TABLE tunnel_gaps (
  id TEXT PRIMARY KEY NOT NULL,
  started_at REAL NOT NULL,
  ended_at REAL,
  base TEXT,
  code TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE console_bases (
  trigger_id TEXT PRIMARY KEY NOT NULL,
  base TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE tunnel_memory (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  document TEXT NOT NULL
) STRICT;
`
