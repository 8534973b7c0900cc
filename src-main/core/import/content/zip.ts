import { crc32 } from "node:zlib";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { RandomAccess } from "./file.ts";
import { inflated, type Piece, piecesOf } from "./unpack.ts";

/** One file inside a ZIP archive. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  readonly packedSize: number;
  readonly method: number;
  /** CRC-32 of its content, unpacked. */
  readonly checksum: number;
  readonly encrypted: boolean;
  readonly offset: number;
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  /** Its content, unpacked piece by piece. Throws InputError when it is encrypted or packed in an unknown way, and at its end when it is not what was packed. */
  pieces(entry: ZipEntry): AsyncGenerator<Piece>;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const DIRECTORY = 0x02014b50;
/** Directories larger than this belong to no table. */
const MOST_DIRECTORY = 64 << 20;

function damaged(name: string, how = "whose list of contents cannot be read: it is damaged or cut short"): InputError {
  return new InputError("file-damaged", `The file is a ZIP archive or workbook ${how}.`, {
    where: name,
    todo: "Copy or download it again.",
  });
}

/** The pieces; throws InputError after the last where they are not what was packed. */
async function* checked(pieces: AsyncIterable<Piece>, wanted: number, name: string): AsyncGenerator<Piece> {
  let checksum = 0;
  for await (const piece of pieces) {
    checksum = crc32(piece.bytes, checksum);
    yield piece;
  }
  if (checksum !== wanted) throw damaged(name, "whose content is not what was packed: it is damaged");
}

/** Where the list of contents lies: [offset, length]; APPNOTE 4.3.14 to 4.3.16. */
async function directoryPlace(file: RandomAccess, name: string): Promise<[number, number]> {
  const from = Math.max(0, file.size - 65_557);
  const tail = Buffer.from(await file.read(from, 65_557));
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length || tail.readUInt32LE(at) !== END) throw damaged(name);
  const [length, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (offset !== 0xffffffff && length !== 0xffffffff) return [offset, length];
  if (at < 20) throw damaged(name);
  const record = Buffer.from(await file.read(Number(tail.readBigUInt64LE(at - 12)), 56));
  if (record.length < 56 || record.readUInt32LE(0) !== END_64) throw damaged(name);
  return [Number(record.readBigUInt64LE(48)), Number(record.readBigUInt64LE(40))];
}

/** Sizes and offset of an entry, from the extra field where they need 64 bits. */
function large(extra: Buffer, values: [number, number, number]): [number, number, number] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const [id, length] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    at += 4;
    if (id === 1) {
      let from = at;
      return values.map((value) => {
        if (value !== 0xffffffff || from + 8 > extra.length) return value;
        from += 8;
        return Number(extra.readBigUInt64LE(from - 8));
      }) as [number, number, number];
    }
    at += length;
  }
  return values;
}

function entriesOf(directory: Buffer, name: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  for (let at = 0; at + 46 <= directory.length; ) {
    if (directory.readUInt32LE(at) !== DIRECTORY) throw damaged(name);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => directory.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const flags = directory.readUInt16LE(at + 8);
    const extra = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const values = large(extra, [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)]);
    entries.push({
      name: directory.subarray(at + 46, at + 46 + nameLength).toString("utf8"),
      size: values[0],
      packedSize: values[1],
      offset: values[2],
      method: directory.readUInt16LE(at + 10),
      checksum: directory.readUInt32LE(at + 16),
      encrypted: (flags & 1) === 1,
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Reads the list of contents of a ZIP archive, whatever its size. Throws InputError when it is damaged. */
export async function openZip(file: RandomAccess, name: string): Promise<Zip> {
  const [offset, length] = await directoryPlace(file, name);
  if (length > MOST_DIRECTORY || offset + length > file.size) throw damaged(name);
  const entries = entriesOf(Buffer.from(await file.read(offset, length)), name);
  async function* pieces(entry: ZipEntry): AsyncGenerator<Piece> {
    if (entry.encrypted)
      throw new InputError("file-locked", "The file is locked with a password.", { where: name, todo: "Save it without a password." });
    if (entry.method !== 0 && entry.method !== 8)
      throw new InputError("file-packing", "The file is packed in a way that is not known here.", {
        where: name,
        todo: "Pack it again as a plain ZIP.",
      });
    const local = Buffer.from(await file.read(entry.offset, 30));
    if (local.length < 30 || local.readUInt32LE(0) !== 0x04034b50) throw damaged(name);
    const from = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
    const packed = piecesOf(file, from, Math.min(file.size, from + entry.packedSize));
    yield* checked(entry.method === 0 ? packed : inflated(packed, "deflate", name), entry.checksum, name);
  }
  return { entries, pieces };
}
