import { applicationId } from '../application-id'

/** What the user made: settings and triggers as JSON documents, samples with their own copy of the body. */
export const documents = `
PRAGMA application_id = ${applicationId};

CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  document TEXT NOT NULL
) STRICT;

CREATE TABLE triggers (
  id TEXT PRIMARY KEY NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE samples (
  id TEXT PRIMARY KEY NOT NULL,
  trigger_id TEXT NOT NULL,
  delivery_id TEXT,
  event_type TEXT,
  captured_at REAL NOT NULL,
  size INTEGER NOT NULL,
  expected_outcome TEXT NOT NULL,
  expected_status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX samples_by_trigger ON samples (trigger_id, captured_at);
`
