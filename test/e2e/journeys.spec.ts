import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { JourneysPage, VersionsPage } from "./pages/journeys.ts";
import { Window } from "./pages/window.ts";

test("journeys are made from templates, put into folders, found, archived, deleted and brought back", async ({ app }) => {
  const { page } = app;
  const journeys = new JourneysPage(page);
  const canvas = new Canvas(page);
  await new Window(page).openSample();
  await journeys.open();
  await page.getByTestId("new-from-template").click();
  await page.getByTestId("template-outage").click();
  await expect(page.getByTestId("template-matching")).toContainText("of 12,000 subscribers");
  await expect(page.getByTestId("need-missing")).toHaveCount(0);
  await page.getByTestId("use-template").click();
  await canvas.ready();
  await page.getByTestId("tab-problems").click();
  await expect(page.getByText("No problems found.")).toBeVisible();
  await journeys.use("bill-due");
  await canvas.ready();
  await journeys.open();
  await expect(journeys.cards).toHaveCount(3);
  await expect(page.locator('[data-thumbnail="drawn"]')).toHaveCount(3);

  await journeys.addFolder("Service");
  await journeys.addFolder("Money");
  // With the keyboard alone: the menu's Move to.
  await page.getByRole("button", { name: "More for Outage apology" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Move to" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("menuitem", { name: "Service", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(journeys.folder("Service")).toContainText("1");
  // By mouse: dropped on the folder.
  await journeys.card("Balance and bill due reminder").dragTo(journeys.folder("Money"));
  await expect(journeys.folder("Money")).toContainText("1");
  await journeys.folder("Service").click();
  await expect(journeys.cards).toHaveCount(1);
  await expect(journeys.card("Outage apology")).toBeVisible();

  await page.getByTestId("place-all").click();
  await page.getByTestId("journey-search").fill("limit right");
  await expect(journeys.cards).toHaveCount(1);
  await page.getByTestId("journey-search").fill("nothing like it");
  await page.getByRole("button", { name: "Clear search and filters" }).click();
  await page.getByRole("combobox", { name: "Stage" }).click();
  await page.getByRole("option", { name: "Acquisition" }).click();
  await expect(journeys.cards).toHaveCount(1);
  await page.getByRole("button", { name: "Clear", exact: true }).click();

  await journeys.choose("Outage apology", "Archive");
  await expect(journeys.cards).toHaveCount(2);
  await page.getByTestId("place-archive").click();
  await journeys.choose("Outage apology", "Take out of the archive");
  await page.getByTestId("place-all").click();
  await expect(journeys.cards).toHaveCount(3);

  await journeys.choose("Outage apology", "Rename");
  await page.getByRole("textbox", { name: "Name" }).fill("Sorry for the outage");
  await page.keyboard.press("Enter");
  await journeys.choose("Sorry for the outage", "Delete");
  await expect(journeys.cards).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(journeys.card("Sorry for the outage")).toContainText("Service");
  expect(app.problems).toEqual([]);
});

test("versions are kept, compared by keyboard, restored and undone", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  const versions = new VersionsPage(page);
  await new Window(page).openSample();
  await canvas.ready();
  await versions.open();
  await expect(page.getByText("No version yet")).toBeVisible();
  await versions.keep("As agreed");
  await expect(versions.summary).toHaveText("No differences.");
  await versions.close();

  await canvas.fit();
  await canvas.select("later");
  await page.keyboard.press("Delete");
  await canvas.select("settle");
  await page.keyboard.press("Shift+ArrowDown");
  await canvas.saved();
  await versions.open();
  // The node with its two edges, and the one that moved.
  await expect(versions.summary).toHaveText("4 differences: 3 removed, 1 moved.");
  await expect(page.getByTestId("diff-node-later")).toHaveAttribute("data-mark", "removed");
  await expect(page.getByTestId("diff-node-settle")).toHaveAttribute("data-mark", "moved");
  await expect(page.getByTestId("diff-node-why")).toHaveAttribute("data-mark", "same");
  await page.getByTestId("change-list").focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("field-table")).toContainText("Moved: Wait “3 days”");
  await page.keyboard.press("End");
  await expect(page.getByTestId("field-table")).toContainText("Removed: Edge from");

  await page.getByRole("button", { name: "Restore As agreed" }).click();
  await expect(page.getByTestId("versions-dialog")).toBeHidden();
  await canvas.fit();
  await expect(canvas.node("later")).toBeVisible();
  await canvas.focus();
  await page.keyboard.press("Control+z");
  await expect(canvas.node("later")).toBeHidden();
  await canvas.saved();
  await versions.open();
  await expect(versions.items).toHaveCount(2);
  await expect(versions.items.first()).toContainText("kept before a restore");
  expect(app.problems).toEqual([]);
});

test("files are opened by dialog and by dropping, replace a journey or stay beside it, and lose nothing", async ({ app }) => {
  const { page, folder } = app;
  const journeys = new JourneysPage(page);
  const canvas = new Canvas(page);
  const versions = new VersionsPage(page);
  await new Window(page).openSample();
  await journeys.open();
  const saved = await app.save("limit.journey.json", () => journeys.choose("Limit hits to the right tier", "Export as a file"));
  const document = JSON.parse(readFileSync(saved, "utf8")) as { name: string; nodes: { id: string; future?: unknown }[] };
  document.name = "From a colleague";
  const [first] = document.nodes;
  if (first) first.future = { kept: [1, 2] };
  const changed = join(folder, "changed.journey.json");
  writeFileSync(changed, JSON.stringify(document));

  await app.choose(changed, () => page.getByTestId("import-journey").click());
  await expect(page.getByTestId("journey-file")).toContainText("as “Limit hits to the right tier”, and it differs");
  await page.getByTestId("file-copy").click();
  await canvas.ready();
  await journeys.open();
  await expect(journeys.cards).toHaveCount(2);

  // Dropped on the open canvas of the journey itself, whose last edit is still unsaved.
  await journeys.card("Limit hits to the right tier").getByRole("link").click();
  await canvas.ready();
  await canvas.fit();
  await canvas.select("later");
  await page.keyboard.press("Delete");
  await journeys.dropFile("changed.journey.json", JSON.stringify(document));
  await page.getByTestId("file-replace").click();
  await expect(page.getByRole("heading", { name: "From a colleague 2" })).toBeVisible();
  await canvas.fit();
  await expect(canvas.node("later")).toBeVisible();
  await versions.open();
  await expect(versions.items).toHaveCount(1);
  await expect(versions.items.first()).toContainText("kept before a file");
  await expect(page.getByTestId("diff-node-later")).toHaveAttribute("data-mark", "added");
  await versions.close();
  await journeys.open();
  const again = await app.save("again.journey.json", () => journeys.choose("From a colleague 2", "Export as a file"));
  const back = JSON.parse(readFileSync(again, "utf8")) as typeof document;
  expect(back.nodes[0]).toEqual(first);

  // Dropped on the list: what is no journey is refused with each place; what lacks something says so.
  await journeys.dropFile("bad.journey.json", JSON.stringify({ ...document, nodes: [{ id: "a", kind: "teleport" }], edges: [] }));
  await expect(page.getByText(/nodes\[0\].kind: unknown node kind "teleport"/)).toBeVisible();
  await page.getByRole("button", { name: "Close", exact: true }).click();
  const lacking = { format: "throughline.journey", version: 1, id: "jny_new", name: "New", exitWhen: { segment: "Loyal" } };
  await journeys.dropFile("lacking.journey.json", JSON.stringify(lacking));
  await expect(page.getByTestId("need-missing")).toHaveText(/Loyal/);
  await page.getByTestId("file-open").click();
  await canvas.ready();
});
