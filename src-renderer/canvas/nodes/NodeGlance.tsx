import { NodeToolbar, Position } from "@xyflow/react";
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { severities } from "../../../src-shared/model/problem.ts";
import { severityWords } from "../drawer/severity.tsx";
import { count } from "../format.ts";
import { MessageGlance } from "../preview/MessagePreview.tsx";
import previewClasses from "../preview/preview.module.css";
import { useProblems } from "../session/session.ts";
import { GLANCE_GAP, glancePlace } from "./glance-place.ts";
import { viewOf } from "./view.ts";

/** How long a pointer rests on a node before its glance is shown, in milliseconds. */
const REST = 450;

/** How long a glance stays when the pointer has left its node, in milliseconds: long enough to reach it. */
const REACH = 250;

interface Looked {
  readonly looked: boolean;
  /** The pointer is on the glance itself: it stays. */
  stay(): void;
  /** The pointer has left the glance: it goes after a moment. */
  leave(): void;
}

/**
 * Whether the pointer rests on the node or its glance, or the keyboard has brought the focus there; Esc ends it where it is.
 * Source: WCAG 2.2, 1.4.13: what is shown on hover or focus can be dismissed, hovered, and persists.
 */
function useLooked(card: RefObject<HTMLElement | null>): Looked {
  const [looked, setLooked] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useCallback((next: boolean, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setLooked(next), ms);
  }, []);
  const end = useCallback(() => {
    clearTimeout(timer.current);
    setLooked(false);
  }, []);
  useEffect(() => {
    const node = card.current?.closest<HTMLElement>(".react-flow__node");
    if (!node) return;
    const enter = (event: PointerEvent) => event.buttons === 0 && soon(true, REST);
    const focus = () => node.matches(":focus-visible") && soon(true, REST);
    const listeners: [string, EventListener][] = [
      ["pointerenter", enter as EventListener],
      ["pointerleave", () => soon(false, REACH)],
      ["pointerdown", end],
      ["focus", focus],
      ["blur", end],
      ["keydown", end],
    ];
    for (const [name, listener] of listeners) node.addEventListener(name, listener);
    return () => {
      clearTimeout(timer.current);
      for (const [name, listener] of listeners) node.removeEventListener(name, listener);
    };
  }, [card, end, soon]);
  useEffect(() => {
    const node = looked ? card.current?.closest<HTMLElement>(".react-flow__node") : undefined;
    if (!node) return;
    const dismiss = (event: KeyboardEvent) => event.key === "Escape" && end();
    document.addEventListener("keydown", dismiss);
    const before = node.getAttribute("aria-describedby");
    node.setAttribute("aria-describedby", [before, glanceId(node)].filter(Boolean).join(" "));
    return () => {
      document.removeEventListener("keydown", dismiss);
      if (before === null) node.removeAttribute("aria-describedby");
      else node.setAttribute("aria-describedby", before);
    };
  }, [card, end, looked]);
  return { looked, stay: () => soon(true, 0), leave: () => soon(false, REACH) };
}

const glanceId = ({ dataset }: HTMLElement) => `glance-${dataset.id}`;

/** What a node is about, at a glance: its message as it arrives, who can come, and how many problems it has. */
export function NodeGlance({ node, card }: { node: JourneyNode; card: RefObject<HTMLElement | null> }) {
  const { looked, ...over } = useLooked(card);
  return looked ? <Glance node={node} card={card} {...over} /> : null;
}

/** How far a glance is moved from below its node, so that all of it is on the canvas; again whenever its size changes. */
function useInView(card: RefObject<HTMLElement | null>, glance: RefObject<HTMLElement | null>): string {
  const [translate, setTranslate] = useState("0px 0px");
  useLayoutEffect(() => {
    const node = card.current?.closest(".react-flow__node");
    const canvas = card.current?.closest(".react-flow");
    const shown = glance.current;
    if (!node || !canvas || !shown) return;
    const place = () => {
      const box = node.getBoundingClientRect();
      const { left, top } = glancePlace(box, { width: shown.offsetWidth, height: shown.offsetHeight }, canvas.getBoundingClientRect());
      setTranslate(`${left - box.left}px ${top - box.bottom - GLANCE_GAP}px`);
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(shown);
    return () => observer.disconnect();
  }, [card, glance]);
  return translate;
}

interface GlanceProps extends Pick<Looked, "stay" | "leave"> {
  node: JourneyNode;
  card: RefObject<HTMLElement | null>;
}

function Glance({ node, card, stay, leave }: GlanceProps) {
  const glance = useRef<HTMLDivElement>(null);
  const translate = useInView(card, glance);
  const { kind, name, summary } = viewOf(node);
  const arrivals = useProblems((problems) => problems.arrivals?.[node.id]);
  const problems = useProblems(({ byNode }) => byNode.get(node.id)) ?? [];
  const tally = severities.flatMap((severity) => {
    const many = problems.filter((problem) => problem.severity === severity).length;
    return many === 0 ? [] : [`${many} ${severityWords[severity][many === 1 ? 0 : 1].toLowerCase()}`];
  });
  const come = kind?.group === "entry" ? "match as the data stands" : "can come, as the data stands";
  return (
    <NodeToolbar nodeId={node.id} isVisible position={Position.Bottom} offset={GLANCE_GAP} align="start">
      <div
        ref={glance}
        id={`glance-${node.id}`}
        className={previewClasses.glance}
        style={{ translate }}
        role="tooltip"
        // React tells of entering before the node is told that it was left.
        onPointerOver={stay}
        onPointerLeave={leave}
        data-testid="node-glance"
      >
        <h4>{name}</h4>
        {kind?.channel ? <MessageGlance node={node} channelId={kind.channel} /> : summary}
        {(arrivals !== undefined || tally.length > 0) && (
          <p>
            {[...(arrivals === undefined ? [] : [`${kind?.group === "entry" ? "" : "Up to "}${count(arrivals)} ${come}`]), ...tally].join(
              " · ",
            )}
          </p>
        )}
      </div>
    </NodeToolbar>
  );
}
