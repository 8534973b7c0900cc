import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createProject, openProject, type ProjectFile } from "./db/project-file.ts";
import type { Job } from "./jobs.ts";
import { makeSample } from "./sample/index.ts";

/** The sample workspace at a path, made there first when there is none. A cancelled or failed making leaves nothing behind. */
export async function openSampleFile(path: string, job: Job): Promise<ProjectFile> {
  if (existsSync(path)) return openProject(path);
  mkdirSync(dirname(path), { recursive: true });
  const part = `${path}.making`;
  rmSync(part, { force: true });
  const project = createProject(part, { name: "Sample workspace" });
  try {
    await makeSample(project, {
      onProgress: (done, total) => job.progress("Making the sample workspace", done, total),
      signal: job.signal,
    });
    project.close();
    renameSync(part, path);
  } catch (error) {
    project.close();
    rmSync(part, { force: true });
    throw error;
  }
  return openProject(path);
}
