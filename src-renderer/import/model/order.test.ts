import { expect, it } from "vitest";
import type { MergeMode } from "../../../src-shared/model/differences.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import { factsLast, inOrder, withModes } from "./order.ts";

const file = (name: string, role: FileRole, more: { mode?: MergeMode; on?: string; own?: boolean; failed?: boolean } = {}) => ({
  name,
  role,
  how: { mode: more.mode ?? ("replace" as const), on: more.on ?? null },
  ownMode: more.own ?? false,
  inspection: more.failed ? null : {},
});
const names = (files: readonly { name: string }[]) => files.map(({ name }) => name);
const modes = (files: ReturnType<typeof file>[], subscribers = 0) =>
  withModes(files, { subscribers, events: 0 }).map(({ how }) => how.mode);

it("puts subscribers before facts before events, and else keeps the order", () => {
  const files = [file("e", "events"), file("f2", "facts", { on: "Zip" }), file("s", "subscribers"), file("f1", "facts")];
  expect(names(inOrder(files))).toEqual(["s", "f2", "f1", "e"]);
  expect(names(factsLast(files))).toEqual(["s", "f1", "f2", "e"]);
});

it("gives each the usual mode of its place, and does not count what could not be read", () => {
  expect(modes([file("a", "subscribers"), file("b", "subscribers"), file("f", "facts"), file("e", "events")])).toEqual([
    "replace",
    "append",
    "join",
    "replace",
  ]);
  expect(modes([file("bad", "subscribers", { failed: true }), file("a", "subscribers", { mode: "append" })])[1]).toBe("replace");
});

it("keeps a chosen mode as long as it is possible", () => {
  expect(modes([file("a", "subscribers", { mode: "update", own: true })], 5)).toEqual(["update"]);
  expect(modes([file("a", "subscribers", { mode: "update", own: true })], 0)).toEqual(["replace"]);
  expect(modes([file("a", "facts", { mode: "update", own: true })], 5)).toEqual(["join"]);
});
