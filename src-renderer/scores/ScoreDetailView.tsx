import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconAdjustments, IconDots, IconRefresh, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { ScoreState } from "../../src-shared/model/scores.ts";
import { useResource } from "../store/remote.ts";
import { fieldPath } from "../subscribers/views.ts";
import {
  ConfirmDialog,
  Detail,
  DetailHead,
  DetailTitle,
  FailureNote,
  formatCount,
  formatMoment,
  Panel,
  ProgressPanel,
  Prose,
  Quiet,
  toast,
  Warnings,
} from "../ui/index.ts";
import { Findings } from "./Findings.tsx";
import css from "./scores.module.css";
import { SettingsDialog } from "./settings/SettingsDialog.tsx";
import { useScoreDetail, useScoreJob } from "./useScore.ts";

/** One score: definition, date, what was found, distribution; compute, settings, remove. */
export function ScoreDetailView({ state, states, readOnly }: { state: ScoreState; states: readonly ScoreState[]; readOnly: boolean }) {
  const { detail, failure } = useScoreDetail(state.id, states);
  const { job, compute, remove } = useScoreJob();
  const currency = useResource("project").data?.currency ?? "USD";
  const [editing, setEditing] = useState(false);
  const [removing, setRemoving] = useState(false);
  const { computed, problem } = state;
  const busy = job.status === "running";
  const warnings = [
    ...(computed?.stale ? ["The data or the settings changed since. Compute the score again."] : []),
    ...(problem !== null && computed ? [problem] : []),
    ...(detail?.findings?.notes ?? []),
  ];
  return (
    <Detail wide>
      <DetailHead
        name={<DetailTitle title={state.label}>{state.purpose}</DetailTitle>}
        actions={
          <>
            {computed && (
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon variant="subtle" color="gray" size="lg" aria-label="More for this score">
                    <IconDots size={18} />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item leftSection={<IconTrash size={16} />} color="red" disabled={readOnly} onClick={() => setRemoving(true)}>
                    Remove its fields…
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )}
            <Button variant="default" leftSection={<IconAdjustments size={16} />} disabled={readOnly} onClick={() => setEditing(true)}>
              Settings
            </Button>
            <Button
              leftSection={<IconRefresh size={16} />}
              disabled={readOnly || busy || problem !== null}
              onClick={() => void compute([state.id]).then((done) => done && toast(`${state.label} was computed.`))}
            >
              {computed ? "Compute again" : "Compute"}
            </Button>
          </>
        }
      />
      {busy && <ProgressPanel label={`Computing ${state.label}`} progress={job.progress} onCancel={job.cancel} />}
      {job.failure && <FailureNote failure={job.failure} />}
      {failure && <FailureNote failure={failure} />}
      <Warnings sentences={warnings} />
      <Panel
        title={state.definition === null ? "What it needs" : "Definition"}
        aside={state.definition !== null && <Quiet>{state.own ? "your settings" : "as the data suggests"}</Quiet>}
      >
        <Prose testId="score-definition">{state.definition ?? problem}</Prose>
        {!computed && problem !== null && state.definition !== null && <Prose>{problem}</Prose>}
        <Quiet>
          {computed ? (
            <>
              Computed on {formatMoment(computed.at)}
              {detail?.findings && ` for ${formatCount(detail.findings.scored)} of ${formatCount(detail.total)} subscribers`}, and again
              after every import. Fields:{" "}
              {state.fields.map(({ id, label }, at) => (
                <span key={id}>
                  {at > 0 && ", "}
                  <a className={css.link} href={`#${fieldPath(id)}`}>
                    {label}
                  </a>
                </span>
              ))}
            </>
          ) : (
            "Not computed yet. Its fields can then be used in segments, splits and exports."
          )}
        </Quiet>
      </Panel>
      {detail?.findings && <Findings detail={detail} findings={detail.findings} currency={currency} readOnly={readOnly} />}
      {editing && <SettingsDialog state={state} onClose={() => setEditing(false)} />}
      <ConfirmDialog
        opened={removing}
        title={`Remove the fields of ${state.label}?`}
        confirm="Remove fields"
        onClose={() => setRemoving(false)}
        onConfirm={() => void remove(state.id).then((done) => done && toast(`The fields of ${state.label} were removed.`))}
      >
        {state.fields.map(({ label }) => label).join(", ")} will be gone. Segments and journeys that use them will say so. The settings
        stay, so the score can be computed again.
      </ConfirmDialog>
    </Detail>
  );
}
