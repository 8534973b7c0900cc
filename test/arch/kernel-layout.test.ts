import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { compileRun } from "../../src-shared/engine/compile/index.ts";
import { Image, type RecordFields } from "../../src-shared/engine/fast/image.ts";
import { startKernel } from "../../src-shared/engine/fast/kernel.ts";
import * as layout from "../../src-shared/engine/fast/layout.ts";
import { pack } from "../../src-shared/engine/fast/pack.ts";
import { Rows } from "../../src-shared/engine/fast/rows.ts";
import { MAX_VISITS } from "../../src-shared/engine/random/streams.ts";
import { baseInOrder, everything } from "../../src-shared/engine/testing/everything.ts";
import { testInput } from "../../src-shared/engine/testing/run.ts";
import * as words from "../../src-shared/engine/words.ts";

const read = (file: string) => readFileSync(join(import.meta.dirname, "../../src-kernel", file), "utf8");

/** Fields of the kernel's classes: doubles, then words; a 64-bit whole number is two words. */
function classesOf(source: string): Map<string, { doubles: string[]; words: string[] }> {
  const classes = new Map<string, { doubles: string[]; words: string[] }>();
  for (const [, name = "", body = ""] of source.matchAll(/export class (\w+) \{\n([\s\S]*?)\n\}/g)) {
    const fields = [...body.matchAll(/^ {2}(\w+): (\w+);$/gm)].map(([, field = "", type = ""]) => ({ field, type }));
    const doubles = fields.filter(({ type }) => type === "f64").map(({ field }) => field);
    const rest = fields.filter(({ type }) => type !== "f64");
    expect(fields.slice(0, doubles.length).every(({ type }) => type === "f64")).toBe(true);
    classes.set(name, { doubles, words: rest.flatMap(({ field, type }) => (type === "i64" ? [`${field}Low`, `${field}High`] : [field])) });
  }
  return classes;
}

describe("what is packed for the kernel", () => {
  it("has the fields of the kernel's records, in their order", () => {
    const classes = new Map([...classesOf(read("program.ts")), ...classesOf(read("memory.ts"))]);
    const seen = new Set<string>();
    class Watched extends Image {
      override records(of: string, records: readonly RecordFields[]): number {
        for (const [doubles, words] of records) {
          seen.add(of);
          expect({ of, doubles: Object.keys(doubles), words: Object.keys(words) }).toEqual({ of, ...classes.get(of) });
        }
        return super.records(of, records);
      }
    }
    const { program } = compileRun(testInput(everything(), baseInOrder([1, 2, 3]), { horizonDays: 5 }));
    program.world?.churn?.classes.push({ mask: 0, rate: 0 });
    const kernel = startKernel();
    const rows = new Rows(program, kernel);
    const places = rows.place(program);
    pack(new Watched(kernel.allocate(0)), program, rows, places, false);
    expect([...classes.keys()].filter((name) => !seen.has(name))).toEqual([]);
  });
});

describe("places and numbers of the kernel", () => {
  const source = read("places.ts");
  const constants = new Map<string, number>();
  for (const [, name = "", value = ""] of source.matchAll(/export const (\w+)(?:: f64)? = ([^;]+);/g)) {
    const known = value.replace(/[A-Z_]{3,}/g, (other) => String(constants.get(other)));
    constants.set(name, Number(new Function(`return ${known}`)()));
  }

  it("are those of the layout and the rules", () => {
    for (const [name, value] of Object.entries(layout))
      if (typeof value === "number") expect([name, constants.get(name)]).toEqual([name, value]);
    expect(constants.get("MAX_STEPS")).toBe(words.MAX_STEPS);
    expect(constants.get("MAX_VISITS")).toBe(MAX_VISITS);
    expect(constants.get("PRESSURE_STEPS")).toBe(words.PRESSURE_STEPS);
    expect(constants.get("OWN_REASON")).toBe(words.exitReasons.length);
  });

  it.each([
    ["NotEntered", words.notEnteredReasons],
    ["Skip", words.skipReasons],
    ["Exit", words.exitReasons],
    ["Stage", words.stageNumbers],
    ["Phase", Object.keys(words.phases)],
  ])("number %s as the rules do", (name, expected) => {
    const body = new RegExp(`enum ${name} \\{([^}]*)\\}`).exec(source)?.[1] ?? "";
    const plain = (text: string) => text.replaceAll("-", "").toLowerCase();
    expect(
      body
        .split(",")
        .map((one) => plain(one.trim()))
        .filter(Boolean),
    ).toEqual(expected.map(plain));
  });

  it("bound waits as the rules do", () => {
    const bounds = [...read("gate.ts").matchAll(/within\(pool, waited, (\d+), (\d+)\)/g)].map(([, bound]) => Number(bound));
    expect(bounds).toEqual(words.waitBounds);
  });
});
