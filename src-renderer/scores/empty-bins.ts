import { listText } from "../../src-shared/lib/numbers.ts";

const scores = [1, 2, 3, 4, 5];

/** Why some scores of the grid, recency by frequency, have nobody; null where each has somebody, or nobody is scored. */
export function emptyBins(grid: readonly (readonly number[])[]): string | null {
  const sum = (counts: readonly (number | undefined)[]) => counts.reduce<number>((all, count) => all + (count ?? 0), 0);
  if (sum(grid.flat()) === 0) return null;
  const axis = (name: string, equal: string, of: (score: number) => number): string[] => {
    const empty = scores.filter((score) => of(score) === 0);
    if (empty.length === 0) return [];
    const why = empty.length === 4 ? `everyone scored ${equal}` : "many have equal values";
    return [`Nobody has a ${name} of ${listText(empty.map(String), "or")}: ${why}, and equal values share the lower score.`];
  };
  const words = [
    ...axis("recency", "bought on the same day", (score) => sum(grid[score - 1] ?? [])),
    ...axis("frequency", "bought equally often", (score) => sum(grid.map((line) => line[score - 1]))),
  ];
  return words.length === 0 ? null : words.join(" ");
}
