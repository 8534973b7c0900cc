import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { createProject, openProject, type ProjectFile } from "./db/project-file.ts";
import type { Job } from "./jobs.ts";
import { makeSample } from "./sample/index.ts";
import { readTemplate } from "./templates/index.ts";

/** The template that the sample workspace starts with. */
const SAMPLE_JOURNEY = "limit-hits";

/**
 * The sample workspace at a path, made there first when there is none: subscribers, a year of events, segments, and a template's
 * journey ready to run. A cancelled or failed making leaves nothing behind.
 */
export async function openSampleFile(path: string, resourcesDir: string, job: Job): Promise<ProjectFile> {
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
    project.stores.journeys.save(readTemplate(resourcesDir, SAMPLE_JOURNEY));
    project.close();
    renameSync(part, path);
  } catch (error) {
    project.close();
    rmSync(part, { force: true });
    throw error;
  }
  return openProject(path);
}
