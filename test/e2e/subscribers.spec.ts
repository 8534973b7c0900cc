import { readFileSync } from "node:fs";
import { expect, test } from "./app.ts";
import { Subscribers } from "./pages/subscribers.ts";
import { Window } from "./pages/window.ts";

async function opened(page: import("@playwright/test").Page): Promise<Subscribers> {
  const window = new Window(page);
  await window.openSample();
  await window.go("Subscribers");
  const subscribers = new Subscribers(page);
  await expect(subscribers.row(1)).toContainText("WC-100000");
  return subscribers;
}

test("a cell is edited, refused where it does not fit, undone and done again", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  const age = await subscribers.cell(1, "Age");
  const before = (await age.textContent()) ?? "";
  await subscribers.edit(1, "Age", "old");
  await expect(page.getByText("Write a number, such as 1234.5.")).toBeVisible();
  await expect(page.getByTestId("cell-editor").locator("input")).toHaveValue("old");
  await page.getByTestId("cell-editor").locator("input").fill("47");
  await page.keyboard.press("Enter");
  await expect(age).toHaveText("47");
  await expect(page.getByTestId("edit-undo")).toHaveAccessibleName("Undo: Edit Age of WC-100000");
  await page.keyboard.press("Control+z");
  await expect(age).toHaveText(before);
  await page.keyboard.press("Control+Shift+Z");
  await expect(age).toHaveText("47");
  await expect(page.getByText("Done again: Edit Age of WC-100000")).toBeVisible();
  // Messages leave every button free, those of rows apart, which can be scrolled.
  const covered = await page.evaluate(() =>
    [...document.querySelectorAll("button")]
      .filter((button) => button.closest("table, .mantine-Notification-root") === null)
      .filter((button) => {
        const { left, top, width, height } = button.getBoundingClientRect();
        return document.elementFromPoint(left + width / 2, top + height / 2)?.closest(".mantine-Notification-root");
      })
      .map((button) => button.textContent || button.ariaLabel),
  );
  expect(covered).toEqual([]);
  // In the search the same keys belong to the text.
  await page.getByLabel("Search subscribers").press("Control+z");
  await expect(age).toHaveText("47");

  // What was edited is still there, and can be undone, after the window was made anew.
  await page.reload();
  await subscribers.window.ready("subscribers");
  await expect(age).toHaveText("47");
  await page.getByTestId("edit-undo").click();
  await expect(age).toHaveText(before);
  expect(app.problems).toEqual([]);
});

test("a computed field is checked while it is written, previewed, used and removed", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  await subscribers.compute("Old enough", "agee >= 65");
  const said = page.getByTestId("expression-said");
  await expect(said).toContainText("Character 1:");
  await expect(page.getByTestId("keep-computed")).toBeDisabled();
  const expression = page.getByRole("combobox", { name: "Expression" });
  await expression.fill("");
  await expression.pressSequentially("ag");
  await page.getByRole("option").filter({ hasText: /^Age/ }).click();
  await expression.pressSequentially(" >= 65");
  await expect(said).toHaveText("Gives yes or no.");
  await expect(page.getByTestId("preview")).toContainText("WC-100000");
  await page.getByTestId("keep-computed").click();
  await subscribers.window.ready("fields");
  await expect(page.getByRole("heading", { name: "Old enough" })).toBeVisible();
  // A value leads to its subscribers, and its cells are not edited.
  await page.getByRole("list", { name: "Commonest values of Old enough" }).getByRole("button").first().click();
  await subscribers.window.ready("subscribers");
  await expect(page.getByTestId("ad-hoc")).toContainText("Old enough is No");
  await expect(subscribers.total).toContainText("of 12,000");
  await page.goBack();
  await subscribers.window.ready("fields");
  await page.getByRole("button", { name: "Remove…" }).click();
  await expect(page.getByRole("dialog")).toContainText("Nothing names it.");
  await page.getByRole("button", { name: "Remove the field" }).click();
  await expect(page.getByRole("link", { name: "Old enough" })).toBeHidden();
  await subscribers.view("Restore points");
  await page.getByRole("button", { name: "Go back to: Before removing Old enough" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Go back", exact: true }).click();
  await subscribers.view("Fields");
  await expect(page.getByRole("link", { name: "Old enough" })).toBeVisible();
  expect(app.problems).toEqual([]);
});

test("a finding leads to its rows, and those to a segment", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  await subscribers.view("Quality");
  const finding = subscribers.finding("missing", "age");
  const count = (await finding.locator("strong").first().textContent()) ?? "";
  expect(Number(count.replaceAll(",", ""))).toBeGreaterThan(100);
  await finding.getByRole("button", { name: `Show the ${count}` }).click();
  await subscribers.window.ready("subscribers");
  await expect(subscribers.total).toHaveText(`${count} of 12,000`);
  await expect(await subscribers.cell(1, "Age")).toHaveText("missing");
  await page.getByRole("button", { name: "Open as a segment" }).click();
  await subscribers.window.ready("segments");
  await expect(page.getByTestId("segment-count").first()).toContainText(count);
  expect(app.problems).toEqual([]);
});

test("duplicates are joined with a reason and a restore point, and taken apart", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  await subscribers.view("Duplicates");
  await subscribers.duplicatesFound();
  const group = page.locator("[data-kept]").first();
  const kept = (await group.getAttribute("data-kept")) ?? "";
  await expect(group).toContainText(`as ${kept}`);
  await page.getByRole("button", { name: /^Join (them|all)/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Join \d/ })
    .click();
  const joins = page.getByTestId("joins").locator("tbody tr");
  await expect(joins.first()).toContainText(kept);
  const joined = (await joins.first().getAttribute("data-joined")) ?? "";
  await expect(page.getByText(/^11,\d{3} subscribers,/)).toBeVisible();
  await page.getByRole("button", { name: `Take apart: ${joined} out of ${kept}` }).click();
  await expect(page.getByText("Nobody is joined.")).toBeVisible();
  await expect(page.getByText(/^12,000 subscribers,/)).toBeVisible();
  await subscribers.view("Restore points");
  await expect(page.getByTestId("restore-points")).toContainText(/Before joining \d+ duplicates/);
  expect(app.problems).toEqual([]);
});

test("the masked view hides personal values, is remembered, and opens profiles without naming anybody", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  await page.getByTestId("masked").click();
  await expect(subscribers.row(1)).toContainText(/^S-[0-9a-f]{12}/);
  await expect(page.getByTestId("masked-note")).toBeVisible();
  await expect(subscribers.row(1)).not.toContainText("WC-100000");
  await subscribers.open(1);
  await expect(page.locator("[data-screen=profile]")).not.toContainText("WC-100000");
  expect(page.url()).not.toContain("WC-100000");
  await expect(page.getByTestId("timeline")).toBeVisible();
  await page.getByRole("button", { name: "Back to the table" }).click();
  await subscribers.window.ready("subscribers");
  await page.reload();
  await subscribers.window.ready("subscribers");
  await expect(subscribers.row(1)).toContainText(/^S-[0-9a-f]{12}/);

  await page.getByRole("button", { name: "Export" }).click();
  const csv = await app.save("masked.csv", () => page.getByTestId("export-rows").click());
  const text = readFileSync(csv, "utf8");
  expect(text.split("\n")).toHaveLength(12_002);
  expect(text).not.toContain("WC-100000");
  expect(app.problems).toEqual([]);
});

test("a person is erased after the key was written, with a receipt that can be kept", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  await subscribers.open(1);
  await page.getByTestId("erase").click();
  await expect(page.getByTestId("will-be-erased")).toContainText("WC-100000");
  const erase = page.getByRole("button", { name: "Erase for ever" });
  await expect(erase).toBeDisabled();
  await page.getByLabel("Write WC-100000 to confirm").fill("WC-100000");
  await erase.click();
  await expect(page.getByTestId("receipt")).toContainText("1 row of subscribers.", { timeout: 60_000 });
  const receipt = await app.save("receipt.txt", () => page.getByTestId("save-receipt").click());
  expect(readFileSync(receipt, "utf8")).toContain("WC-100000");
  await page.getByRole("button", { name: "Done" }).click();
  await subscribers.window.ready("subscribers");
  await expect(subscribers.total).toHaveText("11,999 subscribers");
  await subscribers.window.at("/subscribers/profile/WC-100000", "profile");
  await expect(page.getByRole("alert")).toContainText("There is no subscriber");
  expect(app.problems).toEqual([]);
});

test("everything is reached by the keyboard alone", async ({ app }) => {
  const { page } = app;
  const subscribers = await opened(page);
  const grid = page.getByRole("grid", { name: "Subscribers" });
  await page.getByLabel("Search subscribers").focus();
  for (let presses = 0; presses < 40 && !(await grid.evaluate((element) => element === document.activeElement)); presses++)
    await page.keyboard.press("Tab");
  await expect(grid).toBeFocused();
  const active = () =>
    grid.evaluate((element) => document.getElementById(element.getAttribute("aria-activedescendant") ?? "")?.textContent ?? "");
  await expect.poll(active).toBe("WC-100000");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F2");
  await page.keyboard.type("Ada Fields");
  await page.keyboard.press("Enter");
  await expect(await subscribers.cell(2, "Full name")).toHaveText("Ada Fields");
  await page.keyboard.press("Control+z");
  await expect(await subscribers.cell(2, "Full name")).not.toHaveText("Ada Fields");
  await page.keyboard.press("Alt+ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Sort upwards" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(grid).toBeFocused();
  await page.keyboard.press("Control+End");
  await page.keyboard.press("Home");
  await expect.poll(active).toMatch(/^WC-1/);
  const last = await active();
  await page.keyboard.press("Enter");
  await subscribers.window.ready("profile");
  await expect(page.getByTestId("profile-key")).toHaveText(last);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(page.getByTestId("profile-key")).not.toHaveText(last);
  expect(app.problems).toEqual([]);
});
