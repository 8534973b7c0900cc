import { MultiSelect, NumberInput, Select, TextInput } from "@mantine/core";
import { eventLabel } from "../../src-shared/segments/labelled.ts";
import { useResource } from "../store/remote.ts";
import { fieldNames, Panel } from "../ui/index.ts";
import css from "./micro.module.css";
import { ACTIVITY_DAYS, ask, useAsked } from "./question.ts";

/** What is crossed, what is added up, and what is looked for. */
export function Choices() {
  const { dimensions, cuts, minimum, value, outcome } = useAsked((state) => state.asked);
  const fields = useResource("fields").data ?? [];
  const events = useResource("eventTypes").data ?? [];
  const segments = useResource("segments").data ?? [];
  const nameOf = fieldNames(fields);
  const happened = events.map(({ event }) => ({ value: `event:${event}`, label: `had ${eventLabel(event)}` }));
  const crossable = fields.filter(({ type, role, distinct }) => role !== "key" && type !== "date" && type !== "datetime" && distinct > 1);
  const numbers = crossable.filter(({ type, id }) => type === "number" && dimensions.includes(`field:${id}`));
  return (
    <Panel>
      <div className={css.choices} data-testid="micro-choices">
        <div className={css.wide}>
          <MultiSelect
            label="Dimensions"
            description="Up to six; numbers are cut into bands, rarer words stand together"
            searchable
            maxValues={6}
            hidePickedOptions
            value={[...dimensions]}
            data={[
              { group: "Fields", items: crossable.map((field) => ({ value: `field:${field.id}`, label: nameOf(field) })) },
              {
                group: `Events in ${ACTIVITY_DAYS} days`,
                items: happened,
              },
            ]}
            onChange={(next) => ask({ dimensions: next })}
          />
        </div>
        {numbers.map(({ id, label }) => (
          <TextInput
            key={id}
            label={`Bands of ${label || id}`}
            description="Numbers at which they part"
            placeholder="Quarters"
            value={cuts[id] ?? ""}
            onChange={(event) => ask({ cuts: { ...cuts, [id]: event.currentTarget.value } })}
          />
        ))}
        <NumberInput
          label="Minimum size"
          description="Smaller ones are left out"
          min={1}
          allowDecimal={false}
          value={minimum}
          onChange={(next) => typeof next === "number" && next >= 1 && ask({ minimum: next })}
        />
        <Select
          label="Value"
          description="Added up for each"
          placeholder="None"
          clearable
          searchable
          value={value}
          data={fields.filter(({ type }) => type === "number").map((field) => ({ value: field.id, label: nameOf(field) }))}
          onChange={(next) => ask({ value: next })}
        />
        <Select
          label="Outcome"
          description="Where is it most frequent?"
          placeholder="None"
          clearable
          searchable
          value={outcome}
          data={[
            {
              group: `Events in ${ACTIVITY_DAYS} days`,
              items: happened,
            },
            { group: "Segments", items: segments.map(({ name }) => ({ value: `segment:${name}`, label: name })) },
            {
              group: "Fields that are yes",
              items: fields.filter(({ type }) => type === "boolean").map((field) => ({ value: `field:${field.id}`, label: nameOf(field) })),
            },
          ]}
          onChange={(next) => ask({ outcome: next })}
        />
      </div>
    </Panel>
  );
}
