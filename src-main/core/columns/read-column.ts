import { InputError } from "../../../src-shared/lib/input-error.ts";
import { BitSet } from "../../../src-shared/table/bit-set.ts";
import { damaged } from "../db/open-database.ts";
import type { ProjectFile } from "../db/project-file.ts";
import type { Dataset, Storage } from "../db/stores/datasets.ts";
import { CHUNK_ROWS } from "./column-data.ts";
import { unpack } from "./pack-chunk.ts";
import { checksum } from "./write-column.ts";

const arrays = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array, f64: Float64Array, bits: Uint32Array } as const;
type ArrayOf<S extends Storage> = InstanceType<(typeof arrays)[S]>;
type Maker<S extends Storage> = new (buffer: SharedArrayBuffer) => ArrayOf<S>;
const makers: { [S in Storage]: Maker<S> } = arrays;

export interface RawColumn<S extends Storage = Storage> {
  values: ArrayOf<S>;
  missing: BitSet | null;
}

const words = (rows: number) => (rows + 31) >>> 5;
const shared = (bytes: number): Uint8Array<SharedArrayBuffer> => new Uint8Array(new SharedArrayBuffer(bytes));

function damagedColumn(project: ProjectFile, name: string, part: number): InputError {
  const from = (part * CHUNK_ROWS + 1).toLocaleString("en-GB");
  const to = ((part + 1) * CHUNK_ROWS).toLocaleString("en-GB");
  return damaged(project.path, `the column "${name}" does not match its checksum in rows ${from} to ${to}`);
}

/** Puts a chunk's values into the column from row `from` on; false where its length is wrong. */
function fill(values: ArrayOf<Storage>, storage: Storage, from: number, { rows, data }: { rows: number; data: Uint8Array }): boolean {
  if (storage !== "bits" && !(values instanceof Uint8Array) && !(values instanceof Uint16Array))
    return unpack(data, values.subarray(from, from + rows));
  const [at, length] = storage === "bits" ? [words(from), words(rows)] : [from, rows];
  if (data.length !== length * values.BYTES_PER_ELEMENT) return false;
  new Uint8Array(values.buffer, at * values.BYTES_PER_ELEMENT, data.length).set(data);
  return true;
}

/** Loads a stored column into shared memory. Throws InputError naming column and rows where a checksum does not match or a chunk is gone. */
export function readColumn<S extends Storage>(
  project: ProjectFile,
  dataset: Dataset,
  column: { position: number; name: string; storage: S },
): RawColumn<S> {
  const { position, name, storage } = column;
  const Kind: Maker<S> = makers[storage];
  const size = storage === "bits" ? words(dataset.rows) * 4 : dataset.rows * arrays[storage].BYTES_PER_ELEMENT;
  const values = new Kind(shared(size).buffer);
  let missing: Uint8Array<SharedArrayBuffer> | null = null;
  let part = 0;
  let rows = 0;
  for (const chunk of project.datasets.chunks(dataset.id, position)) {
    const sound = chunk.part === part && rows + chunk.rows <= dataset.rows && checksum(chunk.data, chunk.missing) === chunk.checksum;
    if (!sound || !fill(values, storage, rows, chunk)) throw damagedColumn(project, name, part);
    if (chunk.missing) {
      missing ??= shared(words(dataset.rows) * 4);
      missing.set(chunk.missing, words(rows) * 4);
    }
    rows += chunk.rows;
    part++;
  }
  if (rows !== dataset.rows) {
    if (!project.datasets.list().some(({ id }) => id === dataset.id))
      throw new InputError("data-replaced", "The data was replaced while it was in use.", { where: project.path, todo: "Try again." });
    throw damagedColumn(project, name, part);
  }
  return {
    values,
    missing: missing && new BitSet(dataset.rows, new Uint32Array(missing.buffer)),
  };
}

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The distinct words of a text column, in the order of their codes. */
export function readDictionary(project: ProjectFile, dataset: Dataset, column: { position: number; name: string }): string[] {
  const found: string[] = [];
  let part = 0;
  for (const chunk of project.datasets.dictionary(dataset.id, column.position)) {
    if (chunk.part !== part || checksum(chunk.ends, chunk.data) !== chunk.checksum) {
      throw damaged(project.path, `the words of the column "${column.name}" do not match their checksum`);
    }
    const ends = new Uint32Array(chunk.ends.slice().buffer);
    const whole = decoder.decode(chunk.data);
    const ascii = whole.length === chunk.data.length;
    let start = 0;
    for (const end of ends) {
      found.push(ascii ? whole.slice(start, end) : decoder.decode(chunk.data.subarray(start, end)));
      start = end;
    }
    part++;
  }
  return found;
}
