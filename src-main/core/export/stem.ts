/** A file name that every system takes: letters, digits and hyphens of the title, at most 60 characters. */
export function fileStem(title: string): string {
  const plain = title
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...plain].slice(0, 60).join("").replace(/-+$/, "") || "journey";
}
