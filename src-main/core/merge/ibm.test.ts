import { describe, expect, it } from "vitest";
import { importText } from "../../../test/support/csv-import.ts";
import { dataFile, dataIsHere, dataNote } from "../../../test/support/data.ts";
import { testProject } from "../../../test/support/project.ts";
import { csvOfWorkbook } from "../../../test/support/xlsx-csv.ts";
import { loadBase } from "../columns/load-base.ts";

const workbook = (name: string) => csvOfWorkbook(dataFile(`subscribers/ibm_telco_extended/Telco_customer_churn_${name}.xlsx`));

describe.skipIf(!dataIsHere)(`IBM's five workbooks${dataNote}`, () => {
  it("joined on Customer ID and zip code are 7,043 subscribers", { timeout: 60_000 }, async () => {
    const project = testProject();
    const key = "Customer ID";
    await importText(project, workbook("demographics"), { key });
    for (const name of ["location", "services", "status"]) {
      const { report } = await importText(project, workbook(name), { key, how: { mode: "join" } });
      expect(report.differences).toMatchObject({ base: { unmatched: 0 }, file: { unmatched: 0 }, after: { rows: 7043 } });
    }
    const { report } = await importText(project, workbook("population"), { key: "Zip Code", how: { mode: "join", on: "Zip Code" } });
    expect(report.differences?.base).toMatchObject({ rows: 7043, unmatched: 0 });
    const base = loadBase(project);
    expect(base.rows).toBe(7043);
    for (const field of ["Gender", "Latitude", "Offer", "Customer Status", "Population"]) expect(base.column(field)?.length).toBe(7043);
    expect(base.column("Population")?.missing).toBe(null);
    const revenue = base.column("Total Revenue");
    expect(revenue?.type).toBe("number");
    expect(project.stores.restorePoints.list().length).toBe(4);
  });
});
