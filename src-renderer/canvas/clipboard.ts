import { type RefObject, useEffect } from "react";
import { z } from "zod";
import { tryJson } from "../../src-shared/lib/json.ts";
import { edgeSchema, nodeSchema } from "../../src-shared/model/journey.ts";
import { nodeKinds } from "../../src-shared/nodes/index.ts";
import type { Clip } from "./edits/copy.ts";
import { isTyping } from "./keyboard.ts";
import type { Actions } from "./session/actions.ts";

const known = nodeSchema.refine(({ kind, config }) => nodeKinds.get(kind)?.config.safeParse(config).success === true);
const clipSchema = z.object({ format: z.literal("throughline.clip"), nodes: z.array(known), edges: z.array(edgeSchema) });

/** The clip in a text from the clipboard, or undefined when the text is something else. */
function clipIn(text: string): Clip | undefined {
  if (!text.includes("throughline.clip")) return undefined;
  return clipSchema.safeParse(tryJson(text)).data;
}

/** Copy, cut and paste of nodes through the system's clipboard, so that they travel between journeys and windows. */
export function useClipboard(root: RefObject<HTMLElement | null>, actions: Actions): void {
  useEffect(() => {
    const ours = (event: ClipboardEvent) => {
      const target = event.target instanceof HTMLElement ? event.target : null;
      const inside = target === document.body || (target !== null && root.current?.contains(target) === true);
      return inside && !isTyping(target) && (window.getSelection()?.isCollapsed ?? true);
    };
    const copy = (event: ClipboardEvent): boolean => {
      const clip = actions.copied();
      if (!ours(event) || clip.nodes.length === 0 || !event.clipboardData) return false;
      event.clipboardData.setData("text/plain", JSON.stringify(clip));
      event.preventDefault();
      return true;
    };
    const onCopy = (event: ClipboardEvent) => void copy(event);
    const onCut = (event: ClipboardEvent) => {
      if (copy(event)) actions.deleteSelected();
    };
    const onPaste = (event: ClipboardEvent) => {
      const clip = ours(event) ? clipIn(event.clipboardData?.getData("text/plain") ?? "") : undefined;
      if (!clip) return;
      event.preventDefault();
      actions.pasteClip(clip);
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [root, actions]);
}
