import type { Fate, Trace, Whereabouts } from "../../src-shared/model/trace.ts";
import { toldLines } from "../../src-shared/trace/told.ts";
import { count, share } from "./text.ts";

const answer = (holds: boolean | null) => (holds === null ? "not known" : holds ? "true" : "not true");

/** One subscriber's log for the terminal: local time, node, what happened, and under it what rules saw. */
export function traceLines({ key, run, replication, zone, why, lines }: Trace): string[] {
  const told = toldLines(lines);
  const several = new Set(lines.map(({ journey }) => journey).filter(Boolean)).size > 1;
  const placeOf = ({ label, journey }: Trace["lines"][number]) => (several && label !== "" ? `${journey}: ${label}` : label);
  const width = Math.max(0, ...told.map((line) => placeOf(line).length));
  return [
    `${key} in "${run.name}" of ${run.journey}, replication ${replication}; times of ${zone}`,
    ...(why.length > 0 ? ["", "Why never contacted:", ...why.map((line) => `  ${line}`)] : []),
    ...(told.length > 0 ? [""] : []),
    ...told.flatMap((line) => [
      `${line.local.replace("T", " ")}  ${placeOf(line).padEnd(width)}  ${line.text}`.trimEnd(),
      ...line.saw.map(
        ({ branch, rule, value, holds }) =>
          `${" ".repeat(23 + width)}${branch === null ? "" : `[${branch}] `}${rule}: ${answer(holds)} (${value})`,
      ),
    ]),
  ];
}

function groupLines(groups: readonly Fate[], whole: number, list: boolean): string[] {
  const width = Math.max(0, ...groups.map((group) => count(group.count).length));
  return groups.flatMap((group) => [
    `  ${count(group.count).padStart(width)}  ${group.text} (${share(group.count, whole)})`,
    ...(list ? group.keys.map((key) => `  ${" ".repeat(width)}  ${key}`) : []),
  ]);
}

/** Who is at a node, and what stopped the rest, for the terminal. */
export function whereaboutsLines({ run, label, matched, came, stopped, here, rest }: Whereabouts, list: boolean): string[] {
  return [
    `“${label}” in "${run.name}" of ${run.journey}: ${count(came)} of ${count(matched)} subscribers who matched came here`,
    ...(here.length > 0 ? ["", `What became of them here (${count(came)})`, ...groupLines(here, matched, list)] : []),
    ...(rest.length > 0 ? ["", `What stopped the rest (${count(stopped)})`, ...groupLines(rest, matched, list)] : []),
  ];
}
