import { ActionIcon, Button, NumberInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Segment } from "../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../segments/SegmentEditor.tsx";
import { plural, Quiet } from "../../ui/index.ts";
import css from "../scores.module.css";
import { EventChoice, FieldChoice } from "./choices.tsx";

interface Value {
  fit: { points: number; when: Segment }[];
  engagement: { event: string; points: number; halfLifeDays: number }[];
  threshold: number;
  outcome: { event: string; withinDays: number } | null;
  joined: string | null;
}

const numberOr = (value: number | string, other: number): number => (typeof value === "number" ? value : other);

/** Points for fit and engagement, the threshold of an MQL, and what a good lead comes to. */
export function LeadForm({ value, onChange }: { value: Value; onChange(value: Value): void }) {
  const { fit, engagement, outcome } = value;
  const putFit = (next: Value["fit"]) => onChange({ ...value, fit: next });
  const putEngagement = (next: Value["engagement"]) => onChange({ ...value, engagement: next });
  return (
    <>
      <h3>Engagement: points that halve with time</h3>
      {engagement.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other identity than their place
        <fieldset key={at} className={css.ruleHead} aria-label={`Engagement ${at + 1}`}>
          <EventChoice
            label="Each event"
            value={each.event}
            onChange={(event) => putEngagement(engagement.with(at, { ...each, event: event ?? "" }))}
          />
          <NumberInput
            label="Points"
            value={each.points}
            onChange={(points) => putEngagement(engagement.with(at, { ...each, points: numberOr(points, each.points) }))}
          />
          <NumberInput
            label="Half-life (days)"
            min={1}
            value={each.halfLifeDays}
            onChange={(days) => putEngagement(engagement.with(at, { ...each, halfLifeDays: numberOr(days, each.halfLifeDays) }))}
          />
          <ActionIcon
            variant="subtle"
            color="red"
            size="lg"
            aria-label={`Remove engagement ${at + 1}`}
            onClick={() => putEngagement(engagement.toSpliced(at, 1))}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </fieldset>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={16} />}
          onClick={() => putEngagement([...engagement, { event: "", points: 5, halfLifeDays: 30 }])}
        >
          Add engagement
        </Button>
      </div>
      <h3>Fit: points for who a subscriber is</h3>
      {fit.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries have no other identity than their place
        <fieldset key={at} className={css.rule} aria-label={`Fit ${at + 1}`}>
          <div className={css.ruleHead}>
            <span className={css.number}>{at + 1}</span>
            <NumberInput
              className={css.points}
              label="Points"
              value={each.points}
              onChange={(points) => putFit(fit.with(at, { ...each, points: numberOr(points, each.points) }))}
            />
            <span className={css.grow} />
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              aria-label={`Remove fit ${at + 1}`}
              onClick={() => putFit(fit.toSpliced(at, 1))}
            >
              <IconTrash size={16} />
            </ActionIcon>
          </div>
          <SegmentEditor compact value={each.when} onChange={(when) => putFit(fit.with(at, { ...each, when }))} />
        </fieldset>
      ))}
      <div>
        <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => putFit([...fit, { points: 10, when: { all: [] } }])}>
          Add fit
        </Button>
      </div>
      <h3>Who counts as a good lead</h3>
      <div className={css.row}>
        <NumberInput
          label="MQL from (points)"
          value={value.threshold}
          onChange={(threshold) => onChange({ ...value, threshold: numberOr(threshold, value.threshold) })}
        />
        <EventChoice
          label="A good lead comes to"
          optional
          value={outcome?.event ?? null}
          onChange={(event) => onChange({ ...value, outcome: event === null ? null : { event, withinDays: outcome?.withinDays ?? 90 } })}
        />
        <NumberInput
          label="Within days"
          min={1}
          disabled={outcome === null}
          value={outcome?.withinDays ?? 90}
          onChange={(days) => outcome && onChange({ ...value, outcome: { ...outcome, withinDays: numberOr(days, outcome.withinDays) } })}
        />
        <FieldChoice
          label="Day of beginning"
          types={["date", "datetime"]}
          optional
          disabled={outcome === null}
          value={value.joined}
          onChange={(joined) => onChange({ ...value, joined })}
        />
      </div>
      <Quiet>
        {outcome === null
          ? "With an event that a good lead comes to, a chart shows the precision and recall of every threshold."
          : `The chart looks back ${plural(outcome.withinDays, "day")}. Who began later by the day of beginning was not there to be scored, and is left out.`}
      </Quiet>
    </>
  );
}
