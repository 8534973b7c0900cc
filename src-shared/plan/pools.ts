import { numberText } from "../lib/numbers.ts";
import type { Journey } from "../model/journey.ts";

/** A pool's own name, or its id. */
export function poolName({ settings }: Journey, id: string): string {
  return settings.pools.find((pool) => pool.id === id)?.label ?? id;
}

const units = [
  { seconds: 86_400, name: "d" },
  { seconds: 3600, name: "h" },
  { seconds: 60, name: "min" },
] as const;

/** `none`, `45 s`, `12.5 min`, `3 h`, `2.4 d`: a length of time in its largest unit. */
export function durationText(seconds: number): string {
  if (seconds === 0) return "none";
  const unit = units.find((one) => seconds >= one.seconds);
  return unit ? `${numberText(seconds / unit.seconds, 1)} ${unit.name}` : `${numberText(seconds, 1)} s`;
}
