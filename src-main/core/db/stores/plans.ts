import { type PlanDetails, planDetailsSchema } from "../../../../src-shared/model/plan.ts";
import { type Access, now, readDocument } from "../access.ts";

/** What a person added to the plan of a journey: owner, rationale and the like. */
export interface PlanStore {
  /** Empty details when none were written. */
  get(journeyId: string): PlanDetails;
  save(journeyId: string, details: PlanDetails): void;
}

export function planStore(access: Access): PlanStore {
  const one = access.database.prepare<[string], { document: string }>("SELECT document FROM plan_details WHERE journey_id = ?");
  return {
    get: (journeyId) => {
      const row = one.get(journeyId);
      return row ? readDocument(access, planDetailsSchema, row.document, `plan details of ${journeyId}`) : planDetailsSchema.parse({});
    },
    save: (journeyId, details) => {
      access
        .writable()
        .prepare(
          "INSERT INTO plan_details (journey_id, updated, document) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET updated = excluded.updated, document = excluded.document",
        )
        .run(journeyId, now(), JSON.stringify(details));
    },
  };
}
