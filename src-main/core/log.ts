import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import pino from "pino";
import type { Log } from "./ports.ts";

/** A log file is put aside as `.1` when it has grown to this many bytes; one older file is kept. */
const LIMIT = 5 * 1024 * 1024;

/** One JSON object a line, appended to a file that `throughline` itself looks after. */
export function fileLog(path: string, service: string): Log {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > LIMIT) renameSync(path, `${path}.1`);
  return pino(
    { base: { service, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ dest: path, sync: true }),
  );
}

/** For tests: keeps nothing. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
