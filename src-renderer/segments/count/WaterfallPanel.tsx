import type { SegmentCount } from "../../../src-shared/contract/segments.ts";
import type { FieldSummary } from "../../../src-shared/model/field.ts";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { partPath, viewOf } from "../../../src-shared/segments/view.ts";
import { formatCount } from "../../ui/format.ts";
import { Panel } from "../../ui/Panel.tsx";
import { wordsOf } from "../wording.ts";
import css from "./panels.module.css";

const titles = { all: "What each rule takes away", none: "What each rule takes away", any: "What each rule adds" } as const;
const hints = {
  all: "In order, from everyone. “Only this” are those whom nothing but this rule keeps out.",
  none: "In order, from everyone. “Only this” are those whom nothing but this rule keeps out.",
  any: "In order, from nobody. “Only this” are those whom nothing but this rule lets in.",
} as const;

/** The rules of the outermost group in order: who is left after each, what it changed, and whom it alone decides on. */
export function WaterfallPanel({
  count,
  segment,
  fields,
}: {
  count: SegmentCount;
  segment: Segment;
  fields: ReadonlyMap<string, FieldSummary>;
}) {
  const view = viewOf(segment);
  if (!("parts" in view) || view.parts.length === 0) return null;
  const byPath = new Map(count.parts.map((part) => [part.path, part]));
  let before = view.kind === "any" ? 0 : count.total;
  const steps = view.parts.flatMap((part, at) => {
    const found = byPath.get(partPath("", view.kind, at));
    if (found?.running == null || found.only === null) return [];
    const change = found.running - before;
    before = found.running;
    return [{ path: found.path, words: wordsOf(part, fields), running: found.running, change, only: found.only }];
  });
  if (steps.length === 0) return null;
  const share = (people: number) => `${count.total === 0 ? 0 : (people / count.total) * 100}%`;
  return (
    <Panel title={titles[view.kind]} flush>
      <table className={css.table} data-testid="waterfall">
        <thead>
          <tr>
            <th scope="col">Rule</th>
            <th scope="col" className={css.number}>
              {view.kind === "any" ? "In so far" : "Left"}
            </th>
            <th scope="col" className={css.number}>
              Change
            </th>
            <th scope="col" className={css.number}>
              Only this
            </th>
          </tr>
        </thead>
        <tbody>
          {view.kind !== "any" && (
            <tr>
              <td className={css.words}>
                Everyone
                <Bar width="100%" />
              </td>
              <td className={css.number}>{formatCount(count.total)}</td>
              <td />
              <td />
            </tr>
          )}
          {steps.map(({ path, words, running, change, only }) => (
            <tr key={path}>
              <td className={css.words}>
                {view.kind === "none" ? `Not: ${words}` : words}
                <Bar width={share(running)} />
              </td>
              <td className={css.number}>{formatCount(running)}</td>
              <td className={css.number} data-change={change === 0 ? "none" : undefined}>
                {change === 0 ? "±0" : `${change > 0 ? "+" : "−"}${formatCount(Math.abs(change))}`}
              </td>
              <td className={css.number}>{formatCount(only)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.hint}>{hints[view.kind]}</p>
    </Panel>
  );
}

const Bar = ({ width }: { width: string }) => (
  <span className={css.track} aria-hidden>
    <span className={css.fill} style={{ width }} />
  </span>
);
