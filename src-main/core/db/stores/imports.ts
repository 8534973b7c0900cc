import { newId } from "../../../../src-shared/lib/ids.ts";
import { hashHex } from "../../../../src-shared/lib/murmur.ts";
import { type ImportReport, importReportSchema, type Mapping, mappingSchema } from "../../../../src-shared/model/import.ts";
import { type Access, now, readDocument } from "../access.ts";

export interface ImportEntry {
  id: string;
  /** UTC. */
  at: string;
  report: ImportReport;
}

/** The history of imports, and the mapping last used for files with the same columns. */
export interface ImportStore {
  /** Newest first. */
  list(): ImportEntry[];
  add(report: ImportReport): ImportEntry;
  /** Changes every report of the history. Within a transaction of the caller. */
  rewrite(change: (report: ImportReport) => ImportReport): void;
  /** The mapping last used for a file of that kind with exactly these headers, in order. */
  remembered(as: Mapping["as"], headers: readonly string[]): Mapping | undefined;
  remember(mapping: Mapping): void;
}

interface Row {
  id: string;
  at: string;
  report: string;
}

const fingerprint = (as: string, headers: readonly string[]) => `${as}:${hashHex(JSON.stringify(headers))}`;

export function importStore(access: Access): ImportStore {
  const all = access.database.prepare<[], Row>("SELECT id, at, report FROM import ORDER BY at DESC, rowid DESC");
  const mapped = access.database.prepare<[string], { document: string }>("SELECT document FROM mapping WHERE headers = ?");
  const list = (): ImportEntry[] =>
    all.all().map((row) => ({ ...row, report: readDocument(access, importReportSchema, row.report, `import ${row.id}`) }));
  return {
    list,
    rewrite: (change) => {
      const save = access.writable().prepare("UPDATE import SET report = ? WHERE id = ?");
      for (const { id, report } of list()) save.run(JSON.stringify(change(report)), id);
    },
    add: (report) => {
      const entry: ImportEntry = { id: newId("imp"), at: now(), report };
      access.writable().prepare("INSERT INTO import (id, at, report) VALUES (?, ?, ?)").run(entry.id, entry.at, JSON.stringify(report));
      return entry;
    },
    remembered: (as, headers) => {
      const row = mapped.get(fingerprint(as, headers));
      return row && readDocument(access, mappingSchema, row.document, "remembered mapping");
    },
    remember: (mapping) => {
      const key = fingerprint(
        mapping.as,
        mapping.columns.map((column) => column.header),
      );
      access
        .writable()
        .prepare(
          "INSERT INTO mapping (headers, used, document) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET used = excluded.used, document = excluded.document",
        )
        .run(key, now(), JSON.stringify(mapping));
    },
  };
}
