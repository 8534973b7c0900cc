import { smallJourney } from "../../src-renderer/canvas/test-journey.ts";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("select: click, box, Ctrl, all, none, upstream and downstream", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Select");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();

  await canvas.select("mail");
  await canvas.expectSelected("mail");
  await canvas.node("hold").click({ modifiers: ["Control"] });
  await canvas.expectSelected("mail", "hold");
  await canvas.node("mail").click({ modifiers: ["Control"] });
  await canvas.expectSelected("hold");

  const [text, ring] = [await canvas.box("text"), await canvas.box("ring")];
  const box = { from: { x: text.x - 10, y: text.y - 12 }, to: { x: ring.x + ring.width + 12, y: ring.y + ring.height + 12 } };
  await canvas.drag(box.from, box.to, ["Shift"]);
  await canvas.expectSelected("text", "ring");

  await canvas.press("Control+a");
  await canvas.expectSelected("in", "mail", "hold", "ask", "text", "ring", "done");
  await canvas.told("7 nodes and 7 edges selected.");
  await canvas.press("Escape");
  await canvas.expectSelected();

  await canvas.select("ask");
  await canvas.press("u");
  await canvas.expectSelected("in", "mail", "hold", "ask");
  await canvas.select("ask");
  await canvas.press("d");
  await canvas.expectSelected("ask", "text", "ring", "done");
  expect(app.problems).toEqual([]);
});

test("copy: what a box selects is copied, whatever words were marked before", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Copy");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();
  // Words of the inspector are marked; then a box is drawn on the canvas.
  await page
    .getByTestId("inspector")
    .getByRole("heading", { name: "Journey" })
    .dblclick({ position: { x: 20, y: 10 } });
  expect(await page.evaluate(() => getSelection()?.toString().trim())).toBe("Journey");
  const [text, ring] = [await canvas.box("text"), await canvas.box("ring")];
  await canvas.drag({ x: text.x - 10, y: text.y - 12 }, { x: ring.x + ring.width + 12, y: ring.y + ring.height + 12 }, ["Shift"]);
  await canvas.expectSelected("text", "ring");
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("");
  // The inspector offers what is done with several nodes, and leaves the keys to the canvas.
  await page.getByTestId("several-canvas.align-top").click();
  expect(await canvas.lastStep()).toMatch(/^Undo: Align/);
  await canvas.press("Control+c");
  await canvas.told("2 copied.");
  await canvas.press("Control+v");
  await canvas.told("Done: Paste 2 nodes.");
  expect(app.problems).toEqual([]);
});

test("edit: copy across journeys, cut, paste, duplicate, named undo and redo, rename, inspect, delete and reconnect", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Edit");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();

  await test.step("Ctrl+D keeps inner edges", async () => {
    await canvas.select("in");
    await canvas.node("mail").click({ modifiers: ["Control"] });
    await canvas.press("Control+d");
    await expect(canvas.nodes).toHaveCount(9);
    await expect(canvas.edges).toHaveCount(8);
    await canvas.expectSelected("audience-1", "email-1");
  });

  await test.step("undo and redo, each step named", async () => {
    expect(await canvas.lastStep()).toBe("Undo: Duplicate 2 nodes");
    await canvas.press("Control+z");
    await expect(canvas.nodes).toHaveCount(7);
    await canvas.told("Undone: Duplicate 2 nodes.");
    await canvas.press("Control+y");
    await canvas.told("Redone: Duplicate 2 nodes.");
    await canvas.press("Control+z", "Control+Shift+z");
    await expect(canvas.nodes).toHaveCount(9);
    await page.getByRole("button", { name: "Steps" }).click();
    await page.getByRole("menuitem", { name: "Duplicate 2 nodes" }).click();
    await expect(canvas.nodes).toHaveCount(7);
  });

  await test.step("F2 renames, Esc keeps the old name, Enter opens the inspector", async () => {
    await canvas.select("mail");
    await canvas.press("F2");
    await page.keyboard.type("Welcome");
    await canvas.press("Enter");
    await expect(canvas.node("mail")).toContainText("Welcome");
    await canvas.press("F2");
    await page.keyboard.type("Other");
    await canvas.press("Escape");
    await expect(canvas.node("mail")).toContainText("Welcome");
    await canvas.press("Enter");
    await expect(page.getByTestId("node-name")).toBeFocused();
  });

  await test.step("Delete, and Ctrl+Delete that reconnects", async () => {
    await canvas.select("hold");
    await canvas.press("Delete");
    await expect(canvas.edges).toHaveCount(5);
    await canvas.press("Control+z");
    await canvas.select("hold");
    await canvas.press("Control+Delete");
    await expect(canvas.nodes).toHaveCount(6);
    await expect(canvas.edges).toHaveCount(6);
    await canvas.told("Done: Delete 1 node and reconnect.");
    await canvas.press("Control+z");
  });

  await test.step("copy and paste into another journey, through the clipboard as text", async () => {
    await canvas.select("ask");
    await canvas.node("text").click({ modifiers: ["Control"] });
    await canvas.press("Control+c");
    await canvas.createBlank();
    await expect(canvas.nodes).toHaveCount(0);
    await canvas.focus();
    await canvas.press("Control+v");
    await expect(canvas.nodes).toHaveCount(2);
    await expect(canvas.edges).toHaveCount(1);
    await canvas.press("Control+x");
    await expect(canvas.nodes).toHaveCount(0);
    await canvas.press("Control+v");
    await expect(canvas.nodes).toHaveCount(2);
  });

  await test.step("other text in the clipboard gets a clear word", async () => {
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", "just words");
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await canvas.told(/The clipboard holds text, but no nodes of a journey/);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData("text/plain", '{"format":"throughline.clip","nodes":[{"id":"a","kind":"carrier pigeon"}],"edges":[]}');
      document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    });
    await canvas.told(/a kind of node that this version does not know/);
    await expect(canvas.nodes).toHaveCount(2);
  });
  expect(app.problems).toEqual([]);
});

test("a hundred and twenty steps are undone one by one to the start, and redone to the end", async ({ app }) => {
  const STEPS = 120;
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Steps");
  await canvas.openFile(app, "small", smallJourney());
  await page.getByRole("button", { name: "Hide the inspector" }).click();
  await canvas.fit();
  await canvas.select("mail");
  // What stood where after each step; each moves another node than the one before it, so that none joins another.
  const seen = [(await canvas.places()).join()];
  for (let step = 0; step < STEPS; step++) {
    await canvas.press(step % 2 === 0 ? "ArrowRight" : "ArrowLeft", step % 3 === 0 ? "Shift+ArrowRight" : "Shift+ArrowDown");
    const now = async () => (await canvas.places()).join();
    await expect.poll(now).not.toBe(seen.at(-1));
    seen.push(await now());
  }
  expect(new Set(seen).size).toBe(STEPS + 1);
  const shows = (step: number) => expect.poll(async () => (await canvas.places()).join(), { message: `step ${step}` }).toBe(seen[step]);
  expect(await canvas.lastStep()).toBe("Undo: Nudge");
  for (let step = STEPS - 1; step >= 0; step--) {
    await canvas.press("Control+z");
    await shows(step);
  }
  expect(await canvas.lastStep()).toBe("Undo");
  for (let step = 1; step <= STEPS; step++) {
    await canvas.press(step % 2 === 0 ? "Control+y" : "Control+Shift+z");
    await shows(step);
  }
  await expect(page.getByTestId("redo")).toHaveAttribute("aria-label", "Redo");
  // The end is what is kept.
  await canvas.saved();
  await page.reload();
  await canvas.ready();
  await canvas.fit();
  await shows(STEPS);
  expect(app.problems).toEqual([]);
});
