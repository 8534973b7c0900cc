import type { IdentityReason, IdentityRule } from "../../../src-shared/model/identity.ts";

export const ruleWords: Readonly<Record<IdentityRule, string>> = {
  email: "e-mail address",
  phone: "phone number",
  "name-and-address": "name and address",
};

/** Why two rows are one subscriber: `Same e-mail address as C-1: ann@lee.com`. */
export function whyJoined(reasons: readonly IdentityReason[]): string {
  return reasons.map(({ rule, value, withKey }) => `Same ${ruleWords[rule]} as ${withKey}: ${value}`).join(". ");
}
