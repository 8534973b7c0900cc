import type { ScoreId } from "../model/scores.ts";
import { churn } from "./churn/index.ts";
import { clv } from "./clv/index.ts";
import { lead } from "./lead/index.ts";
import { lifecycle } from "./lifecycle/index.ts";
import { persona } from "./persona/index.ts";
import { rfm } from "./rfm/index.ts";
import type { Score } from "./score.ts";
import { valueDecile } from "./value-decile/index.ts";

/** A score whose settings are not known here: they are parsed by its own schema first. */
// biome-ignore lint/suspicious/noExplicitAny: settings differ by score, and each parses its own
export type AnyScore = Score<any>;

/** Every score, in the order in which they are shown. */
export const scores: readonly AnyScore[] = [rfm, valueDecile, clv, churn, lifecycle, lead, persona];

/** The score of an id. */
export function scoreOf(id: ScoreId): AnyScore {
  const found = scores.find((score) => score.id === id);
  if (!found) throw new Error(`There is no score ${id}`);
  return found;
}
