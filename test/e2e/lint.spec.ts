import { type App, expect, test } from "./app.ts";
import { faultyJourney } from "./lint-journey.ts";
import { Canvas } from "./pages/canvas.ts";
import { Problems } from "./pages/problems.ts";
import { Window } from "./pages/window.ts";

async function openFaulty(app: App): Promise<{ canvas: Canvas; problems: Problems }> {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  const problems = new Problems(page);
  await window.openSample();
  await canvas.openFile(app, "faulty", faultyJourney);
  await problems.open();
  return { canvas, problems };
}

test("lint proves contradictions on the data with counts, and mends what a click can mend", async ({ app }) => {
  const { page } = app;
  const { canvas, problems } = await openFaulty(app);

  await expect(page.getByTestId("lint-state")).toContainText("12,000 subscribers");
  await expect(problems.of("contradicting-conditions")).toContainText(
    /0 of the [\d,]+ subscribers who can come match; the [\d,]+ who match/,
  );
  await expect(problems.of("cap-never")).toContainText("at most 24 hours pass between them");
  await expect(problems.of("message/unknown-field")).toContainText("full_name");

  // One click writes the field that was meant, and undo takes it back.
  await problems.fix("message/unknown-field");
  await expect(problems.of("message/unknown-field")).toHaveCount(0);
  await problems.current();
  await page.getByTestId("canvas").click({ position: { x: 20, y: 200 } });
  await page.keyboard.press("Control+z");
  await expect(problems.of("message/unknown-field")).toHaveCount(1);

  await problems.fix("sms/unicode");
  await expect(problems.of("sms/unicode")).toHaveCount(0);
  await problems.fix("sms/no-opt-out");
  await expect(problems.of("sms/no-opt-out")).toHaveCount(0);
  await problems.fix("unreachable");
  await expect(canvas.node("alone")).toHaveCount(0);
  expect(app.problems).toEqual([]);
});

test("problems are filtered, searched, walked by keyboard, jumped to, and ignored with a reason that is kept", async ({ app }) => {
  const { page } = app;
  const { canvas, problems } = await openFaulty(app);

  await problems.show("Notes");
  await expect(problems.of("message/insecure-link")).toHaveCount(1);
  await expect(problems.of("cap-never")).toHaveCount(0);
  await problems.show("All");
  await page.getByLabel("Search problems").fill("cap of 1");
  await expect(page.getByTestId("problem")).toHaveCount(1);
  await page.getByLabel("Search problems").fill("");

  await page.getByTestId("problem").first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByTestId("problem").nth(1)).toBeFocused();
  await problems.of("cap-never").click();
  await expect(canvas.node("mail")).toHaveAttribute("data-selected", "true");

  await problems.ignore("cap-never", "The text is sent by another team.");
  await expect(problems.of("cap-never")).toContainText("Ignored: The text is sent by another team.");
  await canvas.saved();
  await page.reload();
  await canvas.ready();
  await problems.current();
  await problems.show("Ignored");
  await expect(problems.of("cap-never")).toContainText("Ignored: The text is sent by another team.");
  await problems.row("cap-never").getByTestId("heed-problem").click();
  await problems.show("Warnings");
  await expect(problems.of("cap-never")).toHaveCount(1);

  // The badge of a node brings its problems to the top of the list.
  await problems.show("All");
  await canvas.node("slow").getByTestId("node-problems").click();
  await expect(problems.of("contradicting-conditions")).toBeFocused();
  expect(app.problems).toEqual([]);
});
