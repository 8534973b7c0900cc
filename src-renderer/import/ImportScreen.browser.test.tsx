import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import type { ImportReport, Inspection } from "../../src-shared/model/import.ts";
import { FileDrop } from "../app/FileDrop.tsx";
import { resetRemote } from "../store/remote.ts";
import { fakeCore, fakeJob, fakeProject } from "../testing/fake-core.ts";
import { InWindow } from "../testing/InWindow.tsx";
import ImportScreen from "./ImportScreen.tsx";
import { inspection as inspected, seen } from "./model/testing.ts";
import { discard } from "./wizard/actions.ts";

const base = inspected("base.csv", [seen("id"), seen("plan", { repeated: { cells: 1, examples: ["Gig"] }, note: "Kept as text." })], {
  reasons: ["Cells are parted by comma."],
  findings: [{ about: "delimiter", text: "Cells are parted by comma." }],
  lines: [
    { line: 1, kind: "header", text: "id,plan" },
    { line: 2, kind: "row", text: "A,Gig" },
  ],
  mended: [{ line: 2, how: "quotes taken as text", written: 'A,"Gig', cells: ["A", '"Gig'] }],
});

const report = (dryRun: boolean, more: Partial<ImportReport> = {}): ImportReport => ({
  name: "base.csv",
  as: "subscribers",
  rows: { read: 3, kept: 2, rejected: 1 },
  fields: 2,
  rejects: [{ reason: "the key is empty", count: 1, lines: [4] }],
  changed: [],
  missing: [],
  notes: [],
  rejectFile: null,
  dialect: base.dialect,
  mapping: base.mapping as NonNullable<Inspection["mapping"]>,
  dryRun,
  ...more,
});

const point = {
  id: "rst_1",
  at: "2026-03-01T08:00:00Z",
  label: "Before importing base.csv",
  bytes: 10,
  subscribers: 6,
  fields: 4,
  events: 0,
};
const inspect = vi.fn(async (_given: object) => base);
const runSeveral = vi.fn(async ({ dryRun = false }: { files: unknown[]; dryRun?: boolean }) =>
  fakeJob({ files: [{ report: report(dryRun), rejects: null }], combined: null }),
);
const restore = vi.fn(async (_given: { id: string }) => fakeProject);
const points = vi.fn(async () => [] as (typeof point)[]);
const history = vi.fn(async () => [] as { id: string; at: string; report: ImportReport }[]);

beforeEach(async () => {
  resetRemote();
  discard();
  for (const call of [inspect, runSeveral, restore]) call.mockClear();
  inspect.mockImplementation(async () => base);
  points.mockReset().mockResolvedValueOnce([]).mockResolvedValue([point]);
  history.mockReset().mockResolvedValue([]);
  await page.viewport(1280, 800);
  location.hash = "#/import";
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify({ token: base.file, name: "base.csv", bytes: 24 }), { status: 201 })),
  );
});
afterEach(() => vi.unstubAllGlobals());

async function show() {
  const core = fakeCore({
    project: { current: async () => fakeProject },
    subscribers: { fields: async () => [] },
    imports: { inspect, runSeveral, history },
    restorePoints: { list: points, restore },
  });
  await render(
    <InWindow core={core}>
      <FileDrop />
      <div style={{ height: 780, display: "flex", flexDirection: "column" }}>
        <ImportScreen />
      </div>
    </InWindow>,
  );
  await expect.element(page.getByText("Drop files here")).toBeVisible();
}

function drag(kind: string, ...names: string[]) {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File(["id,plan\nA,Gig\nB,Basic\n,Gig\n"], name, { type: "text/csv" }));
  document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
}

async function drop() {
  await show();
  drag("drop", "base.csv");
  await expect.poll(() => page.getByTestId("step-title").element().textContent).toContain("How the file was read");
}

const atFoot = (name: string) => page.getByRole("group", { name: "Steps back and forward" }).getByRole("button", { name });
const next = (name: string) => userEvent.click(atFoot(name));

it("walks from a dropped file to the report, keeps nothing before the last step, and takes it back", async () => {
  await drop();
  await expect.element(page.getByText("Cells are parted by comma.")).toBeVisible();
  await next("Columns");
  await userEvent.fill(page.getByLabelText("Field name of plan"), "tier");
  await next("Check");
  await expect.element(page.getByText("the key is empty")).toBeVisible();
  await expect.element(page.getByText("The import replaces the 6 subscribers in this project.", { exact: false })).toBeVisible();
  await expect.poll(() => page.getByTestId("sums").element().textContent).toContain("3 rows read = 2 kept + 1 rejected");
  expect(runSeveral).toHaveBeenCalledTimes(1);
  expect(runSeveral.mock.calls[0]?.[0]).toMatchObject({
    dryRun: true,
    files: [{ role: "subscribers", how: { mode: "replace" }, mapping: { columns: [{ field: "id" }, { field: "tier" }] } }],
  });
  await userEvent.click(page.getByRole("button", { name: "Import 2 subscribers" }));
  await expect.element(page.getByText("Rows kept", { exact: true })).toBeVisible();
  expect(runSeveral.mock.calls[1]?.[0]).toMatchObject({ dryRun: false });
  await userEvent.click(page.getByRole("button", { name: "Undo this import" }));
  await expect.poll(() => page.getByTestId("step-title").element().textContent).toContain("The import was taken back");
  expect(restore.mock.calls[0]?.[0]).toEqual({ id: "rst_1" });
});

it("gives the focus to the heading of each step, which tells its place", async () => {
  await drop();
  await expect.element(page.getByRole("heading", { name: "Step 2 of 5: How the file was read" })).toHaveFocus();
  await next("Columns");
  await expect.element(page.getByRole("heading", { name: "Step 3 of 5: What the columns become" })).toHaveFocus();
  await userEvent.keyboard("{Tab}");
  await expect.element(page.getByRole("combobox", { name: "What identifies a subscriber" })).toHaveFocus();
});

it("shows the whole window as a place to drop files, as long as they are over it", async () => {
  await show();
  drag("dragenter", "a.csv");
  await expect.element(page.getByText("Drop data to import it, or a journey to open it")).toBeVisible();
  drag("dragleave", "a.csv");
  await expect.element(page.getByText("Drop data to import it, or a journey to open it")).not.toBeInTheDocument();
});

it("goes back without losing what was chosen", async () => {
  await drop();
  await next("Columns");
  await userEvent.fill(page.getByLabelText("Field name of plan"), "tier");
  await next("Back");
  await next("Columns");
  await expect.element(page.getByLabelText("Field name of plan")).toHaveValue("tier");
});

it("stops two columns from becoming one field, in a sentence", async () => {
  await drop();
  await next("Columns");
  await userEvent.fill(page.getByLabelText("Field name of plan"), "id");
  await expect.element(page.getByText("Two columns would become the field “id”. Rename one, or leave it out.")).toBeVisible();
  await expect.element(atFoot("Check")).toBeDisabled();
});

it("looks again with an overruled delimiter, shows why a file cannot be read so, and goes back to what was found", async () => {
  await drop();
  inspect.mockImplementation(async () => {
    throw Object.assign(new Error("Only one column was found."), {
      data: { code: "csv-one-column", todo: "Choose another delimiter.", more: [] },
    });
  });
  await userEvent.click(page.getByRole("combobox", { name: "Between cells" }));
  await userEvent.click(page.getByRole("option", { name: /Semicolon/ }));
  await expect.element(page.getByText("Only one column was found. Choose another delimiter.")).toBeVisible();
  expect(inspect).toHaveBeenLastCalledWith(expect.objectContaining({ dialect: { delimiter: ";" } }), expect.anything());
  await expect.element(atFoot("Columns")).toBeDisabled();
  inspect.mockImplementation(async () => base);
  await userEvent.click(page.getByRole("button", { name: "As it was found" }));
  await expect.element(atFoot("Columns")).toBeEnabled();
  expect(inspect).toHaveBeenLastCalledWith(expect.objectContaining({ dialect: {} }), expect.anything());
});

it("waits for the last key stroke, and keeps the focus while the rows follow", async () => {
  await drop();
  const field = page.getByRole("textbox", { name: "Lines to skip at the top" });
  await userEvent.fill(field, "");
  await userEvent.type(field, "12");
  await expect.poll(() => inspect.mock.calls.at(-1)?.[0]).toMatchObject({ dialect: { skipRows: 12 } });
  expect(inspect.mock.calls.filter(([given]) => (given as { dialect?: { skipRows?: number } }).dialect?.skipRows === 1)).toEqual([]);
  await expect.element(field).toHaveFocus();
});

it("shows the first rows as written, and those that were mended", async () => {
  await drop();
  await userEvent.click(page.getByText("As written"));
  await expect.element(page.getByText("A,Gig", { exact: true })).toBeVisible();
  await userEvent.click(page.getByText("Mended (1)"));
  await expect.element(page.getByText('A,"Gig', { exact: true })).toBeVisible();
});

it("offers an earlier mapping with what no longer fits, and takes it back", async () => {
  const earlier = report(false, { name: "october.csv" });
  const columns = earlier.mapping.columns.map((each) => (each.header === "plan" ? { ...each, field: "tier" } : each));
  history.mockResolvedValue([
    { id: "imp_1", at: "2026-10-01T08:00:00Z", report: { ...earlier, mapping: { ...earlier.mapping, columns } } },
  ]);
  await drop();
  await next("Columns");
  await expect.poll(() => page.getByTestId("remembered").element().textContent).toContain("october.csv");
  await userEvent.click(page.getByRole("button", { name: "Read the columns as then" }));
  await expect.element(page.getByLabelText("Field name of plan")).toHaveValue("tier");
  await userEvent.click(page.getByRole("button", { name: "Take the suggestions instead" }));
  await expect.element(page.getByLabelText("Field name of plan")).toHaveValue("plan");
});

it("draws a few rows of a thousand columns, finds among them, and changes those that are shown", async () => {
  const many = Array.from({ length: 1000 }, (_, at) =>
    seen(at === 0 ? "id" : `answer ${at}`, at % 10 === 0 ? { offeredMissing: ["N/A"] } : {}),
  );
  inspect.mockImplementation(async () => inspected("survey.csv", many));
  await drop();
  await expect.element(page.getByText("and 940 more columns")).toBeInTheDocument();
  await next("Columns");
  await expect.element(page.getByText("1000 of 1,000 columns are imported")).toBeVisible();
  expect(page.getByRole("list", { name: "Columns of the file" }).element().children.length).toBeLessThan(40);
  await userEvent.fill(page.getByLabelText("Search columns"), "answer 99");
  await userEvent.click(page.getByRole("button", { name: /All 11 shown/ }));
  await userEvent.click(page.getByRole("menuitem", { name: "Leave them out" }));
  await expect.element(page.getByText("989 of 1,000 columns are imported; 11 shown")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Undo", exact: true }));
  await expect.element(page.getByText("1000 of 1,000 columns are imported; 11 shown")).toBeVisible();
});

it("asks before a draft is discarded", async () => {
  await drop();
  await userEvent.click(page.getByRole("button", { name: "Discard" }));
  await userEvent.click(page.getByRole("button", { name: "Keep it" }));
  await expect.poll(() => page.getByTestId("step-title").element().textContent).toContain("How the file was read");
  await userEvent.click(page.getByRole("button", { name: "Discard" }));
  await userEvent.click(page.getByRole("button", { name: "Discard import" }));
  await expect.element(page.getByText("Drop files here")).toBeVisible();
});
