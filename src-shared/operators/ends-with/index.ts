import { partOfText } from "../part-of-text.ts";

export const endsWith = partOfText("ends-with", "ends with", (text, piece) => text.endsWith(piece));
