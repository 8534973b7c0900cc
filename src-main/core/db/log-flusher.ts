import { existsSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";

/**
 * Sends the write-ahead log to the disk while more is written to it: folding it in, which must know it there, then waits for its end only. What
 * is safe when is left to SQLite, which syncs as ever. No lock of SQLite is on this file, so that it may be opened and closed beside it.
 */
export class LogFlusher {
  readonly #path: string;
  #log: FileHandle | undefined;
  #running: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;

  /** `path` is that of the database. */
  constructor(path: string) {
    this.#path = `${path}-wal`;
  }

  /** Begins to send what was written so far, unless the time before is not over. */
  flush(): void {
    if (this.#running || this.#failure || !existsSync(this.#path)) return;
    this.#running = this.#sync().then(
      () => {
        this.#running = undefined;
      },
      (error: unknown) => {
        this.#running = undefined;
        this.#failure = { error };
      },
    );
  }

  async #sync(): Promise<void> {
    this.#log ??= await open(this.#path, "r+");
    await this.#log.datasync();
  }

  /** Waits for what was begun. Throws what the disk complained of. */
  async end(): Promise<void> {
    await this.#running;
    await this.#log?.close();
    this.#log = undefined;
    if (this.#failure) throw this.#failure.error;
  }
}
