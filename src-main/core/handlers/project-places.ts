import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { firstFree } from "../../../src-shared/lib/first-free.ts";
import { safeName } from "../files/registry.ts";
import type { HandedPath } from "../ports.ts";

export const PROJECT_EXTENSION = ".throughline";

export const withExtension = (path: string): string => (extname(path) === "" ? `${path}${PROJECT_EXTENSION}` : path);

/** A path in the projects folder that is free: `Name.throughline`, else `Name 2.throughline` and so on. */
export function freePlace(projectsDir: string, name: string): string {
  mkdirSync(projectsDir, { recursive: true });
  const stem = safeName(name);
  return firstFree((number) => join(projectsDir, `${stem}${number}${PROJECT_EXTENSION}`), existsSync);
}

/** Where a handed project file can stay: an upload is copied into the projects folder first, because uploads do not last. */
export function lastingPlace(projectsDir: string, { path, name, temporary }: HandedPath): string {
  if (!temporary) return path;
  const place = freePlace(projectsDir, basename(name, extname(name)));
  copyFileSync(path, place);
  return place;
}
