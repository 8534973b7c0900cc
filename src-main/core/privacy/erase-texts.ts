import type { ProjectFile } from "../db/project-file.ts";

/** What stands where a value of an erased person stood. */
export const ERASED = "(erased)";

/** A JSON value without the texts; `count` is told of each. */
export function withoutTexts(value: unknown, texts: ReadonlySet<string>, count: () => void): unknown {
  if (typeof value === "string") {
    if (!texts.has(value)) return value;
    count();
    return ERASED;
  }
  if (Array.isArray(value)) return value.map((each) => withoutTexts(each, texts, count));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutTexts(each, texts, count)]));
}

export interface ErasedText {
  what: string;
  name: string;
  values: number;
}

/** Takes texts out of every document of the project. Within a transaction of the caller. */
export function eraseTexts(project: ProjectFile, texts: ReadonlySet<string>): ErasedText[] {
  const found: ErasedText[] = [];
  for (const { what, name, text, save } of project.stores.documents.all()) {
    let values = 0;
    const changed = withoutTexts(JSON.parse(text), texts, () => values++);
    if (values === 0) continue;
    save(JSON.stringify(changed));
    found.push({ what, name, values });
  }
  return found;
}
