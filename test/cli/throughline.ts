import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const command = join(import.meta.dirname, "../../bin/throughline.mjs");

/** The person's own folders stay out of it. */
const env = { ...process.env, THROUGHLINE_DATA: join(tmpdir(), "throughline-cli-data") };

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the real command and returns what it did. */
export function attempt(...words: string[]): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words], { encoding: "utf8", maxBuffer: 1 << 28, env });
  return { status, stdout, stderr };
}

/** Runs the real command, which must succeed. */
export function throughline(...words: string[]): Outcome {
  const outcome = attempt(...words);
  if (outcome.status !== 0)
    throw new Error(`throughline ${words.join(" ")} ended with ${outcome.status}: ${outcome.stderr || outcome.stdout}`);
  return outcome;
}
