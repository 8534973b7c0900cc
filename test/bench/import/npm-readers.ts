import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
import Papa from "papaparse";
import { inferSchema, initParser, type OnDataFn } from "udsv";

/** Reads a file and hands over its rows, without the header, as texts. */
export type Reader = (csv: string, take: (row: readonly string[]) => void) => Promise<void>;

/** A row with as many pieces as the reader's own way of going on asks for; all of them read a megabyte at a time. */
const PIECE = { highWaterMark: 1 << 20 };

const withoutHeader = (take: (row: readonly string[]) => void) => {
  let header = true;
  return (row: readonly string[]) => {
    if (header) header = false;
    else take(row);
  };
};

export const readers: Readonly<Record<"papaparse" | "csv-parse" | "udsv", Reader>> = {
  papaparse: (csv, take) =>
    new Promise((resolve, reject) => {
      const each = withoutHeader(take);
      Papa.parse<string[]>(createReadStream(csv, { ...PIECE, encoding: "utf8" }), {
        chunk: ({ data }) => {
          for (const row of data) if (row.length > 1) each(row);
        },
        complete: () => resolve(),
        error: reject,
      });
    }),
  "csv-parse": async (csv, take) => {
    const each = withoutHeader(take);
    for await (const row of createReadStream(csv, PIECE).pipe(parse())) each(row as string[]);
  },
  udsv: async (csv, take) => {
    let parser: ReturnType<typeof initParser> | undefined;
    for await (const piece of createReadStream(csv, { ...PIECE, encoding: "utf8" })) {
      parser ??= initParser(inferSchema(piece as string));
      const { stringArrs } = parser;
      const texts = (text: string, onData?: OnDataFn<string[]>) => stringArrs<string[]>(text, onData);
      parser.chunk<string[]>(piece as string, texts, (row) => take(row));
    }
    parser?.end();
  },
};
