import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attempt, throughline } from "./throughline.ts";

const folder = mkdtempSync(join(tmpdir(), "throughline-subscribers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const project = join(folder, "a.throughline");
const csv = join(folder, "people.csv");

beforeAll(() => {
  writeFileSync(
    csv,
    "customer_id,full_name,email,monthly_charge\nC1,Ann Lee,ann@lee.com,50\nC2,Bob Ray,bob@ray.com,70\nC3,Ann Lee,ANN@lee.com,60\n",
  );
  throughline("new", project);
  throughline("import", project, csv, "--key", "customer_id");
});

const say = (...words: string[]) => throughline(...words).stdout;

describe("subscribers on the command line", () => {
  it("are edited, computed, described, masked, joined and erased", { timeout: 60_000 }, () => {
    expect(say("edit", project, "C2", "monthly_charge", "75")).toContain("Edit monthly_charge of C2");
    expect(say("compute", project, "yearly", "monthly_charge * 12")).toContain("yearly: number, 3 distinct values, 0 missing.");
    expect(say("compute", project, "x", "yearly / 0", "--dry-run")).toContain("Gives number.");
    expect(say("quality", project, "yearly")).toContain("low 600, quartiles 660, 720, 810, high 900");
    expect(say("compute", project, "third", "monthly_charge / 3")).toContain("third: number");
    expect(say("quality", project, "third")).toContain("quartiles 18.33, 20, 22.5, high 25\nmean 20.56, standard deviation 4.19");
    expect(say("quality", project)).toContain("1 rows look like a subscriber who is there already.");
    const masked = join(folder, "masked.csv");
    say("export", "subscribers", project, "--out", masked);
    const lines = readFileSync(masked, "utf8").slice(1).split("\n");
    expect(lines[0]).toBe("customer_id,full_name,email,monthly_charge,yearly,third");
    expect(lines[1]).toMatch(/^S-[0-9a-f]{12},A\. L\.,a•••@lee\.com,50,600,16\.6\d+$/);
    expect(say("duplicates", project)).toContain("C3 into C1: same email “ann@lee.com” as C1");
    expect(say("duplicates", project, "--join")).toContain("Joined 1 rows.");
    expect(attempt("erase", project, "C1").stderr).toContain("cannot be undone");
    expect(say("erase", project, "C1", "--yes")).toContain(": C1, C3.");
    expect(readFileSync(project).includes("ann@lee.com")).toBe(false);
    expect(say("fields", project)).toContain("bob@ray.com");
  });

  it("refuse a wrong expression with its place", () => {
    const { status, stderr } = attempt("compute", project, "x", "monthly_charg * 2");
    expect(status).toBe(2);
    expect(stderr).toContain("expression, character 1: There is no field “monthly_charg”. Did you mean monthly_charge?");
  });
});
