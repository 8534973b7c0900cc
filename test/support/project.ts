import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createProject, type ProjectFile } from "../../src-main/core/db/project-file.ts";

/** When to tidy up: after the test, or, given `afterAll`, after the file's tests. */
type After = (tidy: () => void) => void;

/** A folder that is gone after the test. */
export function testFolder(after: After = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), "throughline-test-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An empty project in a folder of its own, closed after the test. */
export function testProject(folder?: string, after: After = onTestFinished): ProjectFile {
  const project = createProject(join(folder ?? testFolder(after), "test.throughline"), { name: "Test" });
  after(() => project.close());
  return project;
}
