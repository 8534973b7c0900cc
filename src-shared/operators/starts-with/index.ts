import { partOfText } from "../part-of-text.ts";

export const startsWith = partOfText(
  "starts-with",
  "starts with",
  (text, piece) => text.startsWith(piece),
  (text, piece) => `substr(${text}, 1, length(${piece})) = ${piece}`,
);
