import { Button } from "@mantine/core";
import { useEffect } from "react";
import { navigate } from "../../app/router.ts";
import { rememberSetting } from "../../store/preferences.ts";
import { type Failure, FailureNote, plural } from "../../ui/index.ts";
import { viewOf } from "../nodes/view.ts";
import { useProblems, useRecords, useSession } from "../session/session.ts";
import { useViewport } from "../use-viewport.ts";
import classes from "./Toolbar.module.css";
import { UNFITTING } from "./use-run.ts";

/** Why the open journey was not run, and the way to what has to be mended. */
export function RunFailure({ failure, onClose, onRun }: { failure: Failure; onClose(): void; onRun(): void }) {
  const { selection, drafts } = useSession();
  const { reveal } = useViewport();
  const node = useRecords(({ nodes }) => (failure.node === null ? undefined : nodes.get(failure.node)));
  const errors = useProblems(({ all }) => all.filter(({ severity }) => severity === "error").length);
  useEffect(() => {
    // Escape closes the message and nothing else: the canvas would take it for the end of the selection.
    const close = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      onClose();
    };
    // While it is captured: the canvas keeps the presses on it from going further up.
    const press = ({ target }: PointerEvent) => target instanceof Element && !target.closest("[data-testid='run-progress']") && onClose();
    window.addEventListener("keydown", close, true);
    window.addEventListener("pointerdown", press, true);
    return () => {
      window.removeEventListener("keydown", close, true);
      window.removeEventListener("pointerdown", press, true);
    };
  }, [onClose]);
  return (
    // The journey is on the screen, so its name and the path in its document would say nothing more.
    <FailureNote failure={{ ...failure, where: null, more: [] }}>
      <div className={classes.failureActions}>
        {node && (
          <Button
            size="compact-xs"
            variant="default"
            data-testid="go-to-problem"
            onClick={() => {
              onClose();
              selection.set([node.id]);
              reveal(node.id);
            }}
          >
            Go to “{viewOf(node).name}”
          </Button>
        )}
        {failure.code === UNFITTING && (
          <Button
            size="compact-xs"
            variant="default"
            data-testid="run-without-drafts"
            onClick={() => {
              drafts.setState(new Map(), true);
              onRun();
            }}
          >
            Run with the value before it
          </Button>
        )}
        {failure.code === "base-empty" && (
          <Button size="compact-xs" variant="default" onClick={() => navigate("/import")}>
            Import subscribers
          </Button>
        )}
        {errors > 1 && (
          <Button
            size="compact-xs"
            variant="default"
            data-testid="all-problems"
            onClick={() => {
              onClose();
              rememberSetting("canvas.drawer.tab", "problems");
              rememberSetting("canvas.drawer.open", true);
            }}
          >
            See all {plural(errors, "error")}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </div>
    </FailureNote>
  );
}
