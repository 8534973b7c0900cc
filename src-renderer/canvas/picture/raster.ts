/** What Chromium draws at once: beyond this an image comes out empty. */
const LONGEST_SIDE = 16_000;
const MOST_PIXELS = 100_000_000;

/** Pixels per unit of a picture: two, less when it would be too large to draw. */
export const scaleFor = (width: number, height: number): number =>
  Math.min(2, LONGEST_SIDE / Math.max(width, height), Math.sqrt(MOST_PIXELS / (width * height)));

/** An SVG document as a PNG, in base64. */
export async function pngOf(svg: string): Promise<string> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const scale = scaleFor(image.naturalWidth, image.naturalHeight);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("This window cannot draw pictures.");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const address = canvas.toDataURL("image/png");
  const [, data] = address.split(",", 2);
  if (!data || address.length < 30) throw new Error("The picture is too large to be drawn in pixels. Save it as SVG or PDF.");
  return data;
}
