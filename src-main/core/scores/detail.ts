import type { GroupTotals, ScoreDetail, ScoreFindings, ScoreId } from "../../../src-shared/model/scores.ts";
import { distributionOf } from "../../../src-shared/scores/distribution.ts";
import { groupTotals } from "../../../src-shared/scores/group-totals.ts";
import { fieldLike, monthlyMoney } from "../../../src-shared/scores/parts/names.ts";
import type { SubscriberBase } from "../../../src-shared/table/base.ts";
import type { NumberColumn } from "../../../src-shared/table/column.ts";
import type { OpenProject } from "../workspace.ts";
import { scoreState } from "./states.ts";

/** Scores that name groups: the field with the names. */
const named: Partial<Record<ScoreId, string>> = { rfm: "rfm_group", lifecycle: "lifecycle_stage", persona: "persona" };

/** The money that groups are told in: of the purchases that RFM counted, else a month's. */
function moneyColumn(base: SubscriberBase, id: ScoreId): NumberColumn | null {
  const own = id === "rfm" ? base.column("rfm_money") : undefined;
  const monthly = fieldLike(base.fields, ["number"], monthlyMoney);
  const column = own ?? (monthly && base.column(monthly.id));
  return column?.type === "number" ? column : null;
}

function groupsOf(base: SubscriberBase, id: ScoreId, { fields }: ScoreFindings): GroupTotals[] | null {
  const field = fields.find((each) => each.id === named[id]);
  const column = field && base.column(field.id);
  return field?.domain && column ? groupTotals(base, column, field.domain, moneyColumn(base, id)) : null;
}

/** Subscribers by recency and frequency, 1 to 5 each. */
function gridOf(base: SubscriberBase): number[][] | null {
  const [recency, frequency] = [base.column("rfm_recency"), base.column("rfm_frequency")];
  if (recency?.type !== "number" || frequency?.type !== "number") return null;
  const grid = Array.from({ length: 5 }, () => new Array<number>(5).fill(0));
  for (let row = 0; row < base.rows; row++) {
    if (recency.missing?.has(row)) continue;
    const line = grid[(recency.values[row] ?? 1) - 1];
    const at = (frequency.values[row] ?? 1) - 1;
    if (line) line[at] = (line[at] ?? 0) + 1;
  }
  return grid;
}

/** A score with what its last computation found, and how its fields lie over the base as it stands. */
export function scoreDetail(project: OpenProject, id: ScoreId): ScoreDetail {
  const state = scoreState(project, id);
  const base = project.base();
  const findings = state.computed ? (project.file.stores.scores.get(id).computed?.findings ?? null) : null;
  const there = findings?.fields.filter((field) => base.column(field.id)) ?? [];
  return {
    ...state,
    findings,
    total: base.rows,
    distributions: there
      .filter(({ domain, type }) => domain !== null || type === "number")
      .flatMap((field) => {
        const column = base.column(field.id);
        return column ? [distributionOf(field, column)] : [];
      }),
    grid: id === "rfm" && findings ? gridOf(base) : null,
    groups: findings ? groupsOf(base, id, findings) : null,
  };
}
