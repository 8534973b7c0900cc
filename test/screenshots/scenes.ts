import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Canvas } from "../e2e/pages/canvas.ts";
import { ImportWizard } from "../e2e/pages/import-wizard.ts";
import { JourneysPage, VersionsPage } from "../e2e/pages/journeys.ts";
import { ResultsPage } from "../e2e/pages/results.ts";
import { Scores } from "../e2e/pages/scores.ts";
import { Settings } from "../e2e/pages/settings.ts";
import { Subscribers } from "../e2e/pages/subscribers.ts";
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

const plans = `plan,speed,technology
Fiber 300,300,Fiber
Fiber 1 Gig,1000,Fiber
DSL 25,25,DSL
`;

const visits = `account,event,at,page
A-1001,visit,2026-02-01T10:00:00Z,home
A-1001,visit,2026-02-02T11:30:00Z,plans
A-1004,visit,2026-02-03T09:15:00Z,plans
A-1009,order,2026-02-04T16:45:00Z,checkout
A-1004,order,2026-02-05T16:45:00Z,checkout
`;

const update = `account,name,email,plan,monthly
A-1001,Ada Fields,ada@example.com,Fiber 1 Gig,89.90
A-1004,Dan Hill,dan@example.org,Fiber 300,59.90
A-1006,Fay Stone,fay@example.com,Fiber 300,59.90
`;

/** A survey of a thousand columns. */
function survey(): string {
  const columns = Array.from({ length: 1000 }, (_, at) => (at === 0 ? "respondent id" : `question ${at}`));
  const row = (id: number) => columns.map((_, at) => (at === 0 ? `R-${id}` : at % 7 === 0 ? "N/A" : String((id * at) % 5)));
  return [columns, row(1), row(2), row(3), row(4)].map((cells) => cells.join(",")).join("\n");
}

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
  // The panels are drawn after the first picture of the journey.
  await page.getByTestId("inspector").waitFor();
  await canvas.fit();
  await shoot("canvas", "A journey on the canvas: stage lanes, palette, inspector.");
  await canvas.dryRun();
  await page.getByTestId("tab-results").click();
  await page.getByRole("button", { name: "Hide the inspector" }).click();
  await canvas.fit();
  await shoot("canvas-results", "The same journey after a dry run: counts on every node, flow on every edge.");
  await page.locator("[data-stage-header]").nth(1).focus();
  await page.keyboard.press("Space");
  await canvas.fit();
  await shoot("canvas-collapsed", "A stage collapsed to a strip with its counts.");
  await page.keyboard.press("Space");
  await canvas.select(await firstOf(canvas, "email"));
  await page.keyboard.press("Shift+F10");
  await page.getByTestId("context-menu").waitFor();
  await shoot("canvas-menu", "What can be done with a node, each with its key.");
  await page.keyboard.press("Escape");
  await page.getByTestId("context-menu").waitFor({ state: "hidden" });
  await page.getByRole("button", { name: "Show the inspector" }).click();
  // Only nodes in view are drawn.
  await canvas.fit();
  await canvas.select(await firstOf(canvas, "email"));
  await shoot("inspector", "An email: its copy, the rates in force and where each comes from.");
  await canvas.select(await firstOf(canvas, "sms"));
  await page.getByTestId("sms-facts").waitFor();
  await page.getByTestId("message-preview").scrollIntoViewIfNeeded();
  await shoot("message-sms", "A text message as a subscriber of the audience reads it, with what carriers charge for it.");
  await page.getByTestId("inspector").evaluate((inspector) => inspector.scrollTo(0, 0));
  await canvas.select(await firstOf(canvas, "audience"));
  await page.keyboard.press("ArrowRight");
  await page.getByTestId("node-glance").waitFor();
  await shoot("node-glance", "A message at a glance, with the focus or the pointer resting on its node.");
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
  await canvas.openFile(app, "hundred", { ...largeJourney(100), id: "jny_hundred", name: "A hundred nodes" });
  await canvas.focus();
  await page.keyboard.press("t");
  await canvas.told(/Done: Tidy|tidy already/, 60_000);
  await canvas.fit();
  await shoot("canvas-100", "A hundred nodes after tidying, with the minimap.");
  await canvas.focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("call");
  await shoot("canvas-search", "Searching the nodes of a journey.");
  await page.keyboard.press("Escape");
  await canvas.openFile(app, "large", largeJourney(1000));
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

/** The subscribers looked at closely. */
async function subscribers(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const place = new Subscribers(page);
  await place.window.go("Subscribers");
  await place.row(5).waitFor();
  await place.edit(3, "Age", "forty");
  await page.getByText("Write a number, such as 1234.5.").waitFor();
  await shoot("subscribers-edit", "A cell is edited in its place; what does not fit is refused with the reason.");
  await page.keyboard.press("Escape");
  await page.getByTestId("masked").click();
  await page.getByTestId("masked-note").waitFor();
  await shoot("subscribers-masked", "The masked view: nobody is named.");
  await page.getByTestId("masked").click();
  await place.compute("Value a year", "[arpu] * tenuree");
  await page.getByTestId("expression-said").filter({ hasText: "Character" }).waitFor();
  await shoot("computed-field", "A computed field, checked while it is written.");
  await page.getByRole("button", { name: "Cancel" }).click();
  await place.open(4);
  await page.locator('[data-testid="profile-journey"][data-ready="true"]').first().waitFor();
  await page.getByTestId("timeline").waitFor();
  await shoot("profile", "One subscriber: fields by kind, consent, journeys and the timeline of events.");
  await page.getByTestId("erase").click();
  await page.getByTestId("will-be-erased").waitFor();
  await shoot("erase", "Erasing a person names what will go.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Back to the table" }).click();
  await place.view("Fields");
  await page.getByRole("link", { name: "Age", exact: false }).first().click();
  await page.locator("figure").first().waitFor();
  await shoot("fields", "What a field holds, what it means, and what names it.");
  await place.view("Quality");
  await shoot("quality", "Findings about the data, each with its rule and its rows.");
  await place.view("Duplicates");
  await place.duplicatesFound();
  await shoot("duplicates", "Who is there twice, side by side with the reasons.");
  await place.view("Restore points");
  await shoot("restore-points", "The data as it stood before each bulk change.");
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
  const write = (name: string, content: string | Uint8Array) => {
    const path = join(app.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const file = write("accounts.csv", csv);
  const bad = write(
    "photo.csv",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1]),
  );
  await wizard.open();
  await shoot("import-files", "Files are dropped anywhere; earlier imports can be opened.");
  await wizard.file(bad);
  await page.getByRole("alert").first().waitFor();
  await shoot("import-refused", "A file that cannot be read is refused with a reason.");
  await page.getByRole("button", { name: "Take photo.csv out" }).click();
  await wizard.file([file, write("plans.csv", plans), write("visits.csv", visits)]);
  await shoot("import-several", "Several files as one change: what each brings, and why.");
  for (const name of ["plans.csv", "visits.csv"]) await page.getByRole("button", { name: `Take ${name} out` }).click();
  await wizard.to("Format");
  await shoot("import-format", "How the file was understood, and why; everything can be changed.");
  await page.getByText("As written", { exact: true }).click();
  await shoot("import-written", "The first lines as they are written.");
  await wizard.to("Columns");
  await wizard.key("account");
  await page.getByRole("button", { name: "Details of monthly" }).click();
  await shoot("import-columns", "What each column becomes.");
  await wizard.to("Check");
  await wizard.checked();
  await shoot("import-check", "What will be rejected or changed, before anything is kept.");
  await wizard.importNow();
  await shoot("import-report", "What the import did; rejected rows can be saved, mended and imported again.");
  await page.getByRole("button", { name: "Import another file" }).click();
  await wizard.file(write("march.csv", update));
  await wizard.to("Columns");
  await page.getByTestId("remembered").waitFor();
  await shoot("import-remembered", "An earlier mapping is offered, with what no longer fits.");
  await wizard.to("Check");
  await wizard.checked();
  await wizard.mode("update");
  await shoot("import-update", "An update with every difference, before it is made.");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard import" }).click();
  await wizard.file(write("survey.csv", survey()));
  await wizard.to("Columns");
  await page.getByText("of 1,000 columns are imported").waitFor();
  await shoot("import-1000-columns", "A survey of 1,000 columns: searched, filtered and changed together.");
  await page.getByRole("button", { name: "Discard" }).click();
  await page.getByRole("button", { name: "Discard import" }).click();
}

/** Scores, micro-segments, personas and channels of the open project. */
async function scored(app: App, shoot: Shoot): Promise<void> {
  const { page } = app;
  const scores = new Scores(page);
  await scores.computeAll();
  await scores.show("rfm");
  await page.getByTestId("rfm-grid").waitFor();
  await shoot("scores-rfm", "A score: how it is made, when, and its ten groups with money and reach.");
  await scores.show("value-decile");
  await shoot("scores-deciles", "Value deciles, with what the top 20 % truly hold.");
  await scores.show("lead");
  await shoot("scores-lead", "A lead score: precision and recall of every threshold.");
  await scores.show("lifecycle");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await page.getByTestId("score-settings").waitFor();
  await shoot("scores-rules", "Rules in order, editable, with live counts.");
  await page.keyboard.press("Escape");
  await page.getByTestId("score-settings").waitFor({ state: "hidden" });
  await scores.outcome("had limit hit");
  await shoot("micro-segments", "Micro-segments, and where an outcome is most over-represented.");
  await scores.persona("Streaming Stella", "Streamers close to their limit");
  await shoot("persona", "A persona with the potential revenue of its segment.");
  await scores.coverage();
  await shoot("coverage", "Which messages can come to a persona, by stage and channel, and the gaps.");
  await scores.preferences();
  await shoot("preferences", "Channels and contact frequency of each segment.");
}

/** All scenes in order; each leaves the window where the next one can go on. */
// Scores change the data, and a run from before is not traced any more.
export const scenes = [start, journeys, emptyAndWrong, places, subscribers, evidence, shared, scored, large, importing, rates];
