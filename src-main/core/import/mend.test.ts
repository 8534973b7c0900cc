import { describe, expect, it } from "vitest";
import { mended } from "./mend.ts";

const cut = { delimiter: ",", quote: '"', lineEnd: "\n" } as const;
const read = (text: string, width: number) => mended(text, cut, width).map(({ cells }) => cells);

describe("a row that is not written as the others", () => {
  it.each([
    ['1,"Ann,London', 3, [["1", '"Ann', "London"]]],
    ['1,""Ann said so","x, y"', 3, [["1", '"Ann said so', "x, y"]]],
    ['1,"5" pipe, long",9', 3, [["1", '5" pipe, long', "9"]]],
    ['1,"Round 48"","Made here"', 3, [["1", 'Round 48"', "Made here"]]],
    ["1;x;3", 3, [["1", "x", "3"]]],
    ["1,x,3,,", 3, [["1", "x", "3"]]],
  ])("%s", (text, width, rows) => {
    expect(read(text, width)).toEqual(rows);
  });

  it("over several lines gives the rows of its lines", () => {
    expect(mended('1,Ann,"\n2,Bob,x\n3,"Cid",y', cut, 3).map(({ cells, offset }) => [offset, cells])).toEqual([
      [0, ["1", "Ann", '"']],
      [1, ["2", "Bob", "x"]],
      [2, ["3", "Cid", "y"]],
    ]);
  });

  it.each([
    ["a cell too few", "1,2", 3],
    ["a cell too many", "1,2,3,4", 3],
    ["an empty cell too many that may be any of them", "1,,x,y,", 4],
    ["two readings that are as good", '"a,b"c,d"e,f', 3],
  ])("is left as it is where it has %s", (_, text, width) => {
    expect(read(text, width)).toEqual([]);
  });
});
