import type { LogEntry, LogKind } from "../log.ts";
import type { Program, ProgramNode } from "../program.ts";
import { exitReasons, notEnteredReasons, skipReasons, stageNumbers } from "../words.ts";
import { type Kernel, listAt } from "./kernel.ts";

/** Kinds of log entries by number in the kernel (`src-kernel/places.ts`, `Told`). */
const kinds: readonly LogKind[] = [
  ...(["not-entered", "entered", "arrived", "waits", "held", "queued", "skipped", "sent", "retries"] as const),
  ...(["response", "updated", "event", "baseline", "churned", "referred", "left", "completed", "exited"] as const),
];
const whys = ["quiet-hours", "send-time"];
const ENTRY_BYTES = 40;

function exitOf(reason: number, node: ProgramNode | undefined): string {
  return exitReasons[reason] ?? (node?.op.op === "end" ? node.op.reason : "");
}

/** The detail of a log entry in words. */
function detailOf(program: Program, what: LogKind, node: ProgramNode | undefined, detail: number): string {
  switch (what) {
    case "not-entered":
      return notEnteredReasons[detail] as string;
    case "entered":
      return detail === 1 ? "control" : "";
    case "held":
      return whys[detail] as string;
    case "queued":
      return program.pools[detail]?.id ?? "";
    case "skipped":
      return skipReasons[detail] as string;
    case "response":
      return stageNumbers[detail] as string;
    case "updated":
      return node?.op.op === "update" ? node.op.update.told : "";
    case "event":
      return program.events[detail]?.name ?? "";
    case "baseline":
      return detail === 1 ? "attributed" : "";
    case "referred":
      return String(detail);
    case "left":
      return node?.outlets[detail] ?? "";
    case "exited":
      return exitOf(detail, node);
    default:
      return "";
  }
}

/** Takes what the kernel has told so far. */
export function takeLog(program: Program, kernel: Kernel): LogEntry[] {
  const list = kernel.logged();
  const { data, count } = listAt(kernel, list);
  const view = new DataView(kernel.memory.buffer);
  const word = (at: number, index: number) => view.getInt32(at + 16 + index * 4, true);
  const entries = Array.from({ length: count }, (_, index): LogEntry => {
    const at = data + index * ENTRY_BYTES;
    const what = kinds[word(at, 2)] as LogKind;
    const node = word(at, 3);
    const detail = detailOf(program, what, program.nodes[node], word(at, 4));
    return {
      time: view.getFloat64(at, true),
      row: word(at, 0),
      instance: word(at, 1),
      what,
      node,
      detail,
      until: view.getFloat64(at + 8, true),
    };
  });
  view.setInt32(list + 4, 0, true);
  return entries;
}
