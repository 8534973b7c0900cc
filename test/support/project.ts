import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createProject, type ProjectFile } from "../../src-main/core/db/project-file.ts";

/** A folder that is gone after the test. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "throughline-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty project in a folder of its own, closed after the test. */
export function testProject(folder = testFolder()): ProjectFile {
  const project = createProject(join(folder, "test.throughline"), { name: "Test" });
  onTestFinished(() => project.close());
  return project;
}
