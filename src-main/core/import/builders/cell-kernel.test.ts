import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hash64 } from "../../../../src-shared/lib/murmur.ts";
import { type DateFormat, DateReader, dateFormats, datePlaces } from "../parse-date.ts";
import { parseNumber } from "../parse-number.ts";
import type { Batch } from "../tokenizer.ts";
import { CellKernel, KernelFull } from "./cell-kernel.ts";

/** A batch of rows, its cells in shared memory with a byte between them. */
function batchOf(rows: readonly (readonly string[])[]): Batch {
  const columns = rows[0]?.length ?? 0;
  const cells = rows.flat().map((cell) => Buffer.from(cell));
  const starts = new Int32Array(cells.length);
  const ends = new Int32Array(cells.length);
  const bytes = new Uint8Array(new SharedArrayBuffer(cells.reduce((sum, cell) => sum + cell.length + 1, 3)));
  let at = 3;
  for (const [cell, text] of cells.entries()) {
    starts[cell] = at;
    bytes.set(text, at);
    at += text.length;
    ends[cell] = at++;
  }
  return { bytes, starts, ends, rows: rows.length, columns, lines: new Int32Array(0) };
}

const numeric = fc.oneof(
  fc.stringMatching(/^-?\d{0,16}(\.\d{0,10})?$/),
  fc.stringMatching(/^[-+.0-9e/:]{0,9}$/),
  fc.constantFrom(
    "",
    "-",
    ".",
    "-.",
    "0",
    "00",
    "0.5",
    "-0",
    "12.",
    ".5",
    "1.2.3",
    "123456789012345",
    "1234567890123456",
    "2147483648",
    "é",
  ),
);
/** What `numbers` is to read of a cell; undefined for what it leaves to others. */
function plainNumber(text: string): number | undefined {
  if (!/^-?\d+\.?\d*$/.test(text) || text.replace("-", "").length > 15) return undefined;
  const value = parseNumber(Buffer.from(text), 0, text.length);
  return Number.isNaN(value) ? undefined : value;
}

const twoDigits = fc.oneof(
  fc.integer({ min: 0, max: 61 }).map((number) => String(number).padStart(2, "0")),
  fc.stringMatching(/^[0-9x]{1,2}$/),
);
/** Dates in the format's order of their parts, or another, also those of no calendar, with times that may follow. */
const dateCell = fc
  .tuple(
    fc.option(fc.constantFrom<DateFormat["order"]>(["year", "month", "day"], ["day", "month", "year"]), { nil: undefined, freq: 9 }),
    fc.oneof(fc.constantFrom("2024", "2023", "1900", "2000", "0001", "0000", "20x4", "x024", "202"), fc.stringMatching(/^\d{4}$/)),
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom("02", "12", "07") }, { weight: 1, arbitrary: twoDigits }),
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom("29", "28", "31", "01") }, { weight: 1, arbitrary: twoDigits }),
    fc.constantFrom("", "", "T", " ", "T", " ", "t"),
    fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom("00", "23", "09") }, { weight: 1, arbitrary: twoDigits }), {
      minLength: 1,
      maxLength: 3,
    }),
    fc.constantFrom("", "", "", "Z", "Z", "z", "+01:00", ".0", ".5Z", " PM"),
  )
  .map(([other, year, month, day, mark, time, zone]) => ({ order, separator }: DateFormat) => {
    const date = (other ?? order).map((part) => ({ year, month, day })[part]).join(String.fromCharCode(separator));
    return mark === "" ? date : `${date}${mark}${time.join(":")}${zone}`;
  });

/** What `dates` is to read of a cell; undefined for what it may leave to others. */
function plainDate(text: string, format: DateFormat, timed: boolean): number | undefined {
  const separator = `\\${String.fromCharCode(format.separator)}`;
  const date = format.order.map((part) => (part === "year" ? "\\d{4}" : "\\d\\d")).join(separator);
  if (!new RegExp(`^${date}${timed ? "[T ]\\d\\d:\\d\\d(:\\d\\d)?Z?" : ""}$`).test(text)) return undefined;
  const reader = new DateReader(format);
  const value = reader[timed ? "instant" : "day"](Buffer.from(text), 0, text.length);
  return Number.isNaN(value) ? undefined : value;
}

describe("the kernel that reads cells", () => {
  it("reads dates and moments as the reader of dates does, and leaves the others", () => {
    const formats = dateFormats.filter(datePlaces);
    expect(formats.length).toBeGreaterThan(4);
    let read = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...formats),
        fc.boolean(),
        fc.array(fc.oneof({ weight: 1, arbitrary: fc.constant(() => "") }, { weight: 9, arbitrary: dateCell }), {
          minLength: 1,
          maxLength: 30,
        }),
        (format, timed, drawn) => {
          const texts = drawn.map((cell) => cell(format));
          const kernel = new CellKernel();
          const all = Int32Array.from(texts.keys());
          kernel.load(batchOf(texts.map((text) => [text])), all, texts.length);
          const places = datePlaces(format);
          if (!places) throw new Error(`${format.pattern} has no places`);
          for (let i = 0; i < texts.length; i++) {
            const stopped = kernel.dates(0, i, texts.length, 0n, places, timed);
            const some = texts.slice(i, stopped);
            expect([...kernel.doubles(i, stopped)]).toEqual(some.map((text) => (text === "" ? 0 : plainDate(text, format, timed))));
            expect([...kernel.empties()]).toEqual(some.flatMap((text, at) => (text === "" ? [i + at] : [])));
            if (stopped < texts.length) expect(plainDate(texts[stopped] ?? "", format, timed)).toBeUndefined();
            read += some.length;
            i = stopped;
          }
        },
      ),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(500);
  });

  it("reads numbers as the parser of numbers does, and leaves the others", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(numeric, numeric), { minLength: 1, maxLength: 40 }), fc.integer({ min: 0, max: 3 }), (rows, from) => {
        const kernel = new CellKernel();
        const listed = Int32Array.from(rows.keys()).subarray(Math.min(from, rows.length - 1));
        kernel.load(batchOf(rows), listed, listed.length);
        for (const column of [0, 1]) {
          for (let i = 0; i < listed.length; i++) {
            const { stopped, whole } = kernel.numbers(column, i, listed.length, 0n);
            const found = [...kernel.doubles(i, stopped)];
            const texts = [...listed.subarray(i, stopped)].map((row) => rows[row]?.[column] ?? "");
            expect(found).toEqual(texts.map((text) => (text === "" ? 0 : plainNumber(text))));
            expect([...kernel.empties()]).toEqual(texts.flatMap((text, at) => (text === "" ? [i + at] : [])));
            expect(whole).toBe(found.every((value) => (value | 0) === value));
            if (stopped < listed.length) expect(plainNumber(rows[listed[stopped] ?? 0]?.[column] ?? "")).toBeUndefined();
            i = stopped;
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it("gives texts the codes of a dictionary in order of first appearance, however many there are", () => {
    const word = fc.oneof(fc.string({ maxLength: 30 }), fc.constantFrom("", "a", "aaaaaaaa", "aaaaaaaab", "Zoë", "NULL", " x", "=1", "y "));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 200 }), (words) => {
        const kernel = new CellKernel();
        const table = kernel.wordTable();
        const known = new Map<string, number>();
        const lengths = 1n << 4n;
        const cells = Array.from({ length: 40 }, (_, n) => words.map((text) => [n % 2 === 0 ? text : `${text}${n}`])).flat();
        const batch = batchOf(cells);
        const all = Int32Array.from(cells.keys());
        kernel.load(batch, all, cells.length);
        const codes: (number | null)[] = [];
        for (let i = 0; i < cells.length; i++) {
          const stopped = table.codes(0, i, cells.length, lengths);
          codes.push(...kernel.codes(i, stopped));
          if (stopped < cells.length) codes.push(table.code(batch.starts[stopped] ?? 0, batch.ends[stopped] ?? 0));
          i = stopped;
        }
        const wanted = cells.map(([text = ""]) => {
          if (text === "") return 0;
          const code = known.get(text) ?? known.size;
          known.set(text, code);
          return code;
        });
        expect(codes).toEqual(wanted);
        const { count, ends, bytes } = table.words();
        expect(
          Array.from({ length: count }, (_, at) => Buffer.from(bytes.slice(at === 0 ? 0 : ends[at - 1], ends[at])).toString()),
        ).toEqual([...known.keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it("gives keys codes in order of first appearance and hashes them as everywhere, however many there are", () => {
    const key = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom("", "a", " x", "=1", "y ", "Zoë"));
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 60 }), (drawn) => {
        const kernel = new CellKernel();
        const table = kernel.keyTable();
        const known = new Map<string, number>();
        const cells = Array.from({ length: 60 }, (_, n) => drawn.map((text) => [n % 2 === 0 ? text : `${text}${n}`])).flat();
        const batch = batchOf(cells);
        kernel.load(batch, Int32Array.from(cells.keys()), cells.length);
        for (let i = 0; i < cells.length; i++) {
          const stopped = table.codes(0, i, cells.length);
          const found = [...kernel.codes(i, stopped)];
          expect([...kernel.empties()]).toEqual(found.flatMap((_, at) => (cells[i + at]?.[0] === "" ? [i + at] : [])));
          if (stopped < cells.length) {
            expect(cells[stopped]?.[0]).toMatch(/^[\0- =]|[\0- ]$/);
            found.push(table.code(batch.starts[stopped] ?? 0, batch.ends[stopped] ?? 0));
          }
          const wanted = cells.slice(i, stopped + 1).map(([text = ""]) => {
            if (text === "") return 0;
            const code = known.get(text) ?? known.size;
            known.set(text, code);
            return code;
          });
          expect(found).toEqual(wanted);
          i = stopped;
        }
        const hashes = [...known.keys()].map((text) => hash64(text)).flatMap(({ high, low }) => [high >>> 0, low >>> 0]);
        expect([...table.hashes()]).toEqual(hashes);
      }),
      { numRuns: 60 },
    );
  });

  it("has room for many columns of which more was expected than came", () => {
    const kernel = new CellKernel();
    const columns = 150;
    const rows = Array.from({ length: 1024 }, (_, n) => Array.from({ length: columns }, (_, at) => `${at}, a text of row ${n}`));
    const listed = Int32Array.from(rows.keys());
    kernel.load(batchOf(rows), listed, rows.length);
    for (let at = 0; at < columns; at++) {
      const table = kernel.wordTable();
      table.expect(1024, 1_000_000);
      expect(table.codes(at, 0, rows.length, 0n)).toBe(rows.length);
      expect(Buffer.from(table.words().bytes.slice(-`${at}, a text of row 1023`.length)).toString()).toBe(`${at}, a text of row 1023`);
    }
  });

  it("says that texts take more than all memory, and never puts one over another", () => {
    const kernel = new CellKernel();
    const table = kernel.wordTable();
    const texts = Array.from({ length: 400 }, (_, n) => `${n} ${"x".repeat(50)}`);
    kernel.load(batchOf(texts.map((text) => [text])), Int32Array.from(texts.keys()), texts.length);
    expect(() => {
      // Each table claims room for what it expects, and the bytes of its first words.
      for (;;) {
        const other = kernel.wordTable();
        other.expect(400, 4_000_000);
        other.codes(0, 0, texts.length, 0n);
      }
    }).toThrow(KernelFull);
    expect(() => table.codes(0, 0, texts.length, 0n)).toThrow(KernelFull);
  });
});
