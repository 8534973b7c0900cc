/** E-mail addresses are compared without regard to case and blanks; null for what is none. */
export function plainEmail(text: string): string | null {
  const plain = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+$/.test(plain) ? plain : null;
}

/**
 * Telephone numbers are compared by their digits, without the North American country code 1 and an international 00; null for fewer than
 * seven digits and for one digit throughout, such as 000 000 0000.
 */
export function plainPhone(text: string): string | null {
  const digits = text.replace(/\D/g, "").replace(/^00/, "");
  const plain = digits.length === 11 && digits.startsWith("1") ? digits.slice(1) : digits;
  return plain.length < 7 || /^(\d)\1*$/.test(plain) ? null : plain;
}

const words: Readonly<Record<string, string>> = {
  street: "st",
  avenue: "ave",
  road: "rd",
  drive: "dr",
  lane: "ln",
  boulevard: "blvd",
  court: "ct",
  apartment: "apt",
  north: "n",
  south: "s",
  east: "e",
  west: "w",
};

/** Letters without their marks, in lower case, with words parted by single blanks. */
function plainWords(text: string): string[] {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .split(" ")
    .filter((word) => word !== "");
}

/** Names are compared by their words in any order, so that “Lee, Ann” is “Ann Lee”; null for a single word. */
export function plainName(text: string): string | null {
  const found = plainWords(text).sort();
  return found.length < 2 ? null : found.join(" ");
}

/** Addresses are compared by their words, common ones shortened as the post does: “12 Main Street” is “12 main st.”; null without a number. */
export function plainAddress(text: string): string | null {
  const found = plainWords(text).map((word) => words[word] ?? word);
  return found.some((word) => /\d/.test(word)) ? found.join(" ") : null;
}
