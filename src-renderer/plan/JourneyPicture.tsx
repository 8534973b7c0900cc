import { Button, useComputedColorScheme } from "@mantine/core";
import { useMemo, useState } from "react";
import type { SavedRun } from "../../src-shared/contract/runs.ts";
import { journeyPicture, pictureDescription } from "../../src-shared/plan/picture.ts";
import { Panel } from "../ui/index.ts";
import css from "./plan.module.css";

/** The journey's picture as it is exported, in the colours of the window. */
export function JourneyPicture({ run, currency }: { run: SavedRun; currency: string }) {
  const scheme = useComputedColorScheme("light");
  const [large, setLarge] = useState(false);
  const address = useMemo(
    () => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(journeyPicture(run.journey, run.results, scheme, currency))}`,
    [run, scheme, currency],
  );
  return (
    <Panel
      title="The journey"
      flush
      aside={
        <Button size="compact-xs" variant="default" onClick={() => setLarge(!large)} aria-pressed={large}>
          {large ? "Fit the width" : "Full size"}
        </Button>
      }
    >
      <div className={css.picture} data-large={large}>
        <img src={address} alt={pictureDescription(run.journey, run.results)} data-testid="journey-picture" />
      </div>
    </Panel>
  );
}
