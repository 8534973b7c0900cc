import type { z } from "zod";
import "./issue-words.ts";

/** A schema finding in words: `path` is like `nodes[2].config.segment.all[0].op`. */
export interface Finding {
  path: string;
  message: string;
}

type Issue = z.core.$ZodIssue;

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? String(key) : `${text}.${String(key)}`),
    "",
  );
}

/** Of the alternatives of a union, the one the author most likely meant: whose first complaint lies deepest, then with fewest complaints. */
function likeliest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] {
  const depth = (issues: readonly Issue[]) =>
    Math.min(...issues.map((issue) => (issue.code === "invalid_type" && issue.path.length === 1 ? 0 : issue.path.length)));
  return [...alternatives].filter((a) => a.length > 0).sort((a, b) => depth(b) - depth(a) || a.length - b.length)[0] ?? [];
}

function flatten(issues: readonly Issue[], prefix: readonly PropertyKey[]): Finding[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    if (issue.code === "invalid_union" && issue.errors.length > 0) {
      const inner = flatten(likeliest(issue.errors), path);
      if (inner.length > 0) return inner;
    }
    return [{ path: pathText(path), message: issue.message }];
  });
}

/** The findings of a failed parse, unions resolved to the alternative that was most likely meant. */
export function findingsOf(error: z.core.$ZodError): Finding[] {
  return flatten(error.issues, []);
}
