import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { throughline } from "../cli/throughline.ts";
import { dataFile } from "../support/data.ts";
import { type App, expect, test } from "./app.ts";
import { ImportWizard } from "./pages/import-wizard.ts";
import { Window } from "./pages/window.ts";

const workbooks = ["population", "demographics", "location", "services", "status"].map((name) =>
  dataFile(`subscribers/ibm_telco_extended/Telco_customer_churn_${name}.xlsx`),
);
const semicolon = dataFile("awkward-files/made_here/semicolon_decimal_comma_cp1252.csv");

/** Writes a file of the test. */
function written(app: App, name: string, text: string | Uint8Array): string {
  const path = join(app.folder, name);
  writeFileSync(path, text);
  return path;
}

/** Answers a query on the command line, over a copy of the project that the window saved. */
async function asked(app: App, sql: string): Promise<unknown[][]> {
  const copy = await new Window(app.page).saveCopy(app, `copy-${Math.random().toString(36).slice(2)}.throughline`);
  return (JSON.parse(throughline("query", copy, sql, "--json").stdout) as { rows: unknown[][] }).rows;
}

async function wizardIn(app: App, project: string): Promise<ImportWizard> {
  await new Window(app.page).newProject(app, project);
  const wizard = new ImportWizard(app);
  await wizard.open();
  return wizard;
}

const base = "account,plan,monthly,phone\nA-1,Gig,89.90,0015550100\nA-2,Basic,39.90,0015550101\nA-3,Basic,39.90,0015550102\n";

test("five workbooks dropped together become one base, joined by what their columns say", async ({ app }) => {
  test.skip(!existsSync(workbooks[0] ?? ""), "IBM's five workbooks are not in ../shared/data");
  test.setTimeout(240_000);
  const { page } = app;
  const wizard = await wizardIn(app, "Five");
  await new Window(page).go("Journeys");
  await wizard.drop(workbooks);
  await expect(wizard.files).toHaveCount(5);
  expect(await wizard.files.evaluateAll((cards) => cards.map((card) => card.getAttribute("data-role")))).toEqual([
    "subscribers",
    "facts",
    "facts",
    "facts",
    "facts",
  ]);
  await expect(wizard.files.last()).toContainText("population.xlsx");
  await expect(page.getByRole("combobox", { name: /What the key of Telco_customer_churn_population/ })).toHaveValue("Zip Code");
  await wizard.to("Format");
  await wizard.to("Columns");
  await wizard.to("Check");
  await wizard.checked();
  await expect(page.getByTestId("file-by-file")).toContainText("7,043");
  const report = await wizard.importNow();
  expect(report).toContain("7,043");
  await expect(page.getByTestId("file-by-file").getByRole("row").last()).toContainText("1,626");
  expect(
    await asked(
      app,
      `SELECT count(*), sum("Offer" = 'None'), count("Population"), min(typeof("Zip Code")), min(typeof("Latitude")), count("Longitude") FROM subscribers`,
    ),
  ).toEqual([[7043, 3877, 7043, "text", "real", 7043]]);
});

test("a Western European file is understood, and a delimiter that is overruled shows at once what it does", async ({ app }) => {
  test.skip(!existsSync(semicolon), "the file is not in ../shared/data");
  const { page } = app;
  const wizard = await wizardIn(app, "Europe");
  await wizard.file(semicolon);
  const found = page.getByRole("list", { name: "What was found of the file" });
  await expect(found.locator("[data-property=encoding]")).toContainText("Some bytes are not UTF-8");
  await expect(found.locator("[data-property=delimiter]")).toContainText("Cells are parted by semicolon");
  await expect(wizard.preview.getByRole("columnheader")).toHaveCount(11);
  await expect(wizard.preview.getByRole("columnheader", { name: /monthly_fee/ })).toContainText("number 1234,5 €");
  await expect(wizard.preview).toContainText("Zoë O’Neill");
  await expect(page.getByText("Numbers of more than 15 digits", { exact: false }).first()).toBeVisible();

  await wizard.overrule("Between cells", /Comma/);
  await expect(found.locator("[data-property=delimiter]")).toContainText("as asked");
  await expect(wizard.preview.getByRole("columnheader")).not.toHaveCount(11);
  await expect(page.getByRole("combobox", { name: "Between cells", exact: true })).toBeFocused();
  await found.locator("[data-property=delimiter]").getByRole("button", { name: "As it was found" }).click();
  await expect(wizard.preview.getByRole("columnheader")).toHaveCount(11);
  await page.getByText("As written", { exact: true }).click();
  await expect(wizard.preview).toContainText('"DSL 16 ""Basis"""');

  await wizard.accept();
  expect(await asked(app, "SELECT customer_id, full_name, monthly_fee, iccid FROM subscribers ORDER BY customer_id LIMIT 1")).toEqual([
    ["0000123", "Zoë O’Neill", 39.99, "8944110068123456789"],
  ]);
});

test("an update shows every difference before, and is taken back whole", async ({ app }) => {
  const { page } = app;
  const wizard = await wizardIn(app, "Update");
  await wizard.file(written(app, "base.csv", base));
  await wizard.accept();
  await expect(page.getByText("The project had no data before", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Import another file" }).click();

  await wizard.file(written(app, "march.csv", "account,plan,monthly\nA-2,Gig,89.90\nA-3,,39.90\nA-4,Basic,39.90\n"));
  await wizard.to("Columns");
  await expect(page.getByTestId("remembered")).toContainText("base.csv");
  await expect(page.getByTestId("remembered")).toContainText("“phone” is not in this file.");
  await wizard.to("Check");
  await wizard.checked();
  await expect(page.getByTestId("replaces")).toContainText("1 subscriber is not in the file and will go");
  await wizard.mode("update");
  await expect(page.getByTestId("replaces")).toBeHidden();
  const differences = page.getByTestId("differences");
  await expect(differences.getByRole("row", { name: /plan/ })).toContainText("A-2: Basic");
  await expect(differences.getByRole("row", { name: /monthly/ })).toContainText("89.9");
  await expect(page.getByTestId("sums")).toContainText("3 rows kept = 2 of known subscribers + 1 of new ones");
  await expect(page.getByTestId("sums")).toContainText("4 subscribers after = 3 who were there + 1 new");
  await wizard.importNow();
  expect(await asked(app, "SELECT account, plan, phone FROM subscribers ORDER BY account")).toEqual([
    ["A-1", "Gig", "0015550100"],
    ["A-2", "Gig", "0015550101"],
    ["A-3", "Basic", "0015550102"],
    ["A-4", "Basic", null],
  ]);

  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByTestId("undone")).toContainText("3 subscribers");
  expect(await asked(app, "SELECT account, plan FROM subscribers ORDER BY account")).toEqual([
    ["A-1", "Gig"],
    ["A-2", "Basic"],
    ["A-3", "Basic"],
  ]);
});

test("rejected rows are saved, mended and imported again as the file that they came from", async ({ app }) => {
  const { page } = app;
  const wizard = await wizardIn(app, "Mend");
  await wizard.file(written(app, "accounts.csv", `${base}A-3,Gig,89.90,0015550103\n,Basic,39.90,0015550104\n`));
  await wizard.to("Columns");
  await wizard.key("account");
  await expect(page.getByTestId("key-health")).toContainText("1 row has no value and 1 row repeats an earlier one (such as A-3)");
  await page.getByLabel("Field name of plan").fill("tier");
  await wizard.to("Check");
  await wizard.checked();
  await expect(page.getByTestId("sums")).toContainText("5 rows read = 3 kept + 2 rejected");
  await wizard.importNow();

  const rejects = await app.save("rejects.csv", () => page.getByRole("button", { name: "Save the rejected rows as a file" }).click());
  const text = readFileSync(rejects, "utf8");
  expect(text).toContain("rejected because");
  const mended = written(app, "mended.csv", text.replace(",A-3,Gig", ",A-8,Gig").replace(",,Basic", ",A-9,Basic"));
  await app.choose(mended, () => page.getByRole("button", { name: "Import the mended file…" }).click());
  await wizard.ready();
  await wizard.to("Columns");
  await expect(page.getByTestId("remembered")).toContainText("read as of accounts.csv");
  await expect(page.getByLabel("Field name of plan")).toHaveValue("tier");
  await wizard.to("Check");
  await wizard.checked();
  await expect(page.getByTestId("mode-update")).toBeChecked();
  await wizard.importNow();
  expect(await asked(app, "SELECT account, tier FROM subscribers ORDER BY account")).toEqual([
    ["A-1", "Gig"],
    ["A-2", "Basic"],
    ["A-3", "Basic"],
    ["A-8", "Gig"],
    ["A-9", "Basic"],
  ]);
  await page.getByRole("button", { name: "Import another file" }).click();
  await page.getByRole("link", { name: /accounts\.csv/ }).click();
  await expect(page.getByTestId("rejects")).toContainText("the same");
});

test("what cannot be read is refused in a sentence, and the wizard goes on", async ({ app }) => {
  const { page } = app;
  const wizard = await wizardIn(app, "Refused");
  const picture = written(app, "photo.csv", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  const empty = written(app, "empty.csv", "");
  const line = written(app, "line.csv.gz", gzipSync(Buffer.alloc(40 << 20, "x")));
  const good = written(app, "base.csv", base);
  await wizard.file([picture, empty, line, good]);
  const alerts = page.getByRole("alert");
  await expect(alerts.filter({ hasText: "photo.csv" })).toContainText("picture");
  await expect(alerts.filter({ hasText: "empty.csv" })).toContainText("The file is empty.");
  await expect(wizard.files.filter({ hasText: "line.csv.gz" }).getByRole("alert")).toBeVisible();
  const next = wizard.foot("Format");
  await expect(next).toBeDisabled();
  for (const name of ["photo.csv", "empty.csv", "line.csv.gz"]) await page.getByRole("button", { name: `Take ${name} out` }).click();
  await expect(next).toBeEnabled();
  await next.click();
  await wizard.accept();
  expect(await asked(app, "SELECT count(*) FROM subscribers")).toEqual([[3]]);
});

test("events are known beside their subscribers, and those of strangers are listed", async ({ app }) => {
  const { page } = app;
  const wizard = await wizardIn(app, "Events");
  const visits =
    "account,event,at,page\nA-1,visit,2026-02-01T10:00:00Z,home\nA-1,visit,2026-02-02T10:00:00Z,plans\nX-9,visit,2026-02-03T10:00:00Z,home\nX-9,visit,2026-02-04T10:00:00Z,home\nA-2,buy,2026-02-05T10:00:00Z,plans\n";
  await wizard.file([written(app, "visits.csv", visits), written(app, "base.csv", base)]);
  await expect(wizard.files.filter({ hasText: "visits.csv" })).toHaveAttribute("data-role", "events");
  await wizard.to("Format");
  await wizard.to("Columns");
  await page.getByRole("tab", { name: /visits\.csv/ }).click();
  await expect(page.getByRole("combobox", { name: "Meaning of at" })).toHaveValue("when it happened");
  await wizard.to("Check");
  await wizard.checked();
  await page.getByRole("tab", { name: "visits.csv" }).click();
  await expect(page.getByTestId("orphans")).toContainText("X-9");
  await wizard.importNow();
  expect(await asked(app, "SELECT event, count(*) FROM events GROUP BY event ORDER BY event")).toEqual([
    ["buy", 1],
    ["visit", 2],
  ]);
});

test("going elsewhere and back loses nothing, and discarding asks first", async ({ app }) => {
  const { page } = app;
  const wizard = await wizardIn(app, "Draft");
  await wizard.file(written(app, "base.csv", base));
  await wizard.to("Columns");
  await page.getByLabel("Field name of plan").fill("tier");
  await new Window(page).go("Segments");
  await wizard.open();
  await expect(page.getByLabel("Field name of plan")).toHaveValue("tier");
  await wizard.back();
  await wizard.overrule("Rows that name the columns", "None");
  await wizard.overrule("Rows that name the columns", "One row");
  await wizard.to("Columns");
  await expect(page.getByLabel("Field name of plan")).toHaveValue("tier");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("button", { name: "Keep it" }).click();
  await expect(page.getByLabel("Field name of plan")).toHaveValue("tier");
  await page.getByRole("button", { name: "Discard", exact: true }).click();
  await page.getByRole("button", { name: "Discard import" }).click();
  await expect(page.getByText("Drop files here")).toBeVisible();
});
