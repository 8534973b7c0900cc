import { BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebContents, type WebFrameMain } from "electron";
import type { z } from "zod";
import type { Log } from "../core/ports.ts";
import { APP_ORIGIN } from "./channels.ts";

interface Sent {
  sender: WebContents;
  senderFrame: WebFrameMain | null;
}

/** True of a message that the top frame of one of our own windows sent while it showed our own page. */
function trusted({ sender, senderFrame }: Sent): boolean {
  const window = BrowserWindow.fromWebContents(sender);
  return window !== null && senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.url.startsWith(`${APP_ORIGIN}/`);
}

/** The one way in which the main process listens to the window: sender and frame checked, the argument parsed. */
export class Ipc {
  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Answers an `invoke`. */
  answer<T extends z.ZodType, R>(channel: string, schema: T, reply: (value: z.output<T>, window: BrowserWindow) => Promise<R>): void {
    ipcMain.handle(channel, async (event: IpcMainInvokeEvent, ...given: unknown[]) => {
      const window = this.#window(channel, event);
      if (!window) throw new Error("refused");
      return reply(schema.parse(given[0]), window);
    });
  }

  /** Hears a `send`. What does not fit the schema is dropped. */
  hear<T extends z.ZodType>(channel: string, schema: T, react: (value: z.output<T>, window: BrowserWindow) => void): void {
    ipcMain.on(channel, (event: IpcMainEvent, ...given: unknown[]) => {
      const window = this.#window(channel, event);
      const value = schema.safeParse(given[0]);
      if (window && value.success) react(value.data, window);
      else if (window) this.#log.warn({ channel }, "a message that does not fit was dropped");
    });
  }

  #window(channel: string, event: Sent): BrowserWindow | null {
    if (trusted(event)) return BrowserWindow.fromWebContents(event.sender);
    this.#log.warn({ channel, url: event.senderFrame?.url }, "a message from a stranger was refused");
    return null;
  }
}
