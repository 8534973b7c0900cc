import { InputError } from "../lib/input-error.ts";
import type { MicroGrid, MicroQuestion, MicroSegment } from "../model/micro-segments.ts";
import { anyReach } from "../scores/group-totals.ts";
import { reachMasks } from "../segments/contact.ts";
import { type EvaluateContext, evaluate } from "../segments/evaluate.ts";
import { falseDiscoveryRates, type Observed, shrinkage, shrunkRate, tailProbability } from "../statistics/over-representation.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { BitSet } from "../table/bit-set.ts";
import { type Banded, bandsOf } from "./bands.ts";

/** More combinations than this are not a grid that anybody browses. */
const MOST_CELLS = 200_000;

/** A micro-segment counts as found when at most this share of such finds would be false. */
const FALSE_RATE = 0.05;

/** More than these are not handed on: nobody reads them, and a window would wait for them. */
const MOST_SHOWN = 5_000;
const MOST_FOUND = 1_000;

/** The number of each subscriber's combination, and what a number stands for on each dimension. */
function crossed(banded: readonly Banded[], rows: number): { cellOf: Uint32Array; cells: number; partsOf(cell: number): number[] } {
  const sizes = banded.map(({ parts }) => Math.max(1, parts.length));
  const cells = sizes.reduce((product, size) => product * size, 1);
  if (cells > MOST_CELLS)
    throw new InputError("micro-many", `These dimensions make ${cells} micro-segments.`, {
      where: "dimensions",
      todo: "Choose fewer, or ones with fewer values.",
    });
  const cellOf = new Uint32Array(rows);
  for (const [at, { codes }] of banded.entries()) {
    const size = sizes[at] as number;
    for (let row = 0; row < rows; row++) cellOf[row] = (cellOf[row] as number) * size + (codes[row] as number);
  }
  return {
    cellOf,
    cells,
    partsOf: (cell) => {
      let rest = cell;
      const parts: number[] = [];
      for (const size of sizes.toReversed()) {
        parts.unshift(rest % size);
        rest = Math.floor(rest / size);
      }
      return parts;
    },
  };
}

/** Micro-segments that are worked on between two rests. */
const STEP = 512;

/** Shares of the work at which its parts begin, by how long they take over many micro-segments. */
const CROSSED = 0.2;
const TOLD_APART = 0.3;
const NAMED = 0.8;

/** What is made of each of many, in steps that rest now and then, from one share of the work to another. */
function* mapped<T, U>(items: readonly T[], from: number, to: number, make: (item: T, at: number) => U): Generator<number, U[]> {
  const made: U[] = [];
  for (const [at, item] of items.entries()) {
    if (at % STEP === 0) yield from + ((to - from) * at) / items.length;
    made.push(make(item, at));
  }
  return made;
}

/**
 * Crosses dimensions into micro-segments with size, value, outcome and reach. What the outcome is in each is drawn to the rate of all by how
 * much the micro-segments differ beyond chance, and told apart from chance with a correction for as many looks as there are micro-segments
 * of the least size. Rests after each pass over the subscribers and each few hundred micro-segments, with the share that is done, from 0 to 1.
 * Throws InputError for what is not in the data, and for too many combinations.
 */
export function* microSegments(base: SubscriberBase, question: MicroQuestion, context: EvaluateContext): Generator<number, MicroGrid> {
  const banded: Banded[] = [];
  for (const [at, dimension] of question.dimensions.entries()) {
    yield (CROSSED * at) / question.dimensions.length;
    banded.push(bandsOf(base, dimension, context));
  }
  const { cellOf, cells, partsOf } = crossed(banded, base.rows);
  yield CROSSED;
  const counts = new Uint32Array(cells);
  for (let row = 0; row < base.rows; row++) counts[cellOf[row] as number] = (counts[cellOf[row] as number] as number) + 1;
  const tally = (mask: BitSet | null): Uint32Array | null => {
    if (!mask) return null;
    const found = new Uint32Array(cells);
    for (const row of mask.rows()) found[cellOf[row] as number] = (found[cellOf[row] as number] as number) + 1;
    return found;
  };
  const values = valuesOf(base, question.value, cellOf, cells);
  yield CROSSED;
  const outcome = question.outcome === null ? null : evaluate(base, question.outcome, context);
  yield CROSSED;
  const hits = tally(outcome);
  yield CROSSED;
  const masks = reachMasks(base, "with consent");
  yield CROSSED;
  const reached = tally(anyReach(masks, base.rows));
  yield TOLD_APART;
  const there = Array.from(counts, (count, cell) => ({ cell, count })).filter(({ count }) => count > 0);
  yield TOLD_APART;
  const large = there.filter(({ count }) => count >= question.minimum).sort((a, b) => b.count - a.count || a.cell - b.cell);
  yield TOLD_APART;
  const small = there.filter(({ count }) => count < question.minimum);
  const observed = large.map(({ cell, count }) => ({ count, hits: hits?.[cell] ?? 0 }));
  const all = { count: base.rows, hits: outcome?.count() ?? 0 };
  const overall = base.rows > 0 ? all.hits / base.rows : 0;
  const strength = hits ? shrinkage(observed) : 0;
  const chances = hits ? yield* mapped(observed, TOLD_APART, NAMED, (each) => tailProbability(each, all)) : [];
  const falseRates = falseDiscoveryRates(chances);
  yield NAMED;
  const shown = shownOf(observed, falseRates, overall);
  const segments = yield* mapped(shown, NAMED, 1, (at): MicroSegment => {
    const { cell, count } = large[at] as (typeof large)[number];
    const parts = partsOf(cell).map((part, place) => banded[place]?.parts[part] as Banded["parts"][number]);
    const own = observed[at] as (typeof observed)[number];
    const expected = shrunkRate(own, overall, strength);
    return {
      labels: parts.map(({ label }) => label),
      count,
      value: values ? (values[cell] ?? 0) : null,
      outcome: hits
        ? { hits: own.hits, rate: own.hits / count, expected, lift: overall > 0 ? expected / overall : 1, falseRate: falseRates[at] ?? 1 }
        : null,
      reachable: reached ? (reached[cell] ?? 0) : null,
      rules: { all: parts.map(({ rule }) => rule) },
    };
  });
  return {
    dimensions: banded.map(({ label, parts }) => ({ label, values: parts.map((part) => part.label) })),
    segments,
    looked: large.length,
    total: base.rows,
    small: { segments: small.length, subscribers: small.reduce((sum, { count }) => sum + count, 0) },
    outcome: hits ? { hits: all.hits, rate: overall, strength: Number.isFinite(strength) ? strength : null } : null,
  };
}

/**
 * Which micro-segments are handed on, of those in order of size: the largest, and those found beyond chance among the others, the most frequent
 * outcome first.
 */
function shownOf(observed: readonly Observed[], falseRates: readonly number[], overall: number): number[] {
  const rate = (at: number) => (observed[at]?.hits ?? 0) / (observed[at]?.count ?? 1);
  const all = observed.map((_, at) => at);
  const found = all.slice(MOST_SHOWN).filter((at) => (falseRates[at] ?? 1) <= FALSE_RATE && rate(at) > overall);
  return [...all.slice(0, MOST_SHOWN), ...found.sort((a, b) => rate(b) - rate(a)).slice(0, MOST_FOUND)];
}

/** The sum of a number field in each combination; null where none is asked for. */
function valuesOf(base: SubscriberBase, field: string | null, cellOf: Uint32Array, cells: number): Float64Array | null {
  if (field === null) return null;
  const column = base.column(field);
  if (column?.type !== "number")
    throw new InputError("micro-value", `There is no number field “${field}”.`, { where: "value", todo: "Choose a field with numbers." });
  const sums = new Float64Array(cells);
  for (let row = 0; row < base.rows; row++) {
    if (column.missing?.has(row)) continue;
    sums[cellOf[row] as number] = (sums[cellOf[row] as number] as number) + (column.values[row] as number);
  }
  return sums;
}

/** Where the outcome is most over-represented: found beyond chance, the highest expected rate first. */
export const suggestions = ({ segments }: MicroGrid): MicroSegment[] =>
  segments
    .filter(({ outcome }) => outcome !== null && outcome.falseRate <= FALSE_RATE && outcome.lift > 1)
    .sort((a, b) => (b.outcome?.expected ?? 0) - (a.outcome?.expected ?? 0));
