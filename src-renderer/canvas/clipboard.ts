import { type RefObject, useEffect } from "react";
import { z } from "zod";
import { findingsOf } from "../../src-shared/lib/issues.ts";
import { tryJson } from "../../src-shared/lib/json.ts";
import { edgeSchema, nodeSchema } from "../../src-shared/model/journey.ts";
import { nodeKinds } from "../../src-shared/nodes/index.ts";
import { toast } from "../ui/index.ts";
import type { Clip } from "./edits/copy.ts";
import { isTyping, regionOf } from "./keyboard.ts";
import type { Actions } from "./session/actions.ts";
import type { EditorSession } from "./session/session.ts";

const known = nodeSchema
  .refine(({ kind }) => nodeKinds.has(kind), { error: "a kind of node that this version does not know" })
  .refine(({ kind, config }) => nodeKinds.get(kind)?.config.safeParse(config).success !== false, {
    error: "its settings do not fit its kind",
  });
const clipSchema = z
  .object({ format: z.literal("throughline.clip"), nodes: z.array(known).min(1), edges: z.array(edgeSchema) })
  .refine(({ nodes }) => new Set(nodes.map(({ id }) => id)).size === nodes.length, { error: "two nodes have one id", path: ["nodes"] });

/** The nodes in a text from the clipboard, or why there are none, in a sentence. */
export function clipIn(text: string): { clip: Clip } | { refusal: string } {
  if (text.trim() === "") return { refusal: "The clipboard is empty. Copy nodes first." };
  if (!text.includes("throughline.clip"))
    return { refusal: "The clipboard holds text, but no nodes of a journey. Copy nodes on a canvas first." };
  const parsed = clipSchema.safeParse(tryJson(text));
  if (parsed.success) return { clip: parsed.data };
  const finding = findingsOf(parsed.error)[0];
  const where = finding ? `: ${[finding.path, finding.message].filter(Boolean).join(", ")}` : "";
  return { refusal: `The copied nodes cannot be read${where}. Copy them again.` };
}

type Reveal = (id: string) => void;

function pasteText(text: string, { announcer }: EditorSession, actions: Actions, reveal: Reveal): void {
  const found = clipIn(text);
  if ("refusal" in found) {
    toast(found.refusal);
    announcer.say(found.refusal);
    return;
  }
  const [first] = actions.pasteClip(found.clip);
  if (first !== undefined) reveal(first);
}

/** Paste from a menu: the text is asked of the system, which may refuse. */
export async function pasteFromSystem(session: EditorSession, actions: Actions, reveal: Reveal): Promise<void> {
  let text: string;
  try {
    text = await navigator.clipboard.readText();
  } catch {
    // Refused by the browser: only a key press brings the clipboard along.
    toast("Press Ctrl+V on the canvas to paste.");
    return;
  }
  pasteText(text, session, actions, reveal);
}

/** Copy, cut and paste of nodes through the system's clipboard, so that they travel between journeys and windows. */
export function useClipboard(root: RefObject<HTMLElement | null>, session: EditorSession, actions: Actions, reveal: Reveal): void {
  useEffect(() => {
    const ours = (event: ClipboardEvent) => {
      const target = event.target instanceof Element ? event.target : null;
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
    const onCopy = (event: ClipboardEvent) => {
      if (copy(event)) session.announcer.say(`${actions.copied().nodes.length} copied.`);
    };
    const onCut = (event: ClipboardEvent) => {
      if (copy(event)) actions.deleteSelected();
    };
    // Words marked elsewhere are let go when the canvas is worked on: what is copied then is its nodes.
    const onCanvas = ({ target }: Event) => {
      const selection = window.getSelection();
      if (selection?.isCollapsed === false && target instanceof Element && regionOf(target) === "canvas" && !isTyping(target))
        selection.removeAllRanges();
    };
    const onPaste = (event: ClipboardEvent) => {
      if (!ours(event) || session.document.readOnly) return;
      event.preventDefault();
      pasteText(event.clipboardData?.getData("text/plain") ?? "", session, actions, reveal);
    };
    document.addEventListener("pointerdown", onCanvas, true);
    document.addEventListener("focusin", onCanvas);
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCut);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("pointerdown", onCanvas, true);
      document.removeEventListener("focusin", onCanvas);
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCut);
      document.removeEventListener("paste", onPaste);
    };
  }, [root, session, actions, reveal]);
}
