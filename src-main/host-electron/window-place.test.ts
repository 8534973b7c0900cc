import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { silentLog } from "../core/log.ts";
import { RememberedPlace } from "./window-place.ts";

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
function remembered(content?: string): RememberedPlace {
  const folder = mkdtempSync(join(tmpdir(), "place-"));
  if (content !== undefined) writeFileSync(join(folder, "window.json"), content);
  return new RememberedPlace(folder, silentLog);
}
const place = (x: number, y: number) => JSON.stringify({ x, y, width: 1000, height: 700, maximized: false });

it("comes back to where the window was", () => {
  expect(remembered(place(100, 50)).read([screen])).toEqual({ x: 100, y: 50, width: 1000, height: 700, maximized: false });
});

it("keeps the size but not a place that no screen shows any more", () => {
  expect(remembered(place(4000, 50)).read([screen])).toMatchObject({ x: undefined, y: undefined, width: 1000 });
  expect(remembered(place(100, 1070)).read([screen])).toMatchObject({ x: undefined, y: undefined });
  expect(remembered(place(2000, 50)).read([screen, { ...screen, x: 1920 }])).toMatchObject({ x: 2000 });
});

it("starts anew without a file, or with a damaged one", () => {
  const fresh = { width: 1440, height: 900, maximized: false };
  expect(remembered().read([screen])).toEqual(fresh);
  expect(remembered("{").read([screen])).toEqual(fresh);
  expect(remembered('{"width":3,"height":3,"maximized":false}').read([screen])).toEqual(fresh);
});
