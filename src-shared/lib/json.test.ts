import fc from "fast-check";
import { expect, it } from "vitest";
import { parseJson, tryJson } from "./json.ts";
import { jsonBreak } from "./json-break.ts";

const parses = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

it.each([
  ['{\n  "nodes": [ }\n', "file.json:2:14", 'expected a value, but there is "}"'],
  ['{ "a": 1, }', "file.json:1:11", 'expected a name in double quotes, but there is "}"'],
  ['{ "a" 1 }', "file.json:1:7", 'expected ":", but there is "1"'],
  ["[1, 2\n", "file.json:2:1", 'expected "," or "]", but the file ends'],
  ["", "file.json:1:1", "expected a value, but the file ends"],
  ['{ "a": "one\ntwo" }', "file.json:1:8", "expected a value"],
  ["{} {}", "file.json:1:4", "expected the end of the file"],
  ["{ a: 1 }", "file.json:1:3", "expected a name in double quotes"],
])("says where %j breaks", (text, where, reason) => {
  expect(() => parseJson(text, "file.json")).toThrow(
    expect.objectContaining({ code: "json-damaged", where, message: expect.stringContaining(reason) }),
  );
});

it("reads what is valid, also behind a byte order mark", () => {
  expect(parseJson('\ufeff{"a":[1,null,"é"]}', "x")).toEqual({ a: [1, null, "é"] });
});

it("agrees with the platform on what is JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), fc.constantFrom("", "{", "}", "]", ",", ":", '"', "1", " ", "\\"), (value, where, put) => {
      const whole = JSON.stringify(value, null, where % 3);
      expect(jsonBreak(whole)).toBeUndefined();
      const at = where % (whole.length + 1);
      const changed = whole.slice(0, at) + put + whole.slice(at + (where % 2));
      expect(jsonBreak(changed) === undefined).toBe(parses(changed));
    }),
    { numRuns: 2000 },
  );
});

it("is quick about a long text that never ends", () => {
  const began = performance.now();
  expect(jsonBreak(`{"a": "${"x".repeat(500_000)}`)).toBeDefined();
  expect(performance.now() - began).toBeLessThan(2000);
});

it("is undefined for a text that is no JSON", () => {
  expect(tryJson('{"a": [1]}')).toEqual({ a: [1] });
  expect(tryJson("")).toBeUndefined();
  expect(tryJson("a note")).toBeUndefined();
});
