import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type FieldSummary, fieldGroups } from "../../src-shared/model/field.ts";
import { groupLabels } from "../segments/fieldOptions.ts";
import { formatCount, formatNumber, formatShare } from "../ui/format.ts";
import css from "./subscribers.module.css";
import { TypeIcon } from "./TypeIcon.tsx";

/** What each field holds: its commonest values or its range, and what is missing. */
export function FieldPanel({ fields }: { fields: readonly FieldSummary[] }) {
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLowerCase();
  const byGroup = Map.groupBy(
    fields.filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(wanted)),
    ({ group }) => group,
  );
  return (
    <aside className={css.panel} aria-label="Fields">
      <div className={css.panelHead}>
        <h2>{fields.length} fields</h2>
        <TextInput
          size="xs"
          aria-label="Search fields"
          placeholder="Search"
          leftSection={<IconSearch size={13} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </div>
      <div className={css.panelList}>
        {fieldGroups.map((group) => {
          const items = byGroup.get(group);
          return (
            items && (
              <section key={group}>
                <h3>{groupLabels[group]}</h3>
                {items.map((field) => (
                  <FieldCard key={field.id} field={field} />
                ))}
              </section>
            )
          );
        })}
      </div>
    </aside>
  );
}

const shown = (value: string | number | boolean) => (typeof value === "boolean" ? (value ? "Yes" : "No") : String(value));
const end = (value: number | string) => (typeof value === "number" ? formatNumber(value) : value.slice(0, 10));

function FieldCard({ field }: { field: FieldSummary }) {
  const { rows, missing, distinct, low, high, top, type, label, id } = field;
  const present = rows - missing;
  const ranged = type !== "text" && type !== "boolean" && low !== null && high !== null;
  const spread = type === "text" && distinct > 40 && distinct > present / 10;
  return (
    <article className={css.field}>
      <header>
        <TypeIcon type={type} size={14} />
        <strong title={id}>{label || id}</strong>
        <span>{missing > 0 ? `${formatShare(missing / rows)} missing` : ""}</span>
      </header>
      {ranged ? (
        <div className={css.range}>
          <span>{end(low)}</span>
          <span className={css.rangeLine} aria-hidden />
          <span>{end(high)}</span>
        </div>
      ) : spread ? (
        <p className={css.fieldNote}>
          {formatCount(distinct)} different values{distinct === present ? ", each once" : ""}
        </p>
      ) : (
        <ul className={css.tops}>
          {top.slice(0, 4).map(({ value, count }) => (
            <li key={String(value)} title={`${shown(value)}: ${formatCount(count)}`}>
              <span className={css.topBar} style={{ width: `${present > 0 ? (count / present) * 100 : 0}%` }} aria-hidden />
              <span className={css.topName}>{shown(value)}</span>
              <span className={css.topCount}>{formatCount(count)}</span>
            </li>
          ))}
          {distinct > 4 && <li className={css.fieldNote}>{formatCount(distinct)} different values</li>}
        </ul>
      )}
    </article>
  );
}
