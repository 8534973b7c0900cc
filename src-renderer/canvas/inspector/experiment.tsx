import { NativeSelect } from "@mantine/core";
import { funnelStages } from "../../../src-shared/model/response.ts";
import { type Config, useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { NumberField } from "./number-field.tsx";
import { type Share, ShareRows, ShareTotal } from "./share-rows.tsx";

/** The arms that are tried, and how the best of them is told. */
export function ExperimentForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const { arms = [], metric = "converted", decideAfterHours, minimum } = node.config as Config & { arms?: Share[] };
  const number = (name: string, label: string, what: string) => ({
    field: `${node.id}:${name}`,
    label,
    onValue: (value: number | undefined) => edit.set(what, { [name]: value }),
    onLeave: edit.mark,
  });
  return (
    <>
      <Section title="Arms" aside={<ShareTotal shares={arms} />}>
        <ShareRows
          field={`${node.id}:arms`}
          one="arm"
          shares={arms}
          least={2}
          onChange={(next) => edit.set("arms", { arms: next })}
          onLeave={edit.mark}
        />
      </Section>
      <Section title="Decision">
        <NativeSelect
          size="xs"
          label="The best arm has the largest share who"
          value={String(metric)}
          data={[...funnelStages]}
          description="Of those who came to the arm, by messages after it. Of equal arms the first wins."
          inputWrapperOrder={["label", "input", "description", "error"]}
          onChange={({ currentTarget }) => edit.set("metric", { metric: currentTarget.value })}
        />
        <div className={classes.pair}>
          <NumberField
            {...number("decideAfterHours", "Decide after", "time of the decision")}
            value={typeof decideAfterHours === "number" ? decideAfterHours : undefined}
            min={0.01}
            unit="hours"
            placeholder="72"
            description="From the first arrival here; then the best arm takes everyone."
          />
          <NumberField
            {...number("minimum", "If each arm has", "least size of an arm")}
            value={typeof minimum === "number" ? minimum : undefined}
            min={0}
            whole
            unit="subscribers"
            placeholder="100"
            description="With fewer there is no winner, and the arms stay."
          />
        </div>
      </Section>
    </>
  );
}
