import { useEffect, useMemo, useRef, useState } from "react";
import { QueryBuilder, type RuleGroupType } from "react-querybuilder";
import type { SegmentCount } from "../../src-shared/contract/segments.ts";
import type { Problem } from "../../src-shared/model/problem.ts";
import type { Segment } from "../../src-shared/model/segment.ts";
import { isRelative } from "../../src-shared/segments/normalise.ts";
import { useResource } from "../store/remote.ts";
import { type Builder, BuilderContext } from "./BuilderContext.ts";
import css from "./builder.module.css";
import { CountSummary } from "./CountSummary.tsx";
import { type BuilderGroup, isGroup, replaceNode, rulesOf, toTree, writeTree } from "./convert.ts";
import { CountPanels } from "./count/CountPanels.tsx";
import { unfinished } from "./fieldOptions.ts";
import { GroupBox } from "./GroupBox.tsx";
import { duplicateNode, moveNode, stepPlace } from "./move.ts";
import { RuleRow } from "./RuleRow.tsx";
import { useSegmentCount } from "./useSegmentCount.ts";
import { wordsOf } from "./wording.ts";

export interface SegmentEditorProps {
  value: Segment;
  /** Called with the whole segment on every edit; unknown members are kept. */
  onChange(value: Segment): void;
  /** For narrow panels: smaller head, rows in two lines. */
  compact?: boolean;
  /** Shown, not editable. */
  readOnly?: boolean;
  /** Name of the segment being edited, so that it is not offered as a part of itself. */
  name?: string;
  /** Each fresh exact count. */
  onCount?(count: SegmentCount): void;
}

const controls = { rule: RuleRow, ruleGroup: GroupBox };
const same = (a: Segment, b: Segment) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** The tree that is edited. It is made anew only when the value changes from outside, so that typing keeps its place. */
function useTree(value: Segment, onChange: (value: Segment) => void) {
  const [state, setState] = useState(() => ({ tree: toTree(value), segment: value }));
  let current = state;
  if (!same(state.segment, value)) {
    current = { tree: toTree(value), segment: value };
    setState(current);
  }
  const latest = useRef(current.tree);
  latest.current = current.tree;
  const set = (tree: BuilderGroup) => {
    const { segment } = writeTree(tree);
    latest.current = tree;
    setState({ tree, segment });
    if (!same(segment, current.segment)) onChange(segment);
  };
  return { tree: current.tree, latest, set };
}

/** Builds a segment: nested groups of rules over fields, events, consent and other segments, with exact counts while typing. */
export function SegmentEditor({ value, onChange, compact = false, readOnly = false, name, onCount }: SegmentEditorProps) {
  const { tree, latest, set } = useTree(value, onChange);
  const known = useResource("fields").data;
  const fields = useMemo(() => new Map((known ?? []).map((field) => [field.id, field])), [known]);
  const { segment, ids } = useMemo(() => writeTree(tree, (rule) => unfinished(rule, fields) !== null), [tree, fields]);
  const open = useMemo(() => rulesOf(tree).filter((rule) => unfinished(rule, fields) !== null).length, [tree, fields]);
  const eventTypes = useResource("eventTypes").data;
  const segments = useResource("segments").data;
  const saved = segments?.some((each) => each.name === name) ?? false;
  const relative = useMemo(
    () => isRelative(segment, (called) => segments?.find((each) => each.name === called)?.rules),
    [segment, segments],
  );
  const live = useSegmentCount(segment, { reach: !compact, self: saved ? name : undefined });

  const report = useRef(onCount);
  useEffect(() => {
    report.current = onCount;
  });
  useEffect(() => {
    if (live.count && !live.stale) report.current?.(live.count);
  }, [live.count, live.stale]);

  const byId = useMemo(() => partsById(live.count, ids), [live.count, ids]);
  const dragged = useRef<string | null>(null);
  const builder: Builder = {
    fields,
    eventTypes: eventTypes ?? [],
    segmentNames: useMemo(() => (segments ?? []).map((each) => each.name).filter((each) => each !== name), [segments, name]),
    ...byId,
    total: live.count?.total ?? 0,
    stale: live.stale,
    readOnly,
    replace: (id, next) => {
      const whole = id === latest.current.id ? next(latest.current) : null;
      set(whole && isGroup(whole) ? whole : replaceNode(latest.current, id, next));
    },
    add: (groupId, node) => {
      const grow = (group: BuilderGroup): BuilderGroup => ({ ...group, rules: [...group.rules, node] });
      set(
        groupId === latest.current.id
          ? grow(latest.current)
          : replaceNode(latest.current, groupId, (each) => (isGroup(each) ? grow(each) : each)),
      );
    },
    duplicate: (id) => set(duplicateNode(latest.current, id)),
    move: (id, place) => set(moveNode(latest.current, id, place)),
    step: (id, direction) => {
      const place = stepPlace(latest.current, id, direction);
      if (place) set(moveNode(latest.current, id, place));
      return place !== null;
    },
    dragged,
    compact,
  };

  return (
    <BuilderContext.Provider value={builder}>
      <div className={css.editor} data-compact={compact} data-testid="segment-editor">
        <CountSummary live={live} compact={compact} words={wordsOf(segment, fields)} unfinished={open} relative={relative} />
        <QueryBuilder
          query={tree as unknown as RuleGroupType}
          onQueryChange={(query) => set(query as unknown as BuilderGroup)}
          enableMountQueryChange={false}
          controlElements={controls}
        />
        {!compact && <CountPanels live={live} fields={fields} />}
      </div>
    </BuilderContext.Provider>
  );
}

/** Counts and problems by the ids of the tree's nodes. A problem's path may lead into a rule, as in `all[0].value`. */
function partsById(count: SegmentCount | null, ids: ReadonlyMap<string, string>) {
  const counts = new Map<string, number>();
  const whole = ids.get("");
  if (count && whole !== undefined) counts.set(whole, count.count);
  const problems = new Map<string, Problem[]>();
  for (const part of count?.parts ?? []) {
    const id = ids.get(part.path);
    if (id !== undefined) counts.set(id, part.count);
  }
  for (const problem of count?.problems ?? []) {
    const path = problem.path ?? "";
    const owner = [...ids.keys()]
      .filter((each) => each === "" || path === each || path.startsWith(`${each}.`))
      .sort((a, b) => b.length - a.length)[0];
    const id = ids.get(owner ?? "");
    if (id !== undefined) problems.set(id, [...(problems.get(id) ?? []), problem]);
  }
  return { counts, problems };
}
