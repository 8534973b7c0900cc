import { pathOf } from "../../app/router.ts";
import { FailureNote, Panel } from "../../ui/index.ts";
import { fieldPath } from "../views.ts";
import own from "./fields.module.css";
import { type FieldUse, useUses } from "./useUses.ts";

const pathOfUse = ({ what, id }: FieldUse) =>
  what === "computed field" ? fieldPath(id) : pathOf(what === "segment" ? "segments" : "journeys", id);

export function UseList({ uses }: { uses: readonly FieldUse[] }) {
  return (
    <ul className={own.uses}>
      {uses.map((use) => (
        <li key={`${use.what} ${use.id}`}>
          <a href={`#${pathOfUse(use)}`}>{use.name}</a>
          <span>{use.what}</span>
        </li>
      ))}
    </ul>
  );
}

/** Segments, journeys and computed fields that name a field. */
export function UsesPanel({ field, version }: { field: string; version: number }) {
  const { uses, failure } = useUses(field, version);
  return (
    <Panel title="Used by">
      {failure && <FailureNote failure={failure} />}
      {uses?.length === 0 && <p className={own.note}>No segment, journey or computed field names it.</p>}
      {uses && uses.length > 0 && <UseList uses={uses} />}
    </Panel>
  );
}
