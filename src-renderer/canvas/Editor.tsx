import { ReactFlowProvider } from "@xyflow/react";
import { type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Journey } from "../../src-shared/model/journey.ts";
import { useClient } from "../app/client.ts";
import { useShortcuts } from "../app/commands.ts";
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
import { handleKey, isTyping, shortcuts } from "./keyboard.ts";
import { Palette } from "./palette/Palette.tsx";
import { actionsOf } from "./session/actions.ts";
import { type EditorSession, openSession, SessionContext, useSession } from "./session/session.ts";
import { Toolbar } from "./toolbar/Toolbar.tsx";
import { useLatestRun } from "./toolbar/use-run.ts";
import { useInspectorOpen } from "./use-inspector-open.ts";
import { useViewport } from "./use-viewport.ts";

const regions = ["palette", "canvas", "inspector", "drawer", "toolbar"];

/** Moves the focus to the next panel of the editor. */
function focusNextRegion(root: HTMLElement, back: boolean): void {
  const now = document.activeElement?.closest<HTMLElement>("[data-region]")?.dataset.region ?? "toolbar";
  const step = back ? -1 : 1;
  const shown = regions.filter((name) => root.querySelector(`[data-region="${name}"]`));
  const next = shown[(shown.indexOf(now) + step + shown.length) % shown.length];
  const region = root.querySelector<HTMLElement>(`[data-region="${next}"]`);
  const target = next === "canvas" ? region : region?.querySelector<HTMLElement>("button, [href], input, select, textarea, [tabindex='0']");
  target?.focus();
}

/** Keys of the canvas, and of undo and redo wherever nothing is being typed. */
function useKeys(root: React.RefObject<HTMLDivElement | null>, inspectorOpen: boolean, setInspectorOpen: (open: boolean) => void): void {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const { reveal, fit, actualSize } = useViewport();
  useShortcuts(shortcuts);
  useEffect(() => {
    const openInspector = () => {
      // Shown before the focus goes there: a hidden inspector has no field to take it.
      flushSync(() => setInspectorOpen(true));
      root.current?.querySelector<HTMLElement>("[data-region='inspector'] input")?.focus();
    };
    const toggleInspector = () => setInspectorOpen(!inspectorOpen);
    const onKey = (event: KeyboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (!root.current || !target) return;
      if (event.key === "F6" && (root.current.contains(target) || target === document.body)) {
        event.preventDefault();
        focusNextRegion(root.current, event.shiftKey);
        return;
      }
      if (isTyping(target)) return;
      const onCanvas = target === document.body || target.closest("[data-region='canvas']") !== null;
      // Undo and redo reach the journey from everywhere in the window, its header included.
      const anywhere = (event.ctrlKey || event.metaKey) && ["z", "y"].includes(event.key.toLowerCase());
      if ((onCanvas || anywhere) && handleKey(event, session, actions, { reveal, fit, actualSize, openInspector, toggleInspector }))
        event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [root, session, actions, reveal, fit, actualSize, inspectorOpen, setInspectorOpen]);
  useClipboard(root, actions);
}

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
  const [inspectorOpen, setInspectorOpen] = useInspectorOpen();
  useKeys(root, inspectorOpen, setInspectorOpen);
  useLatestRun(journeyId);
  return (
    <div className={classes.editor} ref={root} data-testid="editor">
      <Toolbar journeyId={journeyId} tools={tools} />
      <div className={classes.middle}>
        <div className={classes.palette}>
          <Palette />
        </div>
        <div className={classes.centre}>
          {/* biome-ignore lint/a11y/useSemanticElements: the canvas is one region to work in */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keys act on the canvas as a whole when nothing in it has the focus */}
          <div className={classes.canvas} data-region="canvas" tabIndex={0} role="region" aria-label="Canvas">
            <Canvas />
            <EmptyHint />
          </div>
          <Drawer />
        </div>
        {inspectorOpen && (
          <div className={classes.inspector} style={{ width }}>
            <Divider axis="vertical" value={width} onChange={setWidth} min={280} max={640} label="Width of the inspector" />
            <Inspector />
          </div>
        )}
      </div>
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
    // What could not be saved on leaving the canvas still holds up another project, until a later try has kept it.
    const forget = beforeLeaving(opened.autosave.flush);
    setSession(opened);
    return () => {
      opened.autosave.flush().then(() => {
        forget();
        endTelling();
        invalidate("journeys");
      }, toastFailure);
      opened.close();
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
