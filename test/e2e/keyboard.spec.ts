import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

// A slow machine takes its time over many small steps.
test.describe.configure({ timeout: 300_000 });

test("the main path, from drawing to dry run, with the keyboard alone", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const { keyboard } = page;
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      return element === null || element === document.body ? "" : (element.getAttribute("aria-label") ?? element.textContent ?? "");
    });
  /** Tabs until something is reached, as a person without a mouse does. */
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses++) {
      if (name.test(await focused())) return;
      await keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${name}`);
  };

  await window.ready("start");
  await tabTo(/Open the sample workspace/);
  await keyboard.press("Enter");
  await window.ready("journeys");
  await keyboard.press("Control+k");
  await keyboard.type("All journeys");
  await keyboard.press("Enter");
  await expect(page.getByTestId("new-journey").first()).toBeVisible();
  await tabTo(/^(Blank|New journey)$/);
  await keyboard.press("Enter");
  await canvas.ready();

  // On to the canvas: F6 goes from panel to panel.
  for (let presses = 0; presses < 8 && (await focused()) !== "Canvas"; presses++) await keyboard.press("F6");
  expect(await focused()).toBe("Canvas");
  await canvas.append("audience", "Audience");
  const mail = await canvas.append("email", "Email");
  await canvas.append("wait", "Wait");
  const goal = await canvas.append("goal", "Goal");
  // Only what is in view is drawn: the whole of it, for counting.
  await keyboard.press("1");
  await expect(canvas.edges).toHaveCount(3);

  // Back to the message by arrows; its subject in the inspector, and back again.
  await keyboard.press("ArrowLeft");
  await keyboard.press("ArrowLeft");
  await canvas.expectSelected(mail);
  await keyboard.press("Enter");
  await expect(page.getByTestId("node-name")).toBeFocused();
  await tabTo(/^Subject/);
  await keyboard.type("Faster internet");
  for (let presses = 0; presses < 8 && (await focused()) !== "Canvas"; presses++) await keyboard.press("Shift+F6");
  await expect(canvas.node(mail)).toContainText("Faster internet");

  // A second branch by hand: a split, connected to the goal.
  await canvas.expectSelected(mail);
  await keyboard.press("e");
  await canvas.told(/Edge from/);
  await keyboard.press("Tab");
  await keyboard.type("Random split");
  await keyboard.press("Enter");
  await keyboard.press("1");
  await expect(canvas.edges).toHaveCount(4);
  await keyboard.press("c");
  await keyboard.type("goal");
  await keyboard.press("Enter");
  await keyboard.press("1");
  await expect(canvas.edges).toHaveCount(5);
  await keyboard.press("t");
  await canvas.told(/Done: Tidy|tidy already/, 60_000);

  await keyboard.press("Control+Enter");
  await expect(page.getByTestId("to-results")).toBeVisible({ timeout: 60_000 });
  await canvas.saved();
  await keyboard.press("Control+f");
  await keyboard.type("goal");
  await keyboard.press("Enter");
  await canvas.expectSelected(goal);
  expect(await canvas.figure(goal, "entered")).toBeGreaterThan(0);
  expect(app.problems).toEqual([]);
});
