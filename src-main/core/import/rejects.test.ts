import { existsSync, lstatSync, readdirSync, symlinkSync } from "node:fs";
import { dirname } from "node:path";
import { expect, it } from "vitest";
import type { Dialect } from "../../../src-shared/model/import.ts";
import { textFile } from "../../../test/support/csv-import.ts";
import { Rejects } from "./rejects.ts";

/** A device that takes nothing, as a disk that is full. */
const FULL = "/dev/full";
const openFiles = () => readdirSync("/proc/self/fd").length;

it.skipIf(!existsSync(FULL))("takes the file away and closes it also where the disk is full", () => {
  const path = `${dirname(textFile(""))}/rejected.csv`;
  symlinkSync(FULL, path);
  const before = openFiles();
  const rejects = new Rejects(path, ["id"], { delimiter: "," } as Dialect);
  rejects.add("no key", 2, [""]);
  expect(() => rejects.close()).toThrow("ENOSPC");
  expect(lstatSync(path, { throwIfNoEntry: false })).toBeUndefined();
  expect(openFiles()).toBe(before);
});
