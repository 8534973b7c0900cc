import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { ImportReport } from "../../src-shared/model/import.ts";
import type { Combined } from "../../src-shared/model/import-files.ts";
import { attempt, throughline } from "./throughline.ts";

const folder = mkdtempSync(join(tmpdir(), "throughline-merge-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const json = <T>(...words: string[]): T => JSON.parse(throughline(...words, "--json").stdout) as T;

const people = file("people.csv", "customer_id,name,zip\nC1,Ann Lee,50010\nC2,Bob Ray,50036\nC3,Cid Poe,50010\n");
const plans = file("plans.csv", "customer_id,tier\nC1,gold\nC3,iron\nC9,iron\n");
const news = file("news.csv", "customer_id,name\nC2,Robert Ray\nC4,Dee Fox\n");

describe("several files on the command line", () => {
  it("are joined, updated and taken back", () => {
    const project = join(folder, "a.throughline");
    throughline("new", project);
    const joined = json<{ files: ImportReport[] }>("import", project, people, plans, "--key", "customer_id");
    expect(joined.files[1]?.differences).toMatchObject({
      mode: "join",
      file: { unmatched: 1, examples: ["C9"] },
      base: { examples: ["C2"] },
    });
    const look = json<ImportReport>("import", project, news, "--key", "customer_id", "--mode", "update", "--dry-run");
    expect(look.differences).toMatchObject({ added: 1, changed: 1 });
    const told = throughline("import", project, news, "--key", "customer_id", "--mode", "update").stdout;
    expect(told).toContain("1 subscriber added, 1 changed, 0 unchanged; matched on customer_id.");
    expect(told).toContain('name: changed, 1 changed, such as C2: "Bob Ray" to "Robert Ray"');
    const rows = () => json<{ fields: FieldSummary[] }>("fields", project).fields[0]?.rows;
    expect(rows()).toBe(4);
    const { restorePoints } = json<{ restorePoints: { id: string; label: string }[] }>("restore", project);
    expect(restorePoints.map(({ label }) => label)).toEqual(["Before updating from news.csv"]);
    expect(throughline("restore", project, "--last").stdout).toContain(
      "The data is as it was: Before updating from news.csv. 3 subscribers",
    );
    expect(rows()).toBe(3);
  });

  it("are looked at and imported as one change: subscribers, facts by another column, events", () => {
    const project = join(folder, "c.throughline");
    throughline("new", project);
    const zips = file("zips.csv", "postcode,town\n50010,Ames\n50036,Boone\n");
    const visits = file("visits.csv", "customer_id,event,at\nC1,visit,2026-01-02\nC7,visit,2026-01-03\n");
    const words = ["import", project, people, "--facts", plans, `${zips}::postcode=zip`, "--events", visits];
    type Several = { files: ImportReport[]; combined: Combined };
    const look = json<Several>(...words, "--dry-run");
    expect(look.files.map(({ name, rows, differences }) => [name, rows.kept, differences?.on])).toEqual([
      ["people.csv", 3, undefined],
      ["plans.csv", 3, "customer_id"],
      ["zips.csv", 2, "zip"],
      ["visits.csv", 1, undefined],
    ]);
    expect(json<{ fields: FieldSummary[] }>("fields", project).fields).toEqual([]);
    const rejects = join(folder, "to mend");
    expect(attempt(...words, "--rejects", join(rejects, "x", "y.csv")).stderr).toContain("There is no such folder for the rejected rows.");
    mkdirSync(rejects);
    const told = throughline(...words, "--rejects", rejects).stdout;
    expect(told).toContain("All files together: 0 to 3 subscribers, 0 to 5 fields, 0 to 1 events.");
    expect(readdirSync(rejects)).toEqual(["visits rejected rows.csv"]);
    const events = ["import", project, visits, "--as", "events", "--mode", "append", "--rejects", join(rejects, "mine.csv")];
    expect(throughline(...events).stdout).toContain(`The rejected rows are in ${join(rejects, "mine.csv")}.`);
    expect(throughline(...events).stdout).toContain(`The rejected rows are in ${join(rejects, "mine 2.csv")}.`);
    const missing = attempt("import", project, people, "--facts", join(folder, "none.csv"));
    expect(missing.status).toBe(2);
    const bad = attempt("import", project, news, "--facts", `${plans}::customer_id=nothing`, "--key", "customer_id");
    expect(bad.stderr).toContain('plans.csv: on: There is no field "nothing" to match rows on.');
    expect(json<{ fields: FieldSummary[] }>("fields", project).fields[0]?.rows).toBe(3);
  });

  it("refuse a mode, a field and a restore point that do not exist", () => {
    const project = join(folder, "b.throughline");
    throughline("new", project);
    throughline("import", project, people, "--key", "customer_id");
    expect(attempt("import", project, news, "--mode", "mix").status).toBe(2);
    const on = attempt("import", project, plans, "--key", "customer_id", "--mode", "join", "--on", "nothing");
    expect(on.status).toBe(2);
    expect(on.stderr).toContain('There is no field "nothing" to match rows on.');
    expect(attempt("restore", project, "rst_none").stderr).toContain('There is no restore point "rst_none".');
  });
});
