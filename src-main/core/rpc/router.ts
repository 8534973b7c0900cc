import { type AnyRouter, implement } from "@orpc/server";
import { contract } from "../../../src-shared/contract/index.ts";
import type { Call, Handlers } from "./handlers.ts";

type PlainHandler = (input: unknown, call: Call) => unknown;
interface Implementer {
  handler(run: (options: { input: unknown; signal?: AbortSignal }) => unknown): AnyRouter;
}

/**
 * Joins the plain handlers to the contract, which parses inputs and outputs. The types of the pairs are held by `Handlers`,
 * so the loop itself may forget them.
 */
export function makeRouter(handlers: Handlers): AnyRouter {
  const implementers = implement(contract) as unknown as Record<string, Record<string, Implementer>>;
  const plain = handlers as unknown as Record<string, Record<string, PlainHandler>>;
  const router: Record<string, Record<string, AnyRouter>> = {};
  for (const [domain, calls] of Object.entries(contract)) {
    const implemented: Record<string, AnyRouter> = {};
    for (const name of Object.keys(calls)) {
      const run = plain[domain]?.[name];
      const implementer = implementers[domain]?.[name];
      if (!run || !implementer) throw new Error(`The contract's ${domain}.${name} has no handler.`);
      implemented[name] = implementer.handler(({ input, signal }) => run(input, { signal }));
    }
    router[domain] = implemented;
  }
  return router;
}
