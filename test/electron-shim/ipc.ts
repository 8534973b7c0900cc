import { Emitter } from "./config.ts";

type Answer = (event: unknown, ...args: unknown[]) => unknown;

/** Electron's `ipcMain`. */
class IpcMain extends Emitter {
  readonly #handlers = new Map<string, Answer>();

  handle(channel: string, answer: Answer): void {
    if (this.#handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.#handlers.set(channel, answer);
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** What an `invoke` of the page comes to. */
  async invoke(channel: string, event: unknown, args: unknown[]): Promise<unknown> {
    const answer = this.#handlers.get(channel);
    if (!answer) throw new Error(`No handler registered for '${channel}'`);
    return answer(event, ...args);
  }
}

export const ipcMain = new IpcMain();
