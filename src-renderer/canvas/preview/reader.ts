import { personalise, type ReadPart } from "../../../src-shared/channels/personalise.ts";

/** A subscriber as a message sees one: what the fields hold as text. */
export interface Reader {
  /** Texts of fields, null where there is none; undefined where the base has no such field, or nobody is there to read. */
  textOf(field: string): string | null | undefined;
  /** Whether there is a subscriber; without one placeholders show what stands in for them, or their field. */
  present: boolean;
}

/** Nobody: placeholders show what stands in for them. */
export const nobody: Reader = { textOf: () => null, present: false };

/** A copy as a reader sees it. Without a subscriber a field without a stand-in is shown by its name. */
export function read(copy: string, reader: Reader): ReadPart[] {
  const parts = personalise(copy, reader.textOf);
  return reader.present ? parts : parts.map((part) => (part.stands === "nothing" ? { ...part, text: `‹${part.from}›` } : part));
}

export const readText = (copy: string, reader: Reader): string =>
  read(copy, reader)
    .map(({ text }) => text)
    .join("");

/** Paragraphs of a text: a blank line parts them. */
export const paragraphs = (copy: string): string[] =>
  copy
    .split(/\n\s*\n/)
    .map((text) => text.trim())
    .filter((text) => text !== "");

/** Name and address of a sender written as `Name <address>`. */
export function senderOf(from: string): { name: string; address: string } {
  const match = /^\s*(.*?)\s*<([^>]*)>\s*$/.exec(from);
  return match ? { name: match[1] || (match[2] ?? ""), address: match[2] ?? "" } : { name: from.trim(), address: "" };
}
