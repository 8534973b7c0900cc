import { isAbort } from "../../ui/failure.ts";
import { toastFailure } from "../../ui/toast.ts";
import { tidied } from "../tidy/tidy.ts";
import type { EditorSession } from "./session.ts";

/** Lays the journey out anew, as one step. A second call while one is under way, an edit or Esc ends it. */
export async function tidyAction({ document, view, announcer }: EditorSession): Promise<void> {
  const { tidying } = view.getState();
  if (tidying) return tidying.abort();
  const { records } = document.store.getState();
  if (document.readOnly || records.nodes.size === 0) return;
  const control = new AbortController();
  view.setState({ tidying: control });
  announcer.say("Tidying the layout.");
  try {
    const layout = await tidied(records, control.signal);
    view.setState({ tidying: null });
    if (!document.transact("Tidy", () => layout)) announcer.say("The layout is tidy already.");
  } catch (error) {
    if (!isAbort(error)) toastFailure(error, "The layout was not tidied.");
    else announcer.say("Tidying was stopped.");
  } finally {
    if (view.getState().tidying === control) view.setState({ tidying: null });
  }
}
