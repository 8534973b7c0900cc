import { Readable } from "node:stream";
import { createGunzip, createInflateRaw } from "node:zlib";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { RandomAccess } from "./file.ts";

/** A piece of a file's content; `read` is how many bytes of the file on disk it took so far. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly read: number;
}

const BLOCK = 1 << 20;
/** Unpacked bytes up to which any ratio is believed. */
const BELIEVED = 64 << 20;
/** Tables rarely shrink to less than a fiftieth; DEFLATE reaches a thousandth only with the same byte over and over. */
const MOST_RATIO = 250;
const MOST_BYTES = 32 * 2 ** 30;

/** Pieces that lie in memory of their own at the same time where they are passing. */
const PASSING = 3;

/** The bytes [from, to) in pieces of a megabyte. With `passing` a piece is good until the second after it: no memory is taken for each. */
export async function* piecesOf(file: RandomAccess, from = 0, to = file.size, passing = false): AsyncGenerator<Piece> {
  const rooms = passing ? Array.from({ length: PASSING }, () => new Uint8Array(BLOCK)) : [];
  for (let at = from, count = 0; at < to; count++) {
    const bytes = await file.read(at, Math.min(BLOCK, to - at), rooms[count % PASSING]);
    if (bytes.length === 0) return;
    at += bytes.length;
    yield { bytes, read: at - from };
  }
}

function bomb(name: string): InputError {
  return new InputError(
    "file-bomb",
    "Unpacked, the file would be hundreds of times larger than it is: no table is, so it may be made to fill the memory.",
    {
      where: name,
      todo: "Unpack it yourself if you trust it, and import what is inside.",
    },
  );
}

/** The pieces without their compression. Throws InputError where they are damaged, or grow beyond what a table can. */
export async function* inflated(pieces: AsyncIterable<Piece>, kind: "gzip" | "deflate", name: string): AsyncGenerator<Piece> {
  let read = 0;
  async function* packed() {
    for await (const piece of pieces) {
      read = piece.read;
      yield piece.bytes;
    }
  }
  const inflate = kind === "gzip" ? createGunzip({ chunkSize: BLOCK }) : createInflateRaw({ chunkSize: BLOCK });
  const source = Readable.from(packed(), { objectMode: true, highWaterMark: 1 });
  source.on("error", (error) => inflate.destroy(error));
  source.pipe(inflate);
  let unpacked = 0;
  try {
    for await (const bytes of inflate as AsyncIterable<Uint8Array>) {
      unpacked += bytes.length;
      if (unpacked > MOST_BYTES || (unpacked > BELIEVED && unpacked > read * MOST_RATIO)) throw bomb(name);
      yield { bytes, read };
    }
  } catch (error) {
    if (error instanceof Error && "code" in error && String(error.code).startsWith("Z_"))
      throw new InputError("file-damaged", "The file is compressed and damaged: it cannot be unpacked.", {
        where: name,
        todo: "Copy or download it again.",
      });
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}

/** All pieces as one; throws InputError beyond `most` bytes. */
export async function gathered(pieces: AsyncIterable<Piece>, most: number, name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const { bytes } of pieces) {
    length += bytes.length;
    if (length > most)
      throw new InputError("file-large", `This part of the file has more than ${Math.round(most / 2 ** 20)} MB and must be read at once.`, {
        where: name,
        todo: "Save it as CSV and import that.",
      });
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
