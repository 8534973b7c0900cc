import { stat } from "node:fs/promises";
import { basename, isAbsolute, join } from "node:path";
import { type BrowserWindow, dialog, type FileFilter } from "electron";
import { z } from "zod";
import { type PickKind, pickKinds } from "../../src-shared/contract/bridge.ts";
import { fileTokenSchema, type HandedFile } from "../../src-shared/contract/files.ts";
import { type FileRegistry, safeName } from "../core/files/registry.ts";
import { placeFile } from "../host-shared/place-file.ts";
import { channels } from "./channels.ts";
import type { Ipc } from "./ipc.ts";

const filters: Record<PickKind, FileFilter[]> = {
  table: [
    {
      name: "Tables",
      extensions: [
        "csv",
        "tsv",
        "tab",
        "txt",
        "dat",
        "json",
        "jsonl",
        "ndjson",
        "xlsx",
        "xlsm",
        "xlsb",
        "xls",
        "ods",
        "parquet",
        "gz",
        "zip",
      ],
    },
    { name: "All files", extensions: ["*"] },
  ],
  project: [{ name: "Throughline projects", extensions: ["throughline"] }],
  journey: [{ name: "Journeys", extensions: ["json"] }],
};

async function handed(files: FileRegistry, path: string): Promise<HandedFile> {
  const found = await stat(path).catch(() => undefined);
  return { token: files.hand(path), name: basename(path), bytes: found?.size ?? 0 };
}

/** Dialogs and dropped files: everything that turns a path into a token, or a token into a file of the person's. */
export function answerDialogs(ipc: Ipc, files: FileRegistry, projectsDir: string): void {
  ipc.answer(channels.pickFile, z.enum(pickKinds), async (kind, window: BrowserWindow) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ["openFile"], filters: filters[kind] });
    const [path] = filePaths;
    return canceled || path === undefined ? null : handed(files, path);
  });
  ipc.answer(channels.pickFiles, z.enum(pickKinds), async (kind, window: BrowserWindow) => {
    const properties = ["openFile", "multiSelections"] as const;
    const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: [...properties], filters: filters[kind] });
    return canceled ? [] : await Promise.all(filePaths.map((path) => handed(files, path)));
  });
  ipc.answer(channels.pickProjectPlace, z.string().min(1).max(120), async (name, window) => {
    const defaultPath = join(projectsDir, `${safeName(name)}.throughline`);
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath, filters: filters.project });
    return canceled || filePath === "" ? null : handed(files, filePath);
  });
  ipc.answer(channels.saveFile, fileTokenSchema, async (token, window) => {
    const made = files.download(token);
    if (!made) throw new Error("That file is no longer at hand.");
    const { canceled, filePath } = await dialog.showSaveDialog(window, { defaultPath: made.name });
    if (canceled || filePath === "") return false;
    await placeFile(made.path, filePath);
    return true;
  });
  ipc.answer(channels.handFile, z.string().min(1).refine(isAbsolute, { error: "expected a whole path" }), (path) => handed(files, path));
}
