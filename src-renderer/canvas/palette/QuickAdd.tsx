import { Portal } from "@mantine/core";
import { useStore, useStoreApi } from "@xyflow/react";
import { useEffect, useMemo, useRef, useState } from "react";
import { nodeKinds } from "../../../src-shared/nodes/index.ts";
import { KindIcon } from "../../ui/index.ts";
import { freeOutlet } from "../edits/graph.ts";
import { NODE_WIDTH } from "../nodes/size.ts";
import { canFollow, colourOf, viewOf } from "../nodes/view.ts";
import { actionsOf } from "../session/actions.ts";
import { type EditorSession, type QuickAddAt, useSession, useView } from "../session/session.ts";
import { useFolding } from "../use-folding.ts";
import { nodeElement, useViewport } from "../use-viewport.ts";
import { kindsMatching } from "./kinds.ts";
import classes from "./QuickAdd.module.css";

const WIDTH = 268;
const HEIGHT = 330;

/** Where the list is told to be, in words. */
function titleOf({ document }: EditorSession, at: QuickAddAt): string {
  const { records } = document.store.getState();
  const after = at.at === "node" ? at.node : at.at === "place" ? at.from?.node : undefined;
  const node = after === undefined ? undefined : records.nodes.get(after);
  if (at.at === "edge") return "Insert on this edge";
  if (!node) return "Add a node";
  const outlet = at.at === "node" ? (at.outlet ?? freeOutlet(records, node.id)) : at.at === "place" ? at.from?.outlet : undefined;
  const { name, outlets } = viewOf(node);
  const label = outlets.length > 1 ? outlets.find(({ id }) => id === outlet)?.label : undefined;
  return `After ${name}${label ? ` · ${label}` : ""}`;
}

/** A searchable list of the kinds that can stand where it was opened. */
export function QuickAdd() {
  const at = useView((view) => view.quickAdd);
  return at ? <OpenQuickAdd key={JSON.stringify(at)} at={at} /> : null;
}

/** Where the list lies, in pixels of the window: at what it was opened on, all of it in the window, also where the canvas is smaller than it. */
function useAnchor(at: QuickAddAt): { left: number; top: number } {
  const { document } = useSession();
  const x = useStore((state) => state.transform[0]);
  const y = useStore((state) => state.transform[1]);
  const zoom = useStore((state) => state.transform[2]);
  const width = useStore((state) => state.width);
  const height = useStore((state) => state.height);
  const { domNode } = useStoreApi().getState();
  const { records } = document.store.getState();
  const { shown } = useFolding();
  let point: { x: number; y: number } | undefined;
  if (at.at === "node") {
    const node = records.nodes.get(at.node);
    if (node) point = { x: node.position.x + NODE_WIDTH + 16, y: node.position.y };
  } else if (at.at === "edge") {
    const edge = records.edges.get(at.edge);
    const from = edge && records.nodes.get(edge.from);
    const to = edge && records.nodes.get(edge.to);
    if (from && to) point = { x: (from.position.x + NODE_WIDTH + to.position.x) / 2 + 14, y: (from.position.y + to.position.y) / 2 + 30 };
  } else if (!Number.isNaN(at.x)) point = at;
  const left = point ? shown(point.x) * zoom + x : (width - WIDTH) / 2;
  const top = point ? point.y * zoom + y : (height - HEIGHT) / 2;
  const canvas = domNode?.getBoundingClientRect() ?? new DOMRect();
  /** Inside the canvas where it is large enough, inside the window in any case. */
  const inside = (at: number, size: number, from: number, extent: number, all: number) =>
    Math.max(8, Math.min(from + Math.max(8, Math.min(at, extent - size - 8)), all - size - 8));
  return {
    left: inside(left, WIDTH, canvas.left, width, window.innerWidth),
    top: inside(top, HEIGHT, canvas.top, height, window.innerHeight),
  };
}

function OpenQuickAdd({ at }: { at: QuickAddAt }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const { middle, reveal } = useViewport();
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const anchor = useAnchor(at);
  const follows = at.at !== "place" || at.from !== undefined;
  const kinds = kindsMatching(words, (kind) => !follows || (canFollow(kind.kind) && (at.at !== "edge" || kind.group !== "end")));
  const chosen = Math.min(active, kinds.length - 1);
  const origin = at.at === "node" ? at.node : at.at === "place" ? at.from?.node : undefined;

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const close = () => {
    actions.quickAdd(null);
    if (origin) nodeElement(origin)?.focus();
    else document.querySelector<HTMLElement>("[data-region='canvas']")?.focus();
  };
  const add = (kind: string) => {
    actions.quickAdd(null);
    let added: string | null;
    if (at.at === "edge") added = actions.insert(kind, at.edge);
    else if (at.at === "node") added = actions.appendAfter(kind, at.node, at.outlet);
    else added = actions.addAt(kind, Number.isNaN(at.x) ? middle() : at, at.from);
    if (added !== null) reveal(added);
  };

  return (
    <Portal>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: leaving the dialog with the pointer or Tab closes it */}
      <div
        className={`${classes.popover} nowheel nopan nodrag`}
        style={{ ...anchor, width: WIDTH }}
        data-testid="quick-add"
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) actions.quickAdd(null);
        }}
      >
        <div className={classes.title}>{titleOf(session, at)}</div>
        <input
          // biome-ignore lint/a11y/noAutofocus: the list was opened to be typed in
          autoFocus
          className={classes.search}
          placeholder="Search nodes"
          role="combobox"
          aria-expanded
          aria-controls="quick-add-list"
          aria-activedescendant={kinds[chosen] ? `quick-add-${kinds[chosen].kind}` : undefined}
          aria-label={`${titleOf(session, at)}: search nodes`}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            event.stopPropagation();
            const kind = kinds[chosen];
            if (event.key === "ArrowDown") setActive(Math.min(chosen + 1, kinds.length - 1));
            else if (event.key === "ArrowUp") setActive(Math.max(chosen - 1, 0));
            else if (event.key === "Enter" && kind) add(kind.kind);
            else if (event.key === "Escape" || event.key === "Tab") close();
            else return;
            event.preventDefault();
          }}
        />
        <div className={classes.list} id="quick-add-list" role="listbox" aria-label="Kinds of nodes" ref={list}>
          {kinds.map((kind, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus and points here
            <div
              key={kind.kind}
              id={`quick-add-${kind.kind}`}
              role="option"
              aria-selected={index === chosen}
              className={classes.option}
              data-testid={`quick-add-${kind.kind}`}
              style={{ "--node-colour": `var(${colourOf(kind)})`, "--node-soft": `var(${colourOf(kind)}-soft)` } as React.CSSProperties}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setActive(index)}
              onClick={() => add(kind.kind)}
            >
              <span className={classes.tile}>
                <KindIcon name={kind.icon} size={16} />
              </span>
              <span className={classes.words}>
                <span>{kind.label}</span>
                <span className={classes.help}>{kind.help}</span>
              </span>
            </div>
          ))}
        </div>
        {kinds.length === 0 && (
          <p className={classes.none}>
            No node matches “{words}”. There are {[...nodeKinds.values()].map(({ label }) => label).join(", ")}.
          </p>
        )}
      </div>
    </Portal>
  );
}
