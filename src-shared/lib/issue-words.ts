import { z } from "zod";

/** What a schema expects, in words. */
const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object with members",
  record: "an object with members",
  null: "nothing (null)",
};

/** Longest value that is repeated to the person. */
const LONGEST = 40;

/** The value that was given, for the end of a sentence: empty where it says nothing. */
function given(input: unknown): string {
  if (input === null) return ", and is null";
  if (Array.isArray(input)) return ", and is a list";
  if (typeof input === "object") return ", and is an object";
  if (typeof input === "string") return input === "" ? ", and is empty" : `, and is "${input.slice(0, LONGEST)}"`;
  return input === undefined ? "" : `, and is ${String(input)}`;
}

const counted = (count: number | bigint, one: string): string => `${count} ${count === 1 || count === 1n ? one : `${one}s`}`;

function atLeast({ origin, minimum, inclusive, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>): string {
  if (origin === "string") return minimum === 1 ? "must not be empty" : `must have at least ${counted(minimum, "character")}`;
  if (origin === "array" || origin === "set") return minimum === 1 ? "must not be empty" : `must have at least ${minimum} entries`;
  return `must be ${inclusive ? "at least" : "more than"} ${minimum}${given(input)}`;
}

function atMost({ origin, maximum, inclusive, input }: z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>): string {
  if (origin === "string") return `must have at most ${counted(maximum, "character")}`;
  if (origin === "array" || origin === "set") return `must have at most ${maximum === 1 ? "one entry" : `${maximum} entries`}`;
  return `must be ${inclusive ? "at most" : "less than"} ${maximum}${given(input)}`;
}

/** What is wrong with a value, as the rest of a sentence that begins with its place; undefined leaves it to the library. */
export function issueInWords(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type": {
      const expected = kinds[issue.expected];
      if (issue.input === undefined) return expected ? `is missing; it must be ${expected}` : "is missing";
      if (typeof issue.input === "number" && !Number.isFinite(issue.input)) return "must be a finite number";
      return expected && `must be ${expected}${given(issue.input)}`;
    }
    case "too_small":
      return atLeast(issue as z.core.$ZodRawIssue<z.core.$ZodIssueTooSmall>);
    case "too_big":
      return atMost(issue as z.core.$ZodRawIssue<z.core.$ZodIssueTooBig>);
    case "invalid_value": {
      const values = (issue.values as unknown[]).map((value) => (typeof value === "string" ? value : JSON.stringify(value)));
      return `must be ${values.length === 1 ? values[0] : `one of ${values.join(", ")}`}${given(issue.input)}`;
    }
    case "unrecognized_keys":
      return `has ${(issue.keys as string[]).map((key) => `"${key}"`).join(", ")}, which nothing here is called`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}${given(issue.input)}`;
    case "invalid_union":
      return issue.input === undefined ? "is missing" : `is none of what may stand here${given(issue.input).replace(", and is", ":")}`;
    case "invalid_format":
      return issue.format === "regex" ? `is not written as it must be${given(issue.input).replace(", and is", ":")}` : undefined;
    default:
      return undefined;
  }
}

z.config({ customError: issueInWords });
