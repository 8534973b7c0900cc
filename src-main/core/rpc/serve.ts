import { createRouterClient } from "@orpc/server";
import { RPCHandler } from "@orpc/server/message-port";
import type { CoreClient } from "../../../src-shared/contract/client.ts";
import type { Log } from "../ports.ts";
import { crossing } from "./failures.ts";
import type { Handlers } from "./handlers.ts";
import { makeRouter } from "./router.ts";

/** A MessagePort of a worker thread or of an Electron utility process, started by its receiver. */
export type CorePort = Parameters<RPCHandler<Record<never, never>>["upgrade"]>[0];

export interface CoreServer {
  /** The same calls without a wire, for hosts that live in the core's own thread. */
  client(): CoreClient;
  /** Answers calls over a port until it closes; closing it cancels the jobs that were started through it. */
  connect(port: CorePort): void;
}

interface Interception {
  path: readonly string[];
  next(): Promise<unknown>;
}

/** Serves the handlers. Every error, also of a running job, becomes one of the contract's errors on its way out. */
export function serve(handlers: Handlers, log: Log): CoreServer {
  const router = makeRouter(handlers);
  const guard = async ({ path, next }: Interception): Promise<unknown> => {
    const call = path.join(".");
    try {
      const output = await next();
      return isIterator(output) ? guardedIterator(output, call, log) : output;
    } catch (error) {
      throw crossing(error, call, log);
    }
  };
  const handler = new RPCHandler(router, { clientInterceptors: [guard] });
  const client = createRouterClient(router, { interceptors: [guard] }) as unknown as CoreClient;
  return {
    client: () => client,
    connect: (port) => handler.upgrade(port, { context: {} }),
  };
}

const isIterator = (value: unknown): value is AsyncIterableIterator<unknown> =>
  typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;

/** Passes an iteration on, its errors translated. `return` goes through at once, also while a step is awaited: that is how a job is cancelled. */
function guardedIterator(inner: AsyncIterableIterator<unknown>, call: string, log: Log): AsyncIterableIterator<unknown> {
  const translated = <T>(step: Promise<T>): Promise<T> =>
    step.catch((error: unknown) => {
      throw crossing(error, call, log);
    });
  const outer: AsyncIterableIterator<unknown> = {
    next: () => translated(inner.next()),
    return: (value) => (inner.return ? translated(inner.return(value)) : Promise.resolve({ done: true, value })),
    throw: (error) => (inner.throw ? translated(inner.throw(error)) : Promise.reject(error)),
    [Symbol.asyncIterator]: () => outer,
  };
  return outer;
}
