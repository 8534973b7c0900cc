import { z } from "zod";
import { SECONDS_PER_DAY } from "../../lib/civil.ts";
import type { Segment } from "../../model/segment.ts";
import { segmentSchema } from "../../model/segment.ts";
import { evaluate } from "../../segments/evaluate.ts";
import { bestThreshold, thresholds } from "../../statistics/thresholds.ts";
import type { SubscriberBase } from "../../table/base.ts";
import { BitSet } from "../../table/bit-set.ts";
import { allRows, columnFor, numberColumn } from "../parts/columns.ts";
import { fieldLike, serviceStart } from "../parts/names.ts";
import { eventsOf, windowOf } from "../parts/purchases.ts";
import type { Score, ScoreInput } from "../score.ts";

/**
 * Points for who a subscriber is (`fit`) and for what they did (`engagement`), which halve every `halfLifeDays`. Who reaches `threshold` is
 * an MQL. `outcome` is what a good lead comes to, within so many days; null where nothing tells. `joined` is the field with the day on
 * which a subscriber began: who began later is no part of a look back; null where none is known.
 */
const settingsSchema = z.object({
  fit: z.array(z.object({ points: z.number(), when: segmentSchema })),
  engagement: z.array(z.object({ event: z.string().min(1), points: z.number(), halfLifeDays: z.number().positive() })),
  threshold: z.number(),
  outcome: z
    .object({ event: z.string().min(1), withinDays: z.number().positive() })
    .nullable()
    .default(null),
  joined: z.string().min(1).nullable().default(null),
});
type Settings = z.infer<typeof settingsSchema>;

/** Points of everyone as of a moment; later events are not seen. */
function pointsAt({ fit, engagement }: Settings, { base, context }: ScoreInput, asOf: number): Float64Array {
  const points = new Float64Array(base.rows);
  const then = { ...context, asOf, eventsUntil: asOf };
  for (const { points: worth, when } of fit) for (const row of evaluate(base, when, then).rows()) points[row] = (points[row] ?? 0) + worth;
  for (const { event, points: worth, halfLifeDays } of engagement) {
    const { rows, times } = eventsOf(base, event);
    const { to } = windowOf(times, asOf, null);
    const rate = -Math.LN2 / (halfLifeDays * SECONDS_PER_DAY);
    for (let i = 0; i < to; i++) {
      const row = rows[i] ?? 0;
      points[row] = (points[row] ?? 0) + worth * Math.exp(rate * (asOf - (times[i] ?? 0)));
    }
  }
  return points;
}

/** Who had an event in a span of seconds, its start left out and its end included. */
function had(base: SubscriberBase, event: string, after: number, until: number): BitSet {
  const { rows, times } = eventsOf(base, event);
  const who = new BitSet(base.rows);
  const [from, to] = [windowOf(times, after, null).to, windowOf(times, until, null).to];
  for (let i = from; i < to; i++) who.add(rows[i] ?? 0);
  return who;
}

/** Who began by a moment; who has no day is taken for one of them. */
function joinedBy(base: SubscriberBase, field: string, time: number): (row: number) => boolean {
  const column = columnFor(base, field, ["date", "datetime"]);
  const unit = column.type === "date" ? SECONDS_PER_DAY : 1;
  return (row) => column.missing?.has(row) === true || (column.values[row] ?? 0) * unit <= time;
}

/** How the points of then tell who had the outcome since; who had it before, or was not there yet, is left out. */
function curveOf(settings: Settings, input: ScoreInput, outcome: NonNullable<Settings["outcome"]>) {
  const { base, context } = input;
  const then = context.asOf - outcome.withinDays * SECONDS_PER_DAY;
  const before = had(base, outcome.event, Number.NEGATIVE_INFINITY, then);
  const since = had(base, outcome.event, then, context.asOf);
  const points = pointsAt(settings, input, then);
  const there = settings.joined === null ? () => true : joinedBy(base, settings.joined, then);
  const rows = allRows(base.rows).filter((row) => !before.has(row) && there(row));
  const scores = Float64Array.from(rows, (row) => points[row] ?? 0);
  const came = Uint8Array.from(rows, (row) => (since.has(row) ? 1 : 0));
  const outcomes = came.reduce((sum, each) => sum + each, 0);
  return { base: rows.length > 0 ? outcomes / rows.length : 0, outcomes, points: thresholds(scores, came) };
}

/** Points of leads, and which are ripe for a call. */
export const lead: Score<Settings> = {
  id: "lead",
  label: "Lead score and MQL",
  purpose: "Points for who a subscriber is and what they did lately; from a threshold they are a marketing-qualified lead (MQL).",
  needs: "It needs events of engagement, such as clicks, logins, limit hits or support calls, or rules of your own.",
  settings: settingsSchema,
  suggest: (base) => {
    const known: readonly (readonly [RegExp, number, number])[] = [
      [/limit.?hit/i, 10, 30],
      [/click/i, 8, 14],
      [/open/i, 2, 14],
      [/visit|page.?view|web/i, 5, 14],
      [/speed.?test/i, 4, 30],
      [/login/i, 2, 30],
      [/support|call/i, 3, 30],
    ];
    const outcome = base.eventTypes.find((event) => /convert|upgrade|purchase|order/i.test(event));
    const engagement = base.eventTypes.flatMap((event) => {
      const found = event === outcome ? undefined : known.find(([pattern]) => pattern.test(event));
      return found ? [{ event, points: found[1], halfLifeDays: found[2] }] : [];
    });
    if (engagement.length === 0) return null;
    const fit: { points: number; when: Segment }[] = [];
    const used = fieldLike(base.fields, ["number"], [/limit.?used/i]);
    if (used) fit.push({ points: 15, when: { field: used.id, op: ">=", value: 80 } });
    const managed = fieldLike(base.fields, ["boolean"], [/managed.?wi.?fi/i]);
    if (managed) fit.push({ points: 5, when: { field: managed.id, op: "=", value: false } });
    const joined = fieldLike(base.fields, ["date", "datetime"], serviceStart)?.id ?? null;
    return { fit, engagement, threshold: 20, outcome: outcome === undefined ? null : { event: outcome, withinDays: 90 }, joined };
  },
  define: ({ fit, engagement, threshold, outcome, joined }, names) =>
    [
      fit.length === 0 ? "" : `Fit: ${fit.map(({ points, when }) => `${points} where ${names.rule(when)}`).join("; ")}.`,
      engagement.length === 0
        ? ""
        : `Engagement: ${engagement.map(({ event, points, halfLifeDays }) => `${points} for each ${names.event(event)}, halved every ${halfLifeDays} days`).join("; ")}.`,
      `An MQL has ${threshold} or more.`,
      outcome === null
        ? ""
        : `The chart scores everyone as things stood ${outcome.withinDays} days ago and looks at who had a ${names.event(outcome.event)} event since; who had one before${joined === null ? "" : `, or began later by ${names.field(joined)},`} is left out.${fit.length === 0 ? "" : " Rules of fit read fields as they are today."}`,
    ]
      .filter((part) => part !== "")
      .join(" "),
  reads: ({ fit, engagement, outcome, joined }) => ({
    fields: outcome && joined !== null ? [joined] : [],
    events: [...new Set([...engagement.map(({ event }) => event), ...(outcome ? [outcome.event] : [])])],
    rules: fit.map(({ when }) => when),
  }),
  compute: (settings, input) => {
    const { base, context } = input;
    const points = pointsAt(settings, input, context.asOf);
    const qualified = new BitSet(base.rows);
    let sum = 0;
    for (let row = 0; row < base.rows; row++) {
      sum += points[row] ?? 0;
      if ((points[row] ?? 0) >= settings.threshold) qualified.add(row);
    }
    const curve = settings.outcome === null ? null : curveOf(settings, input, settings.outcome);
    const best = curve ? bestThreshold(curve.points) : undefined;
    return {
      fields: [
        {
          ...{ id: "lead_score", label: "Lead score", type: "number", group: "behavioural", domain: null },
          column: numberColumn(base.rows, allRows(base.rows), points),
        },
        {
          ...{ id: "mql", label: "MQL", type: "boolean", group: "behavioural", domain: [true, false] },
          column: { type: "boolean", length: base.rows, missing: null, values: qualified },
        },
      ],
      scored: base.rows,
      facts: [
        { label: "MQLs", value: qualified.count(), how: "count", note: `from ${settings.threshold} points` },
        { label: "Mean score", value: base.rows > 0 ? sum / base.rows : null, how: "number", note: "" },
        ...(best
          ? [{ label: "Best threshold", value: best.threshold, how: "number" as const, note: "the highest F1 of precision and recall" }]
          : []),
      ],
      notes: [
        ...(curve && curve.outcomes < 30 ? [`Only ${curve.outcomes} subscribers had the outcome, so precision and recall are rough.`] : []),
        ...(curve && settings.fit.length > 0
          ? ["Rules of fit read fields as they are today: where the outcome changes a field, precision and recall are too high."]
          : []),
      ],
      lift: null,
      curve,
    };
  },
};
