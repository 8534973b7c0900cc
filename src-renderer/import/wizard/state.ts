import { create } from "zustand";
import type { HandedFile } from "../../../src-shared/contract/files.ts";
import type { MergeOptions } from "../../../src-shared/model/differences.ts";
import type { GivenDialect, ImportReport, Inspection, Mapping } from "../../../src-shared/model/import.ts";
import type { Combined, FileRole } from "../../../src-shared/model/import-files.ts";
import type { RestorePoint } from "../../../src-shared/model/restore-point.ts";
import type { Handing } from "../../platform/files.ts";
import type { Failure } from "../../ui/failure.ts";
import type { JobState } from "../../ui/useJob.ts";
import type { Edits } from "../model/carry.ts";
import type { Remembered } from "../model/remembered.ts";

export const steps = ["files", "format", "columns", "check", "report"] as const;
export type Step = (typeof steps)[number];

/** What a file does to the data; `on` is the field that its key is matched with, null for the subscribers' key. */
export interface How extends Pick<MergeOptions, "mode" | "blanks"> {
  on: string | null;
}

/** An earlier mapping that is in use for a file, with what of it does not fit and the mapping before. */
export interface Applied extends Pick<Remembered, "name" | "at"> {
  misfits: readonly string[];
  before: Mapping;
}

/** Rows that were rejected and mended: how the file that they came from was imported. */
export interface Mended {
  name: string;
  at: string;
  mapping: Mapping;
  role: FileRole;
  how: How;
}

/** One file of the import. */
export interface Source {
  id: string;
  name: string;
  bytes: number;
  handing: Handing;
  /** The file at the host; null until it was handed over. */
  file: HandedFile | null;
  /** `looking` while it is handed over or looked into; the last inspection stays meanwhile. */
  phase: "looking" | "ready" | "failed";
  failure: Failure | null;
  /** What a person knows better than was found. */
  override: GivenDialect;
  inspection: Inspection | null;
  /** The mapping as it was proposed for the inspection, and as it stands. */
  proposed: Mapping | null;
  mapping: Mapping | null;
  role: FileRole;
  /** Why that role is suggested; null once it was chosen. */
  roleWhy: string | null;
  how: How;
  /** The person chose the mode. */
  ownMode: boolean;
  /** What was chosen for columns, also for those that another reading of the file does not have. */
  edits: Edits;
  applied: Applied | null;
  mended: Mended | null;
}

/** What an import did, or would do; `files` in the order of the sources. */
export interface Outcome {
  files: { report: ImportReport; rejects: HandedFile | null }[];
  combined: Combined | null;
}

export interface WizardState {
  /** The project that the draft is for. */
  project: string | null;
  step: Step;
  sources: readonly Source[];
  /** The file that format and columns are about. */
  current: string | null;
  check: JobState<Outcome>;
  run: JobState<Outcome>;
  /** The data as it stood before the import; null where there was none. */
  restorePoint: RestorePoint | null;
  /** True until it is known whether there is one. */
  findingPoint: boolean;
  /** Going back to it: not yet, under way, done. */
  undo: "open" | "running" | "done";
}

export const idle: JobState<Outcome> = { status: "idle", progress: null, result: null, failure: null };

export const fresh: WizardState = {
  project: null,
  step: "files",
  sources: [],
  current: null,
  check: idle,
  run: idle,
  restorePoint: null,
  findingPoint: true,
  undo: "open",
};

/** The draft of an import. It outlives the screen, so that a look at the subscribers loses nothing. */
export const useWizardState = create<WizardState>(() => fresh);

export const setWizard = (change: Partial<WizardState>): void => useWizardState.setState(change);

export const wizard = (): WizardState => useWizardState.getState();

export const sourceOf = (id: string): Source | undefined => wizard().sources.find((source) => source.id === id);

/** Changes one file of the draft; a file that was taken out meanwhile stays out. */
export function changeSource(id: string, change: Partial<Source>): void {
  setWizard({ sources: wizard().sources.map((source) => (source.id === id ? { ...source, ...change } : source)) });
}

/** True while there is something to lose: files that are not imported yet. */
export const isDraft = ({ sources, run }: WizardState): boolean => sources.length > 0 && run.status !== "done";
