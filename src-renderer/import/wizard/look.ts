import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { GivenDialect } from "../../../src-shared/model/import.ts";
import type { FileRole } from "../../../src-shared/model/import-files.ts";
import { failureOf, isAbort } from "../../ui/failure.ts";
import { carryOver } from "../model/carry.ts";
import { chooseKey, startMapping } from "../draft.ts";
import { applyRemembered } from "../model/remembered.ts";
import { suggestRoles } from "../model/roles.ts";
import { changeSource, type Source, setWizard, sourceOf, wizard } from "./state.ts";

/** The look at each file that is under way; a newer one ends it. */
const looks = new Map<string, AbortController>();

export function stopLooking(id: string): void {
  looks.get(id)?.abort();
  looks.delete(id);
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
  const carried = proposed && carryOver(proposed, source.proposed, source.mapping);
  changeSource(id, { inspection, proposed, mapping: carried, phase: "ready", failure: null });
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

const orderOf = ({ role, how }: Source) => (role === "subscribers" ? 0 : role === "events" ? 3 : how.on === null ? 1 : 2);

/** Puts the files in the order in which they are carried out, and gives each the usual mode of its place. */
export function arrange(): void {
  const sources = [...wizard().sources].sort((a, b) => orderOf(a) - orderOf(b));
  const seen = new Set<FileRole>();
  const placed = sources.map((source): Source => {
    const first = !seen.has(source.role);
    seen.add(source.role);
    if (source.mended || source.roleWhy === null) return source;
    const mode = source.role === "facts" ? "join" : first ? "replace" : "append";
    return { ...source, how: { ...source.how, mode } };
  });
  setWizard({ sources: placed });
}
