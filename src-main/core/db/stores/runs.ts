import { type RunEntry, runEntrySchema, type SavedRun, savedRunSchema } from "../../../../src-shared/contract/runs.ts";
import type { Decisions } from "../../../../src-shared/engine/index.ts";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import { type Access, readDocument } from "../access.ts";
import { decodeDecisions, type StoredDecisions } from "./decisions.ts";

/** Saved runs, each with the journey as it ran and its results. None overwrites another. */
export interface RunStore {
  /** Newest first; of one journey when its id is given. */
  list(journeyId?: string): RunEntry[];
  get(id: string): SavedRun | undefined;
  /** With what was settled in its replications, as far as it is kept. Throws InputError when the id is taken. */
  add(run: SavedRun, decisions?: readonly StoredDecisions[]): RunEntry;
  /** What was settled in a replication; undefined where it was not kept. */
  decisions(id: string, replication: number): Decisions | undefined;
  /** Undefined when there is no such run. */
  rename(id: string, name: string): RunEntry | undefined;
  remove(id: string): boolean;
}

interface Row {
  id: string;
  name: string;
  entry: string;
}

/** What lists show of a run. */
function entryOf(run: SavedRun): RunEntry {
  const { results, journey: _journey, options: _options, together: _together, ...rest } = run;
  return {
    ...rest,
    entered: results.journey.entered,
    converted: results.outcomes.converted,
    cost: results.money.cost,
    seed: results.manifest.seed,
  };
}

export function runStore(access: Access): RunStore {
  const { database } = access;
  const entry = (row: Row): RunEntry => ({ ...readDocument(access, runEntrySchema, row.entry, `run ${row.id}`), name: row.name });
  const all = database.prepare<[], Row>("SELECT id, name, entry FROM run ORDER BY at DESC, rowid DESC");
  const ofJourney = database.prepare<[string], Row>("SELECT id, name, entry FROM run WHERE journey_id = ? ORDER BY at DESC, rowid DESC");
  const one = database.prepare<[string], Row>("SELECT id, name, entry FROM run WHERE id = ?");
  const whole = database.prepare<[string], { name: string; document: string }>("SELECT name, document FROM run WHERE id = ?");
  const settled = database.prepare<[string, number], StoredDecisions>(
    "SELECT replication, document, places FROM run_decisions WHERE run = ? AND replication = ?",
  );
  return {
    list: (journeyId) => (journeyId === undefined ? all.all() : ofJourney.all(journeyId)).map(entry),
    get: (id) => {
      const row = whole.get(id);
      return row && { ...readDocument(access, savedRunSchema, row.document, `run ${id}`), name: row.name };
    },
    add: (run, decisions = []) => {
      if (one.get(run.id)) throw new InputError("run-exists", `There is already a run with the id ${run.id}; runs are never overwritten.`);
      const made = entryOf(run);
      const file = access.writable();
      const insert = file.prepare("INSERT INTO run (id, journey_id, name, at, entry, document) VALUES (?, ?, ?, ?, ?, ?)");
      const settle = file.prepare("INSERT INTO run_decisions (run, replication, document, places) VALUES (?, ?, ?, ?)");
      file.transaction(() => {
        insert.run(run.id, run.journeyId, run.name, run.at, JSON.stringify(made), JSON.stringify(run));
        for (const { replication, document, places } of decisions) settle.run(run.id, replication, document, places);
      })();
      return made;
    },
    decisions: (id, replication) => {
      const row = settled.get(id, replication);
      return row && decodeDecisions(access, row, `what was settled in replication ${replication} of run ${id}`);
    },
    rename: (id, name) => {
      access.writable().prepare("UPDATE run SET name = ? WHERE id = ?").run(name, id);
      const row = one.get(id);
      return row && entry(row);
    },
    remove: (id) => access.writable().prepare("DELETE FROM run WHERE id = ?").run(id).changes > 0,
  };
}
