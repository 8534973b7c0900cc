import { Modal } from "@mantine/core";
import { useState } from "react";
import { type RunEntry, runOptionsSchema, type SavedRun } from "../../../src-shared/contract/runs.ts";
import type { Comparison } from "../../../src-shared/model/comparison.ts";
import { useClient } from "../../app/client.ts";
import { useResource } from "../../store/remote.ts";
import { FailureNote, ProgressPanel, useJob } from "../../ui/index.ts";
import { CompareForm, type Wanted } from "./CompareForm.tsx";
import { ComparisonTable } from "./ComparisonTable.tsx";
import css from "./compare.module.css";

/** Enough pairs for a range that does not jump. */
const PAIRS = 50;

/** The run's own start, days and seed, with as many worlds as are wanted. */
function optionsOf({ options, results }: SavedRun, replications: number) {
  const { seed, horizonDays, mode, sample } = results.manifest;
  return runOptionsSchema.parse({ seed, horizonDays, mode, sample, ...options, replications });
}

/** Compares the design of a run with another one: both are run in pairs over the same draws, and nothing is kept. */
export function CompareDialog({ entry, run, opened, onClose }: { entry: RunEntry; run: SavedRun; opened: boolean; onClose(): void }) {
  const core = useClient();
  const currency = useResource("project").data?.currency ?? "USD";
  const [wanted, setWanted] = useState<Wanted>({ other: null, replications: Math.max(PAIRS, run.results.manifest.replications) });
  const { start, cancel, reset, ...job } = useJob<Comparison>();
  const { other, replications } = wanted;
  const compare = () => {
    if (other === null) return;
    void start((signal) => core.runs.compare({ a: { runId: run.id }, b: other, options: optionsOf(run, replications) }, { signal }));
  };
  return (
    <Modal
      opened={opened}
      onClose={() => {
        reset();
        onClose();
      }}
      size={860}
      title={<span className={css.title}>Compare two designs</span>}
    >
      <CompareForm entry={entry} wanted={wanted} running={job.status === "running"} onChange={setWanted} onStart={compare} />
      {job.status === "idle" && (
        <p className={css.note}>
          Both designs meet the same subscribers with the same chances, so that what differs between them is the design. Several
          replications show how far chance moves the difference.
        </p>
      )}
      <div className={css.answer}>
        {job.status === "running" && <ProgressPanel label="Comparing" progress={job.progress} onCancel={cancel} />}
        {job.status === "cancelled" && <p className={css.note}>The comparison was cancelled.</p>}
        {job.failure && <FailureNote failure={job.failure} />}
        {job.result && <ComparisonTable comparison={job.result} currency={currency} />}
      </div>
    </Modal>
  );
}
