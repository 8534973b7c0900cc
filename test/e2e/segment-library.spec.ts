import { expect, test } from "./app.ts";
import { serious } from "./pages/axe.ts";
import { Canvas } from "./pages/canvas.ts";
import { Scores } from "./pages/scores.ts";
import { SegmentEditor } from "./pages/segment-editor.ts";
import { SegmentKeys } from "./pages/segment-keys.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("the segment of the Montana case from nothing by keyboard alone: built, read, counted, saved, used in a journey and dry-run", async ({
  app,
}) => {
  const { page } = app;
  const { keyboard } = page;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const keys = new SegmentKeys(page);
  const rules = new SegmentEditor(page.getByTestId("segment-editor"));
  await window.ready("start");
  await keys.tabTo(/Open the sample workspace/);
  await keyboard.press("Enter");
  await window.ready("journeys", 120_000);
  await keys.command("Go to Segments");
  await window.ready("segments");
  await keys.tabTo(/^New segment$/);
  await keyboard.press("Enter");
  await expect(page.getByLabel("Name of the segment")).toHaveValue("New segment");
  await keys.tabTo(/^Name of the segment$/);
  await keyboard.press("Control+a");
  await keyboard.type("Montana");

  await keys.rule("limit hit");
  await keys.tabTo(/^Times: limit_hit$/);
  await keyboard.press("Control+a");
  await keyboard.type("2");
  await keys.rule("internet tier");
  await keys.tabTo(/^Comparison of Internet tier$/);
  await keys.choose("is not");
  await keys.tabTo(/^Value of Internet tier$/);
  await keyboard.type("1 Gig");
  await keyboard.press("Escape");
  await keys.rule("managed wi-fi");
  await keys.tabTo(/^Comparison of Managed Wi-Fi$/);
  await keyboard.press("Tab");
  await keyboard.press("ArrowRight");
  await keys.rule("consent: email");
  const editor = page.getByTestId("segment-editor");
  await expect(editor).toContainText(
    "At least 2 limit hit events in the last 30 days, Internet tier is not 1 Gig, Managed Wi-Fi is no and consent for email is given",
  );
  await expect.poll(() => rules.count()).toBeGreaterThan(100);
  const count = await rules.count();
  // All have consent to email by the last rule, so that only suppression and missing addresses are left.
  const email = page.getByTestId("reach").locator('[data-channel="email"]');
  await expect(email).not.toContainText("no consent");
  const suppressed = Number(/([\d,]+) suppressed/.exec((await email.textContent()) ?? "")?.[1]?.replaceAll(",", "") ?? 0);
  await expect(page.getByTestId("waterfall").getByRole("row")).toHaveCount(6);
  await expect(page.getByTestId("waterfall").getByRole("row").last()).toContainText(count.toLocaleString("en-US"));

  // A rule moves by keyboard, and undo brings it back.
  await keyboard.press("Alt+ArrowUp");
  await expect(editor).toContainText("consent for email is given and Managed Wi-Fi is no");
  await keyboard.press("Control+z");
  await expect(editor).toContainText("Managed Wi-Fi is no and consent for email is given");
  await keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();

  await keys.command("Go to Journeys");
  await window.ready("journeys");
  await expect(page.getByTestId("new-journey").first()).toBeVisible();
  await keys.command("New journey");
  await canvas.ready();
  for (let presses = 0; presses < 8 && (await keys.focused()) !== "Canvas"; presses++) await keyboard.press("F6");
  const audience = await canvas.append("audience", "Audience");
  await canvas.append("email", "Email");
  await keyboard.press("ArrowLeft");
  await canvas.expectSelected(audience);
  await keyboard.press("Enter");
  await expect(page.getByTestId("node-name")).toBeFocused();
  await keys.rule("Montana");
  await expect(editor).toContainText("Is in the segment “Montana”");
  await expect.poll(() => rules.count()).toBe(count);
  await keyboard.press("Control+Enter");
  await expect(page.getByTestId("to-results")).toBeVisible({ timeout: 60_000 });
  for (let presses = 0; presses < 8 && (await keys.focused()) !== "Canvas"; presses++) await keyboard.press("Shift+F6");
  // Who is suppressed does not enter: the panel of the segment said how many that are.
  expect(await canvas.figure(audience, "entered")).toBe(count - suppressed);

  // The library knows who uses it.
  await window.at("/segments", "segments");
  await page.getByRole("link", { name: /^Montana/ }).click();
  await page.getByRole("tab", { name: "Use and versions" }).click();
  await expect(page.getByTestId("uses").getByRole("listitem")).toHaveCount(1);
  expect(app.problems).toEqual([]);
});

test("the library of a segment: who they are, overlap, growth, a version restored, a template; nothing that axe objects to", async ({
  app,
}) => {
  const { page } = app;
  const window = new Window(page);
  const rules = new SegmentEditor(page.getByTestId("segment-editor"));
  const fine = async () => expect(await serious(page)).toEqual([]);
  await window.openSample();
  await window.go("Segments");
  await page.getByRole("button", { name: "New segment from a template" }).click();
  await page.getByRole("button", { name: "Use “Long support calls”" }).click();
  await expect.poll(() => rules.count()).toBeGreaterThan(20);
  await expect(page.getByTestId("where")).toHaveCount(1);
  await fine();
  await page.getByRole("combobox", { name: "Folder" }).fill("Care");
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  await expect(page.getByRole("region", { name: "Care" }).getByRole("link")).toHaveCount(1);
  const before = await rules.count();
  await page.getByLabel("Times: support_call").fill("1");
  await expect.poll(() => rules.count()).toBeGreaterThan(before);
  await page.keyboard.press("Control+s");
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();

  await page.getByRole("tab", { name: "Who they are" }).click();
  await expect(page.getByTestId("composition").getByRole("row")).not.toHaveCount(1);
  await expect(page.getByTestId("sample").getByRole("row")).toHaveCount(11);
  await fine();
  await page.getByRole("tab", { name: "Overlap" }).click();
  await expect(page.getByTestId("overlap-matrix").getByRole("row")).toHaveCount(5);
  await fine();
  await page.getByRole("tab", { name: "Growth" }).click();
  await expect(page.getByTestId("growth").getByRole("row")).toHaveCount(3);
  await page.getByRole("tab", { name: "Use and versions" }).click();
  await page.getByRole("button", { name: "Restore" }).click();
  await page.getByRole("tab", { name: "Rules" }).click();
  await expect.poll(() => rules.count()).toBe(before);
  expect(app.problems).toEqual([]);
});

test("a segment that is renamed stays that of its persona, and tells who uses it", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  await window.openSample();
  await new Scores(page).persona("Streaming Stella", "Streamers close to their limit");
  await page.getByLabel("Who", { exact: true }).fill("Not saved yet");
  await window.at("/segments", "segments");
  await page.getByRole("link", { name: /^Streamers close/ }).click();
  await page.getByLabel("Name of the segment").fill("Streamers at the edge");
  await page.getByRole("button", { name: "Save segment" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  await page.getByRole("tab", { name: "Use and versions" }).click();
  await expect(page.getByTestId("uses").getByRole("listitem")).toHaveText(["Streaming Stellapersona"]);
  await page.getByTestId("uses").getByRole("link").click();
  await window.ready("personas");
  await expect(page.getByLabel("Segment that the persona stands for").first()).toHaveValue("Streamers at the edge");
  await expect(page.getByLabel("Who", { exact: true })).toHaveValue("Not saved yet");
  await page.getByRole("button", { name: "Save persona" }).click();
  await expect(page.getByRole("button", { name: "Saved", exact: true })).toBeVisible();
  expect(app.problems).toEqual([]);
});
