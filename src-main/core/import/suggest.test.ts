import { expect, it } from "vitest";
import { channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import type { FieldRole, FieldType } from "../../../src-shared/model/field.ts";
import { keyLikeness, suggestMeaning } from "./suggest.ts";

const cases: [header: string, type: FieldType, role: FieldRole | null, ...examples: string[]][] = [
  ["email_opt_in", "boolean", "consent:email"],
  ["Text Consent", "boolean", "consent:sms"],
  ["PushOptIn", "boolean", "consent:push"],
  ["in-app consent", "boolean", "consent:in-app"],
  ["consent_direct_mail", "boolean", "consent:direct-mail"],
  ["phone_permission", "boolean", "consent:call"],
  ["visit allowed", "boolean", "consent:field-visit"],
  ["social_consent", "boolean", "consent:paid-social"],
  ["ads opt-in", "boolean", "consent:display-ad"],
  ["website_consent", "boolean", "consent:web"],
  ["website_consent", "text", null],
  ["marketing_consent", "boolean", null],
  ["unsubscribed", "boolean", "suppressed"],
  ["Unsubscribed at", "datetime", "suppressed"],
  ["opt_out", "boolean", "suppressed"],
  ["device_token", "text", "address:push-token"],
  ["street_address", "text", "address:post", "12 Main St"],
  ["preferred_channel", "text", "preferred-channel"],
  ["preferred_language", "text", null],
];

it.each(cases)("takes %s, a %s column, for %s", (header, type, role, ...examples) => {
  expect(suggestMeaning(header, type, examples).role).toBe(role);
});

it("knows the consent of every channel by a column of its name", () => {
  for (const id of channelIds) expect(suggestMeaning(`consent_${id}`, "boolean", []).role, id).toBe(channelOf(id).consent);
});

it.each(["do_not_call", "Do Not Email", "no_email_consent", "sms_opt_out", "Opted out of calls"])(
  "takes %s for the opposite of consent, never for consent",
  (header) => {
    expect(suggestMeaning(header, "boolean", [])).toMatchObject({ group: "consent", role: null, refusal: true });
  },
);

it("takes no number or name of something else for a refusal", () => {
  expect(suggestMeaning("Phone No", "text", ["5155550101"])).toMatchObject({ refusal: false });
  expect(suggestMeaning("email_opt_in", "boolean", [])).toMatchObject({ refusal: false });
  expect(suggestMeaning("no internet", "boolean", [])).toMatchObject({ refusal: false });
});

it("marks a column personal by its name, and by its values where the name says nothing", () => {
  expect(suggestMeaning("email", "text", ["a@b.com"]).personal).toBe(true);
  expect(suggestMeaning("reference", "text", ["a@b.com", "c@d.org"])).toMatchObject({ personal: true, role: null });
  expect(suggestMeaning("alternate", "text", ["+1 515 555 0101", "(515) 555-0102"]).personal).toBe(true);
  expect(suggestMeaning("reference", "text", ["Fiber", "DSL"]).personal).toBe(false);
});

it("believes an account or a customer number to be the key sooner than a phone number", () => {
  const likely = ["phone", "account", "customer_id", "id"].sort((a, b) => keyLikeness(b) - keyLikeness(a));
  expect(likely).toEqual(["customer_id", "id", "account", "phone"]);
});

it("says what a suggestion rests on", () => {
  expect(suggestMeaning("monthly_fee", "number", []).why).toBe("Suggested because of “fee” in its name.");
  expect(suggestMeaning("email", "text", ["a@b.com"]).why).toContain("and its values look like it");
  expect(suggestMeaning("reference", "text", ["a@b.com", "c@d.org"]).why).toBe(
    "Marked as personal because its values look like e-mail addresses.",
  );
  expect(suggestMeaning("reference", "text", ["Fiber"]).why).toBeNull();
});
