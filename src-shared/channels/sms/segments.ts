/**
 * How a text message is cut into segments. Sources: 3GPP TS 23.038 (the GSM 7 bit default alphabet and its extension table, UCS-2) and
 * TS 23.040 9.2.3.24.1 (concatenation with an 8-bit reference takes six octets of every segment).
 */

/** The GSM 7 bit default alphabet; each is one septet. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** The extension table; each is an escape and a character, two septets that stay together. */
const extension = new Set("\f^{}\\[~]|€");

/** Units in a message of one segment, and in each of several. */
const room = { "GSM-7": { one: 160, many: 153 }, "UCS-2": { one: 70, many: 67 } } as const;

export interface SmsLength {
  encoding: keyof typeof room;
  /** Septets of GSM-7, 16-bit units of UCS-2. */
  units: number;
  segments: number;
  /** Units that the last segment still takes. */
  left: number;
  /** Characters that are not in the GSM alphabet, each once, for which the whole message is written in UCS-2. */
  outside: string[];
}

/** Segments of a text, its length, and what makes it long. A character of two units is never cut in two, so that a segment may end one unit early. */
export function smsLength(text: string): SmsLength {
  const characters = Array.from(text);
  const outside = [...new Set(characters.filter((one) => !basic.has(one) && !extension.has(one)))];
  const encoding = outside.length > 0 ? "UCS-2" : "GSM-7";
  const unitsOf = (one: string) => (encoding === "UCS-2" ? one.length : extension.has(one) ? 2 : 1);
  const units = characters.reduce((sum, one) => sum + unitsOf(one), 0);
  const { one, many } = room[encoding];
  if (units <= one) return { encoding, units, segments: units === 0 ? 0 : 1, left: one - units, outside };
  let segments = 1;
  let used = 0;
  for (const character of characters) {
    const size = unitsOf(character);
    if (used + size > many) {
      segments++;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, segments, left: many - used, outside };
}

/** What stands for the commonest characters outside the alphabet, which word processors put in. */
const plainer: Readonly<Record<string, string>> = {
  "‘": "'",
  "’": "'",
  "‚": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "–": "-",
  "—": "-",
  "−": "-",
  "‑": "-",
  "…": "...",
  "•": "-",
  "\u00a0": " ",
  "\u202f": " ",
  "\u200b": "",
  "\t": " ",
  "`": "'",
  "´": "'",
  ç: "c",
  á: "a",
  í: "i",
  ó: "o",
  ú: "u",
  â: "a",
  ê: "e",
  î: "i",
  ô: "o",
  û: "u",
  ë: "e",
  ï: "i",
};

/** The text with what has a plain counterpart in the GSM alphabet; the rest stays. */
export const inGsm = (text: string): string => Array.from(text, (one) => plainer[one] ?? one).join("");

/** A text message as it is sent: its text, its link, and the line that says how to opt out. */
export function smsText(copy: Readonly<Record<string, unknown>> | undefined): string {
  const part = (name: string) => (typeof copy?.[name] === "string" ? copy[name].trim() : "");
  const first = [part("text"), part("link")].filter((text) => text !== "").join(" ");
  return [first, part("optOut")].filter((text) => text !== "").join("\n");
}

/** Whether a text says how to opt out: by the keywords that the CTIA Messaging Principles and Best Practices name first. */
export const saysHowToOptOut = (text: string): boolean => /\b(stop|opt(ing)?[\s-]?out|unsubscribe)\b/i.test(text);

export const optOutLine = "Reply STOP to opt out.";
