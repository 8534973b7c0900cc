import { expect, it } from "vitest";
import type { Hazard } from "../../model/scores.ts";
import type { ChartColours } from "./colours.ts";
import { hazardChart, hazardWords } from "./hazard.ts";

const each = (name: string, alpha: number, beta: number, more: Partial<Hazard> = {}): Hazard => ({
  ...{ name, alpha, beta, subscribers: 100, lost: 60, own: true, longest: 24 },
  ...more,
});
const colours = {
  text: "",
  muted: "",
  border: "",
  surface: "",
  accent: "",
  loss: "",
  stages: [],
  channels: {},
  series: ["#111"],
  font: "",
} as ChartColours;

it("calls a line flat only where tenure changes it little, and says which lines are those of all", () => {
  const falling = each("Month-to-month", 0.8, 4);
  const flat = each("Two year", 370, 162_753, { own: false });
  expect(hazardWords([falling])).toHaveLength(1);
  expect(hazardWords([falling, flat]).slice(1)).toEqual([
    expect.stringMatching(/^The line of Two year is flat/),
    expect.stringMatching(/^Dashed: Two year lost too few/),
  ]);
});

it("draws a class to its longest tenure, and the six largest of many", () => {
  const chart = hazardChart([each("A", 1, 3, { longest: 2 })], colours);
  expect((chart.option.series as { data: number[][] }[])[0]?.data).toEqual([
    [0, 25],
    [1, 20],
    [2, 16.6667],
  ]);
  const many = Array.from({ length: 9 }, (_, at) => each(`class ${at}`, 1, 3, { subscribers: at }));
  expect((hazardChart(many, colours).option.series as { name: string }[]).map(({ name }) => name)).toEqual(
    [8, 7, 6, 5, 4, 3].map((at) => `class ${at}`),
  );
  expect(hazardWords(many).at(-1)).toBe("The 6 largest of 9 classes are drawn.");
});
