import type { ContractProcedure, InferSchemaInput, InferSchemaOutput } from "@orpc/contract";
import type { Contract } from "../../../src-shared/contract/index.ts";

/** What a handler knows of its caller: the sign that the caller has gone or has cancelled. */
export interface Call {
  signal: AbortSignal | undefined;
}

type HandlerOf<P> =
  P extends ContractProcedure<infer Input, infer Output, infer _Errors, infer _Meta>
    ? (input: InferSchemaOutput<Input>, call: Call) => InferSchemaInput<Output> | Promise<InferSchemaInput<Output>>
    : never;

type DomainOf<D> = { [Name in keyof D]: HandlerOf<D[Name]> };

/** One plain function for every call of the contract; inputs come parsed, outputs are checked on their way out. */
export type Handlers = { [Domain in keyof Contract]: DomainOf<Contract[Domain]> };
