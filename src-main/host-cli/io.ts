import type { Progress } from "../../src-shared/contract/job.ts";

/** What every command is told by its flags. */
export interface CommonOptions {
  json?: boolean;
  quiet?: boolean;
}

const percent = ({ done, total }: Progress) => (total > 0 ? ` ${Math.floor((done / total) * 100)} %` : "");
const rest = ({ secondsLeft, pass }: Progress) =>
  secondsLeft !== null && secondsLeft >= 2 ? `, ${Math.ceil(secondsLeft)} s left${pass === undefined ? "" : " in this pass"}` : "";

/** Where no terminal shows the line being rewritten, a line at most this often, in milliseconds. */
const PLAIN_INTERVAL = 2000;

/** Results go to standard output, everything else to standard error. */
export class Io {
  readonly json: boolean;
  readonly quiet: boolean;
  #rewriting = false;
  #last = performance.now();

  constructor({ json = false, quiet = false }: CommonOptions) {
    this.json = json;
    this.quiet = quiet;
  }

  /** The result: the JSON document with `--json`, else the readable lines. */
  result(document: unknown, lines: readonly string[]): void {
    this.#endLine();
    const text = this.json ? JSON.stringify(document, null, 2) : lines.join("\n");
    if (text !== "") process.stdout.write(`${text}\n`);
  }

  /** Something worth knowing; not with `--quiet`. */
  note(line: string): void {
    if (!this.quiet) this.warn(line);
  }

  /** A problem; also with `--quiet`. */
  warn(line: string): void {
    this.#endLine();
    process.stderr.write(`${line}\n`);
  }

  progress(progress: Progress): void {
    if (this.quiet) return;
    const text = `${progress.label}${percent(progress)}${rest(progress)}`;
    if (process.stderr.isTTY) {
      process.stderr.write(`\r\u001b[K${text}`);
      this.#rewriting = true;
    } else if (performance.now() - this.#last > PLAIN_INTERVAL) {
      this.#last = performance.now();
      process.stderr.write(`${text}\n`);
    }
  }

  #endLine(): void {
    if (this.#rewriting) process.stderr.write("\r\u001b[K");
    this.#rewriting = false;
  }
}
