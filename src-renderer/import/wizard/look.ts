import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { GivenDialect } from "../../../src-shared/model/import.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import { known } from "../../store/remote.ts";
import { failureOf, isAbort } from "../../ui/failure.ts";
import { chooseKey, startMapping } from "../draft.ts";
import { editsOf, withEdits } from "../model/carry.ts";
import { factsLast, inOrder, withModes } from "../model/order.ts";
import { applyRemembered } from "../model/remembered.ts";
import { suggestRoles } from "../model/roles.ts";
import { changeSource, type Source, setWizard, sourceOf, wizard } from "./state.ts";

/** The look at each file that is under way; a newer one ends it. */
const looks = new Map<string, AbortController>();

export function stopLooking(id: string): void {
  looks.get(id)?.abort();
  looks.delete(id);
}

/** Puts the files in the order in which they are carried out, each with the mode of its place. */
export function arrange(): void {
  const there = known("project") ?? { subscribers: 0, events: 0 };
  setWizard({ sources: withModes(inOrder(wizard().sources), there) });
}

const kindOf = (role: FileRole) => (role === "events" ? "events" : "subscribers");

/** Hands the file over where it is not at the host yet, and looks into it after `delay` milliseconds. Chosen columns are kept. */
export async function lookAt(core: CoreClient, id: string, delay = 0): Promise<void> {
  stopLooking(id);
  const own = new AbortController();
  looks.set(id, own);
  changeSource(id, { phase: "looking" });
  try {
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    const source = sourceOf(id);
    if (!source || own.signal.aborted) return;
    const file = source.file ?? (await source.handing.hand(own.signal));
    if (own.signal.aborted) return;
    changeSource(id, { file });
    const first = source.inspection === null;
    await inspect(core, id, own.signal);
    if (first) await settle(core);
  } catch (error) {
    if (own.signal.aborted || isAbort(error)) return;
    const first = sourceOf(id)?.inspection === null;
    changeSource(id, { phase: "failed", failure: failureOf(error) });
    if (first) await settle(core);
  } finally {
    if (looks.get(id) === own) looks.delete(id);
  }
}

async function inspect(core: CoreClient, id: string, signal: AbortSignal): Promise<void> {
  const { file, override, role } = sourceOf(id) as Source;
  if (!file) return;
  const look = (key?: string) => core.imports.inspect({ file: file.token, dialect: override, as: kindOf(role), key }, { signal });
  const inspection = await look();
  // Without a likely key there is no mapping; one for any key shows what the other columns are, and the key stays to be chosen.
  const header = inspection.columns[0]?.header;
  const mapped = inspection.mapping === null && header !== undefined ? await look(header) : inspection;
  const source = sourceOf(id);
  if (signal.aborted || !source) return;
  const proposed = startMapping(mapped, inspection.mapping !== null);
  const edits = editsOf(source.edits, source.proposed, source.mapping);
  const carried = proposed && withEdits(proposed, edits);
  changeSource(id, { inspection, proposed, mapping: carried, edits, phase: "ready", failure: null });
  if (source.mended && source.inspection === null && carried) takeOver(id, source.mended);
}

/** Mended rows are read as the file that they came from. */
function takeOver(id: string, { name, at, mapping, role, how }: NonNullable<Source["mended"]>): void {
  const source = sourceOf(id);
  if (!source?.mapping) return;
  const applied = applyRemembered(source.mapping, mapping);
  changeSource(id, {
    mapping: applied.mapping,
    role,
    roleWhy: null,
    how,
    applied: { name, at, misfits: applied.misfits, before: source.mapping },
  });
}

/** Another role, dialect or both; where that changes how the file is read, it is looked into again. */
export function lookAgain(core: CoreClient, id: string, change: { role?: FileRole; override?: GivenDialect }, delay = 0): void {
  changeSource(id, change);
  void lookAt(core, id, delay);
}

/** When every file was looked into, each gets its suggested part, and a single file goes on to its format. */
async function settle(core: CoreClient): Promise<void> {
  const { sources, step } = wizard();
  if (sources.some(({ phase }) => phase === "looking")) return;
  const base = await core.subscribers.fields();
  const open = sources.filter(({ inspection }) => inspection !== null);
  const key = base.find(({ role }) => role === "key")?.id ?? null;
  const found = suggestRoles(
    open.map(({ inspection }) => inspection as NonNullable<Source["inspection"]>),
    key,
    base.map(({ id }) => id),
  );
  for (const [at, source] of open.entries()) {
    const suggestion = found[at];
    if (suggestion && source.mended === null && source.roleWhy !== null) suggest(core, source, suggestion);
  }
  setWizard({ sources: factsLast(wizard().sources) });
  arrange();
  const [only, ...others] = wizard().sources;
  if (step === "files" && only?.phase !== "failed" && only && others.length === 0) setWizard({ step: "format" });
}

function suggest(core: CoreClient, source: Source, { role, key, on, why }: ReturnType<typeof suggestRoles>[number]): void {
  const { mapping } = source;
  const field = key === null ? undefined : mapping?.columns.find(({ header }) => header === key)?.field;
  const keyed = mapping && field !== undefined && field !== mapping.key ? chooseKey(mapping, field) : mapping;
  changeSource(source.id, { role, roleWhy: why, mapping: keyed, how: { ...source.how, on } });
  if (kindOf(role) !== mapping?.as) void lookAt(core, source.id);
}
