import { NativeSelect, Switch } from "@mantine/core";
import { listText } from "../../../src-shared/lib/numbers.ts";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { NodeKind } from "../../../src-shared/nodes/kind.ts";
import { useNodeEdit } from "./edit.ts";
import { CopyField, Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { FieldProblems } from "./NodeProblems.tsx";
import { NumberField } from "./number-field.tsx";
import { fieldsOfSchema, partsOfSchema, type SchemaField } from "./schema-form.ts";

interface OneProps {
  node: JourneyNode;
  field: SchemaField;
}

/** The control of one member of a kind's settings: what the schema takes, its bounds, its help, and its default in the empty field. */
function SchemaControl({ node, field }: OneProps) {
  const edit = useNodeEdit(node);
  const { name, label, help, unit, control, otherwise } = field;
  const value = node.config[name];
  const set = (next: unknown) => edit.set(label.toLowerCase(), { [name]: next });
  const id = `${node.id}:${name}`;
  switch (control.is) {
    case "number":
      return (
        <NumberField
          field={id}
          label={label}
          description={help}
          value={typeof value === "number" ? value : undefined}
          placeholder={otherwise ?? "none"}
          {...control.range}
          {...(unit ? { unit } : {})}
          onValue={set}
          onLeave={edit.mark}
        />
      );
    case "choice":
      return (
        <div className={classes.fieldWithProblems}>
          <NativeSelect
            size="xs"
            label={label}
            description={help}
            inputWrapperOrder={["label", "input", "description", "error"]}
            value={String(value ?? otherwise ?? "")}
            data={control.of}
            onChange={({ currentTarget }) => set(currentTarget.value)}
          />
          <FieldProblems field={id} />
        </div>
      );
    case "switch":
      return (
        <div className={classes.fieldWithProblems}>
          <Switch
            size="xs"
            label={label}
            description={help}
            checked={value === undefined ? otherwise === "true" : value === true}
            onChange={({ currentTarget }) => set(currentTarget.checked)}
          />
          <FieldProblems field={id} />
        </div>
      );
    case "text":
      return (
        <CopyField
          field={id}
          label={label}
          description={help}
          value={typeof value === "string" && value !== otherwise ? value : ""}
          lines={control.lines}
          placeholder={otherwise}
          onValue={(text) => set(text === "" ? undefined : text)}
          onLeave={edit.mark}
        />
      );
  }
}

/** A form made from the schema of a node's kind, for the members that are named; two numbers stand side by side. */
export function SchemaFields({ node, kind, names }: { node: JourneyNode; kind: NodeKind; names: readonly string[] }) {
  const fields = fieldsOfSchema(kind.config, names);
  const numbers = fields.filter(({ control }) => control.is === "number");
  const others = fields.filter(({ control }) => control.is !== "number");
  return (
    <>
      {others.map((field) => (
        <SchemaControl key={field.name} node={node} field={field} />
      ))}
      {numbers.length > 0 && (
        <div className={numbers.length > 1 ? classes.pair : classes.stack}>
          {numbers.map((field) => (
            <SchemaControl key={field.name} node={node} field={field} />
          ))}
        </div>
      )}
    </>
  );
}

/** The form of a kind without one of its own: every member of its settings that is a single value. */
export function SchemaForm({ node, kind }: FormProps) {
  const { single, manifold } = partsOfSchema(kind.config);
  return (
    <Section title="Settings">
      <SchemaFields node={node} kind={kind} names={single} />
      {manifold.length > 0 && <p className={classes.hint}>Set in the journey's file: {listText(manifold)}.</p>}
    </Section>
  );
}
