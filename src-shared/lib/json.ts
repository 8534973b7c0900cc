import { InputError } from "./input-error.ts";

/** JSON of a file. Throws InputError with line and column where it breaks. */
export function parseJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const offset = /position (\d+)/.exec(reason)?.[1];
    const before = offset === undefined ? undefined : text.slice(0, Number(offset)).split("\n");
    const place = before ? `${where}:${before.length}:${(before.at(-1) ?? "").length + 1}` : where;
    throw new InputError("json-damaged", `The file is not valid JSON: ${reason.replace(/ \(line .*\)$/, "")}.`, {
      where: place,
      todo: "Mend it there, or export it again.",
    });
  }
}
