import { createHmac, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Field } from "../../../src-shared/model/field.ts";
import { maskRule } from "../../../src-shared/privacy/mask.ts";
import type { BitSet } from "../../../src-shared/table/bit-set.ts";
import { type Cell, type Column, cellAt } from "../../../src-shared/table/column.ts";
import type { LoadedBase } from "../columns/load-base.ts";
import { Pacer, type WorkHooks } from "../columns/pacer.ts";
import type { MetaStore } from "../db/stores/meta.ts";
import { csvLine } from "../import/records.ts";

const SECRET = "mask-secret";

/** Pseudonyms of a project's keys: the same for the same key, and not to be had without the project file. */
export function pseudonyms(meta: MetaStore, readOnly: boolean): (key: string) => string {
  let secret = meta.get(SECRET);
  if (secret === undefined) {
    secret = randomBytes(32).toString("hex");
    if (!readOnly) meta.set(SECRET, secret);
  }
  const known = secret;
  return (key) => `S-${createHmac("sha256", known).update(key).digest("hex").slice(0, 12)}`;
}

/** Masks of fields by their id; fields that are shown as they are have none. */
export function masksOf(fields: readonly Field[], pseudonym: (key: string) => string): Map<string, (value: Cell) => Cell> {
  return new Map(
    fields.flatMap((field) => {
      const rule = maskRule(field, pseudonym);
      return rule ? [[field.id, (value: Cell) => (value === null ? null : rule.mask(value))] as const] : [];
    }),
  );
}

/** A cell that a spreadsheet would run as a formula is preceded by an apostrophe. Source: OWASP, CSV Injection. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text);

/** Writes subscribers as CSV with a mark of UTF-8: those of a mask, or all; masked where there are masks. Returns how many. */
export async function writeSubscribers(
  base: LoadedBase,
  path: string,
  query: { fields: readonly Field[]; rows: BitSet | null; masks: ReadonlyMap<string, (value: Cell) => Cell> },
  hooks: WorkHooks,
): Promise<number> {
  const { fields, rows, masks } = query;
  const pacer = new Pacer(hooks);
  const columns = fields.map(({ id }) => ({ column: base.column(id) as Column, mask: masks.get(id) }));
  const out = createWriteStream(path);
  const failed = once(out, "error").then(([error]) => Promise.reject(error));
  failed.catch(() => undefined);
  let text = `\ufeff${csvLine(fields.map(({ id }) => safe(id)))}\n`;
  let written = 0;
  for (let row = 0; row < base.rows; row++) {
    if (rows && !rows.has(row)) continue;
    const cells = columns.map(({ column, mask }) => {
      const cell = mask ? mask(cellAt(column, row)) : cellAt(column, row);
      return cell === null ? "" : safe(String(cell));
    });
    text += `${csvLine(cells)}\n`;
    written++;
    if (text.length < 1 << 16) continue;
    if (!out.write(text)) await Promise.race([once(out, "drain"), failed]);
    text = "";
    await pacer.step(row, base.rows);
  }
  out.end(text);
  await Promise.race([once(out, "finish"), failed]);
  return written;
}
