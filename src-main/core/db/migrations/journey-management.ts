/**
 * Where journeys are kept and how they were: folders (one inside another at most), the place of a journey, its versions, and journeys that
 * were deleted, which undo brings back until the project is opened anew.
 */
export const journeyManagement = `
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

CREATE TABLE journey_removed (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  updated TEXT NOT NULL,
  document TEXT NOT NULL
) STRICT;
`;
