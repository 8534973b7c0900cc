import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { FieldSummary } from "../../src-shared/model/field.ts";
import type { ImportReport } from "../../src-shared/model/import.ts";
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
    expect(told).toContain("1 subscribers added, 1 changed, 0 unchanged; matched on customer_id.");
    expect(told).toContain('name: changed, 1 changed, such as C2: "Bob Ray" to "Robert Ray"');
    const rows = () => json<{ fields: FieldSummary[] }>("fields", project).fields[0]?.rows;
    expect(rows()).toBe(4);
    const { restorePoints } = json<{ restorePoints: { id: string; label: string }[] }>("restore", project);
    expect(restorePoints.map(({ label }) => label)).toEqual(["Before updating from news.csv", "Before joining plans.csv"]);
    expect(throughline("restore", project, "--last").stdout).toContain(
      "The data is as it was: Before updating from news.csv. 3 subscribers",
    );
    expect(rows()).toBe(3);
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
