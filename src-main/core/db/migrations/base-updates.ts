/**
 * Changes of a base that stays. A column that a later dataset has in common with an earlier one is stored once: `shared_column` says
 * where its chunks lie. A restore point names the datasets that it keeps. Single cells that were edited lie in `overlay` until they are
 * folded into columns; `edit` is the history that undo walks. `identity` says who was joined into whom.
 */
export const baseUpdates = `
CREATE TABLE shared_column (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  home_dataset INTEGER NOT NULL REFERENCES dataset (id),
  home_position INTEGER NOT NULL,
  PRIMARY KEY (dataset, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX shared_column_home ON shared_column (home_dataset, home_position);

CREATE TABLE restore_point (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE restore_dataset (
  restore_point TEXT NOT NULL REFERENCES restore_point (id) ON DELETE CASCADE,
  dataset INTEGER NOT NULL REFERENCES dataset (id),
  PRIMARY KEY (restore_point, dataset)
) STRICT, WITHOUT ROWID;

CREATE INDEX restore_dataset_kept ON restore_dataset (dataset);

CREATE TABLE overlay (
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  row INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (dataset, position, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE edit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset INTEGER NOT NULL REFERENCES dataset (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX edit_of_dataset ON edit (dataset, id);

CREATE TABLE identity (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL,
  active INTEGER NOT NULL,
  joined_key TEXT NOT NULL,
  kept_key TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX identity_joined ON identity (joined_key);
`;
