import { ActionIcon, Button, NativeSelect } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Field } from "../../../src-shared/model/field.ts";
import { updateProblem } from "../../../src-shared/nodes/update/check.ts";
import { useResource } from "../../store/remote.ts";
import { useRecords } from "../session/session.ts";
import { useNodeEdit } from "./edit.ts";
import { type Parsed, Section, TypedField } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { parseNumber } from "./parse-text.ts";

type Value = string | number | boolean | null;

/** A typed text as a value of the field; an empty one is no value. */
function parseValue(text: string, field: Field | undefined): Parsed<Value> {
  if (text.trim() === "") return { value: null };
  const typed: Parsed<Value> =
    field?.type === "number"
      ? parseNumber(text)
      : {
          value: field?.type === "boolean" ? ({ yes: true, true: true, no: false, false: false }[text.trim().toLowerCase()] ?? text) : text,
        };
  if ("error" in typed || !field) return typed;
  const problem = updateProblem([field], field.id, typed.value);
  return problem ? { error: `${problem.message} ${problem.fix}` } : typed;
}

const textOf = (value: Value): string => (value === null ? "" : typeof value === "boolean" ? (value ? "yes" : "no") : String(value));
const fixed = ["key", "time-zone", "latitude", "longitude"];

/** Fields with their new values, and the stage to move to. */
export function UpdateForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const { data } = useResource("fields");
  const stages = useRecords(({ head }) => head.stages);
  const fields: readonly Field[] = (data ?? []).filter(({ role }) => role === null || !fixed.includes(role));
  const set = (node.config.set ?? {}) as Record<string, Value>;
  const stage = typeof node.config.stage === "string" ? node.config.stage : "";
  const change = (entries: [string, Value][]) => edit.set("fields", { set: Object.fromEntries(entries) });
  const rows = Object.entries(set);
  const free = fields.filter(({ id }) => !(id in set));
  return (
    <>
      <Section title="Set fields">
        {rows.map(([id, value], at) => (
          <div key={id} className={classes.shareRow}>
            <NativeSelect
              size="xs"
              aria-label={`Field ${at + 1}`}
              value={id}
              data={[id, ...free.map((field) => field.id)]}
              onChange={({ currentTarget }) => change(rows.map((row) => (row[0] === id ? [currentTarget.value, null] : row)))}
            />
            <TypedField<Value>
              field={`${node.id}:set.${id}`}
              label={`Value of ${id}`}
              bare
              text={textOf(value)}
              parse={(text) =>
                parseValue(
                  text,
                  fields.find((field) => field.id === id),
                )
              }
              onValue={(to) => change(rows.map((row) => (row[0] === id ? [id, to] : row)))}
              onLeave={edit.mark}
              placeholder="no value"
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={`Do not set ${id}`}
              onClick={() => change(rows.filter((row) => row[0] !== id))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
        ))}
        <div className={classes.buttons}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            disabled={free.length === 0}
            onClick={() => free[0] && change([...rows, [free[0].id, null]])}
          >
            Set a field
          </Button>
        </div>
      </Section>
      <Section title="Stage">
        <NativeSelect
          size="xs"
          label="Move to"
          value={stage}
          data={[{ value: "", label: "stay where they are" }, ...new Set([...(stage === "" ? [] : [stage]), ...stages])]}
          onChange={({ currentTarget }) =>
            edit.set("stage to move to", { stage: currentTarget.value === "" ? undefined : currentTarget.value })
          }
        />
      </Section>
    </>
  );
}
