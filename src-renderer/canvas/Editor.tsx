import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from "react";
import type { Journey } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { useSetting } from "../store/preferences.ts";
import { invalidate } from "../store/remote.ts";
import { beforeLeaving, markSaved, markSaveFailed, markSaving } from "../store/session.ts";
import { toastFailure } from "../ui/index.ts";
import { Canvas } from "./Canvas.tsx";
import { useClipboard } from "./clipboard.ts";
import { Divider } from "./Divider.tsx";
import { Drawer } from "./drawer/Drawer.tsx";
import classes from "./Editor.module.css";
import { EmptyHint } from "./EmptyHint.tsx";
import { Inspector } from "./inspector/Inspector.tsx";
import { RemoveStageDialog } from "./lanes/RemoveStageDialog.tsx";
import { ContextMenu } from "./menus/ContextMenu.tsx";
import { Palette } from "./palette/Palette.tsx";
import { NodePicker } from "./picker/NodePicker.tsx";
import { type EditorSession, openSession, SessionContext, useSession } from "./session/session.ts";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import { useLatestRun } from "./toolbar/use-run.ts";
import { useAround } from "./use-around.ts";
import { useInspectorOpen } from "./use-inspector-open.ts";
import { useKeys } from "./use-keys.ts";
import { Announcements } from "./view/Announcements.tsx";
import { TidyProgress } from "./view/TidyProgress.tsx";

/** Tells the header how saving stands; returns the way to end it. */
function tellSaving({ autosave }: EditorSession): () => void {
  return autosave.store.subscribe((saved) => {
    if (saved.state === "saved") markSaved();
    else if (saved.state === "saving") markSaving();
    else markSaveFailed(saved.message, autosave.flush);
  });
}

/** Saves at once when the window is hidden or closed. */
function useSaving({ autosave }: EditorSession): void {
  useEffect(() => {
    // A failure is shown in the header, which has it from the same save.
    const flush = () => void autosave.flush().catch(() => undefined);
    const onVisibility = () => document.visibilityState === "hidden" && flush();
    const onUnload = (event: BeforeUnloadEvent) => {
      flush();
      if (autosave.store.getState().state !== "saved") event.preventDefault();
    };
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("pagehide", flush);
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("pagehide", flush);
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [autosave]);
}

function Workbench({ journeyId, tools }: { journeyId: string; tools: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useSetting<number>("canvas.inspector.width", 372);
  const [inspectorOpen] = useInspectorOpen();
  const session = useSession();
  // The journey is drawn first, the panels beside it right after.
  const drawn = useDeferredValue(true, false);
  const around = useAround(root);
  useKeys(root, around);
  useClipboard(root, session, around.actions, around.reveal);
  useLatestRun(journeyId);
  return (
    <div className={classes.editor} ref={root} data-testid="editor">
      <Toolbar journeyId={journeyId} around={around} tools={tools} />
      <div className={classes.middle}>
        <div className={classes.palette}>{drawn && <Palette />}</div>
        <div className={classes.centre}>
          {/* biome-ignore lint/a11y/useSemanticElements: the canvas is one region to work in */}
          <div
            className={classes.canvas}
            data-region="canvas"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the canvas as a whole when nothing in it has the focus
            tabIndex={0}
            role="region"
            aria-label="Canvas"
            aria-description="Tab adds a node, arrows walk, F6 goes to the next panel, the question mark lists all keys."
          >
            <Canvas />
            <EmptyHint />
            <NodePicker />
            <TidyProgress />
          </div>
          <Drawer />
        </div>
        {inspectorOpen && (
          <div className={classes.inspector} style={{ width }}>
            <Divider axis="vertical" value={width} onChange={setWidth} min={280} max={640} label="Width of the inspector" />
            {drawn && <Inspector around={around} />}
          </div>
        )}
      </div>
      <ContextMenu around={around} />
      <RemoveStageDialog />
      <Announcements />
    </div>
  );
}

interface EditorProps {
  journey: Journey;
  readOnly?: boolean;
  /** What stands in the toolbar beside the canvas's own; it may use the session. */
  tools?: ReactNode;
}

/** The editor of one journey. */
export function Editor({ journey, readOnly = false, tools }: EditorProps) {
  const client = useClient();
  const [session, setSession] = useState<EditorSession | null>(null);
  useEffect(() => {
    const opened = openSession(journey, client, { readOnly });
    const endTelling = tellSaving(opened);
    const { flush, abandon } = opened.autosave;
    // What could not be saved on leaving the canvas still holds up this journey and another project, until a later try has kept it.
    const forget = beforeLeaving({ journey: journey.id, finish: flush, abandon });
    setSession(opened);
    return () => {
      flush().catch(toastFailure);
      void opened.close().then(() => {
        forget();
        endTelling();
        invalidate("journeys");
      });
    };
  }, [journey, client, readOnly]);
  if (!session) return null;
  return (
    <SessionContext value={session}>
      <ReactFlowProvider>
        <Workbench key={journey.id} journeyId={journey.id} tools={tools} />
        <Saving session={session} />
      </ReactFlowProvider>
    </SessionContext>
  );
}

function Saving({ session }: { session: EditorSession }) {
  useSaving(session);
  return null;
}
