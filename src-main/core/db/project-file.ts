import { accessSync, constants, existsSync, mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Database } from "better-sqlite3";
import { newId } from "../../../src-shared/lib/ids.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { type Access, now } from "./access.ts";
import { takeWriteLock, type WriteLock } from "./lock.ts";
import { type Migration, migrations } from "./migrations/index.ts";
import {
  checkHeader,
  closeDatabase,
  createDatabase,
  damaged,
  explained,
  explaining,
  openForReading,
  openForWriting,
  writeAhead,
} from "./open-database.ts";
import {
  checkSettings,
  defaultSettings,
  type ProjectSettings,
  readSettings,
  type SettingsChange,
  settingsProblems,
  writeSettings,
} from "./project-settings.ts";
import { type DatasetStore, datasetStore } from "./stores/datasets.ts";
import { type DocumentStore, documentStore } from "./stores/documents.ts";
import { type EditStore, editStore } from "./stores/edits.ts";
import { type FolderStore, folderStore } from "./stores/folders.ts";
import { type IdentityStore, identityStore } from "./stores/identities.ts";
import { type ImportStore, importStore } from "./stores/imports.ts";
import { type JourneyStore, journeyStore } from "./stores/journeys.ts";
import { type MetaStore, metaStore } from "./stores/meta.ts";
import { type ParameterStore, parameterStore } from "./stores/parameters.ts";
import { type PersonaStore, personaStore } from "./stores/personas.ts";
import { type PlanStore, planStore } from "./stores/plans.ts";
import { type RestorePointStore, restorePointStore } from "./stores/restore-points.ts";
import { type RunStore, runStore } from "./stores/runs.ts";
import { type ScoreStore, scoreStore } from "./stores/scores.ts";
import { type SegmentLibraryStore, segmentLibraryStore } from "./stores/segment-library.ts";
import { type SegmentStore, segmentStore } from "./stores/segments.ts";
import { type VersionStore, versionStore } from "./stores/versions.ts";

/** An open project: one SQLite file that belongs to its user. Changes are in the file when a call returns. */
export interface ProjectFile {
  /** Identifies the project wherever its file is moved. */
  readonly id: string;
  /** Absolute and canonical. */
  readonly path: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Why it is open for reading only, in a sentence; null otherwise. */
  readonly notice: string | null;
  readonly meta: MetaStore;
  readonly stores: {
    readonly journeys: JourneyStore;
    readonly folders: FolderStore;
    readonly versions: VersionStore;
    readonly segments: SegmentStore;
    readonly segmentLibrary: SegmentLibraryStore;
    readonly runs: RunStore;
    readonly plans: PlanStore;
    readonly imports: ImportStore;
    readonly parameters: ParameterStore;
    readonly restorePoints: RestorePointStore;
    readonly identities: IdentityStore;
    readonly edits: EditStore;
    readonly documents: DocumentStore;
    readonly scores: ScoreStore;
    readonly personas: PersonaStore;
  };
  /** Column chunks of the base; `core/columns` reads and writes them. */
  readonly datasets: DatasetStore;
  settings(): ProjectSettings;
  /** Throws InputError as `checkSettings` does. */
  setSettings(settings: SettingsChange): ProjectSettings;
  /** What of settings, rates and prices cannot be read, a sentence each; the rest of the project is as it was. */
  problems(): string[];
  /** Another text after every change of the file, whoever made it. */
  state(): string;
  /** All changes of `work` or none; not for work that waits. */
  transact<T>(work: () => T): T;
  /**
   * Writes the file anew so that nothing of what was deleted is left in it or in its log.
   */
  compact(): void;
  /** To be called in the transaction that deletes what must leave no trace: opening the file then compacts it where that was not done. */
  compactLater(): void;
  /** Writes a clean copy as one file, over an older copy; throws InputError when that is the open file itself. */
  saveCopy(path: string): void;
  /** Leaves one file with everything in it. */
  close(): void;
}

/** Set while deleted data may still lie in free pages. */
const COMPACT = "compact";

interface Options {
  /** The schema's steps; the released ones unless a test says otherwise. */
  migrations?: readonly Migration[];
}

/** Makes an empty project at a path that must be free. */
export function createProject(
  path: string,
  settings: { name: string; timeZone?: string | undefined; currency?: string | undefined },
  options: Options = {},
): ProjectFile {
  const folder = dirname(resolve(path));
  const { place, lock } = explaining(path, () => {
    mkdirSync(folder, { recursive: true });
    const canonical = join(realpathSync(folder), basename(path));
    return { place: canonical, lock: takeWriteLock(canonical) };
  });
  if (!lock) throw busy(place);
  try {
    const database = createDatabase(place, options.migrations ?? migrations, now(), (fresh) => {
      const put = fresh.prepare("INSERT INTO meta (name, value) VALUES (?, ?)");
      put.run("project-id", newId("prj"));
      put.run("created", now());
      put.run("name", settings.name);
      put.run("currency", settings.currency ?? defaultSettings.currency);
      put.run("time-zone", settings.timeZone ?? defaultSettings.timeZone);
    });
    return projectFile(place, database, lock, null);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/**
 * Opens a project file, bringing an older one up to date after a backup beside it. A file that is newer than the application, or that
 * another process is writing, opens for reading only with a notice. Throws InputError when it is missing, foreign or damaged.
 */
export function openProject(path: string, options: Options = {}): ProjectFile {
  const steps = options.migrations ?? migrations;
  const known = steps.at(-1)?.number ?? 0;
  const { version } = checkHeader(path);
  const place = realpathSync(path);
  if (version > known) {
    const notice = `This project was written by a newer Throughline: its file has version ${version}, this application writes version ${known}. It is open for reading only.`;
    return projectFile(place, openForReading(place), null, notice);
  }
  if (version < 1) throw damaged(place, "its version is missing");
  const lock = lockOrNull(place);
  if (lock === "denied") {
    if (version < known) throw explained(place, Object.assign(new Error("it must be brought up to date first"), { code: "EROFS" }));
    return projectFile(
      place,
      openForReading(place),
      null,
      "The project file or its folder cannot be written to. It is open for reading only.",
    );
  }
  if (!lock) {
    if (version < known) throw busy(place);
    return projectFile(place, openForReading(place), null, "This project is open in another Throughline. Here it can only be read.");
  }
  try {
    const project = projectFile(place, openForWriting(place, version, steps, now()), lock, null);
    const unfinished = project.datasets.staged();
    if (unfinished.length > 0) project.datasets.drop(unfinished);
    while (project.datasets.sweepStep());
    project.stores.journeys.forgetRemoved();
    if (project.meta.get(COMPACT) === "1") project.compact();
    return project;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The right to write; null while another has it, `denied` where the file or its folder cannot be written at all. */
function lockOrNull(path: string): WriteLock | null | "denied" {
  try {
    accessSync(path, constants.W_OK);
    return takeWriteLock(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    if (/^(EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code)) return "denied";
    throw error;
  }
}

function busy(path: string): InputError {
  return new InputError("project-busy", "This project is open in another Throughline.", {
    where: path,
    todo: "Close it there and try again.",
  });
}

function projectFile(path: string, database: Database, lock: WriteLock | null, notice: string | null): ProjectFile {
  let ahead = false;
  const access: Access = {
    path,
    database,
    writable: () => {
      if (notice !== null) throw new InputError("project-read-only", notice, { where: path, todo: "Nothing was changed." });
      // Reading alone leaves the file's bytes as they are, so the log begins with the first change.
      if (!ahead && !database.inTransaction) {
        writeAhead(database);
        ahead = true;
      }
      return database;
    },
  };
  try {
    return assemble(access, lock, notice);
  } catch (error) {
    database.close();
    throw error;
  }
}

function assemble(access: Access, lock: WriteLock | null, notice: string | null): ProjectFile {
  const { path, database } = access;
  const meta = metaStore(access);
  const parameters = parameterStore(meta);
  // What this connection changed; `data_version` tells of others.
  const changes = database.prepare<[], number>("SELECT total_changes()");
  const datasets = datasetStore(access);
  const identities = identityStore(access);
  const settings = (): ProjectSettings => readSettings(meta, basename(path));
  const id = meta.get("project-id");
  if (id === undefined) throw damaged(path, "it does not say which project it is");
  return {
    id,
    path,
    get name() {
      return settings().name;
    },
    readOnly: notice !== null,
    notice,
    meta,
    stores: {
      journeys: journeyStore(access),
      folders: folderStore(access),
      versions: versionStore(access),
      segments: segmentStore(access),
      segmentLibrary: segmentLibraryStore(access),
      runs: runStore(access),
      plans: planStore(access),
      imports: importStore(access),
      parameters,
      restorePoints: restorePointStore(access, datasets, identities),
      identities,
      edits: editStore(access),
      documents: documentStore(access),
      scores: scoreStore(access),
      personas: personaStore(access),
    },
    datasets,
    settings,
    setSettings: (change) => {
      checkSettings(change);
      database.transaction(() => writeSettings(meta, change)).immediate();
      return settings();
    },
    state: () => `${changes.pluck().get()} ${database.pragma("data_version", { simple: true })}`,
    problems: () => [...settingsProblems(meta), ...parameters.problems()],
    transact: (work) => {
      access.writable();
      return database.transaction(work).immediate();
    },
    compactLater: () => meta.set(COMPACT, "1"),
    compact: () => {
      const file = access.writable();
      explaining(path, () => {
        file.exec("VACUUM");
        file.pragma("wal_checkpoint(TRUNCATE)");
      });
      meta.set(COMPACT, "0");
    },
    saveCopy: (copy) => saveCopy(access, copy),
    close: () => {
      closeDatabase(database);
      lock?.release();
    },
  };
}

function saveCopy({ database, path }: Access, copy: string): void {
  const target = resolve(copy);
  if (existsSync(target) && realpathSync(target) === path) {
    throw new InputError("copy-onto-itself", "A copy cannot replace the project that is open.", {
      where: copy,
      todo: "Choose another name.",
    });
  }
  const part = `${target}.part`;
  rmSync(part, { force: true });
  try {
    explaining(copy, () => {
      database.prepare("VACUUM INTO ?").run(part);
      renameSync(part, target);
    });
  } finally {
    rmSync(part, { force: true });
  }
}
