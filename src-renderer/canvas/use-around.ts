import { useComputedColorScheme } from "@mantine/core";
import { type RefObject, useMemo } from "react";
import { flushSync } from "react-dom";
import { useClient } from "../app/client.ts";
import { useResource } from "../store/remote.ts";
import { toastFailure } from "../ui/index.ts";
import { pasteFromSystem } from "./clipboard.ts";
import type { Around } from "./commands/index.ts";
import { savePicture } from "./picture/save-picture.ts";
import { actionsOf } from "./session/actions.ts";
import { useSession } from "./session/session.ts";
import { useInspectorOpen } from "./use-inspector-open.ts";
import { useSnap } from "./use-snap.ts";
import { useViewport } from "./use-viewport.ts";
import { useMinimap } from "./view/use-minimap.ts";

/** What the commands of the canvas act on, in this window. */
export function useAround(root: RefObject<HTMLElement | null>): Around {
  const session = useSession();
  const client = useClient();
  const viewport = useViewport();
  const scheme = useComputedColorScheme("light");
  const { data: project } = useResource("project");
  const [inspector, setInspector] = useInspectorOpen();
  const [minimap, setMinimap] = useMinimap();
  const [snap, setSnap] = useSnap();
  const currency = project?.currency;
  return useMemo(() => {
    const actions = actionsOf(session);
    const { reveal, fit, fitSelection, actualSize, zoomBy } = viewport;
    return {
      session,
      actions,
      reveal,
      fit,
      fitSelection,
      actualSize,
      zoomBy,
      focusCanvas: () => root.current?.querySelector<HTMLElement>("[data-region='canvas']")?.focus({ preventScroll: true }),
      openInspector: () => {
        // Shown before the focus goes there: a hidden inspector has no field to take it.
        flushSync(() => setInspector(true));
        root.current?.querySelector<HTMLElement>("[data-region='inspector'] input")?.focus();
      },
      toggleInspector: () => setInspector(!inspector),
      toggleMinimap: () => {
        setMinimap(!minimap);
        session.announcer.say(minimap ? "Minimap hidden." : "Minimap shown.");
      },
      toggleSnap: () => {
        setSnap(!snap);
        session.announcer.say(snap ? "Nodes go anywhere." : "Nodes snap to the grid.");
      },
      paste: () => pasteFromSystem(session, actions, reveal),
      exportPicture: (format) => {
        session.announcer.say(`Drawing the picture as ${format.toUpperCase()}.`);
        savePicture(session, client, format, scheme, currency).then(
          (kept) => session.announcer.say(kept ? "The picture is saved." : "No picture was saved."),
          (error: unknown) => toastFailure(error, "The picture was not saved."),
        );
      },
    };
  }, [root, session, client, viewport, scheme, currency, inspector, setInspector, minimap, setMinimap, snap, setSnap]);
}
