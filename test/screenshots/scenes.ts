import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Canvas } from "../e2e/pages/canvas.ts";
import { ImportWizard } from "../e2e/pages/import-wizard.ts";
import { JourneysPage, VersionsPage } from "../e2e/pages/journeys.ts";
import { ResultsPage } from "../e2e/pages/results.ts";
import { Settings } from "../e2e/pages/settings.ts";
import { Window } from "../e2e/pages/window.ts";
import type { App } from "../e2e/web-app.ts";
import { largeJourney } from "./large-journey.ts";
import { sharedJourney } from "./shared-journey.ts";

/** Takes the picture of what the window shows now, in light and in dark. */
export type Shoot = (name: string, caption: string) => Promise<void>;

const csv = `account,name,email,plan,monthly,started,email_opt_in
A-1001,Ada Fields,ada@example.com,Fiber 300,59.90,2021-04-02,yes
A-1002,Ben Rivers,ben@example.com,Fiber 1 Gig,89.90,2019-11-20,no
A-1003,,cara@example.com,Fiber 300,,2023-01-15,yes
A-1002,Ben Rivers,ben@example.com,Fiber 1 Gig,89.90,2019-11-20,no
A-1004,Dan Hill,dan@example.com,DSL 25,39.90,2016-06-30,yes
A-1005,Eve Brook,eve@example.com,Fiber 1 Gig,89.90,2022-09-09,yes,extra
`;

const goTo = (app: App, hash: string) =>
  app.page.evaluate((next) => {
    location.hash = next;
  }, hash);

async function start(app: App, shoot: Shoot): Promise<void> {
  await new Window(app.page).ready("start");
  await shoot("start", "The first start: the sample workspace is one click away.");
}

async function journeys(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await goTo(app, "#/journeys");
  await page.getByTestId("new-from-template").click();
  await page.getByTestId("template-streamers").waitFor();
  await page.getByTestId("template-streamers").click();
  await page.getByTestId("template-matching").waitFor();
  await shoot("templates", "Templates for broadband providers: what each needs, and how many subscribers would enter now.");
  await page.getByTestId("use-template").click();
  await canvas.ready();
  await goTo(app, "#/journeys");
  await page.getByText("Limit hits to the right tier").first().click();
  await canvas.ready();
  await shoot("canvas", "A journey on the canvas: stage lanes, palette, inspector.");
  await canvas.dryRun();
  await page.getByTestId("tab-results").click();
  await page.getByRole("button", { name: "Hide the inspector" }).click();
  await canvas.fit();
  await shoot("canvas-results", "The same journey after a dry run: counts on every node, flow on every edge.");
  await page.getByRole("button", { name: "Show the inspector" }).click();
  await canvas.select(await firstOf(canvas, "email"));
  await shoot("inspector", "An email: its copy, the rates in force and where each comes from.");
  await versions(app, shoot);
  await goTo(app, "#/journeys");
  await window.ready("journeys");
  const list = new JourneysPage(page);
  await list.addFolder("Service");
  await page.locator('[data-thumbnail="drawn"]').nth(1).waitFor();
  await shoot("journeys", "The journeys of the project with their pictures and the figures of their last runs.");
}

/** A version that was kept, and what has changed since. */
async function versions(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const canvas = new Canvas(page);
  const kept = new VersionsPage(page);
  await kept.open();
  await kept.keep("As agreed");
  await kept.close();
  await canvas.fit();
  await canvas.select("later");
  await page.keyboard.press("Delete");
  await canvas.select("settle");
  await page.keyboard.press("Shift+ArrowDown");
  await canvas.saved();
  await kept.open();
  await kept.changes.first().waitFor();
  await shoot("versions", "What changed since a version: on a picture, as a list, and field by field.");
  await page.getByRole("button", { name: "Restore As agreed" }).click();
  await page.getByTestId("versions-dialog").waitFor({ state: "hidden" });
  await canvas.saved();
}

const firstOf = async (canvas: Canvas, kind: string) => (await canvas.idsOf(kind))[0] ?? "";

async function emptyAndWrong(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const canvas = new Canvas(page);
  await canvas.createBlank();
  await shoot("canvas-empty", "An empty canvas says how to begin.");
  await canvas.drop("email", 200, 220);
  await page.getByTestId("tab-problems").click();
  await page.getByTestId("problem").first().waitFor();
  await shoot("problems", "Problems are listed with what to do about them; a click goes to the node.");
  await page.getByTestId("dry-run").click();
  await page.getByTestId("run-progress").getByRole("button", { name: "Close" }).waitFor();
  await shoot("run-refused", "A dry run that cannot be right is refused with a reason.");
}

async function large(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const canvas = new Canvas(page);
  const file = join(app.folder, "large.journey.json");
  writeFileSync(file, JSON.stringify(largeJourney(1000)));
  await new Window(page).go("Journeys");
  await app.choose(file, () => page.getByTestId("import-journey").click());
  await canvas.ready();
  await canvas.fit();
  await shoot("canvas-1000", "A journey of 1,000 nodes.");
}

async function places(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const window = new Window(page);
  await window.go("Segments");
  await page.getByTestId("segment-count").first().waitFor();
  await shoot("segments", "Segments: rules, exact counts, and the whole as a sentence.");
  await window.go("Subscribers");
  await page.getByRole("row").nth(5).waitFor();
  await shoot("subscribers", "Every subscriber, sorted and filtered without waiting.");
  await page.getByRole("row").nth(3).click();
  await page.getByRole("dialog").waitFor();
  await shoot("profile", "One subscriber: fields by kind and the timeline of events.");
  await page.keyboard.press("Escape");
  await window.go("Results");
  await shoot("results", "A saved run: what will happen, and why not to the others.");
  await window.go("Plan");
  await shoot("plan", "The campaign plan, to be exported as PDF, Excel, CSV and a picture.");
  await window.go("Settings");
  await shoot("settings", "Settings of the project.");
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog").waitFor();
  await shoot("commands", "Every action by its name.");
  await page.keyboard.press("Escape");
}

/** Rates of the project; runs from before cannot be traced any more. */
async function rates(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  await new Window(page).go("Settings");
  const settings = new Settings(page);
  await settings.setRate("Open rate", "31.5");
  await page.getByRole("button", { name: "Add a limit" }).click();
  await settings.caps.first().waitFor();
  await settings.rate("delivered").evaluate((row) => row.closest("section")?.scrollIntoView());
  await shoot("rates", "Response rates: what is in force, where it comes from, and your own value beside it.");
}

/** A run looked into: one subscriber, one node, another design. */
async function evidence(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const results = new ResultsPage(page);
  await new Window(page).go("Results");
  const row = page.locator('[data-testid="node-table"] tbody tr').nth(3);
  await results.whereabouts((await row.getAttribute("data-node")) ?? "");
  await results.fates.first().locator("summary").click();
  await shoot("whereabouts", "Who is at a node when the run ends, and what stopped the rest.");
  await results.fates.first().getByRole("button").first().click();
  await results.traced();
  await shoot("trace", "One subscriber: every step, and what each split saw.");
  await results.trace("WC-100001");
  await results.trace("nobody");
  await shoot("trace-refused", "A key that nobody has is said beside the field.");
  await page.getByTestId("open-compare").click();
  await page.getByTestId("compare-other").waitFor();
  await shoot("compare-empty", "Two designs are compared over the same subscribers and the same draws.");
  await page.keyboard.press("Escape");
  await results.compare(/^Bundle|^Streamers|^Gam/, 40);
  await shoot("compare", "The difference between two designs, with its range and how often each is better.");
  await page.keyboard.press("Escape");
  await results.trace("WC-100001");
}

/** What subscribers share: who waits for it, and what became of it. */
async function shared(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const results = new ResultsPage(page);
  const file = join(app.folder, "calls.journey.json");
  writeFileSync(file, JSON.stringify(sharedJourney()));
  await window.go("Journeys");
  await app.choose(file, () => page.getByTestId("import-journey").click());
  await canvas.ready();
  await page.getByTestId("run-options").click();
  await page.getByTestId("run-horizonDays").fill("9");
  await page.getByTestId("run-horizonDays").blur();
  await shoot("run-options", "How a dry run is asked for: when, how long, how sure, and with which journeys.");
  await page.getByTestId("run-options").click();
  await canvas.dryRun();
  await window.go("Results");
  await page.getByTestId("run-item").filter({ hasText: "Calls to those" }).first().click();
  await page.getByTestId("pool-panel").evaluate((panel) => panel.closest("section")?.scrollIntoView({ block: "start" }));
  await page.locator('[data-testid="chart-pool"] svg path').first().waitFor({ state: "attached" });
  await shoot("capacity", "A pool day by day, an experiment's arms and the budget: what subscribers shared.");
  await results.whereabouts("ring");
  const queue = results.fates.filter({ hasText: "In the queue" }).first();
  await queue.locator("summary").click();
  await shoot("whereabouts-queue", "Who is in a queue when the run ends, and who was not served.");
  const called = results.fates.filter({ hasText: "Waiting here" }).first();
  await called.locator("summary").click();
  await called.getByRole("button").first().click();
  await results.traced();
  await shoot("trace-queue", "One subscriber who waited for a call, and waits to be called again.");
}

async function importing(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const wizard = new ImportWizard(app);
  const file = join(app.folder, "accounts.csv");
  const bad = join(app.folder, "photo.csv");
  writeFileSync(file, csv);
  writeFileSync(bad, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1]));
  await wizard.open();
  await wizard.file(bad);
  await page.getByRole("alert").first().waitFor();
  await shoot("import-refused", "A file that cannot be read is refused with a reason.");
  await wizard.file(file);
  await page.locator("[data-screen=import] footer").getByRole("button", { name: "Columns" }).waitFor();
  await shoot("import-format", "How the file was understood, and why; everything can be changed.");
  await wizard.to("Columns");
  await wizard.key("account");
  await shoot("import-columns", "What each column becomes.");
  await wizard.to("Check");
  const button = page.getByRole("button", { name: /^Import [\d,]+ / });
  await button.waitFor();
  await shoot("import-check", "What will be rejected or changed, before anything is kept.");
  await button.click();
  await page.getByRole("button", { name: "Go to the subscribers" }).waitFor();
  await shoot("import-report", "What the import did; rejected rows can be saved, mended and imported again.");
}

/** All scenes in order; each leaves the window where the next one can go on. */
export const scenes = [start, journeys, emptyAndWrong, places, evidence, shared, large, importing, rates];
