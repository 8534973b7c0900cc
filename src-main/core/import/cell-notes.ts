/** Examples kept of a finding. */
const EXAMPLES = 3;

export interface Note {
  count: number;
  examples: string[];
}

/** What happened to cells of one column whose kept value is not the text that stood there. */
export class CellNotes {
  /** By reason. */
  readonly reasons = new Map<string, Note>();
  /** Cells that do not fit the column's type. */
  readonly misfits: Note = { count: 0, examples: [] };
  /** Set by boolean columns that hold more than 0 and 1. */
  words = false;
  /** Lengths in bytes that texts for missing have, as bits; the last stands for all from 63 on. */
  readonly lengths: bigint;
  readonly #missing: ReadonlySet<string>;
  readonly #lengths: ReadonlySet<number>;
  /** True when no text stands for missing. */
  readonly #none: boolean;

  /** Whether a cell of so many bytes can be one of the texts for missing. */
  mayBeMissing(length: number): boolean {
    return !this.#none && this.#lengths.has(length);
  }

  /** `missing` are texts that stand for a missing value. */
  constructor(missing: readonly string[]) {
    this.#missing = new Set(missing);
    this.#none = missing.length === 0;
    this.#lengths = new Set(missing.map((text) => Buffer.byteLength(text)));
    this.lengths = [...this.#lengths].reduce((bits, length) => bits | (1n << BigInt(Math.min(length, 63))), 0n);
  }

  /** True, and noted, when the cell is one of the texts for missing. */
  isMissing(bytes: Uint8Array, from: number, to: number): boolean {
    if (this.#none || !this.#lengths.has(to - from)) return false;
    const text = textAt(bytes, from, to);
    if (!this.#missing.has(text)) return false;
    this.#note(`"${text}" cells kept as missing`, text);
    return true;
  }

  blank(bytes: Uint8Array, from: number, to: number): void {
    this.#note("blank cells kept as missing", textAt(bytes, from, to));
  }

  changed(reason: string, bytes: Uint8Array, from: number, to: number): void {
    const note = this.reasons.get(reason);
    if (note && note.examples.length >= EXAMPLES) note.count++;
    else this.#note(reason, textAt(bytes, from, to));
  }

  /** Cells of a whole column that are kept as something else, however they are written. */
  turned(reason: string, count: number): void {
    if (count > 0) this.reasons.set(reason, { count, examples: [] });
  }

  misfit(bytes: Uint8Array, from: number, to: number): void {
    this.misfits.count++;
    if (this.misfits.examples.length < EXAMPLES) this.misfits.examples.push(textAt(bytes, from, to));
  }

  #note(reason: string, example: string): void {
    const note = this.reasons.get(reason) ?? { count: 0, examples: [] };
    note.count++;
    if (note.examples.length < EXAMPLES && !note.examples.includes(example)) note.examples.push(example);
    this.reasons.set(reason, note);
  }
}

export function textAt(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString("utf8");
}
