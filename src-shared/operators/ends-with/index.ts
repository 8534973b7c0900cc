import { partOfText } from "../part-of-text.ts";

export const endsWith = partOfText(
  "ends-with",
  "ends with",
  (text, piece) => text.endsWith(piece),
  (text, piece) => `(length(${text}) >= length(${piece}) AND substr(${text}, -length(${piece})) = ${piece})`,
);
