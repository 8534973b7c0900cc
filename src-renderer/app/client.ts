import { createContext, useContext } from "react";
import type { CoreClient } from "../../src-shared/contract/client.ts";

/** The core for everything below; stays the same object when a lost connection is made again. */
export const ClientContext = createContext<CoreClient | null>(null);

/** The core as screens call it. Throws outside of the shell, which provides it. */
export function useClient(): CoreClient {
  const client = useContext(ClientContext);
  if (!client) throw new Error("useClient needs a ClientContext above it.");
  return client;
}
