import type { ContractRouterClient } from "@orpc/contract";
import type { Contract } from "./index.ts";

/** The core as its callers see it; the same over a port, a socket or in memory. */
export type CoreClient = ContractRouterClient<Contract>;
