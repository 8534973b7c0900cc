import type { Plugin } from "rolldown";

const escaping = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * A program with every character beyond ASCII written as escapes, which mean the same in texts, patterns, comments and names up to U+FFFF.
 * They do not in the raw text of a tagged template.
 */
export function asciiProgram(code: string): string {
  const escaped = /(?<!\\)(?:\\\\)*\\([^\0-\x7f])/.exec(code);
  if (escaped) throw new Error(`A backslash before "${escaped[1]}" cannot be written in ASCII; leave it out.`);
  return code.replace(/[^\0-\x7f]/g, escaping);
}

/** Bundles of ASCII alone are read as they lie in the file, one byte a character; one other character, and all are decoded and take two. */
export const asciiBundles: Plugin = {
  name: "ascii-bundles",
  generateBundle(_, files) {
    for (const file of Object.values(files)) if (file.type === "chunk") file.code = asciiProgram(file.code);
  },
};
