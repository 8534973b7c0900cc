import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { safeText } from "../../../src-main/core/export/csv/write.ts";
import { exportFormats, exportPlan } from "../../../src-main/core/export/index.ts";
import { planTables } from "../../../src-main/core/export/tables.ts";
import { planFormats } from "../../../src-shared/contract/plans.ts";
import { parseDate } from "../../../src-shared/lib/civil.ts";
import { countText, moneyText } from "../../../src-shared/lib/numbers.ts";
import { makePlan } from "../../../src-shared/plan/make-plan.ts";
import { longRun, runOf, sampleDetails, sampleRun } from "./sample-run.ts";
import { readWorkbook } from "./unzip.ts";

const plan = makePlan({ run: sampleRun, details: sampleDetails, currency: "USD", timeZone: "UTC" });
const tables = planTables(plan);
const first = async (format: "pdf" | "xlsx" | "svg", of = plan, run = sampleRun) =>
  (await exportPlan(of, run, format))[0]?.bytes ?? new Uint8Array();

/** Days since 1899-12-30, the first day of a spreadsheet's calendar, to days since 1970-01-01. */
const SPREADSHEET_EPOCH = 25_569;

describe("the registry", () => {
  it("has every format of the contract, and no other", () => {
    expect(Object.keys(exportFormats).sort()).toEqual([...planFormats].sort());
    for (const [id, format] of Object.entries(exportFormats)) expect(format.id).toBe(id);
  });

  it("gives the same bytes for the same plan, with distinct names", async () => {
    for (const format of planFormats) {
      const [once, twice] = [await exportPlan(plan, sampleRun, format), await exportPlan(plan, sampleRun, format)];
      expect(twice).toEqual(once);
      expect(new Set(once.map(({ name }) => name)).size).toBe(once.length);
    }
  });
});

describe("XLSX", () => {
  it("holds exactly the plan's tables, numbers as numbers and dates as dates", async () => {
    const workbook = readWorkbook(await first("xlsx"));
    expect([...workbook.keys()]).toEqual(["Summary", ...tables.map(({ title }) => title)]);
    for (const { title, columns, rows, totals } of tables) {
      const [head, ...body] = workbook.get(title) ?? [];
      expect(head).toEqual(columns.map(({ header }) => header));
      const wanted = [...rows, ...(totals ? [totals] : [])].map((row) =>
        row.map((value, at) => {
          const days = columns[at]?.kind === "date" && typeof value === "string" ? parseDate(value) : undefined;
          return days === undefined ? value : days + SPREADSHEET_EPOCH;
        }),
      );
      expect(body.map((row, at) => [...row, ...Array((wanted[at]?.length ?? 0) - row.length).fill(null)].map(emptyAsNull))).toEqual(
        wanted.map((row) => row.map(emptyAsNull)),
      );
    }
  });

  it("keeps a name that looks like a formula as text", async () => {
    const run = structuredClone(sampleRun);
    const mail = run.journey.nodes.find(({ id }) => id === "mail");
    if (mail) mail.label = '=HYPERLINK("http://x.example","click")';
    const hostile = makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" });
    const workbook = readWorkbook(await first("xlsx", hostile, run));
    expect(workbook.get("Touchpoints")?.flat()).toContain('=HYPERLINK("http://x.example","click")');
  });
});

const emptyAsNull = (value: string | number | null | undefined) => (value === "" || value === undefined ? null : value);

describe("CSV", () => {
  it("reads back as exactly the plan's tables", async () => {
    const files = await exportPlan(plan, sampleRun, "csv");
    expect(files).toHaveLength(tables.length);
    for (const [at, { columns, rows }] of tables.entries()) {
      const text = new TextDecoder().decode(files[at]?.bytes);
      const { data, errors } = Papa.parse<string[]>(text.trimEnd());
      expect(errors.filter(({ code }) => code !== "UndetectableDelimiter")).toEqual([]);
      expect(data).toEqual([
        columns.map(({ header }) => header),
        ...rows.map((row) => row.map((value) => (value === null ? "" : String(value)))),
      ]);
    }
  });

  it("takes the danger out of cells that a spreadsheet would run", () => {
    for (const start of ["=", "+", "-", "@", "\t", "\r"]) expect(safeText(`${start}1+1`)).toBe(`'${start}1+1`);
    expect(safeText("3 = 3")).toBe("3 = 3");
  });
});

describe("PDF", () => {
  it("opens, and says on paper what the plan says", async ({ skip }) => {
    const bytes = await first("pdf");
    expect(new TextDecoder().decode(bytes.subarray(0, 8))).toBe("%PDF-1.7");
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toContain("/Lang (en)");
    expect(raw.match(/\/Type \/Page\b(?!s)/g)?.length).toBeGreaterThanOrEqual(8);
    if (spawnSync("pdftotext", ["-v"]).error) return skip("pdftotext (poppler-utils) is not installed");
    const folder = mkdtempSync(join(tmpdir(), "throughline-plan-"));
    try {
      const path = join(folder, "plan.pdf");
      writeFileSync(path, bytes);
      const text = spawnSync("pdftotext", ["-layout", path, "-"], { encoding: "utf8" }).stdout;
      const flat = text.replace(/\s+/g, " ");
      const parts = [
        "Summary",
        "The journey",
        "Reach",
        "Touchpoints",
        "Calendar",
        "Budget",
        "Segments",
        "Assumptions",
        "Excluded, and why",
        "Approval",
      ];
      for (const part of parts) expect(flat).toContain(part);
      expect(flat).toContain(plan.summary.sentence);
      expect(flat).toContain(moneyText(plan.summary.cost, "USD"));
      for (const each of plan.touchpoints) expect(flat).toContain(countText(each.sent));
      expect(flat).toContain(`seed ${plan.run.seed}`);
      const info = spawnSync("pdfinfo", [path], { encoding: "utf8" }).stdout;
      expect(info).toContain(`Title:           ${plan.journey.name}: campaign plan`);
      expect(info).toContain("Author:          Dana Whitfield");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("has room for what messages add, and the workbook's first sheet tells the same", async () => {
    const settings = { ...sampleRun.journey.settings };
    const baseline = { monthly: 0.02, segments: [] };
    const model = { ...settings.model, baseline, value: { arpuChange: 10 } } as typeof settings.model;
    const run = runOf({ ...sampleRun.journey, settings: { ...settings, model } }, "run_told", "With a baseline", 9000, 90);
    const told = makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" });
    expect((await first("pdf", told, run)).length).toBeGreaterThan((await first("pdf")).length);
    const sheet = new Map(
      readWorkbook(await first("xlsx", told, run))
        .get("Summary")
        ?.map(([label, value]) => [label, value]),
    );
    expect(sheet.get("Incremental conversions")).toBe(run.results.outcomes.incremental);
    expect(sheet.get("Incremental margin")).toBe(run.results.money.incrementalMargin);
    expect(sheet.get("Return on the cost (ROI)")).toBe(run.results.money.roi);
    expect(sheet.has("Churned")).toBe(false);
  });

  it("prints on A4 where that is the paper", async () => {
    const euros = makePlan({ run: sampleRun, details: sampleDetails, currency: "EUR", timeZone: "UTC" });
    expect(Buffer.from(await first("pdf", euros)).toString("latin1")).toContain("/MediaBox [0 0 595.28 841.89]");
    expect(Buffer.from(await first("pdf")).toString("latin1")).toContain("/MediaBox [0 0 612 792]");
  });
});

it("writes a plan of 200 touchpoints in each format", async () => {
  const run = longRun(200);
  const long = makePlan({ run, details: sampleDetails, currency: "USD", timeZone: "UTC" });
  expect(long.touchpoints).toHaveLength(200);
  for (const format of planFormats) expect((await exportPlan(long, run, format)).length, format).toBeGreaterThan(0);
});
