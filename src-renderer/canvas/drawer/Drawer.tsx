import { ActionIcon, Tabs } from "@mantine/core";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useEffect } from "react";
import { severities } from "../../../src-shared/model/problem.ts";
import { useSetting } from "../../store/preferences.ts";
import { Divider } from "../Divider.tsx";
import { useFigures, useProblems } from "../session/session.ts";
import classes from "./Drawer.module.css";
import { ProblemList } from "./ProblemList.tsx";
import { RunSummary } from "./RunSummary.tsx";
import { severityWords } from "./severity.tsx";

const HEAD = 38;

/** Problems and results below the canvas; its height, tab and whether it is open are remembered. */
export function Drawer() {
  const [height, setHeight] = useSetting<number>("canvas.drawer.height", 230);
  const [open, setOpen] = useSetting<boolean>("canvas.drawer.open", false);
  const [wanted, setTab] = useSetting<string>("canvas.drawer.tab", "problems");
  const asked = useProblems((problems) => problems.asked);
  const heeded = useProblems(({ all }) => all).filter(({ ignored }) => ignored === undefined);
  const hasRun = useFigures(({ run }) => run !== null);
  const tab = hasRun ? wanted : "problems";
  const show = (next: string | null) => {
    if (next) setTab(next);
    setOpen(true);
  };
  const asking = asked?.turn ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown whenever a badge asks for it
  useEffect(() => {
    if (asking > 0) show("problems");
  }, [asking]);
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
            {severities.map((severity) => {
              const many = heeded.filter((problem) => problem.severity === severity).length;
              return many === 0 ? null : (
                <span key={severity} className={classes.count} data-severity={severity}>
                  {many} {severityWords[severity][many === 1 ? 0 : 1].toLowerCase()}
                </span>
              );
            })}
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
