import { InputError } from "../../../../src-shared/lib/input-error.ts";
import type { Finding, GivenDialect } from "../../../../src-shared/model/import.ts";
import type { Content } from "../content/content.ts";
import { detectEncoding, type Encoding, noUtf16, sampleText } from "../detect/encoding.ts";

export interface TextSample {
  readonly text: string;
  readonly encoding: Encoding;
  readonly reasons: Finding[];
}

const misread = /(Ã[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€[\u0080-\u00bf™œ“”˜¢\u009d])/g;

/** The beginning of a text file as text, and how it is encoded. Throws InputError when it is empty or no text. */
export function textSample(content: Content, given: GivenDialect): TextSample {
  const { head, whole, name } = content;
  const found = detectEncoding(head, whole, name);
  const encoding = given.encoding ?? found.encoding;
  const unlike = noUtf16(head, encoding, found.encoding);
  if (unlike !== null)
    throw new InputError("file-encoding", `The file is not written in ${encoding}: ${unlike} ${found.reason}`, {
      where: name,
      todo: `Leave the encoding out, or give ${found.encoding}.`,
    });
  const text = sampleText(head, encoding, whole);
  if (text.trim() === "")
    throw new InputError("file-empty", "The file holds nothing but blanks.", {
      where: name,
      todo: "Export it again, with a header and rows.",
    });
  const reasons: Finding[] = [
    { about: "encoding", text: given.encoding === undefined ? found.reason : `The text is read as ${given.encoding}, as asked.` },
  ];
  const [example] = text.match(misread) ?? [];
  if (example !== undefined) {
    const at = text.indexOf(example);
    const word = /\S*$/.exec(text.slice(Math.max(0, at - 12), at))?.[0] ?? "";
    reasons.push({
      about: "encoding",
      text: `Some texts were garbled before this file was written (such as "${word}${text.slice(at, at + 8).split(/[\s,;]/)[0]}", UTF-8 read as windows-1252). They are kept as they stand; export the file again from its source.`,
    });
  }
  return { text, encoding, reasons };
}
