/**
 * What is known of subscribers beyond the import: the settings of scores (NULL while they are what the data suggests) and what their last
 * computation found; personas; and the channels and the contact frequency that a segment prefers.
 */
export const scoresAndPersonas = `
CREATE TABLE score (
  id TEXT PRIMARY KEY,
  settings TEXT,
  computed TEXT
) STRICT;

CREATE TABLE persona (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE segment_preference (
  segment TEXT PRIMARY KEY REFERENCES segment (id) ON DELETE CASCADE,
  document TEXT NOT NULL
) STRICT;
`;
