import { smallJourney } from "../../src-renderer/canvas/test-journey.ts";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("add: from the palette, by double click, by Tab, on an edge; what is impossible is not offered", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Add");
  await canvas.createBlank();

  const audience = await canvas.drop("audience", 120, 200);
  expect(await canvas.stageOf(audience)).toBe("awareness");
  await canvas.told("Done: Add Audience.");

  await test.step("a double click appends after the selected node", async () => {
    await canvas.select(audience);
    await page.getByTestId("palette-email").dblclick();
    await canvas.expectSelected("email-1");
    await expect(canvas.edges).toHaveCount(1);
  });

  await test.step("the next key is for the node that was added, by drag or double click", async () => {
    const wait = await canvas.drop("wait", 400, 420);
    await canvas.expectSelected(wait);
    await canvas.press("Delete");
    await expect(canvas.node(wait)).toHaveCount(0);
    await canvas.select("email-1");
    await page.getByTestId("palette-sms").dblclick();
    await canvas.expectSelected("sms-1");
    await canvas.press("Delete");
    await expect(canvas.node("sms-1")).toHaveCount(0);
    await canvas.select("email-1");
  });

  await test.step("Tab searches the kinds; entries and notes cannot follow", async () => {
    await canvas.press("Tab");
    await expect(page.getByTestId("quick-add-wait")).toBeVisible();
    for (const kind of ["audience", "event-entry", "note", "frame"]) await expect(page.getByTestId(`quick-add-${kind}`)).toBeHidden();
    await page.keyboard.type("text message");
    await expect(page.getByTestId("quick-add-email")).toBeHidden();
    await canvas.press("Escape");
    await expect(page.getByTestId("quick-add")).toBeHidden();
    await canvas.append("wait", "Wait");
    await expect(canvas.edges).toHaveCount(2);
  });

  await test.step("the + on an edge inserts there, and offers no ends", async () => {
    await canvas.fit();
    await canvas.edges.first().hover({ force: true });
    await page.getByTestId("edge-insert-edge-1").click({ force: true });
    await expect(page.getByTestId("quick-add-split")).toBeVisible();
    await expect(page.getByTestId("quick-add-goal")).toBeHidden();
    await page.getByTestId("quick-add-split").click();
    await canvas.expectSelected("split-1");
    await expect(canvas.edges).toHaveCount(3);
  });

  await test.step("an edge dropped on nothing asks what comes there", async () => {
    await canvas.fit();
    const outlet = await canvas.node("wait-1").locator("[data-outlet]").first().boundingBox();
    if (!outlet) throw new Error("no outlet");
    const from = { x: outlet.x + outlet.width / 2, y: outlet.y + outlet.height / 2 };
    await canvas.drag(from, { x: from.x + 60, y: from.y + 140 });
    await page.getByTestId("quick-add-exit").click();
    await expect(page.getByTestId("quick-add")).toBeHidden();
    // The view has gone to the new node; only what is in view is drawn.
    await canvas.fit();
    await expect(canvas.edges).toHaveCount(4);
  });

  await test.step("an impossible edge is not made", async () => {
    await canvas.fit();
    const before = await canvas.edges.count();
    const outlet = await canvas.node("split-1").locator("[data-outlet='else']").boundingBox();
    const entry = await canvas.box(audience);
    if (!outlet) throw new Error("no outlet");
    await canvas.drag({ x: outlet.x + 4, y: outlet.y + 4 }, { x: entry.x + 4, y: entry.y + 15 });
    await expect(canvas.edges).toHaveCount(before);
  });
  expect(app.problems).toEqual([]);
});

test("connect by keyboard alone, lead an edge elsewhere, and delete it", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Connect");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();
  await canvas.select("ask");

  await canvas.press("c");
  const picker = page.getByTestId("node-picker");
  // The branch leads to the message already; choosing another node leads it there.
  await picker.getByLabel("From outlet").selectOption("yes");
  await expect(page.getByTestId("pick-in")).toBeHidden();
  await picker.getByRole("combobox", { name: "Connect ask to" }).fill("done");
  await canvas.press("Enter");
  await canvas.told("Done: Reconnect ask.");
  await expect(canvas.edges).toHaveCount(7);
  await expect(page.locator('[aria-label="Edge from ask, outlet Yes, to done"]')).toBeAttached();

  await canvas.press("e");
  await canvas.told(/Edge from ask, outlet Yes, to done selected/);
  await canvas.press("Delete");
  await expect(canvas.edges).toHaveCount(6);
  await canvas.press("Control+z");
  await expect(canvas.edges).toHaveCount(7);

  await test.step("an end is dragged to another node", async () => {
    const end = await page.locator('[data-id="e2"] .react-flow__edgeupdater-target').boundingBox();
    const target = await canvas.box("ring");
    if (!end) throw new Error("the edge has no end to drag");
    await canvas.drag({ x: end.x + end.width / 2, y: end.y + end.height / 2 }, { x: target.x + 2, y: target.y + 12 });
    await expect.poll(() => canvas.lastStep()).toBe("Undo: Reconnect mail");
  });
  expect(app.problems).toEqual([]);
});
