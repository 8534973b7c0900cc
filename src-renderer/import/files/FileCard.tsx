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
  const core = useCore();
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
        {inspection && (
          <Select
            aria-label={`What ${name} holds`}
            size="xs"
            w={190}
            data={roles}
            value={role}
            allowDeselect={false}
            onChange={(next) => next && setRole(core, id, next as FileRole)}
          />
        )}
        {phase === "looking" && <Loader type="dots" size="sm" aria-label={`Looking into ${name}`} />}
        <div className={css.cardTools}>
          {sources.length > 1 && (
            <>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${name} up`}
                disabled={sources[at - 1]?.role !== role}
                onClick={() => moveFile(id, -1)}
              >
                <IconArrowUp size={16} />
              </ActionIcon>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Move ${name} down`}
                disabled={sources[at + 1]?.role !== role}
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
      {inspection && (
        <div className={css.part}>
          <p className={css.why}>{roleWhy || roleWords[role].does}</p>
          {role === "facts" && <Matched source={source} fields={fieldsBefore(sources, at, base)} bad={fault !== undefined} />}
          {fault !== undefined && (
            <p className={css.fault} role="alert">
              {fault}
            </p>
          )}
        </div>
      )}
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

/** By which of its columns a file of facts meets which field of the subscribers. */
function Matched({ source, fields, bad }: { source: Source; fields: readonly string[]; bad: boolean }) {
  const core = useCore();
  const { id, name, how, mapping } = source;
  const columns = mapping?.columns.filter(({ include }) => include).map(({ field }) => field) ?? [];
  const on = how.on ?? OWN_KEY;
  const others = fields.includes(on) || on === OWN_KEY ? fields : [...fields, on];
  return (
    <div className={css.matched}>
      <span>
        <b>{mapping?.key && columns.includes(mapping.key) ? mapping.key : "Its key, not chosen yet,"}</b> is matched with
      </span>
      <Select
        aria-label={`What the key of ${name} is matched with`}
        size="xs"
        w={190}
        searchable
        data={[{ value: OWN_KEY, label: "the subscribers’ key" }, ...others.map((field) => ({ value: field, label: field }))]}
        value={on}
        allowDeselect={false}
        error={bad}
        onChange={(next) => next && setHow(core, id, { on: next === OWN_KEY ? null : next })}
      />
    </div>
  );
}
