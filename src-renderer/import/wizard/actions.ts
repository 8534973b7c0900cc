import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { newId } from "../../../src-shared/lib/ids.ts";
import type { GivenDialect, Mapping } from "../../../src-shared/model/import.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import type { Handing } from "../../platform/files.ts";
import { noEdits } from "../model/carry.ts";
import { asFound, overruled, type Property } from "../model/dialects.ts";
import { applyRemembered, type Remembered } from "../model/remembered.ts";
import { startCheck, stopJobs } from "./jobs.ts";
import { arrange, lookAgain, lookAt, stopLooking } from "./look.ts";
import { changeSource, fresh, type How, idle, isDraft, type Mended, type Source, type Step, setWizard, sourceOf, wizard } from "./state.ts";

/** Waits after a key stroke before the file is read again. */
const TYPING = 250;

const sourceFor = (handing: Handing, mended: Mended | null): Source => ({
  id: newId("src"),
  name: handing.name,
  bytes: handing.bytes,
  handing,
  file: null,
  phase: "looking",
  failure: null,
  override: {},
  inspection: null,
  proposed: null,
  mapping: null,
  role: mended?.role ?? "subscribers",
  roleWhy: "",
  how: mended?.how ?? { mode: "replace", on: null, blanks: "keep" },
  ownMode: mended !== null,
  edits: noEdits,
  applied: null,
  mended,
});

/** Takes the draft for this project; one for another project is dropped. */
export function draftFor(project: string): void {
  if (wizard().project !== null && wizard().project !== project) discard();
  setWizard({ project });
}

/** Adds files to the draft and looks into each. After an import a new draft begins. */
export function addFiles(core: CoreClient, files: readonly Handing[], mended: Mended | null = null): void {
  if (files.length === 0) return;
  if (!isDraft(wizard())) discard();
  const added = files.map((file) => sourceFor(file, mended));
  // A file that could not be read makes room for the next ones.
  const kept = wizard().sources.filter(({ inspection, phase }) => inspection !== null || phase === "looking");
  stopJobs();
  setWizard({
    sources: [...kept, ...added],
    step: "files",
    current: kept.length === 0 ? (added[0]?.id ?? null) : wizard().current,
    check: idle,
    run: idle,
  });
  for (const { id } of added) void lookAt(core, id);
}

export function removeFile(id: string): void {
  stopLooking(id);
  const sources = wizard().sources.filter((source) => source.id !== id);
  setWizard({ sources, current: wizard().current === id ? (sources[0]?.id ?? null) : wizard().current });
  arrange();
}

/** Moves a file one place up or down among those of its role. */
export function moveFile(id: string, by: -1 | 1): void {
  const sources = [...wizard().sources];
  const at = sources.findIndex((source) => source.id === id);
  const [moved, other] = [sources[at], sources[at + by]];
  if (!moved || !other) return;
  sources[at] = other;
  sources[at + by] = moved;
  setWizard({ sources });
  arrange();
}

export function discard(): void {
  stopJobs();
  for (const { id } of wizard().sources) stopLooking(id);
  setWizard({ ...fresh, project: wizard().project });
}

export function choose(id: string): void {
  setWizard({ current: id });
}

export function goTo(core: CoreClient, step: Step): void {
  stopJobs();
  setWizard({ step, check: idle, run: idle });
  if (step === "check") void startCheck(core);
}

export function setRole(core: CoreClient, id: string, role: FileRole): void {
  const source = sourceOf(id);
  if (!source || source.role === role) return;
  const change = { role, roleWhy: null, ownMode: false, how: { ...source.how, on: null } };
  if ((role === "events") === (source.role === "events")) changeSource(id, change);
  else lookAgain(core, id, change);
  arrange();
}

/** Changes what a file does to the data; in the check step the look is taken again. */
export function setHow(core: CoreClient, id: string, change: Partial<How>): void {
  const source = sourceOf(id);
  if (!source) return;
  changeSource(id, { how: { ...source.how, ...change }, roleWhy: null, ownMode: source.ownMode || change.mode !== undefined });
  if (wizard().step === "check") void startCheck(core);
}

export function setMapping(id: string, mapping: Mapping): void {
  changeSource(id, { mapping });
}

/** Overrules what was found of a file; `typed` waits for the next key stroke. */
export function overrule(core: CoreClient, id: string, change: GivenDialect, typed = false): void {
  const source = sourceOf(id);
  if (source) lookAgain(core, id, { override: overruled(source.override, change) }, typed ? TYPING : 0);
}

/** Goes back to what was found, of one property or of all. */
export function restoreFound(core: CoreClient, id: string, property?: Property): void {
  const source = sourceOf(id);
  if (source) lookAgain(core, id, { override: property === undefined ? {} : asFound(source.override, property) });
}

/** Reads the columns as an earlier import did. */
export function applyMapping(id: string, { name, at, mapping }: Remembered): void {
  const source = sourceOf(id);
  if (!source?.mapping) return;
  const applied = applyRemembered(source.mapping, mapping);
  changeSource(id, { mapping: applied.mapping, applied: { name, at, misfits: applied.misfits, before: source.mapping } });
}

/** Takes an earlier mapping back. */
export function dropApplied(id: string): void {
  const source = sourceOf(id);
  if (source?.applied) changeSource(id, { mapping: source.applied.before, applied: null });
}
