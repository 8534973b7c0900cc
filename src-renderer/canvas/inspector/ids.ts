/** The first of the wanted names that is not taken; numbered ones after that. */
export function freshBranch(taken: readonly string[], wanted: readonly string[]): string {
  const found = wanted.find((name) => !taken.includes(name));
  if (found) return found;
  for (let at = 1; ; at++) if (!taken.includes(`branch-${at}`)) return `branch-${at}`;
}
