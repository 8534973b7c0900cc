import { oc } from "@orpc/contract";
import { commonErrors } from "./errors.ts";

/** What every call of the contract starts from. */
export const procedure = oc.errors(commonErrors);
