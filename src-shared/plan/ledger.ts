import type { Results } from "../model/results.ts";
import { apportion } from "./apportion.ts";
import { minorDigits } from "./numbers.ts";

/** The run's money in whole minor units (cents), by node and by node and day, so that every sum of a plan adds up exactly. */
export interface Ledger {
  /** Minor units in one unit of the currency. */
  unit: number;
  total: number;
  byNode: ReadonlyMap<string, number>;
  cells: readonly { node: string; day: number; cost: number }[];
}

/**
 * Rounds the total to the minor unit and divides it over nodes, and each node's over days, by largest remainder: parts
 * differ from the run's unrounded figures by less than one minor unit, and add up to the total.
 */
export function makeLedger(results: Results, currency: string): Ledger {
  const unit = 10 ** minorDigits(currency);
  const total = Math.round(results.money.cost * unit);
  const paid = Object.entries(results.nodes).filter(([, node]) => node.cost > 0);
  const parts = apportion(
    total,
    paid.map(([, node]) => node.cost),
  );
  const byNode = new Map(paid.map(([id], at) => [id, parts[at] ?? 0]));
  const cells = [...byNode].flatMap(([node, cost]) => {
    const days = results.days.filter((day) => (day.spent[node] ?? 0) > 0);
    if (days.length === 0 && cost > 0) throw new Error(`results: node ${node} cost ${cost} minor units on no day`);
    const costs = apportion(
      cost,
      days.map((day) => day.spent[node] ?? 0),
    );
    return days.map(({ day }, at) => ({ node, day, cost: costs[at] ?? 0 }));
  });
  return { unit, total, byNode, cells };
}
