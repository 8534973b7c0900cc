import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { Persona, PersonaView } from "../../../src-shared/model/personas.ts";
import { fieldLike, monthlyMoney } from "../../../src-shared/scores/parts/names.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import type { BitSet } from "../../../src-shared/table/bit-set.ts";
import type { OpenProject } from "../workspace.ts";

/** Who is in a segment of the project, by name; the reason where that cannot be said. Nobody is meant, and nothing wrong, where it is null. */
export function membersOf(project: OpenProject, segment: Persona["segment"]): { rows: BitSet | null; problem: string | null } {
  if (segment === null) return { rows: null, problem: null };
  try {
    return { rows: evaluate(project.base(), { segment }, project.evaluation()), problem: null };
  } catch (error) {
    if (error instanceof InputError) return { rows: null, problem: error.message };
    throw error;
  }
}

/** The field that potential revenue is added up from, and how often in what it is told for. */
function revenueField(project: OpenProject): { field: string; times: number; words: string } | null {
  const { fields } = project.base();
  if (fields.some(({ id, type }) => id === "clv" && type === "number"))
    return { field: "clv", times: 1, words: "the sum of lifetime values" };
  const monthly = fieldLike(fields, ["number"], monthlyMoney);
  return monthly ? { field: monthly.id, times: 12, words: `twelve times ${monthly.label || monthly.id}` } : null;
}

/** Every persona with the size and potential revenue of its segment, the highest revenue first. */
export function personaViews(project: OpenProject): PersonaView[] {
  const source = revenueField(project);
  const column = source && project.base().column(source.field);
  const money = column?.type === "number" ? column : null;
  const views = project.file.stores.personas.list().map((persona): PersonaView => {
    const { rows, problem } = membersOf(project, persona.segment);
    let revenue: number | null = null;
    if (rows && money && source) {
      let sum = 0;
      for (const row of rows.rows()) if (!money.missing?.has(row)) sum += money.values[row] ?? 0;
      revenue = sum * source.times;
    }
    return {
      persona,
      subscribers: rows?.count() ?? null,
      revenue,
      revenueFrom: revenue === null ? null : (source?.words ?? null),
      problem,
    };
  });
  return views.sort((a, b) => (b.revenue ?? -1) - (a.revenue ?? -1));
}
