import { InputError } from "../../src-shared/lib/input-error.ts";
import type { FileRegistry } from "../core/files/registry.ts";
import type { Failure } from "../core/rpc/failure.ts";
import type { FromCore, ServiceSettings, ToCore } from "../core/service/protocol.ts";

/** A core in another thread or process as its host holds it. */
export interface CoreHandle<Port> {
  /** Settles when the core is ready to be connected to; fails with InputError when what is to be opened is no project. */
  readonly started: Promise<void>;
  connect(port: Port): void;
  /** Closes the project cleanly; settles when the core has done so, or after five seconds. */
  close(): Promise<void>;
}

/** The host's end of the line to a core. */
export interface HostWire<Port> {
  post(message: ToCore, port?: Port): void;
  listen(receive: (message: FromCore) => void): void;
  /** Called once when the thread or process has ended, with its exit code. */
  ended(listener: (code: number) => void): void;
}

const CLOSE_LIMIT = 5000;

async function answer(files: FileRegistry, ask: Extract<FromCore, { type: "ask" }>): Promise<ToCore> {
  try {
    const value = ask.what === "resolve" ? await files.resolve(ask.argument) : await files.makeDownload(ask.argument);
    return { type: "answer", id: ask.id, value };
  } catch (error) {
    return { type: "answer-failed", id: ask.id, message: error instanceof Error ? error.message : String(error) };
  }
}

/** What a core could not start for, as the host's own error. */
function errorOf({ kind, code, message, ...place }: Failure): Error {
  return kind === "INPUT" ? new InputError(code, message, place) : new Error(message);
}

/** Starts a core over a wire and answers its questions about files. */
export function startCore<Port>(wire: HostWire<Port>, settings: ServiceSettings, files: FileRegistry): CoreHandle<Port> {
  const started = Promise.withResolvers<void>();
  const closed = Promise.withResolvers<void>();
  wire.listen((message) => {
    if (message.type === "started") started.resolve();
    else if (message.type === "failed") started.reject(errorOf(message.failure));
    else if (message.type === "closed") closed.resolve();
    else void answer(files, message).then((reply) => wire.post(reply));
  });
  wire.ended((code) => {
    started.reject(new Error(`The core ended while starting (exit status ${code}).`));
    closed.resolve();
  });
  wire.post({ type: "start", settings });
  return {
    started: started.promise,
    connect: (port) => wire.post({ type: "connect" }, port),
    close: () => {
      wire.post({ type: "close" });
      return Promise.race([closed.promise, new Promise<void>((resolve) => setTimeout(resolve, CLOSE_LIMIT).unref())]);
    },
  };
}
