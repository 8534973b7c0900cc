import { expect, it } from "vitest";
import { type Mapping, mappingSchema } from "../../../src-shared/model/import.ts";
import { cells, textFile } from "../../../test/support/csv-import.ts";
import { testProject } from "../../../test/support/project.ts";
import { loadBase } from "../columns/load-base.ts";
import { importFile, inspectFile } from "./index.ts";

async function given(text: string, change: Partial<Mapping["columns"][number]>) {
  const path = textFile(text);
  const { mapping } = await inspectFile(path, "people.csv", { key: "id" });
  if (!mapping) throw new Error("nothing suggests a key");
  const columns = mapping.columns.map((column) => (column.header === "do_not_call" ? { ...column, ...change } : column));
  return { path, mapping: mappingSchema.parse({ ...mapping, columns }) };
}

const consent = { field: "consent_call", role: "consent:call", opposite: true } as const;

it.each([
  ["1 and 0", "id,do_not_call\na,1\nb,0\nc,\nd,1\ne,0\nf,1\n", null],
  ["words", "id,do_not_call\na,gesperrt\nb,frei\nc,\nd,gesperrt\ne,frei\nf,gesperrt\n", { yes: ["gesperrt"], no: ["frei"] }],
])("turns a refusal written in %s round into consent, counts what it turned, and leaves blanks missing", async (_, text, booleans) => {
  const { path, mapping } = await given(text, { ...consent, type: "boolean", booleans });
  const project = testProject();
  for (const dryRun of [true, false]) {
    const report = await importFile(project, path, "people.csv", mapping, { dryRun });
    expect(report.changed).toEqual([
      { field: "consent_call", reason: "says no consent: yes kept as no", count: 3, examples: [] },
      { field: "consent_call", reason: "says no refusal: no kept as yes", count: 2, examples: [] },
    ]);
    expect(report.missing).toEqual([{ field: "consent_call", count: 1 }]);
  }
  const base = loadBase(project);
  expect(cells(base, "consent_call")).toEqual([false, true, null, false, true, false]);
  expect(base.fields.find(({ id }) => id === "consent_call")).toMatchObject({ label: "consent_call", role: "consent:call" });
});

it("turns nothing round that is no consent", async () => {
  const { path, mapping } = await given("id,do_not_call\na,1\nb,0\n", { role: "suppressed", opposite: true });
  await expect(importFile(testProject(), path, "people.csv", mapping, {})).rejects.toThrow(/turned round, but is no consent/);
});
