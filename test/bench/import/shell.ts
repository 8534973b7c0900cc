import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import type { Usage } from "../measure/report.ts";
import type { BenchFile, Kind } from "./files.ts";
import { createTable } from "./sql.ts";

const types: Record<Kind, string> = { text: "TEXT", number: "REAL", boolean: "TEXT", date: "TEXT", datetime: "TEXT" };

/** Why the sqlite3 shell cannot be run on this machine; undefined where it can. */
export function shellMissing(): string | undefined {
  const { error, status } = spawnSync("sqlite3", ["--version"], { encoding: "utf8" });
  return error || status !== 0 ? "there is no sqlite3 shell (Debian: sqlite3)" : undefined;
}

/** Most memory and CPU time of a process that runs; undefined once it is gone. */
function usageOf(pid: number): Usage | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const ticks = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return peak === undefined ? undefined : { peakBytes: Number(peak) * 1024, cpuMs: (Number(ticks[11]) + Number(ticks[12])) * 10 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT" || (error as NodeJS.ErrnoException).code === "ESRCH") return undefined;
    throw error;
  }
}

/** Imports a file with the shell's `.import` into a table with types, looking at the process from outside. */
export function importWithShell(file: BenchFile, csv: string, into: string): Promise<Usage & { wallMs: number }> {
  const began = performance.now();
  const script = [`${createTable(file, types)};`, ".mode csv", `.import --skip 1 "${csv}" base`, ""].join("\n");
  return new Promise((resolve, reject) => {
    const child = spawn("sqlite3", [into], { stdio: ["pipe", "ignore", "inherit"] });
    let used: Usage = { cpuMs: Number.NaN, peakBytes: Number.NaN };
    const look = setInterval(() => {
      if (child.pid !== undefined && existsSync("/proc/self/status")) used = usageOf(child.pid) ?? used;
    }, 20);
    child.on("error", reject);
    child.on("exit", (status) => {
      clearInterval(look);
      if (status === 0) resolve({ ...used, wallMs: performance.now() - began });
      else reject(new Error(`sqlite3 ended with status ${status}`));
    });
    child.stdin.end(script);
  });
}
