import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useMemo } from "react";
import { EmptyState } from "../ui/index.ts";
import classes from "./Editor.module.css";
import { actionsOf } from "./session/actions.ts";
import { useRecords, useSession } from "./session/session.ts";
import { useViewport } from "./use-viewport.ts";

/** What to do first on an empty canvas. */
export function EmptyHint() {
  const session = useSession();
  const actions = useMemo(() => actionsOf(session), [session]);
  const { reveal } = useViewport();
  const empty = useRecords(({ nodes }) => nodes.size === 0);
  if (!empty) return null;
  const start = () => {
    const added = actions.addAt("audience", { x: 40, y: 80 });
    if (added) reveal(added);
  };
  return (
    <div className={classes.empty}>
      <div>
        <EmptyState
          icon={<IconUsers size={26} stroke={1.5} />}
          title="Start with an audience"
          actions={<Button onClick={start}>Add an audience</Button>}
        >
          Say who enters, then press Tab to add what happens next: a message, a wait, a split. Each column is a stage of the journey; time
          runs from left to right.
        </EmptyState>
      </div>
    </div>
  );
}
