import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import type { Journey } from "../../../src-shared/model/journey.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { forgetFolds } from "../../canvas/session/folded.ts";
import { saveFile } from "../../platform/files.ts";
import { invalidate, known, remember } from "../../store/remote.ts";
import { plural, toast, toastFailure, toastUndo } from "../../ui/index.ts";

/** What can be done with the journeys of the project and their folders. */
export function useJourneyActions() {
  const client = useClient();
  const open = (journey: Journey) => {
    invalidate("journeys");
    navigate(pathOf("journeys", journey.id));
  };
  const attempt = (work: () => Promise<void>, title: string) => void work().catch((error: unknown) => toastFailure(error, title));
  const place = async (ids: string[], change: { folder?: string | null; archived?: boolean }) =>
    remember("journeys", await client.journeys.place({ ids, ...change }));
  return {
    blank: (folder: string | null) =>
      attempt(async () => open(await client.journeys.create({ name: "New journey", folder })), "The journey was not made"),
    fromTemplate: (template: string, name: string, folder: string | null) =>
      attempt(async () => open(await client.journeys.create({ name, template, folder })), "The journey was not made"),
    duplicate: (id: string) =>
      attempt(async () => {
        const copy = await client.journeys.duplicate({ id });
        invalidate("journeys");
        toast(`“${copy.name}” was made.`);
      }, "The journey was not duplicated"),
    exportFile: (id: string) =>
      attempt(async () => {
        await saveFile(await client.journeys.exportFile({ id }));
      }, "The journey was not exported"),
    rename: (id: string, name: string) =>
      attempt(async () => remember("journeys", await client.journeys.rename({ id, name })), "The journey was not renamed"),
    remove: ({ id, name }: JourneyEntry) =>
      attempt(async () => {
        remember("journeys", await client.journeys.remove({ id }));
        forgetFolds(id);
        toastUndo(`“${name}” was deleted.`, async () => remember("journeys", await client.journeys.bringBack({ id })));
      }, "The journey was not deleted"),
    archive: ({ id, name }: JourneyEntry, archived: boolean) =>
      attempt(async () => {
        await place([id], { archived });
        const words = archived ? `“${name}” was archived.` : `“${name}” is in use again.`;
        toastUndo(words, () => place([id], { archived: !archived }));
      }, "The journey was not moved"),
    move: (ids: string[], folder: string | null) =>
      attempt(async () => {
        const before = (known("journeys") ?? []).filter(({ id }) => ids.includes(id));
        if (before.every((entry) => entry.folder === folder)) return;
        await place(ids, { folder });
        const where = (known("folders") ?? []).find(({ id }) => id === folder)?.name;
        const [only] = before;
        const what = before.length === 1 && only ? `“${only.name}”` : plural(ids.length, "journey");
        toastUndo(where ? `${what} moved to “${where}”.` : `${what} moved out of the folder.`, async () => {
          for (const entry of before) await place([entry.id], { folder: entry.folder });
        });
      }, "The journey was not moved"),
    addFolder: (name: string, parent: string | null) =>
      attempt(async () => remember("folders", await client.folders.create({ name, parent })), "The folder was not made"),
    renameFolder: (id: string, name: string) =>
      attempt(async () => remember("folders", await client.folders.rename({ id, name })), "The folder was not renamed"),
    moveFolder: (id: string, parent: string | null) =>
      attempt(async () => remember("folders", await client.folders.move({ id, parent })), "The folder was not moved"),
    removeFolder: (id: string) =>
      attempt(async () => {
        remember("folders", await client.folders.remove({ id }));
        invalidate("journeys");
      }, "The folder was not removed"),
  };
}

export type JourneyActions = ReturnType<typeof useJourneyActions>;
