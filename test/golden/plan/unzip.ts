import { inflateRawSync } from "node:zlib";

/** The files of a ZIP archive by name: central directory, stored and deflated entries (APPNOTE 4.3). */
export function unzip(bytes: Uint8Array): Map<string, string> {
  const buffer = Buffer.from(bytes);
  const end = buffer.lastIndexOf("PK\u0005\u0006", undefined, "latin1");
  const files = new Map<string, string>();
  let at = buffer.readUInt32LE(end + 16);
  for (let left = buffer.readUInt16LE(end + 10); left > 0; left--) {
    const method = buffer.readUInt16LE(at + 10);
    const size = buffer.readUInt32LE(at + 20);
    const [name, extra, comment] = [28, 30, 32].map((offset) => buffer.readUInt16LE(at + offset)) as [number, number, number];
    const local = buffer.readUInt32LE(at + 42);
    const start = local + 30 + buffer.readUInt16LE(local + 26) + buffer.readUInt16LE(local + 28);
    const data = buffer.subarray(start, start + size);
    files.set(buffer.toString("utf8", at + 46, at + 46 + name), (method === 8 ? inflateRawSync(data) : data).toString("utf8"));
    at += 46 + name + extra + comment;
  }
  return files;
}

const plainText = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&apos;", "'").replaceAll("&amp;", "&");

/** Cells of a workbook by sheet name, as text or number, empty cells null. Formulas are an error: a plan has none. */
export function readWorkbook(bytes: Uint8Array): Map<string, (string | number | null)[][]> {
  const files = unzip(bytes);
  const shared = [...(files.get("xl/sharedStrings.xml") ?? "").matchAll(/<si>(.*?)<\/si>/gs)].map(([, item = ""]) =>
    [...item.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text = ""]) => plainText(text)).join(""),
  );
  const names = [...(files.get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name = ""]) => plainText(name));
  return new Map(
    names.map((name, at) => {
      const xml = files.get(`xl/worksheets/sheet${at + 1}.xml`) ?? "";
      if (xml.includes("<f>")) throw new Error(`a formula in ${name}`);
      const rows = [...xml.matchAll(/<row [^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = ""]) => {
        const cells: (string | number | null)[] = [];
        for (const [, head = "", body] of row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
          const letters = /r="([A-Z]+)/.exec(head)?.[1] ?? "A";
          const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
          while (cells.length < column) cells.push(null);
          const value = /<v>(.*?)<\/v>/s.exec(body ?? "")?.[1];
          const inline = /<t[^>]*>(.*?)<\/t>/s.exec(body ?? "")?.[1];
          if (/t="s"/.test(head)) cells.push(shared[Number(value)] ?? "");
          else if (inline !== undefined) cells.push(plainText(inline));
          else cells.push(value === undefined ? null : Number(value));
        }
        return cells;
      });
      return [name, rows] as const;
    }),
  );
}
