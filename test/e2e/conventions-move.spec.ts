import { smallJourney } from "../../src-renderer/canvas/test-journey.ts";
import { largeJourney } from "../screenshots/large-journey.ts";
import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("move and look: pan, zoom, fit, walk, nudge, border scroll, minimap, search", async ({ app }) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Move");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();
  const pane = await canvas.pane.boundingBox();
  if (!pane) throw new Error("no pane");
  const empty = { x: pane.x + 300, y: pane.y + pane.height - 40 };

  await test.step("space-drag pans, the wheel zooms", async () => {
    const before = await canvas.view();
    // Over a node, where a drag without Space would move it.
    const node = await canvas.box("mail");
    await canvas.focus();
    await canvas.drag({ x: node.x + 20, y: node.y + 8 }, { x: node.x + 80, y: node.y + 48 }, ["Space"]);
    await expect.poll(async () => (await canvas.view()).x).toBeCloseTo(before.x + 60, 0);
    await page.mouse.move(empty.x, empty.y);
    await page.mouse.wheel(0, -240);
    await expect.poll(async () => (await canvas.view()).zoom).toBeGreaterThan(before.zoom);
  });

  await test.step("0 is 100 %, 1 fits, 2 zooms to what is selected, + and - zoom", async () => {
    await canvas.press("0");
    await expect.poll(async () => (await canvas.view()).zoom).toBe(1);
    await canvas.press("-");
    await expect.poll(async () => (await canvas.view()).zoom).toBeCloseTo(0.8, 2);
    await canvas.press("+");
    await expect.poll(async () => (await canvas.view()).zoom).toBeCloseTo(1, 2);
    await canvas.press("1");
    await expect.poll(async () => (await canvas.view()).zoom).toBeLessThan(0.8);
    await canvas.fit();
    await canvas.select("text");
    await canvas.press("2");
    await expect.poll(async () => (await canvas.view()).zoom).toBeGreaterThan(1);
    await canvas.fit();
  });

  await test.step("arrows walk along the edges, Shift+arrows nudge", async () => {
    await canvas.select("in");
    await canvas.press("ArrowRight", "ArrowRight", "ArrowRight");
    await canvas.expectSelected("ask");
    await canvas.press("ArrowLeft");
    await canvas.expectSelected("hold");
    const before = await canvas.box("hold");
    const { zoom } = await canvas.view();
    await canvas.press("Shift+ArrowDown", "Shift+ArrowDown");
    await expect.poll(async () => (await canvas.box("hold")).y).toBeCloseTo(before.y + 20 * zoom, 0);
    await canvas.press("Control+z");
    await expect.poll(async () => (await canvas.box("hold")).y).toBeCloseTo(before.y, 0);
  });

  await test.step("a drag snaps to the lines of the grid, also on the way; G lets nodes go anywhere", async () => {
    const line = 10;
    await canvas.select("text");
    await canvas.press("2");
    // A pixel of the screen is less than one of the journey, so that a drag can end between two lines.
    await expect.poll(async () => (await canvas.view()).zoom).toBeGreaterThan(1);
    await canvas.rest();
    const [start, { zoom }, node] = [await canvas.place("text"), await canvas.view(), await canvas.box("text")];
    expect([start.x % line, start.y % line]).toEqual([0, 0]);
    const by = { x: 27, y: 68 };
    /** Takes the node between the lines and says how far it is from them, before and after it is let go. */
    const offLines = async () => {
      const from = { x: node.x + 30, y: node.y + 8 };
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x + by.x * zoom, from.y + by.y * zoom, { steps: 12 });
      const off = async () => {
        const { x, y } = await canvas.place("text");
        expect(Math.abs(x - start.x - by.x)).toBeLessThanOrEqual(line);
        expect(Math.abs(y - start.y - by.y)).toBeLessThanOrEqual(line);
        return [x, y].map((at) => Math.min(at % line, line - (at % line)));
      };
      await expect.poll(async () => (await canvas.place("text")).y).toBeGreaterThan(start.y + by.y - line);
      const held = await off();
      await page.mouse.up();
      await expect.poll(() => canvas.lastStep()).toBe("Undo: Move 1 node");
      const dropped = await off();
      await canvas.press("Control+z");
      await expect.poll(async () => (await canvas.place("text")).y).toBe(start.y);
      return [...held, ...dropped];
    };
    expect(await offLines()).toEqual([0, 0, 0, 0]);
    await canvas.focus();
    await canvas.press("g");
    await canvas.told("Nodes go anywhere.");
    expect(Math.min(...(await offLines()))).toBeGreaterThan(1);
    await canvas.focus();
    await canvas.press("g");
    await canvas.told("Nodes snap to the grid.");
  });

  await test.step("a drag scrolls at the border", async () => {
    await canvas.fit();
    const node = await canvas.box("text");
    const before = await canvas.view();
    await page.mouse.move(node.x + 30, node.y + 8);
    await page.mouse.down();
    await page.mouse.move(pane.x + pane.width - 4, node.y + 60, { steps: 8 });
    await expect.poll(async () => (await canvas.view()).x).toBeLessThan(before.x - 30);
    await page.mouse.up();
    await canvas.press("Control+z");
  });

  await test.step("M shows the minimap and hides it", async () => {
    await expect(canvas.minimap).toBeHidden();
    await canvas.focus();
    await canvas.press("m");
    await expect(canvas.minimap).toBeVisible();
    await canvas.press("m");
    await expect(canvas.minimap).toBeHidden();
  });

  await test.step("Ctrl+F searches names, kinds and texts, and goes there", async () => {
    await canvas.press("Control+f");
    await page.keyboard.type("hello");
    await expect(page.getByTestId("node-picker").getByRole("option")).toHaveCount(1);
    await canvas.press("Enter");
    await canvas.expectSelected("mail");
    await canvas.press("Control+f");
    await page.keyboard.type("nothing like it");
    await expect(page.getByText("No node of this journey contains “nothing like it”.")).toBeVisible();
    await canvas.press("Escape");
    await expect(page.getByTestId("node-picker")).toBeHidden();
  });
  expect(app.problems).toEqual([]);
});

test("layout: tidy in a worker that can be stopped, align, distribute, frames that hold, and a map that waits to be asked", async ({
  app,
}) => {
  const { page } = app;
  const canvas = new Canvas(page);
  await new Window(page).newProject(app, "Layout");
  await canvas.openFile(app, "small", smallJourney());
  await canvas.fit();

  await test.step("T tidies, and again moves nothing", async () => {
    await canvas.select("ring");
    await canvas.press("Shift+ArrowDown", "Shift+ArrowRight", "Escape", "t");
    await canvas.told("Done: Tidy.", 60_000);
    await canvas.press("t");
    await canvas.told("The layout is tidy already.", 60_000);
  });

  await test.step("align and distribute", async () => {
    await canvas.fit();
    await canvas.select("ring");
    await canvas.press("Shift+ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight");
    await canvas.node("text").click({ modifiers: ["Control"] });
    await canvas.press("Alt+Shift+L");
    await canvas.told("Done: Align 2 nodes at the left.");
    const [text, ring] = [await canvas.box("text"), await canvas.box("ring")];
    expect(text.x).toBeCloseTo(ring.x, 0);
    await canvas.press("Alt+Shift+V");
    await expect(page.getByText("Select three or more nodes first.").first()).toBeVisible();
    await canvas.press("Control+a", "Alt+Shift+T");
    await canvas.told("Done: Align 7 nodes at the top.");
    await canvas.press("Control+z");
    await expect.poll(() => canvas.lastStep()).toBe("Undo: Align 2 nodes at the left");
  });

  await test.step("distribute: the outermost stay, and the gaps between are equal", async () => {
    const three = ["text", "ring", "done"];
    /** Tops of the three from top to bottom, and the gaps between their cards, in the journey's own measure. */
    const spread = async () => {
      const { zoom } = await canvas.view();
      const cards = await Promise.all(three.map(async (id) => ({ ...(await canvas.box(id)), top: (await canvas.place(id)).y })));
      const line = cards.toSorted((a, b) => a.top - b.top);
      const gaps = line.slice(1).map(({ top }, at) => top - ((line[at]?.top ?? 0) + (line[at]?.height ?? 0) / zoom));
      return { tops: line.map(({ top }) => top), gaps };
    };
    // One of them far down, the other two near each other.
    await canvas.select("done");
    await canvas.press(...Array.from({ length: 40 }, () => "Shift+ArrowDown"));
    await canvas.fit();
    const before = await spread();
    expect(Math.abs((before.gaps[0] ?? 0) - (before.gaps[1] ?? 0))).toBeGreaterThan(40);
    await canvas.select("text");
    for (const id of three.slice(1)) await canvas.node(id).click({ modifiers: ["Control"] });
    await canvas.press("Alt+Shift+V");
    await canvas.told("Done: Distribute 3 nodes vertically.");
    const after = await spread();
    expect([after.tops[0], after.tops[2]]).toEqual([before.tops[0], before.tops[2]]);
    expect(Math.abs((after.gaps[0] ?? 0) - (after.gaps[1] ?? 0))).toBeLessThan(2);
    await canvas.press("Control+z", "Control+z");
  });

  await test.step("a frame takes along what it holds, unless Alt is held", async () => {
    await canvas.press("Escape");
    await page.getByRole("button", { name: "Hide the inspector" }).click();
    await canvas.fit();
    // Below the nodes: a frame's title lies behind the nodes in it, and a drag there would take the node.
    const frame = await canvas.drop("frame", 400, 500);
    await canvas.fit();
    const inside = await canvas.dropNear("note", frame, 60, 60);
    await canvas.fit();
    const [before, other] = [await canvas.box(inside), await canvas.box("mail")];
    const title = await canvas.node(frame).locator("span").first().boundingBox();
    if (!title) throw new Error("no title");
    const from = { x: title.x + 4, y: title.y + title.height / 2 };
    await canvas.drag(from, { x: from.x, y: from.y + 50 });
    await expect.poll(async () => (await canvas.box(inside)).y).toBeGreaterThan(before.y + 35);
    expect((await canvas.box("mail")).y).toBeCloseTo(other.y, 0);
    await canvas.press("Control+z");
    await expect.poll(async () => (await canvas.box(inside)).y).toBeCloseTo(before.y, 0);
    await canvas.drag(from, { x: from.x, y: from.y + 50 }, ["Alt"]);
    await expect.poll(() => canvas.lastStep()).toMatch(/^Undo: Move 1 node$/);
    expect((await canvas.box(inside)).y).toBeCloseTo(before.y, 0);
  });

  await test.step("at a thousand nodes the map waits to be asked, and a long tidy can be stopped", async () => {
    await canvas.openFile(app, "large", largeJourney(1000));
    await expect(canvas.minimap).toBeHidden();
    await page.getByTestId("toggle-minimap").click();
    await expect(canvas.minimap).toBeVisible();
    await page.getByTestId("toggle-minimap").click();
    await canvas.focus();
    await canvas.press("t");
    await page.getByTestId("tidy-progress").getByRole("button", { name: "Stop" }).click();
    await canvas.told("Tidying was stopped.");
    expect(await canvas.lastStep()).toBe("Undo");
  });
  expect(app.problems).toEqual([]);
});
