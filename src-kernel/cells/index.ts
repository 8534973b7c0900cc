/**
 * Reads the plain cells of a column, row by row: numbers of digits, dates of ten bytes, and texts into codes of distinct words or keys. Whatever is written otherwise is left
 * to the caller, who knows all the rules.
 */
import { allocate, full } from "../memory";
import { batch, empty } from "./batch";
import { dates } from "./dates";
import { keyCode, keyCodes, newKeys } from "./keys";
import { numbers, whole } from "./numbers";
import { addNumbers, addWords } from "./row-hashes";
import { code, codes, newWords } from "./words";

export { addNumbers, addWords, allocate, batch, code, codes, dates, empty, full, keyCode, keyCodes, newKeys, newWords, numbers, whole };
