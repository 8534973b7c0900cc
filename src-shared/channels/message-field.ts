import { z } from "zod";

/** One part of a message's copy, for forms, previews and lint. */
export interface MessageField {
  id: string;
  label: string;
  /** What it is for, in a sentence. */
  help: string;
  /** Lines of its box; 1 for a field of one line. */
  lines: number;
  /** Characters from which lint warns. */
  limit?: number;
  /** How many characters places show before they cut, each with its source in the channel. */
  shown?: readonly { place: string; characters: number }[];
  /** Set where a message without it cannot go out. */
  needed?: true;
  /** An address on the web, or a list of lines; otherwise text. */
  holds?: "link" | "list";
  /** Stands in the empty field. */
  example?: string;
  /** Set on fields that a message of the first version does not have. */
  later?: true;
}

/** Who answers for a message, and on what ground it may be sent; with every channel. */
const accountable = {
  owner: z.string().optional(),
  consentBasis: z.string().optional(),
};

/** Grounds on which messages are sent, as marketers and their counsel name them; any other text is kept as well. */
export const consentBases = [
  "Opted in",
  "Existing customer, same kind of service",
  "Needed for the contract",
  "Legitimate interest, can object",
  "Legal duty",
] as const;

/** The schema of a channel's copy: what its fields hold. Members that this version does not know are kept. */
export function copySchema(fields: readonly MessageField[]): z.ZodType<Record<string, unknown>> {
  const typeOf = ({ holds, later }: MessageField): z.ZodType => {
    if (holds === "list") return later ? z.array(z.string()).optional() : z.array(z.string()).default([]);
    return later ? z.string().optional() : z.string().default("");
  };
  const shape = fields.map((field): [string, z.ZodType] => [field.id, typeOf(field)]);
  return z.looseObject({ id: z.string().optional(), ...Object.fromEntries(shape), ...accountable });
}

/** The text of a field of a message's copy; lists have a line for each entry. */
export function copyText(copy: Readonly<Record<string, unknown>> | undefined, field: string): string {
  const value = copy?.[field];
  return Array.isArray(value) ? value.join("\n") : typeof value === "string" ? value : "";
}

/** The field by which a message is told from others: its subject, title or first line. */
export const leadField = (fields: readonly MessageField[]): MessageField | undefined => fields.find(({ later }) => !later);
