import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { withContent } from "../../src-main/core/import/content/content.ts";
import { lookInto } from "../../src-main/core/import/look.ts";
import { textRecords } from "../../src-main/core/import/records.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import type { Benchmark } from "./benchmark.ts";
import { type Loaded, type Measures, measured, score, weightOf } from "./pollock.ts";

const standard = join(import.meta.dirname, "../../../shared/data/awkward-files/pollock/polluted_representative");

/** What the import reads of a file when nobody tells it the dialect: undefined where it refuses what is there. */
async function loaded(path: string, name: string): Promise<Loaded | undefined> {
  try {
    return await withContent(path, name, null, async (content) => {
      const { head, rows } = await lookInto(content, {});
      return { records: [...(head ? [head] : []), ...rows.map(({ cells }) => cells)] };
    });
  } catch (error) {
    if (error instanceof InputError) return error.code === "file-empty" ? { records: [] } : undefined;
    throw error;
  }
}

const expected = (path: string) =>
  [...textRecords(readFileSync(path, "utf8"), { delimiter: ",", quote: '"', lineEnd: "\n" })].map(({ cells }) => cells);

/** Each file of a folder that holds `csv/` and `clean/`. */
export async function pollockScores(folder: string): Promise<{ file: string; measures: Measures }[]> {
  const scores: { file: string; measures: Measures }[] = [];
  for (const file of readdirSync(join(folder, "csv")).sort()) {
    const clean = join(folder, "clean", file);
    if (!existsSync(clean)) throw new Error(`${clean} is missing`);
    scores.push({ file, measures: measured(expected(clean), await loaded(join(folder, "csv", file), file)) });
  }
  return scores;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/**
 * The Pollock benchmark on the folder that `POLLOCK` names, else on its representative files: detection alone, the dialect is not told.
 */
export const bench: Benchmark = async () => {
  const folder = process.env.POLLOCK ?? standard;
  if (!existsSync(folder)) return [{ title: "Pollock", columns: ["file"], rows: [], notes: [`Not run: ${folder} is absent.`] }];
  const scores = await pollockScores(folder);
  const simple = mean(scores.map(({ measures }) => score(measures)));
  const weights = scores.map(({ file }) => weightOf(file));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const weighted = scores.reduce((sum, { measures }, at) => sum + score(measures) * (weights[at] ?? 0), 0) / Math.max(total, 1e-9);
  const f1 = ([, , value]: readonly number[]) => (value ?? 0).toFixed(3);
  return [
    {
      title: `Pollock: ${scores.length} files, dialect not told`,
      columns: ["file", "score", "header F1", "record F1", "cell F1"],
      rows: scores.map(({ file, measures }) => [
        file,
        score(measures).toFixed(3),
        f1(measures.header),
        f1(measures.record),
        f1(measures.cell),
      ]),
      notes: [
        `Simple score ${simple.toFixed(3)}; weighted ${total > 0 ? weighted.toFixed(3) : "unknown, as no name is of the benchmark"}; of 10.`,
        "An empty file counts as read when it is said to be empty.",
      ],
    },
  ];
};
