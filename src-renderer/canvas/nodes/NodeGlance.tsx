import { NodeToolbar, Position } from "@xyflow/react";
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
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

/** Whether the pointer rests on the node, or the keyboard has brought the focus there. */
function useLooked(card: RefObject<HTMLElement | null>): boolean {
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    const node = card.current?.closest<HTMLElement>(".react-flow__node");
    if (!node) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wait = (ms: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => setLooked(true), ms);
    };
    const end = () => {
      clearTimeout(timer);
      setLooked(false);
    };
    const enter = (event: PointerEvent) => event.buttons === 0 && wait(REST);
    const focus = () => node.matches(":focus-visible") && wait(REST);
    const listeners: [string, EventListener][] = [
      ["pointerenter", enter as EventListener],
      ["pointerleave", end],
      ["pointerdown", end],
      ["focus", focus],
      ["blur", end],
      ["keydown", end],
    ];
    for (const [name, listener] of listeners) node.addEventListener(name, listener);
    return () => {
      clearTimeout(timer);
      for (const [name, listener] of listeners) node.removeEventListener(name, listener);
    };
  }, [card]);
  return looked;
}

/** What a node is about, at a glance: its message as it arrives, who can come, and how many problems it has. */
export function NodeGlance({ node, card }: { node: JourneyNode; card: RefObject<HTMLElement | null> }) {
  const looked = useLooked(card);
  return looked ? <Glance node={node} card={card} /> : null;
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

function Glance({ node, card }: { node: JourneyNode; card: RefObject<HTMLElement | null> }) {
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
      <div ref={glance} className={previewClasses.glance} style={{ translate }} role="tooltip" data-testid="node-glance">
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
