import { murmurInto } from "../../../src-shared/lib/murmur.ts";
import type { Field, FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { Column } from "../../../src-shared/table/column.ts";
import { joinDayOf, offer, takesTexts, tierOf, tiers } from "./numbers.ts";

const zones = ["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles"];
const KEY_DIGITS = 9;

/** Hashes of the keys S000000000, S000000001 and so on, whose bytes are counted up in place. */
function hashKeys(rows: number): SubscriberBase["keyHash"] {
  const high = new Uint32Array(new SharedArrayBuffer(rows * 4));
  const low = new Uint32Array(new SharedArrayBuffer(rows * 4));
  const [letter, zero, nine] = ["S", "0", "9"].map((one) => one.charCodeAt(0)) as [number, number, number];
  const key = new Uint8Array(1 + KEY_DIGITS).fill(zero);
  key[0] = letter;
  const words = new Uint32Array(4);
  for (let row = 0; row < rows; row++) {
    murmurInto(words, key, 0, key.length);
    high[row] = words[0] as number;
    low[row] = words[1] as number;
    let digit = KEY_DIGITS;
    while (key[digit] === nine) key[digit--] = zero;
    key[digit] = (key[digit] as number) + 1;
  }
  return { high, low };
}

const field = (id: string, type: FieldType, role: FieldRole | null = null): Field => ({
  ...{ id, label: id, type, group: "other", role, personal: false },
});

/** Rows so far apart are alike, in every column and in the words of its sets: a multiple of 6,000, of the four zones and of 32. */
const PERIOD = 12_000;

/** Repeats the first `period` items up to the end. */
function repeat(items: Uint8Array | Int32Array | Uint32Array, period: number): void {
  for (let done = period; done < items.length; done *= 2) items.copyWithin(done, 0, Math.min(done, items.length - done));
}

/** A base in shared memory, as the product loads one: hashes, tier, consent to text messages, day of joining, zone. */
export function offerBase(rows: number, withZones: boolean): SubscriberBase {
  const tier = new Uint8Array(new SharedArrayBuffer(rows));
  const zone = new Uint8Array(new SharedArrayBuffer(rows));
  const joins = new Int32Array(new SharedArrayBuffer(rows * 4));
  const texts = new BitSet(rows, new Uint32Array(new SharedArrayBuffer(Math.ceil(rows / 32) * 4)));
  for (let row = 0; row < Math.min(rows, PERIOD); row++) {
    tier[row] = tierOf(row);
    zone[row] = row & 3;
    joins[row] = offer.startDay + joinDayOf(row);
    if (takesTexts(row)) texts.add(row);
  }
  for (const column of [tier, zone, joins]) repeat(column, PERIOD);
  repeat(texts.words, PERIOD / 32);
  for (let row = rows; row < texts.words.length * 32; row++) texts.delete(row);
  const common = { length: rows, missing: null };
  const columns = new Map<string, Column>([
    ["tier", { ...common, type: "text", codes: tier, dictionary: tiers }],
    ["texts", { ...common, type: "boolean", values: texts }],
    ["joins", { ...common, type: "date", values: joins }],
    ["zone", { ...common, type: "text", codes: zone, dictionary: zones }],
  ]);
  return {
    rows,
    fields: [
      ...[field("tier", "text"), field("texts", "boolean", "consent:sms"), field("joins", "date")],
      field("zone", "text", withZones ? "time-zone" : null),
    ],
    column: (id) => columns.get(id),
    eventTypes: [],
    events: () => undefined,
    keyHash: hashKeys(rows),
    dataHash: `offer-${rows}`,
    version: 1,
  };
}

/** Bytes a subscriber of the columns above: two hashes, a day, two codes, one bit. */
export const OFFER_COLUMN_BYTES = 8 + 4 + 2 + 1 / 8;
