import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { CoreClient } from "../../src-shared/contract/client.ts";
import type { Progress } from "../../src-shared/contract/job.ts";
import type { Project } from "../../src-shared/contract/project.ts";
import { InputError } from "../../src-shared/lib/input-error.ts";
import { cancelled } from "../core/cancelled.ts";
import { createCore } from "../core/create-core.ts";
import { FileRegistry } from "../core/files/registry.ts";
import { withExtension } from "../core/handlers/project-places.ts";
import { runJob } from "../core/jobs.ts";
import { resourcesDir, simulateEntry } from "../core/locations.ts";
import { fileLog } from "../core/log.ts";
import { openSampleFile } from "../core/sample-file.ts";
import { SpareThreads } from "../core/simulate/spare-threads.ts";
import { userFolders } from "../host-shared/user-folders.ts";
import { version } from "../host-shared/version.ts";
import type { Io } from "./io.ts";

/** A job of the core as a command needs it. */
interface Running<T> {
  next(): Promise<IteratorResult<Progress, T>>;
}

/** A core in this process, for the time of one command. */
export interface Session {
  client: CoreClient;
  files: FileRegistry;
  io: Io;
  /** Fires on Ctrl+C. */
  signal: AbortSignal;
  /** Waits for a job, showing its progress. */
  wait<T>(job: Promise<Running<T>>): Promise<T>;
  /** Starts so many threads of the dry run, which take their time while columns are read and the journey is compiled. */
  prepareThreads(count: number): void;
}

/** Runs `work` with a core that is closed afterwards, whatever happens. */
export async function withCore<T>(io: Io, work: (session: Session) => Promise<T>): Promise<T> {
  const spare = new SpareThreads(() => new Worker(simulateEntry()));
  const folders = userFolders();
  const files = new FileRegistry(mkdtempSync(join(tmpdir(), "throughline-")));
  const log = fileLog(folders.logFile, "cli");
  const core = createCore({
    host: "cli",
    version,
    files,
    ...folders,
    resourcesDir,
    log,
    now: () => new Date(),
    startWorker: () => spare.take(),
    takesPart: true,
  });
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort(cancelled());
  process.once("SIGINT", onInterrupt);
  const { signal } = interrupt;
  try {
    const prepareThreads = (count: number) => spare.prepare(count);
    return await work({ client: core.client(), files, io, signal, wait: (job) => waitFor(io, signal, job), prepareThreads });
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    await Promise.all([core.close(), spare.close()]);
    files.close();
  }
}

async function waitFor<T>(io: Io, signal: AbortSignal, started: Promise<Running<T>>): Promise<T> {
  const job = await started;
  for (;;) {
    signal.throwIfAborted();
    const step = await job.next();
    if (step.done) return step.value;
    io.progress(step.value);
  }
}

/** Makes the sample workspace at a path, unless there is a project already. */
export async function makeSampleAt(path: string, { signal, wait }: Session): Promise<void> {
  const made = runJob([signal], async (job) => (await openSampleFile(path, resourcesDir, job)).close());
  await wait(Promise.resolve(made));
}

/** The path of a project as typed; its extension may be left out. */
export function projectPath(typed: string): string {
  return existsSync(typed) || !existsSync(withExtension(typed)) ? typed : withExtension(typed);
}

/** As `withCore`, with a project open for writing. */
export function withProject<T>(io: Io, typed: string, work: (session: Session, project: Project) => Promise<T>): Promise<T> {
  const withOpen = async (session: Session): Promise<T> => {
    const path = projectPath(typed);
    const project = await session.client.project.open({ file: session.files.hand(path) });
    if (project.readOnly) {
      throw new InputError("project-read-only", project.notice ?? "The project can only be read.", {
        where: path,
        todo: "Nothing was changed.",
      });
    }
    return work(session, project);
  };
  return withCore(io, withOpen);
}
