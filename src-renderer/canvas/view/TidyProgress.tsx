import { Button, Loader } from "@mantine/core";
import { useEffect, useState } from "react";
import { plural } from "../../../src-shared/lib/numbers.ts";
import { useRecords, useView } from "../session/session.ts";
import classes from "./TidyProgress.module.css";

/** A layout that is done sooner needs no word. */
const PATIENCE = 250;

/** Says that the layout is being computed, and stops it. */
export function TidyProgress() {
  const tidying = useView((view) => view.tidying);
  const nodes = useRecords((records) => records.nodes.size);
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!tidying) return;
    const timer = setTimeout(() => setLate(true), PATIENCE);
    return () => clearTimeout(timer);
  }, [tidying]);
  if (!tidying || !late) return null;
  return (
    <div className={classes.note} data-testid="tidy-progress">
      <Loader size={16} aria-hidden />
      <span>Tidying {plural(nodes, "node")}</span>
      <Button size="compact-sm" variant="default" onClick={() => tidying.abort()}>
        Stop
      </Button>
    </div>
  );
}
