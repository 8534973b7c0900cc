import { deflateRawSync, inflateRawSync } from "node:zlib";
import { z } from "zod";
import type { Decisions } from "../../../../src-shared/engine/index.ts";
import { type Access, readDocument } from "../access.ts";
import { damaged } from "../open-database.ts";

/** What was settled in one replication, as the file keeps it. */
export interface StoredDecisions {
  replication: number;
  document: string;
  places: Uint8Array;
}

const countSchema = z.number().int().min(0);
const documentSchema = z.object({
  experiments: z.array(z.object({ at: z.number(), winner: z.number().int().min(-1) }).nullable()),
  generous: z.boolean(),
  until: z.number(),
  /** By budget its prices, and by pool how often it looked at requests: so many places follow. */
  budgets: z.array(countSchema),
  pools: z.array(countSchema),
});

/** Numbers that places can fill once they are inflated; more are no run's. */
const MOST_BYTES = 2 ** 30;

/** `-Infinity`, which stands before everything, and `Infinity`, which stands after it, are places too. JSON has neither. */
export function encodeDecisions(replication: number, { experiments, generous, until, budgets, pools }: Decisions): StoredDecisions {
  const numbers: number[] = [];
  for (const budget of budgets) for (const key of budget) numbers.push(key?.length ?? 0, ...(key ?? []));
  for (const pool of pools) for (const { from, last } of pool) numbers.push(from, last.length, ...last);
  const document: z.infer<typeof documentSchema> = {
    ...{ experiments, generous, until },
    budgets: budgets.map(({ length }) => length),
    pools: pools.map(({ length }) => length),
  };
  const bytes = new Uint8Array(Float64Array.from(numbers).buffer);
  return { replication, document: JSON.stringify(document), places: deflateRawSync(bytes) };
}

function inflate(access: Access, places: Uint8Array, what: string): Float64Array {
  try {
    const bytes = inflateRawSync(places, { maxOutputLength: MOST_BYTES });
    if (bytes.length % 8 === 0) return new Float64Array(Uint8Array.from(bytes).buffer);
  } catch (error) {
    throw Object.assign(damaged(access.path, `${what} cannot be unpacked`), { cause: error });
  }
  throw damaged(access.path, `${what} breaks off`);
}

/** Throws InputError for what does not add up. */
export function decodeDecisions(access: Access, { document, places }: StoredDecisions, what: string): Decisions {
  const { budgets, pools, ...rest } = readDocument(access, documentSchema, document, what);
  const numbers = inflate(access, places, what);
  let at = 0;
  const next = (): number => {
    const number = numbers[at++];
    if (number === undefined || Number.isNaN(number)) throw damaged(access.path, `${what} breaks off`);
    return number;
  };
  const key = (): number[] => {
    const length = next();
    if (!Number.isInteger(length) || length < 0 || length > numbers.length - at) throw damaged(access.path, `${what} breaks off`);
    return Array.from({ length }, next);
  };
  const decisions: Decisions = {
    ...rest,
    budgets: budgets.map((prices) =>
      Array.from({ length: prices }, () => {
        const place = key();
        return place.length === 0 ? null : place;
      }),
    ),
    pools: pools.map((looks) => Array.from({ length: looks }, () => ({ from: next(), last: key() }))),
  };
  if (at !== numbers.length) throw damaged(access.path, `${what} goes on after its end`);
  return decisions;
}
