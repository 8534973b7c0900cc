import { z } from "zod";
import { channelIds } from "../../../src-shared/channels/index.ts";
import { isKnownZone } from "../../../src-shared/engine/time/zones.ts";
import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";
import { tryJson } from "../../../src-shared/lib/json.ts";
import { type CapSetting, capSchema } from "../../../src-shared/model/journey.ts";
import type { MetaStore } from "./stores/meta.ts";

export interface ProjectSettings {
  name: string;
  /** ISO 4217, such as USD. */
  currency: string;
  /** IANA zone of the workspace. */
  timeZone: string;
  /** Limits on the messages of all journeys together. */
  caps: CapSetting[];
  /** Share of subscribers that no journey contacts, in percent. */
  controlPercent: number;
}

export type SettingsChange = { [Name in keyof ProjectSettings]?: ProjectSettings[Name] | undefined };

export const defaultSettings = { currency: "USD", timeZone: "America/Chicago" };

/** Throws InputError for an empty name, a currency that is no three capital letters, a zone or channel that does not exist, and a share that is none. */
export function checkSettings({ name, currency, timeZone, caps, controlPercent }: SettingsChange): void {
  if (name !== undefined && name.trim() === "") throw new InputError("project-name", "A project needs a name.");
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw new InputError("project-currency", `"${currency}" is no currency code.`, { todo: "Write three capital letters, such as USD." });
  }
  if (timeZone !== undefined && !isKnownZone(timeZone)) {
    throw new InputError("zone-unknown", `"${timeZone}" is no time zone.`, { todo: "Write an IANA name such as America/Denver." });
  }
  for (const [at, { channel }] of (caps ?? []).entries()) {
    if (channel === "any" || (channelIds as readonly string[]).includes(channel)) continue;
    throw new InputError("channel-unknown", `There is no channel "${channel}" to limit.`, {
      where: `caps[${at}].channel`,
      todo: `There are: any, ${channelIds.join(", ")}.`,
    });
  }
  if (controlPercent !== undefined && !(controlPercent >= 0 && controlPercent <= 100))
    throw new InputError("control-share", `The control share is ${controlPercent} %.`, { todo: "Write a number from 0 to 100." });
}

const shareSchema = z.number().min(0).max(100);

/** A value that is kept as JSON; the default, and a sentence, where it cannot be read. */
function kept<T extends z.ZodType>(meta: MetaStore, name: string, schema: T, usual: z.output<T>, problem: string) {
  const text = meta.get(name);
  if (text === undefined) return { value: usual, problems: [] };
  const parsed = schema.safeParse(tryJson(text));
  return parsed.success ? { value: parsed.data, problems: [] } : { value: usual, problems: [problem] };
}

const capsOf = (meta: MetaStore) =>
  kept(meta, "caps", z.array(capSchema), [], "The limits for all journeys cannot be read, so none is in force.");
const controlOf = (meta: MetaStore) =>
  kept(meta, "control-percent", shareSchema, 0, "The control share for all journeys cannot be read, so none is in force.");

export function readSettings(meta: MetaStore, fileName: string): ProjectSettings {
  return {
    name: meta.get("name") ?? fileName,
    currency: meta.get("currency") ?? defaultSettings.currency,
    timeZone: meta.get("time-zone") ?? defaultSettings.timeZone,
    caps: capsOf(meta).value,
    controlPercent: controlOf(meta).value,
  };
}

/** What of the settings cannot be read, a sentence each. */
export const settingsProblems = (meta: MetaStore): string[] => [...capsOf(meta).problems, ...controlOf(meta).problems];

/** Writes what is given; not checked here. */
export function writeSettings(meta: MetaStore, { name, currency, timeZone, caps, controlPercent }: SettingsChange): void {
  if (name !== undefined) meta.set("name", name.trim());
  if (currency !== undefined) meta.set("currency", currency);
  if (timeZone !== undefined) meta.set("time-zone", timeZone);
  if (caps !== undefined) meta.set("caps", canonicalJson(caps));
  if (controlPercent !== undefined) meta.set("control-percent", JSON.stringify(controlPercent));
}
