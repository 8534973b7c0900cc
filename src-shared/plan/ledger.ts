import { minorDigits } from "../lib/numbers.ts";
import type { Results } from "../model/results.ts";
import { apportion } from "./apportion.ts";

/** The run's money in whole minor units (cents), by node and by node and day, so that every sum of a plan adds up exactly. */
export interface Ledger {
  /** Minor units in one unit of the currency. */
  unit: number;
  total: number;
  byNode: ReadonlyMap<string, number>;
  cells: readonly { node: string; day: number; cost: number }[];
}

/** Weights that are not all zero: the money, or where each amount rounds to nothing, the messages. */
const weights = (money: readonly number[], messages: readonly number[]) => (money.some((cost) => cost > 0) ? money : messages);

/**
 * Rounds the total to the minor unit and divides it over nodes, and each node's over days, by largest remainder: parts add up to
 * the total, and a node's differs from the run's own by less than one and a half minor units, a half of which is the total's rounding.
 */
export function makeLedger(results: Results, currency: string): Ledger {
  const unit = 10 ** minorDigits(currency);
  const total = Math.round(results.money.cost * unit);
  const nodes = Object.entries(results.nodes).filter(([, node]) => node.cost > 0 || node.sent > 0);
  const parts = apportion(
    total,
    weights(
      nodes.map(([, node]) => node.cost),
      nodes.map(([, node]) => node.sent),
    ),
  );
  const byNode = new Map(nodes.map(([id], at) => [id, parts[at] ?? 0]));
  const cells = [...byNode].flatMap(([node, cost]) => {
    const days = results.days.filter((day) => (day.spent[node] ?? 0) > 0 || (day.sent[node] ?? 0) > 0);
    const costs = apportion(
      cost,
      weights(
        days.map((day) => day.spent[node] ?? 0),
        days.map((day) => day.sent[node] ?? 0),
      ),
    );
    return days.map(({ day }, at) => ({ node, day, cost: costs[at] ?? 0 }));
  });
  return { unit, total, byNode, cells };
}
