import { z } from "zod";
import { identityJoinSchema, identityReasonSchema, identityRules } from "../model/identity.ts";
import { job } from "./job.ts";
import { procedure } from "./procedure.ts";
import { cellSchema } from "./subscribers.ts";

const rules = z.array(z.enum(identityRules)).min(1);
const member = z.object({
  key: z.string(),
  /** The values by which people are told apart: key, name and addresses. */
  values: z.record(z.string(), cellSchema),
});

/** Subscribers who are in the base twice. */
export const identities = {
  /** Rows that the rules take for one subscriber, before anything is joined. At most 200 groups are listed; the counts are of all. */
  find: procedure.input(z.object({ rules: rules.optional() })).output(
    job(
      z.object({
        /** Rules whose fields the data has. */
        possible: z.array(z.enum(identityRules)),
        groups: z.number().int(),
        /** Rows that would go. */
        rows: z.number().int(),
        list: z.array(z.object({ kept: member, others: z.array(member.extend({ reasons: z.array(identityReasonSchema) })) })),
      }),
    ),
  ),
  /** Joins all groups, or those whose row that stays has one of `keptKeys`. */
  join: procedure.input(z.object({ rules, keptKeys: z.array(z.string()).optional() })).output(job(z.array(identityJoinSchema))),
  /** Joins that are in force, the oldest first. */
  list: procedure.output(z.array(identityJoinSchema)),
  /** Takes a join apart. */
  split: procedure.input(z.object({ id: z.string() })).output(job(z.array(identityJoinSchema))),
};
