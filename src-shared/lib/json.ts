import { InputError } from "./input-error.ts";
import { jsonBreak } from "./json-break.ts";

/** What stands at a place, as a person would say it. */
function standing(text: string, offset: number): string {
  const character = String.fromCodePoint(text.codePointAt(offset) ?? 0x20);
  if (offset >= text.length) return "the file ends";
  return /[\p{Cc}]/u.test(character) ? "there is a line break or another control character" : `there is ${JSON.stringify(character)}`;
}

/** JSON of a file. Throws InputError with line and column where it breaks. */
export function parseJson(text: string, where: string): unknown {
  const content = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  try {
    return JSON.parse(content);
  } catch (error) {
    const broken = jsonBreak(content);
    const reason = broken ? `expected ${broken.expected}, but ${standing(content, broken.offset)}` : String(error);
    const before = content.slice(0, broken?.offset ?? 0).split("\n");
    throw new InputError("json-damaged", `The file is not valid JSON: ${reason}.`, {
      where: broken ? `${where}:${before.length}:${(before.at(-1) ?? "").length + 1}` : where,
      todo: "Mend it there, or export it again.",
    });
  }
}

/** JSON of a text that may be anything else; undefined for what is none. */
export function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
