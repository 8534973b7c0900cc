import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");

/** What would make a dry run depend on the clock, the platform's chance or its locale. */
const banned = /\bDate\b(?!Column|Time)|\bMath\.random\b|\bIntl\b|\.toLocale[A-Z]\w*|\bperformance\.now\b|\.localeCompare\b/;

const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
const offences = (source: string) =>
  withoutComments(source)
    .split("\n")
    .filter((line) => banned.test(line));

describe("the engine's sources", () => {
  it("never read the clock, the platform's chance or its locale", () => {
    const files = globSync("src-shared/engine/**/*.ts", { cwd: root }).filter((file) => !file.endsWith(".test.ts"));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect({ file, offences: offences(readFileSync(join(root, file), "utf8")) }).toEqual({ file, offences: [] });
  });

  it.each([
    "const t = Date.now();",
    "const d = new Date(0);",
    "const r = Math.random();",
    'new Intl.NumberFormat("en");',
    "(5).toLocaleString();",
  ])("would be caught using %s", (line) => {
    expect(offences(line)).toEqual([line]);
  });

  it("may speak of them in comments", () => {
    expect(offences("/** never Date.now */ const a = 1; // nor Math.random")).toEqual([]);
  });
});
