import { ActionIcon, Loader, Select } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconTrash } from "@tabler/icons-react";
import { type FileRole, fileRoles } from "../../../src-shared/model/import-files.ts";
import { FailureNote, formatBytes, formatCount, plural } from "../../ui/index.ts";
import { formats, labelOf } from "../model/dialects.ts";
import { fieldsBefore } from "../model/file-faults.ts";
import { roleWords } from "../model/modes.ts";
import { moveFile, removeFile, setHow, setRole } from "../wizard/actions.ts";
import type { Source } from "../wizard/state.ts";
import { useCore } from "../wizard/useWizard.ts";
import css from "./files.module.css";

const roles = fileRoles.map((value) => ({ value, label: roleWords[value].label }));

interface Props {
  source: Source;
  at: number;
  sources: readonly Source[];
  base: readonly string[];
  fault: string | undefined;
}

/** One file of the import: what was understood of it, what it brings, and its place in the order. */
export function FileCard({ source, at, sources, base, fault }: Props) {
  const { id, name, phase, failure, inspection, role, roleWhy } = source;
  return (
    <li className={css.card} data-phase={phase} data-testid="import-file" data-role={role}>
      <div className={css.cardHead}>
        <span className={css.number} aria-hidden>
          {at + 1}
        </span>
        <div className={css.cardName}>
          <strong>{name}</strong>
          <span>{understanding(source)}</span>
        </div>
        {phase === "looking" && <Loader type="dots" size="sm" aria-label={`Looking into ${name}`} />}
        <div className={css.cardTools}>
          {sources.length > 1 && (
            <>
              <ActionIcon variant="subtle" color="gray" aria-label={`Move ${name} up`} disabled={at === 0} onClick={() => moveFile(id, -1)}>
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${name} down`}
                disabled={at === sources.length - 1}
                onClick={() => moveFile(id, 1)}
              >
                <IconArrowDown size={16} />
              </ActionIcon>
            </>
          )}
          <ActionIcon variant="subtle" color="gray" aria-label={`Take ${name} out`} onClick={() => removeFile(id)}>
            <IconTrash size={16} />
          </ActionIcon>
        </div>
      </div>
      {failure && <FailureNote failure={failure} />}
      {inspection && <Part source={source} fields={fieldsBefore(sources, at, base)} fault={fault} />}
      {inspection && <p className={css.why}>{roleWhy || roleWords[role].does}</p>}
    </li>
  );
}

function understanding({ inspection, bytes, mapping, phase }: Source): string {
  if (!inspection) return phase === "failed" ? formatBytes(bytes) : `${formatBytes(bytes)} · being read`;
  const { dialect, columns, rowsSampled } = inspection;
  const rows = rowsSampled >= 10_000 ? `more than ${formatCount(rowsSampled - 1)} rows` : plural(rowsSampled, "row");
  const key = mapping && mapping.key !== "" ? ` · key “${mapping.key}”` : "";
  return `${labelOf(formats, dialect.format)} · ${formatBytes(bytes)} · ${plural(columns.length, "column")}, ${rows}${key}`;
}

const OWN_KEY = "\u0000key";

function Part({ source, fields, fault }: { source: Source; fields: readonly string[]; fault: string | undefined }) {
  const core = useCore();
  const { id, name, role, how, mapping } = source;
  const columns = mapping?.columns.filter(({ include }) => include).map(({ field }) => field) ?? [];
  const on = how.on ?? OWN_KEY;
  const others = fields.includes(on) || on === OWN_KEY ? fields : [...fields, on];
  return (
    <div className={css.part}>
      <Select
        label="It holds"
        aria-label={`What ${name} holds`}
        size="xs"
        data={roles}
        value={role}
        allowDeselect={false}
        onChange={(next) => next && setRole(core, id, next as FileRole)}
      />
      {role === "facts" && (
        <>
          <span className={css.keyText}>
            Its column
            <b>{mapping?.key && columns.includes(mapping.key) ? mapping.key : "not chosen"}</b>
          </span>
          <Select
            label="is matched with"
            aria-label={`What the key of ${name} is matched with`}
            size="xs"
            searchable
            data={[{ value: OWN_KEY, label: "the subscribers’ key" }, ...others.map((field) => ({ value: field, label: field }))]}
            value={on}
            allowDeselect={false}
            error={fault !== undefined}
            onChange={(next) => next && setHow(core, id, { on: next === OWN_KEY ? null : next })}
          />
        </>
      )}
      {fault !== undefined && (
        <p className={css.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}
