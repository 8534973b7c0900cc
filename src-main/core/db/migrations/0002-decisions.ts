/**
 * What was settled in a replication of a run of what subscribers share. `document` is JSON; `places` are its places in the total order
 * and the moments of pools, 64-bit numbers, deflated.
 */
export const decisions = `
CREATE TABLE run_decisions (
  run TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  replication INTEGER NOT NULL,
  document TEXT NOT NULL,
  places BLOB NOT NULL,
  PRIMARY KEY (run, replication)
) STRICT;
`;
