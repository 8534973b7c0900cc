/** A piece of a message's copy: text, or a subscriber's field written as `{{ field | what stands in for it }}`. */
export type CopyPart = { text: string } | { field: string; fallback: string | null; written: string };

const placeholder = /\{\{([^{}|]*)(?:\|([^{}|]*))?\}\}/g;

/** A copy in its pieces, in order. What looks like a placeholder and is none stays text. */
export function partsOf(copy: string): CopyPart[] {
  const parts: CopyPart[] = [];
  let at = 0;
  for (const match of copy.matchAll(placeholder)) {
    const field = (match[1] ?? "").trim();
    if (field === "") continue;
    if (match.index > at) parts.push({ text: copy.slice(at, match.index) });
    parts.push({ field, fallback: match[2] === undefined ? null : match[2].trim(), written: match[0] });
    at = match.index + match[0].length;
  }
  if (at < copy.length) parts.push({ text: copy.slice(at) });
  return parts;
}

/** Fields of the subscriber that a copy names, each once. */
export const fieldsNamed = (copy: string): string[] => [...new Set(partsOf(copy).flatMap((part) => ("field" in part ? [part.field] : [])))];

/** The first thing in a copy that was meant as a placeholder and is none: braces that are not closed, or hold no field. */
export function brokenPlaceholder(copy: string): string | undefined {
  const rest = partsOf(copy)
    .map((part) => ("text" in part ? part.text : "\0"))
    .join("");
  const at = rest.search(/\{\{|\}\}/);
  return at < 0 ? undefined : rest.slice(Math.max(0, at - 8), at + 16).replaceAll("\0", "…");
}

/** A piece as one subscriber reads it; `from` names the field that it came from, `stands` says that the field had no value. */
export interface ReadPart {
  text: string;
  from?: string;
  stands?: "fallback" | "nothing" | "unknown";
}

/**
 * A copy as one subscriber reads it. `textOf` gives the text of a field: null where the subscriber has none, undefined where the base
 * has no such field, whose placeholder stays as it is written.
 */
export function personalise(copy: string, textOf: (field: string) => string | null | undefined): ReadPart[] {
  return partsOf(copy).map((part) => {
    if ("text" in part) return part;
    const value = textOf(part.field);
    if (value === undefined) return { text: part.written, from: part.field, stands: "unknown" };
    if (value !== null && value !== "") return { text: value, from: part.field };
    return part.fallback === null
      ? { text: "", from: part.field, stands: "nothing" }
      : { text: part.fallback, from: part.field, stands: "fallback" };
  });
}
