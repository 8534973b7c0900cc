import { numberText, percentText, ratioText } from "../../src-shared/lib/numbers.ts";
import type { Fact, ScoreDetail, ScoreState } from "../../src-shared/model/scores.ts";
import { count, table } from "./text.ts";

function state({ computed, problem, unread }: ScoreState): string {
  const damage = unread === null ? "" : ", its settings cannot be read";
  if (computed) return `${computed.at}${damage || (computed.stale ? ", the data or settings changed since" : "")}`;
  return problem === null ? "not yet computed" : `cannot be computed${damage}`;
}

/** Every score in a line. */
export const scoreTable = (states: readonly ScoreState[]): string[] =>
  table(
    ["score", "name", "fields", "computed"],
    states.map((each) => [each.id, each.label, each.fields.map(({ id }) => id).join(", "), state(each)]),
  );

function factText({ value, how }: Fact): string {
  if (value === null) return "";
  if (how === "share") return percentText(value);
  return how === "number" ? ratioText(value) : numberText(value, how === "money" ? 2 : 0);
}

/** A score with its definition, date, what was found and how it lies over the base. */
export function scoreLines(detail: ScoreDetail): string[] {
  const { label, definition, findings, groups, total } = detail;
  const lines = [`${label} (${detail.id}), ${state(detail)}`, detail.purpose, ...(definition === null ? [] : [definition])];
  if (detail.problem !== null) lines.push(detail.problem);
  if (detail.unread !== null) lines.push(`They are kept as: ${detail.unread}`);
  if (!findings) return lines;
  lines.push(`${count(findings.scored)} of ${count(total)} subscribers have it.`, ...findings.notes);
  lines.push(
    "",
    ...table(
      ["found", "value", ""],
      findings.facts.map((fact) => [fact.label, factText(fact), fact.note]),
    ),
  );
  if (findings.lift)
    lines.push(
      "",
      ...table(
        ["decile", "subscribers", "value", "from", "to"],
        findings.lift.map(({ decile, count: size, total: sum, low, high }) => [
          String(decile),
          count(size),
          numberText(sum, 2),
          low === null ? "" : numberText(low, 2),
          high === null ? "" : numberText(high, 2),
        ]),
      ),
    );
  if (groups)
    lines.push(
      "",
      ...table(
        ["group", "subscribers", "money", "can be reached"],
        groups.map(({ value, count: size, money, anyChannel }) => [
          String(value),
          count(size),
          money === null ? "" : numberText(money, 2),
          anyChannel === null ? "" : count(anyChannel),
        ]),
      ),
    );
  else
    for (const { label: name, bars, missing } of detail.distributions)
      lines.push("", ...table([name, "subscribers"], [...bars.map((bar) => [bar.label, count(bar.count)]), ["missing", count(missing)]]));
  return lines;
}
