import { InputError } from "../lib/input-error.ts";
import { numberText } from "../lib/numbers.ts";
import type { Dimension } from "../model/micro-segments.ts";
import type { Segment } from "../model/segment.ts";
import { type EvaluateContext, evaluate } from "../segments/evaluate.ts";
import { select } from "../statistics/quantiles/select.ts";
import type { SubscriberBase } from "../table/base.ts";
import type { NumberColumn, TextColumn } from "../table/column.ts";

/** Everyone's part on one dimension, with what each part is called and which rule it is. */
export interface Banded {
  readonly label: string;
  readonly codes: Uint8Array;
  readonly parts: readonly { readonly label: string; readonly rule: Segment }[];
}

/** A text field has at most so many parts; its rarer values are one together. */
const MOST_VALUES = 12;
/** Numbers without cuts of their own are parted into so many bands of about equal size. */
const BANDS = 4;

/** Parts without anybody are left out. */
function used(label: string, codes: Uint8Array, parts: Banded["parts"]): Banded {
  const counts = new Uint32Array(parts.length);
  for (let row = 0; row < codes.length; row++) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
  const place = new Uint8Array(parts.length);
  const kept = parts.filter((_, at) => (counts[at] ?? 0) > 0);
  for (const [at, part] of kept.entries()) place[parts.indexOf(part)] = at;
  return { label, codes: codes.map((code) => place[code] as number), parts: kept };
}

const missingPart = (field: string) => ({ label: "no value", rule: { field, op: "is-missing" as const } });

function ofText(field: string, label: string, { codes, dictionary, missing }: TextColumn, rows: number): Banded {
  const counts = new Uint32Array(dictionary.length);
  for (let row = 0; row < rows; row++) if (!missing?.has(row)) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1;
  const order = dictionary.map((_, code) => code).filter((code) => (counts[code] ?? 0) > 0);
  const named = order
    .sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0))
    .slice(0, order.length <= MOST_VALUES ? MOST_VALUES : MOST_VALUES - 1);
  const words = named.map((code) => dictionary[code] ?? "");
  const parts = [
    ...words.map((value) => ({ label: value, rule: { field, op: "=" as const, value } })),
    { label: "other", rule: { field, op: "not-in" as const, value: words } },
    missingPart(field),
  ];
  const place = new Uint8Array(dictionary.length).fill(named.length);
  for (const [at, code] of named.entries()) place[code] = at;
  const found = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) found[row] = missing?.has(row) ? named.length + 1 : (place[codes[row] as number] as number);
  return used(label, found, parts);
}

/** Round numbers near the quartiles of a column, each once. */
export function suggestCuts({ values, missing, length }: NumberColumn): number[] {
  const present = new Float64Array(length - (missing?.count() ?? 0));
  for (let row = 0, at = 0; row < length; row++) if (!missing?.has(row)) present[at++] = values[row] as number;
  if (present.length === 0) return [];
  const places = Array.from({ length: BANDS - 1 }, (_, k) => Math.floor(((k + 1) * present.length) / BANDS));
  const [low = 0, ...quartiles] = select({ values: present, whole: values instanceof Int32Array }, [0, ...places]);
  const width = ((quartiles.at(-1) ?? 0) - low) / BANDS;
  const unit = width > 0 ? 10 ** Math.floor(Math.log10(width)) : 1;
  const cuts = quartiles.map((each) => Number((Math.round(each / unit) * unit).toPrecision(12)));
  return [...new Set(cuts)].filter((cut) => cut > low).sort((a, b) => a - b);
}

function ofNumbers(field: string, label: string, column: NumberColumn, rows: number, given?: readonly number[]): Banded {
  const cuts = given ? [...new Set(given)].sort((a, b) => a - b) : suggestCuts(column);
  const text = (value: number) => numberText(value, 4);
  const parts = [...cuts, Number.POSITIVE_INFINITY].map((high, at) => {
    const low = cuts[at - 1];
    const below = { field, op: "<" as const, value: high };
    if (low === undefined)
      return cuts.length === 0
        ? { label: "any", rule: { field, op: "is-present" as const } }
        : { label: `below ${text(high)}`, rule: below };
    const from = { field, op: ">=" as const, value: low };
    if (!Number.isFinite(high)) return { label: `${text(low)} or more`, rule: from };
    return { label: `${text(low)} to below ${text(high)}`, rule: { all: [from, below] } };
  });
  const codes = new Uint8Array(rows);
  for (let row = 0; row < rows; row++) {
    const value = column.values[row] as number;
    let band = 0;
    while (band < cuts.length && value >= (cuts[band] as number)) band++;
    codes[row] = column.missing?.has(row) ? parts.length : band;
  }
  return used(label, codes, [...parts, missingPart(field)]);
}

/** Parts everyone on a dimension. Throws InputError for a field or event that is not there or does not suit. */
export function bandsOf(base: SubscriberBase, dimension: Dimension, context: EvaluateContext): Banded {
  if ("event" in dimension) {
    const { event, withinDays } = dimension;
    if (!base.eventTypes.includes(event))
      throw new InputError("micro-event", `No event “${event}” is in the data.`, { where: event, todo: "Choose another dimension." });
    const some: Segment = { event, atLeast: 1, withinDays };
    const who = evaluate(base, some, context);
    const codes = new Uint8Array(base.rows);
    for (const row of who.rows()) codes[row] = 1;
    const parts = [
      { label: "no", rule: { event, exactly: 0, withinDays } },
      { label: "yes", rule: some },
    ];
    return used(`${event} in ${withinDays} days`, codes, parts);
  }
  const { field, cuts } = dimension;
  const known = base.fields.find(({ id }) => id === field);
  const column = base.column(field);
  const label = known?.label || field;
  if (column?.type === "text") return ofText(field, label, column, base.rows);
  if (column?.type === "number") return ofNumbers(field, label, column, base.rows, cuts);
  if (column?.type === "boolean") {
    const codes = new Uint8Array(base.rows);
    for (let row = 0; row < base.rows; row++) codes[row] = column.missing?.has(row) ? 2 : column.values.has(row) ? 1 : 0;
    const part = (label_: string, value: boolean) => ({ label: label_, rule: { field, op: "=" as const, value } });
    return used(label, codes, [part("no", false), part("yes", true), missingPart(field)]);
  }
  throw new InputError(
    "micro-field",
    column ? `The field “${field}” holds ${column.type}, which has no bands.` : `There is no field “${field}”.`,
    {
      where: field,
      todo: "Choose a field of text, numbers, or yes and no.",
    },
  );
}
