import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { SchemaFields } from "./schema-fields.tsx";

/** Text and size of a note or frame. */
export function RemarkForm({ node, kind }: FormProps) {
  return (
    <>
      <Section title="Text">
        <SchemaFields node={node} kind={kind} names={["text"]} />
      </Section>
      <Section title="Size">
        <SchemaFields node={node} kind={kind} names={["width", "height"]} />
      </Section>
    </>
  );
}
