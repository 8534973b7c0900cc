import type { FieldRole, FieldType } from "./field.ts";

/** What a role is called where one is chosen. */
export const roleLabels: Readonly<Record<FieldRole, string>> = {
  key: "key",
  name: "name",
  "first-name": "first name",
  "last-name": "last name",
  "address:email": "e-mail address",
  "address:phone": "phone number",
  "address:post": "postal address",
  "address:push-token": "push token of an app",
  "consent:email": "consent to email",
  "consent:sms": "consent to SMS",
  "consent:call": "consent to calls",
  "consent:push": "consent to push messages",
  "consent:in-app": "consent to in-app messages",
  "consent:direct-mail": "consent to direct mail",
  "consent:paid-social": "consent to paid social ads",
  "consent:display-ad": "consent to display ads",
  "consent:web": "consent to web messages",
  "consent:field-visit": "consent to field visits",
  suppressed: "mark “never contact”",
  churned: "mark “has left”",
  "time-zone": "time zone",
  region: "region",
  latitude: "latitude",
  longitude: "longitude",
  birthday: "birthday",
  "preferred-channel": "preferred channel",
};

const needed: Partial<Record<FieldRole, readonly FieldType[]>> = {
  suppressed: ["boolean", "date", "datetime"],
  churned: ["boolean", "date", "datetime"],
  latitude: ["number"],
  longitude: ["number"],
  birthday: ["date", "datetime"],
  "preferred-channel": ["text"],
};

/** Whether a role says who may be contacted by a channel. */
export const isConsent = (role: FieldRole | null): boolean => role?.startsWith("consent:") ?? false;

/** What a column is called that says the opposite of a consent, such as “no consent to calls”. */
export const refusalLabel = (role: FieldRole): string => `no ${roleLabels[role]}`;

/** Whether a field of a type can have a role: consent is read from yes and no, marks also from the day since which they hold, places from numbers, birthdays from dates. */
export const roleFits = (role: FieldRole, type: FieldType): boolean =>
  isConsent(role) ? type === "boolean" : (needed[role]?.includes(type) ?? true);
