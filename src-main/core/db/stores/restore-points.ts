import { z } from "zod";
import { newId } from "../../../../src-shared/lib/ids.ts";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import { type RestorePoint, restoreCountsSchema } from "../../../../src-shared/model/restore-point.ts";
import { type Access, now, readDocument } from "../access.ts";
import type { DatasetStore } from "./datasets.ts";
import type { IdentityStore } from "./identities.ts";

/** Points to which the data can go back. Making one costs a few rows: the datasets are kept, not copied. */
export interface RestorePointStore {
  /** Newest first. */
  list(): RestorePoint[];
  /** Keeps the data as it stands; undefined when there is none. Within a transaction of the caller. */
  make(label: string): string | undefined;
  /** Puts the data of a point in force after keeping the data as it stands as another; throws InputError for an unknown id. */
  restore(id: string): void;
  remove(id: string): boolean;
  /** Lets the oldest points go until at most `count` are left and what only they keep is at most `bytes`; the newest always stays. */
  prune(limits: { count: number; bytes: number }): void;
}

const documentSchema = restoreCountsSchema.extend({ identities: z.array(z.string()) });

interface Row {
  id: string;
  at: string;
  label: string;
  document: string;
}

/** Bytes of the blobs that only discarded datasets of one restore point hold. */
const OWN_BYTES = `
  WITH kept AS (
    SELECT DISTINCT ifnull(s.home_dataset, f.dataset) AS dataset, ifnull(s.home_position, f.position) AS position, r.restore_point AS point
    FROM restore_dataset r JOIN field f ON f.dataset = r.dataset LEFT JOIN shared_column s ON s.dataset = f.dataset AND s.position = f.position
  ), used AS (
    SELECT ifnull(s.home_dataset, f.dataset) AS dataset, ifnull(s.home_position, f.position) AS position
    FROM dataset d JOIN field f ON f.dataset = d.id LEFT JOIN shared_column s ON s.dataset = f.dataset AND s.position = f.position
    WHERE d.state = 'current'
  ), own AS (
    SELECT dataset, position, min(point) AS point FROM kept
    WHERE NOT EXISTS (SELECT 1 FROM used WHERE used.dataset = kept.dataset AND used.position = kept.position)
    GROUP BY dataset, position HAVING count(*) = 1 OR ? = 1
  )
  SELECT own.point AS point, sum(
    ifnull((SELECT sum(length(data) + ifnull(length(missing), 0)) FROM chunk c WHERE c.dataset = own.dataset AND c.position = own.position), 0) +
    ifnull((SELECT sum(length(data) + length(ends)) FROM dictionary w WHERE w.dataset = own.dataset AND w.position = own.position), 0)
  ) AS bytes FROM own GROUP BY own.point`;

export function restorePointStore(access: Access, datasets: DatasetStore, identities: IdentityStore): RestorePointStore {
  const { database, writable } = access;
  const all = database.prepare<[], Row>("SELECT id, at, label, document FROM restore_point ORDER BY at DESC, rowid DESC");
  const one = database.prepare<[string], Row>("SELECT id, at, label, document FROM restore_point WHERE id = ?");
  const kept = database.prepare<[string], { dataset: number }>("SELECT dataset FROM restore_dataset WHERE restore_point = ?");
  const sizes = database.prepare<[number], { point: string; bytes: number }>(OWN_BYTES);
  const documentOf = ({ id, document }: Row) => readDocument(access, documentSchema, document, `restore point ${id}`);
  const make: RestorePointStore["make"] = (label) => {
    const current = datasets.list();
    if (current.length === 0) return undefined;
    const rows = (kind: string) => current.filter((each) => each.kind === kind).reduce((sum, each) => sum + each.rows, 0);
    const subscribers = current.find(({ kind }) => kind === "subscribers");
    const id = newId("rst");
    const document = {
      subscribers: rows("subscribers"),
      fields: subscribers ? datasets.fields(subscribers.id).filter(({ position }) => position >= 0).length : 0,
      events: rows("events"),
      identities: identities.active().map((each) => each.id),
    };
    writable()
      .prepare("INSERT INTO restore_point (id, at, label, document) VALUES (?, ?, ?, ?)")
      .run(id, now(), label, JSON.stringify(document));
    const keep = writable().prepare("INSERT INTO restore_dataset (restore_point, dataset) VALUES (?, ?)");
    for (const dataset of current) keep.run(id, dataset.id);
    return id;
  };
  const remove: RestorePointStore["remove"] = (id) => writable().prepare("DELETE FROM restore_point WHERE id = ?").run(id).changes > 0;
  return {
    list: () => {
      const own = new Map(sizes.all(0).map(({ point, bytes }) => [point, bytes]));
      return all.all().map((row) => {
        const { identities: _identities, ...counts } = documentOf(row);
        return { id: row.id, at: row.at, label: row.label, ...counts, bytes: own.get(row.id) ?? 0 };
      });
    },
    make,
    restore: (id) => {
      const row = one.get(id);
      if (!row)
        throw new InputError("restore-unknown", `There is no restore point "${id}".`, { todo: "Choose one of those that are listed." });
      writable();
      database
        .transaction(() => {
          make(`Before going back to “${row.label}”`);
          datasets.putInForce(kept.all(id).map(({ dataset }) => dataset));
          identities.activate(documentOf(row).identities);
        })
        .immediate();
    },
    remove,
    prune: ({ count, bytes }) => {
      const points = all.all();
      const total = () => sizes.all(1).reduce((sum, each) => sum + each.bytes, 0);
      while (points.length > 1 && (points.length > count || total() > bytes)) remove((points.pop() as Row).id);
    },
  };
}
