import type { CoreClient } from "../../../src-shared/contract/client.ts";
import { drawnPicture } from "../../../src-shared/plan/drawn/picture.ts";
import { saveFile } from "../../platform/files.ts";
import type { EditorSession } from "../session/session.ts";
import { drawingOf } from "./drawing.ts";
import { pngOf } from "./raster.ts";

export type PictureFormat = "png" | "svg" | "pdf";

/** Saves a picture of the whole journey as it stands on the canvas, with the counts that it shows. False when the dialog was closed. */
export async function savePicture(
  { document, figures }: EditorSession,
  client: Pick<CoreClient, "pictures">,
  format: PictureFormat,
  scheme: "light" | "dark",
  currency: string | undefined,
): Promise<boolean> {
  const { run, stale } = figures.getState();
  const journey = document.journey();
  // Counts of an earlier version belong to another picture.
  const shown = stale ? null : run;
  const drawing = drawingOf(document.store.getState().records, shown !== null);
  if (format !== "png") return saveFile(await client.pictures.vector({ journey, drawing, runId: shown?.id ?? null, format, scheme }));
  const png = await pngOf(drawnPicture(journey, drawing, shown?.results ?? null, scheme, currency));
  return saveFile(await client.pictures.pixels({ name: journey.name, png }));
}
