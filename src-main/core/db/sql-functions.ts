import type { Database } from "better-sqlite3";
import { expressionOf } from "../../../src-shared/operators/expression.ts";
import { distanceKm } from "../../../src-shared/segments/near.ts";

/** The functions that segments written as SQL ask for: letters of every script in lower case, expressions in linear time, distances. NULL stays NULL. */
export function addFunctions(database: Database): void {
  const known = new Map<string, ReturnType<typeof expressionOf>>();
  const options = { deterministic: true };
  database.function("lower", options, (text: unknown) => (text === null ? null : String(text).toLowerCase()));
  database.function("regexp", options, (source: unknown, text: unknown) => {
    if (source === null || text === null) return null;
    const expression = known.get(String(source)) ?? expressionOf(String(source));
    known.set(String(source), expression);
    return Number(expression.test(String(text)));
  });
  database.function("distance_km", options, (lat1: unknown, lon1: unknown, lat2: unknown, lon2: unknown) => {
    const all = [lat1, lon1, lat2, lon2];
    return all.every((one) => typeof one === "number") ? distanceKm(...(all as [number, number, number, number])) : null;
  });
}
