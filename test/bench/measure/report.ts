import { existsSync, readFileSync } from "node:fs";
import type { Counts } from "../peers/tally.ts";

/** What a measured process prints as its last act. */
export interface ChildReport {
  engine: string;
  /** Milliseconds of each run of the journey in the process, the base and the start of the process not among them. */
  runMs: number[];
  /** User and system time of the whole process, its threads too. */
  cpuMs: number;
  /** Most memory that the process held. */
  peakBytes: number;
  /** Of each run. */
  counts: Counts[];
}

/** What a process of ours says besides. */
export interface OurReport extends ChildReport {
  visits: number;
  /** Of the whole results: equal digests mean equal bytes. */
  digest: string;
  baseMs: number;
  cost: number;
}

/** The input cannot be run: an InputError's sentence. */
export interface Refused {
  refused: string;
}

/** Milliseconds of single waits. `missed`: runs that were over before they were cancelled, or messages by which traces and run differ. */
export interface Waits {
  ms: number[];
  missed: number;
}

export interface Usage {
  cpuMs: number;
  peakBytes: number;
}

/** Most memory that this process held. The system's own figure, where there is no `/proc`, begins with that of the parent process. */
function peakBytes(): number {
  if (!existsSync("/proc/self/status")) return process.resourceUsage().maxRSS * 1024;
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync("/proc/self/status", "utf8"));
  if (!peak) throw new Error("/proc/self/status does not tell the peak of the memory.");
  return Number(peak[1]) * 1024;
}

/** Of the process that asks. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1000, peakBytes: peakBytes() };
}
