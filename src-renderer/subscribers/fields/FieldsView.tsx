import { Button, TextInput } from "@mantine/core";
import { IconMathFunction, IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import { type FieldSummary, fieldGroups } from "../../../src-shared/model/field.ts";
import { navigate, useRoute } from "../../app/router.ts";
import { groupLabels } from "../../segments/fieldOptions.ts";
import { useResource } from "../../store/remote.ts";
import { Detail, formatShare, ListDetail, Panel, Screen, SideItem, SideList, toast } from "../../ui/index.ts";
import { ComputedDialog } from "../computed/ComputedDialog.tsx";
import { ComputedPanel } from "../computed/ComputedPanel.tsx";
import { Head } from "../Head.tsx";
import { useMasked } from "../masked.ts";
import css from "../subscribers.module.css";
import { TypeIcon } from "../TypeIcon.tsx";
import { nameOf } from "../table/columns.ts";
import { fieldPath } from "../views.ts";
import { FieldForm } from "./FieldForm.tsx";
import { FieldHead } from "./FieldSide.tsx";
import own from "./fields.module.css";
import { Statistics } from "./Statistics.tsx";
import { UsesPanel } from "./UsesPanel.tsx";

/** Every field with what it holds, what it means and what uses it; computed ones with their expression. */
export default function FieldsView() {
  const fields = useResource("fields").data ?? [];
  const readOnly = useResource("project").data?.readOnly ?? false;
  const { sub } = useRoute();
  const [search, setSearch] = useState("");
  const [adding, setAdding] = useState(false);
  const field = fields.find(({ id }) => id === sub) ?? fields[0];
  const wanted = search.trim().toLowerCase();
  const byGroup = Map.groupBy(
    fields.filter(({ id, label }) => `${id} ${label}`.toLowerCase().includes(wanted)),
    ({ group }) => group,
  );
  return (
    <Screen name="fields" ready={field !== undefined} fill>
      <div className={css.top}>
        <Head
          actions={
            <Button disabled={readOnly} leftSection={<IconMathFunction size={16} />} onClick={() => setAdding(true)}>
              Computed field
            </Button>
          }
        />
      </div>
      <ListDetail
        list={
          <SideList
            title={`${fields.length} fields`}
            label="Fields"
            search={
              <TextInput
                size="xs"
                aria-label="Search fields"
                placeholder="Search fields"
                leftSection={<IconSearch size={13} />}
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
            }
          >
            {byGroup.size === 0 && <p className={css.none}>No field is called so.</p>}
            {fieldGroups.map((group) => {
              const items = byGroup.get(group);
              return (
                items && (
                  <section key={group} className={css.fieldGroup}>
                    <h2>{groupLabels[group]}</h2>
                    {items.map((each) => (
                      <FieldItem key={each.id} field={each} current={each === field} />
                    ))}
                  </section>
                )
              );
            })}
          </SideList>
        }
      >
        {field && <FieldDetail key={field.id} field={field} readOnly={readOnly} />}
      </ListDetail>
      {adding && <ComputedDialog field={null} onClose={() => setAdding(false)} onKept={(id) => navigate(fieldPath(id))} />}
    </Screen>
  );
}

function FieldItem({ field, current }: { field: FieldSummary; current: boolean }) {
  const { id, type, missing, rows, expression } = field;
  return (
    <SideItem
      href={`#${fieldPath(id)}`}
      current={current}
      name={nameOf(field)}
      id={id}
      aside={
        <span className={css.fieldAside}>
          {missing > 0 && <small title="missing">{formatShare(missing / rows)}</small>}
          {expression !== undefined && <IconMathFunction size={14} aria-label="computed" />}
          <TypeIcon type={type} size={14} />
        </span>
      }
    />
  );
}

function FieldDetail({ field, readOnly }: { field: FieldSummary; readOnly: boolean }) {
  const version = useResource("project").data?.dataVersion ?? 0;
  const [masked] = useMasked();
  const key = JSON.stringify([field.label, field.group, field.role, field.personal]);
  return (
    <Detail wide>
      <FieldHead field={field} level="h1" />
      <div className={own.grid}>
        <Panel title="What it holds">
          <Statistics field={field} version={version} masked={masked} />
        </Panel>
        <div className={own.column}>
          {field.expression !== undefined && <ComputedPanel field={field} readOnly={readOnly} masked={masked} />}
          <Panel title="Name and meaning">
            <FieldForm key={key} field={field} readOnly={readOnly} onKept={() => toast(`“${nameOf(field)}” was changed.`)} />
          </Panel>
          <UsesPanel field={field.id} version={version} />
        </div>
      </div>
    </Detail>
  );
}
