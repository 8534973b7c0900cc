import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Download, FilePorts, HandedPath } from "../ports.ts";
import type { FromCore, ToCore } from "./protocol.ts";

interface Waiting {
  resolve(value: HandedPath | Download): void;
  reject(error: Error): void;
}

/** The host's files as seen from the core's own thread: every question crosses to the host, which keeps the tokens. */
export class AskedFiles implements FilePorts {
  readonly #waiting = new Map<number, Waiting>();
  readonly #post: (message: FromCore) => void;
  #last = 0;

  constructor(post: (message: FromCore) => void) {
    this.#post = post;
  }

  async resolve(token: string): Promise<HandedPath> {
    return (await this.#ask("resolve", token)) as HandedPath;
  }

  async makeDownload(name: string): Promise<Download> {
    return (await this.#ask("make-download", name)) as Download;
  }

  /** Takes an answer of the host. */
  settle(message: Extract<ToCore, { type: "answer" | "answer-failed" }>): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if (message.type === "answer") waiting?.resolve(message.value);
    else waiting?.reject(new InputError("file-unknown", message.message, { todo: "Choose it again." }));
  }

  #ask(what: "resolve" | "make-download", argument: string): Promise<HandedPath | Download> {
    this.#last += 1;
    const id = this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#post({ type: "ask", id, what, argument });
    });
  }
}
