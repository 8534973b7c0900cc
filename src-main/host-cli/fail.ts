import { CommanderError } from "commander";
import { errorLine, InputError } from "../../src-shared/lib/input-error.ts";
import { isCancelled } from "../core/cancelled.ts";
import { type Failure, failureOf } from "../core/rpc/failure.ts";

/** Exit statuses, part of the public interface. */
export const exitStatus = { done: 0, failed: 1, wrongInput: 2, cancelled: 130 } as const;

type Told = Omit<Failure, "kind">;

/** What is told of an error, and the status to end with. */
function tell(error: unknown): { status: number; told: Told } {
  if (isCancelled(error)) return { status: exitStatus.cancelled, told: { code: "cancelled", message: "Cancelled.", more: [] } };
  if (error instanceof InputError) {
    const { code, message, where, todo, more } = error;
    return { status: exitStatus.wrongInput, told: { code, message, where, todo, more: [...more] } };
  }
  if (error instanceof CommanderError) {
    const message = error.message.replace(/^error: /, "");
    return { status: exitStatus.wrongInput, told: { code: "command-line", message: sentenceCase(message), more: [] } };
  }
  const { kind, ...told } = failureOf(error) ?? { kind: "INTERNAL" as const, code: "failed", message: plainReason(error), more: [] };
  return { status: kind === "INPUT" ? exitStatus.wrongInput : exitStatus.failed, told };
}

const sentenceCase = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?)]$/.test(text) ? "" : "."}`;

/** An error of the system, such as a full disk, in one line. */
function plainReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "EACCES" || code === "EPERM") return `This may not be written or read here: ${message}.`;
  if (code === "ENOSPC") return "The disk is full.";
  return sentenceCase(error instanceof Error ? message : String(error));
}

/** Tells an error on standard error, with `json` also as a document on standard output, and returns the exit status. */
export function fail(error: unknown, json: boolean): number {
  const { status, told } = tell(error);
  const lines = [errorLine(told), ...told.more.map((line) => `  ${line}`)];
  process.stderr.write(`${lines.join("\n")}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: told }, null, 2)}\n`);
  return status;
}
