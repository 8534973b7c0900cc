/** The name of a run that was given none: a number above those of every run of the project, so that no two journeys share it. */
export function nextRunName(names: readonly string[]): string {
  const numbers = names.map((name) => Number(/^Run (\d{1,9})\b/.exec(name)?.[1] ?? 0));
  return `Run ${Math.max(0, ...numbers) + 1}`;
}

/** The name of a run of a journey that ran beside another one; `name` is that of the other's run. */
export const besideName = (name: string, own: string, other: string): string => `${name}: ${own} (with ${other})`;
