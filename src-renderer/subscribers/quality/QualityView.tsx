import { Button } from "@mantine/core";
import { IconChecks } from "@tabler/icons-react";
import { useState } from "react";
import type { QualityFinding } from "../../../src-shared/model/statistics.ts";
import { useClient } from "../../app/client.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { invalidate, useResource } from "../../store/remote.ts";
import { EmptyState, FailureNote, ProgressPanel, plural, Screen, toast, toastUndo, useJob } from "../../ui/index.ts";
import { Head } from "../Head.tsx";
import { useMasked } from "../masked.ts";
import { dataChanged } from "../refresh.ts";
import css from "../subscribers.module.css";
import { FindingCard } from "./FindingCard.tsx";
import own from "./quality.module.css";
import { useFindings } from "./useFindings.ts";

/** What is worth knowing about the data before it is used: each finding with its rule, its rows, and what helps. */
export default function QualityView() {
  const core = useClient();
  const project = useResource("project").data;
  const fields = useResource("fields").data ?? [];
  const [masked] = useMasked();
  const { findings, job, again } = useFindings(project?.id ?? "", project?.dataVersion ?? 0);
  const fix = useJob<{ cells: number; undo: boolean }>();
  const [fixing, setFixing] = useState<string | null>(null);
  const unify = async ({ field, label }: QualityFinding) => {
    if (field === null) return;
    setFixing(field);
    const done = await fix.start((signal) => core.quality.unifySpellings({ field }, { signal }));
    if (!done) return;
    setFixing(null);
    await dataChanged(core);
    const words = `${plural(done.cells, "value")} of “${label}” now have one spelling.`;
    if (!done.undo) return toast(`${words} A restore point has the data as it was.`);
    toastUndo(words, async () => {
      await core.edits.undo();
      invalidate("edits");
      await dataChanged(core);
    });
  };
  const busy = job.status === "running";
  return (
    <Screen name="quality" ready={findings !== null || job.status === "failed" || job.status === "cancelled"} fill>
      <div className={css.top}>
        <Head />
      </div>
      <div className={css.page}>
        {busy && <ProgressPanel label="Looking through the fields" progress={job.progress} onCancel={job.cancel} />}
        {job.failure && <FailureNote failure={job.failure} />}
        {!busy && findings === null && (
          <div>
            <Button variant="default" onClick={again}>
              Look through the data
            </Button>
          </div>
        )}
        {fix.status === "running" && <ProgressPanel label="Writing one spelling" progress={fix.progress} onCancel={fix.cancel} />}
        {findings?.length === 0 && (
          <EmptyState icon={<IconChecks size={28} stroke={1.5} />} title="Nothing to report">
            Nothing is missing often, far from the others, stale, spelt in two ways or there twice.
          </EmptyState>
        )}
        {findings && findings.length > 0 && (
          <>
            <p className={own.lead}>
              {plural(findings.length, "finding")}, the most frequent first. Each says its rule; none of them changes anything by itself.
            </p>
            <ul className={own.findings} data-testid="findings">
              {findings.map((finding) => (
                <FindingCard
                  key={`${finding.kind} ${finding.field}`}
                  finding={finding}
                  hidden={masked && fields.some(({ id, personal }) => id === finding.field && personal)}
                  readOnly={project?.readOnly ?? false}
                  busy={fix.status === "running"}
                  failure={fixing === finding.field && finding.kind === "spellings" ? fix.failure : null}
                  onUnify={() => void unify(finding)}
                  onDuplicates={() => navigate(pathOf("subscribers", "duplicates"))}
                />
              ))}
            </ul>
          </>
        )}
      </div>
    </Screen>
  );
}
