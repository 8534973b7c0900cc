import { canonicalJson } from "../../../src-shared/lib/canonical-json.ts";
import { hashHex } from "../../../src-shared/lib/murmur.ts";
import type { Field } from "../../../src-shared/model/field.ts";
import type { Reads } from "../../../src-shared/scores/score.ts";
import { type Answering, answeringRules } from "../../../src-shared/segments/reads.ts";
import { rulesBeyondNames } from "../../../src-shared/segments/references.ts";
import { fieldsBehind } from "../computed/compute.ts";
import type { OpenProject } from "../workspace.ts";

/** All that a score is made from in a project, directly and through rules, named segments and computed fields. */
export function allReads(project: OpenProject, fields: readonly Field[], { rules = [], ...reads }: Reads): Answering {
  const answering = answeringRules(rules, { fields, segments: project.segment });
  const named = [...reads.fields, ...answering.fields];
  return {
    fields: [...new Set(named.flatMap((id) => [id, ...fieldsBehind(id, fields)]))],
    events: [...new Set([...reads.events, ...answering.events])],
  };
}

/** Text that changes when what the rules of a score mean does, beyond what the settings say: the segments that they name. */
export function meaningOf(project: OpenProject, { rules = [] }: Reads): string {
  return rules.length === 0 ? "" : hashHex(canonicalJson(rules.map((rule) => rulesBeyondNames(rule, project.segment))));
}

/**
 * Text that changes when one of the columns or events that a score is made from does, and with the moment at which the data stands. `all` are
 * the fields of the data in force: the values of those that scores make are told by their date.
 */
export function inputsOf(project: OpenProject, all: readonly Field[], reads: Reads): string {
  const { datasets, stores } = project.file;
  const subscribers = datasets.current("subscribers");
  const stored = subscribers ? datasets.fields(subscribers.id) : [];
  const cells = subscribers ? stores.edits.cells(subscribers.id) : [];
  const { fields, events } = allReads(project, all, reads);
  const columns = fields.map((id) => {
    const { score, expression, updated } = all.find((field) => field.id === id) ?? {};
    if (score !== undefined) return [id, score, updated];
    if (expression !== undefined) return [id, expression];
    const found = stored.find((each) => each.id === id);
    if (!found || !subscribers) return [id, null];
    const home = datasets.home(subscribers.id, found.position);
    const edited = cells.filter(({ position }) => position === found.position);
    return [id, home.dataset, home.position, edited.length === 0 ? "" : hashHex(JSON.stringify(edited))];
  });
  const kinds = datasets.list().filter(({ kind, name }) => kind === "events" && events.includes(name));
  return hashHex(
    canonicalJson({
      ...{ asOf: project.asOf(), rows: subscribers?.rows ?? 0, columns },
      events: kinds.map(({ name, hash, rows }) => [name, rows, hash]),
    }),
  );
}
