import type { FieldRole } from "./field.ts";

/** What a role is called where one is chosen. */
export const roleLabels: Readonly<Record<FieldRole, string>> = {
  key: "key",
  name: "name",
  "address:email": "e-mail address",
  "address:phone": "phone number",
  "address:post": "postal address",
  "consent:email": "consent to email",
  "consent:sms": "consent to SMS",
  "consent:call": "consent to calls",
  suppressed: "mark “never contact”",
  churned: "mark “has left”",
  "time-zone": "time zone",
  region: "region",
  latitude: "latitude",
  longitude: "longitude",
  birthday: "birthday",
};
