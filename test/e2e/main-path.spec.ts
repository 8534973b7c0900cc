import { existsSync, readFileSync } from "node:fs";
import type { Results } from "../../src-shared/model/results.ts";
import { throughline } from "../cli/throughline.ts";
import { dataFile, ibmFile } from "../support/data.ts";
import { type App, expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { ImportWizard } from "./pages/import-wizard.ts";
import { SegmentEditor } from "./pages/segment-editor.ts";
import { Window } from "./pages/window.ts";

const csv = dataFile(ibmFile);

/** The results of the project's only journey on the command line, over a copy of the project that the window saved. */
async function onTheCommandLine(app: App): Promise<Results> {
  const copy = await new Window(app.page).saveCopy(app, "copy.throughline");
  const { journeys } = JSON.parse(throughline("journey", "list", copy, "--json").stdout) as { journeys: { id: string }[] };
  return JSON.parse(throughline("run", copy, journeys[0]?.id ?? "", "--json").stdout) as Results;
}

test("from an empty project to a plan, with mouse and keyboard", async ({ app }) => {
  test.skip(!existsSync(csv), "the IBM telco base is not in ../shared/data");
  const { page } = app;
  const window = new Window(page);
  await window.newProject(app, "Telco");

  const wizard = new ImportWizard(app);
  await wizard.open();
  await wizard.file(csv);
  const report = await wizard.accept("customerID");
  expect(report).toContain("7,043");
  expect(report).toContain("TotalCharges");

  const canvas = new Canvas(page);
  await canvas.createBlank();
  const audience = await canvas.drop("audience", 120, 200);
  await canvas.select(audience);
  const rules = new SegmentEditor(page.getByTestId("segment-editor").first());
  await rules.add("Contract", "is", "Month-to-month");
  await expect.poll(() => rules.count()).toBe(3875);

  // The rest by keyboard: Tab opens the searchable palette, Enter appends after the selected node.
  await canvas.select(audience);
  const mail = await canvas.append("email", "Email");
  const wait = await canvas.append("wait", "Wait");
  const split = await canvas.append("split", "Split");
  // Two branches by mouse: the split's second outlet needs an edge drawn.
  const text = await canvas.append("sms", "SMS");
  await canvas.select(split);
  await page.getByRole("button", { name: "Response to a message" }).click();
  await expect(page.getByTestId("response-rule").getByLabel("What they did")).toHaveValue("opened");
  const call = await canvas.dropNear("call", text, 0, 180);
  await canvas.connect(split, "else", call);
  await canvas.select(text);
  const goal = await canvas.append("goal", "Goal");
  await canvas.connect(call, "next", goal);
  await canvas.saved();
  expect(await canvas.nodes.count()).toBe(7);

  await canvas.dryRun();
  const expected = await onTheCommandLine(app);
  for (const id of [audience, mail, wait, split, text, call, goal]) {
    expect({ id, entered: await canvas.figure(id, "entered") }).toEqual({ id, entered: expected.nodes[id]?.entered });
  }
  expect(await canvas.figure(audience, "entered")).toBe(3875);

  // Undo takes the last edge away, redo brings it back; a reload finds everything.
  await canvas.focus();
  await page.keyboard.press("Control+z");
  await expect(page.locator(".react-flow__edge")).toHaveCount(6);
  await page.keyboard.press("Control+Shift+z");
  await expect(page.locator(".react-flow__edge")).toHaveCount(7);
  await canvas.saved();
  await page.reload();
  await canvas.ready();
  await canvas.fit();
  await expect(canvas.nodes).toHaveCount(7);
  await expect(page.locator(".react-flow__edge")).toHaveCount(7);
  expect(await canvas.figure(mail, "entered")).toBe(expected.nodes[mail]?.entered);

  await page.getByTestId("to-plan").click();
  await window.ready("plan");
  const pdf = await app.save("plan.pdf", () => page.getByTestId("export-pdf").click());
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  expect(app.problems).toEqual([]);
});
