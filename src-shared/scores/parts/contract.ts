import { z } from "zod";
import { civilFromDays, SECONDS_PER_DAY } from "../../lib/civil.ts";
import { InputError } from "../../lib/input-error.ts";
import { fitShiftedBetaGeometric, type Renewals, type ShiftedBetaGeometric } from "../../statistics/value/shifted-beta-geometric.ts";
import type { SubscriberBase } from "../../table/base.ts";
import type { BitSet } from "../../table/bit-set.ts";
import type { DateColumn, DateTimeColumn } from "../../table/column.ts";
import { columnFor, presentRows } from "./columns.ts";
import { churned, fieldLike, leftNames, serviceEnd, serviceStart, tenureMonths } from "./names.ts";

/**
 * Where contracts stand: months so far, or the day on which the subscriber began, where who has left is told by the day of leaving; whether the subscriber has left, a class with a fit of its own (null for one fit), and months a period.
 */
export const contractSchema = z.object({
  tenure: z.string().min(1),
  churned: z.string().min(1),
  by: z.string().min(1).nullable().default(null),
  periodMonths: z.number().int().min(1).max(60).default(1),
});
export type Contract = z.infer<typeof contractSchema>;

export function suggestContract(base: SubscriberBase): Contract | null {
  const left =
    base.fields.find(({ role }) => role === "churned") ??
    fieldLike(base.fields, ["boolean", "number", "text", "date", "datetime"], churned) ??
    fieldLike(base.fields, ["boolean", "date", "datetime"], leftNames) ??
    fieldLike(base.fields, ["date", "datetime"], serviceEnd);
  const began = left?.type === "date" || left?.type === "datetime" ? fieldLike(base.fields, [left.type], serviceStart) : undefined;
  const tenure = began ?? fieldLike(base.fields, ["number"], tenureMonths);
  const by = fieldLike(base.fields, ["text"], [/^contract$/i, /contract.?type/i]);
  return tenure && left ? { tenure: tenure.id, churned: left.id, by: by?.id ?? null, periodMonths: 1 } : null;
}

/** Texts that say that somebody has left. */
const yes = /^(yes|true|1|churned|y|left|cancelled|canceled)$/i;

/**
 * Who has left by `asOf`, seconds since 1970-01-01T00:00Z, by a field: yes, a number above 0, a word such as Yes or Churned, or a day of
 * leaving; who leaves on a later day is still here.
 */
function leftAt(base: SubscriberBase, field: string, asOf: number): (row: number) => boolean {
  const column = columnFor(base, field, ["boolean", "number", "text", "date", "datetime"]);
  const { missing } = column;
  const there = (row: number) => !missing?.has(row);
  switch (column.type) {
    case "boolean":
      return (row) => there(row) && column.values.has(row);
    case "number":
      return (row) => there(row) && (column.values[row] ?? 0) > 0;
    case "text": {
      const means = column.dictionary.map((word) => yes.test(word.trim()));
      return (row) => there(row) && means[column.codes[row] ?? 0] === true;
    }
    case "date":
      return (row) => there(row) && (column.values[row] ?? 0) * SECONDS_PER_DAY <= asOf;
    case "datetime":
      return (row) => there(row) && (column.values[row] ?? 0) <= asOf;
  }
}

/** More classes than this are no classes but names. */
const MOST_CLASSES = 51;

/** Renewals that nobody comes to: a century of months is 1,200. */
const MOST_PERIODS = 1_000_000;

/** Fewer losses than this give a class no fit of its own. */
const LEAST_LOSSES = 50;

export interface ContractClass {
  readonly name: string;
  readonly subscribers: number;
  readonly lost: number;
  readonly model: ShiftedBetaGeometric;
  /** False where the class is too small and has the fit of all. */
  readonly own: boolean;
}

/** Every subscriber's renewals so far, whether lost, and the fit of the class. Arrays run over `rows`. */
export interface Contracts {
  readonly rows: Uint32Array;
  readonly renewals: Int32Array;
  readonly lost: Uint8Array;
  readonly classOf: Uint8Array | Uint16Array;
  readonly classes: readonly ContractClass[];
}

/**
 * What the fit learns from. A period counts where all of it can be seen: from the first renewal after losses are known (`from`, 0 for the
 * beginning) until the last one that is over (`until`). In one that is cut off by either, those who are lost would be seen and those who stay not.
 */
interface Seen extends Pick<Contracts, "renewals" | "lost"> {
  readonly from: Int32Array;
  readonly until: Int32Array;
}

/** Renewals of each class, counted in one pass: a subscriber who was lost in period n + 1 had renewed n times. */
function counted(
  { renewals, lost, from, until }: Seen,
  classOf: ArrayLike<number>,
  classes: number,
): (Renewals & { lost: Float64Array; total: number; gone: number })[] {
  let most = 0;
  for (const each of renewals) most = Math.max(most, each);
  const made = Array.from({ length: classes }, () => ({
    lost: new Float64Array(most + 1),
    staying: new Float64Array(most + 1),
    entered: new Float64Array(most + 1),
    total: 0,
    gone: 0,
  }));
  for (let i = 0; i < renewals.length; i++) {
    const own = made[classOf[i] ?? 0];
    if (!own) continue;
    const n = renewals[i] ?? 0;
    own.total++;
    const then = from[i] ?? 0;
    if (n < then) continue;
    own.entered[then] = (own.entered[then] ?? 0) + 1;
    if (lost[i] === 1 && n < (until[i] ?? 0)) {
      own.gone++;
      own.lost[n] = (own.lost[n] ?? 0) + 1;
    } else own.staying[n] = (own.staying[n] ?? 0) + 1;
  }
  return made;
}

/**
 * Whole calendar months from a day to a later one, days since 1970-01-01, and whether they are exact: the same day of the month, or the
 * last of a month that does not have it. Negative where the later day comes first.
 */
export function wholeMonths(from: number, until: number): { months: number; exact: boolean } {
  const [a, b] = [civilFromDays(from), civilFromDays(until)];
  const months = (b.year - a.year) * 12 + b.month - a.month;
  // The day after the last of a month is a first.
  const anniversary = civilFromDays(until + 1).day === 1 ? Math.min(a.day, b.day) : a.day;
  return { months: b.day >= anniversary ? months : months - 1, exact: b.day === anniversary };
}

interface Tenures {
  readonly missing: BitSet | null;
  /** Renewals so far of one who is here, or has left (`gone`). */
  readonly renewals: (row: number, gone: boolean) => number;
  /** Renewals from which on whole periods can be seen: who left before the first day on which somebody left is not in the data. 0 where days are not known. */
  readonly from: (row: number) => number;
  /** Renewals until which periods are over, whoever left; without end where days are not known. */
  readonly until: (row: number) => number;
}

/** Renewals of each row by months of tenure; by a day of beginning, until the day of leaving or `asOf`, seconds since 1970-01-01T00:00Z. */
function tenuresOf(base: SubscriberBase, { tenure, churned: left, periodMonths }: Contract, asOf: number): Tenures {
  const began = columnFor(base, tenure, ["number", "date", "datetime"]);
  if (began.type === "number") {
    const paid = (row: number) => Math.floor((began.values[row] ?? 0) / periodMonths);
    // Tenure of one who left is the periods that were paid, the last of which was not renewed.
    const renewals = (row: number, gone: boolean) => Math.max(0, gone ? paid(row) - 1 : paid(row));
    return { missing: began.missing, renewals, from: () => 0, until: () => Number.POSITIVE_INFINITY };
  }
  const dayOf = (column: DateColumn | DateTimeColumn, row: number) =>
    column.type === "date" ? (column.values[row] ?? 0) : Math.floor((column.values[row] ?? 0) / SECONDS_PER_DAY);
  // One who leaves within a period has renewed for it; one who leaves on the day of a renewal has not.
  const lastedUntil = (row: number, day: number) => {
    const { months, exact } = wholeMonths(dayOf(began, row), day);
    return Math.max(0, Math.floor(months / periodMonths) - (exact && months % periodMonths === 0 ? 1 : 0));
  };
  const today = Math.floor(asOf / SECONDS_PER_DAY);
  const column = base.column(left);
  const ended = column?.type === "date" || column?.type === "datetime" ? column : null;
  const hasLeft = leftAt(base, left, asOf);
  let first = Number.POSITIVE_INFINITY;
  if (ended) for (let row = 0; row < base.rows; row++) if (hasLeft(row)) first = Math.min(first, dayOf(ended, row));
  const until = (row: number) => Math.max(0, Math.floor(wholeMonths(dayOf(began, row), today).months / periodMonths));
  return {
    missing: began.missing,
    renewals: (row, gone) => (gone ? lastedUntil(row, ended ? dayOf(ended, row) : today) : until(row)),
    from: (row) => {
      if (!Number.isFinite(first) || dayOf(began, row) >= first) return 0;
      const { months, exact } = wholeMonths(dayOf(began, row), first);
      return Math.floor(months / periodMonths) + (exact && months % periodMonths === 0 ? 0 : 1);
    },
    // Where only that somebody left is known, not the day, it is taken for today.
    until: ended ? until : () => Number.POSITIVE_INFINITY,
  };
}

/** Why nothing can be learnt from the contracts, in a sentence; null where something can. Without `asOf` days of leaving to come count too. */
export function lossesProblem(base: SubscriberBase, { churned: left }: Contract, asOf = Number.POSITIVE_INFINITY): string | null {
  const hasLeft = leftAt(base, left, asOf);
  for (let row = 0; row < base.rows; row++) if (hasLeft(row)) return null;
  const label = base.fields.find(({ id }) => id === left)?.label || left;
  return `Nobody in the data has left by the field “${label}”, so there is nothing to learn from. Choose another field, or import those who left as well.`;
}

/** Fits contracts, with one fit a class where it has losses enough. Throws InputError where a field is not there, or nobody has left. */
export function fitContracts(base: SubscriberBase, contract: Contract, asOf: number): Contracts {
  const { churned: left, by } = contract;
  const problem = lossesProblem(base, contract, asOf);
  if (problem !== null) throw new InputError("score-losses", problem, { where: left });
  const tenures = tenuresOf(base, contract, asOf);
  const rows = presentRows(base.rows, [tenures.missing]);
  const hasLeft = leftAt(base, left, asOf);
  const renewals = new Int32Array(rows.length);
  const lost = new Uint8Array(rows.length);
  const [from, until] = [new Int32Array(rows.length), new Int32Array(rows.length)];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const gone = hasLeft(row);
    lost[i] = gone ? 1 : 0;
    renewals[i] = tenures.renewals(row, gone);
    from[i] = tenures.from(row);
    until[i] = Math.min(MOST_PERIODS, tenures.until(row));
  }
  const everyone = new Uint8Array(rows.length);
  const seen = { renewals, lost, from, until };
  const [whole] = counted(seen, everyone, 1);
  if (!whole) throw new Error("there is one class");
  if (whole.gone === 0)
    throw new InputError(
      "score-losses",
      `The losses by the field “${left}” do not reach over a whole period of ${contract.periodMonths} months.`,
      {
        where: left,
        todo: "Choose shorter periods, or import those who left earlier as well.",
      },
    );
  const all = fitShiftedBetaGeometric(whole).model;
  const column = by === null ? null : columnFor(base, by, ["text"]);
  if (!column)
    return {
      ...{ rows, renewals, lost, classOf: everyone },
      classes: [{ name: "Everyone", subscribers: whole.total, lost: whole.gone, model: all, own: true }],
    };
  const names = [...column.dictionary, "No value"];
  if (names.length > MOST_CLASSES)
    throw new InputError(
      "score-classes",
      `The field “${by}” has ${names.length - 1} values; a fit of its own for each needs losses enough.`,
      {
        where: by ?? "",
        todo: `Choose one with at most ${MOST_CLASSES - 1} values, or none.`,
      },
    );
  const classOf = new Uint16Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    classOf[i] = column.missing?.has(row) ? names.length - 1 : (column.codes[row] ?? 0);
  }
  const classes = counted(seen, classOf, names.length).map((found, code): ContractClass => {
    const name = names[code] ?? "";
    const own = found.gone >= LEAST_LOSSES;
    return { name, subscribers: found.total, lost: found.gone, model: own ? fitShiftedBetaGeometric(found).model : all, own };
  });
  return { rows, renewals, lost, classOf, classes };
}
