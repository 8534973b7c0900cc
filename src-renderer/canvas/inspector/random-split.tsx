import { useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import { type Share, ShareRows, ShareTotal } from "./share-rows.tsx";

/** Shares by chance, with their total. */
export function RandomSplitForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  const shares = (node.config.shares ?? []) as Share[];
  return (
    <Section title="Shares" aside={<ShareTotal shares={shares} />}>
      <ShareRows
        field={`${node.id}:shares`}
        one="share"
        shares={shares}
        least={1}
        onChange={(next) => edit.set("shares", { shares: next })}
        onLeave={edit.mark}
      />
    </Section>
  );
}
