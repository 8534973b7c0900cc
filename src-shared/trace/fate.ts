import type { LogEntry, Program } from "../engine/index.ts";
import type { Fate } from "../model/trace.ts";

/** What became of one subscriber as seen from a node: indices are the program's nodes. */
export interface SubscriberFate {
  came: boolean;
  what: Fate["what"];
  node: number;
  /** An outlet or a reason; empty where there is none. */
  reason: string;
}

/** By node: whether a node can still be reached from there by edges; of itself, only through a cycle or by standing there. */
export function nodesThatLeadTo(program: Program, target: number): boolean[] {
  const leads = program.nodes.map((_, at) => at === target);
  for (let changed = target >= 0; changed; ) {
    changed = false;
    program.nodes.forEach(({ targets }, at) => {
      if (leads[at] || !targets.some((to) => to >= 0 && leads[to])) return;
      leads[at] = true;
      changed = true;
    });
  }
  return leads;
}

function lastOf(log: readonly LogEntry[], means: (entry: LogEntry) => boolean): number {
  for (let at = log.length - 1; at >= 0; at--) if (means(log[at] as LogEntry)) return at;
  return -1;
}

/** What became of an instance at a node after it came there: the log from its arrival on. */
function fateAt(log: readonly LogEntry[], from: number, node: number, instance: number): Omit<SubscriberFate, "came" | "node"> {
  let resting: "waiting" | "held" = "waiting";
  let outcome = "";
  for (let at = from; at < log.length; at++) {
    const entry = log[at] as LogEntry;
    if (entry.node !== node || entry.instance !== instance) continue;
    if (entry.what === "held") resting = "held";
    if (entry.what === "waits") resting = "waiting";
    if (entry.what === "sent") outcome = "sent";
    if (entry.what === "skipped") outcome = entry.detail;
    if (entry.what === "exited") return { what: "exited", reason: entry.detail };
    if (entry.what === "left") return { what: "passed", reason: outcome || entry.detail };
  }
  return { what: resting, reason: "" };
}

/** Where the instance that never came to the target lost the way to it, or stayed. */
function fateElsewhere(program: Program, log: readonly LogEntry[], leads: readonly boolean[], instance: number): SubscriberFate {
  const own = log.filter((entry) => entry.instance === instance && entry.node >= 0);
  const came = (what: SubscriberFate["what"], node: number, reason: string): SubscriberFate => ({ came: false, what, node, reason });
  const entry = own.find(({ what }) => what === "entered") as LogEntry;
  if (!leads[entry.node]) return came("no-path", entry.node, "");
  let outlet = "";
  for (const { what, node, detail } of own) {
    if (what === "exited") return came("exited", node, detail);
    if (what === "completed") return came("completed", node, outlet);
    if (what !== "left") continue;
    outlet = detail;
    const to = program.nodes[node]?.targets[program.nodes[node]?.outlets.indexOf(detail) ?? -1] ?? -1;
    if (to >= 0 && !leads[to]) return came("outlet", node, detail);
  }
  const last = own.at(-1) as LogEntry;
  const { what } = fateAt(log, log.indexOf(last), last.node, instance);
  return came(what === "held" ? "held" : "waiting", last.node, "");
}

/**
 * What became of a subscriber as seen from a node: at the last visit there, else where the last instance lost the way to it.
 * Undefined for those who matched no entry.
 */
export function fateOf(program: Program, log: readonly LogEntry[], target: number, leads: readonly boolean[]): SubscriberFate | undefined {
  const visit = lastOf(log, ({ what, node }) => what === "arrived" && node === target);
  if (target >= 0 && visit >= 0) return { came: true, node: target, ...fateAt(log, visit, target, (log[visit] as LogEntry).instance) };
  const entered = lastOf(log, ({ what }) => what === "entered");
  if (entered >= 0) return fateElsewhere(program, log, leads, (log[entered] as LogEntry).instance);
  const refused = log[lastOf(log, ({ what }) => what === "not-entered")];
  return refused && { came: false, what: "not-entered", node: refused.node, reason: refused.detail };
}
