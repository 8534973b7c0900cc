import type { PickKind } from "../../src-shared/contract/bridge.ts";
import { fileSchema, type HandedFile } from "../../src-shared/contract/files.ts";
import { desktop } from "./desktop.ts";

const accepted: Record<PickKind, string> = {
  table: ".csv,.tsv,.tab,.txt,.dat,.json,.jsonl,.ndjson,.xlsx,.xlsm,.xlsb,.xls,.ods,.parquet,.gz,.zip,text/csv",
  project: ".throughline",
  journey: ".json,application/json",
};

/** Hands a dropped or chosen file to the host, which answers with a token for the core. */
export async function handFile(file: File, signal?: AbortSignal): Promise<HandedFile> {
  if (desktop) return desktop.handFile(file);
  const response = await fetch("files", {
    method: "POST",
    body: file,
    headers: { "x-file-name": encodeURIComponent(file.name), "content-type": "application/octet-stream" },
    signal: signal ?? null,
  });
  if (!response.ok) throw new Error((await response.text()).trim() || `The file could not be handed over (${response.status}).`);
  return fileSchema.parse(await response.json());
}

/** Lets the person choose a file; null when none was chosen. */
export async function pickFile(kind: PickKind): Promise<HandedFile | null> {
  if (desktop) return desktop.pickFile(kind);
  const [file] = await chooseInBrowser(accepted[kind], false);
  return file ? handFile(file) : null;
}

/** Lets the person choose several files at once; what was chosen is handed over file by file. None when none was chosen. */
export async function pickFiles(kind: PickKind): Promise<Handing[]> {
  if (desktop) return (await desktop.pickFiles(kind)).map((file) => ({ name: file.name, bytes: file.bytes, hand: async () => file }));
  return (await chooseInBrowser(accepted[kind], true)).map(handing);
}

/** A file that is not handed over yet. */
export interface Handing {
  name: string;
  bytes: number;
  hand(signal: AbortSignal): Promise<HandedFile>;
}

/** A dropped or chosen file, to be handed over when its turn comes. */
export const handing = (file: File): Handing => ({ name: file.name, bytes: file.size, hand: (signal) => handFile(file, signal) });

function chooseInBrowser(accept: string, several: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = accept;
    input.multiple = several;
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

/** Where a new project shall be; null on hosts that choose the place themselves, undefined when the dialog was closed. */
export async function pickNewProject(name: string): Promise<HandedFile | null | undefined> {
  if (!desktop) return null;
  return (await desktop.pickProjectPlace(name)) ?? undefined;
}

/** Saves a file that the core made: by a dialog, or as a download. False when the dialog was closed. */
export async function saveFile(file: HandedFile): Promise<boolean> {
  if (desktop) return desktop.saveFile(file.token);
  const link = document.createElement("a");
  link.href = `files/${file.token}`;
  link.download = file.name;
  link.click();
  return true;
}
