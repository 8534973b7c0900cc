import type { Field } from "../model/field.ts";
import type { Cell } from "../table/column.ts";

/** How the values of a personal field are shown when they are masked. */
export interface MaskRule {
  readonly name: string;
  /** What it does, in a sentence, for the screen and the export. */
  readonly means: string;
  mask(value: Exclude<Cell, null>): Cell;
}

const DOTS = "•••";
const first = (text: string) => Array.from(text)[0] ?? "";

/** The first letter and the domain stay: `j•••@example.com`. */
const email: MaskRule = {
  name: "email",
  means: "the first letter and the domain are kept",
  mask: (value) => {
    const text = String(value);
    const at = text.lastIndexOf("@");
    return at > 0 ? `${first(text)}${DOTS}${text.slice(at)}` : DOTS;
  },
};

/** The last two digits stay. */
const phone: MaskRule = {
  name: "phone",
  means: "the last two digits are kept",
  mask: (value) => {
    const digits = String(value).replace(/\D/g, "");
    return digits.length > 4 ? `${DOTS}${digits.slice(-2)}` : DOTS;
  },
};

const name: MaskRule = {
  name: "name",
  means: "only initials are kept",
  mask: (value) =>
    String(value)
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map((part) => `${first(part).toUpperCase()}.`)
      .join(" "),
};

const birthday: MaskRule = { name: "birthday", means: "only the year is kept", mask: (value) => String(value).slice(0, 4) };

/** A tenth of a degree is about 11 km of latitude. */
const place: MaskRule = {
  name: "place",
  means: "rounded to a tenth of a degree, about 11 km",
  mask: (value) => (typeof value === "number" ? Math.round(value * 10) / 10 + 0 : DOTS),
};

const hidden: MaskRule = { name: "hidden", means: "hidden", mask: () => DOTS };

const nameLike = /name$/i;

/**
 * The rule for a field; null where its values are shown as they are: fields that are not marked personal. The key of a masked table is
 * always a pseudonym, because it leads to the person in other systems.
 */
export function maskRule(field: Field, pseudonym: (key: string) => string): MaskRule | null {
  if (field.role === "key")
    return {
      name: "pseudonym",
      means: "replaced by a code that is the same for the same subscriber in this project",
      mask: (value) => pseudonym(String(value)),
    };
  if (!field.personal) return null;
  switch (field.role) {
    case "address:email":
      return email;
    case "address:phone":
      return phone;
    case "name":
      return name;
    case "birthday":
      return birthday;
    case "latitude":
    case "longitude":
      return place;
    default:
      if (field.type === "date" || field.type === "datetime") return birthday;
      return field.type === "text" && nameLike.test(field.id) ? name : hidden;
  }
}

const looks: readonly [RegExp, string][] = [
  [/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i, "e-mail addresses"],
  [/^\+?[\d\s().-]{9,20}$/, "telephone numbers"],
  [/^\d{3}-\d{2}-\d{4}$/, "social security numbers"],
  [
    /^\d{1,5}\s+\p{Lu}[\p{L}'.]+(\s+[\p{L}'.]+){0,4}\s+(St|Street|Ave|Avenue|Rd|Road|Dr|Drive|Ln|Lane|Blvd|Way|Ct|Court)\.?\b/u,
    "street addresses",
  ],
];

/** What personal data the values of a text column look like; null where fewer than four fifths of them do. */
export function personalLook(examples: readonly string[]): string | null {
  if (examples.length === 0) return null;
  for (const [pattern, what] of looks) {
    const fitting = examples.filter(
      (text) => pattern.test(text.trim()) && (what !== "telephone numbers" || text.replace(/\D/g, "").length >= 10),
    );
    if (fitting.length >= examples.length * 0.8) return what;
  }
  return null;
}
