import { expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { parseJourney } from "../../../src-shared/nodes/parse.ts";
import { fakeCore } from "../../testing/fake-core.ts";
import { InWindow } from "../../testing/InWindow.tsx";
import { DiffView } from "./DiffView.tsx";

const journey = (subject: string, x: number, wait: boolean) =>
  parseJourney(
    {
      ...{ format: "throughline.journey", version: 1, id: "j", name: "J" },
      nodes: [
        { id: "in", kind: "audience", label: "Everyone", stage: "awareness", position: { x: 0, y: 0 }, config: { segment: { all: [] } } },
        { id: "mail", kind: "email", label: "Offer", stage: "awareness", position: { x, y: 0 }, config: { message: { subject } } },
        ...(wait
          ? [{ id: "wait", kind: "wait", label: "Rest", stage: "awareness", position: { x: 700, y: 0 }, config: { for: { hours: 4 } } }]
          : []),
      ],
      edges: [{ id: "e1", from: "in", to: "mail" }],
    },
    "test",
  );

async function show(before: ReturnType<typeof journey>, after: ReturnType<typeof journey>) {
  await page.viewport(1200, 800);
  await render(
    <InWindow core={fakeCore({})}>
      <div style={{ height: 700, display: "flex" }}>
        <DiffView before={before} after={after} names={{ before: "Old", after: "Now" }} />
      </div>
    </InWindow>,
  );
}

/** What stands in the table of the chosen difference. */
const told = () => page.getByTestId("field-table").element().textContent;

it("marks each node by sign and line, not by colour alone, and tells its fields side by side", async () => {
  await show(journey("Hello", 300, true), journey("Good day", 340, false));
  await expect.element(page.getByTestId("diff-summary")).toHaveTextContent("2 differences: 1 removed, 1 changed.");
  const removed = page.getByTestId("diff-node-wait").element();
  expect(removed.textContent).toContain("−");
  expect(removed.querySelector("rect")?.getAttribute("stroke-dasharray")).toBe("10 7");
  const changed = page.getByTestId("diff-node-mail").element();
  expect(changed.textContent).toContain("≠");
  expect(page.getByTestId("diff-from-mail").elements()).toHaveLength(1);
  await userEvent.click(page.getByTestId("change").nth(1));
  await expect.poll(told).toMatch(/Subject\s*Hello\s*Good day/);
  expect(told()).toContain("moved 40 to the right");
});

it("is walked by keyboard and by the picture, and copied as text", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  await show(journey("Hello", 300, true), journey("Good day", 300, false));
  await userEvent.click(page.getByTestId("change").first());
  page.getByTestId("change-list").element().focus();
  await userEvent.keyboard("{End}");
  await expect.poll(told).toContain("Changed: Email “Offer”");
  page
    .getByTestId("diff-node-wait")
    .element()
    .dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await expect.poll(told).toContain("Removed: Wait “Rest”");
  await userEvent.click(page.getByTestId("copy-diff"));
  await expect.poll(() => write.mock.calls[0]?.[0]).toContain("Subject: Hello → Good day");
  await expect.element(page.getByTestId("copy-diff")).toHaveTextContent("Copied");
});

it("says that nothing differs", async () => {
  await show(journey("Hello", 300, true), journey("Hello", 300, true));
  await expect.element(page.getByText("are the same journey to the last member", { exact: false })).toBeVisible();
});
