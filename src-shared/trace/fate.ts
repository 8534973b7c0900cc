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

/** A node of one of a run's journeys, and from where it can be reached. */
export interface Target {
  program: Program;
  /** Index of the journey in the program. */
  journey: number;
  /** Index of the node; -1 where nobody can come to it. */
  node: number;
  /** By node: whether the target can still be reached from there by edges; of itself, only through a cycle or by standing there. */
  leads: readonly boolean[];
}

/** A node by its id in one of the journeys. */
export function targetOf(program: Program, journey: number, id: string): Target {
  const node = program.nodes.findIndex((each) => each.journey === journey && each.id === id);
  const leads = program.nodes.map((_, at) => at === node);
  for (let changed = node >= 0; changed; ) {
    changed = false;
    program.nodes.forEach(({ targets }, at) => {
      if (leads[at] || !targets.some((to) => to >= 0 && leads[to])) return;
      leads[at] = true;
      changed = true;
    });
  }
  return { program, journey, node, leads };
}

function lastOf(log: readonly LogEntry[], means: (entry: LogEntry) => boolean): number {
  for (let at = log.length - 1; at >= 0; at--) if (means(log[at] as LogEntry)) return at;
  return -1;
}

/** What became of an instance at a node after it came there: the log from its arrival on. */
function fateAt(log: readonly LogEntry[], from: number, node: number, instance: number): Omit<SubscriberFate, "came" | "node"> {
  let resting: Omit<SubscriberFate, "came" | "node"> = { what: "waiting", reason: "" };
  let outcome = "";
  for (let at = from; at < log.length; at++) {
    const entry = log[at] as LogEntry;
    if (entry.node !== node || entry.instance !== instance) continue;
    if (entry.what === "held") resting = { what: "held", reason: "" };
    if (entry.what === "queued") resting = { what: "queued", reason: entry.detail };
    if (entry.what === "waits") resting = { what: "waiting", reason: "" };
    if (entry.what === "sent") outcome = "sent";
    if (entry.what === "skipped" && outcome !== "sent") outcome = entry.detail;
    if (entry.what === "exited") return { what: "exited", reason: entry.detail };
    if (entry.what === "left") return { what: "passed", reason: outcome || entry.detail };
  }
  return resting;
}

/** Where the instance that never came to the target lost the way to it, or stayed. */
function fateElsewhere({ program, leads }: Target, log: readonly LogEntry[], instance: number): SubscriberFate {
  const own = log.filter((entry) => entry.instance === instance && entry.node >= 0);
  const came = (what: SubscriberFate["what"], node: number, reason: string): SubscriberFate => ({ came: false, what, node, reason });
  const entry = own.find(({ what }) => what === "entered") as LogEntry;
  if (!leads[entry.node]) return came("no-path", entry.node, "");
  let outlet = "";
  let arrived = 0;
  for (const [at, { what, node, detail }] of own.entries()) {
    if (what === "arrived") arrived = at;
    if (what === "exited") return came("exited", node, detail);
    if (what === "completed") return came("completed", node, outlet);
    if (what !== "left") continue;
    outlet = detail;
    const to = program.nodes[node]?.targets[program.nodes[node]?.outlets.indexOf(detail) ?? -1] ?? -1;
    if (to >= 0 && !leads[to]) return came("outlet", node, detail);
  }
  const { node } = own[arrived] as LogEntry;
  const { what, reason } = fateAt(own, arrived, node, instance);
  return came(what, node, reason);
}

/**
 * What became of a subscriber in the target's journey as seen from it: at the last visit there, else where the last instance lost the way
 * to it. Undefined for those who matched no entry of that journey.
 */
export function fateOf(target: Target, whole: readonly LogEntry[]): SubscriberFate | undefined {
  const { program, journey, node } = target;
  const log = program.journeys.length === 1 ? whole : whole.filter((entry) => program.nodes[entry.node]?.journey === journey);
  const visit = node < 0 ? -1 : lastOf(log, (entry) => entry.what === "arrived" && entry.node === node);
  if (visit >= 0) return { came: true, node, ...fateAt(log, visit, node, (log[visit] as LogEntry).instance) };
  const entered = lastOf(log, ({ what }) => what === "entered");
  if (entered >= 0) return fateElsewhere(target, log, (log[entered] as LogEntry).instance);
  const refused = log[lastOf(log, ({ what }) => what === "not-entered")];
  return refused && { came: false, what: "not-entered", node: refused.node, reason: refused.detail };
}
