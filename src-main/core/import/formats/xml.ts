import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from "saxes";
import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Piece } from "../content/unpack.ts";

export type Attributes = Readonly<Record<string, string>>;

export interface XmlEvents {
  open(tag: string, attributes: Attributes): void;
  close(tag: string): void;
  text(text: string): void;
}

/** Characters between two looks at what the events made: bounds what one wide row after another can pile up. */
const SLICE = 1 << 14;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML piece by piece and calls `events`, names without their prefixes; yields after each slice, with the bytes of the file read.
 * Entities of the document's own are not known, so that they cannot multiply. Throws InputError where it is no XML.
 */
export async function* readXml(pieces: AsyncIterable<Piece>, events: XmlEvents, name: string): AsyncGenerator<number> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let fault: Error | undefined;
  parser.on("error", (error) => {
    fault ??= error;
  });
  parser.on("opentag", (tag: SaxesTagPlain) => {
    const attributes: Record<string, string> = Object.create(null);
    for (const [key, value] of Object.entries<string | SaxesAttributePlain>(tag.attributes))
      attributes[local(key)] = typeof value === "string" ? value : value.value;
    events.open(local(tag.name), attributes);
  });
  parser.on("closetag", (tag: SaxesTagPlain) => events.close(local(tag.name)));
  parser.on("text", (text) => events.text(text));
  parser.on("cdata", (text) => events.text(text));
  const decoder = new TextDecoder("utf-8");
  const check = () => {
    if (fault)
      throw new InputError(
        "file-damaged",
        "A part of the workbook is no valid XML: the file is damaged or was not written by a spreadsheet.",
        {
          where: name,
          todo: "Open it in a spreadsheet and save it again.",
        },
      );
  };
  for await (const { bytes, read } of pieces) {
    const text = decoder.decode(bytes, { stream: true });
    for (let at = 0; at < text.length; at += SLICE) {
      parser.write(text.slice(at, at + SLICE));
      check();
      yield read;
    }
  }
  parser.close();
  check();
}
