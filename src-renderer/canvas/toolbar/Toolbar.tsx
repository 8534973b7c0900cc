import { ActionIcon, Anchor, Button, Popover, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconArrowLeft,
  IconLayoutGrid,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconPlayerPlayFilled,
  IconSearch,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { runOptionsSchema } from "../../../src-shared/contract/runs.ts";
import { useCommands } from "../../app/commands.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { ProgressPanel } from "../../ui/index.ts";
import { type Around, commandById } from "../commands/index.ts";
import { useFigures, useRecords } from "../session/session.ts";
import { useInspectorOpen } from "../use-inspector-open.ts";
import { ArrangeMenu } from "./ArrangeMenu.tsx";
import { HistoryButtons } from "./HistoryButtons.tsx";
import { PictureMenu } from "./PictureMenu.tsx";
import { RunFailure } from "./RunFailure.tsx";
import { type Asked, RunOptionsForm } from "./RunOptionsForm.tsx";
import classes from "./Toolbar.module.css";
import { useRun } from "./use-run.ts";

function RunLinks() {
  const runId = useFigures(({ run }) => run?.id);
  const stale = useFigures((figures) => figures.stale);
  if (runId === undefined) return null;
  return (
    <>
      {stale && (
        <span
          className={classes.stale}
          data-testid="results-stale"
          title="The numbers on the canvas belong to the journey as it was. Dry-run it again."
        >
          results are of an earlier version
        </span>
      )}
      <Anchor size="sm" href={`#${pathOf("results", runId)}`} data-testid="to-results">
        Results
      </Anchor>
      <Anchor size="sm" href={`#${pathOf("plan", runId)}`} data-testid="to-plan">
        Plan
      </Anchor>
    </>
  );
}

/** Name, history, view and the dry run of the open journey. */
export function Toolbar({ journeyId, around, tools }: { journeyId: string; around: Around; tools?: ReactNode }) {
  const { actions } = around;
  const name = useRecords(({ head }) => head.name);
  const [asked, setAsked] = useState<Asked>(() => ({ options: runOptionsSchema.parse({}), together: [] }));
  const run = useRun(journeyId);
  const start = () => void run.start(asked);
  const running = run.status === "running";
  const [inspector, setInspector] = useInspectorOpen();
  const inspectorLabel = inspector ? "Hide the inspector" : "Show the inspector";
  useCommands([
    {
      id: "journey.dry-run",
      label: "Dry run",
      group: "Journey",
      description: "Simulate this journey over the whole base",
      keys: "mod+Enter",
      run: start,
    },
    { id: "journey.list", label: "All journeys", group: "Journey", run: () => navigate(pathOf("journeys")) },
  ]);
  return (
    <header className={classes.toolbar} data-region="toolbar">
      <Tooltip label="All journeys">
        <ActionIcon variant="subtle" color="gray" size="lg" component="a" href={`#${pathOf("journeys")}`} aria-label="All journeys">
          <IconArrowLeft size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <h1 className={classes.name} title={name}>
        {name}
      </h1>
      <span className={classes.rule} />
      <HistoryButtons />
      <Tooltip label="Tidy the layout (T)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Tidy the layout"
          onClick={() => void actions.tidy()}
          data-testid="tidy"
        >
          <IconLayoutGrid size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {tools}
      <ArrangeMenu around={around} />
      <span className={classes.rule} />
      <Tooltip label="Search the nodes (Ctrl+F)">
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label="Search the nodes"
          onClick={() => commandById("canvas.find").run(around)}
          data-testid="find"
        >
          <IconSearch size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <PictureMenu around={around} />
      <div className={classes.run}>
        <RunLinks />
        <Popover opened={running || run.status === "failed"} position="bottom-end" width={340} shadow="md" withArrow trapFocus={false}>
          <Popover.Target>
            <Button.Group>
              <Button leftSection={<IconPlayerPlayFilled size={14} />} onClick={start} disabled={running} data-testid="dry-run">
                Dry run
              </Button>
              <Popover position="bottom-end" width={300} shadow="md" withArrow trapFocus returnFocus>
                <Popover.Target>
                  <Button px={9} aria-label="Options of the dry run" className={classes.more} data-testid="run-options">
                    <IconAdjustmentsHorizontal size={16} />
                  </Button>
                </Popover.Target>
                <Popover.Dropdown>
                  <RunOptionsForm journeyId={journeyId} asked={asked} onChange={setAsked} />
                </Popover.Dropdown>
              </Popover>
            </Button.Group>
          </Popover.Target>
          <Popover.Dropdown data-testid="run-progress">
            {running && <ProgressPanel label="Dry run" progress={run.progress} onCancel={run.cancel} />}
            {run.failure && <RunFailure failure={run.failure} onClose={run.reset} onRun={start} />}
          </Popover.Dropdown>
        </Popover>
        <Tooltip label={`${inspectorLabel} (I)`}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={inspectorLabel}
            aria-expanded={inspector}
            onClick={() => setInspector(!inspector)}
            data-testid="toggle-inspector"
          >
            {inspector ? (
              <IconLayoutSidebarRightCollapse size={19} stroke={1.6} />
            ) : (
              <IconLayoutSidebarRightExpand size={19} stroke={1.6} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
