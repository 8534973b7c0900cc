import { Tooltip } from "@mantine/core";
import { useMemo, useState } from "react";
import { KindIcon } from "../../ui/index.ts";
import { colourOf } from "../nodes/view.ts";
import { actionsOf } from "../session/actions.ts";
import { useSession } from "../session/session.ts";
import { takeKeysTo, useViewport } from "../use-viewport.ts";
import { KIND_TYPE, kindGroups } from "./kinds.ts";
import classes from "./Palette.module.css";

/** Every kind of node by group: drag one onto the canvas, or double-click it (Enter by keyboard) to append it. */
export function Palette() {
  const session = useSession();
  const { readOnly } = session.document;
  const actions = useMemo(() => actionsOf(session), [session]);
  const { middle, reveal } = useViewport();
  /** The mouse goes on to the node, whose keys are next; the keyboard stays here for another. */
  const append = (kind: string, by: "mouse" | "keyboard") => {
    const added = actions.append(kind, middle());
    if (added === null) return;
    reveal(added, { focus: false });
    if (by === "mouse") takeKeysTo(added);
  };
  const [dragging, setDragging] = useState(false);
  return (
    <nav className={classes.palette} aria-label="Palette" data-region="palette">
      {kindGroups.map(({ group, label, kinds }) => (
        <section key={group}>
          <h2 className={classes.heading}>{label}</h2>
          <ul className={classes.list}>
            {kinds.map((kind) => (
              <li key={kind.kind}>
                <Tooltip label={kind.help} position="right" multiline w={230} openDelay={500} disabled={dragging}>
                  <button
                    type="button"
                    className={classes.item}
                    style={
                      { "--node-colour": `var(${colourOf(kind)})`, "--node-soft": `var(${colourOf(kind)}-soft)` } as React.CSSProperties
                    }
                    draggable={!readOnly}
                    disabled={readOnly}
                    data-testid={`palette-${kind.kind}`}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(KIND_TYPE, kind.kind);
                      event.dataTransfer.effectAllowed = "copy";
                      // A browser tells of no leaving while something is dragged: the help would stay.
                      setDragging(true);
                    }}
                    onDragEnd={() => setDragging(false)}
                    onDoubleClick={() => append(kind.kind, "mouse")}
                    onKeyDown={(event) => {
                      if (event.key !== "Enter") return;
                      event.preventDefault();
                      append(kind.kind, "keyboard");
                    }}
                  >
                    <span className={classes.tile}>
                      <KindIcon name={kind.icon} size={16} />
                    </span>
                    <span className={classes.label}>{kind.label}</span>
                  </button>
                </Tooltip>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className={classes.hint}>
        {readOnly ? "This project can be read, not changed." : "Drag onto the canvas, or double-click to append."}
      </p>
    </nav>
  );
}
