import { useNodeEdit } from "./edit.ts";
import { CopyField, Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";

/** Settings of goals and exits: the reason that the results count them under. */
export function EndForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const text = String(node.config.reason ?? "");
  return (
    <Section title="Reason">
      <CopyField
        label="Counted in the results as"
        value={text}
        lines={1}
        placeholder={kind.kind}
        onValue={(reason) => edit.set("reason", { reason: reason === "" ? undefined : reason })}
        onLeave={edit.mark}
      />
    </Section>
  );
}
