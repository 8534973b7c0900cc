/** Where a text stops being JSON, and what would have to stand there. */
export interface JsonBreak {
  offset: number;
  expected: string;
}

const blank = /[ \t\r\n]*/y;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const word = /true|false|null/y;

/**
 * Finds the first place at which a text is no JSON; undefined when it is JSON. Engines word their complaints differently and
 * leave the place out of short ones, so the place is found here.
 */
export function jsonBreak(text: string): JsonBreak | undefined {
  const closers: ("}" | "]")[] = [];
  let at = 0;
  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const found = (expected: string): JsonBreak => ({ offset: at, expected });
  const space = () => skip(blank);

  /** Reads `"name":`. */
  const member = (): JsonBreak | undefined => {
    if (!skip(string)) return found("a name in double quotes");
    space();
    if (text[at] !== ":") return found('":"');
    at++;
    space();
    return undefined;
  };
  /** Reads a scalar or opens a group; true when a value is complete. */
  const value = (): boolean | JsonBreak => {
    if (text[at] === "{" || text[at] === "[") {
      const closer = text[at] === "{" ? "}" : "]";
      at++;
      space();
      if (text[at] === closer) {
        at++;
        return true;
      }
      closers.push(closer);
      return closer === "}" ? (member() ?? false) : false;
    }
    return skip(string) || skip(word) || skip(number) || found("a value");
  };

  space();
  for (;;) {
    const read = value();
    if (typeof read === "object") return read;
    let complete = read;
    space();
    while (complete) {
      const closer = closers.at(-1);
      if (closer === undefined) return at === text.length ? undefined : found("the end of the file");
      if (text[at] === closer) {
        closers.pop();
        at++;
        space();
      } else if (text[at] === ",") {
        at++;
        space();
        const broken = closer === "}" ? member() : undefined;
        if (broken) return broken;
        complete = false;
      } else return found(`"," or "${closer}"`);
    }
  }
}
