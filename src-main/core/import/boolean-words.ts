import type { BooleanWords } from "../../../src-shared/model/import.ts";

/** Words for yes and no, in lower case, besides yes, y, true, t, 1 and their opposites. */
const yes = new Set(
  "on,ja,j,oui,sí,si,sim,s,да,tak,ano,evet,kyllä,igen,はい,是,✓,✔,☑,wahr,vrai,verdadero,vero,opt-in,opt in,optin,opted in,opted-in,subscribed,enabled,checked,granted,allowed,agreed".split(
    ",",
  ),
);
const no = new Set(
  "off,nein,non,não,nao,нет,nie,ne,hayır,ei,nem,いいえ,否,✗,✘,☐,falsch,faux,falso,opt-out,opt out,optout,opted out,opted-out,unsubscribed,disabled,unchecked,denied,not allowed,declined".split(
    ",",
  ),
);
const usualYes = new Set(["yes", "y", "true", "t", "1"]);
const usualNo = new Set(["no", "n", "false", "f", "0"]);
const pairs = ["yes no", "y n", "true false", "t f", "1 0"];

/**
 * Whether the values of a column, in any case, are words for yes and no. `words` are those to read it by, null for the usual ones; undefined
 * where a value is another, or they could as well be something else.
 */
export function booleanWordsOf(values: readonly string[]): { words: BooleanWords | null; note: string | null } | undefined {
  const lower = [...new Set(values.map((value) => value.toLowerCase()))];
  const isYes = (value: string) => yes.has(value) || usualYes.has(value);
  const isNo = (value: string) => no.has(value) || usualNo.has(value);
  if (!lower.every((value) => isYes(value) || isNo(value))) return undefined;
  const usual = lower.every((value) => usualYes.has(value) || usualNo.has(value));
  if (usual) {
    const one = pairs.some((pair) => lower.every((value) => pair.split(" ").includes(value)));
    if (lower.every((value) => value === "1" || value === "0"))
      return lower.length < 2
        ? undefined
        : { words: null, note: "Holds only 0 and 1, so it is taken as no and yes; choose number if it is a count." };
    return { words: null, note: one ? null : `Yes and no are written in several ways (${shown(values)}).` };
  }
  const marks = lower.every((value) => /^[✓✔☑✗✘☐]$/.test(value));
  if (lower.length < 2 && !marks) return undefined;
  const words = { yes: lower.filter(isYes), no: lower.filter(isNo) };
  const said = [...words.yes.map((word) => `"${word}" as yes`), ...words.no.map((word) => `"${word}" as no`)].slice(0, 8);
  return { words, note: `Taken as yes and no: ${said.join(", ")}.` };
}

const shown = (values: readonly string[]) => values.slice(0, 5).join(", ");
