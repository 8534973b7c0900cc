import { z } from "zod";
import { InputError } from "../../lib/input-error.ts";
import { fitShiftedBetaGeometric, type Renewals, type ShiftedBetaGeometric } from "../../statistics/value/shifted-beta-geometric.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { columnFor, presentRows } from "./columns.ts";
import { churned, fieldLike, tenureMonths } from "./names.ts";

/** Where contracts stand: months so far, whether the subscriber has left, a class with a fit of its own (null for one fit), and months a period. */
export const contractSchema = z.object({
  tenure: z.string().min(1),
  churned: z.string().min(1),
  by: z.string().min(1).nullable().default(null),
  periodMonths: z.number().int().min(1).max(60).default(1),
});
export type Contract = z.infer<typeof contractSchema>;

export function suggestContract(base: SubscriberBase): Contract | null {
  const tenure = fieldLike(base.fields, ["number"], tenureMonths);
  const left =
    base.fields.find(({ role }) => role === "churned") ??
    fieldLike(base.fields, ["boolean", "number", "text", "date"], [...churned, /service.?end(ed)?$/i]);
  const by = fieldLike(base.fields, ["text"], [/^contract$/i, /contract.?type/i]);
  return tenure && left ? { tenure: tenure.id, churned: left.id, by: by?.id ?? null, periodMonths: 1 } : null;
}

/** Texts that say that somebody has left. */
const yes = /^(yes|true|1|churned|y|left|cancelled|canceled)$/i;

/** Who has left, by a field: yes, a number above 0, a word such as Yes or Churned, or a day on which they left. */
export function leftAt(base: SubscriberBase, field: string): (row: number) => boolean {
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
    default:
      return there;
  }
}

/** More classes than this are no classes but names. */
const MOST_CLASSES = 51;

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

/** Renewals counted: a subscriber who was lost in period n + 1 had renewed n times. */
function counted(
  contracts: Pick<Contracts, "renewals" | "lost">,
  which: (at: number) => boolean,
): Renewals & { total: number; gone: number } {
  let most = 0;
  for (const each of contracts.renewals) most = Math.max(most, each);
  const [lost, staying] = [new Float64Array(most + 1), new Float64Array(most + 1)];
  let [total, gone] = [0, 0];
  for (let i = 0; i < contracts.renewals.length; i++) {
    if (!which(i)) continue;
    total++;
    const n = contracts.renewals[i] ?? 0;
    if (contracts.lost[i] === 1) {
      gone++;
      lost[n] = (lost[n] ?? 0) + 1;
    } else staying[n] = (staying[n] ?? 0) + 1;
  }
  return { lost, staying, total, gone };
}

/** Fits contracts, with one fit a class where it has losses enough. Throws InputError where a field is not there. */
export function fitContracts(base: SubscriberBase, { tenure, churned: left, by, periodMonths }: Contract): Contracts {
  const months = columnFor(base, tenure, ["number"]);
  const rows = presentRows(base.rows, [months.missing]);
  const hasLeft = leftAt(base, left);
  const renewals = new Int32Array(rows.length);
  const lost = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] ?? 0;
    const periods = Math.max(0, Math.floor((months.values[row] ?? 0) / periodMonths));
    const gone = hasLeft(row);
    lost[i] = gone ? 1 : 0;
    // Tenure of one who left is the periods that were paid, the last of which was not renewed.
    renewals[i] = gone ? Math.max(0, periods - 1) : periods;
  }
  const whole = counted({ renewals, lost }, () => true);
  const all = fitShiftedBetaGeometric(whole).model;
  const column = by === null ? null : columnFor(base, by, ["text"]);
  if (!column)
    return {
      ...{ rows, renewals, lost, classOf: new Uint8Array(rows.length) },
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
  const classes = names.map((name, code): ContractClass => {
    const found = counted({ renewals, lost }, (i) => classOf[i] === code);
    const own = found.gone >= LEAST_LOSSES;
    return { name, subscribers: found.total, lost: found.gone, model: own ? fitShiftedBetaGeometric(found).model : all, own };
  });
  return { rows, renewals, lost, classOf, classes };
}
