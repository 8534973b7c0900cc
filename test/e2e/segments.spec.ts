import { existsSync } from "node:fs";
import { dataFile, ibmFile } from "../support/data.ts";
import { expect, test } from "./app.ts";
import { ImportWizard } from "./pages/import-wizard.ts";
import { SegmentEditor } from "./pages/segment-editor.ts";
import { Window } from "./pages/window.ts";

const csv = dataFile(ibmFile);

test("a segment of nested rules is counted exactly while it is built, saved, and found again", async ({ app }) => {
  test.skip(!existsSync(csv), "the IBM telco base is not in ../shared/data");
  const { page } = app;
  const window = new Window(page);
  await window.newProject(app, "Telco");
  const wizard = new ImportWizard(app);
  await wizard.open();
  await wizard.file(csv);
  await wizard.accept("customerID");

  await window.go("Segments");
  await page.getByRole("button", { name: "New segment" }).click();
  const rules = new SegmentEditor(page.getByTestId("segment-editor"));
  await rules.add("Contract", "is", "Month-to-month");
  await expect.poll(() => rules.count()).toBe(3875);
  await rules.add("tenure", "is below", 12);
  await rules.add("MonthlyCharges", "is at least", 70);
  await expect.poll(() => rules.count()).toBe(818);
  await expect(page.getByTestId("segment-editor")).toContainText(
    "Contract is Month-to-month, tenure is below 12 and MonthlyCharges is at least 70",
  );
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  await page.reload();
  await window.ready("segments");
  await expect.poll(() => rules.count()).toBe(818);
  expect(app.problems).toEqual([]);
});
