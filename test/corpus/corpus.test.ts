import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { withContent } from "../../src-main/core/import/content/content.ts";
import { inspectFile } from "../../src-main/core/import/index.ts";
import { lookInto } from "../../src-main/core/import/look.ts";
import { pollockScores } from "../bench/pollock.bench.ts";
import { score } from "../bench/pollock.ts";
import { dataFile, dataIsHere, dataNote } from "../support/data.ts";
import { testProject } from "../support/project.ts";
import { corpora, corpusPage, filesOf, type Outcome, outcomeOf } from "./corpus.ts";

const look = (file: string) => withContent(dataFile(file), file, null, (content) => lookInto(content, {}));

describe.skipIf(!dataIsHere)(`every file of the corpora${dataNote}`, () => {
  it("is imported or refused with a reason, as docs/import.md says", { timeout: 240_000 }, async () => {
    const project = testProject();
    const outcomes = new Map<string, Outcome[]>();
    for (const corpus of corpora) {
      const list: Outcome[] = [];
      for (const file of filesOf(dataFile(""), corpus)) {
        const outcome = await outcomeOf(project, dataFile(""), file);
        if (outcome.kind === "refused") expect(outcome.said.join(""), file).toMatch(/^[A-Z].{10,}/s);
        else expect(outcome.inspection?.reasons.length, file).toBeGreaterThan(1);
        list.push(outcome);
      }
      expect(list.length, corpus).toBeGreaterThan(0);
      outcomes.set(corpus, list);
    }
    expect(readFileSync(join(import.meta.dirname, "../../docs/import.md"), "utf8"), "run npm run corpus").toContain(corpusPage(outcomes));
  });

  const expected = dataIsHere ? readdirSync(dataFile("awkward-files/csv-test-data/json")) : [];
  it.each(expected)("csv-test-data %s", async (name) => {
    const wanted = JSON.parse(readFileSync(dataFile(`awkward-files/csv-test-data/json/${name}`), "utf8")) as (
      | string[]
      | Record<string, string>
    )[];
    const file = `awkward-files/csv-test-data/csv/${name.replace(".json", ".csv")}`;
    const rows = wanted.map((row) => (Array.isArray(row) ? row : Object.values(row)));
    const filled = rows.filter((row) => row.some((text) => text !== "") || row.length > 1);
    // Lines without any text are no records here: what is left of such a file is refused as empty.
    if (filled.length === 0 && name !== "header-no-rows.json")
      return await expect(inspectFile(dataFile(file), file)).rejects.toMatchObject({ code: "file-empty" });
    const { head, rows: found } = await look(file);
    const all = [...(head && Array.isArray(wanted[0]) ? [head] : []), ...found.map(({ cells }) => cells)];
    expect(all).toEqual(filled);
  });

  it("reads damaged identifiers, damaged dates and codes as their note says", async () => {
    const { columns, preview } = await inspectFile(dataFile("awkward-files/made_here/ids_excel_damaged.csv"), "ids.csv");
    expect(columns.every(({ type }) => type === "text")).toBe(true);
    expect(preview[1]).toEqual(["0012346", "447700900456", "356938035643809", "8944110068123456790", "02134", "3E5"]);
    for (const header of ["msisdn", "imei", "iccid"])
      expect(columns.find((column) => column.header === header)?.note, header).toContain("a spreadsheet made");
  });

  it("scores above CleverCSV on Pollock", async () => {
    const scores = await pollockScores(dataFile("awkward-files/pollock/polluted_representative"));
    const mean = scores.reduce((sum, { measures }) => sum + score(measures), 0) / scores.length;
    expect(scores.filter(({ measures }) => measures.success < 1)).toEqual([]);
    expect(mean).toBeGreaterThan(9.8);
    expect(existsSync(dataFile("awkward-files/pollock"))).toBe(true);
  });
});
