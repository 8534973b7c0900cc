import { ActionIcon, Tabs } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useSetting } from "../../store/preferences.ts";
import { Divider } from "../Divider.tsx";
import { useFigures, useProblems } from "../session/session.ts";
import classes from "./Drawer.module.css";
import { ProblemList } from "./ProblemList.tsx";
import { RunSummary } from "./RunSummary.tsx";

const HEAD = 38;

/** Problems and results below the canvas; its height, tab and whether it is open are remembered. */
export function Drawer() {
  const [height, setHeight] = useSetting<number>("canvas.drawer.height", 230);
  const [open, setOpen] = useSetting<boolean>("canvas.drawer.open", false);
  const [wanted, setTab] = useSetting<string>("canvas.drawer.tab", "problems");
  const errors = useProblems(({ all }) => all.filter(({ severity }) => severity === "error").length);
  const warnings = useProblems(({ all }) => all.length) - errors;
  const hasRun = useFigures(({ run }) => run !== null);
  const tab = hasRun ? wanted : "problems";
  const show = (next: string | null) => {
    if (next) setTab(next);
    setOpen(true);
  };
  return (
    <section
      className={classes.drawer}
      style={{ height: open ? height : HEAD }}
      aria-label="Problems and results"
      data-region="drawer"
      data-testid="drawer"
    >
      {open && <Divider axis="horizontal" value={height} onChange={setHeight} min={120} max={620} label="Height of the drawer" />}
      <Tabs value={open ? tab : null} onChange={show} className={classes.tabs} keepMounted={false}>
        <Tabs.List className={classes.list}>
          <Tabs.Tab value="problems" data-testid="tab-problems">
            Problems
            {errors > 0 && (
              <span className={classes.count} data-severity="error">
                {errors} {errors === 1 ? "error" : "errors"}
              </span>
            )}
            {warnings > 0 && (
              <span className={classes.count} data-severity="warning">
                {warnings} {warnings === 1 ? "warning" : "warnings"}
              </span>
            )}
          </Tabs.Tab>
          <Tabs.Tab value="results" data-testid="tab-results" disabled={!hasRun}>
            Results
          </Tabs.Tab>
        </Tabs.List>
        <ActionIcon
          className={classes.toggle}
          variant="subtle"
          color="gray"
          aria-label={open ? "Close the drawer" : "Open the drawer"}
          aria-expanded={open}
          onClick={() => setOpen(!open)}
        >
          {open ? <IconChevronDown size={18} /> : <IconChevronUp size={18} />}
        </ActionIcon>
        <Tabs.Panel value="problems" className={classes.panel}>
          <ProblemList />
        </Tabs.Panel>
        <Tabs.Panel value="results" className={classes.panel}>
          <RunSummary />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
