import { runInNewContext } from "node:vm";
import { expect, it } from "vitest";
import { asciiProgram } from "../../build/ascii.ts";

it("writes a program in ASCII that says the same", () => {
  const program = `
    // naïve — 日本
    const größe = "“ø”…🛰️\u2028";
    [größe, \`日\${größe.length}本\`, /^[🛰🛸]$/u.test("🛸"), /[“”]/.exec("a”b").index, "\\\\é", { é: 1 }]
  `;
  const ascii = asciiProgram(program);
  expect(ascii).toMatch(/^[\0-\x7f]+$/);
  expect(JSON.stringify(runInNewContext(ascii))).toBe(JSON.stringify(runInNewContext(program)));
});

it("refuses what would mean something else", () => {
  expect(() => asciiProgram('"\\é"')).toThrow("backslash");
});
