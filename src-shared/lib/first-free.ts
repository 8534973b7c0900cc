/** The first name that is not taken, of the plain one and those with " 2", " 3" and so on; `make` puts that text where it belongs. */
export function firstFree(make: (number: string) => string, taken: (name: string) => boolean): string {
  for (let n = 1; ; n++) {
    const name = make(n === 1 ? "" : ` ${n}`);
    if (!taken(name)) return name;
  }
}
