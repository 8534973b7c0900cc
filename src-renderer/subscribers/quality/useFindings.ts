import { useEffect } from "react";
import { create } from "zustand";
import type { QualityFinding } from "../../../src-shared/model/statistics.ts";
import { useClient } from "../../app/client.ts";
import { type Job, useJob } from "../../ui/useJob.ts";

interface Found {
  /** The state of the data that was looked through: project and version. */
  of: string;
  findings: readonly QualityFinding[] | null;
}

/** The last findings, so that coming back to them costs nothing. */
const useFound = create<Found>(() => ({ of: "", findings: null }));

/** Findings about the data as it stands; looked for again when it changes. */
export function useFindings(
  project: string,
  version: number,
): { findings: readonly QualityFinding[] | null; job: Job<QualityFinding[]>; again(): void } {
  const core = useClient();
  const job = useJob<QualityFinding[]>();
  const found = useFound();
  const of = `${project} ${version}`;
  const { start } = job;
  const current = found.of === of;
  const again = () =>
    void start((signal) => core.quality.findings(undefined, { signal })).then(
      (findings) => findings && useFound.setState({ of, findings }),
    );
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked for when the data is another
  useEffect(() => {
    if (!current) again();
  }, [of, current]);
  return { findings: current ? found.findings : null, job, again };
}
