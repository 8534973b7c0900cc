import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { SchemaFields } from "./schema-fields.tsx";

/** Settings of goals and exits: the reason that the results count them under. */
export function EndForm({ node, kind }: FormProps) {
  return (
    <Section title="Reason">
      <SchemaFields node={node} kind={kind} names={["reason"]} />
    </Section>
  );
}
