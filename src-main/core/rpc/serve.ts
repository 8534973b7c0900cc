import { createRouterClient } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Log } from "../ports.ts";
import { crossing } from "./failures.ts";
import type { Handlers } from "./handlers.ts";
import { type Line, learn, refuseOther } from "./line.ts";
import { makeRouter } from "./router.ts";

/** A MessagePort of a worker thread or of an Electron utility process, started by its receiver. */
export type CorePort = Parameters<RPCHandler<CallContext>["upgrade"]>[0];

export interface CoreServer {
  /** The same calls without a wire, for hosts that live in the core's own thread. */
  client(): CoreClient;
  /** Answers calls over a port until it closes; closing it cancels the jobs that were started through it. */
  connect(port: CorePort): void;
}

/** Undefined in the core's own thread, where there is one caller. */
interface CallContext {
  line?: Line;
}

interface Interception {
  path: readonly string[];
  context: CallContext;
  next(): Promise<unknown>;
}

/**
 * Serves the handlers. Every error, also of a running job, becomes one of the contract's errors on its way out. `openProject`
 * tells the id of the project that is open, for callers that may be behind.
 */
export function serve(handlers: Handlers, log: Log, openProject: () => string | undefined = () => undefined): CoreServer {
  const router = makeRouter(handlers);
  const guard = async ({ path, context: { line }, next }: Interception): Promise<unknown> => {
    const call = path.join(".");
    const answered = () => line && learn(line, call, openProject());
    try {
      if (line) refuseOther(line, call, openProject());
      const output = await next();
      if (isIterator(output)) return guardedIterator(output, call, log, answered);
      answered();
      return output;
    } catch (error) {
      throw crossing(error, call, log);
    }
  };
  const handler = new RPCHandler(router, { clientInterceptors: [guard] });
  const client = createRouterClient(router, { interceptors: [guard] }) as unknown as CoreClient;
  return {
    client: () => client,
    connect: (port) => handler.upgrade(port, { context: { line: { project: undefined } } }),
  };
}

const isIterator = (value: unknown): value is AsyncIterableIterator<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;

/** Passes an iteration on, its errors translated; `finished` is told before its result is. `return` goes through at once, also while a step is awaited: that is how a job is cancelled. */
function guardedIterator(
  inner: AsyncIterableIterator<unknown>,
  call: string,
  log: Log,
  finished: () => unknown,
): AsyncIterableIterator<unknown> {
  const translated = <T>(step: Promise<T>): Promise<T> =>
    step.catch((error: unknown) => {
      throw crossing(error, call, log);
    });
  const outer: AsyncIterableIterator<unknown> = {
    next: async () => {
      const step = await translated(inner.next());
      if (step.done) finished();
      return step;
    },
    return: (value) => (inner.return ? translated(inner.return(value)) : Promise.resolve({ done: true, value })),
    throw: (error) => (inner.throw ? translated(inner.throw(error)) : Promise.reject(error)),
    [Symbol.asyncIterator]: () => outer,
  };
  return outer;
}
