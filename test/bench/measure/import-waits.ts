/** One process that imports a file again and again, cancelled earlier or later, told by an `ImportWaitCase`; prints `ImportWaits`. */
import { copyFileSync } from "node:fs";
import { isCancelled } from "../../../src-main/core/cancelled.ts";
import { openProject } from "../../../src-main/core/db/project-file.ts";
import { importFile, inspectFile } from "../../../src-main/core/import/index.ts";
import type { ImportWaitCase, ImportWaits } from "../import/outcome.ts";

const { csv, what, project: before, key, cancels } = JSON.parse(process.argv[2] as string) as ImportWaitCase;

/** Between the reports of progress, from the import's start to its end, in milliseconds. */
async function whole(path: string): Promise<{ gaps: number[]; took: number }> {
  const project = openProject(path);
  const { mapping } = await inspectFile(csv, "bench.csv", { key, as: what });
  if (!mapping) throw new Error("the benchmark's own file has no key");
  const began = performance.now();
  const at = [began];
  await importFile(project, csv, "bench.csv", mapping, { onProgress: () => at.push(performance.now()) });
  at.push(performance.now());
  project.close();
  return { gaps: at.slice(1).map((time, index) => time - (at[index] as number)), took: performance.now() - began };
}

/** Milliseconds from the moment at which somebody asks the import to stop to its end; null where it was over before. */
async function cancelled(path: string, afterMs: number): Promise<number | null> {
  const project = openProject(path);
  const { mapping } = await inspectFile(csv, "bench.csv", { key, as: what });
  if (!mapping) throw new Error("the benchmark's own file has no key");
  const stop = new AbortController();
  const asked = performance.now() + afterMs;
  const timer = setTimeout(() => stop.abort(), afterMs);
  try {
    await importFile(project, csv, "bench.csv", mapping, { signal: stop.signal });
    return null;
  } catch (error) {
    if (!isCancelled(error)) throw error;
    return performance.now() - asked;
  } finally {
    clearTimeout(timer);
    project.close();
  }
}

async function measure(): Promise<ImportWaits> {
  const path = `${before}-work`;
  copyFileSync(before, path);
  const { gaps, took } = await whole(path);
  const waits: (number | null)[] = [];
  for (let at = 0; at < cancels; at++) {
    copyFileSync(before, path);
    waits.push(await cancelled(path, ((at + 0.5) / cancels) * took));
  }
  return { gaps, cancels: waits.filter((wait) => wait !== null), missed: waits.filter((wait) => wait === null).length };
}

measure().then(
  (found) => console.log(JSON.stringify(found)),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
