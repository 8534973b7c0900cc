import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { ScoreId, ScoreState } from "../../../src-shared/model/scores.ts";
import { type Failure, FailureNote, failureOf, ProgressPanel, toast } from "../../ui/index.ts";
import css from "../scores.module.css";
import { useScoreJob } from "../useScore.ts";
import { ChurnForm } from "./ChurnForm.tsx";
import { ClvForm } from "./ClvForm.tsx";
import { LeadForm } from "./LeadForm.tsx";
import { RfmForm } from "./RfmForm.tsx";
import { RulesForm } from "./RulesForm.tsx";
import { ValueForm } from "./ValueForm.tsx";

/** A form over settings that are checked by the core when they are saved. */
export type SettingsForm = (props: { value: never; onChange(value: unknown): void }) => React.JSX.Element;

/** The form of each score, and what it starts from where the data suggests nothing. */
const forms: Record<ScoreId, { Form: SettingsForm; empty: unknown }> = {
  rfm: { Form: RfmForm as SettingsForm, empty: { source: { purchases: { event: "", amount: null, withinDays: null } } } },
  "value-decile": { Form: ValueForm as SettingsForm, empty: { value: { field: "" } } },
  clv: {
    Form: ClvForm as SettingsForm,
    empty: {
      model: { purchases: { event: "", amount: null, withinDays: null } },
      ...{ horizonMonths: 24, discountPercent: 10, marginPercent: 100 },
    },
  },
  churn: { Form: ChurnForm as SettingsForm, empty: { contract: { tenure: "", churned: "", by: null, periodMonths: 1 } } },
  lifecycle: { Form: RulesForm as SettingsForm, empty: { rules: [], otherwise: null } },
  lead: { Form: LeadForm as SettingsForm, empty: { fit: [], engagement: [], threshold: 20, outcome: null, joined: null } },
  persona: { Form: RulesForm as SettingsForm, empty: { rules: [], otherwise: null } },
};

/** What a score is made from, edited and then computed. */
export function SettingsDialog({ state, onClose }: { state: ScoreState; onClose(): void }) {
  const { Form, empty } = forms[state.id];
  const [draft, setDraft] = useState<unknown>(state.settings ?? empty);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { job, compute, set } = useScoreJob();
  const busy = job.status === "running";
  const keep = async (settings: unknown) => {
    setFailure(null);
    try {
      await set(state.id, settings);
    } catch (error) {
      setFailure(failureOf(error));
      return;
    }
    if (!(await compute([state.id]))) return;
    toast(`${state.label} was computed.`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Settings of ${state.label}`} size={900}>
      <div className={css.form} data-testid="score-settings">
        <Form value={draft as never} onChange={setDraft} />
        {failure && <FailureNote failure={failure} />}
        {job.failure && <FailureNote failure={job.failure} />}
        {busy && <ProgressPanel label={`Computing ${state.label}`} progress={job.progress} onCancel={job.cancel} />}
        <div className={css.foot}>
          <Button variant="subtle" disabled={busy || !state.own} onClick={() => void keep(null)}>
            Use what the data suggests
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button disabled={busy} onClick={() => void keep(draft)}>
            Save and compute
          </Button>
        </div>
      </div>
    </Modal>
  );
}
