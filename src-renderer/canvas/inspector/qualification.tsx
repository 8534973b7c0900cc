import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { useNodeEdit } from "./edit.ts";
import { Section } from "./fields.tsx";
import type { FormProps } from "./form.ts";
import classes from "./Inspector.module.css";

/** The segment whose new members enter. */
export function QualificationForm({ node }: FormProps) {
  const edit = useNodeEdit(node);
  return (
    <Section title="Who enters">
      <SegmentEditor
        value={(node.config.segment ?? { all: [] }) as Segment}
        onChange={(segment) => edit.set("segment", { segment })}
        compact
      />
      <p className={classes.hint}>
        Every midnight of the journey's time zone, whoever newly matches enters: by a date that comes near, an event, or an update. How
        often one subscriber may enter is a setting of the journey.
      </p>
    </Section>
  );
}
