/** Small builders of SVG text. Attributes and contents are escaped here and nowhere else. */

/** True for the code points that XML 1.0 allows in a document (production 2, Char). */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code < 0xd800 || (code >= 0xe000 && code < 0xfffe) || code >= 0x10000;
}

/** Text safe inside an attribute or an element; characters that XML does not allow are left out. */
export function escapeXml(text: string): string {
  return [...text]
    .filter((character) => isXmlCharacter(character.codePointAt(0) ?? 0))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export type Attributes = Record<string, string | number>;

/** A length with at most two decimals. */
export function length(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** An element; `children` are markup already. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? length(value) : escapeXml(value)}"`)
    .join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}

/** Widths in ems by kind of character, for a plain sans serif such as Inter or Roboto; a little generous. */
function emOf(character: string): number {
  if ("il.,:;'|!Ij".includes(character)) return 0.29;
  if (' ftr()[]{}/\\-"'.includes(character)) return 0.37;
  if ("mwMW@%".includes(character)) return 0.88;
  if (character >= "0" && character <= "9") return 0.61;
  if (character >= "A" && character <= "Z") return 0.68;
  if (character >= "a" && character <= "z") return 0.56;
  return (character.codePointAt(0) ?? 0) >= 0x2e80 ? 1.02 : 0.62;
}

/** Estimated width of a text in pixels. */
export function textWidth(text: string, size: number, bold = false): number {
  let ems = 0;
  for (const character of text) ems += emOf(character);
  return ems * size * (bold ? 1.05 : 1);
}

/** The text, or as much of it as fits with an ellipsis. */
export function shorten(text: string, width: number, size: number, bold = false): string {
  if (textWidth(text, size, bold) <= width) return text;
  const characters = [...text];
  while (characters.length > 0 && textWidth(`${characters.join("")}…`, size, bold) > width) characters.pop();
  return `${characters.join("").trimEnd()}…`;
}

/** The text in at most `lines` lines; what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, size: number, lines: number, bold = false): string[] {
  const words = text.split(/\s+/).filter((word) => word !== "");
  const out: string[] = [];
  let line = "";
  for (const [at, word] of words.entries()) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, size, bold) <= width) {
      line = longer;
    } else if (out.length === lines - 1) {
      return [...out, shorten([line, ...words.slice(at)].join(" "), width, size, bold)];
    } else {
      out.push(shorten(line, width, size, bold));
      line = word;
    }
  }
  return line === "" ? out : [...out, shorten(line, width, size, bold)];
}

export interface TextStyle {
  size: number;
  fill: string;
  bold?: boolean;
  anchor?: "start" | "middle" | "end";
}

/** One line of text with its baseline at `y`. */
export function textLine(content: string, x: number, y: number, { size, fill, bold, anchor }: TextStyle): string {
  const attributes: Attributes = { x, y, "font-size": size, fill };
  if (bold) attributes["font-weight"] = "bold";
  if (anchor && anchor !== "start") attributes["text-anchor"] = anchor;
  return element("text", attributes, [escapeXml(content)]);
}
