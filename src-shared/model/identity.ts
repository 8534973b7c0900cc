import { z } from "zod";

/** Rules by which two rows are taken for one subscriber; each compares values after `lib` of `identity/normalise` made them plain. */
export const identityRules = ["email", "phone", "name-and-address"] as const;
export type IdentityRule = (typeof identityRules)[number];

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);

/** Why two rows are one: by which rule, and the plain value that both have. */
export const identityReasonSchema = z.object({
  rule: z.enum(identityRules),
  value: z.string(),
  /** The row that this one agrees with; it need not be the one that stays. */
  withKey: z.string(),
});
export type IdentityReason = z.infer<typeof identityReasonSchema>;

/** A subscriber that was joined into another, with all that is needed to take it apart again. */
export const identityJoinSchema = z.object({
  id: z.string(),
  /** UTC. */
  at: z.string(),
  joinedKey: z.string(),
  keptKey: z.string(),
  reasons: z.array(identityReasonSchema),
  /** The cells of the row that went. */
  cells: z.record(z.string(), cell),
  /** Cells of the row that stayed which it changed, with what they were and became. */
  filled: z.array(z.object({ field: z.string(), from: cell, to: cell })),
});
export type IdentityJoin = z.infer<typeof identityJoinSchema>;
