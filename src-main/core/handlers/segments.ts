import { InputError } from "../../../src-shared/lib/input-error.ts";
import { refuseErrors } from "../../../src-shared/model/refuse-errors.ts";
import { catalogueOf } from "../../../src-shared/segments/catalogue.ts";
import { checkSegment } from "../../../src-shared/segments/check.ts";
import { countParts, countSound } from "../../../src-shared/segments/count.ts";
import { reachByChannel } from "../../../src-shared/segments/reach.ts";
import { sentence } from "../../../src-shared/segments/sentence.ts";
import { segmentSql } from "../../../src-shared/segments/to-sql.ts";
import type { Handlers } from "../rpc/handlers.ts";
import { histogramOf } from "../segments/histogram.ts";
import { namedPlaces } from "../segments/places.ts";
import { saveSegment } from "../segments/save.ts";
import type { CoreParts } from "./core-parts.ts";
import { suggestValues } from "./suggest-values.ts";

/** Named segments, exact counts, and suggestions for editors. */
export function segmentHandlers({ workspace }: CoreParts): Handlers["segments"] {
  return {
    list: () => workspace.project().segments(),
    save: (segment) => saveSegment(workspace.project(), segment),
    remove: ({ id }) => {
      const project = workspace.project();
      const { segments, segmentLibrary } = project.file.stores;
      project.file.transact(() => {
        if (!segments.remove(id)) throw new InputError("segment-unknown", `There is no segment with the id "${id}".`);
        segmentLibrary.forget(id);
      });
      return project.segments();
    },
    count: ({ segment, self, reach }) => {
      const project = workspace.project();
      const base = project.base();
      const context = project.evaluation();
      const problems = checkSegment(segment, catalogueOf(base, context.segments), self);
      const whole = { total: base.rows, sentence: sentence(segment), problems, dataVersion: base.version };
      // Rules that do not fit the data count nobody rather than something arbitrary.
      if (problems.some(({ severity }) => severity === "error")) {
        const parts = countSound(base, segment, context, problems).map((part) => ({ ...part, running: null, only: null }));
        return { ...whole, count: 0, parts, reach: null };
      }
      const { count, parts, mask } = countParts(base, segment, context);
      return { ...whole, count, parts, reach: reach ? reachByChannel(base, mask) : null };
    },
    histogram: ({ field, bins }) => {
      const column = workspace.project().base().column(field);
      if (!column) throw new InputError("field-unknown", `There is no field "${field}".`);
      return histogramOf(column, bins);
    },
    places: ({ text, limit }) => {
      const wanted = text.trim().toLowerCase();
      return namedPlaces(workspace.project().base())
        .filter(({ name }) => name.toLowerCase().includes(wanted))
        .slice(0, limit);
    },
    sql: ({ segment }) => {
      const project = workspace.project();
      const base = project.base();
      const context = project.evaluation();
      refuseErrors(checkSegment(segment, catalogueOf(base, context.segments)));
      return { sql: `SELECT * FROM subscribers WHERE ${segmentSql(base, segment, context)}` };
    },
    suggest: ({ field, event, text, limit }) => {
      const base = workspace.project().base();
      const column = event === undefined ? base.column(field) : base.events(event)?.attributes.get(field);
      if (!column)
        throw new InputError(
          "field-unknown",
          event === undefined ? `There is no field "${field}".` : `There is no attribute "${field}" of ${event}.`,
        );
      return suggestValues(column, text, limit);
    },
  };
}
