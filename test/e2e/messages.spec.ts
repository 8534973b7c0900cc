import { expect, test } from "./app.ts";
import { Canvas } from "./pages/canvas.ts";
import { Window } from "./pages/window.ts";

test("a message is written with a subscriber's fields and read as real subscribers of the audience", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await canvas.createBlank();
  const audience = await canvas.drop("audience", 120, 160);
  // What matches an entry stands on it before any run.
  await expect(canvas.node(audience).getByTestId("node-matching")).toHaveAttribute("data-value", "12000");
  const mail = await canvas.drop("email", 480, 160);
  await canvas.connect(audience, "next", mail);
  await canvas.select(mail);
  const preview = page.getByTestId("message-preview");
  const who = page.getByTestId("preview-who");

  await page.getByTestId("copy-from").fill("West County Fiber <hello@example.com>");
  await page.getByTestId("copy-subject").fill("Faster internet for ");
  await page.getByRole("button", { name: "Put a field into Subject" }).click();
  await page.getByRole("menuitem", { name: "Town", exact: true }).click();
  await expect(page.getByTestId("copy-subject")).toHaveValue("Faster internet for {{town}}");
  await expect(preview).toContainText(/Faster internet for (Wrenfield|Alder Point|Hollis Bend|Sable Creek|Quarry Rest|Tamsin Flats)/);
  await expect(preview).toContainText("West County Fiber");
  await expect(who).toContainText("1 of 12,000");
  await page.getByRole("button", { name: "Next subscriber" }).click();
  await expect(who).toContainText("2 of 12,000");
  await page.getByRole("button", { name: "Previous subscriber" }).click();
  await page.getByRole("button", { name: "Previous subscriber" }).click();
  await expect(who).toContainText("12,000 of 12,000");

  // Personal values are masked: a name is its initials.
  await page.getByTestId("copy-subject").fill("Dear {{full_name}}");
  await expect(preview).toContainText(/Dear (\p{Lu}\. ?)+/u);

  // The text is in a frame that may do nothing.
  await page.getByTestId("copy-text").fill("Hello <b>you</b>");
  const frame = preview.locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "");
  await expect(frame).toHaveAttribute("srcdoc", /Hello &#60;b&#62;you/);
  await expect(frame).not.toHaveAttribute("srcdoc", /<script|javascript:|\bon\w+=/i);
  await expect(preview.frameLocator("iframe").locator("body")).toContainText("Hello <b>you</b>");

  // What is typed survives a look elsewhere.
  await canvas.select(audience);
  await canvas.select(mail);
  await expect(page.getByTestId("copy-subject")).toHaveValue("Dear {{full_name}}");
  await page.getByTestId("message-owner").fill("Ana in marketing");
  await canvas.saved();
  await page.reload();
  await canvas.ready();
  await canvas.select(mail);
  await expect(page.getByTestId("message-owner")).toHaveValue("Ana in marketing");
  expect(app.problems).toEqual([]);
});

test("a text message shows its segments, a node its message at a glance, and lint stands at the field", async ({ app }) => {
  const { page } = app;
  const window = new Window(page);
  const canvas = new Canvas(page);
  await window.openSample();
  await canvas.createBlank();
  const text = await canvas.drop("sms", 300, 160);
  await canvas.select(text);
  const facts = page.getByTestId("sms-facts");
  await page.getByTestId("copy-text").fill("a".repeat(160));
  await expect(facts).toContainText("1 segment · GSM-7 · 160 of 160");
  await page.getByTestId("copy-optOut").fill("Reply STOP to opt out.");
  await expect(facts).toContainText("2 segments · GSM-7 · 183 in all");
  await page.getByTestId("copy-text").fill("It’s here");
  await expect(facts).toContainText("UCS-2");
  const inspector = page.getByTestId("inspector-node");
  await inspector.getByRole("button", { name: "Use plain characters" }).click();
  await expect(facts).toContainText("1 segment · GSM-7");
  await expect(page.getByTestId("copy-text")).toHaveValue("It's here");

  await page.mouse.move(5, 5);
  await canvas.node(text).hover();
  await expect(page.getByTestId("node-glance")).toContainText("It's here");
  // It can be pointed at, is what describes its node, and goes by Esc without moving the pointer.
  await expect(page.locator(`.react-flow__node[data-id='${text}']`)).toHaveAttribute("aria-describedby", `glance-${text}`);
  await page.getByTestId("node-glance").hover();
  // Longer than it stays when nothing points at it.
  await page.waitForTimeout(600);
  await expect(page.getByTestId("node-glance")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByTestId("node-glance")).toHaveCount(0);
  await page.mouse.move(5, 5);
  await canvas.node(text).hover();
  await expect(page.getByTestId("node-glance")).toBeVisible();
  await page.mouse.move(5, 5);
  await expect(page.getByTestId("node-glance")).toHaveCount(0);

  // At the border of the canvas the glance is whole all the same.
  const last = await canvas.drop("sms", 700, 160);
  // Another node's settings begin at their top, however far the last one's were scrolled.
  await expect(page.getByTestId("inspector")).toHaveJSProperty("scrollTop", 0);
  await page.mouse.move(5, 5);
  await canvas.node(last).hover({ position: { x: 10, y: 10 } });
  const [glance, pane] = [page.getByTestId("node-glance"), await canvas.pane.boundingBox()];
  if (!pane) throw new Error("the canvas has no box");
  await expect
    .poll(async () => {
      const box = await glance.boundingBox();
      return box !== null && box.x >= pane.x && box.x + box.width <= pane.x + pane.width;
    })
    .toBe(true);
  expect(app.problems).toEqual([]);
});
