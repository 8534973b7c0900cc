/**
 * How segments were: their versions, and how many they took of each state of the data. `data` is the hash of the data, `rules` that of the
 * rules counted, which names the segments that they refer to.
 */
export const segmentLibrary = `
CREATE TABLE segment_version (
  id TEXT PRIMARY KEY,
  segment TEXT NOT NULL,
  at TEXT NOT NULL,
  hash TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE INDEX segment_version_of ON segment_version (segment, at);

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
`;
