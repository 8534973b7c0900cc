import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { type ColumnMapping, type ImportReport, type Inspection, type Mapping, plainDialect } from "../../src-shared/model/import.ts";
import { resetRemote } from "../store/remote.ts";
import { fakeCore, fakeJob, fakeProject } from "../testing/fake-core.ts";
import { InWindow } from "../testing/InWindow.tsx";
import ImportScreen from "./ImportScreen.tsx";

const dialect = plainDialect;
const column: Omit<ColumnMapping, "column" | "header" | "field" | "type"> = {
  include: true,
  group: "other",
  role: null,
  personal: false,
  dateFormat: null,
  numberFormat: null,
  booleans: null,
  missing: [],
};
const mapping: Mapping = {
  format: "throughline.mapping",
  version: 1,
  as: "subscribers",
  dialect,
  key: "id",
  columns: [
    { ...column, column: 0, header: "id", field: "id", type: "text", group: "identity", role: "key" },
    { ...column, column: 1, header: "plan", field: "plan", type: "text" },
  ],
};
const seen = {
  missing: 0,
  distinct: 2,
  examples: ["A", "B"],
  note: null,
  offeredMissing: [],
  why: null,
  repeated: { cells: 0, examples: [] },
};
const inspection: Inspection = {
  file: "file_0123456789abcdef",
  name: "base.csv",
  bytes: 24,
  dialect,
  choices: { sheets: [], entries: [] },
  reasons: ["Cells are parted by comma."],
  mapping,
  keyCandidates: ["id"],
  preview: [
    ["A", "Gig"],
    ["B", "Basic"],
  ],
  columns: [
    { header: "id", type: "text", ...seen },
    { header: "plan", type: "text", ...seen },
  ],
  rowsSampled: 2,
  findings: [],
  lines: [],
  mended: [],
};
const report = (dryRun: boolean): ImportReport => ({
  name: "base.csv",
  as: "subscribers",
  rows: { read: 3, kept: 2, rejected: 1 },
  fields: 2,
  rejects: [{ reason: "the key is empty", count: 1, lines: [4] }],
  changed: [],
  missing: [],
  notes: [],
  rejectFile: null,
  dialect,
  mapping,
  dryRun,
});

const inspect = vi.fn(async () => inspection);
const run = vi.fn(async ({ dryRun = false }: { dryRun?: boolean }) => fakeJob({ report: report(dryRun), rejects: null }));

beforeEach(async () => {
  resetRemote();
  inspect.mockClear().mockImplementation(async () => inspection);
  run.mockClear();
  await page.viewport(1280, 800);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(JSON.stringify({ token: inspection.file, name: "base.csv", bytes: 24 }), { status: 201 })),
  );
  const core = fakeCore({ project: { current: async () => fakeProject }, imports: { inspect, run, history: async () => [] } });
  await render(
    <InWindow core={core}>
      <div style={{ height: 780, display: "flex", flexDirection: "column" }}>
        <ImportScreen />
      </div>
    </InWindow>,
  );
});
afterEach(() => vi.unstubAllGlobals());

async function drop() {
  const file = new File(["id,plan\nA,Gig\nB,Basic\n,Gig\n"], "base.csv", { type: "text/csv" });
  const target = page.getByText("Drop a file here").element();
  const data = new DataTransfer();
  data.items.add(file);
  target.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  await expect.element(page.getByText("How the file was read")).toBeVisible();
}

it("walks from a dropped file to the report, and keeps nothing before the last step", async () => {
  await drop();
  await expect.element(page.getByText("Cells are parted by comma.")).toBeVisible();
  await userEvent.click(page.getByRole("button", { name: "Columns" }).last());
  await userEvent.fill(page.getByLabelText("Field name of plan"), "tier");
  await userEvent.click(page.getByRole("button", { name: "Check" }).last());
  await expect.element(page.getByText("the key is empty")).toBeVisible();
  await expect.element(page.getByText("The import replaces the 6 subscribers in this project.", { exact: false })).toBeVisible();
  expect(run).toHaveBeenCalledTimes(1);
  expect(run.mock.calls[0]?.[0]).toMatchObject({ dryRun: true, mapping: { columns: [{ field: "id" }, { field: "tier" }] } });
  await userEvent.click(page.getByRole("button", { name: "Import 2 subscribers" }));
  await expect.element(page.getByText("Rows kept")).toBeVisible();
  expect(run.mock.calls[1]?.[0]).toMatchObject({ dryRun: false });
});

it("goes back without losing what was chosen", async () => {
  await drop();
  await userEvent.click(page.getByRole("button", { name: "Columns" }).last());
  await userEvent.fill(page.getByLabelText("Field name of plan"), "tier");
  await userEvent.click(page.getByRole("button", { name: "Back" }));
  await userEvent.click(page.getByRole("button", { name: "Columns" }).last());
  await expect.element(page.getByLabelText("Field name of plan")).toHaveValue("tier");
});

it("stops two columns from becoming one field, in a sentence", async () => {
  await drop();
  await userEvent.click(page.getByRole("button", { name: "Columns" }).last());
  await userEvent.fill(page.getByLabelText("Field name of plan"), "id");
  await expect.element(page.getByText("Two columns would become the field “id”. Rename one, or leave it out.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Check" }).last()).toBeDisabled();
});

it("looks again with an overruled delimiter, and shows why a file cannot be read so", async () => {
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
  await expect.element(page.getByRole("button", { name: "Columns" }).last()).toBeDisabled();
});
