import { Menu } from "@mantine/core";
import { Keys } from "../../app/Keys.tsx";
import { type Around, type CommandId, commandById, refusalOf } from "../commands/index.ts";
import { useSession, useView } from "../session/session.ts";
import { nodeElement } from "../use-viewport.ts";
import classes from "./ContextMenu.module.css";

/** What the menu offers, by what it was opened on; `null` is a line between groups. */
const offered: Record<"node" | "edge" | "canvas", readonly (CommandId | null)[]> = {
  node: [
    "canvas.quick-add",
    "canvas.connect",
    null,
    "canvas.rename",
    "canvas.inspect",
    "canvas.duplicate",
    "canvas.copy",
    "canvas.cut",
    null,
    "canvas.select-upstream",
    "canvas.select-downstream",
    "canvas.previous-stage",
    "canvas.next-stage",
    null,
    "canvas.delete",
    "canvas.delete-reconnect",
  ],
  edge: ["canvas.insert", null, "canvas.delete"],
  canvas: [
    "canvas.quick-add",
    "canvas.paste",
    "canvas.select-all",
    null,
    "journey.tidy",
    "journey.fit",
    "canvas.find",
    "canvas.minimap",
    null,
    "canvas.add-stage",
    "canvas.fold-all",
    "canvas.unfold-all",
    null,
    "canvas.picture-png",
  ],
};

/** What the menu is about, as screen readers say it. */
const about = {
  node: "What can be done with the selected nodes",
  edge: "What can be done with the edge",
  canvas: "What can be done on the canvas",
};

/** The menu of the right mouse button, and of the menu key. Its entries are commands of the table. */
export function ContextMenu({ around }: { around: Around }) {
  const session = useSession();
  const menu = useView((view) => view.menu);
  const close = () => session.view.setState({ menu: null });
  if (!menu) return null;
  const back = () => {
    const id = session.selection.single();
    const element = (id !== undefined && nodeElement(id)) || document.querySelector<HTMLElement>("[data-region='canvas']");
    element?.focus({ preventScroll: true });
  };
  return (
    <Menu
      opened
      onClose={close}
      width={250}
      shadow="md"
      position="right-start"
      middlewares={{ shift: { padding: 8 }, flip: true }}
      offset={0}
      trapFocus
      returnFocus={false}
      onExitTransitionEnd={back}
    >
      <Menu.Target>
        <button type="button" className={classes.anchor} style={{ left: menu.x, top: menu.y }} tabIndex={-1} aria-label={about[menu.on]} />
      </Menu.Target>
      <Menu.Dropdown data-testid="context-menu" className={classes.menu}>
        {offered[menu.on].map((id, at) => {
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place
          if (id === null) return <Menu.Divider key={at} />;
          const command = commandById(id);
          const refusal = refusalOf(command, around);
          return (
            <Menu.Item
              key={id}
              disabled={refusal !== null}
              title={refusal ?? undefined}
              rightSection={command.keys?.[0] && <Keys keys={command.keys[0]} />}
              onClick={() => {
                close();
                command.run(around);
              }}
            >
              {command.short ?? command.label}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
