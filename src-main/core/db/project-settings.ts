import { isKnownZone } from "../../../src-shared/engine/time/zones.ts";
import { InputError } from "../../../src-shared/lib/input-error.ts";

export interface ProjectSettings {
  name: string;
  /** ISO 4217, such as USD. */
  currency: string;
  /** IANA zone of the workspace. */
  timeZone: string;
}

/** Throws InputError for an empty name, a currency that is no three capital letters, and a zone that does not exist. */
export function checkSettings({ name, currency, timeZone }: { [Name in keyof ProjectSettings]?: string | undefined }): void {
  if (name !== undefined && name.trim() === "") throw new InputError("project-name", "A project needs a name.");
  if (currency !== undefined && !/^[A-Z]{3}$/.test(currency)) {
    throw new InputError("project-currency", `"${currency}" is no currency code.`, { todo: "Write three capital letters, such as USD." });
  }
  if (timeZone !== undefined && !isKnownZone(timeZone)) {
    throw new InputError("zone-unknown", `"${timeZone}" is no time zone.`, { todo: "Write an IANA name such as America/Denver." });
  }
}
