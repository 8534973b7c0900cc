import { InputError } from "../../../src-shared/lib/input-error.ts";
import type { NamedSegment, Segment } from "../../../src-shared/model/segment.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { compositionOf } from "../../../src-shared/segments/composition.ts";
import { evaluate } from "../../../src-shared/segments/evaluate.ts";
import { withLabels } from "../../../src-shared/segments/labelled.ts";
import { overlapOf } from "../../../src-shared/segments/overlap.ts";
import { sampleRows } from "../../../src-shared/segments/sample.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import { segmentTemplates } from "../../../src-shared/segments/templates/index.ts";
import { type Cell, cellAt } from "../../../src-shared/table/column.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { recordCounts, rulesHash } from "../segments/record-counts.ts";
import { saveSegment } from "../segments/save.ts";
import { segmentUses } from "../segments/uses.ts";
import type { OpenProject } from "../workspace.ts";
import type { CoreParts } from "./core-parts.ts";
import { masksFor } from "./whole-profile.ts";

function segmentOf(project: OpenProject, id: string): NamedSegment {
  const segment = project.file.stores.segments.get(id);
  if (!segment) throw new InputError("segment-unknown", `There is no segment with the id "${id}".`);
  return segment;
}

/** A segment as a sentence with the labels of the base's fields. */
export function sentenceOf(project: OpenProject, rules: Segment): string {
  const labels = new Map(project.base().fields.map(({ id, label }) => [id, label]));
  return sentence(withLabels(rules, (field) => labels.get(field)));
}

const maskOf = (project: OpenProject, rules: Segment) => evaluate(project.base(), rules, project.evaluation());

/** Uses, versions, growth, overlap, composition, samples and templates of segments. */
export function segmentLibraryHandlers({ workspace }: CoreParts): Handlers["segmentLibrary"] {
  return {
    uses: ({ name }) => segmentUses(workspace.project(), name),
    versions: ({ id }) => {
      const project = workspace.project();
      return project.file.stores.segmentLibrary
        .versions(id)
        .map((version) => ({ ...version, sentence: sentenceOf(project, version.segment.rules) }));
    },
    restore: ({ version }) => {
      const project = workspace.project();
      const found = project.file.stores.segmentLibrary.version(version);
      if (!found) throw new InputError("version-unknown", `There is no version with the id "${version}".`);
      return saveSegment(project, found.segment);
    },
    growth: ({ id }) => {
      const project = workspace.project();
      const segment = segmentOf(project, id);
      recordCounts(project, [segment]);
      const own = rulesHash(project, segment);
      return project.file.stores.segmentLibrary
        .counts(id)
        .map(({ at, asOf, count, total, rules }) => ({ at, asOf, count, total, current: rules === own }));
    },
    overlap: ({ ids }) => {
      const project = workspace.project();
      const segments = ids.map((id) => segmentOf(project, id));
      const masks = segments.map(({ rules }) => maskOf(project, rules));
      const total = project.base().rows;
      const named = segments.map(({ id, name }, at) => ({ id, name, count: masks[at]?.count() ?? 0 }));
      return { segments: named, ...overlapOf(masks, total), total };
    },
    composition: ({ segment, limit }) => {
      const project = workspace.project();
      const base = project.base();
      const mask = maskOf(project, segment);
      const inside = mask.count();
      return { inside, outside: base.rows - inside, differences: compositionOf(base, mask).slice(0, limit) };
    },
    sample: ({ segment, fields, size, seed, masked }) => {
      const project = workspace.project();
      const base = project.base();
      const masks = masked ? masksFor(project) : new Map<string, (value: Cell) => Cell>();
      const columns = fields.map((id) => {
        const column = base.column(id);
        if (!column) throw new InputError("field-unknown", `There is no field "${id}".`);
        const mask = masks.get(id) ?? ((value: Cell) => value);
        return (row: number) => mask(cellAt(column, row));
      });
      const rows = sampleRows(base, maskOf(project, segment), size, seed);
      return { rows: rows.map((row) => columns.map((cell) => cell(row))) };
    },
    templates: () => {
      const project = workspace.project();
      const base = project.base();
      const context = project.evaluation();
      const catalogue = catalogueOf(base, context.segments);
      return segmentTemplates.map(({ id, name, about, case: of, rules }) => {
        // An event that nobody has had is no lack of the data; one that was never imported is.
        const missing = checkSegment(rules, catalogue).filter(
          ({ severity, id: found }) => severity === "error" || found === "segment/unknown-event",
        );
        const count = missing.length > 0 ? null : evaluate(base, rules, context).count();
        return {
          id,
          name,
          about,
          case: of ?? null,
          rules,
          sentence: sentenceOf(project, rules),
          count,
          missing: [...new Set(missing.map(({ message }) => message))],
        };
      });
    },
  };
}
