import { useMemo } from "react";
import { type Folding, foldingOf } from "./lanes/folding.ts";
import { type EditorSession, useRecords, useView } from "./session/session.ts";

/** Where things are shown while some stages are collapsed. */
export function useFolding(): Folding {
  const records = useRecords((all) => all);
  const folded = useView((view) => view.folded);
  return useMemo(() => foldingOf(records, folded), [records, folded]);
}

/** The same outside of rendering. */
export const foldingNow = ({ document, view }: EditorSession): Folding =>
  foldingOf(document.store.getState().records, view.getState().folded);
