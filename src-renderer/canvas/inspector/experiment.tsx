import { type Config, useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { SchemaFields } from "./schema-fields.tsx";
import { type Share, ShareRows, ShareTotal } from "./share-rows.tsx";

/** The arms that are tried, and how the best of them is told. */
export function ExperimentForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const { arms = [] } = node.config as Config & { arms?: Share[] };
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
        <SchemaFields node={node} kind={kind} names={["metric", "decideAfterHours", "minimum"]} />
      </Section>
    </>
  );
}
