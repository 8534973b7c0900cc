import { partOfText } from "../part-of-text.ts";

export const contains = partOfText(
  "contains",
  "contains",
  (text, piece) => text.includes(piece),
  (text, piece) => `instr(${text}, ${piece}) > 0`,
);
