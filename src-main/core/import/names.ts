/** Heads of the two columns that a file of rejected rows has before its own. */
export const rejectHeaders = ["rejected line", "rejected because"] as const;

/** Field names of a file's columns: its trimmed headers; numbered where a header is empty or comes again. */
export function columnNames(header: readonly string[] | null, width: number): string[] {
  const names: string[] = [];
  const taken = new Set<string>();
  for (let at = 0; at < width; at++) {
    const stem = header?.[at]?.trim() || `column_${at + 1}`;
    let name = stem;
    for (let again = 2; taken.has(name); again++) name = `${stem}_${again}`;
    taken.add(name);
    names.push(name);
  }
  return names;
}

const NAMED = 5;

/** Says which columns have another name than the header gives them, because it gives none or one that was taken; null where all keep theirs. */
export function renamedNote(header: readonly string[], names: readonly string[]): string | null {
  const made = names.filter((name, at) => name !== (header[at] ?? "").trim());
  const list = (found: readonly string[]) =>
    found
      .slice(0, NAMED)
      .map((name) => `"${name}"`)
      .join(", ") + (found.length > NAMED ? ` and ${found.length - NAMED} more` : "");
  const blank = made.filter((name) => (header[names.indexOf(name)] ?? "").trim() === "");
  const again = made.filter((name) => !blank.includes(name));
  const said = [
    ...(blank.length > 0
      ? [`${blank.length === 1 ? "A column has no name and is" : "Columns without a name are"} called ${list(blank)}.`]
      : []),
    ...(again.length > 0 ? [`A name that comes again is numbered: ${list(again)}.`] : []),
  ];
  return said.join(" ") || null;
}

/** Steps of inserting, deleting or changing one letter that lead from one text to the other, without regard to case. */
function distance(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  let row = Array.from({ length: right.length + 1 }, (_, i) => i);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const change = (row[j - 1] ?? 0) + (left[i - 1] === right[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[right.length] ?? 0;
}

/** The name most like another; undefined when none is near. */
export function nearest(wanted: string, names: readonly string[]): string | undefined {
  const plain = (text: string) => text.replace(/[^\p{L}\d]/gu, "");
  const ranked = names.map((name) => ({ name, away: distance(plain(wanted), plain(name)) })).sort((a, b) => a.away - b.away)[0];
  return ranked && ranked.away <= Math.max(2, wanted.length / 3) ? ranked.name : undefined;
}
