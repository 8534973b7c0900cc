import type { Budget, Table } from "./benchmark.ts";
import { figure, isMet } from "./figures.ts";

const line = (cells: readonly (string | number)[]): string => `| ${cells.join(" | ")} |`;
const rows = (columns: readonly string[], body: readonly (readonly (string | number)[])[]): string =>
  [line(columns), line(columns.map(() => "---")), ...body.map(line)].join("\n");

function budgetRow(budget: Budget, judged: boolean): string[] {
  const { what, reached, why, atLeast, atMost, kind } = budget;
  const unit = budget.unit === "" ? "" : ` ${budget.unit}`;
  const limit = atLeast === undefined ? `at most ${figure(atMost ?? Number.NaN)}${unit}` : `at least ${figure(atLeast)}${unit}`;
  const met = isMet(budget);
  const verdict = met === null ? "not measured" : !judged ? "not judged" : met ? "yes" : "**no**";
  return [
    what,
    reached === null ? (why ?? "") : `${figure(reached)}${unit}`,
    kind === "prototype" ? `${limit} (prototype)` : limit,
    verdict,
  ];
}

/** A table with its budgets under it; `judged` where the sizes are those that the budgets speak of. */
export function markdown(table: Table, judged: boolean): string {
  return [
    `### ${table.title}`,
    rows(table.columns, table.rows),
    ...table.notes,
    ...(table.budgets?.length
      ? [
          rows(
            ["measure", "reached", "budget", "met"],
            table.budgets.map((budget) => budgetRow(budget, judged)),
          ),
        ]
      : []),
  ].join("\n\n");
}

const begin = (name: string): string => `<!-- bench ${name} -->`;
const end = (name: string): string => `<!-- /bench ${name} -->`;

/** The page with a benchmark's figures between its two marks. Throws where the page does not have them. */
export function withBlock(page: string, name: string, block: string): string {
  const from = page.indexOf(begin(name));
  const to = page.indexOf(end(name), from);
  if (from === -1 || to === -1) throw new Error(`The page has no place "${begin(name)} … ${end(name)}" for the figures of ${name}.`);
  return `${page.slice(0, from)}${begin(name)}\n\n${block}\n\n${page.slice(to)}`;
}
