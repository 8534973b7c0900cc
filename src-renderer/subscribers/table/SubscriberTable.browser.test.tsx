import { useState } from "react";
import { beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { resetRemote } from "../../store/remote.ts";
import { fakeFields } from "../../testing/fake-base.ts";
import { fakeCore, fakeProject } from "../../testing/fake-core.ts";
import { InWindow } from "../../testing/InWindow.tsx";
import { useEditKeys, useEdits } from "../edit/useEdits.ts";
import { columnsOf, type Sort } from "./columns.ts";
import type { ColumnActions } from "./HeadMenu.tsx";
import { SubscriberTable } from "./SubscriberTable.tsx";

const MILLION = 1_000_000;
const columns = columnsOf(fakeFields, { shown: null, widths: {} });

/** A million subscribers that exist only where they are looked at. */
const rows = vi.fn(
  async ({ offset, limit, sort }: { offset: number; limit: number; sort?: { field: string; descending: boolean } | null }) => ({
    total: MILLION,
    rows: Array.from({ length: Math.min(limit, MILLION - offset) }, (_, at) => {
      const number = sort?.descending ? MILLION - 1 - offset - at : offset + at;
      return [`S${number}`, number % 3 === 0 ? null : "Monthly", number, number % 2 === 0];
    }),
  }),
);
const opened = vi.fn();
const edited = vi.fn(async (_key: string, _field: string, _value: unknown) => {});
/** What the core answers edits with; the rows that it gives never follow, so that what is shown is ahead of them. */
const project = { ...fakeProject };
const steps: { undo: Step[]; redo: Step[] } = { undo: [], redo: [] };
interface Step {
  id: number;
  at: string;
  label: string;
}
const moved = async (from: Step[], to: Step[]) => {
  await answered;
  to.unshift(...from.splice(0, 1));
  return structuredClone(steps);
};
let answered: Promise<unknown> = Promise.resolve();
const core = fakeCore({
  subscribers: { page: rows },
  project: { current: async () => ({ ...project, dataVersion: ++project.dataVersion }) },
  segments: { suggest: async () => [{ value: "Yearly", count: 2 }] },
  edits: {
    history: async () => structuredClone(steps),
    apply: async ({ changes: [change] }: { changes: { key: string; field: string; value: unknown }[] }) => {
      if (change) await edited(change.key, change.field, change.value);
      steps.undo.unshift({ id: steps.undo.length + 1, at: "2026-01-01", label: `Edit ${change?.key}` });
      return structuredClone(steps);
    },
    undo: () => moved(steps.undo, steps.redo),
    redo: () => moved(steps.redo, steps.undo),
  },
});
const actions: ColumnActions = {
  ...{ setWidth: vi.fn(), moveBefore: vi.fn(), step: vi.fn(), hide: vi.fn(), describe: vi.fn(), change: vi.fn() },
  ...{ editExpression: vi.fn(), onlyMissing: vi.fn(), readOnly: false },
};
const fixed = (id: string) => (id === "id" ? "The key identifies the subscriber and is not edited." : null);

const nothing = () => undefined;

function Table() {
  const [sort, setSort] = useState<Sort>(null);
  const edits = useEdits();
  useEditKeys(edits);
  return (
    <div style={{ height: 600, display: "flex", flexDirection: "column" }}>
      <SubscriberTable
        columns={columns}
        sort={sort}
        onSort={setSort}
        segment={null}
        search=""
        version={1}
        onTotal={nothing}
        onOpen={opened}
        masked={false}
        actions={actions}
        onField={nothing}
        fixed={fixed}
        edits={edits}
      />
    </div>
  );
}

beforeEach(async () => {
  rows.mockClear();
  opened.mockClear();
  edited.mockReset();
  answered = Promise.resolve();
  steps.undo = [];
  steps.redo = [];
  resetRemote();
  await render(
    <InWindow core={core}>
      <Table />
    </InWindow>,
  );
  await expect.element(page.getByRole("gridcell", { name: "S0", exact: true })).toBeVisible();
});

it("draws only what is in view of a million rows, and marks missing cells", async () => {
  expect(document.querySelectorAll("tbody tr").length).toBeLessThan(60);
  await expect.element(page.getByText("missing").first()).toBeVisible();
  expect(rows.mock.calls.length).toBeLessThanOrEqual(2);
});

/** Presses a cell, so that the grid's keys start there. */
async function at(name: string) {
  await userEvent.click(page.getByRole("gridcell", { name, exact: true }));
}
/** What the charges of a subscriber show. */
const textOf = (key: string) =>
  [...document.querySelectorAll("tbody tr")]
    .find((row) => row.querySelector("td")?.textContent === key)
    ?.querySelectorAll("td")
    .item(2).textContent;
const activeText = () => document.getElementById(page.getByRole("grid").element().getAttribute("aria-activedescendant") ?? "")?.textContent;

it("reaches the last row with one key, and asks for no page in between", async () => {
  await at("3");
  await userEvent.keyboard("{Control>}{End}{/Control}");
  await expect.element(page.getByRole("gridcell", { name: "S999999", exact: true })).toBeVisible();
  expect(rows.mock.calls.length).toBeLessThan(8);
  await userEvent.keyboard("{Enter}");
  expect(opened).toHaveBeenLastCalledWith("S999999");
});

it("is walked cell by cell, and names the one it is at", async () => {
  await at("1");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}");
  await expect.poll(activeText).toBe("3");
  await userEvent.keyboard("{Home}");
  await expect.poll(activeText).toBe("S3");
  await userEvent.keyboard("{End}{PageDown}");
  await expect.poll(() => activeText() === "Yes" || activeText() === "No").toBe(true);
});

it("edits a number by typing, keeps what does not fit with the reason, and goes on below", async () => {
  await at("4");
  await userEvent.keyboard("7x{Enter}");
  const input = page.getByRole("textbox", { name: "New value of Monthly charges" });
  await expect.element(page.getByText("Write a number, such as 1234.5.")).toBeVisible();
  await expect.element(input).toHaveValue("7x");
  await userEvent.keyboard("{Backspace}5{Enter}");
  await expect.element(input).not.toBeInTheDocument();
  expect(edited.mock.calls).toEqual([["S4", "charges", 75]]);
  await expect.poll(activeText).toBe("5");
});

it("shows a value at once, before the core has answered, and takes it back with the reason where it refuses", async () => {
  const waiting = Promise.withResolvers<void>();
  edited.mockReturnValueOnce(waiting.promise);
  await at("4");
  await userEvent.keyboard("9{Enter}");
  await expect.poll(() => textOf("S4")).toBe("9");
  await expect.poll(activeText).toBe("5");
  waiting.reject(new Error("The disk is full."));
  await expect.element(page.getByText("“Monthly charges” of S4 was not changed")).toBeVisible();
  await expect.element(page.getByText("The disk is full.")).toBeVisible();
  await expect.poll(() => textOf("S4")).toBe("4");
  expect(edited).toHaveBeenCalledTimes(1);
});

it("undoes and does again at once, also while the core is on its way", async () => {
  await at("4");
  await userEvent.keyboard("9{Enter}");
  await expect.poll(() => textOf("S4")).toBe("9");
  const [undoing, redoing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await expect.poll(() => steps.undo.length).toBe(1);
  answered = undoing.promise;
  await userEvent.keyboard("{Control>}z{/Control}");
  await expect.poll(() => textOf("S4")).toBe("4");
  expect(steps.redo).toEqual([]);
  answered = redoing.promise;
  undoing.resolve();
  await expect.element(page.getByText("Undone: Edit S4")).toBeVisible();
  await userEvent.keyboard("{Control>}y{/Control}");
  await expect.poll(() => textOf("S4")).toBe("9");
  redoing.reject(new Error("The disk is full."));
  await expect.poll(() => textOf("S4")).toBe("4");
});

it("does not edit the key, and says why", async () => {
  await at("1");
  await userEvent.keyboard("{Home}{F2}");
  await expect.element(page.getByText("The key identifies the subscriber and is not edited.")).toBeVisible();
  expect(document.querySelector("[data-testid=cell-editor]")).toBeNull();
});

it("takes a value away with Delete, and offers values of the data for a text", async () => {
  await at("1");
  await userEvent.keyboard("{ArrowLeft}{Delete}");
  await expect.poll(() => edited.mock.calls).toEqual([["S1", "contract", null]]);
  await userEvent.keyboard("Y");
  await userEvent.click(page.getByRole("option", { name: /Yearly/ }));
  await expect.poll(() => edited.mock.calls.at(-1)).toEqual(["S1", "contract", "Yearly"]);
});

it("opens the menu of a column from its cells, and comes back to them", async () => {
  await at("1");
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await userEvent.click(page.getByRole("menuitem", { name: "Sort downwards" }));
  await expect.element(page.getByRole("gridcell", { name: "S999999", exact: true })).toBeVisible();
  await expect.element(page.getByRole("grid")).toHaveFocus();
});

it("copies the marked cells as text", async () => {
  await at("1");
  await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowLeft}{/Shift}");
  const clipboardData = new DataTransfer();
  page
    .getByRole("grid")
    .element()
    .dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
  expect(clipboardData.getData("text/plain")).toBe("Monthly\t1\nMonthly\t2");
});

it("sorts in the core: upwards, downwards, not", async () => {
  const head = () => page.getByRole("columnheader", { name: /Monthly charges/ });
  await userEvent.click(head().getByRole("button").first());
  await expect.element(head()).toHaveAttribute("aria-sort", "ascending");
  await userEvent.click(head().getByRole("button").first());
  await expect.element(page.getByRole("gridcell", { name: "S999999", exact: true })).toBeVisible();
  expect(rows.mock.calls.at(-1)?.[0].sort).toEqual({ field: "charges", descending: true });
  await userEvent.click(head().getByRole("button").first());
  await expect.element(head()).toHaveAttribute("aria-sort", "none");
});
