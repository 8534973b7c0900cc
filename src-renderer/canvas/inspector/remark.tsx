import { smallestRemark } from "../../../src-shared/nodes/remark-node.ts";
import { useNodeEdit } from "./edit.ts";
import { CopyField, Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";
import { NumberField } from "./number-field.tsx";

/** Text and size of a note or frame. */
export function RemarkForm({ node, kind }: FormProps) {
  const edit = useNodeEdit(node);
  const defaults = kind.defaults() as { width: number; height: number };
  const size = (name: "width" | "height", label: string) => (
    <NumberField
      field={`${node.id}:${name}`}
      label={label}
      value={Number(node.config[name] ?? defaults[name])}
      min={smallestRemark[name]}
      max={20_000}
      whole
      unit="px"
      placeholder={String(defaults[name])}
      onValue={(value) => edit.set(name, { [name]: value ?? defaults[name] })}
      onLeave={edit.mark}
    />
  );
  return (
    <>
      <Section title="Text">
        <CopyField
          label={node.kind === "frame" ? "Title" : "Note"}
          value={String(node.config.text ?? "")}
          lines={node.kind === "frame" ? 1 : 6}
          onValue={(text) => edit.set("text", { text })}
          onLeave={edit.mark}
          description="Only for those who read the journey; the dry run passes it by."
        />
      </Section>
      <Section title="Size">
        <div className={classes.pair}>
          {size("width", "Width")}
          {size("height", "Height")}
        </div>
      </Section>
    </>
  );
}
