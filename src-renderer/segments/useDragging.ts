import { type DragEvent, useState } from "react";
import { useBuilder } from "./BuilderContext.ts";
import type { BuilderNode } from "./convert.ts";
import { textOf } from "./RuleActions.tsx";

export type Drop = "before" | "after" | "inside" | null;

/** Lets a rule or group be taken by its handle, and others be dropped beside it, or with `inside` into it. */
export function useDragging(node: BuilderNode, { inside = false, root = false }: { inside?: boolean; root?: boolean } = {}) {
  const { dragged, move } = useBuilder();
  const [drop, setDrop] = useState<Drop>(null);
  const placeOf = (event: DragEvent<HTMLElement>): Drop => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    const at = event.clientY - top;
    if (inside && (root || (at > 12 && at < height - 12))) return "inside";
    return at < height / 2 ? "before" : "after";
  };
  return {
    drop,
    handle: {
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        dragged.current = node.id;
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", textOf(node));
        event.stopPropagation();
      },
      onDragEnd: () => {
        dragged.current = null;
      },
    },
    target: {
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (dragged.current === null || dragged.current === node.id) return;
        event.preventDefault();
        event.stopPropagation();
        setDrop(placeOf(event));
      },
      onDragLeave: () => setDrop(null),
      onDrop: (event: DragEvent<HTMLElement>) => {
        const id = dragged.current;
        setDrop(null);
        if (id === null || id === node.id) return;
        event.preventDefault();
        event.stopPropagation();
        dragged.current = null;
        const place = placeOf(event);
        move(id, place === "inside" ? { group: node.id } : { beside: node.id, after: place === "after" });
      },
    },
  };
}
