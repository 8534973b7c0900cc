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

const languages: [header: string, type: FieldType, group: string, role: FieldRole | null, ...examples: string[]][] = [
  ["PLZ", "text", "geographic", null, "01067"],
  ["Code postal", "text", "geographic", null, "75001"],
  ["CAP", "text", "geographic", null, "00184"],
  ["cap", "number", "other", null, "250"],
  ["Código postal", "text", "geographic", null, "28013"],
  ["Ort", "text", "geographic", null, "Dresden"],
  ["Città", "text", "geographic", null, "Roma"],
  ["Woonplaats", "text", "geographic", null, "Utrecht"],
  ["Straße", "text", "geographic", "address:post", "Hauptstr. 12"],
  ["Dirección", "text", "geographic", "address:post", "Calle Mayor 3"],
  ["Endereço", "text", "geographic", "address:post", "Rua Augusta 7"],
  ["Telefonnummer", "text", "identity", "address:phone", "0351 4711000"],
  ["N° de téléphone", "text", "identity", "address:phone", "0142685300"],
  ["Teléfono", "text", "identity", "address:phone", "915550101"],
  ["Telefoonnummer", "text", "identity", "address:phone", "0205550101"],
  ["E-Mail-Adresse", "text", "identity", "address:email", "a@b.de"],
  ["Courriel", "text", "identity", "address:email", "a@b.fr"],
  ["Correo electrónico", "text", "identity", "address:email", "a@b.es"],
  ["Vorname", "text", "identity", "first-name", "Anna"],
  ["Prénom", "text", "identity", "first-name", "Anne"],
  ["Cognome", "text", "identity", "last-name", "Rossi"],
  ["Achternaam", "text", "identity", "last-name", "de Vries"],
  ["Apellidos", "text", "identity", "last-name", "García"],
  ["Tarif", "text", "services", null, "Giga 1000"],
  ["Tarifa", "text", "services", null, "Fibra"],
  ["Vertragsbeginn", "date", "money", null, "2024-01-31"],
  ["Fecha de alta", "date", "money", null, "2024-01-31"],
  ["E-Mail-Einwilligung", "boolean", "consent", "consent:email"],
  ["Einwilligung Telefon", "boolean", "consent", "consent:call"],
  ["Consentement SMS", "boolean", "consent", "consent:sms"],
  ["Consentimiento correo electrónico", "boolean", "consent", "consent:email"],
  ["Toestemming e-mail", "boolean", "consent", "consent:email"],
];

it.each(languages)("understands %s, a %s column, as %s with the role %s", (header, type, group, role, ...examples) => {
  expect(suggestMeaning(header, type, examples)).toMatchObject({ group, role });
});

it.each(["Keine E-Mail-Einwilligung", "Widerspruch Telefon", "Opposition SMS", "Sin consentimiento de correo electrónico"])(
  "takes %s for a refusal, never for consent",
  (header) => expect(suggestMeaning(header, "boolean", [])).toMatchObject({ group: "consent", role: null, refusal: true }),
);

it.each([
  "Kundennummer",
  "Kunden-Nr.",
  "N° client",
  "Numéro de client",
  "Número de cliente",
  "Codice cliente",
  "Código do cliente",
  "Klantnummer",
])("believes %s to be the key", (header) => expect(keyLikeness(header)).toBe(4));

it("says what a name in another language means", () => {
  expect(suggestMeaning("PLZ", "text", ["01067"]).why).toBe("Suggested because “PLZ” says “zip code”.");
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
