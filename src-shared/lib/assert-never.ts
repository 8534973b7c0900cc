/** Marks a place that no value may reach, so that the compiler lists every switch that forgot a new case. */
export function assertNever(value: never, what = "value"): never {
  throw new Error(`Unexpected ${what}: ${JSON.stringify(value)}`);
}
