import { Switch } from "@mantine/core";
import type { Segment } from "../../../../src-shared/model/segment.ts";
import { SegmentEditor } from "../../../segments/SegmentEditor.tsx";
import { Section } from "../fields.tsx";
import { NumberField } from "../number-field.tsx";
import { partWith, useModelEdit } from "./model-edit.ts";

/** How many people converted subscribers bring, and which of them do. */
export function ReferralFields() {
  const { model, set, mark } = useModelEdit();
  const { referral } = model;
  return (
    <Section title="Referral">
      <NumberField
        field="journey:model.referral.mean"
        label="People whom a converted subscriber brings"
        value={referral?.mean}
        min={0}
        max={100}
        placeholder="none"
        unit="on average"
        description="Counted apart from conversions."
        onValue={(mean) => set("referral", { referral: partWith(referral, { mean }, "mean") })}
        onLeave={mark}
      />
      {referral && (
        <Switch
          size="xs"
          label="Only promoters bring others"
          checked={referral.promoters !== undefined}
          onChange={({ currentTarget }) =>
            set("promoters", { referral: partWith(referral, { promoters: currentTarget.checked ? { all: [] } : undefined }, "mean") })
          }
        />
      )}
      {referral?.promoters !== undefined && (
        <SegmentEditor
          value={referral.promoters as Segment}
          onChange={(promoters) => set("promoters", { referral: { ...referral, promoters } })}
          compact
        />
      )}
    </Section>
  );
}
