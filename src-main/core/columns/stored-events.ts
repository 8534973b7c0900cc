import type { Column } from "../../../src-shared/table/column.ts";
import { damaged } from "../db/open-database.ts";
import type { ProjectFile } from "../db/project-file.ts";
import { hashColumns, storedColumn } from "./load-base.ts";
import { readColumn } from "./read-column.ts";
import type { KeyWords } from "./store-base.ts";
import { reserved } from "./write-column.ts";

/** Events of one type with everybody they speak of, also those who are not in the base. */
export interface StoredPartition {
  readonly persons: Uint32Array;
  readonly times: Float64Array;
  readonly attributes: ReadonlyMap<string, Column>;
}

export interface StoredEvents {
  readonly people: KeyWords;
  partition(event: string): StoredPartition | undefined;
}

/** The events of a project as they are stored, for changes of them. */
export function storedEvents(project: ProjectFile): StoredEvents {
  const { datasets } = project;
  const people = datasets.current("people");
  return {
    people: people ? hashColumns(project, people) : { high: new Uint32Array(0), low: new Uint32Array(0) },
    partition: (event) => {
      const dataset = datasets.current("events", event);
      if (!dataset) return undefined;
      if (!people) throw damaged(project.path, "its events do not say whose they are");
      const read = <S extends "u32" | "f64">(position: number, name: string, storage: S) =>
        readColumn(project, dataset, { position, name, storage }).values;
      const fields = datasets.fields(dataset.id).filter(({ position }) => position >= 0);
      return {
        persons: read(reserved.person, "subscriber", "u32"),
        times: read(reserved.time, "time", "f64"),
        attributes: new Map(fields.map((field) => [field.id, storedColumn(project, dataset, field)])),
      };
    },
  };
}
