import { InvalidArgumentError } from "commander";
import type { CapSetting } from "../../src-shared/model/journey.ts";

const form = /^(?:(\S+)\s+)?(\d+)\s+per\s+(?:(day|week|month)|(\d+(?:\.\d+)?)\s+days?)$/i;

/** Reads a limit such as `2 per 7 days` or `sms 1 per day`; the message is the end of commander's own sentence. */
export function parseCap(text: string): CapSetting {
  const [, channel = "any", count, period, days] = form.exec(text.trim()) ?? [];
  const wide = Number(days);
  if (count === undefined || (period === undefined && !(wide > 0)))
    throw new InvalidArgumentError('Write it as "2 per 7 days", "email 1 per day" or "any 4 per month".');
  const window: CapSetting["window"] =
    period === undefined ? { kind: "rolling", days: wide } : { kind: period.toLowerCase() as "day" | "week" | "month" };
  return { channel, count: Number(count), window };
}

/** A limit as `parseCap` reads it. */
export function capText({ channel, count, window }: CapSetting): string {
  return `${channel} ${count} per ${window.kind === "rolling" ? `${window.days} days` : window.kind}`;
}
