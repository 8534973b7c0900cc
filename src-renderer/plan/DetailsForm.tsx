import { Textarea, TextInput } from "@mantine/core";
import type { PlanDetails } from "../../src-shared/model/plan.ts";
import { Panel } from "../ui/index.ts";
import css from "./plan.module.css";

interface FormField {
  id: keyof PlanDetails;
  label: string;
  hint: string;
  rows?: number;
}

const fields: readonly FormField[] = [
  { id: "objective", label: "Objective", hint: "What shall be reached, by when" },
  { id: "owner", label: "Owner", hint: "Who answers for it" },
  { id: "version", label: "Version", hint: "" },
  { id: "offer", label: "Offer", hint: "What the subscriber is offered", rows: 3 },
  { id: "rationale", label: "Rationale", hint: "Why these subscribers, why now", rows: 3 },
  { id: "brief", label: "Creative brief", hint: "Tone, proof, what must be said", rows: 3 },
];

/** The plan's own fields; the numbers come from the run, these from the person. Kept as they are typed. */
export function DetailsForm({
  details,
  readOnly,
  onEdit,
}: {
  details: PlanDetails;
  readOnly: boolean;
  onEdit(change: Partial<PlanDetails>): void;
}) {
  return (
    <Panel title="Details">
      <div className={css.form} data-testid="plan-details">
        {fields.map(({ id, label, hint, rows }) => {
          const common = {
            label,
            placeholder: hint,
            value: details[id],
            readOnly,
            "data-testid": `plan-${id}`,
            onChange: (event: { currentTarget: { value: string } }) => onEdit({ [id]: event.currentTarget.value }),
          };
          return (
            <div key={id} className={css.field} data-field={id}>
              {rows === undefined ? <TextInput {...common} /> : <Textarea {...common} autosize minRows={rows} maxRows={10} />}
            </div>
          );
        })}
      </div>
    </Panel>
  );
}
