import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import type { NodeKind } from "../../../src-shared/nodes/kind.ts";

/** What a kind's form gets: the node and its kind. Forms write through `useNodeEdit`. */
export interface FormProps {
  node: JourneyNode;
  kind: NodeKind;
}
