import { Loader, SegmentedControl, TextInput } from "@mantine/core";
import { IconCircleCheckFilled, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import { type Problem, severities } from "../../../src-shared/model/problem.ts";
import { useSetting } from "../../store/preferences.ts";
import { FailureNote, failureOf } from "../../ui/index.ts";
import { count } from "../format.ts";
import { viewOf } from "../nodes/view.ts";
import { mendingOf } from "../session/mend.ts";
import { useProblems, useRecords, useSession } from "../session/session.ts";
import { useViewport } from "../use-viewport.ts";
import { groupProblems, problemKey, type Shown } from "./list-problems.ts";
import { ProblemRow } from "./ProblemRow.tsx";
import classes from "./Problems.module.css";
import { SeverityIcon, severityWords } from "./severity.tsx";

/** How the check on the data stands, in words. */
function DataState() {
  const state = useProblems(({ data }) => data);
  const subscribers = useProblems((problems) => problems.subscribers);
  const words = {
    none: "",
    checking: "Checking on the data",
    outdated: "Findings on the data are of before the last change; checking again",
    current: subscribers > 0 ? `Checked on ${count(subscribers)} subscribers` : "No subscribers are imported: checked without data",
    failed: "",
  }[state];
  if (words === "") return null;
  return (
    <span className={classes.state} data-state={state} data-testid="lint-state" role="status">
      {state === "current" ? <IconCircleCheckFilled size={14} className={classes.good} aria-hidden /> : <Loader size={12} />}
      {words}
    </span>
  );
}

/** From one problem to the next by arrow keys. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLElement) || event.target.tagName === "INPUT") return;
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-testid='problem']")];
  const row = event.target.closest("li")?.querySelector<HTMLElement>("[data-testid='problem']");
  const next = all[Math.max(0, Math.min(all.length - 1, (row ? all.indexOf(row) : -1) + step))];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Every problem of the journey by severity, with filter and search; a click goes to its node, a button mends it or lets it be. */
export function ProblemList() {
  const session = useSession();
  const { selection, document } = session;
  const { reveal } = useViewport();
  const problems = useProblems(({ all }) => all);
  const failure = useProblems((state) => state.failure);
  const asked = useProblems((state) => state.asked);
  const nodes = useRecords((records) => records.nodes);
  const [kept, setShown] = useSetting<string>("canvas.problems.shown", "all");
  const [search, setSearch] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const mending = useMemo(() => mendingOf(session), [session]);
  const shown = kept as Shown;
  const placeOf = ({ node, edge }: Problem) => {
    const found = node === undefined ? undefined : nodes.get(node);
    return found ? viewOf(found).name : edge !== undefined ? "Edge" : "Journey";
  };

  useEffect(() => {
    if (!asked) return;
    setSearch("");
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>("li[data-marked='true'] [data-testid='problem']")?.focus());
  }, [asked]);

  const go = ({ node, edge }: Problem) => {
    if (node !== undefined && nodes.has(node)) {
      selection.set([node]);
      reveal(node);
    } else if (edge !== undefined) selection.set([], [edge]);
    else selection.clear();
  };
  if (failure !== null) return <FailureNote failure={failureOf(new Error(`The journey could not be checked: ${failure}`))} />;
  const counts = (id: Shown) =>
    problems.filter((problem) =>
      id === "all"
        ? problem.ignored === undefined
        : id === "ignored"
          ? problem.ignored !== undefined
          : problem.ignored === undefined && problem.severity === id,
    ).length;
  const groups = groupProblems(problems, { shown, search, first: asked?.node ?? null, placeOf });
  const choices: { value: Shown; label: string }[] = [
    { value: "all", label: `All ${counts("all")}` },
    ...severities.map((severity) => ({ value: severity, label: `${severityWords[severity][1]} ${counts(severity)}` })),
    { value: "ignored", label: `Ignored ${counts("ignored")}` },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go from button to button inside
    <div className={classes.list} ref={root} onKeyDown={walk}>
      <div className={classes.bar}>
        <SegmentedControl size="xs" data={choices} value={shown} onChange={setShown} aria-label="Which problems" />
        <TextInput
          size="xs"
          className={classes.search}
          placeholder="Search problems"
          aria-label="Search problems"
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        <DataState />
      </div>
      {groups.length === 0 && (
        <p className={classes.nothing}>
          {problems.length === 0 ? (
            <>
              <IconCircleCheckFilled size={18} className={classes.good} aria-hidden /> No problems found.
            </>
          ) : search.trim() === "" ? (
            "No problems of this kind."
          ) : (
            `No problem says “${search.trim()}”.`
          )}
        </p>
      )}
      {groups.map((group) => (
        <section key={group.id} aria-label={group.id === "ignored" ? "Ignored" : severityWords[group.id][1]}>
          <h3 className={classes.heading} data-severity={group.id}>
            {group.id !== "ignored" && <SeverityIcon severity={group.id} size={14} />}
            {group.id === "ignored" ? "Ignored" : severityWords[group.id][1]} <span>{group.problems.length}</span>
          </h3>
          <ul className={classes.problems}>
            {group.problems.map((problem) => (
              <ProblemRow
                key={problemKey(problem)}
                problem={problem}
                place={placeOf(problem)}
                readOnly={document.readOnly}
                marked={asked !== null && problem.node === asked.node}
                onGo={() => go(problem)}
                onFix={() => mending.fix(problem)}
                onIgnore={(reason) => mending.ignore(problem, reason)}
                onHeed={() => mending.heed(problem)}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
