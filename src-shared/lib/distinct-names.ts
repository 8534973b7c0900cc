/** Names that differ without regard to case, as SQL needs them: a later one that is taken gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let again = 2; taken.has(free.toLowerCase()); again++) free = `${name}_${again}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
