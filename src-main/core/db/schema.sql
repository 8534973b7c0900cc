CREATE TABLE chunk (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  part INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  data BLOB NOT NULL,
  missing BLOB,
  PRIMARY KEY (dataset, position, part)
) STRICT;

CREATE TABLE dataset (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL CHECK (kind IN ('subscribers', 'people', 'events')),
  name TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staged', 'current', 'discarded')),
  rows INTEGER NOT NULL,
  as_of INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX dataset_current ON dataset (kind, name) WHERE state = 'current';

CREATE TABLE dictionary (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  part INTEGER NOT NULL,
  words INTEGER NOT NULL,
  checksum INTEGER NOT NULL,
  ends BLOB NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (dataset, position, part)
) STRICT;

CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX edit_of_dataset ON edit (dataset, id);

CREATE TABLE field (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  storage TEXT NOT NULL,
  document TEXT NOT NULL,
  PRIMARY KEY (dataset, position),
  UNIQUE (dataset, id)
) STRICT;

CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  active INTEGER NOT NULL,
  joined_key TEXT NOT NULL,
  kept_key TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX identity_joined ON identity (joined_key);

CREATE TABLE import (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  report TEXT NOT NULL
) STRICT;

CREATE TABLE journey (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE journey_folder (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  parent TEXT REFERENCES journey_folder (id)
) STRICT;

CREATE TABLE journey_place (
  journey TEXT PRIMARY KEY,
  folder TEXT REFERENCES journey_folder (id) ON DELETE SET NULL,
  archived TEXT
) STRICT;

CREATE TABLE journey_removed (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE journey_version (
  id TEXT PRIMARY KEY,
  journey TEXT NOT NULL,
  at TEXT NOT NULL,
  name TEXT NOT NULL,
  note TEXT NOT NULL,
  kind TEXT NOT NULL,
  hash TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX journey_version_of ON journey_version (journey, at);

CREATE TABLE mapping (
  headers TEXT PRIMARY KEY,
  used TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  applied TEXT NOT NULL
) STRICT;

CREATE TABLE overlay (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  row INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (dataset, position, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE persona (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE plan_details (
  journey_id TEXT PRIMARY KEY,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE restore_dataset (
  restore_point TEXT NOT NULL REFERENCES restore_point (id) ON DELETE CASCADE,
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  PRIMARY KEY (restore_point, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX restore_dataset_kept ON restore_dataset (dataset);

CREATE TABLE restore_point (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE run (
  id TEXT PRIMARY KEY,
  journey_id TEXT NOT NULL,
  name TEXT NOT NULL,
  at TEXT NOT NULL,
  entry TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX run_by_journey ON run (journey_id, at);

CREATE TABLE run_decisions (
  run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  replication INTEGER NOT NULL,
  document TEXT NOT NULL,
  places BLOB NOT NULL,
  PRIMARY KEY (run, replication)
) STRICT;

CREATE TABLE score (
  id TEXT PRIMARY KEY,
  settings TEXT,
  computed TEXT
) STRICT;

CREATE TABLE segment (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE segment_count (
  segment TEXT NOT NULL,
  data TEXT NOT NULL,
  rules TEXT NOT NULL,
  at TEXT NOT NULL,
  as_of TEXT NOT NULL,
  count INTEGER NOT NULL,
  total INTEGER NOT NULL,
  PRIMARY KEY (segment, data, rules)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_preference (
  segment TEXT PRIMARY KEY REFERENCES segment (id) ON DELETE CASCADE,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE segment_version (
  id TEXT PRIMARY KEY,
  segment TEXT NOT NULL,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX segment_version_of ON segment_version (segment, at);

CREATE TABLE shared_column (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  home_dataset INTEGER NOT NULL REFERENCES dataset (id),
  home_position INTEGER NOT NULL,
  PRIMARY KEY (dataset, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_column_home ON shared_column (home_dataset, home_position);
