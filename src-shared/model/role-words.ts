import type { FieldRole, FieldType } from "./field.ts";

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

const needed: Partial<Record<FieldRole, readonly FieldType[]>> = {
  "consent:email": ["boolean"],
  "consent:sms": ["boolean"],
  "consent:call": ["boolean"],
  suppressed: ["boolean"],
  churned: ["boolean"],
  latitude: ["number"],
  longitude: ["number"],
  birthday: ["date", "datetime"],
};

/** Whether a field of a type can have a role: consent and marks are read from yes and no, places from numbers, birthdays from dates. */
export const roleFits = (role: FieldRole, type: FieldType): boolean => needed[role]?.includes(type) ?? true;
