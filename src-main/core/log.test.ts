import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { fileLog } from "./log.ts";

it("makes its file with the first line, and puts a large one aside", () => {
  const path = join(mkdtempSync(join(tmpdir(), "log-")), "logs", "app.log");
  const log = fileLog(path, "test");
  expect(existsSync(path)).toBe(false);
  log.error({ call: "a.b" }, "a call failed");
  expect(JSON.parse(readFileSync(path, "utf8"))).toMatchObject({ level: 50, service: "test", call: "a.b", msg: "a call failed" });
  writeFileSync(path, "x".repeat(6 * 1024 * 1024));
  fileLog(path, "test").info({}, "again");
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(2);
  expect(readFileSync(`${path}.1`, "utf8")).toHaveLength(6 * 1024 * 1024);
});
