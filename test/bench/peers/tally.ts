import type { Results } from "../../../src-shared/model/results.ts";
import { offerMessages, offerNodes } from "../offer/numbers.ts";

/** What an engine counted, by name; the names are the same for all of them. */
export type Counts = Record<string, number>;

const sum = (counts: Record<string, number>): number => Object.values(counts).reduce((total, one) => total + one, 0);

/** The counts of a dry run that the peers count too. */
export function countsOfResults({ nodes, journey }: Results): Counts {
  const counts: Counts = {};
  for (const id of offerNodes) counts[`entered ${id}`] = nodes[id]?.entered ?? 0;
  for (const id of offerMessages) {
    const node = nodes[id];
    if (!node) continue;
    counts[`sent ${id}`] = node.sent;
    counts[`engaged ${id}`] = id === "call" ? node.answered : node.opened + (id === "reminder" || id === "text" ? node.clicked : 0);
    counts[`converted ${id}`] = node.converted;
    counts[`no consent ${id}`] = node.skipped["no-consent"] ?? 0;
    counts[`over the cap ${id}`] = node.skipped["frequency-cap"] ?? 0;
  }
  counts["left by goal"] = journey.exited.goal ?? 0;
  counts["left at the limit"] = journey.exited["max-duration"] ?? 0;
  return counts;
}

/** How many nodes subscribers came to, over all of them. */
export const visitsOfResults = ({ nodes }: Results): number => Object.values(nodes).reduce((total, { entered }) => total + entered, 0);

/** Where a peer counts while it runs. */
export class Tally {
  readonly #entered = new Map(offerNodes.map((id) => [id as string, new Map<number, number>()]));
  readonly #counts: Counts = {};

  constructor() {
    for (const id of offerMessages)
      for (const what of ["sent", "engaged", "converted", "no consent", "over the cap"]) this.#counts[`${what} ${id}`] = 0;
    this.#counts["left by goal"] = 0;
    this.#counts["left at the limit"] = 0;
  }

  /** Somebody comes to a node on a day of the run. */
  enter(node: string, day: number): void {
    const days = this.#entered.get(node) as Map<number, number>;
    days.set(day, (days.get(day) ?? 0) + 1);
  }

  add(what: string): void {
    this.#counts[what] = (this.#counts[what] as number) + 1;
  }

  counts(): Counts {
    const entered = [...this.#entered].map(([id, days]) => [`entered ${id}`, sum(Object.fromEntries(days))]);
    return { ...Object.fromEntries(entered), ...this.#counts };
  }
}
