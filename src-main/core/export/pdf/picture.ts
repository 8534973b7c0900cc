import { FONT, writePdf } from "./write.ts";

/** PDF's largest page side, in points (ISO 32000-1, annex C: 14,400 units). */
const LARGEST = 14_000;

/** A picture as a PDF of one page that is as large as the picture, in vectors. `svg` states its width and height. */
export async function picturePdf(svg: string, title: string): Promise<Uint8Array> {
  const [, width = "600", height = "400"] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
  const scale = Math.min(0.75, LARGEST / Math.max(Number(width), Number(height)));
  const size = { width: Number(width) * scale, height: Number(height) * scale };
  return writePdf({
    pageSize: size,
    pageMargins: 0,
    info: { title },
    language: "en",
    defaultStyle: { font: FONT },
    content: [{ svg, ...size }],
  } as Parameters<typeof writePdf>[0]);
}
