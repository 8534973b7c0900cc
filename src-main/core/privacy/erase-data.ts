import { hash64 } from "../../../src-shared/lib/murmur.ts";
import { hashColumns } from "../columns/load-base.ts";
import type { Pacer } from "../columns/pacer.ts";
import { readColumn } from "../columns/read-column.ts";
import { packColumn, reserved, writeColumn } from "../columns/write-column.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { KeptDataset, Successor } from "../db/stores/datasets.ts";
import { type Rewritten, rewriteDataset } from "./rewrite-dataset.ts";

export interface ErasedData {
  readonly successors: readonly Successor[];
  /** Datasets of events that were the person's alone. */
  readonly gone: readonly number[];
  /** Rows that went from the data in force. */
  readonly subscribers: number;
  readonly events: readonly { event: string; count: number }[];
  /** Restore points in which the person was. */
  readonly points: ReadonlySet<string>;
  /** Rows that went, by dataset of subscribers. */
  readonly rowsOf: ReadonlyMap<number, readonly number[]>;
}

/** Rows of a dataset without those whose number is listed. */
function without(rows: number, gone: ReadonlySet<number>): Uint32Array {
  const kept = new Uint32Array(rows - gone.size);
  for (let row = 0, at = 0; row < rows; row++) if (!gone.has(row)) kept[at++] = row;
  return kept;
}

/** Stages every dataset anew that speaks of one of the keys; nothing is put in force. */
export async function eraseData(project: ProjectFile, keys: readonly string[], pacer: Pacer): Promise<ErasedData> {
  const { datasets } = project;
  const wanted = new Set(keys.map((key) => hash64(key)).map(({ high, low }) => `${high}:${low}`));
  const all = datasets.kept();
  const rewritten: Rewritten = new Map();
  const work = { project, pacer, rewritten };
  const successors: Successor[] = [];
  const points = new Set<string>();
  const rowsOf = new Map<number, number[]>();
  let subscribers = 0;
  const events = new Map<string, number>();
  const found = (dataset: KeptDataset) => {
    const words = hashColumns(project, dataset);
    const rows: number[] = [];
    for (let row = 0; row < words.low.length; row++) if (wanted.has(`${words.high[row]}:${words.low[row]}`)) rows.push(row);
    return { rows, words };
  };
  const touched = ({ points: keeping }: KeptDataset) => {
    for (const point of keeping) points.add(point);
  };
  const emptied: number[] = [];
  const staged: number[] = [];
  try {
    for (const dataset of all.filter(({ kind }) => kind === "subscribers")) {
      const { rows } = found(dataset);
      if (rows.length === 0) continue;
      if (dataset.current) subscribers += rows.length;
      touched(dataset);
      rowsOf.set(dataset.id, rows);
      const made = await rewriteDataset(work, dataset, without(dataset.rows, new Set(rows)));
      staged.push(made.id);
      successors.push(made);
    }
    for (const dataset of all.filter(({ kind }) => kind === "people")) {
      const { rows, words } = found(dataset);
      if (rows.length === 0) continue;
      const persons = new Set(rows);
      const own = all.filter(({ kind, current, points: keeping }) => kind === "events" && together(dataset, { current, points: keeping }));
      for (const partition of own) {
        if (successors.some(({ from }) => from === partition.id) || emptied.includes(partition.id)) continue;
        const { values } = readColumn(project, partition, { position: reserved.person, name: "subscriber", storage: "u32" });
        const gone = new Set<number>();
        for (let row = 0; row < values.length; row++) if (persons.has(values[row] ?? 0)) gone.add(row);
        if (gone.size === 0) continue;
        if (partition.current) events.set(partition.name, gone.size);
        touched(partition);
        if (gone.size === partition.rows) {
          emptied.push(partition.id);
          continue;
        }
        const made = await rewriteDataset(work, partition, without(partition.rows, gone), words);
        staged.push(made.id);
        successors.push(made);
      }
      touched(dataset);
      const made = await forgetPeople(project, dataset, rows, words, pacer);
      staged.push(made.id);
      successors.push(made);
    }
  } catch (error) {
    datasets.drop(staged);
    throw error;
  }
  return { successors, gone: emptied, subscribers, events: [...events].sort().map(([event, count]) => ({ event, count })), points, rowsOf };
}

/** Whether two datasets are ever in force together: then the one's people are those of the other's events. */
const together = (a: KeptDataset, b: Pick<KeptDataset, "current" | "points">) =>
  (a.current && b.current) || a.points.some((point) => b.points.includes(point));

/** The people of events, the erased ones without their hash; the numbers of the others stay. */
async function forgetPeople(
  project: ProjectFile,
  dataset: KeptDataset,
  rows: readonly number[],
  words: { high: Uint32Array; low: Uint32Array },
  pacer: Pacer,
): Promise<Successor> {
  const { datasets } = project;
  const id = datasets.stage("people", "");
  for (const [position, name, array] of [
    [reserved.keyHigh, "#key-high", words.high],
    [reserved.keyLow, "#key-low", words.low],
  ] as const) {
    const values = array.slice();
    for (const row of rows) values[row] = 0;
    const column = packColumn({ storage: "u32", values, missing: null }, dataset.rows);
    for (const _ of writeColumn(datasets, id, { position, id: name, document: null }, column)) await pacer.step(0, 0);
  }
  return { from: dataset.id, id, rows: dataset.rows, asOf: dataset.asOf, hash: dataset.hash };
}
