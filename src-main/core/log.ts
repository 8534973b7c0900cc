import { existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import pino from "pino";
import type { Log } from "./ports.ts";

/** A log file is put aside as `.1` when it has grown to this many bytes; one older file is kept. */
const LIMIT = 5 * 1024 * 1024;

function open(path: string, service: string): Log {
  const options = { base: { service, pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime };
  try {
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path) && statSync(path).size > LIMIT) renameSync(path, `${path}.1`);
    return pino(options, pino.destination({ dest: path, sync: true }));
  } catch (error) {
    const log = pino(options, pino.destination({ dest: 2, sync: true }));
    log.warn({ path, error: String(error) }, "the log file cannot be written");
    return log;
  }
}

/** One JSON object a line, in a file that is made with the first line; standard error where it cannot be made. */
export function fileLog(path: string, service: string): Log {
  let opened: Log | undefined;
  const log = (): Log => {
    opened ??= open(path, service);
    return opened;
  };
  return {
    info: (details, message) => log().info(details, message),
    warn: (details, message) => log().warn(details, message),
    error: (details, message) => log().error(details, message),
  };
}

/** For tests: keeps nothing. */
export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
