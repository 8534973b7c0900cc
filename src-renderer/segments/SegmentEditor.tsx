import type { SegmentCount } from "../../src-shared/contract/segments.ts";
import type { Segment } from "../../src-shared/model/segment.ts";

export interface SegmentEditorProps {
  value: Segment;
  /** Called with the whole segment on every edit; unknown members are kept. */
  onChange(value: Segment): void;
  /** For narrow panels: smaller rows, the count and the sentence above the rules. */
  compact?: boolean;
  /** Shown, not editable. */
  readOnly?: boolean;
  /** Name of the segment being edited, so that it is not offered as a part of itself. */
  name?: string;
  /** Each fresh exact count. */
  onCount?(count: SegmentCount): void;
}
