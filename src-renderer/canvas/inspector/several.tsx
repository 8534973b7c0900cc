import { Button } from "@mantine/core";
import { Keys } from "../../app/Keys.tsx";
import { type Around, commandById, refusalOf } from "../commands/index.ts";
import classes from "./Inspector.module.css";

/** What is done with several nodes, most used first; all of it by the table of commands. */
const offered = [
  "canvas.duplicate",
  "canvas.align-top",
  "canvas.align-left",
  "canvas.distribute-horizontally",
  "canvas.distribute-vertically",
  "canvas.delete",
  "canvas.delete-reconnect",
] as const;

/** Several selected nodes: how many, and what can be done with them at once. */
export function SeveralForm({ count, around }: { count: number; around: Around }) {
  return (
    <div className={classes.body} data-testid="inspector-several">
      <h2 className={classes.kind}>{count} nodes selected</h2>
      <p className={classes.hint}>
        Drag to move them together; Shift with the arrow keys nudges. Lining up and spreading work lane by lane.
      </p>
      {offered.map((id) => {
        const command = commandById(id);
        const refusal = refusalOf(command, around);
        return (
          <Button
            key={id}
            variant="default"
            size="xs"
            justify="space-between"
            rightSection={command.keys?.[0] && <Keys keys={command.keys[0]} />}
            disabled={refusal !== null}
            title={refusal ?? undefined}
            data-testid={`several-${id}`}
            onClick={() => {
              command.run(around);
              around.focusCanvas();
            }}
          >
            {command.short ?? command.label}
          </Button>
        );
      })}
    </div>
  );
}
