/** A number of things in words: one "node", "3 nodes". */
export const things = (count: number, one: string): string => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
