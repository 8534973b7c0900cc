import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pdfmake from "pdfmake";
import fontFiles from "pdfmake/build/vfs_fonts.js";
import type { TDocumentDefinitions } from "pdfmake/interfaces.js";

export const FONT = "Roboto";
const REGULAR = "Roboto-Regular.ttf";
const BOLD = "Roboto-Medium.ttf";

/**
 * The document as bytes; the same definition gives the same bytes. The fonts travel inside the program, so that it needs
 * no files beside it; pdfmake draws text in SVG only with fonts that lie on disk, so they lie in a folder of their own
 * for as long as one document takes. It may read nothing else, and nothing from the network.
 */
export async function writePdf(definition: TDocumentDefinitions): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "throughline-fonts-"));
  try {
    for (const name of [REGULAR, BOLD]) await writeFile(join(folder, name), Buffer.from(String(fontFiles[name]), "base64"));
    const [normal, bold] = [join(folder, REGULAR), join(folder, BOLD)];
    pdfmake.setFonts({ [FONT]: { normal, bold } });
    pdfmake.setUrlAccessPolicy(() => false);
    pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold);
    return new Uint8Array(await pdfmake.createPdf(definition).getBuffer());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
