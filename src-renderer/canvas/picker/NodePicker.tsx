import { useEffect, useMemo, useRef, useState } from "react";
import { plural } from "../../../src-shared/lib/numbers.ts";
import type { JourneyNode } from "../../../src-shared/model/journey.ts";
import { KindIcon } from "../../ui/index.ts";
import { edgeAt, freeOutlet } from "../edits/graph.ts";
import { viewOf } from "../nodes/view.ts";
import { actionsOf } from "../session/actions.ts";
import { type PickerFor, useRecords, useSession, useView } from "../session/session.ts";
import { nodeElement, useViewport } from "../use-viewport.ts";
import { nodesMatching } from "./matches.ts";
import classes from "./NodePicker.module.css";

/** Most nodes listed; typing on narrows them down. */
const LISTED = 60;

/** The search over the journey's nodes: to go to one, or to connect the selected node to it. */
export function NodePicker() {
  const picker = useView((view) => view.picker);
  return picker ? <OpenPicker key={JSON.stringify(picker)} picker={picker} /> : null;
}

/** Which of the node's outlets is being connected, for nodes that have several. */
function OutletChoice({ node, outlet, onOutlet }: { node: JourneyNode; outlet: string; onOutlet(outlet: string): void }) {
  const records = useRecords((all) => all);
  const { outlets } = viewOf(node);
  if (outlets.length < 2) return null;
  return (
    <label className={classes.outlet}>
      From outlet
      <select value={outlet} onChange={(event) => onOutlet(event.currentTarget.value)} onKeyDown={(event) => event.stopPropagation()}>
        {outlets.map(({ id, label }) => {
          const to = records.nodes.get(edgeAt(records, node.id, id)?.to ?? "");
          return (
            <option key={id} value={id}>
              {label}
              {to ? ` (now to ${viewOf(to).name})` : ""}
            </option>
          );
        })}
      </select>
    </label>
  );
}

function OpenPicker({ picker }: { picker: PickerFor }) {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const { reveal } = useViewport();
  const records = useRecords((all) => all);
  const source = picker.for === "connect" ? records.nodes.get(picker.node) : undefined;
  const [outlet, setOutlet] = useState(() => (source ? (freeOutlet(records, source.id) ?? viewOf(source).outlets[0]?.id ?? "") : ""));
  const [words, setWords] = useState("");
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const replaced = source && edgeAt(records, source.id, outlet);
  const found = useMemo(
    () => nodesMatching(records, words, (node) => !source || actions.refusal(source.id, outlet, node.id, replaced?.id) === null),
    [records, words, source, outlet, replaced, actions],
  );
  const shown = found.slice(0, LISTED);
  const chosen = Math.min(active, shown.length - 1);
  const title = source ? `Connect ${viewOf(source).name} to` : "Search nodes";

  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: "nearest" });
  }, [chosen]);

  const close = (focus?: string) => {
    session.view.setState({ picker: null });
    const back = focus ?? source?.id ?? session.selection.single();
    if (focus !== undefined) reveal(focus);
    else if (back !== undefined && nodeElement(back)) nodeElement(back)?.focus();
    else document.querySelector<HTMLElement>("[data-region='canvas']")?.focus();
  };
  const choose = (node: JourneyNode) => {
    if (source) {
      if (replaced) actions.reconnect(replaced.id, source.id, outlet, node.id);
      else actions.connect(source.id, outlet, node.id);
      close(source.id);
    } else {
      session.selection.set([node.id]);
      close(node.id);
    }
  };
  /** Going through what was found shows each on the canvas. */
  const look = (at: number) => {
    setActive(at);
    const node = shown[at];
    if (node && !source) {
      session.selection.set([node.id]);
      reveal(node.id, { focus: false });
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the search with the pointer or Tab closes it
    <div
      className={classes.picker}
      data-testid="node-picker"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) session.view.setState({ picker: null });
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          close();
        }
      }}
    >
      <div className={classes.title}>{title}</div>
      {source && <OutletChoice node={source} outlet={outlet} onOutlet={setOutlet} />}
      <div className={classes.field}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the search was opened to be typed in
          autoFocus
          className={classes.search}
          placeholder="Name, kind, stage or text"
          role="combobox"
          aria-expanded
          aria-controls="node-picker-list"
          aria-activedescendant={shown[chosen] ? `node-picker-${chosen}` : undefined}
          aria-label={title}
          value={words}
          onChange={(event) => {
            setWords(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={(event) => {
            const node = shown[chosen];
            if (event.key === "ArrowDown" || event.key === "F3") look(Math.min(chosen + 1, shown.length - 1));
            else if (event.key === "ArrowUp") look(Math.max(chosen - 1, 0));
            else if (event.key === "Enter" && node) choose(node);
            else {
              if (event.key !== "Escape" && event.key !== "Tab") event.stopPropagation();
              return;
            }
            event.stopPropagation();
            event.preventDefault();
          }}
        />
        <span className={classes.number} role="status">
          {found.length === 0 ? "none" : plural(found.length, "node")}
        </span>
      </div>
      <div className={classes.list} id="node-picker-list" role="listbox" aria-label={title} ref={list}>
        {shown.map((node, at) => {
          const { name, kind, icon, colour, summary } = viewOf(node);
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the search field, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the search field keeps the focus and points here
            <div
              key={node.id}
              id={`node-picker-${at}`}
              role="option"
              aria-selected={at === chosen}
              className={classes.option}
              data-testid={`pick-${node.id}`}
              style={{ "--node-colour": `var(${colour})`, "--node-soft": `var(${colour}-soft)` } as React.CSSProperties}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(node)}
            >
              <span className={classes.tile}>
                <KindIcon name={icon} size={15} />
              </span>
              <span className={classes.words}>
                <span>{name}</span>
                <span className={classes.about}>{[kind?.label, node.stage, summary].filter(Boolean).join(" · ")}</span>
              </span>
            </div>
          );
        })}
      </div>
      {found.length === 0 && (
        <p className={classes.none}>
          {words === "" ? "There is no node that it could lead to." : `No node of this journey contains “${words}”.`}
        </p>
      )}
      {found.length > LISTED && <p className={classes.none}>The first {LISTED} are shown; type more to narrow them down.</p>}
    </div>
  );
}
