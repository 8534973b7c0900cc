import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserWindow } from "electron";
import { z } from "zod";
import type { Log } from "../core/ports.ts";

const placeSchema = z.object({
  x: z.number().int().optional(),
  y: z.number().int().optional(),
  width: z.number().int().min(600).max(20_000),
  height: z.number().int().min(400).max(20_000),
  maximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof placeSchema>;

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const fresh: WindowPlace = { width: 1440, height: 900, maximized: false };

/** Enough of the window lies on a screen to be grabbed; a screen may have gone since. */
function reachable({ x, y, width }: WindowPlace, areas: readonly Area[]): boolean {
  if (x === undefined || y === undefined) return true;
  return areas.some((area) => x + width > area.x + 80 && x < area.x + area.width - 80 && y >= area.y - 10 && y < area.y + area.height - 40);
}

/** Where the window stood when it was closed last. */
export class RememberedPlace {
  readonly #path: string;
  readonly #log: Log;

  constructor(userDataDir: string, log: Log) {
    this.#path = join(userDataDir, "window.json");
    this.#log = log;
  }

  read(areas: readonly Area[]): WindowPlace {
    if (!existsSync(this.#path)) return fresh;
    try {
      const place = placeSchema.parse(JSON.parse(readFileSync(this.#path, "utf8")));
      return reachable(place, areas) ? place : { ...place, x: undefined, y: undefined };
    } catch (error) {
      this.#log.warn({ error: String(error) }, "the window's place could not be read");
      return fresh;
    }
  }

  write(window: BrowserWindow): void {
    const place: WindowPlace = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(`${this.#path}.part`, `${JSON.stringify(place)}\n`);
      renameSync(`${this.#path}.part`, this.#path);
    } catch (error) {
      this.#log.warn({ error: String(error) }, "the window's place could not be kept");
    }
  }
}
