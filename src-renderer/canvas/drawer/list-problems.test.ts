import { expect, it } from "vitest";
import type { Problem } from "../../../src-shared/model/problem.ts";
import { groupProblems } from "./list-problems.ts";

const problems: Problem[] = [
  { id: "a", severity: "warning", message: "The cap stops it.", node: "mail" },
  { id: "b", severity: "error", message: "No entry.", fix: "Add an audience." },
  { id: "c", severity: "warning", message: "No copy yet.", node: "text" },
  { id: "d", severity: "note", message: "Nobody answers.", node: "mail", ignored: "So be it." },
];
const placeOf = ({ node }: Problem) => ({ mail: "Welcome", text: "Reminder" })[node ?? ""] ?? "Journey";
const grouped = (options: Partial<Parameters<typeof groupProblems>[1]>) =>
  groupProblems(problems, { shown: "all", search: "", first: null, placeOf, ...options }).map((group) => [
    group.id,
    group.problems.map(({ id }) => id).join(""),
  ]);

it("groups by severity, ignored ones apart", () => {
  expect(grouped({})).toEqual([
    ["error", "b"],
    ["warning", "ac"],
    ["ignored", "d"],
  ]);
  expect(grouped({ shown: "ignored" })).toEqual([["ignored", "d"]]);
  expect(grouped({ shown: "note" })).toEqual([]);
});

it("searches what is said, what to do, and where", () => {
  expect(grouped({ search: "audience" })).toEqual([["error", "b"]]);
  expect(grouped({ search: "REMINDER" })).toEqual([["warning", "c"]]);
  expect(grouped({ search: "nothing like it" })).toEqual([]);
});

it("puts those of the node that was asked for first", () => {
  expect(grouped({ first: "text", shown: "warning" })).toEqual([["warning", "ca"]]);
});
