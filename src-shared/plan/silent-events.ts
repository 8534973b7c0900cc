import type { Results } from "../model/results.ts";

/** Warnings about events whose rate comes from a history that has none in the year before the start: a forecast brings none of them about. */
export function silentEvents({ model = [] }: Pick<Results, "model">): string[] {
  const events = model.flatMap(({ name, value, badge }) => {
    const event = /^events\.(.+)\.perMonth$/.exec(name)?.[1];
    return event === undefined || value !== 0 || badge !== "blended" ? [] : [event];
  });
  return [...new Set(events)].map(
    (event) =>
      `The imported history has no "${event}" in the year before the start, so that none arises. Start later, or give its rate in the response model.`,
  );
}
